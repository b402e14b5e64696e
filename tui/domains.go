package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// tasksScreen is the task list: every part of the way, in any order.
type tasksScreen struct{}

func (tasksScreen) page(m *app) *page {
	all := m.a.Progress()
	p := &page{title: m.worded("Waymark", "Your assessment"), place: fmt.Sprintf("%d of %d answered", all.Answered, all.Total)}
	if d := m.a.NextOpenDomain(); d != nil && !m.size.compact() {
		p.note = fmt.Sprintf("0 carries on with %d", d.Index+1)
	}
	state, count := 47, 63
	if m.size.compact() {
		state, count = 32, 49
	}
	if !m.plain { // which begins with it
		p.heading("Your assessment")
	}
	p.prose("Do these in any order. " + m.worded("Press", "Type") + " a number to open one.")
	p.gap()
	for i := range m.q.Domains {
		d := &m.q.Domains[i]
		progress := m.a.DomainProgress(d)
		p.row(d.ID, listKey(i, len(m.q.Domains)), d.Short, progressCells(progress, state, count)...)
	}
	p.gap()
	if m.a.LookAheadStage() != nil {
		p.task("ahead", m.aheadTitle(state-8), progressCells(m.a.LookAheadProgress(), state, count)...)
	}
	p.task("check", "Check your answers")
	p.task("results", "Results so far")
	p.task("plan", "Action plan", m.planCells(state)...)
	p.task("training", "Training record", m.trainingCells(state)...)
	p.task("finish", "Finish: planning questions, share, report, clear")
	p.gap()
	p.onward()
	if d := m.a.NextOpenDomain(); d != nil {
		p.focus = d.ID
	} else {
		p.focus = idContinue
	}
	return p
}

// planCells count the actions of the plan; none for an empty one.
func (m *app) planCells(state int) []cell {
	n := len(m.a.Plan())
	if n == 0 {
		return nil
	}
	return []cell{{state, plural(n, "action", "actions"), plain}}
}

// task adds a row without a number.
func (p *page) task(id, label string, c ...cell) {
	p.add(part{kind: row, id: id, text: label, cells: c, indent: 3})
}

// progressCells words how far something is. What is completed is the quiet one, so that what is left stands out.
func progressCells(p assessment.Progress, state, count int) []cell {
	st := plain
	if p.Status == assessment.Completed {
		st = quiet
	}
	c := []cell{{state, p.Status.String(), st}}
	if p.Answered > 0 && (p.Answered < p.Total || p.Status != assessment.Completed) {
		c = append(c, cell{count, fmt.Sprintf("%d of %d", p.Answered, p.Total), st})
	}
	return c
}

func (tasksScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case idContinue:
		return m.carryOn()
	case "ahead":
		return m.push(aheadScreen{})
	case "check":
		return m.push(checkScreen{})
	case "results":
		return m.push(resultsScreen{})
	case "plan":
		return m.push(planScreen{})
	case "training":
		return m.push(trainingScreen{})
	case "finish":
		return m.push(firstPlanning(m))
	}
	if d := m.domain(id); d != nil {
		return m.openDomain(d)
	}
	return nil
}

// domain finds a domain by its id; nil when there is none.
func (m *app) domain(id string) *assessment.Domain {
	for i := range m.q.Domains {
		if d := &m.q.Domains[i]; d.ID == id {
			return d
		}
	}
	return nil
}

// openDomain opens the first statement that is open; a domain that is answered opens at its first.
func (m *app) openDomain(d *assessment.Domain) tea.Cmd {
	f := m.a.FirstOpen(d)
	if f == nil {
		f = &d.Areas[0]
	}
	return m.push(statementScreen{area: f})
}

// carryOn goes to the first thing that is open: a domain, then the parts that come after the domains.
func (m *app) carryOn() tea.Cmd {
	if d := m.a.NextOpenDomain(); d != nil {
		if m.a.FirstOpen(d) == nil {
			return m.push(domainScreen{domain: d})
		}
		return m.openDomain(d)
	}
	cmd := m.push(m.nextPart())
	m.top().walked = true
	return cmd
}

