package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

// TestAReleaseThatWasSavedBeforeIsNamedAndKept guards that a planner who saves twice is told which file is in the way,
// however long the name of its folder, and that the file stays as it is.
func TestAReleaseThatWasSavedBeforeIsNamedAndKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), strings.Repeat("long", 60))
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "waymark-release-4.json")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := (&PlannerSetup{}).Export(tenAlike(t, 4), "json", folder)
	if err == nil || !strings.HasPrefix(sentence(err), `"waymark-release-4.json" is in that folder already. Nothing was saved`) {
		t.Errorf("the planner is told: %v", err)
	}
	if kept, _ := os.ReadFile(file); string(kept) != "mine" {
		t.Errorf("the file holds %q", kept)
	}
}

// tenAlike is a release of ten people who answered nothing.
func tenAlike(t *testing.T, number int) *release.Release {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	tally := release.NewTally(q)
	for range 10 {
		nothing := assessment.Response{
			Questionnaire: q.ID, Version: q.Version, Profession: q.Professions[0].ID, Areas: make([]byte, len(q.Areas())),
		}
		if !tally.Count(&nothing) {
			t.Fatal("a response was not counted")
		}
	}
	made := assessment.Date{Year: 2026, Month: 10, Day: 1}
	r, err := tally.Release(release.Particulars{Number: number, Made: made, To: "2026-Q3"}, func() bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	return r
}
