package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// frame is one whole screen, ready for the terminal.
type frame struct {
	text   string
	cursor *tea.Cursor // where focus is; nil when it is not in view
}

// canvas writes lines of styled text. What it is given fits: nothing is cut here.
type canvas struct {
	strings.Builder
	theme *theme
	col   int
	rows  int
}

func (c *canvas) newLine() {
	c.WriteByte('\n')
	c.col = 0
	c.rows++
}

// at writes text at a column, which must not lie before the present one.
func (c *canvas) at(col int, text string, st style, focused bool) {
	for ; c.col < col; c.col++ {
		c.WriteByte(' ')
	}
	f := 0
	if focused {
		f = 1
	}
	if text == "" {
		return
	}
	seq := c.theme.wrap[st][f]
	text = c.theme.glyph.show(text)
	c.WriteString(seq.open)
	c.WriteString(text)
	c.WriteString(seq.close)
	c.col += ansi.StringWidth(text)
}

// bothEnds writes one text at the left and one at the right end of a line.
func (c *canvas) bothEnds(width int, left, right string, st style) {
	c.at(1, left, st, false)
	// What is said at the left is newer: a hint that does not fit beside it waits.
	if at := width - 1 - ansi.StringWidth(c.theme.glyph.show(right)); right != "" && at > c.col {
		c.at(at, right, plain, false)
	}
	c.newLine()
}

// show puts stand-ins for symbols that the terminal lacks.
func (g *glyphs) show(text string) string {
	if g.letters == nil {
		return text
	}
	return g.letters.Replace(text)
}

// draw renders a page that was laid out, scrolled down by scroll rows.
func (m *app) draw(p *page, l *laid, scroll int) frame {
	c := canvas{theme: &m.theme}
	c.Grow(m.size.w * m.size.h * 2)
	height := m.size.bodyHeight()
	c.bothEnds(m.size.w, p.title, p.place, headingStyle)
	if !m.size.compact() {
		c.rule(m.size.w)
	}
	top := c.rows
	focused := m.focused(l)
	for row := scroll; row < scroll+height; row++ {
		if row < len(l.lines) {
			m.drawLine(&c, l, row, focused)
		}
		m.drawPanel(&c, p, row-scroll)
		c.newLine()
	}
	c.bothEnds(m.size.w, m.statusLeft(), m.statusRight(p, l, scroll, height), plain)
	if !m.size.compact() {
		c.rule(m.size.w)
	}
	f := frame{}
	bar := m.drawKeyBar(&c, p, l)
	f.text = c.String()
	switch {
	case m.barFocus > 0:
		f.cursor = cursorAt(bar, c.rows)
	case focused >= 0:
		f.cursor = m.cursor(l, focused, scroll, top, height)
	}
	return f
}

func (c *canvas) rule(width int) {
	c.at(0, strings.Repeat("─", width), plain, false)
	c.newLine()
}

func (m *app) drawLine(c *canvas, l *laid, row, focused int) {
	if focused >= 0 && m.barFocus == 0 && l.targets[focused].top == row {
		l.marker(c, row, focused)
		return
	}
	for _, s := range l.lines[row] {
		c.at(s.col, s.text, s.style, s.target >= 0 && s.target == focused && m.barFocus == 0)
	}
}

// marker draws the line on which the thing with focus begins, with > two columns before it.
func (l *laid) marker(c *canvas, row, focused int) {
	at := l.targets[focused].col
	marked := false
	for i, s := range l.lines[row] {
		if !marked && s.col >= at {
			c.at(at-2, ">", strong, false)
			marked = true
		}
		if i > 0 && s.target == focused && l.lines[row][i-1].target == focused { // one bar, not one for each word
			c.at(c.col, strings.Repeat(" ", max(s.col-c.col, 0)), strong, true)
		}
		c.at(s.col, s.text, s.style, s.target == focused)
	}
	if !marked {
		c.at(at-2, ">", strong, false)
	}
}

// panelColumn is where the right-hand panel of wide windows begins.
const panelColumn = 76

func (m *app) drawPanel(c *canvas, p *page, row int) {
	if !m.size.wide() || len(p.panel) == 0 {
		return
	}
	c.at(panelColumn, "│", plain, false)
	if row < len(p.panel) {
		line := p.panel[row]
		c.at(panelColumn+3, ansi.Truncate(line.text, m.size.w-panelColumn-4, m.theme.glyph.show("…")), line.style, false)
	}
}

// cursor is where the terminal's own cursor goes: on the thing with focus, or at the caret of the text box.
func (m *app) cursor(l *laid, focused, scroll, top, height int) *tea.Cursor {
	t := l.targets[focused]
	x, y := t.col, t.top
	if t.part.kind == box {
		caret := m.caret()
		x, y = 4+caret.X, t.top+caret.Y
	}
	if y < scroll || y >= scroll+height {
		return nil
	}
	return cursorAt(x, top+y-scroll)
}

func cursorAt(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Blink = false
	return c
}

// statusRight is the hint of the page, or where in a long page the window stands.
func (m *app) statusRight(p *page, l *laid, scroll, height int) string {
	if l.tooTall() {
		return fmt.Sprintf("Lines %d to %d of %d", scroll+1, min(scroll+height, len(l.lines)), len(l.lines))
	}
	return p.note
}
