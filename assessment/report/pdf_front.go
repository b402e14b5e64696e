package report

// front draws the first page: what this is, whose, how to read it, and what goes well.
func (f *flow) front(r *Report) {
	const padding = 14
	inner := bodyWidth - 2*padding
	f.add(box{
		block: stack{
			f.text(inner, panelText, r.marked(r.Kicker)),
			f.text(inner, h1, r.Title),
			f.text(inner, panelText, r.Purpose),
		},
		width: bodyWidth, padding: padding, ground: &blue,
	})
	f.gap(gapBlock)
	f.add(row{{0, f.byPen(r.ByPen, 190)}, {190 + 22, f.about(r.About, bodyWidth-190-22)}})
	f.gap(gapBlock)
	f.add(stack{
		f.heading(h3, r.Guide.Heading),
		f.paragraph(body, r.Guide.Text),
		space(4),
		f.paragraph(cellStrong, r.Guide.Disclaimer),
	})
	f.gap(gapBlock)
	f.add(stack{f.heading(h3, r.Wish.Words), writingLines(r.Wish.Lines, bodyWidth)})
	f.gap(gapBlock)
	f.strengths(r.Strengths)
}

// byPen sets labels with a line to write on beside each.
func (f *flow) byPen(b ByPen, width float64) block {
	lines := stack{space(8), f.text(width, cellStrong, b.Heading)}
	for _, words := range b.Labels {
		lines = append(lines, f.penLine(words, width))
	}
	return lines
}

// penLine sets a label and, on the rest of its line, a line to write on.
func (f *flow) penLine(words string, width float64) block {
	text := f.lines(width, span{label, words})[0]
	const drop = 8 // so that the label stands on the writing line
	return drawing{writingLine, func(s *sheet, x, y float64) {
		s.text(text, x, y+writingLine/2+drop-2)
		start := text.width() + 6
		s.rule(x+start, y+writingLine-3, width-start, lineGrey, 0.7)
	}}
}

func (f *flow) about(fields []Field, width float64) block {
	const padding, labels = 10, 98
	var rows stack
	for i, field := range fields {
		if i > 0 {
			rows = append(rows, space(3))
		}
		rows = append(rows, row{
			{0, f.text(labels-8, label, field.Label)},
			{labels, f.text(width-2*padding-labels, fact, field.Text)},
		})
	}
	return box{block: rows, width: width, padding: padding, ground: &pale}
}

func (f *flow) strengths(st Strengths) {
	lead := stack{f.heading(h2, st.Heading), space(gapHeading)}
	if len(st.Items) == 0 {
		lead = append(lead, f.paragraph(body, st.None))
	}
	f.series(lead, gapItem, f.items(st.Items, (*sheet).star))
}

func (f *flow) items(items []Item, mark symbol) []block {
	var blocks []block
	for _, item := range items {
		blocks = append(blocks, f.item(item, mark))
	}
	return blocks
}

// item sets a title and its statement as one paragraph behind a mark, with the notes under it.
func (f *flow) item(item Item, mark symbol) block {
	text := stack{f.labelled(item.Title, item.Statement)}
	for _, note := range item.Notes {
		text = append(text, f.labelled(note.Label, note.Text))
	}
	return listItem(mark, text)
}

// labelled sets "label: text" at the width of a list item.
func (f *flow) labelled(label, text string) block {
	return f.mixed(bodyWidth-listIndent, span{strong, label + ":"}, span{body, text})
}
