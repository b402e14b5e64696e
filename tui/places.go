package tui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// placesScreen prints the report, or saves it to a folder.
type placesScreen struct{}

// mostPlaces leaves room for the other lines of the page, which has eight numbers.
const mostPlaces = 4

// printsOn is the printer that the report goes to; "" when there is none.
func (r *reportState) printsOn() string {
	switch {
	case len(r.places.printers) == 0:
		return ""
	case slices.Contains(r.places.printers, r.printer):
		return r.printer
	}
	return r.places.printers[0]
}

func (placesScreen) arrive(m *app) tea.Cmd { return findPlaces(m.deps, m.sitting) }

func (placesScreen) page(m *app) *page {
	r := &m.report
	p := &page{title: "Report", place: "Print or save", verb: "Choose"}
	p.problem(r.notTaken)
	for _, words := range r.taken {
		p.prose("√ " + words)
	}
	if len(r.taken) > 0 {
		p.gap()
	}
	if r.places == nil {
		p.wait("Looking for a printer and memory sticks.", "Continue")
		return p
	}
	p.question("Print or save your report")
	p.gap()
	add := p.numbered()
	if printer := r.printsOn(); printer != "" {
		add("print", "Print on "+printer)
	}
	for i, f := range r.places.folders[:min(len(r.places.folders), mostPlaces)] {
		add(fmt.Sprintf("folder%d", i), r.form.saves()+": "+f.Label)
	}
	add("elsewhere", r.form.saves()+" somewhere else")
	add("ways", "Other ways to save")
	if len(r.places.printers) > 1 {
		add("printers", "Choose another printer")
	}
	p.gap()
	switch {
	case r.places.problem != "":
		p.prose(r.places.problem)
	case len(r.places.printers) == 0:
		p.prose("No printer is set up here. Save the report, and print it from another computer.")
	case recordInside(m.a.Parts()):
		p.prose("Collect the pages straight away. A printed copy holds no record.")
	default:
		p.prose("Collect the pages straight away.")
	}
	p.prose("Others who use this computer may be able to open a file that you save here.")
	p.gap()
	p.onward()
	return p
}

func (placesScreen) choose(m *app, id string) tea.Cmd {
	r := &m.report
	switch {
	case id == idContinue:
		return m.push(finishScreen{})
	case id == "elsewhere":
		return m.push(folderScreen{})
	case id == "ways":
		return m.push(reportFormScreen{})
	case id == "printers":
		return m.push(printersScreen{})
	case r.busy:
		m.message = beingMade
		return nil
	case id == "print":
		return m.take(printReport(m.deps, m.sitting, m.a.Clone(), r.printsOn()))
	}
	for i, f := range r.places.folders {
		if id == fmt.Sprintf("folder%d", i) {
			return m.take(saveReport(m.deps, m.sitting, m.a.Clone(), r.form, f, byFolder))
		}
	}
	return nil
}

// beingMade is said to somebody who asks for something else meanwhile.
const beingMade = "One moment. The report is being made."

// take begins to print or save the report.
func (m *app) take(cmd tea.Cmd) tea.Cmd {
	m.report.busy, m.report.notTaken = true, ""
	m.message = "Making your report."
	return m.lasting(cmd)
}

// taken tells what became of a report. On the page where it was asked for focus goes on; elsewhere nothing moves.
func (m *app) taken(msg takenMsg) {
	r := &m.report
	r.busy, r.notTaken, m.message = false, "", ""
	_, onPlaces := m.top().screen.(placesScreen)
	_, onPath := m.top().screen.(folderScreen)
	here := onPlaces && msg.by != byPath || onPath && msg.by == byPath
	if msg.err != nil {
		m.sayNotTaken(msg, here)
		return
	}
	r.taken = append(r.taken, msg.words)
	m.message = "Your report is done."
	if msg.record {
		r.records++
		m.message = "Your record is saved."
	}
	if !here {
		return
	}
	m.message = m.worded("Done. Continue when you are ready.", "") // in plain text what was done is heard next
	if onPath {
		m.back()
	}
	m.top().focus = idContinue
}

// sayNotTaken says why there is no report, where the person can try again.
func (m *app) sayNotTaken(msg takenMsg, here bool) {
	words := "The report could not be saved there. Your answers are safe. Choose another folder."
	if msg.by == byPrinter {
		words = "The report could not be printed. Your answers are safe. Try again, or save it instead."
	}
	if msg.record {
		words = "The record could not be saved there. Your answers are safe. Choose another folder."
	}
	words = sentence(msg.err, words)
	switch {
	case here && msg.by == byPath:
		m.tellOf(folderBox, words)
		return
	case here:
		m.backToTop()
	default:
		m.message = "No report was made. Print or save says why."
	}
	m.report.notTaken = words
}

// folderScreen takes the path of a folder.
type folderScreen struct{ path string }

const folderBox = "folder"

func (s folderScreen) page(m *app) *page {
	p := &page{title: "Report", place: "Save somewhere else", focus: folderBox}
	p.problem(m.problem())
	p.prose("Type the folder to save to.")
	p.pathBox(m, folderBox, s.path)
	p.prose("The file gets a name of its own. Nothing is written over.")
	p.gap()
	p.button(idContinue, "0", "Save here")
	p.button(idBack, "9", "Back")
	return p
}

func (s folderScreen) choose(m *app, id string) tea.Cmd {
	if id != idContinue || m.report.busy {
		return nil
	}
	wrong := ""
	switch {
	case s.path == "":
		wrong = "There is no folder yet. Type one, such as a folder on your memory stick."
	case !filepath.IsAbs(s.path):
		wrong = "We cannot tell where this folder is. Type all of it, such as " + onAStick("reports", runtime.GOOS) + "."
	}
	if wrong != "" {
		m.tellOf(folderBox, wrong)
		return nil
	}
	m.top().problem = problem{}
	return m.take(saveReport(m.deps, m.sitting, m.a.Clone(), m.report.form, Folder{Path: s.path}, byPath))
}

func (folderScreen) typed(m *app, _, text string) string {
	return typedPath(text, func(path string) { m.top().screen = folderScreen{path} })
}
