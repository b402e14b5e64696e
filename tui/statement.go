package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// statementScreen asks one statement: the heart of the questionnaire.
type statementScreen struct {
	area   *assessment.FocusArea
	single bool // opened from the list of answers: going on leads back there
}

const noteBox = "note"

// beside is what stands beside every box for free text.
const beside = "Do not name people you care for or work with."

func (s statementScreen) page(m *app) *page {
	f, d := s.area, m.q.DomainOf(s.area)
	n := f.Index - d.Areas[0].Index
	p := &page{title: fmt.Sprintf("%d  %s", d.Index+1, d.Short), place: fmt.Sprintf("Statement %d of %d", n+1, len(d.Areas))}
	all := m.a.Progress()
	p.note = fmt.Sprintf("%d of %d answered", all.Answered, all.Total)
	if m.size.compact() {
		p.title, p.place = fmt.Sprintf("%d %s", d.Index+1, d.Short), fmt.Sprintf("%d of %d", n+1, len(d.Areas))
		p.note = fmt.Sprintf("%d of %d", all.Answered, all.Total)
	}
	p.problem(m.problem())
	p.cells(cell{2, f.Position + "  " + f.Short, quiet})
	m.lastTime(p, f)
	p.gap()
	p.question(m.a.Statement(f))
	p.gap()
	ans := m.a.Answer(f)
	m.ratingChoices(p, f, ans.Rating)
	p.gap()
	if f.Private {
		p.prose("This one stays private unless you choose to include it.")
	}
	m.noteOfThen(p, f)
	switch {
	case m.plain:
		p.saidOf(ans)
	case m.size.compact():
		p.add(part{kind: row, id: noteBox, text: noteLine(ans.Note)})
	default:
		m.noteParts(p, ans.Note, 2)
	}
	p.gap()
	p.button(idContinue, "0", "Continue")
	m.statementButtons(p, f)
	p.button(idBack, "9", "Back")
	if m.size.wide() {
		p.panel = m.domainPanel(d, f)
	}
	return p
}

// ratingChoices adds the answers that the kind of f offers. Key 5 does nothing where there is no such answer.
func (m *app) ratingChoices(p *page, f *assessment.FocusArea, now assessment.Rating) {
	for i, r := range assessment.Ratings() {
		if r == assessment.NoChance && !m.size.compact() {
			p.or()
		}
		if m.q.Offers(f, r) {
			level := m.q.Level(f, r)
			p.choice(r.String(), fmt.Sprint(i+1), level.Label, level.Hint, now == r)
		}
	}
}

// ratingDigits names the keys of the answers that f offers.
func (m *app) ratingDigits(f *assessment.FocusArea) string {
	if m.q.Offers(f, assessment.NoChance) {
		return "1 to 6"
	}
	return "1 to 4, or 6"
}

// statementButtons adds the mark, and the way to the other stages' words where they differ.
func (m *app) statementButtons(p *page, f *assessment.FocusArea) {
	marked := m.a.Answer(f).Mark
	mark, stages := "Mark to work on", "See each stage"
	if marked {
		mark = "Marked: take off"
	}
	if m.size.compact() {
		mark, stages = "Mark", "Stages"
		if marked {
			mark = "Unmark"
		}
	}
	p.button("mark", "7", mark)
	if !f.Flat() {
		p.button("stages", "8", stages)
	}
}

// noteParts adds the box for a note.
func (m *app) noteParts(p *page, kept string, rows int) {
	text := m.typedText(noteBox, kept)
	label := "Note (optional): what shows this?"
	if m.inputID != noteBox {
		label += m.worded(" Tab to write.", "")
	}
	if count := countLeft(text, assessment.NoteLimit); count != "" {
		label += "  " + count
	}
	p.prose(label)
	p.textBox(m, noteBox, kept, rows)
	p.aside(beside)
}

// fieldProblem repeats the sentence of the problem at the field it is about.
func (p *page) fieldProblem(m *app, id string) {
	if pr := m.top().problem; pr.id == id && pr.sentence != "" {
		p.add(part{kind: prose, text: "Error: " + pr.sentence, style: errorStyle})
	}
}

func (m *app) problem() string { return m.top().problem.sentence }

