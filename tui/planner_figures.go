package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment/release"
)

// This file lays printed figures out. A figure comes from a release.Cell or from Row.Percent, and from nowhere else.

// figureColumns are columns of figures, each ending where it says, to the right of labels.
type figureColumns struct {
	left int // where the room for labels ends
	ends []int
}

// figureHeads adds the heads of columns and returns the columns, which are wide enough for the lines of figures.
func (m *app) figureHeads(p *page, left int, heads []string, figures [][]string) figureColumns {
	widths, between := headWidths(heads, figures, m.size.tableWidth()-left)
	columns := figureColumns{left: left}
	end, rows := left, 0
	lines := make([][]string, len(heads))
	for i, head := range heads {
		end += between + widths[i]
		columns.ends = append(columns.ends, end)
		lines[i] = wrap(head, widths[i])
		rows = max(rows, len(lines[i]))
	}
	for row := range rows {
		line := make([]string, len(heads))
		for i := range heads {
			if at := row - rows + len(lines[i]); at >= 0 {
				line[i] = lines[i][at]
			}
		}
		p.add(part{kind: cells, cells: columns.cells(line, quiet), still: true})
	}
	return columns
}

// headWidths shares room out between columns, so that as few heads as possible break and figures stay near their labels.
func headWidths(heads []string, figures [][]string, room int) (widths []int, between int) {
	const least, most = 4, 10
	for i, head := range heads {
		width := least
		for _, word := range strings.Fields(head) {
			width = max(width, len(word))
		}
		for _, line := range figures {
			width = max(width, len(line[i]))
		}
		widths = append(widths, width)
		room -= width + 1
	}
	between = 1
	if room >= len(heads) {
		between, room = 2, room-len(heads)
	}
	rows := func(i int) int { return len(wrap(heads[i], widths[i])) }
	for ; room > 0; room-- {
		tallest := 0
		for i := range heads {
			if rows(i) > rows(tallest) || rows(i) == rows(tallest) && widths[i] < widths[tallest] {
				tallest = i
			}
		}
		if widths[tallest] >= most {
			break
		}
		widths[tallest]++
	}
	return widths, between
}

// cells sets one line of texts, each to the right end of its column.
func (c figureColumns) cells(texts []string, st style) []cell {
	var line []cell
	for i, text := range texts {
		if text != "" {
			line = append(line, cell{c.ends[i] - ansi.StringWidth(text), text, st})
		}
	}
	return line
}

// line adds a line that cannot be opened. A long label goes on in the rows under it.
func (c figureColumns) line(p *page, label string, figures []string, more ...cell) {
	const col = 4
	for i, text := range wrap(label, c.left-col) {
		line := []cell{{col, text, plain}}
		if i == 0 {
			line = slices.Concat(line, c.cells(figures, plain), more)
		}
		p.cells(line...)
	}
}

// percent words a figure as a share of the people of its row, as the web page does; "" where they are too few.
func percent(r *release.Row, level int) string {
	share, ok := r.Percent(level)
	switch {
	case ok:
		return fmt.Sprintf("%d%%", share)
	case r.HasPercents() && r.Cells[level].IsLevel():
		return release.Concealed
	}
	return ""
}

// shades draw the levels of a row beside one another.
var shades = []string{"█", "▓", "▒", "░"}

// peopleInBlock is how many people one block of a bar stands for, so that the longest bar has about 30 blocks.
func peopleInBlock(rows []release.Row) int {
	unit := 5
	for i := range rows {
		for people, _ := rows[i].People.Figure(); people > unit*30; {
			unit += 5
		}
	}
	return unit
}

// bar draws cells of a row as blocks beside the figures of wide windows; nothing where one of the cells is [c], which
// would look like nobody.
func (c figureColumns) bar(m *app, of []release.Cell, unit int) []cell {
	drawn := ""
	for i, printed := range of {
		figure, ok := printed.Figure()
		if !ok && printed.IsLevel() {
			return nil
		}
		drawn += strings.Repeat(shades[i%len(shades)], (figure+unit/2)/unit)
	}
	if !m.size.wide() || drawn == "" {
		return nil
	}
	return []cell{{c.ends[len(c.ends)-1] + 4, drawn, info}}
}

// concealedNote explains the figures of a table where they stand.
const concealedNote = "[c] is 0 to 7 people, or more in a row without a figure. Other figures are to the nearest 5, so rows do not add up."
