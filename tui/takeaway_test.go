package tui

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/report"
)

// reportsAsked remembers every report that was asked for, and counts its own calls as pages.
type reportsAsked struct {
	*outside
	of          []*assessment.Assessment
	unprintable string
}

func (r *reportsAsked) Make(a *assessment.Assessment, _ report.Form) (report.Output, error) {
	r.of = append(r.of, a)
	return report.Output{Data: []byte("%PDF"), Printed: report.Printed{Pages: len(r.of), Unprintable: r.unprintable}}, nil
}

func (r *reportsAsked) last() assessment.Parts { return r.of[len(r.of)-1].Parts() }

// withReports goes to the page that asks what goes into the report.
func withReports(t *testing.T) (*walk, *reportsAsked) {
	k := startWalk(t, 80, 24)
	asked := &reportsAsked{outside: k.out}
	k.m.deps.Reports = asked
	n := 0
	k.m.deps.NewName = func() string { n++; return fmt.Sprintf("waymark-report-%06d", n) }
	k.toShare()
	return k.press("2", "0"), asked
}

// TestReportStartsWithWhatIsMeantForOthers guards that notes, wellbeing and planning answers are in no report unasked.
func TestReportStartsWithWhatIsMeantForOthers(t *testing.T) {
	k, asked := withReports(t)
	if want := (assessment.Parts{Plan: true, Training: true, Answers: true, Record: true}); asked.last() != want {
		t.Errorf("the report starts with %+v, want %+v", asked.last(), want)
	}
	for line, on := range map[string]bool{
		"My notes (1)": false, "Action plan (1 action)": true, "All my answers": true,
		"My health and wellbeing answer": false, "How I like to learn, and what gets in the way": false,
		"My record, inside the saved file, to bring next time": true, "One page only": false,
	} {
		sign := map[bool]string{true: "[x]  ", false: "[ ]  "}[on]
		if !strings.Contains(k.screen(), sign+line) {
			t.Errorf("%q does not start as %v:\n%s", line, on, k.screen())
		}
	}
}

// TestWhatIsTickedIsWhatIsMade guards that each box reaches the report that is shown, saved and printed, and that a
// report in the making does not change with a later tick.
func TestWhatIsTickedIsWhatIsMade(t *testing.T) {
	toggle := []func(p *assessment.Parts) *bool{
		func(p *assessment.Parts) *bool { return &p.Notes }, func(p *assessment.Parts) *bool { return &p.Plan },
		func(p *assessment.Parts) *bool { return &p.Answers }, func(p *assessment.Parts) *bool { return &p.Wellbeing },
		func(p *assessment.Parts) *bool { return &p.Planning }, func(p *assessment.Parts) *bool { return &p.Record },
		func(p *assessment.Parts) *bool { return &p.OnePage },
	}
	for i, field := range toggle {
		k, asked := withReports(t)
		want, digit := asked.last(), fmt.Sprint(i+1)
		*field(&want) = !*field(&want)
		for _, made := range []struct {
			name string
			keys []string
		}{{"shown", []string{digit}}, {"saved", []string{"0", "2", "9"}}, {"printed", []string{"0", "1", "9"}}} {
			if k.press(made.keys...); asked.last() != want {
				t.Errorf("%s with box %s pressed: %+v, want %+v", made.name, digit, asked.last(), want)
			}
		}
		before := asked.of[0].Parts()
		if k.press("1", "2", "3"); asked.of[0].Parts() != before {
			t.Error("a report in the making changes with a later tick")
		}
	}
}

