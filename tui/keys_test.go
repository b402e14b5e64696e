package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// leaveBox moves focus out of a text box, where keys are typed.
func (k *walk) leaveBox() *walk {
	for range 10 {
		if k.m.inputID == "" {
			break
		}
		k.press("tab")
	}
	return k
}

// toFirst moves focus to the first thing of the page.
func (k *walk) toFirst() *walk { return k.leaveBox().press("home") }

// focus is the id of what has focus, or the word of the key bar.
func (k *walk) focus() string {
	if k.m.barFocus > 0 {
		return "bar " + k.m.barStops()[k.m.barFocus-1].words
	}
	return k.m.top().focus
}

// things are the ids of all that can be chosen on this page, in reading order. Mere text can have focus too where the
// page has to be scrolled, but not always: a text box that is typed in takes fewer rows.
func (k *walk) things() []string {
	var ids []string
	for _, t := range k.m.laid.targets {
		if !isText(t.id) {
			ids = append(ids, t.id)
		}
	}
	return ids
}

func isText(id string) bool { return strings.HasPrefix(id, "#") }

// visit presses a key until focus stays where it is, and lists what had focus on the way, mere text left out. In a
// text box the caret moves first.
func (k *walk) visit(name string) []string {
	var ids []string
	last := ""
	for still := 0; still < 30; still++ {
		if now := k.focus(); now != last {
			if last, still = now, 0; !isText(now) {
				ids = append(ids, now)
			}
		}
		k.press(name)
	}
	return ids
}

// place names the page by its header.
func (k *walk) place() string {
	return k.m.shown.title + " | " + strings.TrimPrefix(k.m.shown.place, "Error: ")
}

// TestArrowsAloneReachEverythingAndLeadBack guards "arrows alone carry a person through the whole way".
func TestArrowsAloneReachEverythingAndLeadBack(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.toFirst()
		down := k.visit("down")
		if want := k.things(); !slices.Equal(down, want) {
			t.Fatalf("down reaches %v, want %v", down, want)
		}
		up := k.visit("up")
		if slices.Reverse(up); !slices.Equal(up, down) {
			t.Fatalf("up reaches %v, want %v", up, down)
		}
	})
}

// TestHomeAndEndGoToTheFirstAndTheLastThing guards the keys of long lists.
func TestHomeAndEndGoToTheFirstAndTheLastThing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.leaveBox()
		targets := k.m.laid.targets
		if k.press("end"); k.focus() != targets[len(targets)-1].id {
			t.Fatalf("End goes to %s", k.focus())
		}
		if k.press("home"); k.focus() != targets[0].id {
			t.Fatalf("Home goes to %s", k.focus())
		}
	})
}

// TestEveryLineOfALongPageIsSeen guards that reading on with one key alone hides nothing. What stands in a text box can
// be scrolled in the box.
func TestEveryLineOfALongPageIsSeen(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for name, times := range map[string]int{"down": 80, "pgdown": 10} {
			f := k.fork(t).toFirst()
			seen, all := map[string]bool{}, map[string]bool{}
			for range times {
				top := f.m.top().scroll
				for i, line := range f.m.laid.lines {
					text := ""
					for _, s := range line {
						text += s.text + " "
					}
					if !strings.HasPrefix(text, "│") {
						all[text] = true
						seen[text] = seen[text] || i >= top && i < top+f.m.size.bodyHeight()
					}
				}
				f.press(name)
			}
			for text := range all {
				if !seen[text] {
					t.Errorf("%s never shows %s", name, text)
				}
			}
		}
	})
}

// TestPageKeysEndOnTheFirstAndTheLastThing guards that they go through pages with text boxes as well.
func TestPageKeysEndOnTheFirstAndTheLastThing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		down, up := k.toFirst().visit("pgdown"), k.visit("pgup")
		things := k.things()
		if last := things[len(things)-1]; down[len(down)-1] != last {
			t.Fatalf("PgDn ends on %v, want %s", down, last)
		}
		if first := things[0]; !isText(k.focus()) && up[len(up)-1] != first {
			t.Fatalf("PgUp ends on %v, want %s", up, first)
		}
	})
}

// TestTabGoesThroughThePartsToHelpAndMenuAndRound guards that Help and Menu can be had without letters, and that
// Shift+Tab is the way back.
func TestTabGoesThroughThePartsToHelpAndMenuAndRound(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for k.toFirst(); isText(k.focus()); {
			k.press("tab")
		}
		tab, back := k.round("tab"), k.round("shift+tab")
		// A long text takes more rows while it is not typed in, and then the page has to be scrolled.
		if slices.Reverse(back[1:]); !slices.Equal(tab, back) && len(k.m.top().texts) == 0 {
			t.Fatalf("Tab stops at %v, Shift+Tab the other way round at %v", tab, back)
		}
		want := k.boxes()
		for _, w := range k.m.barStops() {
			want = append(want, "bar "+w.words)
		}
		for _, id := range want {
			if !slices.Contains(tab, id) {
				t.Fatalf("Tab stops at %v, not at %s", tab, id)
			}
		}
	})
}

// TestHelpAndMenuOpenFromTheKeyBar guards that a Tab stop can also be used, on pages with text boxes as well.
func TestHelpAndMenuOpenFromTheKeyBar(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for _, name := range []string{"tab", "shift+tab"} {
			f := k.fork(t)
			for range 20 {
				if f.m.barFocus == 0 {
					f.press(name)
				}
			}
			if f.m.barFocus == 0 {
				continue // Help itself has neither
			}
			want := strings.TrimPrefix(f.focus(), "bar ")
			if f.press("enter"); f.m.shown.title != want {
				t.Errorf("Enter on %s, reached with %s, leads to %q", want, name, f.place())
			}
		}
	})
}

