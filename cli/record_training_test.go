package cli_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

// writeTraining writes a record of fire safety, which is due on 30 January 2027.
func writeTraining(t *testing.T, folder string) (path string) {
	t.Helper()
	return writeRecord(t, folder, assessment.TrainingRecord{Lines: []assessment.Training{
		{Topic: "t-fire", Name: "Fire safety", Every: 24, Done: assessment.Date{Year: 2025, Month: 1, Day: 30}},
	}})
}

func writeRecord(t *testing.T, folder string, training assessment.TrainingRecord) (path string) {
	t.Helper()
	r := &record.Record{Made: assessment.Date{Year: 2026, Month: 5, Day: 4}, Questionnaire: "ahp-support-worker", Edition: "1", Training: training}
	data, err := r.Encode()
	must(t, err)
	path = filepath.Join(folder, "training.json")
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// TestShowSaysHowEachLineStands guards the lines in the order and with the numbers by which they are signed.
func TestShowSaysHowEachLineStands(t *testing.T) {
	t.Parallel()
	done := assessment.Date{Year: 2026, Month: 6, Day: 1}
	path := writeRecord(t, t.TempDir(), assessment.TrainingRecord{
		Joined: assessment.Date{Year: 2023, Month: 9, Day: 1},
		Lines: []assessment.Training{
			{Topic: "t-hoists", Class: assessment.NeededForRole, Every: assessment.EmployerSets, Done: done},
			{Topic: "t-appraisal", Every: assessment.Once, Done: done},
			{Topic: "t-fire", Class: assessment.Compulsory, Every: 24, Done: done.AddMonths(-24), Booked: done.AddMonths(7), Credential: "a.b.c"},
			{Title: "Splints", Every: 12},
		},
		Standards: []assessment.StandardDone{{ID: "cc-2", Known: done}},
	})
	stdout, stderr, code := carryOut(t, "record", "show", path)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if want := `
Training record, on 22 November 2026
Joined in September 2023
1 Hoists and moving equipment. Needed for my role. Done: 1 June 2026. No due date set.
2 Appraisal: how it works. Done: 1 June 2026. In date.
3 Fire safety. Compulsory. Done: 1 June 2024. Due: 1 June 2026. Booked: 1 January 2027. Overdue. Signed, and not checked here.
4 Splints. Done: not yet. To do.
Care Certificate, Your personal development. Knowledge done: 1 June 2026. Signed off at work: not yet.
`; !strings.HasSuffix(stdout, want) {
		t.Errorf("got %swant %s", stdout, want)
	}
}

func TestTheSettingsSayFromWhenTrainingIsDueSoon(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := writeTraining(t, folder)
	for days, status := range map[int]string{68: "In date", 69: "Due soon"} { // from 22 November 2026 to 30 January 2027
		config, out := filepath.Join(folder, fmt.Sprint(days, ".toml")), filepath.Join(folder, fmt.Sprint(days, ".csv"))
		must(t, os.WriteFile(config, fmt.Appendf(nil, "due_soon_days = %d\n", days), 0o600))
		if _, stderr, code := carryOut(t, "record", "export", path, "-o", out, "--config", config); code != 0 {
			t.Fatal(stderr)
		}
		table, err := os.ReadFile(out)
		must(t, err)
		if !strings.Contains(string(table), ",2027-01-30,"+status+",") {
			t.Errorf("%d days: %s", days, table)
		}
	}
}

// A signed sample would else pass for the training of somebody real.
func TestVerifySaysThatARecordIsASample(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	trusted := filepath.Join(folder, "trusted.toml")
	must(t, os.WriteFile(trusted, []byte(`[[employer]]
name = "Riverside"
key = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
from = "2020-01-01"
until = "2999-12-31"
`), 0o600))
	for _, sample := range []bool{true, false} {
		for _, lines := range [][]assessment.Training{nil, {{Topic: "t-fire", Name: "Fire safety"}}} {
			r := &record.Record{Made: assessment.Date{Year: 2026, Month: 5, Day: 4}, Questionnaire: "ahp-support-worker", Edition: "1", Sample: sample}
			r.Training.Lines = lines
			path := filepath.Join(folder, fmt.Sprint(sample, len(lines), ".json"))
			data, err := r.Encode()
			must(t, errors.Join(err, os.WriteFile(path, data, 0o600)))
			text, _, _ := carryOut(t, "record", "verify", path, "--trusted", trusted)
			if strings.HasPrefix(text, "SAMPLE, a made-up person\n") != sample {
				t.Errorf("sample %t, %d lines: said %q", sample, len(lines), text)
			}
			programs, _, _ := carryOut(t, "record", "verify", path, "--trusted", trusted, "--json")
			if strings.Contains(programs, `"sample": true,`) != sample {
				t.Errorf("sample %t, %d lines: %s", sample, len(lines), programs)
			}
		}
	}
}

// What stands in an export comes from outside, and goes to a terminal.
func TestNothingOfAnExportReachesTheTerminalRaw(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	const evil = "\x1b[2J\x1b]0;x\x07\u202e\u009b31m"
	export := filepath.Join(folder, evil+".csv")
	must(t, os.WriteFile(export, []byte("Competency Name,Date Start,Expiry Date,VPD"+evil+"\n"+
		"Hoists"+evil+",1-Feb-2025,\nScales"+evil+",soon"+evil+",\nSplints,1-Feb-2025,never"+evil+"\n"), 0o600))
	for i, args := range [][]string{{}, {"--json"}, {"--yes"}} {
		want := []int{2, 2, 0}[i] // without a yes nothing is written
		args = append([]string{"record", "import", export, "-o", filepath.Join(folder, "out.json")}, args...)
		stdout, stderr, code := carryOut(t, args...)
		if code != want || (stderr == "") != (want == 0) || !strings.Contains(stdout, "Hoists") {
			t.Errorf("exit code %d, said %q %q", code, stdout, stderr)
		}
		if i := strings.IndexFunc(stdout+stderr, func(r rune) bool { return r != '\n' && (r < ' ' || r == '\u202e' || r == '\u009b') }); i >= 0 {
			t.Errorf("%q", (stdout + stderr)[i:])
		}
	}
}

// An employer's list that does not fit is told where there is training, and stops nobody else's report.
func TestAListThatDoesNotFitStopsOnlyAReportWithTraining(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	config := filepath.Join(folder, "waymark.toml")
	must(t, os.WriteFile(config, fmt.Appendf(nil, "training = %q\n", filepath.Join(folder, "gone.yaml")), 0o600))
	report := filepath.Join(folder, "report.txt")
	if _, stderr, code := carryOut(t, "assess", "--answers", typicalAnswers(t), "--report", report, "--config", config, "--data", folder+"/data"); code != 0 {
		t.Errorf("a report without training: exit code %d, %s", code, stderr)
	}
	if _, stderr, code := carryOut(t, "record", "export", writeTraining(t, folder), "-o", filepath.Join(folder, "t.csv"), "--config", config); code != 1 || !strings.Contains(stderr, "list of training in the settings") {
		t.Errorf("training: exit code %d, %s", code, stderr)
	}
}
