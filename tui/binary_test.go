package tui

import (
	"bytes"
	"fmt"
	"image"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// What only the built program on a terminal of its own can show: what it writes, how it ends, and what it leaves.

// tour goes past bars, tables, choices and ticks, as far as the results.
func (j *journey) tour() {
	j.t.Helper()
	j.toTasks()
	j.hand.take(j, "Formal knowledge")
	for !j.look().has("You have reached the end of this domain") {
		if sc := j.look(); position.MatchString(sc.text()) {
			j.statement(sc, false)
		}
	}
	j.answer("Yes")
	j.open("Results so far", "My results")
}

// sequences returns the control sequences and control characters in what a program wrote.
func sequences(written []byte) []string {
	var all []string
	for state := byte(0); len(written) > 0; {
		seq, width, n, next := ansi.DecodeSequence(written, state, nil)
		if width == 0 {
			all = append(all, string(seq))
		}
		written, state = written[n:], next
	}
	return all
}

var (
	setsLook   = regexp.MustCompile(`^\x1b\[[0-9;:]*m$`)
	colourless = regexp.MustCompile(`^\x1b\[(?:0|1|7|22|27|;)*m$`)
)

// TestColoursAndSymbolsAreOnlyWrittenWhereTheyAreWanted guards "no meaning by colour": where a person or a terminal does
// without, not one code of it is written.
func TestColoursAndSymbolsAreOnlyWrittenWhereTheyAreWanted(t *testing.T) {
	for _, c := range []struct {
		env              string
		colours, symbols bool
	}{
		{"TERM=xterm-256color", true, true},
		{"NO_COLOR=yes", false, true},
		{"NO_COLOR=0", false, true}, // any text means no
		{"NO_COLOR=", true, true},   // and none means nothing
		{"TERM=xterm", false, true}, // sixteen colours, which differ too much from terminal to terminal
		{"TERM=linux", false, false},
		{"LANG=C", true, false},
	} {
		t.Run(c.env, func(t *testing.T) {
			j := startJourney(t, term80x24, arrowsOnly, c.env)
			j.tour()
			written := j.written()
			if coloured := slices.ContainsFunc(sequences(written), func(seq string) bool {
				return setsLook.MatchString(seq) && !colourless.MatchString(seq)
			}); coloured != c.colours {
				t.Errorf("writes colours: %t", coloured)
			}
			if symbols := bytes.ContainsFunc(written, func(r rune) bool { return r > '~' }); symbols != c.symbols {
				t.Errorf("writes more than ASCII: %t", symbols)
			}
		})
	}
}

// TestTerminalIsOnlyAskedForItsBackground guards against whatever a terminal could keep or hand on: window titles, the
// clipboard, and text of a person in a sequence.
func TestTerminalIsOnlyAskedForItsBackground(t *testing.T) {
	j := startJourney(t, term80x24, mouseOnly)
	j.note = canary
	j.tour()
	for _, seq := range sequences(j.written()) {
		if len(seq) > 1 && strings.ContainsAny(seq[1:2], "]PX^_") && seq != ansi.RequestBackgroundColor {
			t.Errorf("writes %q", seq)
		}
		if strings.Contains(seq, canary) {
			t.Errorf("the note is in %q", seq)
		}
	}
}

func TestWindowMadeTooSmallAndBackLosesNothing(t *testing.T) {
	j := startJourney(t, term80x24, mouseOnly)
	j.toTasks()
	j.open("Clinical and technical", "Statement 1 of 11")
	j.set("With support", "2 (•)")
	j.note = "half a thou"
	j.typeNote()
	before := j.look()
	j.resize(40, 10)
	small := j.waitFor("This window is too small.", "40 across, 10 down")
	if small.has(j.note) || small.has("With support") {
		t.Errorf("answers are on the page for small windows:\n%s", small.text())
	}
	j.press("4", "enter") // nothing that cannot be seen can be answered
	for _, size := range []termWindow{{w: 60, h: 19}, {w: 20, h: 5}, {w: 1, h: 1}, {w: 59, h: 20}} {
		j.resize(size.w, size.h)
	}
	j.waitFor("59 across, 20 down")
	j.resize(80, 24)
	j.waitFor("Statement 1 of 11", j.note)
	if after := j.look(); after.text() != before.text() || after.cursor != before.cursor {
		t.Errorf("before\n%s\nafter\n%s", before.text(), after.text())
	}
}

// TestEveryWayOutLeavesACleanTerminal guards the promise that whatever ends the program, it ends at once, gives the
// terminal back as it was, and nothing of a person stays on it or on the disk.
func TestEveryWayOutLeavesACleanTerminal(t *testing.T) {
	bySignal := func(sig syscall.Signal) func(*journey) { return func(j *journey) { j.signal(sig) } }
	for _, c := range []struct {
		name string
		end  func(*journey)
		code int
	}{
		{"Ctrl+C twice", func(j *journey) { j.press("ctrl+c", "ctrl+c") }, 130},
		{"asked", func(j *journey) {
			j.press("ctrl+c")
			j.waitFor("Leave Waymark?")
			j.hand.take(j, "Clear my answers and leave")
		}, 0},
		{"too small", func(j *journey) { j.resize(40, 10); j.waitFor("too small"); j.press("ctrl+c", "ctrl+c") }, 130},
		{"SIGHUP", bySignal(syscall.SIGHUP), 130},
		{"SIGINT", bySignal(syscall.SIGINT), 130},
		{"SIGQUIT", bySignal(syscall.SIGQUIT), 130},
		{"SIGTERM", bySignal(syscall.SIGTERM), 130},
	} {
		t.Run(c.name, func(t *testing.T) {
			endsSoon(t, func() time.Duration {
				j := startJourney(t, term80x24, mouseOnly, "TEA_TRACE=trace.log", "TEA_DEBUG=true")
				j.answerOneWithNote()
				asked := time.Now()
				c.end(j)
				if code := j.exitCode(); code != c.code {
					t.Errorf("exit code %d, want %d", code, c.code)
				}
				took := time.Since(asked)
				j.checkTerminalIsRestored()
				j.checkScreenIsLeftClean()
				j.checkNothingIsKept()
				return took
			})
		})
	}
}

// endsSoon ends a program, which may take as long as a closed window may keep it. A busy computer may hold up one end or
// two; a program that waits for something is late each time.
func endsSoon(t *testing.T, end func() time.Duration) {
	t.Helper()
	var took []time.Duration
	for range 3 {
		last := end()
		if last <= watchdog {
			return
		}
		took = append(took, last)
	}
	t.Errorf("it took %v", took)
}

func (j *journey) answerOneWithNote() {
	j.t.Helper()
	j.toTasks()
	j.open("Clinical and technical", "Statement 1 of 11")
	j.set("With support", "2 (•)")
	j.note = canary
	j.typeNote()
}

// checkTerminalIsRestored checks each mode that a full-screen program switches on.
func (j *journey) checkTerminalIsRestored() {
	j.t.Helper()
	if sc := j.screen(); sc.altScreen || !sc.cursorShown || sc.cursor != (image.Point{}) {
		j.t.Errorf("alternate screen %t, cursor shown %t, at %v", sc.altScreen, sc.cursorShown, sc.cursor)
	}
	for _, mode := range []ansi.Mode{
		ansi.ModeBracketedPaste, ansi.ModeMouseNormal, ansi.ModeMouseButtonEvent, ansi.ModeMouseAnyEvent, ansi.ModeMouseExtSgr,
		ansi.ModeFocusEvent, ansi.ModeSynchronizedOutput, ansi.ModeUnicodeCore,
	} {
		if j.mode(mode) {
			j.t.Errorf("mode %d is still on", mode.Mode())
		}
	}
	keyboard := 0
	for _, seq := range sequences(j.written()) {
		switch {
		case strings.HasPrefix(seq, "\x1b[>") && strings.HasSuffix(seq, "u"):
			keyboard++
		case strings.HasPrefix(seq, "\x1b[<") && strings.HasSuffix(seq, "u"):
			keyboard--
		}
	}
	if keyboard > 0 {
		j.t.Error("the keyboard still reports keys in another way")
	}
}

// checkNothingIsKept allows for an empty database, which is made at the start.
func (j *journey) checkNothingIsKept() {
	j.t.Helper()
	j.checkFiles()
	db := j.openDatabase()
	for _, table := range []string{"response", "planning"} {
		if rows := query(j.t, db, "SELECT * FROM "+table); len(rows) > 0 {
			j.t.Errorf("table %s holds %v", table, rows)
		}
	}
}

func TestClosedWindowEndsTheProgram(t *testing.T) {
	endsSoon(t, func() time.Duration {
		j := startJourney(t, term80x24, mouseOnly)
		j.answerOneWithNote()
		closed := time.Now()
		j.hangUp()
		j.waitEnd()
		took := time.Since(closed)
		j.checkNothingIsKept()
		return took
	})
}

func TestCtrlZUndoesAndNeverSuspends(t *testing.T) {
	j := startJourney(t, term80x24, digitsOnly)
	j.toTasks()
	j.open("Clinical and technical", "Statement 1 of 11")
	j.set("With support", "2 (•)")
	j.set("On my own", "3 (•)")
	j.press("ctrl+z")
	j.waitWhole("has taken it back", func(sc snapshot) bool { return sc.has("2 (•)") && sc.has("Undone: 3.1 is With support again") })
	j.set("I explain it", "4 (•)")
}

// answerOne goes as far as the first answer about a statement.
func (s *tmuxSession) answerOne() {
	s.t.Helper()
	for _, step := range []struct{ key, wanted string }{
		{"", "We do not ask your name."},
		{"1", "0  Continue"},
		{"0", "Save as you go?"},
		{"2", "2 (•)"},
		{"0", "1 of 3"},
		{"2", "2 (•)"},
		{"0", "2 of 3"},
		{"2", "2 (•)"},
		{"0", "3 of 3"},
		{"1", "1 (•)"},
		{"0", "Try it"},
		{"0", "Your assessment"},
		{"3", "3.1"},
		{"2", "> 2 (•)  With support"},
	} {
		s.typeText(step.key)
		s.waitFor(step.wanted)
	}
}

func TestTmuxHoldsNothingAfterLeaving(t *testing.T) {
	s := startTmux(t, term80x24)
	s.answerOne()
	if s.ask("alternate_on") != "1" || s.ask("mouse_any_flag") != "1" {
		t.Error("tmux does not see the alternate screen or the mouse")
	}
	answer := s.screen().find("2 (•)")[0]
	if at := s.ask("cursor_x") + "," + s.ask("cursor_y"); at != fmt.Sprintf("%d,%d", answer.X, answer.Y) {
		t.Errorf("the cursor is at %s, and the answer at %v", at, answer)
	}
	s.press("ctrl+c", "ctrl+c")
	s.checkLeftNothing()
}

// Some terminals have the alternate screen switched off. There each page is drawn where it would stay.
func TestTmuxHoldsNothingAfterLeavingWithoutAlternateScreen(t *testing.T) {
	needTmux(t)
	s := startInTmux(t, term80x24, nil, "sh", "-c", `tmux set-option -w alternate-screen off; exec "$0"`, waymarkPath(t))
	s.answerOne()
	if s.ask("alternate_on") != "0" || !strings.Contains(s.capture(), "With support") {
		t.Error("this terminal should have no alternate screen")
	}
	s.press("ctrl+c", "ctrl+c")
	s.checkLeftNothing()
}

func (s *tmuxSession) checkLeftNothing() {
	s.t.Helper()
	s.waitFor("left with 130")
	if got := s.capture(); got != "left with 130" {
		s.t.Errorf("left behind:\n%s", got)
	}
	if s.ask("alternate_on") != "0" || s.ask("mouse_any_flag") != "0" || s.ask("history_size") != "0" || s.ask("cursor_flag") != "1" {
		s.t.Error("the terminal is not as it was")
	}
	if title := s.ask("pane_title"); strings.Contains(strings.ToLower(title), "waymark") {
		s.t.Errorf("the window is called %q", title)
	}
}
