package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// reportState is what is known of this person's report.
type reportState struct {
	pages       int
	revision    int // of the assessment that pages is about
	unprintable string
	problem     string     // why it could not be laid out
	notTaken    string     // why it could not be printed or saved
	places      *placesMsg // nil until they were looked for
	printer     string     // the one that was chosen; "" for the first
	form        reportForm // in which it is saved
	busy        bool
	taken       []string // what was printed and saved, in words
	records     int      // of those, records that are no report
	cameBack    bool     // six words opened the answers: what was taken before that is not known
}

// laidOut tells the length of the report, unless something was changed meanwhile: another answer is then on its way.
func (m *app) laidOut(msg laidOutMsg) {
	r := &m.report
	if msg.revision != m.a.Revision() {
		return
	}
	r.problem = ""
	if msg.err != nil {
		r.problem = sentence(msg.err, "The report could not be laid out. Your answers are safe.")
		return
	}
	r.pages, r.revision, r.unprintable = msg.pages, msg.revision, msg.unprintable
}

// takeawayScreen asks what goes into the report.
type takeawayScreen struct{}

func (takeawayScreen) arrive(m *app) tea.Cmd { return layOutReport(m.deps, m.sitting, m.a.Clone()) }

// reportPart is one box of the page.
type reportPart struct {
	id, words string
	field     func(*assessment.Parts) *bool
}

// leftOut says that a part which is ticked is not in the report all the same: there is no room for it on one page.
func (r reportPart) leftOut(p assessment.Parts) string {
	if !p.OnePage || !*r.field(&p) || r.id == "one-page" || r.id == "wellbeing" {
		return ""
	}
	return " (not on one page)"
}

func (m *app) reportParts() []reportPart {
	notes := 0
	for _, f := range m.q.Areas() {
		if m.a.Answer(f).Note != "" {
			notes++
		}
	}
	parts := []reportPart{
		{"notes", fmt.Sprintf("My notes (%d)", notes), func(p *assessment.Parts) *bool { return &p.Notes }},
		{"plan", "Action plan (" + plural(len(m.a.Plan()), "action", "actions") + ")", func(p *assessment.Parts) *bool { return &p.Plan }},
	}
	if record := m.a.Training(); !record.IsEmpty() {
		words := "Training record (" + trainingItems(len(record.Lines)) + ")"
		parts = append(parts, reportPart{"training", words, func(p *assessment.Parts) *bool { return &p.Training }})
	}
	parts = append(parts,
		reportPart{"answers", "All my answers", func(p *assessment.Parts) *bool { return &p.Answers }})
	if m.hasPrivate() {
		parts = append(parts, reportPart{"wellbeing", "My health and wellbeing answer", func(p *assessment.Parts) *bool { return &p.Wellbeing }})
	}
	return append(parts,
		reportPart{"planning", "How I like to learn, and what gets in the way", func(p *assessment.Parts) *bool { return &p.Planning }},
		reportPart{"record", "My record, inside the saved file, to bring next time", func(p *assessment.Parts) *bool { return &p.Record }},
		reportPart{"one-page", "One page only", func(p *assessment.Parts) *bool { return &p.OnePage }})
}

func (takeawayScreen) page(m *app) *page {
	p := &page{title: "Report"}
	if m.report.pages > 0 && m.report.revision == m.a.Revision() {
		p.place = plural(m.report.pages, "page", "pages")
	}
	p.problem(m.report.problem)
	p.question("What goes into your report?")
	p.gap()
	now := m.a.Parts()
	for i, part := range m.reportParts() {
		p.tick(part.id, fmt.Sprint(i+1), part.words+part.leftOut(now), *part.field(&now))
	}
	p.gap()
	if now.OnePage {
		p.prose("One page holds three strengths, your results and what you want to work on. All else is left out, of the record too. To bring your answers next time, save your whole record as well.")
	} else {
		p.prose("Strengths, results and the page for your talk are always in. What you leave out here is left out of the record too.")
	}
	if m.report.unprintable != "" {
		p.prose("These characters cannot be printed: " + m.report.unprintable + ". A question mark stands for each.")
	}
	p.gap()
	p.onward()
	return p
}

func (takeawayScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.push(placesScreen{})
	}
	now := m.a.Parts()
	for _, part := range m.reportParts() {
		if part.id == id {
			on := part.field(&now)
			*on = !*on
		}
	}
	m.a.SetParts(now)
	m.report.problem = ""
	return layOutReport(m.deps, m.sitting, m.a.Clone())
}
