package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"waymark/assessment"
)

// unsound says what is wrong with the present frame by the rules that hold on every page.
func (k *walk) unsound() error {
	if k.quit {
		if errors.Is(k.m.outcome, errCrashed) {
			return k.m.outcome
		}
		return nil
	}
	if err := k.strays(); err != nil {
		return err
	}
	screen := k.screen()
	if err := k.misfit(); err != nil {
		return err
	}
	if r, found := k.unprintable(); found {
		return fmt.Errorf("%U stands in the frame", r)
	}
	if k.m.size.tooSmall() {
		return nil
	}
	if n := strings.Count(screen, ">"); n != 1 {
		return fmt.Errorf("%d > on the screen:\n%s", n, screen)
	}
	if k.m.View().Cursor == nil {
		return fmt.Errorf("no cursor on\n%s", screen)
	}
	for _, line := range k.m.laid.lines {
		for i := 1; i < len(line); i++ {
			if end := line[i-1].col + ansi.StringWidth(line[i-1].text); end >= line[i].col {
				return fmt.Errorf("%q runs into %q", line[i-1].text, line[i].text)
			}
		}
	}
	return nil
}

// TestNothingThatIsDoneBreaksAPage guards every page against whatever comes: keys, clicks, the wheel, pastes and sizes,
// in any order.
func TestNothingThatIsDoneBreaksAPage(t *testing.T) {
	start := startWalk(t, 80, 24).toTasks().fill().trained()
	empty := startWalk(t, 60, 20)
	planner := startWalk(t, 80, 24).three(usualCrowd)
	keys := []string{
		"up", "down", "down", "down", "left", "right", "enter", "enter", "space", "tab", "tab", "shift+tab", "home", "end",
		"pgup", "pgdown", "backspace", "esc", "ctrl+z", "ctrl+c", "0", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
		"m", "u", "?", "x", "é",
	}
	rapid.Check(t, func(rt *rapid.T) {
		k := rapid.SampledFrom([]*walk{start, empty, planner}).Draw(rt, "start").fork(t)
		for range rapid.IntRange(1, 120).Draw(rt, "steps") {
			switch rapid.IntRange(0, 12).Draw(rt, "kind") {
			case 0:
				k.click(rapid.IntRange(0, 79).Draw(rt, "x"), rapid.IntRange(0, 23).Draw(rt, "y"))
			case 1:
				k.send(tea.MouseWheelMsg{Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(rt, "wheel")})
			case 2:
				k.paste(rapid.OneOf(rapid.String(), rapid.Just(strings.Repeat("word ", 260))).Draw(rt, "paste"))
			case 3:
				s := rapid.SampledFrom([]size{{60, 20}, {80, 24}, {120, 40}, {79, 24}, {200, 20}, {60, 60}, {40, 10}, {0, 0}}).Draw(rt, "size")
				k.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
			default:
				k.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			if err := k.unsound(); err != nil {
				rt.Fatal(err)
			}
			if k.quit {
				return
			}
		}
	})
}

// longest is a pack whose texts are all as long as a pack may have them, in words of the given length.
func longest(t *testing.T, letters int) *assessment.Questionnaire {
	q, err := newOutside().questionnaire()
	if err != nil {
		t.Fatal(err)
	}
	text := func(n int) string {
		words := strings.Repeat(strings.Repeat("w", letters)+" ", n/letters+1)[:n]
		return strings.TrimSuffix(words[:n-1], " ") + "."
	}
	statement := strings.TrimSpace(strings.Repeat(strings.Repeat("w", letters)+" ", 24))
	for i := range q.Stages {
		q.Stages[i].Title, q.Stages[i].Hint = text(60), text(600)
	}
	q.Aims.Stay, q.Aims.Register, q.Aims.NotSure = text(600), text(600), text(600)
	for _, scale := range q.Scales {
		for _, r := range assessment.Ratings() {
			if scale[r].Label != "" {
				scale[r] = assessment.Level{Label: text(15), Hint: text(60)}
			}
		}
		scale[assessment.NotMyRole].Label = text(22)
	}
	for i := range q.Professions {
		q.Professions[i].Words, q.Professions[i].Hint = text(60), text(600)
	}
	for i := range q.Planning {
		q.Planning[i].Question = text(600)
		for j := range q.Planning[i].Options {
			q.Planning[i].Options[j].Words = text(60)
		}
	}
	for i := range q.Domains {
		d := &q.Domains[i]
		d.Title, d.Short, d.Covers = text(600), text(24), text(600)
		for j := range d.Areas {
			f := &d.Areas[j]
			f.Title, f.Short, f.Action = text(600), text(28), text(600)
			for s := range f.Statements {
				if s == 0 || !f.Flat() {
					f.Statements[s] = fmt.Sprintf("%c%s", 'a'+s, statement[1:])
				}
			}
		}
	}
	long, faults := assessment.NewQuestionnaire(*q)
	if faults != nil {
		t.Fatal(faults)
	}
	return long
}

// TestEveryPackFitsEveryWindow guards "text is never cut" for packs of one's own: whatever a pack may hold, every page
// of it fits.
func TestEveryPackFitsEveryWindow(t *testing.T) {
	for _, letters := range []int{3, 11} {
		q := longest(t, letters)
		for _, s := range someSizes() {
			for _, scene := range scenes {
				t.Run(fmt.Sprintf("%d letters/%dx%d/%s", letters, s.w, s.h, scene.name), func(t *testing.T) {
					k := startWalk(t, s.w, s.h)
					k.m.q = q
					scene.reach(k)
					for range len(k.m.laid.targets) + 1 {
						if err := k.unsound(); err != nil {
							t.Fatal(err)
						}
						k.press("down")
					}
				})
			}
		}
	}
}
