package tui

import (
	"cmp"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// helpScreen tells what each key does on the page it was opened from.
type helpScreen struct{ lines *[]key.Help }

// showHelp makes the help from the page's own things and the keys in force, so that it cannot say anything untrue.
func (m *app) showHelp() tea.Cmd {
	if _, ok := m.top().screen.(helpScreen); ok {
		return nil
	}
	var lines []key.Help
	for i := range m.laid.targets {
		if p := m.laid.targets[i].part; p.key != "" {
			lines = append(lines, key.Help{Key: p.key, Desc: cmp.Or(p.text, p.hint)})
		}
	}
	for _, b := range m.keys.list() {
		if b.Enabled() {
			lines = append(lines, b.Help())
		}
	}
	return m.push(helpScreen{&lines})
}

func (s helpScreen) page(m *app) *page {
	p := &page{title: "Help", place: "What the keys do"}
	for _, line := range *s.lines {
		p.pair(cell{4, line.Key, strong}, 14, m.size.tableWidth(), line.Desc)
	}
	p.gap()
	if !m.planner.on {
		p.prose("Leaving a statement open is fine. It stays not answered, and you can answer it later.")
		p.gap()
	}
	p.button(idBack, "9", "Back")
	return p
}

func (helpScreen) choose(*app, string) tea.Cmd { return nil }
