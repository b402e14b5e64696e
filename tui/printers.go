package tui

import tea "charm.land/bubbletea/v2"

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
		p.wait("Looking for printers.", "Continue")
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
