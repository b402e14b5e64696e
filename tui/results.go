package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// resultsScreen shows what the answers come to: counts, strengths first.
type resultsScreen struct{}

func (resultsScreen) page(m *app) *page {
	res := m.a.Results()
	p := &page{title: "My results", place: m.stageTitle(), focus: idContinue}
	m.strengthsAndMarks(p, res)
	p.gap()
	then := m.a.Comparison()
	if m.plain {
		m.domainSentences(p, res, then)
	} else {
		m.domainTable(p, res, then)
	}
	p.aside(notCounted(res))
	if then != nil {
		p.prose(aboutThen(then))
	}
	p.aside("These are your own views. This is not a test and not a sign-off.")
	p.gap()
	p.button(idContinue, "0", "Make my plan")
	p.button(idBack, "9", "Back")
	return p
}

func (m *app) stageTitle() string {
	if i := m.q.StageIndex(m.a.Stage()); i >= 0 {
		return m.q.Stages[i].Title
	}
	return "Stage not said"
}

// strengthsAndMarks puts what goes well beside what the worker chose, or under one another in small windows.
func (m *app) strengthsAndMarks(p *page, res assessment.Results) {
	well := names(res.Strengths)
	wellTitle, chosenTitle := "What you do well", fmt.Sprintf("What you chose to work on (%d)", len(res.Marked))
	if len(well) == 0 {
		well = []string{"Nothing here yet"}
	}
	chosen := names(res.Marked)
	if res.Suggested {
		chosenTitle, chosen = "You could start with", names(res.Priorities)
	}
	if len(chosen) > assessment.PriorityLimit {
		chosen = append(chosen[:assessment.PriorityLimit-1:assessment.PriorityLimit-1], fmt.Sprintf("and %d more", len(chosen)-assessment.PriorityLimit+1))
	}
	if len(chosen) == 0 {
		chosen = []string{"Nothing marked"}
	}
	if m.plain {
		p.prose(wellTitle+": "+strings.Join(well, "; ")+".", chosenTitle+": "+strings.Join(chosen, "; ")+".")
		return
	}
	if m.size.compact() {
		p.add(part{kind: prose, text: wellTitle, style: strong})
		p.bullets(well...)
		p.add(part{kind: prose, text: chosenTitle, style: strong})
		p.bullets(chosen...)
		return
	}
	const right = 40
	p.cells(cell{2, wellTitle, strong}, cell{right, chosenTitle, strong})
	for i := range max(len(well), len(chosen)) {
		var c []cell
		if i < len(well) {
			c = append(c, cell{3, "• " + well[i], plain})
		}
		if i < len(chosen) {
			c = append(c, cell{right + 1, "• " + chosen[i], plain})
		}
		p.cells(c...)
	}
}

func names(areas []*assessment.FocusArea) []string {
	var list []string
	for _, f := range areas {
		list = append(list, f.Short)
	}
	return list
}

// domainColumns says where the columns of the table of domains begin; -1 for one that is left out.
type domainColumns struct{ bar, count, then, change, ready, build int }

// columnsOfDomains has bars where there is room for them, and in their place what an earlier record says. In small
// windows that goes below.
func (m *app) columnsOfDomains(compared bool) domainColumns {
	switch {
	case m.size.compact():
		return domainColumns{bar: -1, count: 32, then: -1, change: -1, ready: 44, build: 50}
	case compared:
		return domainColumns{bar: -1, count: 32, then: 42, change: 52, ready: 61, build: 70}
	}
	return domainColumns{bar: 32, count: 45, then: -1, change: -1, ready: 61, build: 70}
}

// heads names the columns.
func (c domainColumns) heads(lookAhead bool) []cell {
	if c.then >= 0 {
		heads := []cell{{7, "On my own or above", quiet}, {c.count, "now", quiet}, {c.then, "then", quiet}, {c.change, "change", quiet}}
		if lookAhead {
			heads = append(heads, cell{c.ready, "ready", quiet}, cell{c.build, "to build", quiet})
		}
		return heads
	}
	heads := []cell{{c.count - 8, "on my own or above", quiet}}
	if c.bar >= 0 {
		heads[0].col = c.bar - 4
	}
	if lookAhead {
		heads = append(heads, cell{c.ready, "ready", quiet}, cell{c.build, "to build", quiet})
		if c.bar >= 0 {
			heads[1] = cell{c.ready - 12, "next stage: ready", quiet}
		}
	}
	return heads
}

