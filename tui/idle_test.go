package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// still lets time pass without a key.
func (k *walk) still(d time.Duration) *walk {
	for ; d > 0; d -= tickEvery {
		k.out.now = k.out.now.Add(tickEvery)
		k.send(idleMsg{})
	}
	return k
}

// inNoteOfStatement is the sample person, half way through a note.
func (k *walk) inNoteOfStatement() *walk {
	k.toTasks().fill().open("d3-reporting-escalating")
	k.inNote(func() { k.press(" half a thou") })
	return k.settled()
}

// settled has had its first tick, from which time counts.
func (k *walk) settled() *walk {
	k.send(idleMsg{})
	return k
}

// stillScenes are the pages that any key changes.
var stillScenes = []scene{
	{"idle-warning", func(k *walk) { k.inNoteOfStatement().still(4 * time.Minute) }},
	{"idle-warning-saved", func(k *walk) { k.inSavedNote().still(4 * time.Minute) }},
	{"idle-hidden-warning", func(k *walk) { k.inNoteOfStatement().still(8 * time.Minute) }},
	{"idle-warning-soon", func(k *walk) { k.inNoteOfStatement().still(4*time.Minute + 30*time.Second) }},
}

// hiddenScenes are those that hide what was answered.
var hiddenScenes = []scene{
	{"idle-hidden", func(k *walk) { k.inNoteOfStatement().still(5 * time.Minute) }},
	{"idle-hidden-saved", func(k *walk) { k.inSavedNote().still(5 * time.Minute) }},
	{"idle-hidden-saved-problem", func(k *walk) { k.inSavedNote().still(5*time.Minute).press("apr daf fax", "enter") }},
}

// someoneElses are words that a hidden screen must not hold: answers, names of what was answered, and what was typed.
var someoneElses = []string{
	"half a thou", "Swelling", "With support", "On my own", "Reporting", "3.9", "54", "Senior", "Physiotherapy", "standing frame",
}

func (k *walk) checkHidden(when string) {
	k.t.Helper()
	for _, words := range someoneElses {
		if strings.Contains(k.screen(), words) {
			k.t.Errorf("%s the screen holds %q:\n%s", when, words, k.screen())
		}
	}
	if !strings.Contains(k.screen(), "This screen is hidden") {
		k.t.Errorf("%s the screen is not hidden:\n%s", when, k.screen())
	}
}

