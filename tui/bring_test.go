package tui

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
)

// TestARecordIsBroughtAndRatesNothing guards "nothing is rated for you", and that one undo takes all of it out again.
func TestARecordIsBroughtAndRatesNothing(t *testing.T) {
	k := startWalk(t, 80, 24).bringing()
	if k.place() != "Waymark | What we keep" || k.m.message != "Brought in. U takes it out again." {
		t.Fatalf("after bringing:\n%s", k.screen())
	}
	a := &k.m.a
	if a.Progress().Answered != 0 || a.Stage() != "" || len(a.Plan()) != 1 || a.Plan()[0].What != "Read the consent policy" {
		t.Errorf("brought: %s", k.answers())
	}
	if e := a.Earlier(); e == nil || len(e.Answers) != 53 || e.Made.Words() != "12 May 2026" {
		t.Errorf("beside the new answers stands %+v", e)
	}
	if k.press("u"); a.Earlier() != nil || len(k.m.a.Plan()) != 0 || k.m.message != "Undone: what you brought in is taken out again" {
		t.Errorf("undo says %q and leaves %s", k.m.message, k.answers())
	}
	if k.press("9"); k.m.top().screen != (startScreen{}) {
		t.Errorf("back leads to %q", k.place())
	}
}

// TestOnlyWhatIsTickedIsBrought guards the two ticks.
func TestOnlyWhatIsTickedIsBrought(t *testing.T) {
	for _, c := range []struct {
		keys             []string
		actions, answers bool
	}{{nil, true, true}, {[]string{"1"}, false, true}, {[]string{"2"}, true, false}, {[]string{"1", "2", "1"}, true, false}} {
		k := startWalk(t, 80, 24).toRecord().press(c.keys...).press("0")
		if got := len(k.m.a.Plan()) == 1; got != c.actions {
			t.Errorf("after %v the plan holds %d", c.keys, len(k.m.a.Plan()))
		}
		if got := k.m.a.Earlier() != nil; got != c.answers {
			t.Errorf("after %v the last answers are there: %v", c.keys, got)
		}
	}
	k := startWalk(t, 80, 24).toRecord().press("1", "2", "0")
	if k.m.begun || k.m.message != "Nothing is ticked. Tick a line, or go back." {
		t.Errorf("with nothing ticked: begun %v, %q", k.m.begun, k.m.message)
	}
}

// TestATypedRecordIsOpened guards the way for those whose file is not on a stick: the path as typed, cleaned.
func TestATypedRecordIsOpened(t *testing.T) {
	for _, open := range [][]string{{"enter"}, {"tab", "0"}} {
		k := startWalk(t, 80, 24).aStick().press("3", "3")
		k.paste("  " + ownFile + "\x1b[31m\n")
		k.press(open...)
		if k.place() != "Waymark | Bring my last record" || !strings.Contains(k.screen(), "File        waymark-report-k7f3qm.pdf") {
			t.Fatalf("%v opens %q:\n%s", open, k.out.records.opened, k.screen())
		}
		if k.press("0"); k.m.a.Earlier() == nil || k.place() != "Waymark | What we keep" {
			t.Errorf("%v brings nothing:\n%s", open, k.screen())
		}
	}
}

// TestAFileThatIsLetFallOnTheWindowIsOpened guards the paths that Records knows how to read: quoted, and from home.
func TestAFileThatIsLetFallOnTheWindowIsOpened(t *testing.T) {
	for _, typed := range []string{"'/media/STICK/own record.pdf'", "\"/media/STICK/own record.pdf\"", "~/own record.pdf"} {
		k := startWalk(t, 80, 24).aStick()
		k.out.records.inside[typed] = lastRecord(t)
		k.press("3", "3")
		k.paste(typed)
		if k.press("enter"); !strings.Contains(k.screen(), "File        own record.pdf\n") {
			t.Errorf("%s leads to\n%s", typed, k.screen())
		}
	}
}

