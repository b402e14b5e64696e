package tui

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestIdleTimesAreSettings guards each of them, and that 0 switches it off.
func TestIdleTimesAreSettings(t *testing.T) {
	const page, warning, hidden, hiddenWarning, start = "page", "warning", "hidden", "hidden, warning", "start"
	for _, c := range []struct {
		times IdleTimes
		at    map[int]string // what is there after so many minutes
		bells int
	}{
		{IdleTimes{}, map[int]string{4: page, 10: page, 120: page}, 0},
		{IdleTimes{Warn: 1, Hide: 2, WarnAgain: 3, Clear: 4}, map[int]string{1: warning, 2: hidden, 3: hiddenWarning, 4: start}, 1},
		{IdleTimes{Hide: 5}, map[int]string{4: page, 5: hidden, 120: hidden}, 0},
		{IdleTimes{Warn: 4, Hide: 5}, map[int]string{4: warning, 5: hidden, 120: hidden}, 0},
		{IdleTimes{Warn: 4, WarnAgain: 8}, map[int]string{4: page, 8: page, 120: page}, 0},
		{IdleTimes{Warn: 4, WarnAgain: 8, Clear: 10}, map[int]string{4: warning, 8: warning, 10: start}, 1},
		{IdleTimes{WarnAgain: 8, Clear: 10}, map[int]string{7: page, 8: warning, 10: start}, 1},
		{IdleTimes{Clear: 10}, map[int]string{9: page, 10: start}, 0},
	} {
		k := startWalk(t, 80, 24)
		k.out.idle = c.times
		k.m.deps = k.out.deps()
		k.toTasks().press("3", "2").settled()
		for minute := 1; minute <= 120; minute++ {
			k.still(time.Minute)
			want, checked := c.at[minute]
			if !checked {
				continue
			}
			got := page
			switch screen := k.screen(); {
			case !k.m.begun:
				got = start
			case k.m.hidden() && strings.Contains(screen, "will be cleared"):
				got = hiddenWarning
			case k.m.hidden():
				got = hidden
			case k.m.warned():
				got = warning
			}
			if got != want {
				t.Errorf("%+v after %d minutes: %s, want %s", c.times, minute, got, want)
			}
			if got == start {
				break
			}
		}
		if k.bells != c.bells {
			t.Errorf("%+v rings %d bells, want %d", c.times, k.bells, c.bells)
		}
	}
}

// TestComputerThatSleptHidesAndNeverClears guards a lid that was shut on answers, and a clock that is set.
func TestComputerThatSleptHidesAndNeverClears(t *testing.T) {
	for name, jump := range map[string]time.Duration{"slept": 9 * time.Hour, "clock set forward": 20 * time.Minute} {
		k := startWalk(t, 80, 24).inNoteOfStatement().still(30 * time.Second)
		k.out.now = k.out.now.Add(jump)
		k.still(tickEvery).checkHidden(name)
		if k.still(5*time.Minute - tickEvery); !k.m.begun {
			t.Errorf("%s: cleared at once", name)
		}
	}
	k := startWalk(t, 80, 24).inNoteOfStatement().still(3 * time.Minute)
	k.out.now = k.out.now.Add(-time.Hour)
	if k.still(time.Minute); !k.m.warned() {
		t.Errorf("clock set back:\n%s", k.screen())
	}
}

// TestTimeGoesOnWhereNothingIsDrawn guards a window that was made too small and left.
func TestTimeGoesOnWhereNothingIsDrawn(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement()
	k.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	k.still(4 * time.Minute).press("x")
	if k.m.warned() {
		t.Error("a key does not carry on")
	}
	k.still(5 * time.Minute)
	k.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	k.checkHidden("made large again")
	k.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	if k.still(5 * time.Minute); k.m.begun {
		t.Error("never cleared")
	}
}

// TestPlannerIsLeftAlone guards figures on a wall: they are nobody's answers.
func TestPlannerIsLeftAlone(t *testing.T) {
	k := startWalk(t, 80, 24).three(usualCrowd)
	before := k.sight()
	k.still(30*time.Minute).unchanged(before, "half an hour")
}

// TestEveryPageHides guards against a page that stays: from each of the way, whatever has focus, within 5 minutes.
func TestEveryPageHides(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if k.m.planner.on || k.m.hidden() {
			return
		}
		typed := k.fork(t)
		typed.m.takeText() // the warning does, and what was typed may come to nothing
		answered := typed.m.answered()
		k.settled().still(5 * time.Minute)
		if k.m.hidden() != answered || !answered && k.m.begun {
			t.Errorf("answered %t, hidden %t:\n%s", answered, k.m.hidden(), k.screen())
		}
		if err := k.unsound(); err != nil {
			t.Error(err)
		}
	})
}

