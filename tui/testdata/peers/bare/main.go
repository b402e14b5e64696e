// Bare is the least that a Bubble Tea program can be which looks like a statement of Waymark: a page of 80 by 24 with
// six choices. Benchmarks run it beside Waymark, to tell what is ours from what the library takes.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type page struct{ chosen int }

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch text := key.String(); text {
		case "1", "2", "3", "4", "5", "6":
			p.chosen = int(text[0] - '0')
		case "q":
			return p, tea.Quit
		}
	}
	return p, nil
}

func (p page) View() tea.View {
	rule := strings.Repeat("─", 80)
	lines := []string{
		" 3  Clinical and technical" + strings.Repeat(" ", 36) + "Statement 1 of 11",
		rule, "", "  A statement that is as long as most of them are, and that goes on in the", "  line below.", "",
	}
	for i := 1; i <= 6; i++ {
		mark, sign, open, shut := " ", " ", "", ""
		if i == p.chosen {
			mark, sign, open, shut = ">", "•", "\x1b[1;7m", "\x1b[m"
		}
		lines = append(lines, fmt.Sprintf("  %s %s%d (%s)  An answer%s             and what it means", mark, open, i, sign, shut))
	}
	for len(lines) < 22 {
		lines = append(lines, "")
	}
	v := tea.NewView(strings.Join(append(lines, rule, " 1-6 Choose   Enter Continue   Esc Back   ? Help"), "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = tea.NewCursor(4, 5+p.chosen)
	v.Cursor.Blink = false
	return v
}

func main() {
	if _, err := tea.NewProgram(page{}, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
