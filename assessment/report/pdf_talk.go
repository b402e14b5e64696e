package report

// talk draws what the worker wants to talk about.
func (f *flow) talk(r *Report) {
	f.gap(gapPart)
	lead := stack{f.heading(h2, r.Talk.Heading), space(gapHeading), f.paragraph(body, r.Talk.Intro), space(gapBlock)}
	var points []block
	for _, p := range r.Talk.Points {
		points = append(points, f.point(p))
	}
	f.series(lead, gapBlock, points)
	for _, words := range []string{r.Talk.Also, r.Talk.ResourceNote} {
		if words != "" {
			f.gap(gapItem)
			f.add(f.paragraph(body, words))
		}
	}
	if r.Chances != nil {
		f.chances(r.Chances)
	}
	if r.Check != nil {
		f.check(r.Check)
	}
}

func (f *flow) point(p TalkingPoint) block {
	const padding = 10
	width := bodyWidth - 2*padding
	return box{
		block: stack{
			row{
				{0, f.text(width-140, h3, p.Title)},
				{width - 130, f.rated(p.Level, 130, levelInCard)},
			},
			space(4),
			f.fields(p.Fields, width, 132, 1),
		},
		width: bodyWidth, padding: padding, edge: &hairline,
	}
}

// fields sets labels with their text beside them. Where there is none, lines to write on: so many for the first, and
// one for each other.
func (f *flow) fields(fields []Field, width, labels float64, lines int) block {
	var rows stack
	for i, field := range fields {
		if i > 0 {
			rows = append(rows, space(4))
		}
		value := writingLines(lines, width-labels)
		lines = 1
		if field.Text != "" {
			value = f.text(width-labels, cardText, field.Text)
		}
		rows = append(rows, row{
			{0, f.text(labels-12, label, field.Label)},
			{labels, value},
		})
	}
	return rows
}

func (f *flow) chances(c *Chances) {
	f.gap(gapPart)
	var domains []block
	for _, d := range c.Domains {
		domains = append(domains, listItem((*sheet).bullet, f.labelled(d.Label, d.Text)))
	}
	f.series(stack{f.heading(h3, c.Heading), f.paragraph(body, c.Intro), space(gapItem)}, gapItem, domains)
}

func (f *flow) check(c *Check) {
	f.gap(gapPart)
	lead := stack{f.heading(h3, c.Heading), f.paragraph(body, c.Intro), space(gapItem)}
	f.series(lead, gapItem, f.items(c.Items, (*sheet).bullet))
}

func (f *flow) plan(p *Plan) {
	if p == nil {
		return
	}
	f.gap(gapPart)
	lead := stack{
		f.heading(h2, p.Heading),
		space(gapHeading),
		f.paragraph(strong, p.Open),
		f.paragraph(body, p.Intro),
		space(gapBlock),
	}
	var cards []block
	for _, c := range p.Cards {
		cards = append(cards, f.card(c))
	}
	f.series(lead, gapBlock, cards)
}

// card draws an action under a band that holds its title and status.
func (f *flow) card(c Card) block {
	const padding, status = 7, 110
	width := bodyWidth - 2*padding
	title := []span{{h3, c.Title}}
	if c.About != "" {
		title = append(title, span{cardStrong, c.About})
	}
	band := row{{0, f.mixed(width-status, title...)}}
	lines := 2
	if c.Status != "" {
		lines = 1
		words := f.text(status, levelInCard, c.Status)
		band = append(band, cell{width - status, marked(statusSymbol(c.State), 16, h3.leading, words)})
	}
	return box{
		block: stack{
			box{block: band, width: bodyWidth, padding: padding, ground: &tint},
			box{block: f.fields(c.Fields, width, 196, lines), width: bodyWidth, padding: padding},
		},
		width: bodyWidth, edge: &lineGrey,
	}
}

func (f *flow) routes(r *Routes) {
	if r == nil {
		return
	}
	f.gap(gapPart)
	lead := stack{f.heading(h2, r.Heading), space(gapHeading)}
	if len(r.Growing) > 0 {
		lead = append(lead, f.paragraph(body, r.GrowingIntro), space(4))
		for _, words := range r.Growing {
			lead = append(lead, listItem((*sheet).bullet, f.text(bodyWidth-listIndent, body, words)), space(4))
		}
		lead = append(lead, space(4))
	}
	f.series(lead, gapItem, f.items(r.Routes, (*sheet).bullet))
	f.gap(gapItem)
	f.add(f.paragraph(body, r.Note))
}
