package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/report"
)

// reportForm is a form in which what a worker takes away is saved.
type reportForm uint8

// The forms, in the order in which they are offered.
const (
	savedPDF reportForm = iota
	webPage
	plainText
	wholeRecord // for its owner alone
	formCount
)

// formWords says, of each form, what it is called, what it is for, how saving it is called, and how its files end.
var formWords = [formCount]struct{ id, title, hint, saves, ending string }{
	savedPDF:    {"pdf", "PDF, for most people", "Looks the same everywhere, and prints well. Your record can be inside.", "Save", ".pdf"},
	webPage:     {"html", "Web page", "Opens in any browser, and its text can be made larger. It holds no record.", "Save a web page", ".html"},
	plainText:   {"txt", "Plain text", "For screen readers, and for pasting elsewhere. It holds no record.", "Save plain text", ".txt"},
	wholeRecord: {"record", "My whole record, for me alone", "", "Save my whole record", ".json"},
}

// saves words the saving of a form.
func (f reportForm) saves() string { return formWords[f].saves }

// make makes the content of a file.
func (f reportForm) make(reports Reports, a *assessment.Assessment) ([]byte, error) {
	form := report.SavedPDF
	switch f {
	case wholeRecord:
		return reports.WholeRecord(a)
	case webPage:
		form = report.HTML
	case plainText:
		form = report.Text
	}
	out, err := reports.Make(a, form)
	return out.Data, err
}

// fileName makes the name of a file from a random one, which names nobody.
func (f reportForm) fileName(random string) string {
	if f == wholeRecord {
		random = "waymark-record" + random[max(strings.LastIndexByte(random, '-'), 0):]
	}
	return random + formWords[f].ending
}

// recordInside reports whether a saved PDF has something to bring next time. That of one page has not.
func recordInside(parts assessment.Parts) bool { return parts.Record && !parts.OnePage }

// made counts the reports that were printed or saved.
func (r *reportState) made() int { return len(r.taken) - r.records }

// reportFormScreen chooses the form in which the next page saves.
type reportFormScreen struct{}

func (reportFormScreen) page(m *app) *page {
	p := &page{title: "Report", place: "Other ways to save"}
	p.question("What do you want to save?")
	p.gap()
	for f, w := range formWords {
		hint := w.hint
		if reportForm(f) == wholeRecord {
			hint = m.whatIsWhole()
		}
		p.choice(w.id, listKey(f, int(formCount)), w.title, hint, m.report.form == reportForm(f)).below = true
	}
	p.gap()
	p.prose("The page before this one then offers to save that. Printing stays the same.")
	p.gap()
	p.onward()
	return p
}

// whatIsWhole says what is in a whole record.
func (m *app) whatIsWhole() string {
	words := "Every answer, your notes too, in a file for Waymark to read. It is more than your report: do not pass it on."
	if m.hasPrivate() && !m.a.Parts().Wellbeing {
		words += " Health and wellbeing is left out unless you ticked it."
	}
	return words
}

func (reportFormScreen) choose(m *app, id string) tea.Cmd {
	for f, w := range formWords {
		if w.id == id {
			m.report.form = reportForm(f)
		}
	}
	if id == idContinue {
		return m.toPlaces()
	}
	return nil
}

// toPlaces leads back to printing and saving.
func (m *app) toPlaces() tea.Cmd {
	if !returnTo[placesScreen](m) {
		return m.push(placesScreen{})
	}
	m.backToTop()
	return nil
}