// domainTable adds a row for each domain: counts in words, with a bar of one cell for each statement rated, or with what
// an earlier record says.
func (m *app) domainTable(p *page, res assessment.Results, then *assessment.Comparison) {
	compared := then != nil && !then.Changed
	col := m.columnsOfDomains(compared)
	p.cells(col.heads(res.LookAhead != nil)...)
	for i, d := range res.Domains {
		c := []cell{{col.count, "Not enough answers yet", quiet}}
		below := ""
		switch {
		case d.Showing == assessment.NotYourRole:
			c[0].text = "Not part of your role"
		case d.Showing == assessment.ShowCount:
			c = []cell{{col.count, countOf(d.Tally), plain}}
			if col.bar >= 0 {
				drawn := strings.Repeat("█", d.OnMyOwnOrAbove()) + strings.Repeat("░", d.ToWorkOn())
				c = append([]cell{{col.bar, drawn, info}}, c...)
			}
			if compared {
				before, change := thenWords(then.Domains[i])
				if col.then >= 0 {
					c = append(c, cell{col.then, before, plain}, cell{col.change, change, plain})
				} else if then.Domains[i].Known {
					below = before + " then, " + change + " now"
				}
			}
			c = append(c, lookedCells(d, col, res.LookAhead != nil)...)
		}
		if d.Showing != assessment.ShowCount && col.bar >= 0 {
			c[0].col = col.bar
		}
		p.row(d.Domain.ID, listKey(i, len(res.Domains)), d.Domain.Short, c...)
		if below != "" {
			p.cells(cell{7, below, quiet})
		}
	}
}

// lookedCells are the counts of the look ahead, where there is one.
func lookedCells(d assessment.DomainResult, col domainColumns, there bool) []cell {
	if !there {
		return nil
	}
	looked := fmt.Sprintf("%5d", len(d.Ready))
	if len(d.Ready) == 0 && d.Open > 0 {
		looked = "    -" // not looked at, which is not the same as none
	}
	return []cell{{col.ready, looked, plain}, {col.build, fmt.Sprintf("%8d", len(d.ToBuild)), plain}}
}

// countOf is how a domain is counted, such as "6 of 11".
func countOf(t assessment.Tally) string {
	return fmt.Sprintf("%d of %d", t.OnMyOwnOrAbove(), t.Levels())
}

// notCounted tells, in words, what stands beside the counts and never counts as nought.
func notCounted(res assessment.Results) string {
	var t assessment.Tally
	private := 0
	for _, d := range res.Domains {
		t.NoChance += d.NoChance
		t.NotMyRole += d.NotMyRole
		t.NotAnswered += d.NotAnswered
		private += d.Private
	}
	text := fmt.Sprintf("Not counted: %d no chance yet, %d not my role, %d not answered", t.NoChance, t.NotMyRole, t.NotAnswered)
	if private > 0 {
		text += fmt.Sprintf(", %d private", private)
	}
	return text + "."
}

func (resultsScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		m.a.Reach(assessment.SawResults)
		return m.push(planScreen{})
	}
	if d := m.domain(id); d != nil {
		return m.push(domainResultScreen{d.Index})
	}
	return nil
}

// domainResultScreen shows one domain's answers, strengths first.
type domainResultScreen struct{ domain int }

func (s domainResultScreen) page(m *app) *page {
	res := m.a.Results()
	d := res.Domains[s.domain]
	p := &page{title: fmt.Sprintf("%d  %s", s.domain+1, d.Domain.Short), place: "My results"}
	p.focus = idBack
	p.heading(d.Domain.Title)
	p.aside(d.Domain.Covers)
	p.gap()
	col := 48
	if m.size.compact() {
		col = 38
	}
	for _, r := range []assessment.Rating{
		assessment.TeachOthers, assessment.OnMyOwn, assessment.WithSupport, assessment.NotYet,
		assessment.NoChance, assessment.NotMyRole, assessment.NotAnswered,
	} {
		for i := range d.Domain.Areas {
			f := &d.Domain.Areas[i]
			if ans := m.a.Answer(f); ans.Rating == r {
				words := m.ratingWords(f, r)
				if f.Private && !m.a.Parts().Wellbeing {
					words += ", private"
				}
				p.cells(cell{4, f.Short, plain}, cell{col, words, quiet})
			}
		}
	}
	p.gap()
	if res.LookAhead != nil {
		if d.Open > 0 {
			p.prose(plural(d.Open, "statement", "statements") + " of the look ahead not looked at yet.")
		}
		p.areaList("I feel ready for "+strings.ToLower(res.LookAhead.Title), d.Ready)
		p.areaList("Still to build", d.ToBuild)
	}
	var chances []*assessment.FocusArea
	for _, f := range res.Chances {
		if f.Domain == s.domain {
			chances = append(chances, f)
		}
	}
	p.areaList("Chances to ask for: my work has not let me do this yet", chances)
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

// areaList adds a term with the names of focus areas; nothing when there are none.
func (p *page) areaList(term string, areas []*assessment.FocusArea) {
	if len(areas) > 0 {
		p.define(term, strings.Join(names(areas), "; "))
	}
}

func (domainResultScreen) choose(*app, string) tea.Cmd { return nil }
