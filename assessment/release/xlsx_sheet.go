package release

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// writeSheet writes one sheet. Everything about the page has to be said before the first row.
func (b *workbook) writeSheet(s *sheet) error {
	if err := b.setPage(s); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	at := layout(s)
	for i, width := range s.widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if s.frozen {
		first := cellName(1, at[0].rows)
		panes := excelize.Panes{Freeze: true, YSplit: at[0].rows - 1, TopLeftCell: first, ActivePane: "bottomLeft"}
		if err := out.SetPanes(&panes); err != nil {
			return err
		}
		if err := b.repeatHeads(s, at[0].heads); err != nil {
			return err
		}
	}
	if err := b.writeRows(out, s, at); err != nil {
		return err
	}
	if err := b.addParts(out, s, at); err != nil {
		return err
	}
	return out.Flush()
}

// setPage sets up the printed page: A4, landscape, as wide as the paper.
func (b *workbook) setPage(s *sheet) error {
	a4, landscape, yes, wide, long := 9, "landscape", true, 1, 0
	side, end, edge := 0.5, 0.75, 0.3 // inches
	for _, err := range []error{
		b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}),
		b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
			Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long,
		}),
		b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &side, Bottom: &end, Header: &edge, Footer: &edge, Horizontally: &yes,
		}),
		b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: b.footer()}),
	} {
		if err != nil {
			return fmt.Errorf("set up the page: %w", err)
		}
	}
	return nil
}

// repeatHeads makes a row of headings come again at the top of each printed page. A workbook says that with a name of its
// own kind, and has no other names.
func (b *workbook) repeatHeads(s *sheet, row int) error {
	err := b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, row, row), Scope: s.name,
	})
	if err != nil {
		return fmt.Errorf("repeat the headings: %w", err)
	}
	return nil
}

// footer is what every printed page says at its foot: which release and sheet it is of.
func (b *workbook) footer() string {
	name := "&A"
	if b.release.Sample {
		name += ": " + SampleWords
	}
	return fmt.Sprintf("&LWaymark release %d&C%s&RPage &P of &N", b.release.Number, name)
}

// cellName names a cell, such as B7. Its numbers are from 1 and small, so there is always a name.
func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// position is where a block stands: the rows of its title, its headings and its first values.
type position struct{ title, heads, rows int }

// layout puts the blocks of a sheet under one another.
func layout(s *sheet) []position {
	var at []position
	next := 3 + len(s.notes)
	for i := range s.blocks {
		b := &s.blocks[i]
		p := position{next, next, next}
		if b.title != "" {
			p.heads++
			p.rows++
		}
		if b.heads != nil {
			p.rows++
		}
		at = append(at, p)
		next = p.rows + len(b.rows) + 1
		if b.chart != nil {
			next = max(next, p.heads+b.chart.height(len(b.rows))+1)
		}
	}
	return at
}

// writeRows writes the title, the notes and the blocks of a sheet.
func (b *workbook) writeRows(out *excelize.StreamWriter, s *sheet, at []position) error {
	if err := out.SetRow("A1", []any{excelize.Cell{StyleID: b.styles.title, Value: s.title}}); err != nil {
		return err
	}
	for i, note := range s.notes {
		if err := out.SetRow(cellName(1, 2+i), []any{excelize.Cell{StyleID: b.styles.note, Value: note}}); err != nil {
			return err
		}
	}
	for i := range s.blocks {
		if err := b.writeBlock(out, s, &s.blocks[i], at[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) writeBlock(out *excelize.StreamWriter, s *sheet, of *block, at position) error {
	if of.title != "" {
		if err := out.SetRow(cellName(1, at.title), []any{excelize.Cell{StyleID: b.styles.strong, Value: of.title}}); err != nil {
			return err
		}
	}
	if of.heads != nil {
		heads := values(of.heads)
		cells := styled(heads, of.figures, b.styles.head, b.styles.headFigure)
		if err := out.SetRow(cellName(1, at.heads), cells, height(heads, of.figures, s.widths)); err != nil {
			return err
		}
	}
	for i, row := range of.rows {
		cells := styled(row, of.figures, b.styles.text, b.styles.figure)
		if err := out.SetRow(cellName(1, at.rows+i), cells, height(row, of.figures, s.widths)); err != nil {
			return err
		}
	}
	return nil
}

// styled makes the cells of a row. A figure is a number, and all else is text.
func styled(row []any, figures, text, figure int) []any {
	var cells []any
	for i, value := range row {
		if c, ok := value.(Cell); ok {
			value = c.value()
		}
		style := text
		if figures > 0 && i >= figures {
			style = figure
		}
		cells = append(cells, excelize.Cell{StyleID: style, Value: value})
	}
	return cells
}

// value is a cell as a spreadsheet has it: a number, or words.
func (c Cell) value() any {
	if figure, shown := c.Figure(); shown {
		return figure
	}
	return c.String()
}

// indented is how much of a column of figures is left free, so that its heading keeps apart from the one before.
const indented = 1.5

// height is the height of a row whose text is wrapped to the widths of its columns. Not every spreadsheet works it out.
func height(row []any, figures int, widths []float64) excelize.RowOpts {
	needed := 1
	for i, value := range row {
		text, ok := value.(string)
		switch {
		case ok && figures > 0 && i >= figures:
			needed = max(needed, lines(text, widths[i]-indented))
		case ok:
			needed = max(needed, lines(text, widths[i]))
		}
	}
	if needed == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: float64(13*needed + 3)}
}

// lines counts the lines of a text that is wrapped between words. A column has room for a few letters more than its
// width, which is in digits.
func lines(text string, width float64) int {
	count, used, room := 1, 0, int(1.1*width)
	for _, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		if used > 0 && used+length > room {
			count, used = count+1, 0
		}
		used += 1 + length
	}
	return count
}

// addParts adds to a sheet what is not in its rows: filter, charts and page breaks.
func (b *workbook) addParts(out *excelize.StreamWriter, s *sheet, at []position) error {
	if s.filter {
		if err := b.addFilter(out, &s.blocks[0], at[0], s.name); err != nil {
			return err
		}
	}
	for i := range s.blocks {
		if s.blocks[i].chart == nil {
			continue
		}
		if i > 0 {
			if err := out.InsertPageBreak(cellName(1, at[i].title)); err != nil {
				return err
			}
		}
		if err := b.addChart(s, &s.blocks[i], at[i]); err != nil {
			return fmt.Errorf("chart %q: %w", s.blocks[i].title, err)
		}
	}
	return nil
}

// addFilter makes a block a table of the spreadsheet, for the filter of a plain range needs a hidden name.
func (b *workbook) addFilter(out *excelize.StreamWriter, of *block, at position, sheet string) error {
	stripes := false
	span := cellName(1, at.heads) + ":" + cellName(len(of.heads), at.rows+len(of.rows)-1)
	if err := out.AddTable(&excelize.Table{Range: span, Name: strings.ReplaceAll(sheet, " ", "_"), ShowRowStripes: &stripes}); err != nil {
		return err
	}
	// Positions such as 3.10 are text, and a spreadsheet would mark each as a number gone wrong.
	return b.file.AddIgnoredErrors(sheet, span, excelize.IgnoredErrorsNumberStoredAsText)
}
