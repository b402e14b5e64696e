package report

import "strings"

// block is something with a height that can be drawn anywhere. A page break parts blocks and never splits one, unless
// it is taller than a page.
type block interface {
	height() float64
	draw(s *sheet, x, y float64)
	// cut parts the block so that head is at most h tall. With a nil head nothing fits; with a nil rest everything does.
	cut(h float64) (head, rest block)
}

// textBlock is text in lines. It belongs to an element, or is decoration when of is nil.
type textBlock struct {
	lines   []line
	leading float64
	of      *element
}

// plain sets spans of several styles, of which the first gives the distance of the lines. They belong to no element.
func (t *typesetter) plain(width float64, spans ...span) textBlock {
	return textBlock{t.lines(width, spans...), spans[0].style.leading, nil}
}

// here sets text straight into the element that is open.
func (t *typesetter) here(width float64, spans ...span) textBlock {
	b := t.plain(width, spans...)
	b.of = t.last()
	return b
}

// mixed sets spans as one paragraph, or as a heading when the first has the style of one.
func (t *typesetter) mixed(width float64, spans ...span) textBlock {
	b := t.plain(width, spans...)
	for _, l := range b.lines {
		if len(l.words) > 0 && b.of == nil {
			b.of = t.adopt(&element{role: spans[0].style.role})
		}
	}
	return b
}

// text sets words in one style as a paragraph or a heading.
func (t *typesetter) text(width float64, st *style, words string) textBlock {
	return t.mixed(width, span{st, words})
}

// paragraph sets text over the whole width.
func (t *typesetter) paragraph(st *style, words string) textBlock {
	return t.text(bodyWidth, st, words)
}

// heading sets the heading of a part, which has a bookmark.
func (t *typesetter) heading(width float64, st *style, words string) textBlock {
	b := t.text(width, st, words)
	if b.of != nil {
		b.of.title = strings.Join(strings.Fields(clean(words)), " ")
	}
	return b
}

// on is the block when more text of its element follows, so that their words stay apart.
func (b textBlock) on() textBlock {
	b.lines[len(b.lines)-1].ends = false
	return b
}

func (b textBlock) height() float64 { return float64(len(b.lines)) * b.leading }

func (b textBlock) draw(s *sheet, x, y float64) {
	for i, l := range b.lines {
		s.text(l, b.of, x, y+(float64(i)+0.5)*b.leading)
	}
}

// cut leaves two lines on either side, so a text of three or fewer stays whole.
func (b textBlock) cut(h float64) (head, rest block) {
	if b.height() <= h {
		return b, nil
	}
	n := min(int(h/b.leading), len(b.lines)-2)
	if n < 2 {
		return nil, b
	}
	first, second := b, b
	first.lines, second.lines = b.lines[:n], b.lines[n:]
	return first, second
}

// stack puts blocks under one another.
type stack []block

func (b stack) height() float64 {
	var h float64
	for _, item := range b {
		h += item.height()
	}
	return h
}

func (b stack) draw(s *sheet, x, y float64) {
	for _, item := range b {
		item.draw(s, x, y)
		y += item.height()
	}
}

func (b stack) cut(h float64) (head, rest block) {
	for i, item := range b {
		if item.height() <= h {
			h -= item.height()
			continue
		}
		top, bottom := item.cut(h)
		heads, rests := b[:i:i], b[i+1:]
		if top != nil {
			heads = append(heads, top)
		}
		if bottom != nil {
			rests = append(stack{bottom}, rests...)
		}
		if len(heads) == 0 {
			return nil, b
		}
		return heads, rests
	}
	return b, nil
}

// space is an empty height.
type space float64

func (b space) height() float64                  { return float64(b) }
func (b space) draw(*sheet, float64, float64)    {}
func (b space) cut(h float64) (head, rest block) { return uncut(b, h) }

// uncut is the cut of a block that stays whole.
func uncut(b block, h float64) (head, rest block) {
	if b.height() <= h {
		return b, nil
	}
	return nil, b
}

// row puts blocks side by side.
type row []cell

