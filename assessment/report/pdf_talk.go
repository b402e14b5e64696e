package report

// talk draws what the worker wants to talk about.
func (f *flow) talk(r *Report) {
	f.begin(roleSect)
	defer f.end()
	f.gap(gapPart)
	lead := stack{f.heading(bodyWidth, h2, r.Talk.Heading), space(gapHeading), f.paragraph(body, r.Talk.Intro), space(gapBlock)}
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
	f.begin(roleL)
	defer f.end()
	var rows stack
	for i, field := range fields {
		if i > 0 {
			rows = append(rows, space(4))
		}
		if field.Text == "" {
			rows = append(rows, f.term(span{label, field.Label}, labels, width, nil, writingLines(lines, width-labels)))
		} else {
			rows = append(rows, f.term(span{label, field.Label}, labels, width, f.paragraphOf(cardText, field.Text), nil))
		}
		lines = 1
	}
	return rows
}

func (f *flow) chances(c *Chances) {
	f.gap(gapPart)
	lead := stack{f.text(bodyWidth, h3, c.Heading), f.paragraph(body, c.Intro), space(gapItem)}
	var domains []Item
	for _, d := range c.Domains {
		domains = append(domains, Item{Title: d.Label, Statement: d.Text})
	}
	f.series(lead, gapItem, f.list((*sheet).bullet, body, f.items(domains, strong, body)))
}

func (f *flow) check(c *Check) {
	f.gap(gapPart)
	lead := stack{f.text(bodyWidth, h3, c.Heading), f.paragraph(body, c.Intro), space(gapItem)}
	f.series(lead, gapItem, f.list((*sheet).bullet, body, f.items(c.Items, strong, body)))
}

// plan draws the action cards. What comes after them and stays whole is so high: where it does not fit under the last
// card it takes that card overleaf with it, so that it does not stand on a page nearly alone.
func (f *flow) plan(p *Plan, after float64) {
	if p == nil {
		return
	}
	f.begin(roleSect)
	defer f.end()
	f.gap(gapPart)
	lead := stack{
		f.heading(bodyWidth, h2, p.Heading),
		space(gapHeading),
		f.paragraph(strong, p.Open),
		f.paragraph(body, p.Intro),
		space(gapBlock),
	}
	var cards []block
	for _, c := range p.Cards {
		cards = append(cards, f.card(c))
	}
	added := 0
	f.inTurn(lead, gapBlock, cards, func(card block) {
		if added++; added == len(cards) {
			f.keep(card.height() + after)
		}
		f.add(card)
	})
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
	f.begin(roleSect)
	defer f.end()
	f.gap(gapPart)
	f.add(f.routesWhole(r))
}

// routesHeight is the room that routes take. They are set for it alone, since what is set belongs to the document.
func routesHeight(r *Routes) float64 {
	if r == nil {
		return 0
	}
	apart := &flow{typesetter: &typesetter{}}
	apart.begin(roleDocument)
	return gapPart + apart.routesWhole(r).height()
}

func (f *flow) routesWhole(r *Routes) block {
	lead := stack{f.heading(bodyWidth, h2, r.Heading), space(gapHeading)}
	if len(r.Growing) > 0 {
		lead = append(lead, f.paragraph(body, r.GrowingIntro), space(4))
		var ideas []content
		for _, words := range r.Growing {
			ideas = append(ideas, f.words(body, words))
		}
		for _, idea := range f.list((*sheet).bullet, body, ideas) {
			lead = append(lead, idea, space(4))
		}
	}
	if r.RoutesIntro != "" {
		lead = append(lead, space(gapItem), f.paragraph(body, r.RoutesIntro), space(4))
	}
	for _, route := range f.list((*sheet).bullet, body, f.items(r.Routes, strong, body)) {
		lead = append(lead, route, space(gapItem))
	}
	return append(lead, f.paragraph(body, r.Note))
}
