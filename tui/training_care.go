package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// careEditionScreen asks which edition of the Care Certificate it is.
type careEditionScreen struct{}

func (careEditionScreen) page(*app) *page {
	p := &page{title: "Care Certificate", place: "Edition", verb: "Choose"}
	p.question("Which edition is yours?")
	p.gap()
	p.prose("It has sixteen standards since March 2025. Before that it had fifteen. If you are not sure, ask your supervisor. You can change it later.")
	p.gap()
	p.row("edition-2025", "1", "The 2025 edition, with sixteen standards")
	p.row("edition-2015", "2", "The 2015 edition, with fifteen standards")
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (careEditionScreen) choose(m *app, id string) tea.Cmd {
	m.a.SetCareEdition(id == "edition-2015")
	m.editionAsked = true
	m.back()
	return m.push(standardsScreen{})
}

// standardsScreen lists the standards of the Care Certificate. Knowledge done and signed off at work stand apart, since
// learning alone never gives the certificate.
type standardsScreen struct{}

func (s standardsScreen) stillThere(m *app) bool { return s.line(m) >= 0 }

// line is where the Care Certificate stands in the record; -1 when it does not.
func (standardsScreen) line(m *app) int {
	return slices.IndexFunc(m.a.Training().Lines, func(t assessment.Training) bool { return t.Category == assessment.CareCertificate })
}

func (m *app) standards() []assessment.Standard {
	is2015 := m.a.Training().Edition2015
	return slices.DeleteFunc(slices.Clone(m.training.Standards), func(s assessment.Standard) bool { return s.Only2025 && is2015 })
}

func (m *app) standardTitle(s assessment.Standard) string {
	if m.a.Training().Edition2015 && s.Title2015 != "" {
		return s.Title2015
	}
	return s.Title
}

func (s standardsScreen) page(m *app) *page {
	record := m.a.Training()
	progress := record.CareCertificate(m.training)
	standards := m.standards()
	n := len(standards) + 2
	p := &page{title: "Care Certificate", place: fmt.Sprintf("%d of %d signed off", progress.SignedOff, progress.Of)}
	p.heading(fmt.Sprintf("%d of %d signed off. Knowledge done in %d.", progress.SignedOff, progress.Of, progress.Known))
	if progress.SignedOff == progress.Of {
		p.prose("That is all of them.")
	}
	p.prose("Each standard is learned, then seen and signed off at work. A course alone does not complete it.")
	p.gap()
	whole := "The whole certificate: no day given yet"
	if t := record.Lines[s.line(m)]; !t.Done.IsZero() {
		whole = "The whole certificate: " + t.Done.Words()
	}
	p.row("whole", listKey(0, n), whole)
	edition := "2025, with sixteen standards"
	if record.Edition2015 {
		edition = "2015, with fifteen standards"
	}
	p.row("edition", listKey(1, n), "Edition: "+edition)
	p.gap()
	col := 60
	if m.size.compact() {
		col = 43
	}
	for i, standard := range standards {
		words, st := standardState(record.Standard(standard.ID))
		p.row(standard.ID, listKey(i+2, n), m.standardTitle(standard), cell{col, words, st})
	}
	p.gap()
	p.onward()
	return p
}

// standardState words how far one standard is.
func standardState(done assessment.StandardDone) (string, style) {
	switch {
	case !done.SignedOff.IsZero():
		return "● Signed off", inDateStyle
	case !done.Known.IsZero():
		return "Knowledge done", plain
	}
	return "Not started", plain
}

func (s standardsScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case idContinue:
		return m.back()
	case "whole":
		return m.push(trainingLineScreen{index: s.line(m)})
	case "edition":
		return m.push(careEditionScreen{})
	}
	return m.push(standardScreen{id})
}

// standardScreen is one standard.
type standardScreen struct{ id string }

const (
	knownBox  = "known"
	signedBox = "signed-off"
)

func (s standardScreen) stillThere(m *app) bool { return s.index(m) >= 0 }

func (s standardScreen) index(m *app) int {
	return slices.IndexFunc(m.standards(), func(o assessment.Standard) bool { return o.ID == s.id })
}

func (s standardScreen) page(m *app) *page {
	i := s.index(m)
	record := m.a.Training()
	done := record.Standard(s.id)
	p := &page{title: "Care Certificate", place: fmt.Sprintf("Standard %d", i+1)}
	p.problem(m.problem())
	p.question(m.standardTitle(m.standards()[i]))
	p.gap()
	for _, b := range []struct{ id, label, kept string }{
		{knownBox, "When was the knowledge done? Such as 28 2 2026:", done.Known.Words()},
		{signedBox, "When was it signed off at work?", done.SignedOff.Words()},
		{checkedBox, "Who signed it off? Give a role, not a name:", done.VerifiedBy},
	} {
		p.prose(b.label)
		p.textBox(m, b.id, b.kept, 1)
		p.gap()
	}
	p.aside(allOptional(m))
	p.gap()
	p.onward()
	return p
}

func (standardScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.back()
	}
	return nil
}

func (s standardScreen) typed(m *app, id, text string) string {
	record := m.a.Training()
	done := record.Standard(s.id)
	problem := ""
	switch id {
	case knownBox:
		done.Known, problem = m.readDay(text, true)
	case signedBox:
		done.SignedOff, problem = m.readDay(text, true)
	case checkedBox:
		done.VerifiedBy = text
	}
	if problem != "" {
		return problem
	}
	if problem = m.notKept("This text", m.a.SetStandard(done, m.today())); problem != "" {
		return problem
	}
	m.completeCare()
	return ""
}

// completeCare marks the whole certificate as done once every standard is signed off, unless it has a day of its own.
func (m *app) completeCare() {
	record := m.a.Training()
	i := standardsScreen{}.line(m)
	progress := record.CareCertificate(m.training)
	if i < 0 || progress.SignedOff < progress.Of || !record.Lines[i].Done.IsZero() {
		return
	}
	t := record.Lines[i]
	for _, standard := range m.standards() {
		if day := record.Standard(standard.ID).SignedOff; t.Done.Before(day) {
			t.Done = day
		}
	}
	m.refuse(m.a.ChangeTraining(i, t, m.today()))
	m.message = "All signed off. The whole certificate is marked as done."
}
