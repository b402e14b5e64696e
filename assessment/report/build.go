package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
)

// builder works out one report.
type builder struct {
	a     *assessment.Assessment
	q     *assessment.Questionnaire
	parts assessment.Parts
	res   assessment.Results
}

// Options are what a report needs besides the assessment.
type Options struct {
	Date        assessment.Date          // the day for which it is made
	Version     string                   // of the program, such as "1.2.0"
	List        *assessment.TrainingList // names topics and standards; without it those of the record are kept
	DueSoonDays int                      // how long before its due day training is due soon; 0 for the usual
}

// Build words the report of an assessment for the day on which it is made. The assessment says which parts the worker
// chose; what was not chosen is nowhere in the result. Whether the answers were shared makes no difference.
func Build(a *assessment.Assessment, o Options) *Report {
	b := builder{a: a, q: a.Questionnaire(), parts: a.Parts(), res: a.Results()}
	r := &Report{
		Date: o.Date, Version: o.Version,
		Kicker: kicker, Title: title, Purpose: purpose,
		ByPen:     ByPen{byPenHeading, byPenLabels},
		About:     b.about(o.Date),
		Guide:     Guide{guideHeading, fmt.Sprintf(guideText, o.Date.Words()), Disclaimer},
		Wish:      Prompt{wishHeading, 2},
		Strengths: b.strengths(),
		Profile:   b.profile(),
		Talk:      b.talk(),
		OnePage:   b.parts.OnePage,
	}
	if r.OnePage {
		return b.onOnePage(r)
	}
	r.LookAhead = b.lookAhead()
	r.Key = b.key()
	r.Chances = b.chances()
	r.Check = b.check()
	r.Routes = b.routes()
	r.Meeting = meeting()
	r.Made = b.made()
	if b.parts.Record {
		r.File = &File{fileHeading, fileLines}
	}
	if b.parts.Plan {
		r.Plan = b.plan()
	}
	r.Training = b.training(o)
	if b.parts.Answers {
		r.Answers = b.answers()
	}
	return r
}

// onOnePage keeps what two minutes are enough for: three strengths, the domains, and what the worker wants to work on.
// Of the guide only the disclaimer stays.
func (b *builder) onOnePage(r *Report) *Report {
	r.Guide = Guide{Disclaimer: Disclaimer}
	r.Wish = Prompt{}
	r.Strengths.Items = r.Strengths.Items[:min(len(r.Strengths.Items), shortStrengths)]
	for i := range r.Strengths.Items {
		r.Strengths.Items[i].Notes = nil
	}
	for i := range r.Talk.Points {
		r.Talk.Points[i].Fields = nil
	}
	if len(b.res.Marked) > 0 {
		r.Talk.Heading = workHeading
	}
	if more := len(b.res.Marked) - len(b.res.Priorities); more > shortAlso {
		r.Talk.Also = fmt.Sprintf(talkAlsoMany, more)
	}
	r.Talk.ResourceNote = ""
	return r
}

func (b *builder) about(date assessment.Date) []Field {
	stage, aim, group := notSaid, notSaid, notSaid
	if i := b.q.StageIndex(b.a.Stage()); i >= 0 {
		stage = b.q.Stages[i].Title
	}
	if b.a.Aim() != "" {
		aim = b.q.AimTitle(b.a.Aim())
	}
	if p := b.q.ProfessionByID(b.a.Profession()); p != nil && p.ID != assessment.NotSaid {
		group = p.Words
	}
	return []Field{
		{"Made on", date.Words()},
		{"My stage now", stage},
		{"My next aim", aim},
		{"Allied health profession (AHP)", group},
		{"Questionnaire", fmt.Sprintf("%s, version %s", b.q.Title, b.q.Version)},
	}
}

func (b *builder) strengths() Strengths {
	s := Strengths{Heading: strengthsHeading}
	for _, f := range b.res.Strengths {
		s.Items = append(s.Items, Item{Title: f.Title, Statement: b.a.Statement(f), Notes: b.briefExample(f)})
	}
	if len(s.Items) == 0 {
		s.None = nothingRated
		for _, d := range b.res.Domains {
			if d.Levels() > 0 {
				s.None = allNew
			}
		}
	}
	return s
}

// example is the worker's own note, when notes were chosen and there is one.
func (b *builder) example(f *assessment.FocusArea) []Field {
	if note := b.a.Answer(f).Note; b.parts.Notes && note != "" {
		return []Field{{myExample, note}}
	}
	return nil
}

func (b *builder) profile() Profile {
	heading := profileHeading
	if len(b.q.Domains) == 8 {
		heading = eightHeading
	}
	p := Profile{Heading: heading, Columns: profileColumns, Note: kindsNote}
	for i := range b.res.Domains {
		d := &b.res.Domains[i]
		row := DomainRow{
			Number: d.Domain.Index + 1, Title: d.Domain.Title,
			Showing: d.Showing, Count: count(d), Also: also(d),
		}
		if d.Showing == assessment.ShowCount {
			p.BarNote = barNote
			row.OnMyOwn, row.WithSupport, row.NotYet = d.OnMyOwnOrAbove(), d.WithSupport, d.NotYet
			row.Sentence = fmt.Sprintf(countedDomain, row.Number, row.Title, row.Count, d.WithSupport, d.NotYet, row.Also)
		} else {
			row.Sentence = fmt.Sprintf(uncountedDomain, row.Number, row.Title, row.Count, row.Also)
		}
		p.Rows = append(p.Rows, row)
	}
	b.compare(&p)
	if b.parts.Answers && !b.parts.OnePage {
		p.ToAll = toAll
	}
	return p
}

