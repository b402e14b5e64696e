package report

import (
	"strconv"
	"strings"

	"waymark/assessment"
)

// digits is the width in which counts are lined up on the right.
const digits = 13

// profile draws the domains as a table with bars, then the look ahead and the key.
func (f *flow) profile(r *Report) {
	f.gap(gapPart)
	f.domains(r.Profile)
	if r.LookAhead != nil {
		f.gap(gapPart)
		f.lookAhead(r.LookAhead)
	}
	if r.Key != nil {
		f.gap(gapPart)
		f.key(r.Key)
	}
}

// domains stays on one page: it is the one picture of the whole.
func (f *flow) domains(p Profile) {
	cols := columns{152, 166, 52, 34, bodyWidth - 404}
	all := stack{f.heading(h2, p.Heading), space(gapHeading), cols.head(f.typesetter, p.Columns)}
	for _, d := range p.Rows {
		all = append(all, f.domain(cols, d))
	}
	for _, note := range []string{p.BarNote, p.Note} {
		all = append(all, space(6), f.paragraph(small, note))
	}
	f.add(all)
}

func (f *flow) domain(cols columns, d DomainRow) block {
	title := f.numbered(d.Number, d.Title, cols.inner(0, 1), cellStrong)
	also := f.text(cols.inner(4, 1), cellText, d.Also)
	if d.Showing != assessment.ShowCount {
		return cols.row(title, f.text(cols.inner(1, 3), cellText, d.Count), nil, nil, also)
	}
	const words = 47 // room for the count, so that all bars begin at one place
	bar := drawing{cellText.leading, func(s *sheet, x, y float64) {
		s.bar(x, y+cellText.leading/2, d.OnMyOwn, d.WithSupport, d.NotYet)
	}}
	return cols.row(
		title,
		row{{0, f.text(words, cellStrong, d.Count)}, {words, bar}},
		f.atRight(digits, cellText, strconv.Itoa(d.WithSupport)),
		f.atRight(digits, cellText, strconv.Itoa(d.NotYet)),
		also,
	)
}

// numbered hangs a number before a title.
func (f *flow) numbered(n int, title string, width float64, st *style) block {
	indent := 1.3 * st.size
	return row{
		{0, f.text(width, st, strconv.Itoa(n))},
		{indent, f.text(width-indent, st, title)},
	}
}

func (f *flow) lookAhead(l *LookAhead) {
	cols := columns{158, (bodyWidth - 158) / 2, (bodyWidth - 158) / 2}
	lead := stack{
		f.heading(h2, l.Heading),
		space(gapHeading),
		f.paragraph(body, l.Intro),
		space(gapHeading),
	}
	var rows []block
	for _, r := range l.Rows {
		rows = append(rows, cols.row(
			f.numbered(r.Number, r.Title, cols.inner(0, 1), cellStrong),
			f.names(r.Ready, r.Open, cols.inner(1, 1)),
			f.names(r.ToBuild, "", cols.inner(2, 1)),
		))
	}
	f.table(lead, cols.head(f.typesetter, l.Columns), rows)
}

// names sets how many there are, and which, and then what is open. Where nothing was looked at there is no number, since
// a nought would read as a verdict.
func (f *flow) names(names []string, open string, width float64) block {
	const indent = 20
	if len(names) == 0 && open != "" {
		return f.text(width, cellText, open)
	}
	text := strings.Join(names, "; ")
	if open != "" {
		text += "; " + open
	}
	return row{
		{0, f.atRight(digits, cellStrong, strconv.Itoa(len(names)))},
		{indent, f.text(width-indent, cellText, text)},
	}
}

func (f *flow) key(k *Key) {
	cols := columns{bodyWidth - 3*92, 92, 92, 92}
	all := stack{f.heading(h3, k.Heading), space(gapHeading), cols.head(f.typesetter, k.Columns)}
	for _, r := range k.Rows {
		cells := []block{f.rated(r.Level, cols.inner(0, 1), cellStrong, span{cellText, r.Hint})}
		for i, words := range r.Others {
			cells = append(cells, f.text(cols.inner(i+1, 1), cellText, words))
		}
		all = append(all, cols.row(cells...))
	}
	f.add(all)
}

// rated sets a rating in words behind its symbol, and what more is to be said of it.
func (f *flow) rated(l Level, width float64, st *style, more ...span) block {
	const indent = 16
	spans := append([]span{{st, l.Words}}, more...)
	return marked(ratingSymbol(l.Rating), indent, st.leading, f.mixed(width-indent, spans...))
}