// TestLengthIsOnlySaidOfThePresentReport guards that an answer which comes late is not taken for the present one.
func TestLengthIsOnlySaidOfThePresentReport(t *testing.T) {
	k, asked := withReports(t)
	if k.m.shown.place != "1 page" {
		t.Fatalf("at first it says %q", k.m.shown.place)
	}
	asked.unprintable = "☃"
	happen := k.slowly("1")
	if k.m.shown.place != "" {
		t.Errorf("before the new length is known it says %q", k.m.shown.place)
	}
	asked.unprintable = ""
	k.press("1", "3")
	present := k.m.shown.place
	if asked.unprintable = "☃"; present != "3 pages" {
		t.Fatalf("after further ticks it says %q", present)
	}
	if happen(); k.m.shown.place != present || strings.Contains(k.screen(), "☃") {
		t.Errorf("an answer about an earlier report makes %q of %q:\n%s", k.m.shown.place, present, k.screen())
	}
}

// TestCharactersThatCannotBePrintedAreTold guards that nobody finds a question mark on paper unawares.
func TestCharactersThatCannotBePrintedAreTold(t *testing.T) {
	k, asked := withReports(t)
	asked.unprintable = "☃"
	if k.press("1"); !strings.Contains(k.screen(), "These characters cannot be printed: ☃.") {
		t.Errorf("nothing is told:\n%s", k.screen())
	}
}

// TestSavingTwiceMakesTwoFiles guards "nothing is ever written over".
func TestSavingTwiceMakesTwoFiles(t *testing.T) {
	k, _ := withReports(t)
	k.press("0", "2", "2")
	for _, name := range []string{"waymark-report-000001.pdf", "waymark-report-000002.pdf"} {
		if k.out.saved["/reports/"+name] == nil || !strings.Contains(k.screen(), "√ Saved as "+name+", the report folder") {
			t.Errorf("%s is not saved or not told:\n%s", name, k.screen())
		}
	}
	if k.press("1"); k.out.printed != 1 || !strings.Contains(k.screen(), "√ Sent to the printer Therapy office at 10:4") {
		t.Errorf("printed %d times:\n%s", k.out.printed, k.screen())
	}
}

// TestWhileOneReportIsMadeNoOtherIs guards a slow printer or stick against an impatient finger.
func TestWhileOneReportIsMadeNoOtherIs(t *testing.T) {
	for _, digit := range []string{"1", "2"} {
		k, _ := withReports(t)
		k.press("0")
		happen := k.slowly(digit)
		if k.press("1", "2", digit); k.out.printed != 0 || len(k.out.saved) != 0 {
			t.Errorf("%d printed and %d saved meanwhile", k.out.printed, len(k.out.saved))
		}
		if happen(); k.out.printed+len(k.out.saved) != 1 || k.focus() != idContinue {
			t.Errorf("%d printed and %d saved in the end, with focus on %s", k.out.printed, len(k.out.saved), k.focus())
		}
	}
}

// TestAReportThatIsDoneMovesNothingElsewhere guards "nothing moves by itself" for a person who has gone on meanwhile.
func TestAReportThatIsDoneMovesNothingElsewhere(t *testing.T) {
	for _, err := range []error{nil, errPlain} {
		for name, keys := range map[string][]string{
			"back": {"9", "down"}, "a statement": {"m", "2", "3", "down", "down"}, "another folder": {"3", "/mnt/st"},
		} {
			k, _ := withReports(t)
			k.press("0")
			k.out.saveErr = err
			happen := k.slowly("2")
			k.press(keys...)
			place, focus := k.place(), k.focus()
			if happen(); k.place() != place || k.focus() != focus {
				t.Errorf("%s, error %v: %q with focus on %s became %q with focus on %s", name, err, place, focus, k.place(), k.focus())
			}
		}
	}
}

