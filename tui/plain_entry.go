package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// entryText is a text that is being written. It is taken over whole or not at all.
type entryText struct {
	id    string // the text box
	many  bool   // it may have several lines, up to one with a full stop alone
	lines []string
	size  int
}

// mostInEntry bounds what is kept of a text while it is written, in bytes.
const mostInEntry = 4 * mostOnLine

// How to end a text, or leave it alone.
const (
	endsWithStop = "Write your note. A line with a full stop alone ends it. clear empties it. Enter alone keeps it as it is."
	endsWithLine = "Type it on one line. clear empties it. Enter alone keeps it as it is."
)

func (e *entryText) how() string {
	if e.many {
		return endsWithStop
	}
	return endsWithLine
}

// writeNote reads the note out and takes a new one.
func (r *plainRun) writeNote() {
	kept := r.m.typedText(noteBox, r.m.a.Answer(r.m.noted()).Note)
	r.paper.line(beside)
	r.beginText(&entryText{id: noteBox, many: true}, kept, "There is no note yet.")
}

// writeBox reads out what stands in a text box and takes another text for it.
func (r *plainRun) writeBox(id, label string) {
	kept := ""
	for _, part := range r.m.shown.parts {
		if part.kind == box && part.id == id {
			kept = part.text
		}
	}
	r.paper.line(label)
	r.beginText(&entryText{id: id}, kept, "There is nothing yet.")
}

func (r *plainRun) beginText(e *entryText, kept, none string) {
	if kept == "" {
		r.paper.line(none)
	} else {
		r.paper.line("It says now:")
		for line := range strings.Lines(kept) {
			r.paper.line(line)
		}
	}
	r.paper.line(e.how())
	r.entry = e
}

// write takes a line of the text that is being written.
func (r *plainRun) write(line string) {
	r.act(func(*app) tea.Cmd { return nil }) // somebody is there
	if r.m.hidden() || !r.m.begun {
		r.moved()
		return
	}
	e, word := r.entry, strings.ToLower(strings.TrimSpace(line))
	if len(e.lines) == 0 {
		switch word {
		case "", ".", "back":
			r.entry = nil
			r.paper.line("Nothing was changed.")
			r.prompt()
			return
		case "clear":
			r.takeOver(e.id, "")
			return
		case "help":
			r.paper.line(e.how())
			return
		}
	}
	if e.many && word == "." {
		r.takeOver(e.id, strings.Join(e.lines, "\n"))
		return
	}
	e.lines, e.size = append(e.lines, line), e.size+len(line)
	switch {
	case !e.many:
		r.takeOver(e.id, line)
	case e.size > mostInEntry:
		r.entry = nil
		r.wrong("That note is too long, and nothing of it was taken. A note holds %s characters.", thousands(assessment.NoteLimit))
	}
}

// noteOnOneLine is a note that stands behind its word.
func (r *plainRun) noteOnOneLine(text string) {
	switch {
	case !r.m.hasNote():
		r.wrong("note does not work here. %s", notHere)
	case strings.EqualFold(text, "clear"):
		r.takeOver(noteBox, "")
	default:
		r.takeOver(noteBox, text)
	}
}

// takeOver hands a text to its page, and says what became of it.
func (r *plainRun) takeOver(id, text string) {
	r.entry = nil
	if !r.act(func(m *app) tea.Cmd { m.takeOver(id, text); return nil }) {
		r.do("", func(*app) tea.Cmd { return nil })
		return
	}
	switch {
	case r.m.problem() != "":
		r.tell("")
	case r.here().revision == r.about.revision:
		r.tell("Nothing was changed.")
	case strings.TrimSpace(text) == "":
		r.tell("It is empty now.")
	default:
		r.tell("Kept.")
	}
}

// answerWith hands a text to a page that asks for nothing else, and goes on.
func (r *plainRun) answerWith(text string) {
	id := r.said.box.id
	r.do("", func(m *app) tea.Cmd {
		m.top().problem = problem{}
		if m.takeOver(id, text); m.problem() != "" {
			return nil
		}
		return m.choose(idContinue)
	})
}
