package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// textTable is a table for people: columns of words, then columns of figures.
type textTable struct {
	heads []string
	words int // how many columns hold words
	rows  [][]string
	most  int // how many characters of words stand on one line of a screen
}

// maxCell is the most characters of a cell that stand on one line, unless a table says otherwise.
const maxCell = 48

// headLines is how many lines a heading takes before it makes its column wider.
const headLines = 3

// write writes the table in columns for a screen, or with a tab between cells for another program.
func (t *textTable) write(w io.Writer, aligned bool) {
	rows := [][]string{t.heads}
	for _, row := range t.rows {
		rows = append(rows, cleaned(row))
	}
	if !aligned {
		for _, row := range rows {
			fmt.Fprintln(w, strings.Join(row, "\t"))
		}
		return
	}
	widths := t.widths(rows)
	for i, row := range rows {
		lines := make([][]string, len(row))
		tallest := 0
		for j, cell := range row {
			lines[j] = wrap(cell, widths[j])
			tallest = max(tallest, len(lines[j]))
		}
		for j := range lines {
			blank := make([]string, tallest-len(lines[j]))
			if i == 0 { // headings stand right over their columns
				lines[j] = append(blank, lines[j]...)
			} else {
				lines[j] = append(lines[j], blank...)
			}
		}
		t.writeLines(w, lines, widths)
	}
}

// widths returns how wide each column is, for rows of which the first one holds the headings.
func (t *textTable) widths(rows [][]string) []int {
	widths := make([]int, len(t.heads))
	for i, head := range t.heads {
		for len(wrap(head, widths[i])) > headLines {
			widths[i]++
		}
		for _, word := range strings.Fields(head) {
			widths[i] = max(widths[i], utf8.RuneCountInString(word))
		}
		for _, row := range rows[1:] {
			for _, line := range wrap(row[i], cmp.Or(t.most, maxCell)) {
				widths[i] = max(widths[i], utf8.RuneCountInString(line))
			}
		}
	}
	return widths
}

// writeLines writes the lines of a row, of which each column has as many.
func (t *textTable) writeLines(w io.Writer, columns [][]string, widths []int) {
	for i := range columns[0] {
		var line strings.Builder
		for j, width := range widths {
			cell := columns[j][i]
			blank := strings.Repeat(" ", width-utf8.RuneCountInString(cell))
			if j < t.words {
				line.WriteString(cell + blank + "  ")
			} else {
				line.WriteString(blank + cell + "  ")
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
}

func cleaned(row []string) []string {
	row = slices.Clone(row)
	for i := range row {
		row[i] = clean(row[i])
	}
	return row
}

// wrap breaks words into lines of width characters, or of one longer word.
func wrap(words string, width int) []string {
	var lines []string
	for _, word := range strings.Fields(words) {
		if last := len(lines) - 1; last >= 0 && utf8.RuneCountInString(lines[last]+" "+word) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
