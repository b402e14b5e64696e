package tui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/record"
)

// bringing is what is under way on the pages that bring a record. A record that was opened is held by its page alone.
type bringing struct {
	found   []FoundRecord
	looked  bool // for them
	count   int  // of the searches and openings: only the last one's answer is wanted
	again   bool // it was asked to look again
	opening screen
}

// bringScreen lists the records on memory sticks, and leads to typing where one is.
type bringScreen struct{}

// mostRecords is how many files are offered; more than these are nobody's own.
const mostRecords = 14

func (bringScreen) arrive(m *app) tea.Cmd { return m.lookForRecords() }

func (bringScreen) page(m *app) *page {
	b := &m.bring
	p := &page{title: "Waymark", place: "Bring my last record", verb: "Choose"}
	p.problem(m.problem())
	if !b.looked {
		p.waiting = true
		p.prose("Looking for memory sticks.")
		p.gap()
		p.button(idBack, "9", "Back")
		return p
	}
	p.question("Where is your last record?")
	p.gap()
	found := b.found[:min(len(b.found), mostRecords)]
	if len(found) == 0 {
		p.prose("No record was found on a memory stick. Put in the stick that you saved your report to and look again, or type where the file is.")
	} else {
		p.prose("These files are on a memory stick. Choose the report or record that you saved.")
	}
	if len(found) < len(b.found) {
		p.prose("There are more. If yours is not here, type where it is.")
	}
	p.gap()
	rows := len(found) + 2
	for i, f := range found {
		p.row(fmt.Sprintf("found%d", i), listKey(i, rows), f.Label)
	}
	p.row("type", listKey(len(found), rows), "Type where it is")
	p.row("again", listKey(len(found)+1, rows), "Look again")
	p.gap()
	p.prose("Your record is in the PDF that you saved. A printed or scanned copy has none.")
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (s bringScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "type":
		return m.push(bringPathScreen{})
	case "again":
		m.top().problem = problem{}
		cmd := m.lookForRecords()
		m.bring.again = true
		return cmd
	}
	for i, f := range m.bring.found {
		if id == fmt.Sprintf("found%d", i) {
			return m.openRecord(s, f)
		}
	}
	return nil
}

func (m *app) lookForRecords() tea.Cmd {
	count := m.bring.count + 1
	m.bring = bringing{count: count}
	return findRecords(m.deps, m.sitting, count)
}

// foundRecords takes in what is on the sticks.
func (m *app) foundRecords(msg recordsMsg) {
	if m.late(msg.sitting) || msg.count != m.bring.count {
		return
	}
	b := &m.bring
	b.found, b.looked = msg.found, true
	if b.again && len(b.found) == 0 {
		m.message = "Still no record on a memory stick."
	}
}

// bringPathScreen takes the path of a record.
type bringPathScreen struct{ path string }

const recordBox = "record"

func (s bringPathScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Type where it is", focus: recordBox, submits: true}
	p.problem(m.problem())
	p.prose("Type the folder and the name of your report or record.")
	p.fieldProblem(m, recordBox)
	p.add(part{kind: box, id: recordBox, text: m.typedText(recordBox, s.path), rows: 2})
	p.gap()
	p.prose("The file is only read. It is not changed.")
	p.gap()
	p.button(idContinue, "0", "Open it")
	p.button(idBack, "9", "Back")
	return p
}

func (s bringPathScreen) choose(m *app, id string) tea.Cmd {
	if id != idContinue {
		return nil
	}
	wrong := ""
	switch {
	case s.path == "":
		wrong = "There is no path yet. Type where the file is, such as on your memory stick."
	case !isWhole(s.path):
		wrong = "This is not a whole path. Type it from its very start."
	default:
		return m.openRecord(bringPathScreen{}, FoundRecord{Label: filepath.Base(strings.Trim(s.path, quotes)), Path: s.path})
	}
	m.top().problem = problem{recordBox, wrong}
	m.top().focus = recordBox
	return nil
}

// quotes are what terminals put round a file that is let fall on them.
const quotes = `"'`

// isWhole reports whether a path can be found from wherever one is.
func isWhole(path string) bool {
	return filepath.IsAbs(strings.Trim(path, quotes)) || strings.HasPrefix(path, "~")
}

func (s bringPathScreen) typed(m *app, _, text string) string {
	cleaned, err := assessment.Clean(text, 1000)
	if err != nil {
		return "This path is too long to be one. Type a shorter one."
	}
	s.path = cleaned
	m.top().screen = s
	return ""
}

// openRecord opens a file for one of the two pages that ask for one.
func (m *app) openRecord(from screen, f FoundRecord) tea.Cmd {
	b := &m.bring
	if m.q == nil || b.opening == from {
		m.message = "One moment."
		return nil
	}
	b.count++
	b.opening = from
	m.top().problem = problem{}
	m.message = "Opening your record."
	return openRecord(m.deps, m.sitting, b.count, f)
}

// openedRecord shows what is in a record, or says why there is none. Somebody who has gone on to something else sees
// neither.
func (m *app) openedRecord(msg openedRecordMsg) {
	b := &m.bring
	if m.late(msg.sitting) || msg.count != b.count {
		return
	}
	from := b.opening
	b.opening = nil
	field := ""
	switch m.top().screen.(type) {
	case bringScreen:
		if from != (bringScreen{}) {
			return
		}
	case bringPathScreen:
		if from != (bringPathScreen{}) {
			return
		}
		field = recordBox
	default:
		return
	}
	m.message = ""
	err := msg.err
	if err == nil {
		err = msg.record.Check(m.q)
	}
	if err != nil {
		m.top().problem = problem{field, sentence(err, "This file cannot be opened just now. Nothing was changed. Try again, or choose another file.")}
		m.top().focus = field
		return
	}
	m.push(newRecordScreen(msg.record, msg.label, m.q))
	m.guarded, m.lastKey = true, m.deps.Clock() // a key that is held down ticks nothing here
}