// TestAReportThatFailsSaysWhatToDo guards that a sentence is shown, never the text of an error, and that it can be
// tried again.
func TestAReportThatFailsSaysWhatToDo(t *testing.T) {
	words := sentenceError(`The printer "Therapy office" is not answering. Your answers are safe. Try again, or save the report. (P1)`)
	const otherwise = "The report could not be saved there. Your answers are safe. Choose another folder."
	for _, c := range []struct {
		digit, want string
		err         error
	}{
		{"1", string(words), words},
		{"1", "Your answers are safe.", errPlain},
		{"2", string(words), fmt.Errorf("save %w", words)},
		{"2", otherwise, errPlain},
	} {
		k, _ := withReports(t)
		k.press("0")
		k.out.printErr, k.out.saveErr = c.err, c.err
		k.press(c.digit)
		texts := k.texts()
		if !strings.Contains(texts, c.want) || strings.Contains(texts, "secret") || k.m.shown.place != "Error: Print or save" {
			t.Errorf("%s with %v says\n%s", c.digit, c.err, k.screen())
		}
		if c.digit == "1" && strings.Contains(texts, "saved there") {
			t.Errorf("a printer that fails is told as a folder that fails:\n%s", k.screen())
		}
		k.out.printErr, k.out.saveErr, k.out.printed = nil, nil, 0
		if k.press(c.digit); k.out.printed+len(k.out.saved) != 1 || strings.Contains(k.screen(), "There is a problem") {
			t.Errorf("another try after %v:\n%s", c.err, k.screen())
		}
	}
}

// texts are all texts of the page, unwrapped.
func (k *walk) texts() string {
	all := k.m.shown.title + "\n" + k.m.shown.place + "\n" + k.m.message
	for _, p := range k.m.shown.parts {
		all += "\n" + p.text + "\n" + p.hint
		for _, c := range p.cells {
			all += "\n" + c.text
		}
	}
	return all
}

// TestATypedFolderIsSavedTo guards "save somewhere else": the path as typed, cleaned, and the page before it after.
func TestATypedFolderIsSavedTo(t *testing.T) {
	k, _ := withReports(t)
	k.press("0", "3")
	k.paste("  /mnt/my\x1b[31m stick\n")
	k.press("tab", "0")
	if k.out.saved["/mnt/my stick/waymark-report-000001.pdf"] == nil || k.place() != "Report | Print or save" {
		t.Errorf("saved %v, on %q", k.out.saved, k.place())
	}
	if !strings.Contains(k.screen(), "√ Saved as /mnt/my stick/waymark-report-000001.pdf") {
		t.Errorf("it is told as\n%s", k.screen())
	}
}

// TestAFolderThatCannotBeSavedToStaysInTheBox guards that a wrong path is put right and not typed again.
func TestAFolderThatCannotBeSavedToStaysInTheBox(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"/mnt/stuck", "The report could not be saved there. Your answers are safe. Choose another folder."},
		{"", "There is no folder yet. Type one, such as a folder on your memory stick."},
		{"stick", "We cannot tell where this folder is. Type all of it, such as " + onAStick("reports", runtime.GOOS) + "."},
		{strings.Repeat("/long", 300), "This path is too long to be one. Type a shorter one."},
	} {
		k, _ := withReports(t)
		k.out.saveErr = errPlain
		k.press("0", "3")
		k.paste(c.typed)
		k.press("tab", "0")
		if top, field := k.said(c.want); top != 1 || field != 1 || k.m.input.Value() != c.typed || k.m.inputID != folderBox {
			t.Errorf("%.20q: the sentence stands %d times at the top and %d at the field:\n%s", c.typed, top, field, k.screen())
		}
		k.out.saveErr = nil
		k.paste("x")
		if k.press("tab", "9"); !slices.Contains([]string{"Report | Print or save", "Report | Save somewhere else"}, k.place()) {
			t.Errorf("Back leads to %q", k.place())
		}
	}
}

// TestWithoutAPrinterNothingOffersToPrint guards that what cannot be used is not on the page.
func TestWithoutAPrinterNothingOffersToPrint(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.out.printers, k.out.folders = nil, []Folder{{"Memory stick STICK", "/media/STICK", true}, {Label: "the report folder", Path: "/reports"}}
	k.toPlaces()
	if strings.Contains(k.screen(), "Print on") {
		t.Errorf("printing is offered:\n%s", k.screen())
	}
	if k.press("1"); k.out.saved["/media/STICK/waymark-report-k7f3qm.pdf"] == nil {
		t.Errorf("1 saves %v", k.out.saved)
	}
}
