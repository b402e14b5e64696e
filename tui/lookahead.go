package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// aheadScreen offers the look ahead domain by domain. It may be left at any point.
type aheadScreen struct{}

func (aheadScreen) page(m *app) *page {
	all := m.a.LookAheadProgress()
	p := &page{title: m.aheadTitle(50), place: fmt.Sprintf("%d of %d answered", all.Answered, all.Total), keyed: true}
	p.prose("This is the next stage, not your job now. It shows only what you do on your own or teach already, where the words of that stage differ. It changes none of your answers. Stop whenever you like.")
	p.gap()
	count := 47
	if m.size.compact() {
		count = 40
	}
	for i := range m.q.Domains {
		d := &m.q.Domains[i]
		answered, areas := m.aheadIn(d)
		if len(areas) == 0 {
			p.cells(cell{7, d.Short, quiet}, cell{count, m.worded("Nothing to look at", "Nothing to look at."), quiet})
			continue
		}
		p.row(d.ID, listKey(i, len(m.q.Domains)), d.Short, cell{count, fmt.Sprintf("%d of %d", answered, len(areas)), plain})
	}
	p.gap()
	p.onward()
	p.focus = idContinue
	if next := m.nextAhead(); next != nil {
		p.focus = m.q.DomainOf(next).ID
	}
	return p
}

// aheadTitle names the look ahead by its stage, where there is room.
func (m *app) aheadTitle(room int) string {
	title := "Look ahead to " + strings.ToLower(m.a.LookAheadStage().Title)
	if m.size.compact() || ansi.StringWidth(title) > room {
		return "Look ahead"
	}
	return title
}

// aheadIn lists the areas of one domain that are in the look ahead, and counts those answered.
func (m *app) aheadIn(d *assessment.Domain) (answered int, areas []*assessment.FocusArea) {
	for _, f := range m.a.LookAheadAreas() {
		if f.Domain != d.Index {
			continue
		}
		areas = append(areas, f)
		if m.a.Answer(f).LookAhead != assessment.NotAnswered {
			answered++
		}
	}
	return answered, areas
}

// nextAhead is the first area of the look ahead that is not answered; nil when all are.
func (m *app) nextAhead() *assessment.FocusArea {
	for _, f := range m.a.LookAheadAreas() {
		if m.a.Answer(f).LookAhead == assessment.NotAnswered {
			return f
		}
	}
	return nil
}

func (aheadScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		m.a.Reach(assessment.LookedAhead)
		return m.walkOn(checkScreen{})
	}
	d := m.domain(id)
	if d == nil {
		return nil
	}
	_, areas := m.aheadIn(d)
	for _, f := range areas {
		if m.a.Answer(f).LookAhead == assessment.NotAnswered {
			return m.push(aheadStatementScreen{f})
		}
	}
	return m.push(aheadStatementScreen{areas[0]})
}

// aheadStatementScreen asks one statement in the words of the stage aimed at.
type aheadStatementScreen struct{ area *assessment.FocusArea }

func (s aheadStatementScreen) page(m *app) *page {
	f, areas := s.area, m.a.LookAheadAreas()
	at := slices.Index(areas, f)
	p := &page{
		title: m.aheadTitle(50),
		place: fmt.Sprintf("Statement %d of %d", at+1, len(areas)),
		note:  fmt.Sprintf("%d of %d answered", m.a.LookAheadProgress().Answered, len(areas)),
	}
	if m.size.compact() {
		p.place, p.note = fmt.Sprintf("%d of %d", at+1, len(areas)), ""
	}
	ans := m.a.Answer(f)
	p.cells(cell{2, f.Position + "  " + f.Short, quiet})
	p.cells(cell{2, "You said: " + m.ratingWords(f, ans.Rating), quiet})
	p.gap()
	p.question(m.a.StatementAhead(f))
	p.gap()
	m.ratingChoices(p, f, ans.LookAhead)
	p.gap()
	if m.plain && ans.Mark {
		p.cells(cell{text: markedWords})
	}
	p.prose("This is the next stage, not your job now. It changes none of your answers. Stop whenever you like.")
	p.gap()
	p.button(idContinue, "0", "Continue")
	m.statementButtons(p, f)
	p.button(idBack, "9", "Back")
	return p
}

// stillThere is false once an undo, or another aim, closed the look ahead.
func (aheadScreen) stillThere(m *app) bool { return m.a.LookAheadStage() != nil }

// stillThere is false once an undo took the rating away that there was to look ahead from.
func (s aheadStatementScreen) stillThere(m *app) bool {
	return slices.Contains(m.a.LookAheadAreas(), s.area)
}

func (s aheadStatementScreen) choose(m *app, id string) tea.Cmd {
	f := s.area
	switch id {
	case idContinue:
		if m.a.Answer(f).LookAhead == assessment.NotAnswered && m.nothingChosen(m.ratingDigits(f)) {
			return nil
		}
		_, areas := m.aheadIn(m.q.DomainOf(f))
		if next := slices.Index(areas, f) + 1; next < len(areas) {
			return m.push(aheadStatementScreen{areas[next]})
		}
		returnTo[aheadScreen](m)
		m.top().focus = ""
	case "mark":
		m.a.SetMark(f, !m.a.Answer(f).Mark)
		m.sayMark(f)
	case "stages":
		return m.push(stagesScreen{f})
	default:
		if r, ok := assessment.ParseRating(id); ok {
			m.refuse(m.a.RateAhead(f, r))
		}
	}
	return nil
}