// round lists the stops of a key that goes round, from the present one.
func (k *walk) round(name string) []string {
	stops := []string{k.focus()}
	for range 40 {
		switch k.press(name); {
		case k.focus() == stops[0]:
			return stops
		case !isText(k.focus()):
			stops = append(stops, k.focus())
		}
	}
	k.t.Fatalf("%s does not go round: %v", name, stops[:min(len(stops), 12)])
	return nil
}

// boxes are the ids of the text boxes of this page.
func (k *walk) boxes() []string {
	var ids []string
	for _, t := range k.m.laid.targets {
		if t.part.kind == box {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// TestFourKeysGoOneStepBackAndLoseNothing guards "back never quits, never loses". A text that is too long is another
// matter: see TestTextOverItsLimitIsNeverCut.
func TestFourKeysGoOneStepBackAndLoseNothing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if len(k.m.top().texts) > 0 {
			return
		}
		k.leaveBox().press("end") // on a setting, ← changes it
		depth, answers := len(k.m.stack), k.answers()
		var want sight
		for i, name := range []string{"esc", "left", "backspace", "9"} {
			f := k.fork(t).press(name)
			steps := max(depth-1, 1)
			if depth == 1 && f.m.planner.on {
				steps = 2 // asks whether to leave
			}
			if got := len(f.m.stack); got != steps {
				t.Fatalf("%s goes from step %d to %d", name, depth, got)
			}
			if f.quit || f.answers() != answers {
				t.Fatalf("after %s, quit %v:%s", name, f.quit, difference(answers, f.answers()))
			}
			if i == 0 {
				want = f.sight()
			}
			f.unchanged(want, name+" in place of esc")
		}
	})
}

// TestGoingBackToTheStartAndOnAgainLosesNothing guards "nothing is lost by a key".
func TestGoingBackToTheStartAndOnAgainLosesNothing(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2", "7", "esc")
	want := k.answers()
	for range 10 {
		k.press("esc")
	}
	if k.place() != "Waymark | Step into your next role" {
		t.Fatalf("Esc leads back to %q", k.place())
	}
	if k.press("1"); k.answers() != want {
		t.Errorf("after Start:%s", difference(want, k.answers()))
	}
}

// TestHelpAndMenuLeadBackToTheSamePlace guards that neither ever changes an answer or loses the place.
func TestHelpAndMenuLeadBackToTheSamePlace(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.leaveBox().press("x") // no key of ours: what the status line said goes
		before := k.sight()
		for name, opens := range map[string]string{"?": "Help", "m": "Menu", "M": "Menu"} {
			f := k.fork(t).press(name)
			offered := slices.ContainsFunc(k.m.barStops(), func(w barWord) bool { return w.words == opens })
			if opened := f.m.shown.title == opens && f.screen() != before.screen; opened != offered {
				t.Fatalf("%s is offered: %v, and opens: %v\n%s", name, offered, opened, f.screen())
			}
			if offered {
				f.press("esc")
			}
			f.unchanged(before, name+" and esc")
		}
	})
}

// TestAnyResizeKeepsPageFocusAndTyping guards "any resize keeps page, focus and half-typed text. At 0×0 nothing is
// drawn", and that no key acts on a page that cannot be seen.
func TestAnyResizeKeepsPageFocusAndTyping(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if ids := k.boxes(); len(ids) > 0 {
			k.m.focusOn(ids[0])
			k.send(nil)
			k.press("half a wor")
		}
		before, home := k.sight(), k.m.size
		for _, s := range []size{{40, 10}, {0, 0}, {1, 1}, {59, 24}, {80, 19}} {
			k.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
			if err := k.misfit(); err != nil {
				t.Fatalf("at %dx%d: %v", s.w, s.h, err)
			}
			if s.w == 40 && !strings.Contains(k.screen(), "This window is too small.") {
				t.Fatalf("at 40x10:\n%s", k.screen())
			}
			if s.w == 0 && k.m.View().Content != "" {
				t.Fatalf("at 0x0:\n%s", k.screen())
			}
			k.press("1", "3", "0", "enter", "space", "m", "u", "esc", "7")
			k.send(tea.MouseClickMsg{X: 5, Y: 8, Button: tea.MouseLeft})
			k.paste("pasted unseen")
		}
		k.send(tea.WindowSizeMsg{Width: home.w, Height: home.h})
		k.unchanged(before, "resizing and back")
	})
}

// TestAnotherSizeKeepsPageFocusAndTyping is the same between the sizes that are drawn. Pages differ there, so focus
// and text are compared instead of the screen.
func TestAnotherSizeKeepsPageFocusAndTyping(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if isText(k.focus()) { // text that can have focus only where the page has to be scrolled
			k.press("end")
		}
		place, focus, home := k.place(), k.focus(), k.m.size
		for _, s := range append(sizes, home) {
			k.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
			k.checkFocus()
		}
		if k.place() != place || k.focus() != focus {
			t.Errorf("page %q with focus on %q became %q with focus on %q", place, focus, k.place(), k.focus())
		}
	})
}

// BenchmarkStatementKey is one arrow key on the page where most of the time goes: what a person waits for.
func BenchmarkStatementKey(b *testing.B) {
	k := startWalk(b, 80, 24)
	k.toTasks().fill()
	k.open("d3-reporting-escalating")
	keys := []tea.Msg{tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyDown}}
	m := tea.Model(k.m)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m, _ = m.Update(keys[i%2])
		_ = m.View()
	}
}
