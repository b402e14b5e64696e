package release

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"waymark/assessment"
)

// WriteCSV writes the figures as a tidy table for analysis: one line for each printed cell, and the training needs, in
// order, as table N. WriteDictionary says what the columns mean. It returns the error of w, wrapped.
func (r *Release) WriteCSV(w io.Writer) error {
	columns := r.columns()
	var header []string
	for _, c := range columns {
		header = append(header, c.name)
	}
	lines := [][]string{header}
	for _, f := range r.figures() {
		var line []string
		for _, c := range columns {
			line = append(line, c.of(&f))
		}
		lines = append(lines, line)
	}
	if err := writeLines(w, lines); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	return nil
}

// figure is one line of the CSV: a printed cell and what it is about. Whatever does not apply is empty.
type figure struct {
	table        TableID
	row          *Row
	domainNumber string
	domain       Domain
	group        Group
	groupWords   string
	list         List
	level        Level
	cell         Cell
	percent      string
	rank         string
}

// needsTable is the table of the training needs, which are not stored: they are worked out from A and A2.
const needsTable TableID = "N"

// figures lists what the CSV prints. A level that its row does not have is not among them.
func (r *Release) figures() []figure {
	var figures []figure
	for _, table := range r.Tables {
		for i := range table.Rows {
			row := &table.Rows[i]
			f := r.about(table.ID, row)
			for level, cell := range row.Cells {
				f.level, f.cell, f.percent = table.Levels[level], cell, ""
				if percent, ok := row.Percent(level); ok {
					f.percent = strconv.Itoa(percent)
				}
				figures = append(figures, f)
			}
		}
	}
	for _, need := range r.TrainingNeeds() {
		f := r.about(needsTable, need.Area)
		f.rank = strconv.Itoa(need.Rank)
		f.level, f.cell = Level{"need", "Not yet and with support, added up"}, need.Need
		figures = append(figures, f)
		f.level, f.cell = Level{"wish", "Wants to work on this"}, need.Wish
		figures = append(figures, f)
		f.level, f.cell = Level{"reach", "No chance yet"}, need.Reach
		figures = append(figures, f)
	}
	return slices.DeleteFunc(figures, func(f figure) bool { return !f.cell.IsLevel() })
}

// about begins the lines of a row: it finds what the row names by id or place.
func (r *Release) about(table TableID, row *Row) figure {
	f := figure{table: table, row: row}
	if number, domain := r.Domain(row.Domain); number > 0 {
		f.domainNumber, f.domain = strconv.Itoa(number), domain
	}
	if row.Group > 0 {
		f.group = r.Groups[row.Group-1]
		f.groupWords = f.group.Words()
	}
	if i := slices.IndexFunc(r.Lists, func(l List) bool { return l.ID == row.List }); i >= 0 {
		f.list = r.Lists[i]
	}
	return f
}

// writeLines writes lines of cells with commas between them and CRLF after each, in UTF-8 without a byte order mark.
func writeLines(w io.Writer, lines [][]string) error {
	for _, line := range lines {
		for i := range line {
			line[i] = assessment.PlainCell(line[i])
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return out.WriteAll(lines)
}
