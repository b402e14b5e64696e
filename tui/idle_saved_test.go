package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// These are the idle times of somebody whose answers are saved, or could be.

// inSavedNote is the same person with saving on.
func (k *walk) inSavedNote() *walk {
	k.toTasks().fill().press("m").at("save").press("1", "0", "0").press("8")
	if !k.m.saving.on || k.m.saving.words != nil {
		k.t.Fatalf("saving is not on:\n%s", k.screen())
	}
	k.press("m").at("tasks").open("d3-reporting-escalating")
	k.inNote(func() { k.press(" half a thou") })
	return k.settled()
}

// TestSavedAnswersLeaveMemoryWhenTheScreenHides guards the person who stepped away: after 5 minutes nothing but their six
// words brings anything back, not even to somebody who can read the memory of the program.
func TestSavedAnswersLeaveMemoryWhenTheScreenHides(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).inSavedNote()
		k.still(4 * time.Minute)
		if text := oneLine(k.screen()); !strings.Contains(text, "Your answers are saved. In about 1 minute this screen will be hidden.") ||
			strings.Contains(text, "cleared") || strings.Contains(text, "Save with six words") {
			t.Errorf("at 4 minutes:\n%s", k.screen())
		}
		k.still(time.Minute)
		k.checkHidden("at 5 minutes")
		k.checkForgotten("half a thou", sampleNote, "standing frame", "apricot")
		if k.m.begun || k.out.drafts.open != "" || !strings.Contains(oneLine(k.screen()), "We keep your answers until 22 December 2026.") {
			t.Errorf("at 5 minutes, begun %t, open %q:\n%s", k.m.begun, k.out.drafts.open, k.screen())
		}
		for _, key := range []string{"esc", "up", "down", "tab", "ctrl+z"} {
			f := k.fork(t).press(key)
			f.checkHidden("after " + key)
		}
		k.still(3 * time.Hour).checkHidden("hours later")
		if k.bells > 0 {
			t.Errorf("%d bells", k.bells)
		}
		k.press("apr daf fal jig nec umb", "enter")
		if !k.m.begun || !strings.Contains(k.answers(), "half a thou") {
			t.Errorf("the six words lead to\n%s", k.screen())
		}
	}
}

// TestHiddenScreenOfSavedAnswersStandsInNobodysWay guards the next person, and the draft of the one before.
func TestHiddenScreenOfSavedAnswersStandsInNobodysWay(t *testing.T) {
	k := startWalk(t, 80, 24).inSavedNote().still(5 * time.Minute)
	k.press("apr daf")
	if k.still(time.Minute - tickEvery); !strings.Contains(k.screen(), "apr daf") {
		t.Errorf("words that are being typed are gone:\n%s", k.screen())
	}
	if k.still(tickEvery); strings.Contains(k.screen(), "apr") {
		t.Errorf("words that somebody began to type stay:\n%s", k.screen())
	}
	k.checkForgotten("apr daf")
	k.press("zzz", "enter")
	if !strings.Contains(k.screen(), "There is a problem") {
		t.Errorf("wrong words:\n%s", k.screen())
	}
	k.checkHidden("with wrong words")
	kept := len(k.out.drafts.kept)
	if k.at("other"); k.place() != "Waymark | Step into your next role" || len(k.out.drafts.kept) != kept {
		t.Errorf("starting from the beginning leads to\n%s", k.screen())
	}
	k.toTasks()
	if got, want := k.answers(), startWalk(t, 80, 24).toTasks().answers(); got != want {
		t.Errorf("the next person has%s", difference(want, got))
	}
}

// TestAnswersThatCannotBeSavedAreTreatedAsNotSaved guards "while a save does not work the screen counts as not saved", and
// that it hides for good once a save works.
func TestAnswersThatCannotBeSavedAreTreatedAsNotSaved(t *testing.T) {
	k := startWalk(t, 80, 24).inSavedNote()
	k.out.drafts.saveErr = sentenceError("The disk of this computer is full (S1).")
	k.leaveBox().press("4", "9").settled()
	if k.still(4 * time.Minute); !strings.Contains(k.screen(), "Your answers are not saved.") {
		t.Errorf("at 4 minutes:\n%s", k.screen())
	}
	k.still(time.Minute).checkHidden("at 5 minutes")
	if !k.m.begun {
		t.Fatal("what is nowhere else left the memory")
	}
	f := k.fork(t)
	if f.still(5 * time.Minute); f.m.begun || f.out.drafts.open != "" {
		t.Errorf("at 10 minutes begun %t, open %q", f.m.begun, f.out.drafts.open)
	}
	k.out.drafts.saveErr = nil
	k.send(retryMsg{k.m.sitting})
	if k.still(tickEvery); k.m.begun || !k.m.asksForWords() {
		t.Errorf("once saved:\n%s", k.screen())
	}
	k.checkForgotten(sampleNote)
}

// TestWordsThatNobodyWroteDownOpenNothing guards a person who steps away from the page with their six words.
func TestWordsThatNobodyWroteDownOpenNothing(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().fill().press("m").at("save").press("1", "0").settled()
	if !strings.Contains(k.screen(), "apricot") {
		t.Fatalf("the words are not shown:\n%s", k.screen())
	}
	if k.still(4 * time.Minute); !strings.Contains(k.screen(), "You have not written down your six words yet.") {
		t.Errorf("at 4 minutes:\n%s", k.screen())
	}
	if k.still(time.Minute).checkHidden("at 5 minutes"); strings.Contains(k.screen(), "apricot") {
		t.Errorf("the words are still shown:\n%s", k.screen())
	}
	if k.press("1", "0"); !strings.Contains(k.answers(), sampleNote) {
		t.Errorf("carrying on leads to\n%s", k.screen())
	}
}

// TestSavingIsOfferedBeforeHiding guards the offer on the warning: by key and by mouse.
func TestSavingIsOfferedBeforeHiding(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement().still(4 * time.Minute)
	for name, take := range map[string]func(k *walk){
		"keys":  func(k *walk) { k.press("down", "enter") },
		"mouse": func(k *walk) { k.send(tea.MouseClickMsg{X: 6, Y: 8, Button: tea.MouseLeft}) },
	} {
		f := k.fork(t)
		if take(f); !f.m.saving.on || !strings.Contains(f.screen(), "apricot") {
			t.Errorf("%s lead to\n%s", name, f.screen())
		}
	}
}
