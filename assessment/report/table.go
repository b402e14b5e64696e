package report

// columns are the widths of a table, which add up to the width of the body.
type columns []float64

// The room inside a cell.
const (
	cellSide = 6
	cellTop  = 4
)

// inner is the width for text in a cell that begins in column i and spans n columns.
func (c columns) inner(i, n int) float64 {
	w := -2.0 * cellSide
	for _, width := range c[i : i+n] {
		w += width
	}
	return w
}

// row sets blocks in the columns; a nil block belongs to the cell on its left, which spans it.
func (c columns) row(blocks ...block) block {
	var cells row
	x := 0.0
	for i, b := range blocks {
		if b != nil {
			cells = append(cells, cell{x + cellSide, b})
		}
		x += c[i]
	}
	return stack{space(cellTop), cells, space(cellTop), rule(bodyWidth)}
}

// head sets the heading row.
func (c columns) head(t *typesetter, titles []string) block {
	var cells row
	x := 0.0
	for i, title := range titles {
		cells = append(cells, cell{x + cellSide, t.text(c.inner(i, 1), tableHead, title)})
		x += c[i]
	}
	return box{block: stack{space(cellTop), cells, space(cellTop)}, width: bodyWidth, ground: &darkBlue}
}

// table draws a heading row and rows under a lead. The heading row comes again on each further page. No row stands
// alone under a heading row where two fit on a page. There is at least one row.
func (f *flow) table(lead, head block, rows []block) {
	if n := len(rows); n > 1 {
		rows = append(rows[:n-2:n-2], stack{rows[n-2], rows[n-1]})
	}
	start := lead.height() + head.height() + rows[0].height()
	if len(rows) > 1 && start+rows[1].height() <= bodyHeight {
		start += rows[1].height()
	}
	if start > bodyHeight { // the first row is begun here and goes on overleaf
		start = lead.height() + head.height() + leastPiece
	}
	f.keep(start)
	f.put(lead)
	f.put(head)
	f.head = head
	for _, r := range rows {
		f.add(r)
	}
	f.head = nil
}
