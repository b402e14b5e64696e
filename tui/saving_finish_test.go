package tui

import (
	"strings"
	"testing"
)

// TestDeletingWaitsForTheSaveUnderWay guards a choice that was made while the last change was on its way to the disk: it
// is not dropped, and a second key does not delete twice.
func TestDeletingWaitsForTheSaveUnderWay(t *testing.T) {
	for name, c := range map[string]struct {
		begin  func(k *walk)
		delete []string
		there  string
	}{
		"at the end":    {func(k *walk) { k.toPlaces().holdUp().press("2", "0") }, []string{"2", "0", "0"}, "Waymark | Done"},
		"from the menu": {func(k *walk) { k.toTasks().press("3").holdUp().press("2", "m", "3", "2") }, []string{"2", "2"}, ""},
	} {
		k := startWalk(t, 80, 24).saving()
		c.begin(k)
		if !k.m.saving.busy {
			t.Fatalf("%s: no save is under way", name)
		}
		k.press(c.delete...)
		if len(k.out.drafts.kept) == 0 || k.m.message != beingSaved {
			t.Errorf("%s: before the last change is on the disk it says %q", name, k.m.message)
		}
		k.letGo()
		if len(k.out.drafts.kept) > 0 || k.m.saving.on || !strings.HasPrefix(k.place(), c.there) || c.there == "" && !strings.HasPrefix(k.m.message, "Deleted.") {
			t.Errorf("%s: then %q says %q, and %d drafts are kept", name, k.place(), k.m.message, len(k.out.drafts.kept))
		}
	}
}