func noteLine(note string) string {
	if note == "" {
		return "Note: none yet"
	}
	return "Note: " + plural(len([]rune(note)), "character", "characters")
}

func (s statementScreen) choose(m *app, id string) tea.Cmd {
	f := s.area
	switch id {
	case idContinue:
		return s.goOn(m)
	case "mark":
		m.a.SetMark(f, !m.a.Answer(f).Mark)
		m.sayMark(f)
	case "stages":
		return m.push(stagesScreen{f})
	case noteBox, idNoteThen:
		texts := m.top().texts // too long for now: it is mended on the page of the note
		m.top().texts, m.top().problem = nil, problem{}
		cmd := m.push(noteScreen{f})
		m.top().texts = texts
		return cmd
	default:
		if r, ok := assessment.ParseRating(id); ok {
			m.refuse(m.a.Rate(f, r))
		}
	}
	return nil
}

func (m *app) sayMark(f *assessment.FocusArea) {
	m.message = "Taken off what you want to work on."
	if m.a.Answer(f).Mark {
		m.message = "Marked: I want to work on this."
	}
}

// goOn leads to the next statement, then to the summary of the domain.
func (s statementScreen) goOn(m *app) tea.Cmd {
	f, d := s.area, m.q.DomainOf(s.area)
	if m.a.Answer(f).Rating == assessment.NotAnswered && m.nothingChosen(m.ratingDigits(f)) {
		return nil
	}
	if s.single {
		return m.back()
	}
	next := f.Index - d.Areas[0].Index + 1
	if next == len(d.Areas) {
		return m.push(domainScreen{domain: d})
	}
	return m.push(statementScreen{area: &d.Areas[next]})
}

func (s statementScreen) typed(m *app, _, text string) string { return m.setNote(s.area, text) }

// setNote keeps a note, or says why it cannot be kept as it is.
func (m *app) setNote(f *assessment.FocusArea, text string) string {
	return m.notKept("Your note", m.a.SetNote(f, text))
}

// stagesScreen shows a statement at each stage.
type stagesScreen struct{ area *assessment.FocusArea }

func (s stagesScreen) page(m *app) *page {
	f := s.area
	p := &page{title: f.Position + "  " + f.Short, place: "At each stage", focus: idBack}
	p.heading(f.Title)
	p.gap()
	for i := range m.q.Stages {
		p.define(m.titleOfStage(i), f.Statements[i])
		p.gap()
	}
	p.prose("You rate yourself against your stage only.")
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (stagesScreen) choose(*app, string) tea.Cmd { return nil }

// titleOfStage names the i-th stage, and says which one is the worker's. A skipped one uses the words of the first.
func (m *app) titleOfStage(i int) string {
	if i == max(m.q.StageIndex(m.a.Stage()), 0) {
		return m.q.Stages[i].Title + " (your stage)"
	}
	return m.q.Stages[i].Title
}

// domainPanel is the right-hand panel of wide windows: the domain's list and the statement at each stage.
func (m *app) domainPanel(d *assessment.Domain, f *assessment.FocusArea) []panelLine {
	lines := []panelLine{{"This domain", strong}}
	for i := range d.Areas {
		area := &d.Areas[i]
		here, st := " ", plain
		if area == f {
			here, st = "•", strong
		}
		rating := "-"
		if r := m.a.Answer(area).Rating; r != assessment.NotAnswered {
			rating = m.q.Level(area, r).Label
		}
		lines = append(lines, panelLine{fmt.Sprintf("%s%2d %-20s %s", here, i+1, shorten(area.Short, 20), rating), st})
	}
	lines = append(lines, panelLine{}, panelLine{"At each stage", strong})
	for i := range m.q.Stages {
		lines = append(lines, panelLine{m.titleOfStage(i), plain})
		for _, s := range wrap(f.Statements[i], m.size.w-panelColumn-7) {
			lines = append(lines, panelLine{"  " + s, quiet})
		}
		if f.Flat() {
			break
		}
	}
	return append(lines, panelLine{}, panelLine{"No one else's answers are ever shown.", quiet})
}

// shorten cuts a name for the panel, the only place where text is cut.
func shorten(name string, width int) string {
	rs := []rune(name)
	if len(rs) <= width {
		return name
	}
	return string(rs[:width-1]) + "…"
}
