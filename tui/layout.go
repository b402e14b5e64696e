package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Sizes of windows. Under the least nothing is drawn but a sentence that says so.
const (
	leastWidth, leastHeight = 60, 20
	homeWidth, homeHeight   = 80, 24 // below: compact
	wideWidth, wideHeight   = 120, 40
)

// size is a window, in columns and rows.
type size struct{ w, h int }

func (s size) tooSmall() bool { return s.w < leastWidth || s.h < leastHeight }
func (s size) compact() bool  { return s.w < homeWidth || s.h < homeHeight }
func (s size) wide() bool     { return s.w >= wideWidth && s.h >= wideHeight }

// bodyHeight is how many rows are left between header and status line.
func (s size) bodyHeight() int {
	if s.compact() {
		return s.h - 3
	}
	return s.h - 5
}

// textWidth is the width of running text, which starts in the third column.
func (s size) textWidth() int { return min(72, s.w-4) }

// tableWidth is the last column that tables and options may use.
func (s size) tableWidth() int { return min(78, s.w-2) }

// span is a piece of text on a line.
type span struct {
	col    int
	text   string
	style  style
	target int // index into laid.targets, or -1
}

// target is a thing that can have focus.
type target struct {
	id       string
	part     *part
	col      int // where the cursor sits, and the marker two columns before it
	top, end int // rows it covers, from top up to but not including end
	left     int // columns that a click may hit
	right    int
	reading  bool // mere text, on a page that is read through: arrows stop here, Tab does not
}

// laid is a page with every part in its place.
type laid struct {
	lines   [][]span
	targets []target
	gaps    []int // rows that may go
	size    size
	hints   int                     // column of the hints beside choices
	focus   string                  // id of what has focus: compact windows show its hint only
	stops   bool                    // text can have focus too, so that a page taller than the window can be read through
	room    bool                    // blank rows between choices
	brief   bool                    // of the hints that stand below, only the one with focus is shown
	typing  func(rows int) []string // draws the live text box; nil when no box has focus
}

// layOut gives every part of p its place. A page that is too tall first loses hints and blank rows, and is then read
// through with its text as stops.
func layOut(p *page, s size, focus string, typing func(rows int) []string) *laid {
	l := &laid{size: s, focus: focus, typing: typing, room: s.wide()}
	l.place(p, 0)
	over := len(l.lines) - s.bodyHeight()
	if over > 0 && l.room {
		l.room = false
		l.place(p, 0)
		over = len(l.lines) - s.bodyHeight()
	}
	if over > len(l.gaps) && s.compact() {
		l.brief = true
		l.place(p, 0)
		over = len(l.lines) - s.bodyHeight()
	}
	switch {
	case over <= 0:
	case over <= len(l.gaps):
		l.place(p, over)
	default:
		l.stops = true
		l.place(p, 0)
	}
	return l
}

// tooTall reports whether the page has to scroll.
func (l *laid) tooTall() bool { return len(l.lines) > l.size.bodyHeight() }

// place lays out all parts, leaving out the last skip gaps.
func (l *laid) place(p *page, skip int) {
	keep := len(l.gaps) - skip
	l.lines, l.targets, l.gaps = l.lines[:0], l.targets[:0], l.gaps[:0]
	l.hints = hintColumn(p)
	for i := range p.parts {
		part := &p.parts[i]
		switch part.kind {
		case gap:
			l.gaps = append(l.gaps, len(l.lines))
			if skip > 0 && len(l.gaps) > keep {
				continue
			}
			l.newLine()
		case prose, bullet, question:
			l.text(part)
		case cells:
			l.cells(part)
		case choice, tick, row, values:
			if part.inline {
				l.inline(part, i > 0 && p.parts[i-1].inline)
				continue
			}
			l.option(part)
		case button:
			l.inline(part, i > 0 && (p.parts[i-1].kind == button || part.inline && p.parts[i-1].inline))
		case box:
			l.box(part)
		}
		if l.room && part.kind == choice && !part.inline {
			l.newLine()
		}
	}
}

// hintColumn is where the hints of a page's choices start: in column 34, or further right for longer labels.
func hintColumn(p *page) int {
	col := 33
	for i := range p.parts {
		if part := &p.parts[i]; part.kind == choice && part.hint != "" && !part.below {
			col = max(col, 11+ansi.StringWidth(part.text)+2)
		}
	}
	return col
}

func (l *laid) newLine() { l.lines = append(l.lines, nil) }

// put writes text on the present line.
func (l *laid) put(col int, text string, st style, target int) {
	if text == "" {
		return
	}
	last := len(l.lines) - 1
	l.lines[last] = append(l.lines[last], span{col, text, st, target})
}

// aim makes a target of part whose thing starts at col of the present line. The caller sets where it ends.
func (l *laid) aim(part *part, col int) int {
	l.targets = append(l.targets, target{
		id: part.id, part: part, col: col, top: len(l.lines) - 1, end: len(l.lines), right: l.right(),
	})
	return len(l.targets) - 1
}

// right is where a row that can be clicked ends.
func (l *laid) right() int {
	if l.size.wide() {
		return panelColumn
	}
	return l.size.w
}

// stop makes a target of mere text on pages that are read through.
func (l *laid) stop(part *part, col int) int {
	if !l.stops {
		return -1
	}
	t := l.aim(part, col)
	l.targets[t].id, l.targets[t].reading = fmt.Sprintf("#%d", t), true
	return t
}

func (l *laid) text(part *part) {
	col, width := 2, l.size.textWidth()
	l.newLine()
	if part.kind == bullet {
		col, width = 6, width-4
	}
	st, t := part.style, -1
	switch part.kind {
	case question:
		st, t = strong, l.aim(part, col)
	case bullet:
		t = l.stop(part, 4)
		l.put(4, "•", plain, t)
	default:
		t = l.stop(part, col)
	}
	l.wrapped(col, width, part.text, st, t)
	l.end(t)
}

