package report

// flow fills pages from top to bottom.
type flow struct {
	*typesetter
	sheet *sheet
	y     float64 // how far down the page is filled
	top   float64 // where it began to be
	head  block   // heading row drawn again at the top of each new page; nil outside a table
}

// leastPiece is the least room in which a block taller than a page is begun.
const leastPiece = bodyHeight / 4

func (f *flow) newPage() {
	f.sheet.pdf.AddPage()
	f.y = margin
	if f.head != nil {
		f.put(f.head)
	}
	f.top = f.y
}

func (f *flow) left() float64 { return bodyBottom - f.y }

func (f *flow) put(b block) {
	b.draw(f.sheet, margin, f.y)
	f.y += b.height()
}

// gap leaves room between blocks. At the top of a page there is nothing to stand apart from.
func (f *flow) gap(h float64) {
	if f.y > f.top {
		f.y += h
	}
}

// keep begins a new page unless there is room for h. A block that no page holds starts where a good part of the page
// is left.
func (f *flow) keep(h float64) {
	if h > bodyBottom-f.top {
		h = leastPiece
	}
	if h > f.left() && f.y > f.top {
		f.newPage()
	}
}

// add draws a block whole: on this page, or else on the next. Only a block that no page holds is cut, at a line, and
// goes on with the word "continued".
func (f *flow) add(b block) {
	f.keep(b.height())
	for b.height() > f.left() {
		head, rest := b.cut(f.left())
		if head == nil {
			break // no shape is as tall as a page
		}
		f.put(head)
		f.newPage()
		b = stack{f.paragraph(small, continued), rest}
	}
	f.put(b)
}

// series adds items one after another, with a gap between them. The first stays with the lead above it.
func (f *flow) series(lead block, gap float64, items []block) {
	if len(items) == 0 {
		f.add(lead)
		return
	}
	f.add(stack{lead, items[0]})
	for _, item := range items[1:] {
		f.gap(gap)
		f.add(item)
	}
}
