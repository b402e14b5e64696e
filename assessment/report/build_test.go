package report_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waymark/assessment"
	"waymark/assessment/report"
)

func build(a *assessment.Assessment) *report.Report {
	return report.Build(a, report.Options{Date: day, Version: "1.0.0", List: trainingList()})
}

func itemTitles(items []report.Item) []string {
	var titles []string
	for _, item := range items {
		titles = append(titles, strings.TrimPrefix(item.Title, "About "))
	}
	return titles
}

func pointTitles(points []report.TalkingPoint) []string {
	var titles []string
	for _, p := range points {
		titles = append(titles, strings.TrimPrefix(p.Title, "About "))
	}
	return titles
}

// field returns the text against a label, and whether the label is there.
func field(fields []report.Field, label string) (string, bool) {
	for _, f := range fields {
		if f.Label == label {
			return f.Text, true
		}
	}
	return "", false
}

func TestASkippedRoleIsNotSaid(t *testing.T) {
	q := small(t)
	a := assessment.New(q)
	for _, label := range []string{"My stage now", "My next aim", "Allied health profession (AHP)"} {
		if got, _ := field(build(a).About, label); got != "Not said" {
			t.Errorf("%s: got %q, want Not said", label, got)
		}
	}
	must(t, a.SetStage("one"))
	must(t, a.SetAim("stay"))
	must(t, a.SetProfession("hands"))
	for label, want := range map[string]string{
		"Made on": "22 November 2026", "My stage now": "Stage one", "My next aim": "Stay and grow",
		"Allied health profession (AHP)": "Hands and arms", "Questionnaire": "A small questionnaire, version 7",
	} {
		if got, _ := field(build(a).About, label); got != want {
			t.Errorf("%s: got %q, want %q", label, got, want)
		}
	}
}

func TestStrengthsComeHighestFirstThenWithANote(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 3, "coffee": 4, "water": 3, "bread": 2, "icing": 4, "tins": 3, "plans": 3})
	must(t, a.SetNote(q.Area("tins"), "Sixty in a day."))
	got := itemTitles(build(a).Strengths.Items)
	if want := []string{"coffee", "icing", "tins", "tea", "water"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWithoutStrengthsAKindSentenceStands(t *testing.T) {
	q := small(t)
	for name, c := range map[string]struct {
		ratings ratings
		want    string
	}{
		"all new":       {ratings{"tea": 1, "bread": 2}, "Everything here is new to me, and that is a fair place to start."},
		"nothing rated": {ratings{"tea": 5, "bread": 6}, "I have not rated anything with a level yet. We can talk about what I do well."},
	} {
		if got := build(rated(t, q, c.ratings)).Strengths; got.None != c.want || len(got.Items) > 0 {
			t.Errorf("%s: got %+v, want %q alone", name, got, c.want)
		}
	}
}

func TestDomainsAreCountedInWords(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 6, "coffee": 6, "water": 6, "bread": 4, "ovens": 3, "icing": 2, "tins": 1})
	rows := build(a).Profile.Rows
	for i, want := range []string{
		"Domain 1, Drinks: Not part of your role. Also: 3 not my role.",
		"Domain 2, Cakes: 2 of 4 on my own or above. 1 with support. 1 not yet. Also: Nothing else.",
		"Domain 3, Self: Not enough answers yet. Also: 1 not answered.",
	} {
		if rows[i].Sentence != want {
			t.Errorf("got %q, want %q", rows[i].Sentence, want)
		}
	}
	if r := rows[1]; r.OnMyOwn != 2 || r.WithSupport != 1 || r.NotYet != 1 {
		t.Errorf("bar of domain 2: got %d full, %d half, %d open, want 2, 1, 1", r.OnMyOwn, r.WithSupport, r.NotYet)
	}
	if r := rows[0]; r.OnMyOwn+r.WithSupport+r.NotYet != 0 {
		t.Error("a domain that is not part of the role has a bar")
	}
	a = rated(t, q, ratings{"bread": 3, "ovens": 3, "icing": 3, "tins": 5})
	if got, want := build(a).Profile.Rows[1].Sentence, "Domain 2, Cakes: 3 of 3 on my own or above. 0 with support. 0 not yet. Also: 1 no chance yet."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBarsAreExplainedWhereThereIsOne(t *testing.T) {
	q := small(t)
	if note := build(rated(t, q, ratings{"bread": 4})).Profile.BarNote; note != "" {
		t.Errorf("without a bar: got %q", note)
	}
	if note := build(rated(t, q, ratings{"bread": 4, "ovens": 3, "icing": 2})).Profile.BarNote; note == "" {
		t.Error("a bar is drawn, and nothing says how to read it")
	}
}

