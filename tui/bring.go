package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
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
		m.tellOf(field, sentence(err, "This file cannot be opened just now. Nothing was changed. Try again, or choose another file."))
		return
	}
	m.push(newRecordScreen(msg.record, msg.label, m.q))
	m.guard()
}
