package report

// table is a table to be set. What is nil in a row belongs to the cell on its left, which spans it.
type table struct {
	columns []float64 // their widths, which add up to the width of the body
	titles  []string
	rows    [][]content
	look    tableLook
	foot    string // stands small under the last row, if there is anything to say
}

// content is what stands in a cell or an item. It is set when its width is known and its element is open.
type content func(width float64) block

// tableLook is how a table is set.
type tableLook struct {
	head, strong, text *style
	pad                float64 // over and under the text of a cell
}

var usual = tableLook{tableHead, cellStrong, cellText, 4}

// cellSide is the room left and right of the text of a cell.
const cellSide = 6

// words is a cell or an item with nothing but words.
func (t *typesetter) words(st *style, words string) content {
	return func(width float64) block { return t.here(width, span{st, words}) }
}

// paragraphOf is one of several things in an item.
func (t *typesetter) paragraphOf(st *style, words string) content {
	return func(width float64) block { return t.text(width, st, words) }
}

// aboutRow is a cell with more to say of its row, which stands over the whole width under all of its cells.
type aboutRow struct {
	block
	more block
}

// tableRow is a row of cells, and what stands under them, with room over and under it.
type tableRow struct {
	cells  block
	pad    float64
	ground bool // of a heading row; others have a hairline under them
}

func (b tableRow) height() float64 { return b.cells.height() + 2*b.pad }

func (b tableRow) draw(s *sheet, x, y float64) {
	if b.ground {
		s.fill(x, y, bodyWidth, b.height(), darkBlue)
	}
	b.cells.draw(s, x, y+b.pad)
	if !b.ground {
		s.rule(x, y+b.height(), bodyWidth, hairline, 0.6)
	}
}

func (b tableRow) cut(h float64) (head, rest block) {
	if b.height() <= h {
		return b, nil
	}
	top, bottom := b.cells.cut(h - 2*b.pad)
	if top == nil || bottom == nil {
		return nil, b
	}
	first, second := b, b
	first.cells, second.cells = top, bottom
	return first, second
}

// set sets the heading row and the others.
func (t *typesetter) set(tb table) (head block, rows []block) {
	t.begin(roleTable)
	t.begin(roleTHead)
	titles := make([]content, len(tb.titles))
	for i, title := range tb.titles {
		titles[i] = t.words(tb.look.head, title)
	}
	heads := t.cells(tb, titles, func(int) string { return "Column" })
	t.end()
	t.begin(roleTBody)
	for _, contents := range tb.rows {
		cells := t.cells(tb, contents, func(i int) string {
			if i == 0 {
				return "Row"
			}
			return ""
		})
		rows = append(rows, tableRow{cells, tb.look.pad, false})
	}
	t.end()
	t.end()
	return tableRow{heads, tb.look.pad, true}, rows
}

// cells sets one row. A cell with a scope is a heading.
func (t *typesetter) cells(tb table, contents []content, scope func(column int) string) block {
	t.begin(roleTR)
	defer t.end()
	var cells row
	var more block
	x := 0.0
	for i := 0; i < len(contents); {
		e := t.begin(roleTD)
		if e.scope = scope(i); e.scope != "" {
			e.role = roleTH
		}
		width, n := tb.columns[i], 1
		for i+n < len(contents) && contents[i+n] == nil {
			width += tb.columns[i+n]
			n++
		}
		if n > 1 {
			e.columns = n
		}
		content := contents[i](width - 2*cellSide)
		if about, ok := content.(aboutRow); ok {
			content, more = about.block, row{{cellSide, about.more}}
		}
		cells = append(cells, cell{x + cellSide, content})
		t.end()
		x += width
		i += n
	}
	if more == nil {
		return cells
	}
	return stack{cells, more}
}

// table draws a heading row and rows under a lead. The heading row comes again on each further page. No row stands
// alone under a heading row where two fit on a page. There is at least one row.
func (f *flow) table(lead block, tb table) {
	head, rows := f.set(tb)
	if tb.foot != "" {
		rows = under(rows, space(6), f.paragraph(small, tb.foot))
	}
	if n := len(rows); n > 1 && head.height()+rows[n-2].height()+rows[n-1].height() <= bodyHeight {
		rows = lastTwo(rows)
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
	f.head = aside{head, repeatArtifact}
	for _, r := range rows {
		f.add(r)
	}
	f.head = nil
}

// lastTwo makes one block of the last two, so that none stands alone on a page.
func lastTwo(blocks []block) []block {
	n := len(blocks)
	if n < 2 {
		return blocks
	}
	return append(blocks[:n-2:n-2], stack{blocks[n-2], blocks[n-1]})
}
