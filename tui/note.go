package tui

import (
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// noteScreen is the note of a statement on a page of its own, for small windows and for long notes of last time.
type noteScreen struct{ area *assessment.FocusArea }

func (s noteScreen) page(m *app) *page {
	p := &page{title: s.area.Position + "  " + s.area.Short, place: "Note", focus: noteBox}
	p.problem(m.problem())
	p.prose(m.a.Statement(s.area))
	p.gap()
	if then, ok := m.a.EarlierAnswer(s.area); ok && then.Note != "" {
		p.prose(noteThen + then.Note)
		p.gap()
	}
	m.noteParts(p, m.a.Answer(s.area).Note, 4)
	p.gap()
	p.onward()
	return p
}

func (noteScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.back()
	}
	return nil
}

func (s noteScreen) typed(m *app, _, text string) string { return m.setNote(s.area, text) }
