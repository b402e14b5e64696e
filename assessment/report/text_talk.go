package report

import "fmt"

func (t *textWriter) talk(r *Report) {
	t.part(r.Talk.Heading)
	t.line(r.Talk.Intro)
	t.points(r.Talk.Points)
	for _, words := range []string{r.Talk.Also, r.Talk.ResourceNote} {
		if words != "" {
			t.heading(words)
		}
	}
	if c := r.Chances; c != nil {
		t.heading(c.Heading)
		t.line(c.Intro)
		for _, d := range c.Domains {
			t.bullet(d.Label + ": " + d.Text)
		}
	}
	if c := r.Check; c != nil {
		t.heading(c.Heading)
		t.line(c.Intro)
		t.items(c.Items)
	}
}

// points writes what to talk about; on the one-page report that is a list of titles.
func (t *textWriter) points(points []TalkingPoint) {
	for _, p := range points {
		if len(p.Fields) == 0 {
			t.bullet(p.Title + ": " + p.Level.Words)
			continue
		}
		t.heading(p.Title)
		t.line(p.Level.Words)
		t.fields(p.Fields)
	}
}

func (t *textWriter) plan(p *Plan) {
	if p == nil {
		return
	}
	t.part(p.Heading)
	t.line(p.Open)
	t.line(p.Intro)
	for _, c := range p.Cards {
		t.heading(c.Title)
		t.paragraph(c.About)
		t.paragraph(c.Status)
		t.fields(c.Fields)
	}
}

func (t *textWriter) training(tr *Training) {
	if tr == nil {
		return
	}
	t.part(tr.Heading)
	for _, words := range []string{tr.Summary, tr.Joined, tr.Letters} {
		t.paragraph(words)
	}
	for _, row := range tr.Rows {
		t.heading(row.Topic)
		t.paragraphs(row.Notes)
		t.field(Field{tr.Columns[1], row.Class})
		t.field(Field{tr.Columns[2], row.Done})
		t.field(Field{tr.Columns[3], row.Due})
		t.field(Field{tr.Columns[4], row.How})
		t.field(Field{tr.Columns[5], row.Status})
	}
	if tr.Guide != "" {
		t.heading(tr.Guide)
	}
	t.care(tr.Care)
}

func (t *textWriter) care(c *Care) {
	if c == nil {
		return
	}
	t.heading(c.Heading)
	t.line(c.Count + ". " + c.Edition)
	t.line(c.Note)
	for _, row := range c.Rows {
		t.heading(row.Title)
		t.field(Field{c.Columns[1], row.Known})
		t.field(Field{c.Columns[2], row.SignedOff})
	}
}

func (t *textWriter) routes(r *Routes) {
	if r == nil {
		return
	}
	t.part(r.Heading)
	if len(r.Growing) > 0 {
		t.line(r.GrowingIntro)
		for _, words := range r.Growing {
			t.bullet(words)
		}
		t.heading(r.RoutesIntro)
	}
	t.items(r.Routes)
	t.line(r.Note)
}

func (t *textWriter) meeting(m *Meeting) {
	if m == nil {
		return
	}
	t.part(m.Heading)
	t.line(m.Intro)
	t.heading(m.BeforeHeading)
	for _, p := range m.Before {
		t.line(p.Words)
	}
	t.heading(m.GrowHeading)
	for _, step := range m.Grow {
		t.line(step.Name)
		for _, question := range step.Questions {
			t.bullet(question)
		}
	}
	t.heading(m.RecordHeading)
	for i, item := range m.Record {
		t.line(fmt.Sprintf("%d %s", i+1, item.Title))
		for _, p := range item.Prompts {
			if p.Words != "" {
				t.bullet(p.Words)
			}
		}
		for _, column := range item.Columns {
			t.bullet(column)
		}
	}
	for _, sig := range m.Signatures {
		t.heading(sig.Who)
		for _, label := range sig.Labels {
			t.field(Field{Label: label})
		}
	}
	t.heading(m.SignatureNote)
}

func (t *textWriter) file(f *File) {
	if f == nil {
		return
	}
	t.part(f.Heading)
	t.paragraphs(f.Lines)
}

func (t *textWriter) made(m *Made) {
	if m == nil {
		return
	}
	t.part(m.Heading)
	t.paragraphs(m.Lines)
	for _, f := range m.Planning {
		t.field(f)
	}
}

func (t *textWriter) paragraphs(lines []string) {
	for _, words := range lines {
		t.line(words)
	}
}

func (t *textWriter) answers(a *Answers) {
	if a == nil {
		return
	}
	t.part(a.Heading)
	for _, d := range a.Domains {
		t.heading(fmt.Sprintf("%d %s", d.Number, d.Title))
		t.line(d.Count)
		for _, row := range d.Rows {
			t.heading(row.Title)
			t.field(Field{a.Columns[0], row.Statement})
			t.field(Field{a.Columns[1], row.Level.Words})
			t.paragraph(row.Mark)
			t.paragraph(row.Ahead.Words)
			if len(a.Columns) == 3 {
				t.field(Field{a.Columns[2], row.Note})
			}
		}
	}
}
