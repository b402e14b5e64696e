package report

import "strings"

// meeting draws the part that is filled in by pen.
func (f *flow) meeting(m *Meeting) {
	if m == nil {
		return
	}
	f.gap(gapPart)
	lead := stack{
		f.heading(h2, m.Heading),
		f.paragraph(body, m.Intro),
		space(gapBlock),
	}
	f.add(append(lead, f.before(m)))
	f.gap(gapBlock)
	f.grow(m)
	f.gap(gapPart)
	f.record(m)
	f.gap(gapBlock)
	f.signatures(m)
}

// before sets the prompts two by two.
func (f *flow) before(m *Meeting) block {
	const gutter = 20
	width := (bodyWidth - gutter) / 2
	all := stack{f.heading(h3, m.BeforeHeading), space(4)}
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
	var steps []block
	for _, step := range m.Grow {
		questions := strings.Join(step.Questions, " ")
		steps = append(steps, row{
			{0, f.text(indent, strong, step.Name)},
			{indent, f.prompt(Prompt{questions, step.Lines}, bodyWidth-indent)},
		})
	}
	f.series(stack{f.heading(h3, m.GrowHeading), space(4)}, gapItem, steps)
}

func (f *flow) record(m *Meeting) {
	var items []block
	for i, item := range m.Record {
		items = append(items, f.recordItem(i+1, item))
	}
	f.series(stack{f.heading(h3, m.RecordHeading), space(4)}, gapItem-1, items)
}

func (f *flow) recordItem(n int, item RecordItem) block {
	const indent = 18
	width := bodyWidth - indent
	var inside stack
	for _, p := range item.Prompts {
		lines := p.Lines
		if p.Words != "" {
			inside = append(inside, f.penLine(p.Words, width))
			lines--
		}
		inside = append(inside, writingLines(lines, width))
	}
	if item.Rows > 0 {
		inside = append(inside, space(3), f.emptyTable(item, width))
	}
	return stack{
		f.numbered(n, item.Title, bodyWidth, itemTitle),
		row{{indent, inside}},
	}
}

// emptyTable draws a heading row and rows to write in.
func (f *flow) emptyTable(item RecordItem, width float64) block {
	const rowHeight = 24
	shares := []float64{0.4, 0.15, 0.15, 0.3}
	var heads row
	x := 0.0
	for i, words := range item.Columns {
		heads = append(heads, cell{x + cellSide, f.text(shares[i]*width-2*cellSide, cellStrong, words)})
		x += shares[i] * width
	}
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

func (f *flow) signatures(m *Meeting) {
	const gutter, padding = 16, 10
	width := (bodyWidth - gutter) / 2
	boxes := row{}
	for i, sig := range m.Signatures {
		inside := stack{f.text(width-2*padding, strong, sig.Who)}
		for _, words := range sig.Labels {
			inside = append(inside, f.penLine(words, width-2*padding))
		}
		boxes = append(boxes, cell{
			float64(i) * (width + gutter),
			box{block: append(inside, space(4)), width: width, padding: padding, edge: &lineGrey},
		})
	}
	f.add(stack{boxes, space(gapItem), f.paragraph(cardText, m.SignatureNote)})
}

// made says how the report was made, and what is kept.
func (f *flow) made(m *Made) {
	if m == nil {
		return
	}
	const padding = 10
	width := bodyWidth - 2*padding
	inside := stack{f.text(width, h3, m.Heading)}
	for _, words := range m.Lines {
		inside = append(inside, space(3), f.text(width, cellText, words))
	}
	for _, field := range m.Planning {
		inside = append(inside, space(3), f.mixed(width, span{cellStrong, field.Label}, span{cellText, field.Text}))
	}
	f.gap(gapPart)
	f.add(box{block: inside, width: bodyWidth, padding: padding, ground: &pale})
}
