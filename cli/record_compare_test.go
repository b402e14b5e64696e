package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

// A count of few answers says little of a domain, so that compare shows the counts that the report shows.
func TestCompareShowsNoCountThatTheReportWouldNot(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write := func(name string, answers map[string]assessment.Answer) string {
		r := &record.Record{Made: assessment.Date{Year: 2026, Month: 5, Day: 4}, Questionnaire: "ahp-support-worker", Edition: "1", Answers: answers}
		data, err := r.Encode()
		path := filepath.Join(folder, name)
		must(t, errors.Join(err, os.WriteFile(path, data, 0o600)))
		return path
	}
	own, notMine := assessment.Answer{Rating: assessment.OnMyOwn}, assessment.Answer{Rating: assessment.NotMyRole}
	few := write("few.json", map[string]assessment.Answer{"d3-consent": own, "d6-research": notMine, "d6-service-improvement": notMine})
	stdout, stderr, code := carryOut(t, "record", "compare", few, few)
	if code != 0 {
		t.Fatal(stderr)
	}
	for _, want := range []string{
		"responsibilities: not enough answers then, not enough answers now. Not compared.\n",
		"improvement: not part of your role then, not part of your role now. Not compared.\n",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in:\n%s", want, stdout)
		}
	}
}
