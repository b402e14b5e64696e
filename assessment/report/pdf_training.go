package report

import (
	"strings"

	"waymark/assessment"
)

// training draws the training record.
func (f *flow) training(t *Training) {
	if t == nil {
		return
	}
	f.begin(roleSect)
	defer f.end()
	f.gap(gapPart)
	lead := stack{f.heading(bodyWidth, h2, t.Heading), space(gapHeading)}
	if len(t.Rows) > 0 {
		f.trainingTable(lead, t)
		lead = nil
	}
	if t.Care != nil {
		f.care(lead, t.Care)
	}
}

func (f *flow) trainingTable(lead stack, t *Training) {
	lead = append(lead, f.paragraph(strong, t.Summary))
	if t.Joined != "" {
		lead = append(lead, f.paragraph(body, t.Joined))
	}
	lead = append(lead, space(4), f.paragraph(small, t.Letters), space(6))
	tb := table{columns: []float64{bodyWidth - 354, 46, 80, 80, 74, 74}, titles: t.Columns, look: usual, foot: t.Guide}
	for _, r := range t.Rows {
		tb.rows = append(tb.rows, []content{
			func(width float64) block {
				notes := strings.Join(r.Notes, ". ")
				return aboutRow{f.text(width, cellStrong, r.Topic), f.text(bodyWidth-2*cellSide, small, notes)}
			},
			f.words(cellText, r.Class),
			f.words(cellText, r.Done),
			f.words(cellText, r.Due),
			f.words(cellText, r.How),
			func(width float64) block {
				const indent = 14
				return marked(trainingSymbol(r.State), indent, cellStrong.leading, f.here(width-indent, span{cellStrong, r.Status}))
			},
		})
	}
	f.table(lead, tb)
}

func (f *flow) care(lead stack, c *Care) {
	f.gap(gapBlock)
	lead = append(lead,
		f.text(bodyWidth, h3, c.Heading),
		f.mixed(bodyWidth, span{strong, c.Count + "."}, span{body, c.Edition}),
		space(4), f.paragraph(small, c.Note), space(6),
	)
	tb := table{columns: []float64{bodyWidth - 310, 110, 200}, titles: c.Columns, look: usual}
	for _, r := range c.Rows {
		tb.rows = append(tb.rows, []content{
			f.words(cellStrong, r.Title), f.words(cellText, r.Known), f.words(cellText, r.SignedOff),
		})
	}
	f.table(lead, tb)
}

// trainingSymbol returns the symbol of how training stands.
func trainingSymbol(s assessment.TrainingStatus) symbol {
	switch s {
	case assessment.Overdue:
		return (*sheet).square
	case assessment.DueSoon:
		return (*sheet).triangle
	case assessment.InDate:
		return (*sheet).tick
	}
	return (*sheet).ring
}
