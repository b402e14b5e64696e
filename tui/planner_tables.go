package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/release"
)

// tableScreen shows a table of a release, a part at a time.
type tableScreen struct {
	at    int
	table release.TableID
	part  int // which of tableParts
}

// tablePart is as much of a table as stands on a page.
type tablePart struct {
	subject  int    // of the key that leads here, from 0
	subjects int    // how many of them there are
	name     string // short name of the subject
	heading  string
	rows     []release.Row
	from, to int // levels
}

// ratingLevelsShown is how many columns of table A are levels of a rating. The others stand in a table of their own.
const ratingLevelsShown = 4

// tableParts parts a table by domain, planning lists by list, and the ratings of a domain into levels and the rest.
func tableParts(r *release.Release, id release.TableID) []tablePart {
	t := r.Table(id)
	all := tablePart{subjects: 1, heading: "Look ahead", rows: t.Rows, to: len(t.Levels)}
	var parts []tablePart
	switch id {
	case release.LookAhead:
		parts = append(parts, all)
	case release.Planning:
		for i, list := range r.Lists {
			part := tablePart{subject: i, subjects: len(r.Lists), name: list.Question, heading: list.Question, to: len(t.Levels)}
			for _, row := range t.Rows {
				if row.List == list.ID {
					part.rows = append(part.rows, row)
				}
			}
			parts = append(parts, part)
		}
	default:
		for i, d := range r.Domains {
			part := tablePart{
				subject: i, subjects: len(r.Domains), name: d.Short,
				heading: fmt.Sprintf("%d  %s", i+1, d.Short), rows: t.In(d.ID), to: len(t.Levels),
			}
			if id == release.Ratings {
				levels := part
				levels.to, part.from = ratingLevelsShown, ratingLevelsShown
				parts = append(parts, levels)
			}
			if len(part.rows) > 0 { // some domains are not in table B
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// who says whom a table is about.
var who = map[release.TableID]string{
	release.Ratings: "all who answered", release.Marks: "who wants to work on it", release.Bands: "groups",
	release.LookAhead: "those who looked ahead",
}

// shortHeads are heads of columns whose levels have long words. A note under the table has the rest of them.
var shortHeads = map[string]string{"wants": "Wants", "half-or-more": "Half or more", "ready": "Ready", "not-ready": "Not ready"}

func head(l release.Level) string {
	if short := shortHeads[l.ID]; short != "" {
		return short
	}
	return l.Words
}

func (s tableScreen) page(m *app) *page {
	p, r := m.releasePage(s.at)
	parts := tableParts(r, s.table)
	this := parts[s.part]
	p.stays = true
	if len(parts) > 1 {
		p.status = fmt.Sprintf("Table %d of %d", s.part+1, len(parts))
	}
	heading := this.heading
	if whom := who[s.table]; whom != "" {
		heading += ": " + whom
	}
	if !m.peopleColumn(s.table) && len(this.rows) > 0 {
		heading += fmt.Sprintf(" (%s people)", this.rows[0].People)
	}
	p.heading(heading)
	p.gap()
	levels := r.Table(s.table).Levels[this.from:this.to]
	bars := s.figures(m, p, r, &this)
	p.gap()
	p.prose(s.notes(levels))
	if s.table == release.Bands && !m.size.compact() { // there is no room, and What these figures mean has it
		p.prose(release.GroupWords)
	}
	if s.table == release.Ratings && slices.ContainsFunc(this.rows, func(row release.Row) bool { return row.Private }) {
		p.prose(r.PrivateWords())
	}
	if bars {
		p.prose(legend(levels, this.rows))
	}
	p.gap()
	s.subjects(p, parts)
	s.onward(p, parts)
	return p
}

// peopleColumn reports whether each row says how many people it is about: always where they differ.
func (m *app) peopleColumn(table release.TableID) bool {
	return table == release.Bands || !m.size.compact()
}

// figures adds the heads and rows of a part of a table, and reports whether any has a bar.
func (s tableScreen) figures(m *app, p *page, r *release.Release, this *tablePart) (bars bool) {
	levels := r.Table(s.table).Levels[this.from:this.to]
	left := 32
	if len(levels) == 2 && !m.size.compact() {
		left = 46
	}
	var heads []string
	if m.peopleColumn(s.table) {
		heads = append(heads, "People")
	}
	for _, l := range levels {
		heads = append(heads, head(l))
	}
	if len(levels) == 2 {
		heads = append(heads, "%")
	}
	var figures [][]string
	for i := range this.rows {
		figures = append(figures, m.figuresOf(s.table, &this.rows[i], this))
	}
	columns := m.figureHeads(p, left, heads, figures)
	unit, stage := peopleInBlock(this.rows), ""
	for i := range this.rows {
		row := &this.rows[i]
		bar := columns.bar(m, row.Cells[this.from:this.to], unit)
		bars = bars || bar != nil
		switch {
		case s.opens():
			p.row(row.ID, "", row.Short, append(columns.cells(figures[i], plain), bar...)...)
		case row.Group > 0:
			g := &r.Groups[row.Group-1]
			if g.StageWords != stage {
				stage = g.StageWords
				p.add(part{kind: prose, text: stage, style: strong})
			}
			columns.line(p, strings.ToUpper(g.ProfessionWords[:1])+g.ProfessionWords[1:], figures[i], bar...)
		default:
			columns.line(p, row.Short, figures[i], bar...)
		}
	}
	return bars
}

// opens reports whether a row leads to its focus area.
func (s tableScreen) opens() bool { return s.table == release.Ratings || s.table == release.Marks }

func (m *app) figuresOf(table release.TableID, row *release.Row, this *tablePart) []string {
	var figures []string
	if m.peopleColumn(table) {
		figures = append(figures, row.People.String())
	}
	for _, c := range row.Cells[this.from:this.to] {
		figures = append(figures, c.String())
	}
	if this.to-this.from == 2 {
		figures = append(figures, percent(row, this.from))
	}
	return figures
}

// notes explains what stands above.
func (s tableScreen) notes(levels []release.Level) string {
	words := ""
	for _, l := range levels {
		if short := head(l); short != l.Words && s.table != release.Marks { // their heading says it
			rest := strings.TrimSpace(strings.TrimPrefix(l.Words, short))
			words += short + ": " + strings.ToLower(rest[:1]) + rest[1:] + ". "
		}
	}
	if len(levels) == 2 {
		words += "% is the share of people under " + head(levels[0]) + ", from printed figures, for 20 people or more. "
	}
	return words + concealedNote
}

// legend explains the bars.
func legend(levels []release.Level, rows []release.Row) string {
	var words []string
	for i, l := range levels {
		words = append(words, shades[i]+" "+head(l))
	}
	return fmt.Sprintf("Bars: %s. One block is about %d people.", strings.Join(words, "  "), peopleInBlock(rows))
}

// subjects adds a choice for each domain or list, by its number.
func (s tableScreen) subjects(p *page, parts []tablePart) {
	for i, t := range parts {
		if t.subjects == 1 || i > 0 && parts[i-1].subject == t.subject {
			continue
		}
		p.add(part{
			kind: choice, inline: true, id: fmt.Sprintf("subject%d", t.subject), key: listKey(t.subject, t.subjects),
			hint: t.name, on: t.subject == parts[s.part].subject,
		})
		p.note = "A number goes to that domain"
		if s.table == release.Planning {
			p.note = "A number goes to that question"
		}
	}
}

func (s tableScreen) onward(p *page, parts []tablePart) {
	switch {
	case s.part+1 < len(parts):
		p.focus = idContinue
		p.button(idContinue, "0", "Next table")
	default:
		p.focus = idBack
	}
	p.button(idBack, "9", "Back")
}

func (s tableScreen) choose(m *app, id string) tea.Cmd {
	parts := tableParts(m.planner.releases[s.at].Release, s.table)
	turnTo := func(part int) tea.Cmd {
		s.part = part
		m.top().screen, m.top().focus = s, "" // a table is read from its top
		return nil
	}
	if id == idContinue {
		return turnTo(s.part + 1)
	}
	for i, t := range parts {
		if id == fmt.Sprintf("subject%d", t.subject) {
			return turnTo(i)
		}
	}
	return m.openArea(s.at, id)
}