// nextPart is the first page after the domains that was not gone through.
func (m *app) nextPart() screen {
	ahead := m.a.LookAheadProgress()
	switch {
	case ahead.Total > 0 && ahead.Status != assessment.Completed && !m.a.Reached(assessment.LookedAhead):
		return aheadScreen{}
	case !m.a.Reached(assessment.Checked):
		return checkScreen{}
	case !m.a.Reached(assessment.SawResults):
		return resultsScreen{}
	case !m.a.Reached(assessment.Planned):
		return planScreen{}
	case !m.a.Reached(assessment.Trained):
		return trainingScreen{}
	}
	return firstPlanning(m)
}

// domainScreen sums up a domain, suggests what to work on, and asks whether it is finished.
type domainScreen struct {
	domain  *assessment.Domain
	notYet  bool   // "no, I will come back" was chosen
	touched uint64 // areas whose mark was changed here, by their place: they stay on the list
}

func (s domainScreen) page(m *app) *page {
	d := s.domain
	progress := m.a.DomainProgress(d)
	p := &page{title: fmt.Sprintf("%d  %s", d.Index+1, d.Short), place: fmt.Sprintf("%d of %d answered", progress.Answered, progress.Total)}
	p.heading("You have reached the end of this domain")
	p.gap()
	for _, line := range m.tallyLines(d) {
		p.cells(cell{4, line.label, plain}, cell{28, line.bar, info}, cell{29 + len(d.Areas), line.count, plain})
	}
	p.gap()
	if areas := s.toWorkOn(m); len(areas) > 0 {
		p.ask("work-on", "What would you like to work on? Two or three is plenty. None is fine.")
		p.gap()
		for _, f := range areas {
			ans := m.a.Answer(f)
			col := 48
			if m.size.compact() {
				col = 38
			}
			p.add(part{kind: tick, id: f.ID, text: f.Short, on: ans.Mark, cells: []cell{{col, m.ratingWords(f, ans.Rating), quiet}}})
		}
		p.gap()
	}
	if open := progress.Total - progress.Answered; open > 0 {
		p.prose(plural(open, "statement is", "statements are") + " not answered. That is fine, and you can come back.")
	}
	p.ask("finished", "Have you finished this domain?")
	finished := progress.Status == assessment.Completed
	p.add(
		part{kind: choice, id: "yes", key: "1", text: "Yes", inline: true, on: finished},
		part{kind: choice, id: "no", key: "2", text: "No, I will come back", inline: true, on: s.notYet && !finished},
	)
	p.gap()
	p.onward()
	return p
}

// plural words a count with the form that fits it.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

type tallyLine struct{ label, bar, count string }

// tallyLines are the counts of a domain as bars of one cell for each focus area, with the number beside.
func (m *app) tallyLines(d *assessment.Domain) []tallyLine {
	var counts [7]int
	for i := range d.Areas {
		counts[m.a.Answer(&d.Areas[i]).Rating]++
	}
	scale := m.q.Scales[assessment.Skill]
	var lines []tallyLine
	for _, r := range assessment.Ratings() {
		n := counts[r]
		bar := strings.Repeat("█", n) + strings.Repeat("░", len(d.Areas)-n)
		lines = append(lines, tallyLine{scale[r].Label, bar, fmt.Sprint(n)})
	}
	return lines
}

// toWorkOn lists what a domain summary offers to mark: levels 1 and 2, and what is marked already.
func (s domainScreen) toWorkOn(m *app) []*assessment.FocusArea {
	var areas []*assessment.FocusArea
	for i := range s.domain.Areas {
		f := &s.domain.Areas[i]
		if ans := m.a.Answer(f); ans.Rating.ToWorkOn() || ans.Mark || s.touched>>(i%64)&1 == 1 {
			areas = append(areas, f)
		}
	}
	return areas
}

func (s domainScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "yes":
		m.a.Finish(s.domain, true)
		s.notYet = false
	case "no":
		m.a.Finish(s.domain, false)
		s.notYet = true
	case idContinue:
		if m.a.DomainProgress(s.domain).Status != assessment.Completed && !s.notYet && m.nothingChosen("1 or 2") {
			return nil
		}
		returnTo[tasksScreen](m)
		return nil
	default:
		f := m.q.Area(id)
		m.a.SetMark(f, !m.a.Answer(f).Mark)
		s.touched |= 1 << ((f.Index - s.domain.Areas[0].Index) % 64)
	}
	m.top().screen = s
	return nil
}
