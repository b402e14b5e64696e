//go:build unix

package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment/report"
	"waymark/cli"
)

// fakePrinting puts an lp and an lpstat first on the path. They keep what they are given in the folder that it returns.
func fakePrinting(t *testing.T, lpstat, lp string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, script := range map[string]string{"lpstat": lpstat, "lp": lp} {
		if script == "" {
			continue
		}
		script = "#!/bin/sh\ncd '" + folder + "' || exit 1\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
	return folder
}

const (
	twoPrinters = `case $1 in -e) printf 'Office\nTherapy_room\n';; -d) echo "system default destination: Therapy_room";; esac`
	keepJob     = `printf '%s\n' "$@" >arguments; env >environment; cat >paper`
)

func newPrinter(name string) *cli.Printer { return cli.NewPrinter(name, os.Environ()) }

func TestPrintHandsThePagesToLpAndLeavesNoFile(t *testing.T) {
	folder := fakePrinting(t, twoPrinters, keepJob)
	if err := newPrinter("").Print(t.Context(), "Therapy_room", []byte("%PDF-1.7 pages")); err != nil {
		t.Fatal(err)
	}
	want := "-d\nTherapy_room\n-t\nReport\n-o\nmedia=A4\n-o\nsides=two-sided-long-edge\n-o\nprint-scaling=fit\n-o\njob-sheets=none\n"
	if got := readFile(t, folder, "arguments"); got != want {
		t.Errorf("lp was given %q, want %q", got, want)
	}
	if got := readFile(t, folder, "paper"); got != "%PDF-1.7 pages" {
		t.Errorf("lp read %q", got)
	}
	if !strings.Contains(readFile(t, folder, "environment"), "LC_ALL=C\n") {
		t.Error("lp did not run with LC_ALL=C")
	}
}

func TestThePrinterIsThatOfTheSettingsElseTheSystems(t *testing.T) {
	for _, c := range []struct{ name, lpstat, chosen, want, wrong string }{
		{"system's own", twoPrinters, "", "Therapy_room Office", ""},
		{"settings", twoPrinters, "Office", "Office", ""},
		{"settings name one that is not there", twoPrinters, "Attic", "", `There is no printer "Attic" here.`},
		{"the only one", `[ "$1" = -e ] && echo Office || echo "no system default destination"`, "", "Office", ""},
		{"two and no default", `[ "$1" = -e ] && printf 'Office\nAttic\n' || echo "no system default destination"`, "", "Office Attic", ""},
		{"default that is not there", `[ "$1" = -e ] && printf 'Office\nAttic\n' || echo "system default destination: Cellar"`, "", "Office Attic", ""},
		{"none at all, and no failure", `exit 0`, "", "", ""},
		{"no print server", `exit 1`, "", "", ""},
	} {
		fakePrinting(t, c.lpstat, keepJob)
		names, err := newPrinter(c.chosen).Names(t.Context())
		if got := strings.Join(names, " "); got != c.want || (err == nil) != (c.wrong == "") || err != nil && !strings.HasPrefix(err.Error(), c.wrong) {
			t.Errorf("%s: %q, %v", c.name, names, err)
		}
	}
}

func TestWhatPrintingCannotDoIsSaidInASentence(t *testing.T) {
	for _, c := range []struct{ name, lpstat, lp, want string }{
		{"lp fails", twoPrinters, "cat >/dev/null; exit 1", notAnswering},
		{"no printer", "exit 0", keepJob, "No printer is set up. Your answers are safe. Save the report instead. (P3)"},
	} {
		fakePrinting(t, c.lpstat, c.lp)
		if err := newPrinter("").Print(t.Context(), "Therapy_room", []byte("pages")); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

const notAnswering = `The printer "Therapy_room" is not answering. Your answers are safe. Try again, or save the report. (P1)`

// The bound is for each print command. Where a busy computer takes longer than it to list printers, it is widened.
func TestPrinterThatHangsIsGivenUp(t *testing.T) {
	folder := fakePrinting(t, twoPrinters, "touch begun; exec sleep 600")
	for limit := 300 * time.Millisecond; ; limit *= 5 {
		printer := newPrinter("")
		printer.SetLimit(limit)
		err := printer.Print(t.Context(), "Therapy_room", []byte("pages"))
		if _, missing := os.Stat(filepath.Join(folder, "begun")); missing != nil && limit < time.Minute {
			continue
		}
		if err == nil || err.Error() != notAnswering {
			t.Errorf("%v, want %s", err, notAnswering)
		}
		return
	}
}

// Names come from outside: a queue of somebody else's making may be called anything.
func TestOddPrinterNamesAreLeftOutAndOthersTakenAsTheyAre(t *testing.T) {
	long := strings.Repeat("x", 127)
	fakePrinting(t, `[ "$1" = -e ] && printf 'Office;reboot\n-t\n`+long+`\n`+long+`y\nBad\033[2JName\nCaf\303\251\nBack\342\200\256wards\n\377\n'`, keepJob)
	names, err := newPrinter("").Names(t.Context())
	if want := []string{"Office;reboot", "-t", long, "Café"}; err != nil || !slices.Equal(names, want) {
		t.Fatalf("got %q, %v", names, err)
	}
	for _, name := range names {
		folder := fakePrinting(t, `[ "$1" = -e ] && printf '%s\n' '`+strings.Join(names, "' '")+`'`, keepJob)
		must(t, newPrinter("").Print(t.Context(), name, []byte("pages")))
		if got := readFile(t, folder, "arguments"); !strings.HasPrefix(got, "-d\n"+name+"\n-t\nReport\n") {
			t.Errorf("lp was given %q", got)
		}
	}
}

func TestPrinterThatIsNotListedGetsNothing(t *testing.T) {
	folder := fakePrinting(t, twoPrinters, keepJob)
	for _, name := range []string{"", "Cellar", "-h", "Office\n"} {
		if err := newPrinter("").Print(t.Context(), name, []byte("pages")); err == nil {
			t.Errorf("%q printed", name)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "paper")); err == nil {
		t.Error("lp ran")
	}
}

// The print system may keep what it gets, so the record stays behind even where its owner wants it in the saved file.
func TestPaperHasNoRecordInside(t *testing.T) {
	inside := regexp.MustCompile(`/EmbeddedFile\b`)
	if !inside.Match(makeReport(t, report.SavedPDF)) {
		t.Error("the saved report has no record inside, so this test shows nothing")
	}
	folder := fakePrinting(t, twoPrinters, keepJob)
	must(t, newPrinter("").Print(t.Context(), "Office", makeReport(t, report.PrintedPDF)))
	if paper := readFile(t, folder, "paper"); !strings.HasPrefix(paper, "%PDF-") || inside.MatchString(paper) {
		t.Error("the printer got no PDF, or one with a file inside")
	}
}

func TestWithoutPrintCommandsThereIsNoPrinter(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if names, err := newPrinter("Office").Names(context.Background()); len(names) > 0 || err != nil {
		t.Errorf("got %q, %v", names, err)
	}
}

func readFile(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
