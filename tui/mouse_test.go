package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// bodyTop is the row of the window where the body begins.
func (k *walk) bodyTop() int {
	if k.m.size.compact() {
		return 1
	}
	return 2
}

func (k *walk) click(x, y int) *walk {
	k.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return k
}

// inView are the things that can be clicked without scrolling.
func (k *walk) inView() []target {
	var seen []target
	top := k.m.top().scroll
	for _, t := range k.m.laid.targets {
		if t.top >= top && t.top < top+k.m.size.bodyHeight() {
			seen = append(seen, t)
		}
	}
	return seen
}

// sameAs fails when this person has something else before them than the other, or did something else.
func (k *walk) sameAs(other *walk, after string) {
	k.t.Helper()
	k.unchanged(other.sight(), after)
	outside := func(k *walk) string {
		return fmt.Sprint("left: ", k.quit, ", printed: ", k.out.printed, ", saved: ", len(k.out.saved), ", shared: ", len(k.out.shared))
	}
	if got, want := outside(k), outside(other); got != want {
		k.t.Fatalf("after %s %s, want %s", after, got, want)
	}
}

// byKeys does with keys what a click on a thing should do: its digits, or arrows with Enter or Space. Text and
// boxes only get focus.
func (k *walk) byKeys(t target) *walk {
	if k.focus() == t.id && t.part.kind == box {
		return k
	}
	if k.leaveBox(); t.part.key != "" {
		return k.press(t.part.key)
	}
	for k.press("home"); k.focus() != t.id; {
		before := k.focus()
		if k.press("down"); k.focus() == before && k.m.inputID == "" {
			k.t.Fatalf("down does not reach %s", t.id)
		}
	}
	switch t.part.kind {
	case row, button:
		k.press("enter")
	case choice, tick:
		k.press("space")
	}
	return k
}

// TestAClickDoesWhatTheKeysDo guards "the mouse alone carries a person through the whole way": every thing on every
// page, at both ends of what is drawn of it.
func TestAClickDoesWhatTheKeysDo(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if len(k.m.top().texts) > 0 { // leaving such a box changes how the page is laid out
			return
		}
		for _, thing := range k.inView() {
			want := k.fork(t).byKeys(thing)
			y := k.bodyTop() + thing.top - k.m.top().scroll
			for _, x := range []int{thing.col, thing.col + 3} {
				k.fork(t).click(x, y).sameAs(want, fmt.Sprintf("a click on %s at %d,%d", thing.id, x, y))
			}
		}
	})
}

// TestClicksBesideEverythingDoNothing guards that a hand that slips answers nothing: header, rules, blank rows, the
// status line, the space between buttons and the panel of wide windows.
func TestClicksBesideEverythingDoNothing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		want, size := k.quiet().sight(), k.m.size
		taken := map[int]bool{} // rows
		for _, thing := range k.inView() {
			top := k.bodyTop() - k.m.top().scroll
			for y := top + thing.top; y < top+thing.end; y++ {
				taken[y] = true
			}
			if thing.left > 0 { // does not reach across the window
				k.click(thing.left-1, top+thing.top).unchanged(want, "a click before "+thing.id)
				k.click(thing.right, top+thing.top).unchanged(want, "a click after "+thing.id)
			}
		}
		for y := range size.h - 1 {
			for _, x := range []int{0, 5, 40, panelColumn, size.w - 1} {
				panel := size.wide() && x >= panelColumn && len(k.m.shown.panel) > 0
				if x < size.w && (!taken[y] || panel) {
					k.click(x, y).unchanged(want, "a click beside everything")
				}
			}
		}
	})
}

// TestOtherMouseButtonsDoNothing guards that only the left button chooses.
func TestOtherMouseButtonsDoNothing(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3")
	want := k.sight()
	for _, b := range []tea.MouseButton{tea.MouseMiddle, tea.MouseRight, tea.MouseBackward, tea.MouseForward} {
		k.send(tea.MouseClickMsg{X: 6, Y: 8, Button: b})
		k.send(tea.MouseReleaseMsg{X: 6, Y: 8, Button: tea.MouseLeft})
		k.send(tea.MouseMotionMsg{X: 6, Y: 8, Button: tea.MouseLeft})
		k.unchanged(want, b.String())
	}
}