// TestWaitIsToldInFewWords guards "a handful of redraws": no countdown.
func TestWaitIsToldInFewWords(t *testing.T) {
	k := startWalk(t, 80, 24).inNoteOfStatement()
	k.still(4 * time.Minute)
	frames := map[string]bool{}
	for range 72 { // 6 minutes
		frames[k.screen()] = true
		k.still(tickEvery)
	}
	if len(frames) > 10 {
		t.Errorf("%d different frames in 6 minutes", len(frames))
	}
	for _, c := range []struct {
		left time.Duration
		want string
	}{
		{6 * time.Minute, "In about 6 minutes"},
		{5*time.Minute + 25*time.Second, "In about 5 minutes"},
		{time.Minute, "In about 1 minute"},
		{31 * time.Second, "In about 1 minute"},
		{30 * time.Second, "In 30 seconds"},
		{11 * time.Second, "In 30 seconds"},
		{10 * time.Second, "In a few seconds"},
		{0, "In a few seconds"},
	} {
		k.m.idle.still = 10*time.Minute - c.left
		if got := k.m.within(10); got != c.want {
			t.Errorf("%v before: %q, want %q", c.left, got, c.want)
		}
	}
}

// TestTenThousandTicksGrowNothing guards a terminal that is never touched.
func TestTenThousandTicksGrowNothing(t *testing.T) {
	for _, keys := range [][]string{nil, {"1", "0", "2", "0", "2", "0"}} {
		k := startWalk(t, 80, 24)
		k.out.idle = IdleTimes{Warn: 4, Hide: 5, WarnAgain: 8}
		k.m.deps = k.out.deps()
		k.press(keys...).settled().still(20 * time.Minute)
		stack, frame := len(k.m.stack), k.screen()
		k.still(10_000 * tickEvery)
		if len(k.m.stack) != stack || len(k.m.idle.under) > 10 || k.screen() != frame || k.bells > 0 {
			t.Errorf("after 10,000 ticks %d pages, %d beneath, %d bells:\n%s", len(k.m.stack), len(k.m.idle.under), k.bells, k.screen())
		}
	}
}

// TestProgramLeftAloneForTwentyMinutes runs the whole program, by its own ticks, to the start page.
func TestProgramLeftAloneForTwentyMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := startWalk(t, 80, 24)
		k.out.now = time.Now()
		k.inNoteOfStatement()
		k.m.deps.Clock = time.Now
		k.m.idle = idle{}
		s := startProgram(t, resumed{k.m}, term80x24)
		defer s.quit()
		defer keepTime(s.say)()
		began := time.Now()
		for _, c := range []struct {
			from, until time.Duration
			words       string
		}{
			{0, 4 * time.Minute, "half a thou"},
			{4 * time.Minute, 5 * time.Minute, "Are you still there?"},
			{5 * time.Minute, 10 * time.Minute, "This screen is hidden"},
			{10 * time.Minute, 20 * time.Minute, "We do not ask your name."},
		} {
			time.Sleep(time.Until(began.Add(c.from + 2*tickEvery)))
			if sc := s.settle(); !sc.has(c.words) {
				t.Errorf("after %v:\n%s", c.from, sc.text())
			}
			time.Sleep(time.Until(began.Add(c.until - tickEvery)))
			if sc := s.settle(); !sc.has(c.words) {
				t.Errorf("shortly before %v:\n%s", c.until, sc.text())
			}
		}
		written := bytes.ReplaceAll(s.written(), []byte(ansi.RequestBackgroundColor), nil) // which ends as a bell does
		if rung := bytes.Count(written, []byte("\a")); rung != 1 {
			t.Errorf("%d bells", rung)
		}
	})
}

// BenchmarkIdleTick is what a terminal does every few seconds while nobody is there.
func BenchmarkIdleTick(b *testing.B) {
	for name, keys := range map[string][]string{"start": nil, "hidden": {"1", "0", "2", "0", "2"}} {
		b.Run(name, func(b *testing.B) {
			k := startWalk(b, 80, 24)
			k.out.idle = IdleTimes{Hide: 5}
			k.m.deps = k.out.deps()
			k.press(keys...).still(6 * time.Minute)
			m := tea.Model(k.m)
			b.ReportAllocs()
			for b.Loop() {
				m, _ = m.Update(idleMsg{})
				_ = m.View()
			}
		})
	}
}
