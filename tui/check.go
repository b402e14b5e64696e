package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// checkScreen lists all answers, each of which can be changed from here.
type checkScreen struct{ show int }

// filters say which answers the list shows.
var filters = []struct {
	id, words string
	has       func(assessment.Answer) bool
}{
	{"all", "All", func(assessment.Answer) bool { return true }},
	{"open", "Not answered", func(a assessment.Answer) bool { return a.Rating == assessment.NotAnswered }},
	{"marked", "Marked", func(a assessment.Answer) bool { return a.Mark }},
	{"noted", "With notes", func(a assessment.Answer) bool { return a.Note != "" }},
}

func (s checkScreen) page(m *app) *page {
	all := m.a.Progress()
	p := &page{title: "Check your answers", place: fmt.Sprintf("%d of %d answered", all.Answered, all.Total), stays: true}
	p.prose(m.worded(
		"Press Enter on a line to change it. A number goes to that domain.",
		"Type the number of a statement, such as "+m.q.Areas()[0].Position+", to change it. The numbers before the list choose what is in it."))
	p.prompt = m.worded("", "The number of a statement, Enter to go on, or help:")
	p.gap()
	for i, f := range filters {
		n := 0
		for _, area := range m.q.Areas() {
			if f.has(m.a.Answer(area)) {
				n++
			}
		}
		p.add(part{kind: choice, id: f.id, text: fmt.Sprintf("%s (%d)", f.words, n), inline: true, on: i == s.show})
	}
	p.gap()
	shown := 0
	for i := range m.q.Domains {
		shown += s.domain(m, p, &m.q.Domains[i])
	}
	if shown == 0 {
		p.prose("There are none.")
	}
	p.gap()
	p.onward()
	return p
}

// domain adds the lines of one domain, and returns how many answers it shows.
func (s checkScreen) domain(m *app, p *page, d *assessment.Domain) (shown int) {
	rating, flags := 36, 58
	if m.size.compact() {
		rating, flags = 34, 54
	}
	for i := range d.Areas {
		f := &d.Areas[i]
		ans := m.a.Answer(f)
		if !filters[s.show].has(ans) {
			continue
		}
		if shown++; shown == 1 {
			s.head(m, p, d, rating)
		}
		c := []cell{{rating, m.ratingInShort(f, ans.Rating), plain}}
		if flag := flagWords(ans, m.size.compact()); flag != "" {
			c = append(c, cell{flags, flag, quiet})
		}
		p.add(part{kind: row, id: f.ID, key: m.worded("", f.Position), text: f.Short, indent: 1, cells: c})
	}
	return shown
}

// head adds the line that stands above the lines of a domain, and leads to them.
func (checkScreen) head(m *app, p *page, d *assessment.Domain, col int) {
	progress := m.a.DomainProgress(d)
	count := fmt.Sprintf("%d of %d", progress.Answered, progress.Total)
	if m.plain {
		p.gap()
		p.prose(fmt.Sprintf("Domain %d, %s: %s answered.", d.Index+1, d.Short, count))
		return
	}
	p.row(d.ID, listKey(d.Index, len(m.q.Domains)), d.Short, cell{col, count, quiet}).style = strong
}

// ratingInShort are the words of a rating where there is little room: those for "not part of my role" can be longer
// than any level's.
func (m *app) ratingInShort(f *assessment.FocusArea, r assessment.Rating) string {
	if r == assessment.NotMyRole {
		return "Not my role"
	}
	return m.ratingWords(f, r)
}

func flagWords(ans assessment.Answer, compact bool) string {
	switch {
	case ans.Mark && ans.Note != "" && compact:
		return "both"
	case ans.Mark && ans.Note != "":
		return "marked, note"
	case ans.Mark && compact:
		return "mark"
	case ans.Mark:
		return "marked"
	case ans.Note != "":
		return "note"
	}
	return ""
}

func (s checkScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		m.a.Reach(assessment.Checked)
		return m.walkOn(resultsScreen{})
	}
	for i, f := range filters {
		if f.id == id {
			s.show = i
			m.top().screen = s
			return nil
		}
	}
	if f := m.q.Area(id); f != nil {
		return m.push(statementScreen{area: f, single: true})
	}
	m.focusAt(m.focused(m.laid) + 1) // a domain's number goes to its first line
	return nil
}