// recordScreen shows what is in a record, and asks what of it to bring.
type recordScreen struct {
	in      *broughtRecord
	actions bool // ticked, as is the next
	answers bool
}

// broughtRecord is a record as far as it can be brought. It is never changed.
type broughtRecord struct {
	label, stage   string
	made           assessment.Date
	earlier        *assessment.Earlier
	ratings, notes int
	planned        int // actions, those that are done among them
	actions        []assessment.Action
	notesLeft      bool // the notes are too long, taken together, to stand beside new answers
}

func newRecordScreen(r *record.Record, label string, q *assessment.Questionnaire) recordScreen {
	in := &broughtRecord{
		label: label, made: r.Made, earlier: r.Earlier(), notes: r.Notes(), planned: len(r.Plan), actions: r.ToGoOnWith(q),
		notesLeft: r.NotesLeftBehind(),
	}
	if in.earlier != nil && len(in.earlier.Answers) == 0 {
		in.earlier = nil
	}
	if i := q.StageIndex(r.Stage); i >= 0 {
		in.stage = q.Stages[i].Title
	}
	for _, ans := range r.Answers {
		if ans.Rating != assessment.NotAnswered {
			in.ratings++
		}
	}
	return recordScreen{in: in, actions: len(in.actions) > 0, answers: in.earlier != nil}
}

// contents words what a record holds.
func (in *broughtRecord) contents() string {
	return plural(in.ratings, "rating", "ratings") + ", " + plural(in.notes, "note", "notes") + ", " + plural(in.planned, "action", "actions")
}

func (s recordScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Bring my last record", focus: idContinue}
	p.problem(m.problem())
	p.question("Is this your record?")
	p.gap()
	made := s.in.made.Words()
	if s.in.stage != "" {
		made += ", at " + strings.ToLower(s.in.stage) + " stage"
	}
	m.fact(p, "File", s.in.label)
	m.fact(p, "Made", made)
	m.fact(p, "Holds", s.in.contents())
	p.gap()
	if len(s.in.actions) == 0 && s.in.earlier == nil {
		p.prose("There is nothing in it to bring in. Choose another file, or go back and start without one.")
		p.gap()
		p.focus = "another"
		s.buttons(p)
		return p
	}
	p.prose("Bring in:")
	n := 0
	offer := func(there bool, id, words string, on bool) {
		if there {
			n++
			p.tick(id, fmt.Sprint(n), words, on)
		}
	}
	offer(len(s.in.actions) > 0, "actions", "Action plan, to go on with ("+plural(len(s.in.actions), "action", "actions")+")", s.actions)
	last := "Last ratings and notes, to show beside the new ones"
	if s.in.notesLeft {
		last = "Last ratings, to show beside the new ones"
	}
	offer(s.in.earlier != nil, "answers", last, s.answers)
	p.gap()
	if s.in.notesLeft {
		p.prose("Your notes then are too long, taken together, to stand here. They stay in the file.")
	}
	p.prose("Nothing is rated for you. The file is not changed.")
	p.gap()
	p.button(idContinue, "0", "Bring these in")
	s.buttons(p)
	return p
}

func (recordScreen) buttons(p *page) {
	p.button("another", "8", "Choose another file")
	p.button(idBack, "9", "Back")
}

// fact adds a word with what it is about in a column beside it.
func (m *app) fact(p *page, word, text string) {
	const col = 14
	for i, line := range wrap(text, m.size.textWidth()+2-col) {
		c := []cell{{2, word, strong}, {col, line, plain}}
		p.cells(c[min(i, 1):]...)
	}
}

func (s recordScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "actions":
		s.actions = !s.actions
	case "answers":
		s.answers = !s.answers
	case "another":
		returnTo[bringScreen](m)
		return nil
	case idContinue:
		return s.bring(m)
	}
	m.top().screen = s
	m.top().problem = problem{}
	return nil
}

// bring takes what is ticked into the assessment, which begins with that unless it has begun, and goes on from there.
func (s recordScreen) bring(m *app) tea.Cmd {
	if !s.actions && !s.answers {
		m.message = "Nothing is ticked. Tick a line, or go back."
		return nil
	}
	m.ready()
	before := m.a.Revision()
	var earlier *assessment.Earlier
	var actions []assessment.Action
	if s.answers {
		earlier = s.in.earlier
	}
	if s.actions {
		plan := m.a.Plan() // what was brought already is not brought twice
		actions = slices.DeleteFunc(slices.Clone(s.in.actions), func(act assessment.Action) bool { return slices.Contains(plan, act) })
	}
	if err := m.a.Bring(earlier, actions); err != nil {
		m.top().problem = problem{"", fmt.Sprintf("These actions do not all go in: a plan holds %d. Nothing was brought in. Leave the action plan out here, or take some actions off your plan first.", assessment.PlanLimit)}
		m.backToTop()
		return nil
	}
	from := slices.IndexFunc(m.stack, func(e entry) bool { return e.screen == bringScreen{} })
	m.stack = m.stack[:max(from, 1)]
	m.bring = bringing{count: m.bring.count}
	cmd := m.push(keepScreen{onTheWay: true})
	m.message = "Brought in. " + m.takesBack()
	if m.a.Revision() == before {
		m.message = "These actions are in your plan already."
	}
	return cmd
}

// takesBack says which key undoes.
func (m *app) takesBack() string {
	if m.look.noKeys {
		return "Ctrl+Z takes it out again."
	}
	return "U takes it out again."
}
