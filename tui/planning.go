package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// planningScreen is one anonymous tick list for course planners.
type planningScreen struct{ index int }

// firstPlanning is the screen after the training record: the first list that is asked, or the share page where none is.
func firstPlanning(m *app) screen { return nextPlanning(m, 0) }

func nextPlanning(m *app, from int) screen {
	for i := from; i < len(m.q.Planning); i++ {
		if m.q.Planning[i].Asked {
			return planningScreen{i}
		}
	}
	return shareScreen{}
}

func (s planningScreen) page(m *app) *page {
	list := &m.q.Planning[s.index]
	n, of := 0, 0
	for i := range m.q.Planning {
		if m.q.Planning[i].Asked {
			of++
			if i <= s.index {
				n = of
			}
		}
	}
	p := &page{title: "Waymark", place: fmt.Sprintf("Planning question %d of %d", n, of)}
	p.question(list.Question)
	help := "Tick up to three, or none."
	if len(list.Options) > 8 && !m.plain {
		help += " Type both digits."
	}
	p.prose(help)
	p.gap()
	for j, o := range list.Options {
		p.tick(o.ID, listKey(j, len(list.Options)), o.Words, m.a.Ticked(s.index, j))
	}
	p.gap()
	p.prose("This helps planners choose courses. It is kept only if you share on the next pages, and apart from your ratings.")
	p.gap()
	p.onward()
	return p
}

func (s planningScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.push(nextPlanning(m, s.index+1))
	}
	for j, o := range m.q.Planning[s.index].Options {
		if o.ID != id {
			continue
		}
		err := m.a.Tick(s.index, j, !m.a.Ticked(s.index, j))
		if errors.Is(err, assessment.ErrTicksFull) {
			m.message = "Three at most. Take one off first."
			return nil
		}
		m.refuse(err)
	}
	return nil
}