// TestUntouchedScreenWarnsHidesAndClears guards the times without a key, where nothing is saved: each page, at each size,
// to the second.
func TestUntouchedScreenWarnsHidesAndClears(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).inNoteOfStatement()
		before := k.screen()
		if k.still(4*time.Minute - tickEvery); k.screen() != before {
			t.Errorf("before 4 minutes the page changes:\n%s", k.screen())
		}
		k.still(tickEvery)
		for _, words := range []string{"Are you still there?", "not saved. In about 1 minute this screen will be", "In about 6 minutes", "Any key Carry on"} {
			if !strings.Contains(oneLine(k.screen()), words) {
				t.Errorf("at 4 minutes it does not say %q:\n%s", words, k.screen())
			}
		}
		if k.still(time.Minute - tickEvery); !strings.Contains(k.screen(), "In a few seconds this screen") {
			t.Errorf("before 5 minutes:\n%s", k.screen())
		}
		for range 180 / 5 {
			k.still(tickEvery)
			k.checkHidden("from 5 minutes on")
			if strings.Contains(k.screen(), "will be cleared") || k.bells > 0 {
				t.Fatalf("before 8 minutes, after %d bells:\n%s", k.bells, k.screen())
			}
		}
		if k.still(tickEvery); !strings.Contains(k.screen(), "In about 2 minutes the answers will be cleared.") || k.bells != 1 {
			t.Errorf("at 8 minutes, after %d bells:\n%s", k.bells, k.screen())
		}
		for range 120/5 - 1 {
			k.checkHidden("from 8 minutes on")
			k.still(tickEvery)
		}
		if !k.m.begun || !strings.Contains(k.screen(), "In a few seconds the answers") || k.bells != 1 {
			t.Errorf("before 10 minutes, after %d bells:\n%s", k.bells, k.screen())
		}
		if k.still(tickEvery); k.m.begun || k.place() != "Waymark | Step into your next role" {
			t.Errorf("at 10 minutes:\n%s", k.screen())
		}
		k.checkForgotten("half a thou", sampleNote)
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestWakingKeyDoesNothingElse guards "a digit that wakes the screen is not an answer", for every kind of key, on every
// page that can be left alone, and for a key that is held down.
func TestWakingKeyDoesNothingElse(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2").settled()
	k.out.now = k.out.now.Add(time.Second)
	before := k.quiet().sight()
	k.still(4*time.Minute + 30*time.Second)
	for _, key := range []string{"1", "4", "0", "9", "7", "enter", "space", "right", "left", "esc", "backspace", "home", "end", "pgdown", "m", "u", "?", "x", "ctrl+z"} {
		f := k.fork(t).press(key)
		f.unchanged(before, key)
		f.still(4*time.Minute-tickEvery).unchanged(before, key+", and nearly four minutes")
		if f.still(tickEvery); !f.m.warned() {
			t.Errorf("after %s it does not warn again", key)
		}
	}
	for name, msg := range map[string]tea.Msg{
		"a click":   tea.MouseClickMsg{X: 6, Y: 12, Button: tea.MouseLeft},
		"the wheel": tea.MouseWheelMsg{Button: tea.MouseWheelDown},
		"a paste":   tea.PasteMsg{Content: "1"},
	} {
		f := k.fork(t)
		f.send(msg)
		f.unchanged(before, name)
	}
	for range 20 { // held down
		k.out.now = k.out.now.Add(30 * time.Millisecond)
		k.send(tea.KeyPressMsg{Code: '4', Text: "4"})
	}
	k.unchanged(before, "a key that is held down")
	if k.press("4"); k.sight() == before {
		t.Error("after it is let go nothing can be answered")
	}
}

// TestKeysThatMoveOnlyMove guards that the rows of the warning can be reached, and that this counts as a sign of life.
func TestKeysThatMoveOnlyMove(t *testing.T) {
	for _, key := range []string{"up", "down", "tab", "shift+tab"} {
		k := startWalk(t, 80, 24)
		k.toTasks().press("3").settled().still(4*time.Minute + 30*time.Second)
		k.press(key)
		if !k.m.warned() || !strings.Contains(k.screen(), "In about 5 minutes this screen") {
			t.Errorf("%s leads to\n%s", key, k.screen())
		}
		k.checkFocus()
	}
}

// TestCtrlCOnTheWarningAsks guards that Ctrl+C does the same everywhere.
func TestCtrlCOnTheWarningAsks(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3").settled().still(4 * time.Minute)
	if k.press("ctrl+c"); k.place() != "Waymark | Leave?" {
		t.Errorf("leads to %q", k.place())
	}
	if k.press("1"); k.place() != "3  Clinical and technical | Statement 1 of 11" {
		t.Errorf("carrying on leads to %q", k.place())
	}
}

// TestHiddenScreenOpensTheTaskListOrStartsAfresh guards what a hidden screen offers: the next person is never led to the
// last statement, and nothing is cleared by one key.
func TestHiddenScreenOpensTheTaskListOrStartsAfresh(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement()
	k.still(5 * time.Minute)
	answers := k.answers()
	if !strings.Contains(answers, "half a thou") {
		t.Error("what was being typed is lost")
	}
	for _, key := range []string{"0", "9", "esc", "enter", "m", "u", "ctrl+z", "7", "x", "space", "2", "1"} {
		f := k.fork(t).press(key)
		f.checkHidden("after " + key)
		if f.answers() != answers {
			t.Errorf("%s changes the answers", key)
		}
	}
	for _, keys := range [][]string{{"1", "0"}, {"down", "enter"}, {"1", "down", "down", "enter"}} {
		if f := k.fork(t).press(keys...); f.place() != "Waymark | 54 of 54 answered" || f.answers() != answers {
			t.Errorf("%v leads to %q:%s", keys, f.place(), difference(answers, f.answers()))
		}
	}
	f := k.fork(t).press("2", "0")
	if f.m.begun || f.place() != "Waymark | Step into your next role" {
		t.Errorf("starting from the beginning leads to\n%s", f.screen())
	}
	f.checkForgotten("half a thou", sampleNote)
	f.toTasks()
	if got, want := f.answers(), startWalk(t, 80, 24).toTasks().answers(); got != want {
		t.Errorf("the next person has%s", difference(want, got))
	}
}