// TestWordsOfTheKeyBarCanBeClicked guards that the key bar is for the mouse too, to the edges of each word and not
// beyond.
func TestWordsOfTheKeyBarCanBeClicked(t *testing.T) {
	keys := map[string]string{
		"↑↓ Move": "down", "Tab Next part": "tab", "Esc Back": "esc", "Esc Leave": "esc", "? Help": "?", "M Menu": "m",
		"Help": "?", "Menu": "m", "Enter Done": "enter",
		"Enter Choose": "enter", "Enter Continue": "enter", "Enter Next": "enter", "Enter Tick": "enter",
		"Enter Open": "enter", "Enter Change": "enter",
	}
	onEveryPage(t, func(t *testing.T, k *walk) {
		lines := strings.Split(k.quiet().screen(), "\n")
		y := len(lines) - 1
		bar := strings.TrimSpace(lines[y])
		for x, words := 1, ""; bar != ""; bar = strings.TrimLeft(bar[len(words):], " ") {
			words, _, _ = strings.Cut(bar, "  ")
			width := ansi.StringWidth(words)
			name := keys[words]
			want := k.fork(t)
			if inBox := k.m.inputID != ""; inBox && (name == "?" || name == "m") {
				want.m.takeText() // in a text box these letters are typed
			}
			if name != "" {
				want.press(name)
			}
			for _, at := range []int{x, x + width - 1} {
				k.fork(t).click(at, y).sameAs(want, "a click on "+words)
			}
			for _, at := range []int{x - 1, x + width} {
				k.fork(t).click(at, y).unchanged(k.sight(), "a click beside "+words)
			}
			x += width + 3
			if k.m.size.compact() {
				x--
			}
		}
	})
}

// TestTheWheelMovesThroughTheWholePageWithFocusInView guards that the mouse alone reads every page to its end.
func TestTheWheelMovesThroughTheWholePageWithFocusInView(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.toFirst()
		last := k.m.laid.targets[len(k.m.laid.targets)-1].id
		for _, way := range []struct {
			button tea.MouseButton
			end    string
		}{{tea.MouseWheelDown, last}, {tea.MouseWheelUp, k.focus()}} {
			for range len(k.m.laid.targets) + 20 {
				k.send(tea.MouseWheelMsg{X: 9, Y: 9, Button: way.button})
				k.checkFocus()
			}
			// A long text takes more rows while it is not typed in, and then mere text has focus too.
			if k.focus() != way.end && len(k.m.top().texts) == 0 {
				t.Fatalf("%v ends on %s, want %s", way.button, k.focus(), way.end)
			}
		}
	})
}

// TestTheMouseCanBeSwitchedOff guards plain text selection: with the mouse off the terminal keeps it for itself.
func TestTheMouseCanBeSwitchedOff(t *testing.T) {
	k := startWalk(t, 80, 24)
	if k.m.View().MouseMode != tea.MouseModeCellMotion {
		t.Errorf("at the start the mouse mode is %v", k.m.View().MouseMode)
	}
	if k.press("5", "4"); k.m.View().MouseMode != tea.MouseModeNone {
		t.Errorf("switched off, the mouse mode is %v", k.m.View().MouseMode)
	}
}

// TestNothingComesUpUnderAClick guards pages that fill by themselves: where a button stands while one waits, nothing
// that prints, saves or shares stands afterwards.
func TestNothingComesUpUnderAClick(t *testing.T) {
	acts := map[kind]bool{row: true, choice: true, tick: true, button: true, values: true}
	for _, s := range sizes {
		for name, c := range map[string]struct {
			reach func(k *walk)
			digit string
		}{
			"sharing":       {func(k *walk) { k.toTasks().fill().at("finish").press("0") }, "0"},
			"print or save": {func(k *walk) { k.toShare().press("2", "0") }, "0"},
			"bringing":      {func(k *walk) { k.aStick() }, "3"},
			"a release":     {func(k *walk) { k.third(usualCrowd).press("8") }, "1"},
		} {
			k := startWalk(t, s.w, s.h)
			c.reach(k)
			happen := k.slowly(c.digit)
			if !k.m.shown.waiting {
				t.Fatalf("%s at %v does not wait:\n%s", name, s, k.screen())
			}
			waited := k.m.laid.targets
			happen()
			for _, before := range waited {
				for _, now := range k.m.laid.targets {
					apart := now.end <= before.top || before.end <= now.top || now.right <= before.left || before.right <= now.left
					if before.part.kind == button && acts[now.part.kind] && !apart && now.id != before.id {
						t.Errorf("%s at %v: %q comes up where %q stood", name, s, now.part.text, before.part.text)
					}
				}
			}
		}
	}
}