// TestAPathThatCannotBeOpenedStaysInTheBox guards that a wrong path is put right and not typed again.
func TestAPathThatCannotBeOpenedStaysInTheBox(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		err         error
	}{
		{"", "There is no path yet. Type where the file is, such as on your memory stick.", nil},
		{"stick/report.pdf", "We cannot tell where this file is. Type its folder too, such as " + onAStick("report.pdf", runtime.GOOS) + ".", nil},
		{strings.Repeat("/long", 300), "This path is too long to be one. Type a shorter one.", nil},
		{"/a", "This PDF has a password.", sentenceError("This PDF has a password.")},
		{"/a", "This file cannot be opened just now. Nothing was changed. Try again, or choose another file.", errPlain},
	} {
		k := startWalk(t, 80, 24).aStick().press("3", "3")
		k.out.records.err = c.err
		k.paste(c.typed)
		if k.press("enter"); c.typed == "" { // which only leads out of the box
			k.press("0")
		}
		if top, field := k.said(c.want); top != 1 || field != 1 || k.m.input.Value() != c.typed || k.m.inputID != recordBox {
			t.Errorf("%.20q: the sentence stands %d times at the top and %d at the field:\n%s", c.typed, top, field, k.screen())
		}
		if strings.Contains(k.texts(), "secret") || k.m.begun {
			t.Errorf("%.20q: begun %v:\n%s", c.typed, k.m.begun, k.screen())
		}
	}
}

// TestAPathIsShownAsThisComputerWritesIt guards whoever never saw a whole path: the sample is one they can follow.
func TestAPathIsShownAsThisComputerWritesIt(t *testing.T) {
	for system, want := range map[string]string{
		"linux": "/media/STICK/report.pdf", "darwin": "/Volumes/STICK/report.pdf", "windows": `E:\report.pdf`,
	} {
		if got := onAStick("report.pdf", system); got != want {
			t.Errorf("on %s it is %s, want %s", system, got, want)
		}
	}
	if sample := onAStick("report.pdf", runtime.GOOS); !isWhole(sample) {
		t.Errorf("%s would be refused here", sample)
	}
}

// TestAFileOfTheListThatHoldsNoRecordIsToldThere guards that another can be chosen at once.
func TestAFileOfTheListThatHoldsNoRecordIsToldThere(t *testing.T) {
	k := startWalk(t, 80, 24).aStick().press("3", "2")
	if !strings.Contains(k.texts(), "There is no Waymark record in this file.") || k.m.shown.place != "Error: Bring my last record" {
		t.Fatalf("it is told as\n%s", k.screen())
	}
	if k.press("1"); !strings.Contains(k.screen(), "Is this your record?") {
		t.Fatalf("the right one opens\n%s", k.screen())
	}
	if k.press("8"); strings.Contains(k.screen(), "There is a problem") || !strings.Contains(k.screen(), "Where is your last record?") {
		t.Errorf("another file is chosen on\n%s", k.screen())
	}
}

// TestARecordThatComesLateIsNotShownElsewhere guards a slow stick: what it holds never comes up on another page, nor for
// another person.
func TestARecordThatComesLateIsNotShownElsewhere(t *testing.T) {
	for name, gone := range map[string]func(k *walk){
		"back":           func(k *walk) { k.press("9") },
		"back and again": func(k *walk) { k.press("9", "3") },
		"to type it":     func(k *walk) { k.press("3") },
		"help":           func(k *walk) { k.press("?") },
		"look again":     func(k *walk) { k.press("4") },
		"another person": func(k *walk) { k.m.clear(); k.send(nil); k.press("3") },
	} {
		for _, err := range []error{nil, errPlain} {
			k := startWalk(t, 80, 24).aStick().press("3")
			k.out.records.err = err
			happen := k.slowly("1")
			gone(k)
			before := k.sight()
			happen()
			k.unchanged(before, name)
			k.toStart()
			k.out.records.err = nil
			if k.press("3", "1"); !strings.Contains(k.screen(), "Is this your record?") {
				t.Errorf("%s: afterwards it opens\n%s", name, k.screen())
			}
		}
	}
	k := startWalk(t, 80, 24).aStick().press("3")
	first := k.slowly("1")
	k.press("9", "3")
	second := k.slowly("2")
	before := k.sight()
	first()
	k.unchanged(before, "a file that is not wanted any more")
	if second(); !strings.Contains(k.texts(), "There is no Waymark record in this file.") {
		t.Errorf("the file that is wanted opens\n%s", k.screen())
	}
	k = startWalk(t, 80, 24).aStick().press("3")
	happen := k.slowly("1")
	if k.press("1", "2"); len(k.out.records.opened) != 0 {
		t.Errorf("an impatient finger opens %v", k.out.records.opened)
	}
	if happen(); !strings.Contains(k.screen(), "waymark-report-k7f3qm.pdf") {
		t.Errorf("in the end it opens\n%s", k.screen())
	}
}

