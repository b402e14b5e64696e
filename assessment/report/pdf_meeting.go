package report

import (
	"strconv"
	"strings"
)

// meeting draws the part that is filled in by pen. It begins a page: prompts and record have one each, to lay on the desk.
func (f *flow) meeting(m *Meeting) {
	if m == nil {
		return
	}
	f.begin(roleSect)
	defer f.end()
	f.turn()
	lead := stack{
		f.heading(bodyWidth, h2, m.Heading),
		f.paragraph(body, m.Intro),
		space(gapBlock),
	}
	f.add(append(lead, f.before(m)))
	f.gap(gapBlock)
	f.grow(m)
	f.gap(gapPart)
	f.record(m)
}

// before sets the prompts two by two.
func (f *flow) before(m *Meeting) block {
	const gutter = 20
	width := (bodyWidth - gutter) / 2
	all := stack{f.text(bodyWidth, h3, m.BeforeHeading), space(4)}
	for i := 0; i < len(m.Before); i += 2 {
		pair := row{}
		for j, p := range m.Before[i:min(i+2, len(m.Before))] {
			pair = append(pair, cell{float64(j) * (width + gutter), f.prompt(p, width)})
		}
		all = append(all, pair, space(gapItem))
	}
	return all
}

// prompt sets words over lines to write on.
func (f *flow) prompt(p Prompt, width float64) block {
	return stack{f.text(width, body, p.Words), writingLines(p.Lines, width)}
}

func (f *flow) grow(m *Meeting) {
	const indent = 62
	lead := stack{f.text(bodyWidth, h3, m.GrowHeading), space(4)}
	var steps []block
	f.begin(roleL)
	for _, step := range m.Grow {
		questions := f.paragraphOf(body, strings.Join(step.Questions, " "))
		pen := writingLines(step.Lines, bodyWidth-indent)
		steps = append(steps, f.term(span{strong, step.Name}, indent, bodyWidth, questions, pen))
	}
	f.end()
	f.series(lead, gapItem, steps)
}

// record sets what was agreed. Nobody signs a page with nothing else on it: the last item stands above the signatures.
func (f *flow) record(m *Meeting) {
	lead := stack{f.text(bodyWidth, h3, m.RecordHeading), space(4)}
	var items []block
	f.begin(roleL)
	for i, item := range m.Record {
		f.begin(roleLI)
		items = append(items, f.recordItem(i+1, item))
		f.end()
	}
	f.end()
	f.series(lead, gapItem-1, under(items, space(gapBlock), f.signatures(m)))
}

func (f *flow) recordItem(n int, item RecordItem) block {
	const indent = 18
	width := bodyWidth - indent
	f.begin(roleLbl)
	number := f.here(indent, span{itemTitle, strconv.Itoa(n)}).on()
	f.end()
	f.begin(roleLBody)
	defer f.end()
	inside := stack{f.text(width, itemTitle, item.Title)}
	for _, p := range item.Prompts {
		lines := p.Lines
		if p.Words != "" {
			inside = append(inside, f.penLine(p.Words, width, writingLine))
			lines--
		}
		inside = append(inside, writingLines(lines, width))
	}
	if item.Rows > 0 {
		inside = append(inside, space(3), f.emptyTable(item, width))
	}
	return row{{0, number}, {indent, inside}}
}

// emptyTable draws a heading row and rows to write in. To a listener it is a list of what to write down: a table with
// nothing in its cells says less.
func (f *flow) emptyTable(item RecordItem, width float64) block {
	const rowHeight = 24
	shares := []float64{0.4, 0.15, 0.15, 0.3}
	var heads row
	x := 0.0
	f.begin(roleL)
	for i, words := range item.Columns {
		f.begin(roleLI)
		f.begin(roleLBody)
		heads = append(heads, cell{x + cellSide, f.here(shares[i]*width-2*cellSide, span{cellStrong, words})})
		f.end()
		f.end()
		x += shares[i] * width
	}
	f.end()
	head := box{block: stack{space(3), heads, space(3)}, width: width, ground: &tint}
	tall := head.height() + float64(item.Rows)*rowHeight
	grid := drawing{tall, func(s *sheet, x, y float64) {
		s.outline(x, y, width, tall, lineGrey, 0.7)
		for i := range item.Rows {
			s.rule(x, y+head.height()+float64(i)*rowHeight, width, lineGrey, 0.7)
		}
		for _, c := range heads[1:] {
			s.upright(x+c.x-cellSide, y, tall, lineGrey, 0.7)
		}
	}}
	return row{{0, head}, {0, grid}}
}

func (f *flow) signatures(m *Meeting) block {
	const gutter, padding = 16, 10
	width := (bodyWidth - gutter) / 2
	boxes := row{}
	for i, sig := range m.Signatures {
		inside := stack{f.text(width-2*padding, strong, sig.Who)}
		for _, words := range sig.Labels {
			inside = append(inside, f.penLine(words, width-2*padding, writingLine))
		}
		boxes = append(boxes, cell{
			float64(i) * (width + gutter),
			box{block: append(inside, space(4)), width: width, padding: padding, edge: &lineGrey},
		})
	}
	return stack{boxes, space(gapItem), f.paragraph(cardText, m.SignatureNote)}
}

// about sets a box of small print: what the file is, or how it was made and what is kept.
func (f *flow) about(heading string, lines []string, answers []Field) {
	const padding = 10
	width := bodyWidth - 2*padding
	f.begin(roleSect)
	defer f.end()
	inside := stack{f.heading(width, h2Small, heading)}
	for _, words := range lines {
		inside = append(inside, space(3), f.text(width, cellText, words))
	}
	for _, a := range answers {
		inside = append(inside, space(3), f.mixed(width, span{cellStrong, a.Label}, span{cellText, a.Text}))
	}
	f.gap(gapPart)
	f.add(box{block: inside, width: bodyWidth, padding: padding, ground: &pale})
}