func TestLookAheadIsThereOnceItWasBegun(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 3, "coffee": 4, "water": 1})
	must(t, a.SetStage("one"))
	must(t, a.SetAim("two"))
	if l := build(a).LookAhead; l != nil {
		t.Fatalf("before the look ahead: got %+v, want none", l)
	}
	must(t, a.RateAhead(q.Area("tea"), 3))
	must(t, a.RateAhead(q.Area("coffee"), 2))
	l := build(a).LookAhead
	if l == nil || l.Heading != "Looking ahead to Stage two" {
		t.Fatalf("got %+v, want a look ahead to Stage two", l)
	}
	if got := l.Rows[0]; !slices.Equal(got.Ready, []string{"About tea"}) || !slices.Equal(got.ToBuild, []string{"About coffee", "About water"}) {
		t.Errorf("got %+v, want tea ready, coffee and water to build", got)
	}
}

func TestALongExampleIsShortenedWhereTheAppendixHasTheWhole(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 4, "coffee": 4, "water": 4})
	long := strings.Repeat("hot water first. ", 30)
	must(t, a.SetNote(q.Area("tea"), long))
	must(t, a.SetNote(q.Area("coffee"), "Beans.\nThen milk."))
	must(t, a.SetNote(q.Area("water"), strings.Repeat("e\u0323", 200)))
	example := func(i int) string { return build(a).Strengths.Items[i].Notes[0].Text }

	a.SetParts(assessment.Parts{Notes: true, Answers: true})
	const rest = "… (The whole note is in the appendix.)"
	begin, ok := strings.CutSuffix(example(0), rest)
	if n := utf8.RuneCountInString(example(0)); !ok || n > 150 || n < 130 || !strings.HasPrefix(long, begin+" ") && !strings.HasPrefix(long, begin+". ") {
		t.Errorf("got %q, want whole words and where the rest is", example(0))
	}
	if got := example(1); got != "Beans. Then milk." {
		t.Errorf("got %q, want a short note whole, on one line", got)
	}
	if got := strings.TrimSuffix(example(2), rest); !strings.HasSuffix(got, "ẹ") && !strings.HasSuffix(got, "e\u0323") {
		t.Errorf("got %q, want each letter with its accent", example(2))
	}
	if got := build(a).Answers.Domains[0].Rows[0].Note; got != a.Answer(q.Area("tea")).Note {
		t.Errorf("got %q in the appendix, want the whole note", got)
	}
	a.SetParts(assessment.Parts{Notes: true})
	if got := example(0); got != a.Answer(q.Area("tea")).Note {
		t.Errorf("without an appendix: got %q, want the whole note", got)
	}
}

func TestWhatWasNotLookedAtIsNotCalledReady(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 3, "coffee": 3, "water": 1, "bread": 3, "plans": 3})
	must(t, a.SetStage("one"))
	must(t, a.SetAim("two"))
	must(t, a.RateAhead(q.Area("tea"), 3))
	must(t, a.RateAhead(q.Area("plans"), 2))
	rows := build(a).LookAhead.Rows
	for i, want := range []struct {
		ready           []string
		open, readyNone string
	}{
		{[]string{"About tea"}, "1 not looked at yet", ""},
		{nil, "", "Not looked at yet"},
		{nil, "", ""},
	} {
		if got := rows[i]; !slices.Equal(got.Ready, want.ready) || got.Open != want.open || got.ReadyNone != want.readyNone {
			t.Errorf("domain %d: got %+v, want %+v", i+1, got, want)
		}
	}
	must(t, a.RateAhead(q.Area("tea"), 2))
	if got := build(a).LookAhead.Rows[0]; len(got.Ready) > 0 || got.Open != "1 not looked at yet" || got.ReadyNone != "" {
		t.Errorf("with one to build and one open: got %+v, want a nought and \"1 not looked at yet\"", got)
	}
	for form, said := range map[string]string{"text": textOf(t, a), "page": string(htmlOf(t, build(a)))} {
		if strings.Contains(said, "; 1 not looked at yet") || !strings.Contains(said, "1 not looked at yet") {
			t.Errorf("the %s does not say on a line of its own what is open", form)
		}
	}
}

