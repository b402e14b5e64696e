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
	f.begin(roleSect)
	defer f.end()
	all := stack{f.heading(bodyWidth, h2, p.Heading), space(gapHeading), f.chart(p, usual), space(6), f.barNote(small, p)}
	for _, note := range []string{p.Earlier, p.Note} {
		if note != "" {
			all = append(all, space(6), f.paragraph(small, note))
		}
	}
	if p.ToAll != "" {
		all = append(all, space(6), f.link(small, p.ToAll))
	}
	f.add(all)
}

// barNote says how to read the bars, if there are any. Who does not see them does not need to hear it.
func (f *flow) barNote(st *style, p Profile) block {
	if p.BarNote == "" {
		return space(0)
	}
	return aside{f.plain(bodyWidth, span{st, p.BarNote}), shapeArtifact}
}

// chart is the table of the domains, with their bars.
type chart struct {
	Profile
	look tableLook
	most int // cells in a bar
}

// chart sets the table of the domains.
func (f *flow) chart(p Profile, look tableLook) stack {
	c := chart{Profile: p, look: look, most: 1}
	for _, d := range p.Rows {
		c.most = max(c.most, d.OnMyOwn+d.WithSupport+d.NotYet)
	}
	t := table{columns: []float64{152, 166, 52, 34, bodyWidth - 404}, titles: p.Columns, look: look}
	if c.hasBefore() {
		t.columns = []float64{bodyWidth - 344, 80, 50, 33, 71, 51, 59}
	}
	for _, d := range p.Rows {
		t.rows = append(t.rows, f.domain(c, d))
	}
	head, rows := f.set(t)
	return append(stack{head}, rows...)
}

// hasBefore says whether two more columns stand beside the others, from an earlier record.
func (c chart) hasBefore() bool { return len(c.Columns) > 5 }

func (f *flow) domain(c chart, d DomainRow) []content {
	number := func(n int) content {
		return func(float64) block { return f.atRight(digits, c.look.text, strconv.Itoa(n)) }
	}
	contents := []content{
		func(width float64) block { return f.numbered(d.Number, d.Title, width, c.look.strong) },
		f.words(c.look.text, d.Count), nil, nil,
		f.words(c.look.text, d.Also),
	}
	if d.Showing == assessment.ShowCount {
		contents[1] = func(width float64) block { return f.counted(c, d, width) }
		contents[2], contents[3] = number(d.WithSupport), number(d.NotYet)
	}
	if c.hasBefore() {
		contents = append(contents, f.words(c.look.text, d.Before), f.words(c.look.text, d.Change))
	}
	return contents
}

// counted sets a count with its bar beside it, or under it where the column is narrow.
func (f *flow) counted(c chart, d DomainRow, width float64) block {
	words := 47.0 // room for the count, so that all bars begin at one place
	count := f.here(words, span{c.look.strong, d.Count})
	if c.hasBefore() {
		words = 0
	}
	step := min(cellStep, (width-words)/float64(c.most))
	tall := c.look.text.leading
	bar := drawing{tall, func(s *sheet, x, y float64) { s.bar(x, y+tall/2, step, d.OnMyOwn, d.WithSupport, d.NotYet) }}
	if c.hasBefore() {
		return stack{count, bar}
	}
	return row{{0, count}, {words, bar}}
}

// link sets words that lead to the appendix.
func (f *flow) link(st *style, words string) block {
	f.begin(roleP)
	f.toAll = f.begin(roleLink)
	defer f.end()
	defer f.end()
	return linkBlock{f.here(bodyWidth, span{&style{st.weight, st.size, st.leading, blue, roleLink}, words}), words}
}

// numberIndent is the room for a number before a title, in sizes of its type.
const numberIndent = 1.25

// numbered hangs a number before a title, straight into the element that is open.
func (f *flow) numbered(n int, title string, width float64, st *style) block {
	indent := numberIndent * st.size
	return row{
		{0, f.here(indent, span{st, strconv.Itoa(n)}).on()},
		{indent, f.here(width-indent, span{st, title})},
	}
}

func (f *flow) lookAhead(l *LookAhead) {
	f.begin(roleSect)
	defer f.end()
	lead := stack{
		f.heading(bodyWidth, h2, l.Heading),
		space(gapHeading),
		f.paragraph(body, l.Intro),
		space(gapHeading),
	}
	t := table{columns: []float64{158, (bodyWidth - 158) / 2, (bodyWidth - 158) / 2}, titles: l.Columns, look: usual}
	for _, r := range l.Rows {
		t.rows = append(t.rows, []content{
			func(width float64) block { return f.aheadDomain(r, width) },
			f.names(r.Ready, r.ReadyNone),
			f.names(r.ToBuild, ""),
		})
	}
	f.table(lead, t)
}

// aheadDomain sets the domain of a row, and under it what was not looked at.
func (f *flow) aheadDomain(r LookAheadRow, width float64) block {
	if r.Open == "" {
		return f.numbered(r.Number, r.Title, width, cellStrong)
	}
	f.begin(roleP)
	title := f.numbered(r.Number, r.Title, width, cellStrong)
	f.end()
	return stack{title, row{{numberIndent * cellStrong.size, f.text(width-numberIndent*cellStrong.size, cellText, r.Open)}}}
}

// names sets how many there are, and which, or words that stand in their place.
func (f *flow) names(names []string, none string) content {
	const indent = 20
	if none != "" {
		return f.words(cellText, none)
	}
	text := strings.Join(names, "; ")
	return func(width float64) block {
		number := f.here(digits, span{cellStrong, strconv.Itoa(len(names))})
		return row{
			{digits - number.lines[0].width(), number.on()},
			{indent, f.here(width-indent, span{cellText, text})},
		}
	}
}

func (f *flow) key(k *Key) {
	f.begin(roleSect)
	defer f.end()
	heading := f.heading(bodyWidth, h2Small, k.Heading)
	t := table{columns: []float64{bodyWidth - 3*92, 92, 92, 92}, titles: k.Columns, look: usual}
	for _, r := range k.Rows {
		contents := []content{
			func(width float64) block { return f.rated(r.Level, width, cellStrong, span{cellText, r.Hint}) },
		}
		for _, words := range r.Others {
			contents = append(contents, f.words(cellText, words))
		}
		t.rows = append(t.rows, contents)
	}
	head, rows := f.set(t)
	f.add(append(stack{heading, space(gapHeading), head}, rows...))
}

// rated sets a rating in words behind its symbol, and what more is to be said of it.
func (f *flow) rated(l Level, width float64, st *style, more ...span) block {
	const indent = 16
	spans := append([]span{{st, l.Words}}, more...)
	return marked(ratingSymbol(l.Rating), indent, st.leading, f.mixed(width-indent, spans...))
}