// compare puts the counts of an earlier record beside the new ones, or says why they cannot stand there.
func (b *builder) compare(p *Profile) {
	c := b.a.Comparison()
	if c == nil {
		return
	}
	if c.Changed {
		p.Earlier = fmt.Sprintf(earlierChanged, c.Made.Words())
		return
	}
	p.Columns = append(slices.Clone(p.Columns), beforeColumns...)
	p.Earlier = fmt.Sprintf(earlierNote, c.Made.Words())
	if c.StageChanged {
		p.Earlier += " " + earlierStage
	}
	for i, d := range c.Domains {
		row := &p.Rows[i]
		row.Before, row.Change = counted(d.Before, d.Showing), noChange
		if d.Known {
			row.Change = changeWords(d.Change)
		}
		row.Sentence += fmt.Sprintf(beforeSentence, row.Before, row.Change)
	}
}

func changeWords(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("%d more", n)
	case n < 0:
		return fmt.Sprintf("%d fewer", -n)
	}
	return "Same"
}

// count words how many statements of a domain are rated on my own or above.
func count(d *assessment.DomainResult) string { return counted(d.Tally, d.Showing) }

func counted(t assessment.Tally, showing assessment.Showing) string {
	switch showing {
	case assessment.TooFew:
		return tooFew
	case assessment.NotYourRole:
		return notYourRole
	}
	return fmt.Sprintf("%d of %d", t.OnMyOwnOrAbove(), t.Levels())
}

// also words what stands beside the count and is never part of it.
func also(d *assessment.DomainResult) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{d.NoChance, "no chance yet"}, {d.NotMyRole, "not my role"}, {d.NotAnswered, "not answered"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return nothingElse
	}
	return strings.Join(parts, ", ")
}

func (b *builder) lookAhead() *LookAhead {
	if b.res.LookAhead == nil || b.a.LookAheadProgress().Answered == 0 {
		return nil
	}
	l := &LookAhead{
		Heading: fmt.Sprintf(aheadHeading, b.res.LookAhead.Title),
		Intro:   aheadIntro,
		Columns: aheadColumns,
	}
	for _, d := range b.res.Domains {
		row := LookAheadRow{
			Number: d.Domain.Index + 1, Title: d.Domain.Title, Ready: shortNames(d.Ready), ToBuild: shortNames(d.ToBuild),
		}
		switch {
		case d.Open == 0:
		case len(d.Ready) == 0 && !b.lookedAt(d.Domain):
			row.ReadyNone = noneLookedAt
		default:
			row.Open = fmt.Sprintf(someLookedAt, d.Open)
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// lookedAt reports whether anything of a domain was looked at for the next stage.
func (b *builder) lookedAt(d *assessment.Domain) bool {
	for i := range d.Areas {
		if f := &d.Areas[i]; b.shows(f) && b.a.Answer(f).LookAhead != assessment.NotAnswered {
			return true
		}
	}
	return false
}

func shortNames(areas []*assessment.FocusArea) []string {
	var names []string
	for _, f := range areas {
		names = append(names, f.Short)
	}
	return names
}

func (b *builder) key() *Key {
	k := &Key{Heading: keyHeading, Columns: keyColumns}
	for _, r := range assessment.Ratings() {
		skill := b.q.Scales[assessment.Skill][r]
		words := levelWords(r, skill.Label)
		if skill.Hint != "" {
			words += ":"
		}
		row := KeyRow{Level: Level{r, words}, Hint: skill.Hint}
		for _, kind := range []assessment.Kind{assessment.Knowledge, assessment.Behaviour, assessment.Qualification} {
			label := b.q.Scales[kind][r].Label
			if label == "" {
				label = notOffered
			}
			row.Others = append(row.Others, label)
		}
		k.Rows = append(k.Rows, row)
	}
	return k
}

// level words a rating of f; one that is not a level carries no number.
func (b *builder) level(f *assessment.FocusArea, r assessment.Rating) Level {
	if r == assessment.NotAnswered {
		return Level{r, notAnswered}
	}
	return Level{r, levelWords(r, b.q.Level(f, r).Label)}
}

func levelWords(r assessment.Rating, label string) string {
	if r.IsLevel() {
		return fmt.Sprintf("%d %s", r, label)
	}
	return label
}

func (b *builder) routes() *Routes {
	r := &Routes{Heading: routesHeading, Note: routesNote}
	if b.a.Aim() == assessment.AimStay {
		r.GrowingIntro, r.Growing = growingIntro, b.q.Growing
	}
	for _, route := range b.q.Routes {
		if b.serves(route) {
			r.Routes = append(r.Routes, Item{Title: route.Name, Statement: route.Facts})
		}
	}
	if len(r.Growing) > 0 && len(r.Routes) > 0 {
		r.RoutesIntro = routesIntro
	}
	return r
}

// serves reports whether a route starts from the worker's stage and leads to their aim. A stage that was not said
// counts as the first, as it does for the statements; an aim that was not said rules nothing out.
func (b *builder) serves(r assessment.Route) bool {
	stage, aim := b.q.Stages[max(b.q.StageIndex(b.a.Stage()), 0)].ID, b.a.Aim()
	return (len(r.From) == 0 || slices.Contains(r.From, stage)) &&
		(len(r.Aims) == 0 || aim == "" || slices.Contains(r.Aims, aim))
}

// shows reports whether f may be in the report at all: a private area is nowhere unless the worker ticked it in.
func (b *builder) shows(f *assessment.FocusArea) bool { return !f.Private || b.parts.Wellbeing }
