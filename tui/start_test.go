package tui

import (
	"strings"
	"testing"
)

const (
	atTheStart = "Waymark | Step into your next role"
	openHere   = "There are answers on this screen"
)

// atStartWithAnswers is somebody who answered and went back as far as it goes.
func (k *walk) atStartWithAnswers() *walk { return k.toTasks().press("3", "2").toStart() }

// answersOpen are the ways in which answers can be open on the start page.
var answersOpen = map[string]struct {
	prepare func(k *walk)
	status  string
}{
	"nothing saved": {func(*walk) {}, "Kept in memory only"},
	"saved":         {func(k *walk) { k.saving() }, "Saved 10:44"},
	"kiosk":         {func(k *walk) { k.kiosk() }, "Kept in memory only"},
}

// TestTheStartTellsOfAnswersThatAreOpen guards the next person, who would otherwise go on in the answers of another: the
// page says that they are there, and whether they are saved.
func TestTheStartTellsOfAnswersThatAreOpen(t *testing.T) {
	for name, c := range answersOpen {
		for _, s := range sizes {
			k := startWalk(t, s.w, s.h)
			c.prepare(k)
			k.atStartWithAnswers()
			k.quiet()
			for _, want := range []string{openHere, "1  Carry on with the answers on this screen", "6  Finish and clear"} {
				if !strings.Contains(k.screen(), want) {
					t.Errorf("%s at %v: %q is not on\n%s", name, s, want, k.screen())
				}
			}
			if strings.Contains(k.screen(), "1  Start") || !strings.Contains(k.screen(), "\n "+c.status[:5]) {
				t.Errorf("%s at %v: it looks like a clean terminal:\n%s", name, s, k.screen())
			}
		}
	}
}

// TestTheStartSaysNothingOfAnswersWhereThereAreNone guards a page that was only looked at, and one that was cleared.
func TestTheStartSaysNothingOfAnswersWhereThereAreNone(t *testing.T) {
	clean := startWalk(t, 80, 24).texts()
	for name, to := range map[string]func(k *walk){
		"looked round": func(k *walk) { k.press("1", "0", "9", "9") },
		"cleared":      func(k *walk) { k.atStartWithAnswers().press("6", "1", "0", "1") },
	} {
		k := startWalk(t, 80, 24)
		if to(k); k.place() != atTheStart || k.texts() != clean {
			t.Errorf("%s, it says\n%s", name, k.screen())
		}
	}
}

// TestTheNextPersonClearsTheAnswersOfAnother guards the row for it: it asks first, it can be left, and after it nothing
// of the answers is left.
func TestTheNextPersonClearsTheAnswersOfAnother(t *testing.T) {
	for name, c := range answersOpen {
		k := startWalk(t, 80, 24)
		c.prepare(k)
		k.atStartWithAnswers()
		before := k.answers()
		if k.press("6"); k.place() != "Waymark | Finish" || k.answers() != before {
			t.Fatalf("%s: 6 leads to\n%s", name, k.screen())
		}
		for _, stays := range [][]string{{"9"}, {"3", "0"}} {
			if f := k.fork(t).press(stays...); f.place() != atTheStart || f.answers() != before {
				t.Errorf("%s: %q leads to\n%s", name, stays, f.screen())
			}
		}
		if k.press("1", "0", "1", "1", "0", "2", "0"); k.place() != afterTheWord || k.m.a.Revision() != 0 {
			t.Errorf("%s: the next person begins on\n%s", name, k.screen())
		}
	}
}

// TestCarryingOnFromTheStartLosesNothing guards who went back too far: the task list is one key away.
func TestCarryingOnFromTheStartLosesNothing(t *testing.T) {
	k := startWalk(t, 80, 24).atStartWithAnswers()
	before := k.answers()
	if k.press("1"); k.place() != "Waymark | 1 of 54 answered" || k.answers() != before {
		t.Errorf("carrying on leads to\n%s", k.screen())
	}
	if k.press("9"); !strings.Contains(k.screen(), openHere) {
		t.Errorf("Back leads to\n%s", k.screen())
	}
	k = startWalk(t, 80, 24).toStage().press("2").toStart()
	if k.press("1"); k.place() != "Waymark | What we keep" || k.m.a.Stage() == "" {
		t.Errorf("before the task list, carrying on leads to\n%s", k.screen())
	}
}

// TestARecordThatGoesIntoAnswersOfAnotherSaysSo guards the next person who brings a record: it would go in with answers
// that may not be theirs.
func TestARecordThatGoesIntoAnswersOfAnotherSaysSo(t *testing.T) {
	k := startWalk(t, 80, 24).atStartWithAnswers()
	if !strings.Contains(k.screen(), "3  Bring my last record into these answers") {
		t.Errorf("the start says\n%s", k.screen())
	}
	const says = "It goes in with the answers on this screen."
	if k.toRecord(); !strings.Contains(k.texts(), says) {
		t.Errorf("the record is shown as\n%s", k.screen())
	}
	if k = startWalk(t, 80, 24).toRecord(); strings.Contains(k.texts(), says) {
		t.Errorf("with nothing answered, the record is shown as\n%s", k.screen())
	}
}

// TestComingBackNeverMixesAnswers guards two people at one terminal: the words open what was saved under them, and nothing
// of what was open before goes in.
func TestComingBackNeverMixesAnswers(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2")
	saved := k.answers()
	again := k.restart()
	again.saves = false
	again.toTasks().press("5", "4").toStart().press("2")
	if want := "Answers on this screen that are not saved go when yours are opened."; !strings.Contains(again.texts(), want) {
		t.Errorf("it does not say what becomes of what is open:\n%s", again.screen())
	}
	if again.press(typedWords, "enter"); again.answers() != saved {
		t.Errorf("the words open%s", difference(saved, again.answers()))
	}
}

// TestInPlainTextTheStartTellsOfAnswersThatAreOpen guards the same line by line.
func TestInPlainTextTheStartTellsOfAnswersThatAreOpen(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "2")
	for k.r.m.shown.place != "Step into your next role" {
		k.say("back")
	}
	has(t, k.heard("repeat"), openHere, "type 5", "1. Carry on with the answers on this screen.", "5. Finish and clear.")
	has(t, k.heard("5"), "Finish and clear this screen?")
	k.say("1")
	has(t, k.heard(""), "Your answers are cleared")
	has(t, k.heard("1"), "See where you are and plan what to learn next", "1. Start.")
}
