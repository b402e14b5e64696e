package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/assessment"
)

func (b *builder) talk() Talk {
	t := Talk{Heading: talkHeading, Intro: talkMarked}
	switch {
	case b.res.Suggested:
		t.Intro = talkSuggested
	case len(b.res.Priorities) == 0:
		t.Intro = talkNothing
	}
	for _, f := range b.res.Priorities {
		t.Points = append(t.Points, b.point(f))
		if f.Resource != "" {
			t.ResourceNote = resourceNote
		}
	}
	if rest := without(b.res.Marked, b.res.Priorities); len(rest) > 0 {
		t.Also = fmt.Sprintf(talkAlso, strings.Join(titles(rest), "; "))
	}
	return t
}

func (b *builder) point(f *assessment.FocusArea) TalkingPoint {
	d := b.q.DomainOf(f)
	p := TalkingPoint{Title: f.Title, Level: b.level(f, b.a.Answer(f).Rating)}
	now := b.a.Statement(f)
	p.Fields = append(p.Fields, Field{nowLabel, now})
	if ahead := b.a.StatementAhead(f); ahead != "" && ahead != now {
		p.Fields = append(p.Fields, Field{fmt.Sprintf(aheadLabel, b.res.LookAhead.Title), ahead})
	}
	p.Fields = append(p.Fields, b.example(f)...)
	p.Fields = append(p.Fields, Field{questionLabel, d.Question}, Field{actionLabel, f.Action})
	if res, ok := b.q.Resources[f.Resource]; ok {
		p.Fields = append(p.Fields, Field{resourceLabel, fmt.Sprintf("%s (%s)", res.Name, res.Owner)})
	}
	p.Fields = append(p.Fields, Field{serviceLabel, d.Service})
	return p
}

// briefExample is the worker's own note under a strength. Where the appendix has the whole of it, only its beginning
// stands there, so that the first two pages hold what two minutes are for.
func (b *builder) briefExample(f *assessment.FocusArea) []Field {
	fields := b.example(f)
	if b.parts.Answers {
		for i := range fields {
			fields[i].Text = beginning(fields[i].Text)
		}
	}
	return fields
}

// exampleLimit is how many characters two lines under a strength hold.
const exampleLimit = 150

// beginning returns a note on one line, cut after a word where it is long. A word longer than that is cut after a letter
// with its accents.
func beginning(note string) string {
	whole := []rune(strings.Join(strings.Fields(note), " "))
	if len(whole) <= exampleLimit {
		return string(whole)
	}
	room := exampleLimit - utf8.RuneCountInString(exampleMore)
	for end := room; end > 0; end-- {
		if whole[end] == ' ' {
			return strings.TrimRight(string(whole[:end]), ".,;:!?") + exampleMore
		}
	}
	for room > 1 && unicode.Is(unicode.M, whole[room]) {
		room--
	}
	return string(whole[:room]) + exampleMore
}

func (b *builder) chances() *Chances {
	if len(b.res.Chances) == 0 {
		return nil
	}
	c := &Chances{Heading: chancesHeading, Intro: chancesIntro}
	for i := range b.q.Domains {
		var names []string
		for _, f := range b.res.Chances {
			if f.Domain == i {
				names = append(names, f.Title)
			}
		}
		if len(names) > 0 {
			c.Domains = append(c.Domains, Field{b.q.Domains[i].Title, strings.Join(names, "; ")})
		}
	}
	return c
}

func (b *builder) check() *Check {
	if len(b.res.CheckTogether) == 0 {
		return nil
	}
	c := &Check{Heading: checkHeading, Intro: checkIntro}
	for _, f := range b.res.CheckTogether {
		c.Items = append(c.Items, Item{Title: f.Title, Statement: b.a.Statement(f)})
	}
	return c
}

// enoughActions is how many actions a plan needs to go without a blank card.
const enoughActions = 3

func (b *builder) plan() *Plan {
	p := &Plan{Heading: planHeading, Open: planOpen, Intro: planSMART}
	actions := b.a.Plan()
	for i, act := range actions {
		c := card(act)
		c.Title, c.State, c.Status = fmt.Sprintf(actionTitle, i+1), act.Status, statusWords[act.Status]
		if f := b.q.Area(act.Area); f != nil && b.shows(f) {
			c.About = fmt.Sprintf(aboutLabel, f.Title)
		}
		p.Cards = append(p.Cards, c)
	}
	if slices.ContainsFunc(p.Cards, unfinished) {
		p.Intro += " " + planByPen
	}
	if len(actions) < enoughActions {
		blank := card(assessment.Action{})
		if blank.Title = blankTitle; len(actions) == 0 {
			blank.Title = firstTitle
		}
		p.Cards = append(p.Cards, blank)
	}
	return p
}

// unfinished reports whether a card has places left to fill in by pen.
func unfinished(c Card) bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Text == "" })
}

func card(act assessment.Action) Card {
	return Card{Fields: []Field{
		{whatLabel, act.What},
		{measureLabel, act.Measure},
		{helpLabel, act.Help},
		{whyLabel, act.Why},
		{byLabel, act.By.Words()},
	}}
}

func (b *builder) made() *Made {
	m := &Made{Heading: madeHeading, Lines: []string{b.q.Credit, b.q.Wording, b.q.Standing}}
	m.Lines = append(m.Lines, keptLines...)
	if !b.parts.Planning {
		return m
	}
	for i, p := range b.q.Planning {
		if words := b.a.TickedWords(i); len(words) > 0 {
			m.Planning = append(m.Planning, Field{p.Question, strings.Join(words, "; ")})
		}
	}
	return m
}

func (b *builder) answers() *Answers {
	ans := &Answers{Heading: answersHeading, Columns: answersColumns[:2]}
	if b.parts.Notes {
		ans.Columns = answersColumns
	}
	for i := range b.res.Domains {
		d := &b.res.Domains[i]
		domain := AnswerDomain{Number: d.Domain.Index + 1, Title: d.Domain.Title, Count: count(d)}
		if d.Showing == assessment.ShowCount {
			domain.Count += onMyOwnOrAbove
		}
		for j := range d.Domain.Areas {
			if f := &d.Domain.Areas[j]; b.shows(f) {
				domain.Rows = append(domain.Rows, b.answer(f))
			}
		}
		if len(domain.Rows) > 0 {
			ans.Domains = append(ans.Domains, domain)
		}
	}
	return ans
}

func (b *builder) answer(f *assessment.FocusArea) AnswerRow {
	ans := b.a.Answer(f)
	row := AnswerRow{
		Title:     f.Position + " " + f.Title,
		Statement: b.a.Statement(f),
		Level:     b.level(f, ans.Rating),
	}
	if ans.Mark {
		row.Mark = wantToWorkOn
	}
	if ans.LookAhead != assessment.NotAnswered {
		row.Ahead = b.level(f, ans.LookAhead)
		row.Ahead.Words = fmt.Sprintf(aheadLine, row.Ahead.Words)
	}
	if b.parts.Notes {
		if row.Note = ans.Note; row.Note == "" {
			row.Note = noNotes
		}
	}
	return row
}

// without returns the areas that are not in taken, in their order.
func without(areas, taken []*assessment.FocusArea) []*assessment.FocusArea {
	return slices.DeleteFunc(slices.Clone(areas), func(f *assessment.FocusArea) bool { return slices.Contains(taken, f) })
}

func titles(areas []*assessment.FocusArea) []string {
	var names []string
	for _, f := range areas {
		names = append(names, f.Title)
	}
	return names
}
