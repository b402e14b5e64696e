package report

// answers draws the appendix: a table for each domain.
func (f *flow) answers(a *Answers) {
	if a == nil {
		return
	}
	cols := answerColumns(a)
	head := cols.head(f.typesetter, a.Columns)
	f.gap(gapPart)
	lead := stack{f.heading(h2, a.Heading), space(gapHeading)}
	for _, d := range a.Domains {
		lead = append(lead,
			f.numbered(d.Number, d.Title, bodyWidth, h3),
			f.paragraph(cellText, d.Count),
			space(4),
		)
		var rows []block
		for _, r := range d.Rows {
			rows = append(rows, f.answer(cols, r))
		}
		f.table(lead, head, rows)
		f.gap(gapBlock)
		lead = nil
	}
}

// longNote is the length, in bytes, from which a note gets a wider column.
const longNote = 160

// answerColumns leaves the notes as much room as they need.
func answerColumns(a *Answers) columns {
	if len(a.Columns) == 2 {
		return columns{bodyWidth - 160, 160}
	}
	for _, d := range a.Domains {
		for _, row := range d.Rows {
			if len(row.Note) >= longNote {
				return columns{162, 120, bodyWidth - 162 - 120}
			}
		}
	}
	return columns{bodyWidth - 156 - 142, 156, 142}
}

func (f *flow) answer(cols columns, a AnswerRow) block {
	width := cols.inner(1, 1)
	rating := stack{f.rated(a.Level, width, cellStrong)}
	if a.Mark != "" {
		rating = append(rating, f.text(width, cellText, a.Mark))
	}
	if a.Ahead.Words != "" {
		rating = append(rating, f.text(width, cellText, a.Ahead.Words))
	}
	cells := []block{
		stack{
			f.text(cols.inner(0, 1), cellStrong, a.Title),
			f.text(cols.inner(0, 1), cellText, a.Statement),
		},
		rating,
	}
	if len(cols) == 3 {
		st := cellText
		if a.Note == noNotes {
			st = cellGrey
		}
		cells = append(cells, f.text(cols.inner(2, 1), st, a.Note))
	}
	return cols.row(cells...)
}