// cell is a block with its distance from the left edge of the row.
type cell struct {
	x     float64
	block block
}

func (b row) height() float64 {
	var h float64
	for _, c := range b {
		h = max(h, c.block.height())
	}
	return h
}

func (b row) draw(s *sheet, x, y float64) {
	for _, c := range b {
		c.block.draw(s, x+c.x, y)
	}
}

// cut parts every cell that is too tall. Where one cannot be, none is.
func (b row) cut(h float64) (head, rest block) {
	if b.height() <= h {
		return b, nil
	}
	var heads, rests row
	for _, c := range b {
		top, bottom := c.block.cut(h)
		if top == nil {
			return nil, b
		}
		heads = append(heads, cell{c.x, top})
		if bottom != nil {
			rests = append(rests, cell{c.x, bottom})
		}
	}
	return heads, rests
}

// box puts padding, and if wanted a ground and an outline, round a block.
type box struct {
	block   block
	width   float64
	padding float64
	ground  *colour
	edge    *colour
}

func (b box) height() float64 { return b.block.height() + 2*b.padding }

func (b box) draw(s *sheet, x, y float64) {
	if b.ground != nil {
		s.fill(x, y, b.width, b.height(), *b.ground)
	}
	b.block.draw(s, x+b.padding, y+b.padding)
	if b.edge != nil {
		s.outline(x, y, b.width, b.height(), *b.edge, 0.8)
	}
}

func (b box) cut(h float64) (head, rest block) {
	top, bottom := b.block.cut(h - 2*b.padding)
	switch {
	case top == nil:
		return nil, b
	case bottom == nil:
		return b, nil
	}
	first, second := b, b
	first.block, second.block = top, bottom
	return first, second
}

// drawing is a shape as a block: a symbol, a bar, writing lines.
type drawing struct {
	tall  float64
	shape func(s *sheet, x, y float64)
}

func (b drawing) height() float64                  { return b.tall }
func (b drawing) draw(s *sheet, x, y float64)      { b.shape(s, x, y) }
func (b drawing) cut(h float64) (head, rest block) { return uncut(b, h) }

// writingLine is the distance of lines to write on by pen.
const writingLine = 24

// writingLines leaves room to write by pen.
func writingLines(n int, width float64) block {
	return drawing{float64(n) * writingLine, func(s *sheet, x, y float64) {
		for i := range n {
			s.rule(x, y+float64(i+1)*writingLine-3, width, lineGrey, 0.7)
		}
	}}
}

// atRight sets a line of text, straight into the open element, that ends at the right edge of a width.
func (t *typesetter) atRight(width float64, st *style, words string) row {
	b := t.here(width, span{st, words})
	return row{{width - b.lines[0].width(), b}}
}

// marked puts a symbol, if there is one, before a block, level with its first line.
func marked(mark symbol, indent, leading float64, b block) block {
	cells := row{{indent, b}}
	if mark != nil {
		cells = append(cells, cell{0, drawing{0, func(s *sheet, x, y float64) { mark(s, x+symbolRadius, y+leading/2) }}})
	}
	return cells
}

// linkBlock is text of a Link element: underlined, and an area to click for each line.
type linkBlock struct {
	textBlock
	words string
}

func (b linkBlock) draw(s *sheet, x, y float64) {
	const drop = 2 // of the line under the text
	b.textBlock.draw(s, x, y)
	for i, l := range b.lines {
		top := y + float64(i)*b.leading
		baseline := top + b.leading/2 + capHeight/2*l.size
		s.rule(x, baseline+drop, l.width(), blue, 0.7)
		b.of.links = append(b.of.links, link{
			words: b.words, page: s.pdf.PageNo(), x: x, y: top, width: l.width(), height: b.leading,
		})
	}
}

func (b linkBlock) cut(h float64) (head, rest block) { return uncut(b, h) }

// aside is a block that is there because of the page and not because of what is said: nobody needs to hear it.
type aside struct {
	block
	as artifact
}

func (b aside) draw(s *sheet, x, y float64) {
	s.repeat = b.as
	b.block.draw(s, x, y)
	s.repeat = ""
}
