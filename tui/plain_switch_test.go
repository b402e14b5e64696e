package tui

import (
	"strings"
	"testing"
	"time"
)

// TestPlainTextGoesOnWithTheSameAssessment guards the switch in the middle: what was answered on the screens, and where.
func TestPlainTextGoesOnWithTheSameAssessment(t *testing.T) {
	full := startWalk(t, 80, 24).saving().toTasks().press("3", "2", "0", "3", "m").at("look").at("plain")
	if !full.quit || full.m.outcome != errToPlain {
		t.Fatalf("the screens have not ended: %v\n%s", full.m.outcome, full.screen())
	}
	want := whole(t, &full.m, full.out)
	plain := startTalk(t)
	plain.out = full.out
	plain.r.goOnFrom(full.m)
	plain.r.m.later = full.out.later
	plain.r.take(lineMsg{(*app).arriveAgain})
	plain.r.settle()
	plain.r.readPage()
	if got := whole(t, &plain.r.m, full.out); got != want {
		t.Errorf("went on with\n%s\nwant\n%s", got, want)
	}
	has(t, plain.last(20), "Statement 2 of 11, Clinical and technical.", "Answer so far: 3, On my own.")
	has(t, plain.heard("4"), "Saved. 4, I teach others.")
	plain.say("list", "leave", "3")
	if !plain.r.quit || plain.r.m.outcome != nil {
		t.Error("it has not ended")
	}
}

// TestAWindowThatShowedScreensIsWipedOnceAnswersHaveToGo guards the six words: lines alone leave them in what scrolled off.
func TestAWindowThatShowedScreensIsWipedOnceAnswersHaveToGo(t *testing.T) {
	out := newOutside()
	out.kiosk = true
	k := talkWith(t, out).toTasks(true).say("3", "3")
	whose := k.r.m.sitting
	k.r.from, k.r.atTerm = &whose, true
	k.still(5 * time.Second)
	if hidden := k.still(5*time.Minute + 10*time.Second); !strings.Contains(hidden, wipe+"Hidden.") {
		t.Errorf("what is hidden stands in the window with\n%s", hidden)
	}
	from := k.say(typedWords).all.Len()
	k.r.interrupted(endSignals[1])
	if cleared := k.all.String()[from:]; !strings.Contains(cleared, wipe+"Cleared.") {
		t.Errorf("what is cleared stands in the window with\n%s", cleared)
	}
	has(t, k.last(2), "Press Enter to go to the start page.")
}

// TestTheNextPersonFindsTheScreens guards a kiosk: plain text is the choice of one person.
func TestTheNextPersonFindsTheScreens(t *testing.T) {
	s := startBinary(t, term80x24, nil, "--kiosk")
	s.waitFor("We do not ask your name.")
	s.press("1")
	s.waitFor("Nothing is kept against your name.")
	s.press("m")
	s.waitFor("Go back to where I was")
	s.clickOn("How this looks and works (colours, plain text)")
	s.waitFor("Plain text, line by line")
	s.press("6")
	s.waitFor("Enter to go on, or help:")
	s.send("\r2\r\r2\r")
	s.waitFor("About your role 2 of 3.")
	s.send("leave\r")
	s.waitFor("Clear my answers and go to the start.")
	s.send("2\r")
	sc := s.waitFor("Press a number, or use the arrow keys and Enter.")
	if !sc.altScreen || strings.Contains(sc.text(), "Senior") {
		t.Errorf("the next person finds\n%s", sc.text())
	}
	s.press("1")
	s.waitFor("0  Continue")
}
