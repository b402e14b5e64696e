package tui

import "fmt"

// page is what stands on one screen, as plain data in reading order. Screens build it afresh for every frame and every
// key; layout.go gives it places, render.go draws it, and focus.go moves through it. It holds no colour and no state.
type page struct {
	title   string // left of the header
	place   string // right of the header: where in the way this is
	status  string // left of the status line, when there is nothing newer to say
	note    string // right of the status line
	focus   string // id of what has focus on arrival; "" for the question, or the first thing
	parts   []part
	panel   []panelLine // right-hand panel of wide windows
	first   bool        // nothing to go back to
	verb    string      // what choosing a row does; "Open" when empty
	waiting bool        // something is being found out: focus starts anew when it is
	careful bool        // going on does what cannot be undone: a choice alone never does it
	anyKey  bool        // any key goes on, and does nothing else
	submits bool        // Enter in the text box goes on
	empties bool        // what stands in the text box may be emptied
	keyed   bool        // plain text keeps the numbers of keys, also where one is left out
	noDigit bool        // its text box takes one of our words, which have no digits: they are keys there too
	stays   bool        // several things are chosen here: choosing one never goes on
	prompt  string      // what the plain face asks for, where its own words do not fit
}

// kind says what a part is, and so how it looks and what a key does to it.
type kind uint8

const (
	gap      kind = iota // a blank row; the first thing to go where rows are short
	prose                // text, wrapped
	bullet               // one item of a list, wrapped
	cells                // text at fixed columns
	question             // the heading question: can have focus, so that a reader hears it first
	choice               // one of several, ( )
	tick                 // any of several, [ ]
	row                  // opens something
	values               // one setting with its values
	button               // does something; stands in a row with its neighbours
	box                  // takes text
)

// part is one thing on a page.
type part struct {
	kind   kind
	id     string // what the screen is told was chosen; "" for mere text
	key    string // digits that choose it; "" for none
	text   string
	hint   string // beside a choice or row
	below  bool   // the hint stands under the label
	on     bool   // chosen, ticked
	inline bool   // stands beside the part before it
	still  bool   // never has focus, even on a page that is read through
	style  style
	cells  []cell   // columns of a row of cells, or after the text of a row
	values []string // of a setting; hint holds the one in force
	rows   int      // least height of a box
	indent int      // columns that a row without a key stands further in
}

// cell is text at a column of the window, counted from 0.
type cell struct {
	col   int
	text  string
	style style
}

// panelLine is one line of the right-hand panel.
type panelLine struct {
	text  string
	style style
}

func (p *page) add(parts ...part) { p.parts = append(p.parts, parts...) }

func (p *page) gap() { p.add(part{kind: gap}) }

// prose adds paragraphs without a gap between them.
func (p *page) prose(texts ...string) {
	for _, t := range texts {
		p.add(part{kind: prose, text: t})
	}
}

func (p *page) heading(text string) { p.add(part{kind: prose, text: text, style: headingStyle}) }

// aside adds a paragraph that stands back.
func (p *page) aside(text string) { p.add(part{kind: prose, text: text, style: quiet}) }

func (p *page) bullets(texts ...string) {
	for _, t := range texts {
		p.add(part{kind: bullet, text: t})
	}
}

func (p *page) cells(c ...cell) { p.add(part{kind: cells, cells: c}) }

// pair adds a word with its text beside it, from col up to the column end, on as many lines as it takes.
func (p *page) pair(word cell, col, end int, text string) {
	for i, line := range wrap(text, end-col) {
		c := []cell{word, {col, line, plain}}
		p.cells(c[min(i, 1):]...)
	}
}

func (p *page) question(text string) { p.ask("question", text) }

// ask adds a question to a page that has several.
func (p *page) ask(id, text string) { p.add(part{kind: question, id: id, text: text}) }

// or stands before the answers that are set apart.
func (p *page) or() {
	p.add(part{kind: cells, cells: []cell{{col: 4, text: "── or ──", style: quiet}}})
}

// choice adds one of several answers, and returns it for what only few of them have.
func (p *page) choice(id, key, label, hint string, on bool) *part {
	p.add(part{kind: choice, id: id, key: key, text: label, hint: hint, on: on})
	return &p.parts[len(p.parts)-1]
}

func (p *page) tick(id, key, label string, on bool) {
	p.add(part{kind: tick, id: id, key: key, text: label, on: on})
}

// row adds something to open, and returns it as choice does.
func (p *page) row(id, key, label string, c ...cell) *part {
	p.add(part{kind: row, id: id, key: key, text: label, cells: c})
	return &p.parts[len(p.parts)-1]
}

// numbered returns a function that adds rows with the numbers from 1 on.
func (p *page) numbered() func(id, label string) {
	n := 0
	return func(id, label string) {
		n++
		p.row(id, fmt.Sprint(n), label)
	}
}

func (p *page) button(id, key, label string) {
	p.add(part{kind: button, id: id, key: key, text: label})
}

// ids of the two buttons that stand on nearly every page.
const (
	idContinue = "continue"
	idBack     = "back"
)

// onward adds Continue and Back.
func (p *page) onward() { p.onwardTo("Continue") }

// onwardTo is onward with words of its own for going on.
func (p *page) onwardTo(words string) {
	p.button(idContinue, "0", words)
	p.button(idBack, "9", "Back")
}

// wait says what is being found out. The buttons stand above that, where the page will have its heading: what it then
// offers must not come up under a click that was meant for one of them.
func (p *page) wait(words, onward string) {
	p.waiting = true
	p.onwardTo(onward)
	p.gap()
	p.prose(words)
}

// problemTitle stands above what is wrong.
const problemTitle = "There is a problem"

// problem adds the summary that stands at the top of a page with an error.
func (p *page) problem(sentence string) {
	if sentence == "" {
		return
	}
	p.place = "Error: " + p.place
	p.add(part{kind: prose, text: problemTitle, style: strong}, part{kind: prose, text: sentence, style: errorStyle})
	p.gap()
}

// listKey numbers the i-th entry, from 0, of a list of n. More than eight entries are numbered 11 to 18, 21 to 28, so
// that the first digit never means anything by itself.
func listKey(i, n int) string {
	if n <= 8 {
		return fmt.Sprint(i + 1)
	}
	return fmt.Sprintf("%d%d", i/8+1, i%8+1)
}
