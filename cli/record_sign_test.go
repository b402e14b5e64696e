package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"waymark/assessment"
)

// TestLinesThatCanNotBeSignedAreSaidBeforeAnybodyIsAsked has today, 22 November 2026, as the last day of a line.
func TestLinesThatCanNotBeSignedAreSaidBeforeAnybodyIsAsked(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	done := func(name string, year, month, of int) assessment.Training {
		return assessment.Training{Title: name, Every: 12, Done: assessment.Date{Year: year, Month: 1, Day: of}.AddMonths(month - 1)}
	}
	path := writeRecord(t, folder, assessment.TrainingRecord{Lines: []assessment.Training{
		done("Hoists", 2025, 10, 20), done("Scales", 2025, 11, 22), {Title: "Splints", Every: 12}, done("Lifts", 2026, 12, 1),
	}})
	stdout, stderr, code := carryOut(t, "record", "sign", path)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if want := `Say which of these lines to sign, with --lines. Nothing was signed.
  1  Hoists
     Its due date, 20 October 2026, has passed, so it can't be signed
  2  Scales
     In own words: Scales
     How often: 12 months
     Done: 2025-11-22
     A signature is good until its due date, 22 November 2026.
  3  Splints
     Not done yet
  4  Lifts
     Done on 1 December 2026, a day that has not come yet, so it can't be signed
`; stdout != want {
		t.Errorf("got  %s\nwant %s", stdout, want)
	}
	for lines, want := range map[string]string{
		"1":   "Line 1 can't be signed: its due date has passed",
		"2,3": "Line 3 can't be signed: it is not done yet",
		"4":   "Line 4 can't be signed: it was done on a day that has not come yet",
	} {
		stdout, stderr, code := carryOut(t, "record", "sign", path, "--key", "missing.key", "--lines", lines, "-o", filepath.Join(folder, "out.json"), "--yes")
		if code != 1 || stdout != "" || !strings.HasPrefix(stderr, want) {
			t.Errorf("%s: exit code %d, said %q %q", lines, code, stdout, stderr)
		}
	}
}
