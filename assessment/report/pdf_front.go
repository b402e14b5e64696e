package report

// front draws the first page: what this is, whose, how to read it, and what goes well.
func (f *flow) front(r *Report) {
	f.begin(roleSect)
	f.add(f.panel(r, h1, panelText, 10))
	f.gap(gapFront)
	f.add(row{{0, f.byPen(r.ByPen, 190, writingLine)}, {190 + 22, f.facts(r.About, bodyWidth-190-22, 100, 8, label, fact)}})
	f.gap(gapFront)
	f.add(stack{
		f.heading(bodyWidth, h2Small, r.Guide.Heading),
		f.paragraph(body, r.Guide.Text),
		space(4),
		f.paragraph(cellStrong, r.Guide.Disclaimer),
	})
	f.gap(gapFront)
	f.add(stack{f.heading(bodyWidth, h2Small, r.Wish.Words), writingLines(r.Wish.Lines, bodyWidth)})
	f.end()
	f.gap(gapFront)
	f.strengths(r.Strengths)
}

// panel sets the title on a coloured ground.
func (f *flow) panel(r *Report, title, text *style, padding float64) block {
	inner := bodyWidth - 2*padding
	return box{
		block: stack{f.text(inner, text, r.marked(r.Kicker)), f.text(inner, title, r.Title), f.text(inner, text, r.Purpose)},
		width: bodyWidth, padding: padding, ground: &blue,
	}
}

// byPen sets labels with a line to write on beside each.
func (f *flow) byPen(b ByPen, width, tall float64) block {
	lines := stack{space(tall / 3), f.text(width, cellStrong, b.Heading)}
	for _, words := range b.Labels {
		lines = append(lines, f.penLine(words, width, tall))
	}
	return lines
}

// penLine sets a label and, on the rest of its line, a line to write on.
func (f *flow) penLine(words string, width, tall float64) block {
	b := f.text(width, label, words)
	const drop = 3 // from the writing line to the next label
	return drawing{tall, func(s *sheet, x, y float64) {
		s.text(b.lines[0], b.of, x, y+tall-drop-3)
		start := b.lines[0].width() + 6
		s.rule(x+start, y+tall-drop, width-start, lineGrey, 0.7)
	}}
}

// facts sets what the program knows of the worker and the report.
func (f *flow) facts(fields []Field, width, names, padding float64, name, text *style) block {
	f.begin(roleL)
	defer f.end()
	var rows stack
	for i, field := range fields {
		if i > 0 {
			rows = append(rows, space(3))
		}
		rows = append(rows, f.term(span{name, field.Label}, names, width-2*padding, f.paragraphOf(text, field.Text), nil))
	}
	return box{block: rows, width: width, padding: padding, ground: &pale}
}

func (f *flow) strengths(st Strengths) {
	f.begin(roleSect)
	defer f.end()
	lead := stack{f.heading(bodyWidth, h2, st.Heading), space(gapHeading)}
	if len(st.Items) == 0 {
		lead = append(lead, f.paragraph(body, st.None))
	}
	f.running(lead, gapItem, f.list((*sheet).star, body, f.items(st.Items, strong, body)))
}

// items sets each title and its statement as one paragraph, with the notes under it.
func (f *flow) items(items []Item, title, text *style) []content {
	var contents []content
	for _, item := range items {
		contents = append(contents, func(width float64) block {
			// labelled sets "label: text".
			labelled := func(label, words string) block {
				return f.mixed(width, span{title, label + ":"}, span{text, words})
			}
			all := stack{labelled(item.Title, item.Statement)}
			for _, note := range item.Notes {
				all = append(all, labelled(note.Label, note.Text))
			}
			return all
		})
	}
	return contents
}