func TestAnAnswerKeepsThreeKindsOfNothingApart(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 5, "coffee": 6, "water": 3})
	must(t, a.SetStage("one"))
	must(t, a.SetAim("two"))
	must(t, a.RateAhead(q.Area("water"), 1))
	a.SetMark(q.Area("water"), true)
	a.SetParts(assessment.Parts{Answers: true, Notes: true})
	d := build(a).Answers.Domains
	for i, want := range []string{"No chance yet", "Not part of my role", "3 On my own"} {
		if got := d[0].Rows[i].Level.Words; got != want {
			t.Errorf("row %d: got %q, want %q", i+1, got, want)
		}
	}
	if got := d[1].Rows[0]; got.Level.Words != "Not answered" || got.Title != "2.1 About bread" {
		t.Errorf("got %+v, want 2.1 not answered", got)
	}
	if got := d[0].Rows[2]; got.Mark != "I want to work on this" || got.Ahead.Words != "Looking ahead: 1 Not yet" || got.Note != "No notes" {
		t.Errorf("got %+v, want its mark, its look ahead and no notes", got)
	}
}

// TestWhatWasNotChosenIsNowhere builds a report in which each part has words of its own, and takes the parts out one by
// one.
func TestWhatWasNotChosenIsNowhere(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 4, "coffee": 1, "rest": 4, "plans": 3})
	must(t, a.SetNote(q.Area("tea"), "NOTEWORD tea"))
	must(t, a.SetNote(q.Area("coffee"), "NOTEWORD coffee"))
	must(t, a.SetNote(q.Area("rest"), "RESTWORD"))
	a.SetMark(q.Area("coffee"), true)
	a.SetMark(q.Area("rest"), true)
	must(t, a.AddAction(assessment.Action{Area: "rest", What: "PLANWORD"}))
	must(t, a.Tick(0, 0, true))
	all := assessment.Parts{Notes: true, Plan: true, Answers: true, Wellbeing: true, Planning: true}
	for name, c := range map[string]struct {
		leave func(*assessment.Parts)
		words []string
	}{
		"notes":     {func(p *assessment.Parts) { p.Notes = false }, []string{"NOTEWORD", "RESTWORD", "My example", "My notes", "No notes"}},
		"plan":      {func(p *assessment.Parts) { p.Plan = false }, []string{"PLANWORD", "SMART", "My action plan"}},
		"answers":   {func(p *assessment.Parts) { p.Answers = false }, []string{"Appendix", "2.5 About tins"}},
		"wellbeing": {func(p *assessment.Parts) { p.Wellbeing = false }, []string{"RESTWORD", "About rest", "I find rest."}},
		"planning":  {func(p *assessment.Parts) { p.Planning = false }, []string{"Someone shows me", "How do you like to learn?"}},
	} {
		a.SetParts(all)
		with := textOf(t, a)
		parts := all
		c.leave(&parts)
		a.SetParts(parts)
		without := textOf(t, a)
		for _, word := range c.words {
			if !strings.Contains(with, word) {
				t.Errorf("%s chosen: %q is missing", name, word)
			}
			if strings.Contains(without, word) {
				t.Errorf("%s not chosen: %q is there", name, word)
			}
		}
	}
}

func TestPrivateAnswersCountOnlyWhenChosen(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"plans": 3, "rest": 4})
	if got := build(a).Profile.Rows[2].Count; got != "1 of 1" {
		t.Errorf("not chosen: got %q, want 1 of 1", got)
	}
	a.SetParts(assessment.Parts{Wellbeing: true})
	if got := build(a).Profile.Rows[2].Count; got != "2 of 2" {
		t.Errorf("chosen: got %q, want 2 of 2", got)
	}
}