// TestAListThatComesLateIsNotTakenForALaterOne guards the numbers under a finger: an old list never replaces a new one.
func TestAListThatComesLateIsNotTakenForALaterOne(t *testing.T) {
	k := startWalk(t, 80, 24)
	happen := k.slowly("3")
	if !strings.Contains(k.screen(), "Looking for memory sticks.") {
		t.Errorf("while it looks:\n%s", k.screen())
	}
	k.aStick().press("9", "3")
	k.out.records.found = nil
	before := k.sight()
	happen()
	k.unchanged(before, "an old list")
	if k.press("4"); k.m.message != "Still no record on a memory stick." {
		t.Errorf("looking again says %q:\n%s", k.m.message, k.screen())
	}
}

// TestManyFilesAreNumberedAndTheRestIsTold guards a stick full of files.
func TestManyFilesAreNumberedAndTheRestIsTold(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).aStick()
		for i := range 40 {
			k.out.records.found = append(k.out.records.found, FoundRecord{fmt.Sprintf("file %d.pdf", i), fmt.Sprintf("/media/%d", i)})
		}
		k.press("3", "end")
		if !strings.Contains(k.texts(), "There are more. If yours is not here, type where it is.") || len(k.m.laid.targets) > 60 {
			t.Errorf("at %v:\n%s", s, k.texts())
		}
		if k.press("11"); !slices.Equal(k.out.records.opened, []string{ownFile}) {
			t.Errorf("11 opens %v", k.out.records.opened)
		}
	}
}

// TestARecordIsBroughtIntoWhatHasBegun guards answers that are there already, and actions that were brought before.
func TestARecordIsBroughtIntoWhatHasBegun(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().fill()
	before := k.answers()
	k.toStart().bringing()
	if after := k.answers(); !strings.HasPrefix(after, before) || len(k.m.a.Plan()) != 2 || k.m.a.Earlier() == nil {
		t.Fatalf("bringing changes\n%s", difference(before, after))
	}
	k.press("9", "3", "1", "0")
	if len(k.m.a.Plan()) != 2 {
		t.Errorf("brought twice the plan holds %d actions", len(k.m.a.Plan()))
	}
	k.press("9", "3", "1", "2")
	want := k.answers()
	if k.press("0"); k.answers() != want || k.m.message != "You have all of this already." {
		t.Errorf("actions alone, brought again: %q, %s", k.m.message, difference(want, k.answers()))
	}
}

// TestAPlanThatIsFullTakesNoPartOfARecord guards "nothing was brought in".
func TestAPlanThatIsFullTakesNoPartOfARecord(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	for range assessment.PlanLimit {
		k.ok(k.m.a.AddAction(assessment.Action{What: "One of five"}))
	}
	before := k.answers()
	if k.toStart().toRecord().press("0"); k.answers() != before || !strings.Contains(k.texts(), "Nothing was brought in.") {
		t.Errorf("a full plan:%s\n%s", difference(before, k.answers()), k.screen())
	}
	if k.press("1", "0"); k.m.a.Earlier() == nil || k.place() != "Waymark | What we keep" {
		t.Errorf("without the actions:\n%s", k.screen())
	}
}

// TestWithArrowsOrTheMouseAloneARecordIsBrought guards "digits alone, arrows alone, or the mouse alone".
func TestWithArrowsOrTheMouseAloneARecordIsBrought(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).aStick().press("down", "down", "enter", "down", "right", "enter")
		if k.m.a.Earlier() == nil {
			t.Errorf("at %v the arrows lead to\n%s", s, k.screen())
		}
		k = startWalk(t, s.w, s.h).aStick()
		for _, id := range []string{"bring", "found0", "actions", idContinue} {
			i := slices.IndexFunc(k.m.laid.targets, func(t target) bool { return t.id == id })
			if i < 0 {
				t.Fatalf("nothing to click called %q:\n%s", id, k.screen())
			}
			at := k.m.laid.targets[i]
			k.click(at.col, k.bodyTop()+at.top-k.m.top().scroll)
		}
		if k.m.a.Earlier() == nil || len(k.m.a.Plan()) != 0 {
			t.Errorf("at %v the mouse leads to\n%s", s, k.screen())
		}
	}
}

