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
	again bool   // what was typed could not be taken, and waits
	over  bool   // something stands there, which this takes the place of
	lines []string
	size  int
}

// mostInEntry bounds what is kept of a text while it is written, in bytes.
const mostInEntry = 4 * mostOnLine

// How to end a text, or leave it alone.
const (
	noteAnew     = "Write your note."
	noteOver     = "Write it again whole: what you write takes its place."
	endsWithStop = " A line with a full stop alone ends it. clear empties it. Enter alone keeps it as it is."
	lineAnew     = "Type it on one line."
	lineOver     = "Type it again whole, on one line: what you type takes its place."
	endsWithLine = " clear empties it. Enter alone keeps it as it is."
	endsAgain    = "Type it again. clear empties it. Enter alone leaves it for now."
	nextLine     = "Next line, or a full stop alone to end:"
)

func (e *entryText) how() string {
	switch {
	case e.many && e.over:
		return noteOver + endsWithStop
	case e.many:
		return noteAnew + endsWithStop
	case e.again:
		return endsAgain
	case e.over:
		return lineOver + endsWithLine
	}
	return lineAnew + endsWithLine
}

// writeNote reads the note out and takes a new one.
func (r *plainRun) writeNote() {
	r.paper.line(beside)
	r.beginText(&entryText{id: noteBox, many: true}, "There is no note yet.")
}

// writeBox reads out what stands in a text box and takes another text for it.
func (r *plainRun) writeBox(id, label string) {
	r.paper.line(label)
	r.beginText(&entryText{id: id}, "There is nothing yet.")
}

func (r *plainRun) beginText(e *entryText, none string) {
	text := r.standsIn(e.id)
	e.over = text != ""
	if e.over {
		r.paper.line("It says now:")
		for line := range strings.Lines(text) {
			r.paper.line(line)
		}
	} else {
		r.paper.line(none)
	}
	r.paper.line(e.how())
	r.entry = e
}

// standsIn is the text in a box: what waits there because it could not be taken, else what is kept.
func (r *plainRun) standsIn(id string) string {
	if id == noteBox {
		return r.m.typedText(noteBox, r.m.a.Answer(r.m.noted()).Note)
	}
	for _, part := range r.m.shown.parts {
		if part.kind == box && part.id == id {
			return part.text
		}
	}
	return ""
}

// write takes a line of the text that is being written.
func (r *plainRun) write(line string) {
	r.act(nothing)
	if r.m.hidden() || !r.m.begun {
		r.moved()
		return
	}
	e, word := r.entry, strings.ToLower(strings.TrimSpace(line))
	if len(e.lines) == 0 {
		switch word {
		case "", ".", "back":
			r.leaveText()
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
	default:
		r.paper.line(nextLine)
	}
}

// leaveText leaves a text as it is. One that could not be taken still waits.
func (r *plainRun) leaveText() {
	words := "Nothing was changed."
	if r.entry.again {
		words = r.said.mend(&r.m)
	}
	r.entry = nil
	r.paper.line(words)
	r.prompt()
}

// noteOnOneLine is a note that stands behind its word.
func (r *plainRun) noteOnOneLine(text string) {
	switch {
	case strings.EqualFold(text, "clear"):
		r.takeOver(noteBox, "")
	default:
		r.takeOver(noteBox, text)
	}
}

// takeOver hands a text to its page, and says what became of it. A text on one line that cannot be taken is asked for
// again.
func (r *plainRun) takeOver(id, text string) {
	inBox := r.entry != nil && !r.entry.many
	r.entry = nil
	was := r.standsIn(id)
	_, waited := r.m.top().texts[id]
	if !r.act(func(m *app) tea.Cmd { m.takeOver(id, text); return nil }) {
		r.do("", nothing)
		return
	}
	kept := r.here().revision != r.about.revision
	switch {
	case inBox && text != "" && r.m.top().problem.id == id:
		r.said = readOut(r.m.shown)
		r.paper.line("Error: " + r.said.problem)
		r.entry = &entryText{id: id, again: true}
		r.paper.line(r.entry.how())
	case r.m.problem() != "":
		r.tell("")
	case !kept && r.standsIn(id) == was:
		r.tell("Nothing was changed.")
	case strings.TrimSpace(text) == "":
		r.tell("It is empty now.")
	case kept && was != "" && !waited:
		r.tell("Kept. undo brings the old one back.")
	default:
		r.tell("Kept.")
	}
}

// answerWith hands a text to a page that asks for nothing else, and goes on. A word empties it where that is an answer,
// or where a text waits that could not be taken.
func (r *plainRun) answerWith(text string) {
	id, what, onward := r.said.box.id, "", true
	if _, waits := r.m.top().texts[id]; strings.EqualFold(text, "clear") && (waits || r.said.page.empties) {
		onward = r.said.page.empties
		if text = ""; r.said.box.text != "" {
			what = "It is empty now."
		}
	}
	r.do(what, func(m *app) tea.Cmd {
		m.top().problem = problem{}
		if m.takeOver(id, text); m.problem() != "" || !onward {
			return nil
		}
		return m.choose(idContinue)
	})
}
