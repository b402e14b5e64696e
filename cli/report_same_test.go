package cli_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"waymark/assessment/report"
	"waymark/cli"
)

// somebody is a person at a computer, as the environment tells of them.
type somebody struct{ name, zone, language, processors string }

var twoPeople = []somebody{
	{"ada-lovelace", "Pacific/Kiritimati", "en_GB.UTF-8", "1"},
	{"grace-hopper", "America/Anchorage", "C", "4"},
}

// makeAll has the real program make every form of a report, and returns the files and what it said.
func (p somebody) makeAll(t *testing.T) map[string][]byte {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home", p.name)
	must(t, os.MkdirAll(home, 0o700))
	must(t, writeRecords(home))
	said := func(args ...string) []byte {
		cmd := exec.Command(program, args...)
		cmd.Dir = home
		cmd.Env = []string{
			"HOME=" + home, "USER=" + p.name, "LOGNAME=" + p.name, "HOSTNAME=" + p.name + "-desk", "TZ=" + p.zone,
			"LANG=" + p.language, "LC_ALL=" + p.language, "GOMAXPROCS=" + p.processors,
		}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
		return out
	}
	made := map[string][]byte{"show": said("record", "show", "--json", "typical.json"), "check": said("record", "check", "typical.json")}
	for _, name := range []string{"report.pdf", "report.html", "report.txt"} {
		said("report", "typical.json", "-o", name, "--with", "notes,wellbeing,planning")
		data, err := os.ReadFile(filepath.Join(home, name))
		must(t, err)
		made[name] = data
	}
	return made
}

func TestReportIsTheSameWhoeverMakesItAndWherever(t *testing.T) {
	t.Parallel()
	first, second := twoPeople[0].makeAll(t), twoPeople[1].makeAll(t)
	for name := range first {
		if len(first[name]) == 0 || !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s has %d bytes, then %d others", name, len(first[name]), len(second[name]))
		}
	}
}

func TestReportDoesNotTellTheTimeOfDay(t *testing.T) {
	t.Parallel()
	at := func(hour, minute int, form report.Form) []byte {
		clock := func() time.Time { return time.Date(2026, time.November, 22, hour, minute, 7, 0, time.UTC) }
		out, err := cli.NewReports(clock, t.TempDir()).Make(typical(t), form)
		must(t, err)
		return out.Data
	}
	for _, form := range []report.Form{report.SavedPDF, report.PrintedPDF, report.HTML, report.Text} {
		if !bytes.Equal(at(8, 2, form), at(17, 45, form)) {
			t.Errorf("a report as %s changes within the day", form)
		}
	}
}

// aTime is a time of day other than midnight, which stands for no time at all.
var aTime = regexp.MustCompile(`\b(0[1-9]|1\d|2[0-3]):[0-5]\d\b|\b00:(0[1-9]|[1-5]\d)\b|D:\d{8}(0*[1-9]\d*)`)

func TestNothingInAReportTellsWhoMadeItWhereOrWhen(t *testing.T) {
	t.Parallel()
	person := twoPeople[0]
	traces := []string{person.name, "/home/", os.TempDir() + string(filepath.Separator)}
	if host, err := os.Hostname(); err == nil && len(host) > 4 && strings.ContainsAny(host, "-0123456789") {
		traces = append(traces, host) // a shorter one, or one that is a word ("worker"), may stand in any report
	}
	for name, data := range person.makeAll(t) {
		if strings.HasSuffix(name, ".pdf") {
			data = unpacked(t, data)
		}
		for _, trace := range traces {
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(trace))) {
				t.Errorf("%s has %s in it", name, trace)
			}
		}
		if found := aTime.Find(data); found != nil {
			t.Errorf("%s has the time %s in it", name, found)
		}
	}
}

// unpacked returns a PDF with its streams as they are when nothing is packed.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	qpdf := needTool(t, "qpdf")
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.pdf"), filepath.Join(folder, "out.pdf")
	must(t, os.WriteFile(in, data, 0o600))
	if said, err := exec.Command(qpdf, "--qdf", "--object-streams=disable", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	plain, err := os.ReadFile(out)
	must(t, err)
	return plain
}

// A report takes its record along, and so can be made again from itself alone.
func TestSavedReportMakesItselfAgain(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, args := range [][]string{
		{"assess", "--answers", "testdata/answers/typical.yaml", "--report", at("first.pdf")},
		{"report", at("first.pdf"), "-o", at("again.pdf")},
		{"record", "show", at("again.pdf")},
		{"report", at("first.pdf"), "-o", at("without.pdf"), "--without", "record"},
	} {
		if _, stderr, code := run(t, args...); code != 0 || stderr != "" {
			t.Fatalf("%q: exit code %d: %s", args, code, stderr)
		}
	}
	first, err := os.ReadFile(at("first.pdf"))
	again, err2 := os.ReadFile(at("again.pdf"))
	must(t, errors.Join(err, err2))
	if !bytes.Equal(first, again) {
		t.Error("a report that was made again is another one")
	}
	stdout, _, code := run(t, "record", "check", at("first.pdf"), at("without.pdf"))
	if code != 1 || !strings.Contains(stdout, "first.pdf: whole.") || !strings.Contains(stdout, "without.pdf: There is no Waymark record in this file.") {
		t.Errorf("exit code %d: %s", code, stdout)
	}
}
