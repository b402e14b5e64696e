package tui

import (
	"fmt"
	"path/filepath"

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
	busy        bool
	taken       []string // what was printed and saved, in words
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
		{"answers", "All my answers", func(p *assessment.Parts) *bool { return &p.Answers }},
	}
	if m.hasPrivate() {
		parts = append(parts, reportPart{"wellbeing", "My health and wellbeing answer", func(p *assessment.Parts) *bool { return &p.Wellbeing }})
	}
	return append(parts, reportPart{"planning", "How I like to learn, and what gets in the way", func(p *assessment.Parts) *bool { return &p.Planning }})
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
		p.tick(part.id, fmt.Sprint(i+1), part.words, *part.field(&now))
	}
	p.gap()
	p.prose("Strengths, results and the page for your talk are always in.")
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

// placesScreen prints the report, or saves it to a folder.
type placesScreen struct{}

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
		p.waiting = true
		p.prose("Looking for a printer and memory sticks.")
		p.gap()
		p.onward()
		return p
	}
	p.question("Print or save your report")
	p.gap()
	n := 0
	add := func(id, words string) {
		n++
		p.row(id, fmt.Sprint(n), words)
	}
	if r.places.printer != "" {
		add("print", "Print on "+r.places.printer)
	}
	for i, f := range r.places.folders[:min(len(r.places.folders), 6)] {
		add(fmt.Sprintf("folder%d", i), "Save: "+f.Label)
	}
	add("elsewhere", "Save somewhere else")
	p.gap()
	switch {
	case r.places.problem != "":
		p.prose(r.places.problem)
	case r.places.printer == "":
		p.prose("No printer is set up here. Save the report, and print it from another computer.")
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
	case r.busy:
		m.message = "One moment. The report is being made."
		return nil
	case id == "print":
		r.busy, r.notTaken = true, ""
		m.message = "Making your report."
		return m.lasting(printReport(m.deps, m.sitting, m.a.Clone(), r.places.printer))
	}
	for i, f := range r.places.folders {
		if id == fmt.Sprintf("folder%d", i) {
			r.busy, r.notTaken = true, ""
			m.message = "Making your report."
			return m.lasting(saveReport(m.deps, m.sitting, m.a.Clone(), f, byFolder))
		}
	}
	return nil
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
	if !here {
		return
	}
	m.message = "Done. Continue when you are ready."
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
	words = sentence(msg.err, words)
	switch {
	case here && msg.by == byPath:
		m.top().problem = problem{folderBox, words}
		m.top().focus = folderBox
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
	p.fieldProblem(m, folderBox)
	p.add(part{kind: box, id: folderBox, text: m.typedText(folderBox, s.path), rows: 2})
	p.gap()
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
		wrong = "This is not a whole path. Type it from its very start."
	}
	if wrong != "" {
		m.top().problem = problem{folderBox, wrong}
		m.top().focus = folderBox
		return nil
	}
	m.report.busy, m.report.notTaken = true, ""
	m.top().problem = problem{}
	m.message = "Making your report."
	return m.lasting(saveReport(m.deps, m.sitting, m.a.Clone(), Folder{Path: s.path}, byPath))
}

func (s folderScreen) typed(m *app, _, text string) string {
	cleaned, err := assessment.Clean(text, 1000)
	if err != nil {
		return "This path is too long to be one. Type a shorter one."
	}
	s.path = cleaned
	m.top().screen = s
	return ""
}
