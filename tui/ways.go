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

// waysScreen chooses the form in which the next page saves.
type waysScreen struct{}

func (waysScreen) page(m *app) *page {
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

func (waysScreen) choose(m *app, id string) tea.Cmd {
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

// mostPrinters is how many two digits can number.
const mostPrinters = 64

// printersScreen chooses the printer.
type printersScreen struct{}

func (printersScreen) arrive(m *app) tea.Cmd {
	if m.report.places != nil {
		return nil
	}
	return findPlaces(m.deps, m.sitting) // somebody has come back to this page
}

func (printersScreen) page(m *app) *page {
	p := &page{title: "Report", place: "Choose a printer"}
	if m.report.places == nil {
		p.waiting = true
		p.prose("Looking for printers.")
		p.gap()
		p.onward()
		return p
	}
	all := m.report.places.printers
	printers := all[:min(len(all), mostPrinters)]
	p.question("Which printer?")
	p.gap()
	for i, name := range printers {
		p.choice(printerID(i), listKey(i, len(printers)), name, "", name == m.report.printsOn())
	}
	if len(printers) == 0 {
		p.prose("No printer is set up here.")
	}
	if len(printers) < len(all) {
		p.prose("There are more than fit here. The person who looks after this computer can set one.")
	}
	p.gap()
	p.prose("Choose the one that you can walk to now, and collect the pages straight away.")
	p.gap()
	p.onward()
	return p
}

func (printersScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.toPlaces()
	}
	for i, name := range m.report.places.printers {
		if printerID(i) == id {
			m.report.printer = name
		}
	}
	return nil
}

// printerID is what the i-th printer is called on the page. Its name could be anything.
func printerID(i int) string { return "printer" + listKey(i, 9) }
