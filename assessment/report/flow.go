package report

// flow fills pages from top to bottom.
type flow struct {
	*typesetter
	sheet *sheet
	toAll *element // the link to the appendix; nil when there is none
	y     float64  // how far down the page is filled
	top   float64  // where it began to be
	head  block    // heading row drawn again at the top of each new page; nil outside a table
}

// leastPiece is the least room in which a block taller than a page is begun.
const leastPiece = bodyHeight / 4

func (f *flow) newPage() {
	f.sheet.newPage()
	f.y = margin
	if f.head != nil {
		f.put(f.head)
	}
	f.top = f.y
}

// turn begins a new page, unless this one is still empty.
func (f *flow) turn() {
	if f.y > f.top {
		f.newPage()
	}
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
	f.spill(b)
}

// spill draws a block from here on, over as many pages as it takes.
func (f *flow) spill(b block) {
	for b.height() > f.left() {
		head, rest := b.cut(f.left())
		if head == nil {
			break // no shape is as tall as a page
		}
		f.put(head)
		f.newPage()
		b = stack{aside{f.plain(bodyWidth, span{small, continued}), repeatArtifact}, rest}
	}
	f.put(b)
}

// series adds items one after another, with a gap between them. The first stays with the lead above it, and of short
// ones the last two stay together.
func (f *flow) series(lead block, gap float64, items []block) { f.inTurn(lead, gap, items, f.add) }

// running is a series in which a long item begins where the one before it ends, and goes on overleaf.
func (f *flow) running(lead block, gap float64, items []block) {
	f.inTurn(lead, gap, items, func(item block) {
		if item.height() > leastPiece && f.left() > leastPiece {
			f.spill(item)
		} else {
			f.add(item)
		}
	})
}

func (f *flow) inTurn(lead block, gap float64, items []block, add func(block)) {
	if len(items) == 0 {
		add(lead)
		return
	}
	items[0] = stack{lead, items[0]}
	if n := len(items); n > 1 && items[n-2].height()+items[n-1].height() < leastPiece {
		items[n-1] = stack{space(gap), items[n-1]}
		items = lastTwo(items)
	}
	for i, item := range items {
		if i > 0 {
			f.gap(gap)
		}
		add(item)
	}
}

// under puts blocks under the last of some, so that they never begin a page without it.
func under(blocks []block, more ...block) []block {
	if len(blocks) == 0 {
		return []block{stack(more)}
	}
	last := len(blocks) - 1
	return append(blocks[:last:last], append(stack{blocks[last]}, more...))
}

// list sets items behind a mark each. Their text has the lines of st.
func (t *typesetter) list(mark symbol, st *style, items []content) []block {
	if len(items) == 0 {
		return nil
	}
	var blocks []block
	t.begin(roleL)
	for _, item := range items {
		t.begin(roleLI)
		t.begin(roleLBody)
		blocks = append(blocks, marked(mark, listIndent, st.leading, item(bodyWidth-listIndent)))
		t.end()
		t.end()
	}
	t.end()
	return blocks
}

// term sets a label and, from at on, what is said of it, as an item of the list that is open: a paragraph each, so that
// there is a pause between them. Room to write by pen stands under the text or in its place; both may be nil.
func (t *typesetter) term(label span, at, width float64, text content, pen block) block {
	const gutter = 10
	t.begin(roleLI)
	t.begin(roleLBody)
	defer t.end()
	defer t.end()
	name := t.mixed(at-gutter, label)
	var beside stack
	if text != nil {
		beside = append(beside, text(width-at))
	}
	if pen != nil {
		beside = append(beside, pen)
	}
	return row{{0, name}, {at, beside}}
}