// wrapped writes text from the present line on, as many lines as it takes.
func (l *laid) wrapped(col, width int, text string, st style, target int) {
	for i, s := range wrap(text, width) {
		if i > 0 {
			l.newLine()
		}
		l.put(col, s, st, target)
	}
}

// end closes target t after the present line.
func (l *laid) end(t int) {
	if t >= 0 {
		l.targets[t].end = len(l.lines)
	}
}

func (l *laid) cells(part *part) {
	l.newLine()
	t := -1
	if len(part.cells) > 0 && !part.still {
		t = l.stop(part, part.cells[0].col)
	}
	for _, c := range part.cells {
		l.put(c.col, c.text, c.style, -1)
	}
	l.end(t)
}

// option lays out a choice, tick, row or setting on a line of its own, its hint beside it or below.
func (l *laid) option(part *part) {
	l.newLine()
	col := 4 + part.indent
	t := l.aim(part, col)
	if part.key != "" {
		l.put(col, part.key, plain, t)
		col += ansi.StringWidth(part.key) + 1
	}
	sign := l.sign(part)
	if sign != "" {
		l.put(col, sign, plain, t)
		col += ansi.StringWidth(sign) + 1
	}
	if col > 4+part.indent {
		col++
	}
	var lines []string
	if len(part.cells) == 0 && len(part.values) == 0 {
		l.label(part, col, t)
	} else {
		lines = l.besideCells(part, col)
		l.put(col, lines[0], part.style, t)
	}
	for _, c := range part.cells {
		l.put(c.col, c.text, c.style, -1)
	}
	l.settings(part)
	for _, more := range lines[min(1, len(lines)):] {
		l.newLine()
		l.put(col, more, part.style, t)
	}
	l.end(t)
}

// besideCells breaks the words of a row so that they end before its first cell.
func (l *laid) besideCells(part *part, col int) []string {
	if len(part.cells) == 0 {
		return []string{part.text}
	}
	return wrap(part.text, part.cells[0].col-1-col)
}

// label writes the words of an option and its hint.
func (l *laid) label(part *part, col, t int) {
	labelWidth := l.size.tableWidth() - col
	beside := part.hint != "" && !part.below && !l.size.compact()
	l.wrapped(col, labelWidth, part.text, part.style, t)
	switch {
	case beside:
		width := l.size.tableWidth() - l.hints
		lines := wrap(part.hint, width)
		l.put(l.hints, lines[0], quiet, -1)
		if rest := strings.TrimSpace(strings.TrimPrefix(part.hint, lines[0])); rest != "" {
			at := l.hints
			if width < 36 {
				at = col
			}
			l.newLine()
			l.wrapped(at, l.size.tableWidth()-at, rest, quiet, -1)
		}
	case part.hint != "" && (part.below && !l.brief || l.focus == part.id):
		l.newLine()
		l.wrapped(col, l.size.textWidth()+2-col, part.hint, quiet, -1)
	}
}

// sign is the box before a choice or tick.
func (l *laid) sign(part *part) string {
	switch {
	case part.kind == choice && part.on:
		return "(•)"
	case part.kind == choice:
		return "( )"
	case part.kind == tick && part.on:
		return "[x]"
	case part.kind == tick:
		return "[ ]"
	}
	return ""
}

// settings writes the values of a setting, the one in force in brackets.
func (l *laid) settings(part *part) {
	col := 36
	if l.size.compact() {
		col = 30
	}
	for _, v := range part.values {
		if v == part.hint {
			l.put(col-1, "["+v+"]", strong, -1)
		} else {
			l.put(col, v, quiet, -1)
		}
		col += ansi.StringWidth(v) + 2
	}
}

// inline lays out a button or choice beside the one before it, going to a new line where the row is full.
func (l *laid) inline(part *part, beside bool) {
	text := part.text
	switch sign := l.sign(part); {
	case sign != "" && part.key != "":
		text = part.key + " " + sign + "  " + text
	case sign != "":
		text = sign + " " + text
	case part.key != "":
		text = part.key + "  " + text
	}
	text = strings.TrimRight(text, " ")
	width := ansi.StringWidth(text)
	col := 4
	if beside {
		prev := l.targets[len(l.targets)-1]
		col = prev.right + 4
		if part.kind == choice {
			col--
		}
	}
	if !beside || col+width > l.size.tableWidth() {
		l.newLine()
		col = 4
	}
	t := l.aim(part, col)
	l.targets[t].left, l.targets[t].right = col, col+width
	l.put(col, text, part.style, t)
}

// box lays out a text box: its live component while it has focus, else its text.
func (l *laid) box(part *part) {
	l.newLine()
	t := l.aim(part, 2)
	if l.focus == part.id && l.typing != nil {
		lines := l.typing(part.rows)
		for i, s := range lines {
			if i > 0 {
				l.newLine()
			}
			l.put(2, "│", plain, -1)
			l.put(4, s, plain, -1)
		}
		l.end(t)
		return
	}
	lines := wrap(part.text, l.size.textWidth()-2)
	for i := 0; i < max(len(lines), part.rows); i++ {
		if i > 0 {
			l.newLine()
		}
		l.put(2, "│", plain, -1)
		if i < len(lines) {
			l.put(4, lines[i], plain, -1)
		}
	}
	l.end(t)
}

// wrap breaks text into lines of width columns at most, at blanks where it can. It never cuts any text off.
func wrap(text string, width int) []string {
	if len(text) <= width && !strings.Contains(text, "\n") {
		return []string{text}
	}
	lines := strings.Split(ansi.Wrap(text, width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}
