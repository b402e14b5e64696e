package cli

import (
	"os"
	"path/filepath"
	"slices"
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

// A file is passed on without its folder, so its name has to tell made-up figures from those of people.
func TestAFileOfASampleSaysSoInItsName(t *testing.T) {
	sample := tenAlike(t, 4)
	sample.Sample = true
	for name, r := range map[string]*release.Release{"waymark-release-4": tenAlike(t, 4), "waymark-sample-release-4": sample} {
		folder := t.TempDir()
		paths, err := (&PlannerSetup{reports: &Reports{}}).Export(r, "csv", folder)
		want := []string{filepath.Join(folder, name+".csv"), filepath.Join(folder, name+"-dictionary.csv")}
		if err != nil || !slices.Equal(paths, want) {
			t.Errorf("saved as %v (%v), want %v", paths, err, want)
		}
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
