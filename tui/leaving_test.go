package tui

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// crashing is a page that shows an answer, and has a fault of ours: the fault's own text holds the answer too.
type crashing struct{}

func (crashing) page(*app) *page {
	p := &page{title: "Waymark", place: canary}
	p.row("crash", "1", "With support")
	return p
}

func (crashing) choose(*app, string) tea.Cmd { panic(canary) }

// crashingProgramEnv makes the test binary run a program that starts on that page, so that it has a terminal to itself.
const crashingProgramEnv = "WAYMARK_TEST_CRASHING_PROGRAM"

func runCrashingProgram() int {
	m := newApp(newOutside().deps(), false)
	m.stack = []entry{{screen: crashing{}}}
	err := run(context.Background(), m, Terminal{In: os.Stdin, Out: os.Stdout, Env: os.Environ()})
	fmt.Fprintln(os.Stderr, sentence(err, "no sentence"))
	return 1
}

// finishes goes from a statement through all that comes at the end.
func (s *tmuxSession) finishes() {
	s.t.Helper()
	s.typeText("m")
	th, _ := thingWith(s.waitFor("Finish, report and clear"), "Finish, report and clear")
	for _, step := range []struct{ keys, wanted string }{
		{th.key, "Planning question 1"},
		{"0", "Planning question 2"},
		{"0", "Share?"},
		{"20", "What goes into your report?"},
		{"0", "Print or save your report"},
		{"0", "Finish and clear this screen?"},
		{"10", "Your answers are cleared"},
	} {
		s.typeText(step.keys)
		s.waitFor(step.wanted)
	}
	s.typeText("2")
}

// TestTmuxHoldsNothingAfterAnyWayOut guards the next person at the terminal, who scrolls up: with the alternate screen,
// and where a terminal has it switched off, so that each page was drawn where it would stay.
func TestTmuxHoldsNothingAfterAnyWayOut(t *testing.T) {
	needTmux(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		leave func(s *tmuxSession)
		left  string
	}{
		"finishing": {(*tmuxSession).finishes, "left with 0"},
		"leaving": {func(s *tmuxSession) {
			s.press("ctrl+c")
			s.waitFor("Leave Waymark?")
			s.typeText("3")
		}, "left with 0"},
		"Ctrl+C twice": {func(s *tmuxSession) { s.press("ctrl+c", "ctrl+c") }, "left with 130"},
		"a fault":      {nil, crashError{}.Sentence() + " left with 1"},
	} {
		for _, alternate := range []string{"on", "off"} {
			t.Run(name+", alternate screen "+alternate, func(t *testing.T) {
				t.Parallel()
				program, env := waymarkPath(t), []string(nil)
				if c.leave == nil {
					program, env = self, []string{crashingProgramEnv + "=1", "GORACE=atexit_sleep_ms=0"}
				}
				s := startInTmux(t, term80x24, env, "sh", "-c", "tmux set-option -w alternate-screen "+alternate+`; exec "$0"`, program)
				if c.leave != nil {
					s.answerOne()
					c.leave(s)
				} else {
					s.waitFor("With support", canary)
					s.typeText("1")
				}
				s.checkHasOnly(c.left)
			})
		}
	}
}

// checkHasOnly waits for the end, and looks for anything else on the pane or above it.
func (s *tmuxSession) checkHasOnly(left string) {
	s.t.Helper()
	s.waitFor(left[strings.LastIndex(left, "left"):])
	if got := oneLine(s.capture()); got != left {
		s.t.Errorf("left behind:\n%s", s.capture())
	}
	if s.ask("alternate_on") != "0" || s.ask("mouse_any_flag") != "0" || s.ask("cursor_flag") != "1" {
		s.t.Error("the terminal is not as it was")
	}
}

// TestKioskServesOnePersonAfterAnother guards a shared terminal: three people in a row on one running program, each of
// whom leaves in another way, and keys that end or stop other programs.
func TestKioskServesOnePersonAfterAnother(t *testing.T) {
	j := startJourney(t, term80x24, mouseOnly)
	j.quit()
	j.binarySession = startBinary(t, term80x24, nil, "--kiosk", "--data", j.data)
	for i, leave := range []func(){
		func() {
			j.press("tab", "m") // out of the note
			j.waitFor("Finish, report and clear")
			j.open("Finish, report and clear", "Planning question 1")
			j.open("Continue", "Planning question 2")
			j.open("Continue", "Share?")
			j.waitWhole("shows the row", func(sc snapshot) bool { return sc.has("Share one row") })
			j.set("No", "(•)  No")
			j.open("Continue", "Report")
			j.open("Continue", "Print or save")
			j.waitWhole("has looked for places", func(sc snapshot) bool { return sc.has("Save somewhere else") })
			j.open("Continue", "Finish")
			j.answer("Clear my answers from Waymark")
			if sc := j.look(); sc.has("Leave Waymark") {
				t.Errorf("a way to a shell is offered:\n%s", sc.text())
			}
			j.hand.take(j, "Back to the start")
		},
		func() {
			j.press("ctrl+c")
			j.waitFor("Stop here?")
			j.hand.take(j, "Clear my answers and go to the start")
		},
		func() { j.press("ctrl+c", "ctrl+c") },
	} {
		j.waitFor("We do not ask your name.")
		j.look()
		j.press("ctrl+c", "ctrl+c", "ctrl+d")
		j.send("\x1c") // Ctrl+\
		j.press("ctrl+z")
		j.answerOneWithNote()
		leave()
		j.waitFor("We do not ask your name.")
		left := len(j.written())
		j.press("?")
		j.waitFor("What the keys do")
		j.press("esc")
		j.waitFor("We do not ask your name.")
		if strings.Contains(string(j.written()[left:]), canary) {
			t.Errorf("the note of person %d is written after they left", i+1)
		}
	}
	j.quit()
	if code := j.exitCode(); code != 130 {
		t.Errorf("exit code %d after a signal", code)
	}
	j.checkTerminalIsRestored()
	j.checkScreenIsLeftClean()
	j.checkNothingIsKept()
}
