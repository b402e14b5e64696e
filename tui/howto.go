package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// howToScreen explains the answers once, with something to try them on. What is tried is never kept.
type howToScreen struct {
	tried  assessment.Rating
	asHelp bool // opened from the menu: nothing comes after it
}

func (s howToScreen) page(m *app) *page {
	p := &page{title: "How to answer"}
	p.prose(`Think about the last few weeks. Choose what is true most of the time. There are no right answers. "Not yet" is a useful answer: it shows what to learn next.`)
	p.gap()
	p.add(part{kind: question, id: "question", text: `Try it: "I make a hot drink."`})
	p.focus = "question"
	scale := m.q.Scales[assessment.Skill]
	for i, r := range assessment.Ratings() {
		p.choice(r.String(), fmt.Sprint(i+1), scale[r].Label, scale[r].Hint, s.tried == r)
	}
	p.gap()
	p.prose(`"On my own" means safely, within what has been delegated to you. It does not mean unsupervised. Leave any statement and come back to it later.`)
	p.gap()
	p.prose(m.worded(
		`0 continues. 9 goes back. 7 marks "I want to work on this". 8 shows the statement at each stage. ? helps on any page.`,
		`Enter continues. back goes back. mark says "I want to work on this". stages reads the statement at each stage. help works at any time.`))
	p.stays = m.plain // there is nothing to see of what was tried on the next page
	p.gap()
	if s.asHelp {
		p.button(idBack, "9", "Back")
		return p
	}
	p.onward()
	return p
}

func (s howToScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.push(tasksScreen{})
	}
	s.tried, _ = assessment.ParseRating(id)
	m.top().screen = s
	return nil
}
