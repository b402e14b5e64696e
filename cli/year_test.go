package cli_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/report/pdfcheck"
	"waymark/cli"
)

// year is one worker's year, in a folder of their own.
type year struct {
	t      *testing.T
	folder string
	today  time.Time
	random io.Reader
}

func (y *year) on(month time.Month, day, year int) {
	y.today = time.Date(year, month, day, 9, 30, 0, 0, time.UTC)
}

func (y *year) write(name, text string) {
	y.t.Helper()
	must(y.t, os.WriteFile(filepath.Join(y.folder, name), []byte(text), 0o600))
}

// does carries out a command on the day that it is, and returns what it says. Names of files are those in the folder.
func (y *year) does(exit int, stdin string, args ...string) string {
	y.t.Helper()
	for i, arg := range args {
		if filepath.Ext(arg) != "" && !filepath.IsAbs(arg) {
			args[i] = filepath.Join(y.folder, arg)
		}
	}
	var stdout, stderr bytes.Buffer
	code := cli.Run(y.t.Context(), append([]string{"--data", filepath.Join(y.folder, "data")}, args...), cli.Env{
		Stdin: strings.NewReader(stdin), Stdout: &stdout, Stderr: &stderr, Environ: []string{"HOME=" + y.folder},
		Clock: func() time.Time { return y.today }, NewRowID: func() assessment.RowID { return assessment.RowID{1} }, Random: y.random,
	})
	if code != exit {
		y.t.Fatalf("%v: exit code %d, want %d: %s%s", args, code, exit, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// TestAYearOfTraining follows a worker from induction at one employer, by way of a second that takes the first one's
// word for what was done, to the report that they bring to supervision with one training overdue.
func TestAYearOfTraining(t *testing.T) {
	t.Parallel()
	y := &year{t: t, folder: t.TempDir(), random: rand.NewChaCha8([32]byte{7})}

	y.on(time.October, 6, 2025) // induction at Riverside, which exports what was done
	y.write("induction.csv", "Competency Name,Expiry Date,Date Start,Last Updated By,Title,VPD\n"+
		"NHS|CSTF|Fire Safety - 2 Years|,30-Sep-2027,30-Sep-2025,A Manager,Mx,123\n"+
		"NHS|CSTF|Infection Prevention and Control - Level 2 - 1 Year|,01-Oct-2026,01-Oct-2025,A Manager,Mx,123\n"+
		"123|LOCAL|Walking aids|,,2 October 2025,A Manager,Mx,123\n")
	y.does(0, "", "record", "import", "induction.csv", "-o", "one.json", "--yes")
	const passphrase = "correct horse battery\n"
	y.does(0, passphrase, "record", "key", "--issuer", "Riverside", "-o", "riverside.key")
	y.does(0, passphrase, "record", "sign", "one.json", "--key", "riverside.key", "--lines", "1,2,3", "-o", "two.json", "--yes")

	y.on(time.April, 13, 2026) // a change of employer: Hilltop trusts Riverside, and adds what it taught
	trusted := y.does(0, "", "record", "verify", "two.json", "--trusted", "riverside.key.pub")
	if strings.Count(trusted, "Trusted: signed by Riverside") != 3 {
		t.Errorf("in April Hilltop reads\n%s", trusted)
	}
	y.write("hilltop.csv", "Date Start;Competency Name;Expiry Date\n"+
		"10/04/2026;NHS|CSTF|Moving and Handling - Level 2 - 2 Years|;10/04/2028\n")
	y.does(0, "", "record", "import", "hilltop.csv", "--into", "two.json", "-o", "three.json", "--yes")

	y.on(time.November, 22, 2026) // supervision: an assessment, with the training beside it
	y.does(0, "", "assess", "--answers", typicalAnswers(t), "--report", "assessed.pdf")
	y.does(0, "", "record", "merge", "assessed.pdf", "three.json", "-o", "all.json")
	later := y.does(1, "", "record", "verify", "all.json", "--trusted", "riverside.key.pub")
	for said, want := range map[string]int{"Trusted: signed by Riverside": 2, "Expired": 1, "Self-declared": 1} {
		if strings.Count(later, said) != want {
			t.Errorf("in November %q is not said %d times of\n%s", said, want, later)
		}
	}
	y.does(0, "", "report", "all.json", "-o", "supervision.pdf")
	y.does(0, "", "report", "all.json", "-o", "supervision.txt")
	text, err := os.ReadFile(filepath.Join(y.folder, "supervision.txt"))
	must(t, err)
	for _, words := range []string{"My training record", "1 overdue", "Walking aids", "Moving and handling, level 2 (people)", "What I do well"} {
		if !strings.Contains(string(text), words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	pdf, err := os.ReadFile(filepath.Join(y.folder, "supervision.pdf"))
	must(t, err)
	for _, fault := range pdfcheck.Check(pdf) {
		t.Error(fault)
	}
	if again := y.does(1, "", "record", "verify", "supervision.pdf", "--trusted", "riverside.key.pub"); again != strings.ReplaceAll(later, "all.json", "supervision.pdf") {
		t.Errorf("the report holds other signatures than the record:\n%s\nwant\n%s", again, later)
	}
	for _, name := range []string{"all.json", "supervision.pdf", "supervision.txt"} {
		data, err := os.ReadFile(filepath.Join(y.folder, name))
		must(t, err)
		if bytes.Contains(data, []byte("A Manager")) {
			t.Errorf("%s names somebody", name)
		}
	}
}

func typicalAnswers(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "answers", "typical.yaml"))
	must(t, err)
	return path
}
