package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/release"
)

// needsScreen lists the focus areas in order of need.
type needsScreen struct{ at int }

func (s needsScreen) page(m *app) *page {
	p, r := m.releasePage(s.at)
	p.heading("Training needs")
	p.prose("Need is not yet and with support, added up. Wish is who wants to work on it. Reach is no chance yet.")
	p.gap()
	needs := r.TrainingNeeds()
	var figures [][]string
	for _, n := range needs {
		figures = append(figures, []string{n.Need.String(), n.Wish.String(), n.Reach.String()})
	}
	columns := m.figureHeads(p, 38, []string{"Need", "Wish", "Reach"}, figures)
	for i, n := range needs {
		p.row(n.Area.ID, "", fmt.Sprintf("%-4s%s", fmt.Sprintf("%d.", n.Rank), n.Area.Short), columns.cells(figures[i], plain)...)
	}
	p.gap()
	p.prose(r.NeedsRule)
	p.prose(concealedNote, release.NeedWords)
	if words := r.PrivateWords(); words != "" {
		p.prose(words)
	}
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (s needsScreen) choose(m *app, id string) tea.Cmd { return m.openArea(s.at, id) }

// openArea shows a focus area of a release.
func (m *app) openArea(at int, id string) tea.Cmd {
	for i, row := range m.planner.releases[at].Release.Table(release.Ratings).Rows {
		if row.ID == id {
			return m.push(releaseAreaScreen{at, i})
		}
	}
	return nil
}

// releaseAreaScreen shows every figure of one focus area.
type releaseAreaScreen struct{ at, area int }

func (s releaseAreaScreen) page(m *app) *page {
	p, r := m.releasePage(s.at)
	ratings, marks := r.Table(release.Ratings), r.Table(release.Marks)
	row := &ratings.Rows[s.area]
	number, domain := r.Domain(row.Domain)
	p.heading(row.Position + "  " + row.Words)
	p.prose(fmt.Sprintf("In domain %d, %s. %s people.", number, domain.Short, row.People))
	p.gap()
	columns := m.figureHeads(p, 40, []string{"People", "%"}, [][]string{{release.NotOffered, ""}})
	m.levelLines(p, columns, ratings.Levels, row)
	p.gap()
	m.levelLines(p, columns, marks.Levels, &marks.Rows[s.area])
	p.gap()
	p.prose(concealedNote, percentNote)
	if row.Private {
		p.prose(r.PrivateWords())
	}
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

const percentNote = "Percentages are of the printed figures, and for 20 people or more."

// levelLines adds a line for each level of a row.
func (m *app) levelLines(p *page, columns figureColumns, levels []release.Level, row *release.Row) {
	unit := peopleInBlock([]release.Row{*row})
	whole := columns.bar(m, row.Cells, unit) != nil
	for i, level := range levels {
		var bar []cell
		if whole && row.Cells[i].IsLevel() {
			bar = columns.bar(m, row.Cells[i:i+1], unit)
		}
		columns.line(p, level.Words, []string{row.Cells[i].String(), percent(row, i)}, bar...)
	}
}

func (releaseAreaScreen) choose(*app, string) tea.Cmd { return nil }
