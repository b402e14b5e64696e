package report

// fitting is how tight the one-page report is set.
type fitting struct {
	title, heading  *style
	strong, text    *style
	panel, name     *style
	table           tableLook
	line, gap, part float64 // height of a writing line; room between items, and between parts
	most            int     // lines of a text; 0 for as many as it takes
}

// newFitting sets text at size points, with gap points between things, and makes the rest go with that.
func newFitting(size, gap float64, most int) fitting {
	cells := max(min(size-0.5, 10.5), 10)
	set := func(w weight, points float64, c colour, r role) *style {
		return &style{w, points, (1.18 + 0.03*gap) * points, c, r}
	}
	return fitting{
		title: set(bold, 2.2*size, white, roleH1), heading: set(bold, 1.3*size, darkBlue, roleH2),
		strong: set(semiBold, size, ink, roleP), text: set(regular, size, ink, roleP),
		panel: set(regular, size, white, roleP), name: set(semiBold, cells, grey, roleP),
		table: tableLook{
			set(semiBold, cells, white, roleP), set(semiBold, cells, ink, roleP), set(regular, cells, ink, roleP), gap,
		},
		line: 18 + 1.5*gap, gap: gap, part: 3 * gap, most: most,
	}
}

// fittings are what is tried, from the roomiest on. Nothing is set smaller than 10 points; after that, texts that go on
// for long are cut short.
func fittings() []fitting {
	var all []fitting
	for size := 12.0; size >= 10; size -= 0.5 {
		for gap := 5.0; gap >= 3; gap -= 0.5 {
			all = append(all, newFitting(size, gap, 0))
		}
	}
	for gap := 2.5; gap >= 1; gap -= 0.5 {
		all = append(all, newFitting(10, gap, 0))
	}
	for most := 8; most > 0; most-- {
		all = append(all, newFitting(10, 1, most))
	}
	return all
}

// onePage draws the short report with the roomiest fitting that one page holds.
func (f *flow) onePage(r *Report) {
	var page block
	for _, fit := range fittings() {
		f.last().kids = nil
		if page = f.onOnePage(r, fit); page.height() <= bodyHeight {
			break
		}
	}
	f.add(page)
}

func (f *flow) onOnePage(r *Report, fit fitting) block {
	f.most = fit.most
	defer func() { f.most = 0 }()
	return stack{
		f.shortFront(r, fit), space(fit.part),
		f.shortStrengths(r.Strengths, fit), space(fit.part),
		f.shortProfile(r.Profile, fit), space(fit.part),
		f.shortTalk(r.Talk, fit),
	}
}

func (f *flow) shortFront(r *Report, fit fitting) block {
	const pen, gutter, names = 150, 14, 154
	f.begin(roleSect)
	defer f.end()
	return stack{
		f.panel(r, fit.title, fit.panel, 4+fit.gap),
		space(fit.part),
		row{
			{0, f.byPen(r.ByPen, pen, fit.line)},
			{pen + gutter, f.facts(r.About, bodyWidth-pen-gutter, names, 4+fit.gap, fit.name, fit.table.text)},
		},
		space(fit.part),
		f.text(bodyWidth, fit.table.strong, r.Guide.Disclaimer),
	}
}

func (f *flow) shortStrengths(st Strengths, fit fitting) block {
	f.begin(roleSect)
	defer f.end()
	all := stack{f.heading(bodyWidth, fit.heading, st.Heading)}
	if len(st.Items) == 0 {
		all = append(all, f.text(bodyWidth, fit.text, st.None))
	}
	for _, item := range f.list((*sheet).star, fit.text, f.items(st.Items, fit.strong, fit.text)) {
		all = append(all, item, space(fit.gap))
	}
	return all
}

func (f *flow) shortProfile(p Profile, fit fitting) block {
	f.begin(roleSect)
	defer f.end()
	all := stack{f.heading(bodyWidth, fit.heading, p.Heading), space(fit.gap), f.chart(p, fit.table), space(fit.gap), f.barNote(fit.table.text, p)}
	for _, note := range []string{p.Earlier, p.Note} {
		if note != "" {
			all = append(all, space(fit.gap), f.text(bodyWidth, fit.table.text, note))
		}
	}
	return all
}

// shortTalk names what the worker wants to talk about, with the level of each.
func (f *flow) shortTalk(talk Talk, fit fitting) block {
	const levels = 130
	f.begin(roleSect)
	defer f.end()
	all := stack{f.heading(bodyWidth, fit.heading, talk.Heading), f.text(bodyWidth, fit.text, talk.Intro)}
	var points []content
	for _, p := range talk.Points {
		points = append(points, func(width float64) block {
			return row{
				{0, f.text(width-levels-10, fit.strong, p.Title)},
				{width - levels, f.rated(p.Level, levels, fit.text)},
			}
		})
	}
	for _, point := range f.list((*sheet).bullet, fit.text, points) {
		all = append(all, space(fit.gap), point)
	}
	if talk.Also != "" {
		all = append(all, space(fit.gap), f.text(bodyWidth, fit.text, talk.Also))
	}
	return all
}