// TestAnyKeyPutsClearingOff guards that nobody loses answers who is there.
func TestAnyKeyPutsClearingOff(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement()
	k.still(9*time.Minute + 55*time.Second)
	for range 5 {
		k.press("down").still(5*time.Minute - tickEvery)
		if k.checkHidden("put off"); !k.m.begun {
			t.Fatal("cleared too early")
		}
	}
	if k.still(tickEvery); k.m.begun {
		t.Error("never cleared")
	}
}

// TestTextThatCannotBeKeptYetSurvivesHiding guards "nothing typed is lost": a note that is too long waits.
func TestTextThatCannotBeKeptYetSurvivesHiding(t *testing.T) {
	long := strings.Repeat("word ", 260)
	k := startWalk(t, 80, 24)
	k.toTasks().press("3")
	k.inNote(func() { k.paste(long) })
	k.settled().still(5 * time.Minute)
	for range 3 {
		if k.press("1", "0"); k.place() != "Waymark | 0 of 54 answered" {
			t.Fatalf("leads to %q", k.place())
		}
		k.still(5 * time.Minute)
	}
	if k.press("1", "0", "esc"); !strings.Contains(k.screen(), "word word") || len(k.m.stack) > 12 {
		t.Errorf("%d pages deep, the text is gone:\n%s", len(k.m.stack), k.screen())
	}
}

// TestHidingBeforeTheTaskListLeadsBack guards the pages on which a person says who they are.
func TestHidingBeforeTheTaskListLeadsBack(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toStage().press("2", "0").settled()
	k.still(5 * time.Minute).checkHidden("before the task list")
	if k.press("1", "0"); k.place() != "Waymark | About your role 2 of 3" {
		t.Errorf("leads back to %q", k.place())
	}
}

// TestPagesBeforeAnyAnswerGoBackWithoutAsking guards that there is no question about answers that nobody gave.
func TestPagesBeforeAnyAnswerGoBackWithoutAsking(t *testing.T) {
	for name, keys := range map[string][]string{
		"start": nil, "settings": {"4", "1", "3"}, "what we keep": {"1"}, "stage": {"1", "0", "2", "0"},
		"task list": {"1", "0", "2", "0", "0", "0", "0", "0", "0", "0", "0"}, "leaving": {"1", "0", "ctrl+c"}, "help": {"?"}, "menu": {"1", "m"},
		"coming back, words typed": {"2", "apricot"},
	} {
		k := startWalk(t, 80, 24)
		k.press(keys...).quiet().settled()
		before := k.screen()
		if k.still(5*time.Minute - tickEvery); k.screen() != before {
			t.Errorf("%s changes before 5 minutes:\n%s", name, k.screen())
		}
		if k.still(tickEvery); k.place() != "Waymark | Step into your next role" || k.m.begun || k.m.look != defaultLook() || k.bells > 0 {
			t.Errorf("%s at 5 minutes, after %d bells:\n%s", name, k.bells, k.screen())
		}
	}
}

// TestDonePageGoesBackToTheStart guards the next person from the last one's page.
func TestDonePageGoesBackToTheStart(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toPlaces()
	k.press("2", "0", "1", "0").settled()
	for range 3 {
		if k.still(time.Minute - tickEvery); k.place() != "Waymark | Done" {
			t.Fatalf("too early:\n%s", k.screen())
		}
		k.press("x")
	}
	if k.still(time.Minute); k.place() != "Waymark | Step into your next role" {
		t.Errorf("after a minute:\n%s", k.screen())
	}
}
