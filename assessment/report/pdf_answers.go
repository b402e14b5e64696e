package report

// answers draws the appendix: a table for each domain.
func (f *flow) answers(a *Answers) {
	if a == nil {
		return
	}
	f.begin(roleSect)
	defer f.end()
	f.gap(gapPart)
	heading := f.heading(bodyWidth, h2, a.Heading)
	if f.toAll != nil {
		for i := range f.toAll.links {
			f.toAll.links[i].to = heading.of
		}
	}
	lead := stack{heading, space(gapHeading)}
	for _, d := range a.Domains {
		f.begin(roleH3)
		lead = append(lead, f.numbered(d.Number, d.Title, bodyWidth, h3))
		f.end()
		lead = append(lead, f.paragraph(cellText, d.Count), space(4))
		t := table{columns: answerColumns(a), titles: a.Columns, look: usual}
		for _, r := range d.Rows {
			t.rows = append(t.rows, f.answer(r, len(a.Columns)))
		}
		f.table(lead, t)
		f.gap(gapBlock)
		lead = nil
	}
}

// longNote is the length, in bytes, from which a note gets a wider column.
const longNote = 160

// answerColumns leaves the notes as much room as they need.
func answerColumns(a *Answers) []float64 {
	if len(a.Columns) == 2 {
		return []float64{bodyWidth - 160, 160}
	}
	for _, d := range a.Domains {
		for _, row := range d.Rows {
			if len(row.Note) >= longNote {
				return []float64{162, 120, bodyWidth - 162 - 120}
			}
		}
	}
	return []float64{bodyWidth - 156 - 142, 156, 142}
}

// answer sets a statement, its rating and, with three columns, the note.
func (f *flow) answer(a AnswerRow, columns int) []content {
	contents := []content{
		func(width float64) block {
			return stack{f.text(width, cellStrong, a.Title), f.text(width, cellText, a.Statement)}
		},
		func(width float64) block {
			rating := stack{f.rated(a.Level, width, cellStrong)}
			for _, words := range []string{a.Mark, a.Ahead.Words} {
				if words != "" {
					rating = append(rating, f.text(width, cellText, words))
				}
			}
			return rating
		},
	}
	if columns < 3 {
		return contents
	}
	if a.Note == noNotes {
		return append(contents, f.words(cellGrey, a.Note))
	}
	return append(contents, f.words(cellText, a.Note))
}