// TestAHeldKeyTicksNothingOnTheRecord guards the page that comes up by itself when a file is open.
func TestAHeldKeyTicksNothingOnTheRecord(t *testing.T) {
	k := startWalk(t, 80, 24).aStick().press("3")
	k.hold("1", 30*time.Millisecond, 21) // an odd number of ticks
	if s := k.m.top().screen.(recordScreen); !s.actions || !s.answers {
		t.Errorf("held, 1 leaves\n%s", k.screen())
	}
}

// TestWhatWasBroughtComesBackWithTheSixWords guards the draft: what was brought is saved with the rest.
func TestWhatWasBroughtComesBackWithTheSixWords(t *testing.T) {
	k := startWalk(t, 80, 24).saving().bringing().toTasks().open("d3-consent")
	want, place := k.answers(), k.place()
	if k.comeBack(); k.answers() != want || k.place() != place {
		t.Fatalf("come back, it is on %q:%s", k.place(), difference(want, k.answers()))
	}
	if !strings.Contains(k.screen(), "Last time, May 2026: I teach others") {
		t.Errorf("come back, the statement is\n%s", k.screen())
	}
}

// TestARecordThatWasOnlyLookedAtIsForgotten guards the next person where nothing was brought, and nothing begun.
func TestARecordThatWasOnlyLookedAtIsForgotten(t *testing.T) {
	for name, leave := range map[string]func(k *walk){
		"five minutes": func(k *walk) { k.settled().still(5 * time.Minute) },
		"Ctrl+C twice": func(k *walk) { k.press("ctrl+c", "ctrl+c") },
		"Ctrl+C":       func(k *walk) { k.press("ctrl+c") },
	} {
		for _, reach := range []func(k *walk){
			func(k *walk) { k.toRecord() },
			func(k *walk) { k.toRecord().press("9", "3"); k.paste(ownFile) },
		} {
			k, untouched := startWalk(t, 80, 24).kiosk(), startWalk(t, 80, 24).kiosk()
			reach(k)
			leave(k)
			k.unchanged(untouched.sight(), name)
			k.checkForgotten(noteOfThen, longNoteOfThen, "Read the consent policy", "STICK")
		}
	}
	k := startWalk(t, 80, 24).toRecord().press("9", "9")
	if k.press("1"); k.m.a.Earlier() != nil || len(k.m.a.Plan()) != 0 {
		t.Errorf("the next person finds %s", k.answers())
	}
}

// TestAHiddenScreenHoldsNothingThatWasBrought guards a record that is being looked at while its owner is called away.
func TestAHiddenScreenHoldsNothingThatWasBrought(t *testing.T) {
	for _, saves := range []bool{false, true} {
		k := startWalk(t, 80, 24)
		k.saves = saves
		k.bringing().toTasks().open("d3-reporting-escalating").settled().still(5 * time.Minute)
		if screen := k.screen(); !strings.Contains(screen, "This screen is hidden") || strings.Contains(screen, "May 2026") || strings.Contains(screen, "ankle") {
			t.Errorf("hidden, saved %v:\n%s", saves, screen)
		}
		if saves {
			k.checkForgotten(noteOfThen, longNoteOfThen, "Read the consent policy", "STICK")
		}
	}
}

// TestAFaultInReadingARecordCostsNothing guards the screens against the reader of hostile files.
func TestAFaultInReadingARecordCostsNothing(t *testing.T) {
	k := startWalk(t, 80, 24).aStick()
	k.out.records.inside[ownFile] = nil
	k.m.deps.Records = faultyRecords{&k.out.records}
	if k.press("3", "1"); k.quit || !strings.Contains(k.texts(), "That did not work because of a fault of ours.") {
		t.Errorf("quit %v:\n%s", k.quit, k.screen())
	}
}

type faultyRecords struct{ Records }

func (faultyRecords) Open(context.Context, string) (*record.Record, error) { panic("secret") }
