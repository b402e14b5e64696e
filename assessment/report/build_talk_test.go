package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/report"
)

func TestMarksAreTheTalkingPoints(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 1, "plans": 3})
	for _, id := range []string{"tea", "coffee", "water", "bread", "ovens", "plans"} {
		a.SetMark(q.Area(id), true)
	}
	talk := build(a).Talk
	if got, want := pointTitles(talk.Points), []string{"ovens", "tea", "coffee", "water", "bread"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v: safety first, then framework order", got, want)
	}
	if want := "I also marked: About plans."; talk.Also != want {
		t.Errorf("got %q, want %q", talk.Also, want)
	}
	if strings.Contains(talk.Intro, "suggest") {
		t.Errorf("marks are called suggestions: %q", talk.Intro)
	}
}

func TestSuggestionsAreSaidToBeSuggestions(t *testing.T) {
	q := small(t)
	talk := build(rated(t, q, ratings{"tea": 2, "water": 1, "ovens": 2, "icing": 1, "tins": 5, "plans": 4})).Talk
	if got, want := pointTitles(talk.Points), []string{"water", "icing", "ovens"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !strings.Contains(talk.Intro, "suggestions") {
		t.Errorf("got %q, want it to say that these are suggestions", talk.Intro)
	}
	talk = build(rated(t, q, ratings{"tea": 4})).Talk
	if len(talk.Points) > 0 || strings.Contains(talk.Intro, "suggestions") || talk.ResourceNote != "" {
		t.Errorf("with nothing to work on: got %+v, want no points and no note on resources", talk)
	}
}

func TestATalkingPointHoldsWhatThePackHas(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"ovens": 2, "bread": 3, "rest": 2})
	must(t, a.SetStage("one"))
	must(t, a.SetAim("three"))
	must(t, a.SetNote(q.Area("bread"), "Two loaves."))
	a.SetParts(assessment.Parts{Notes: true, Wellbeing: true})
	for _, id := range []string{"ovens", "bread", "rest"} {
		a.SetMark(q.Area(id), true)
	}
	talk := build(a).Talk
	for i, want := range [][]report.Field{
		{
			{"Now", "I make ovens."},
			{"Looking ahead to Stage three", "I run ovens."},
			{"A question for us", "What about Cakes?"},
			{"To try at work", "Make ovens once."},
			{"Its use to people and the service", "Cakes help the service."},
		},
		{
			{"Now", "I make bread."},
			{"Looking ahead to Stage three", "I run bread."},
			{"My example", "Two loaves."},
			{"A question for us", "What about Cakes?"},
			{"To try at work", "Make bread once."},
			{"To learn from", "A guide (A charity)"},
			{"Its use to people and the service", "Cakes help the service."},
		},
		{
			{"Now", "I find rest."},
			{"A question for us", "What about Self?"},
			{"To try at work", "Make rest once."},
			{"To learn from", "A guide (A charity)"},
			{"Its use to people and the service", "Self help the service."},
		},
	} {
		if got := talk.Points[i].Fields; !slices.Equal(got, want) {
			t.Errorf("point %d:\ngot  %v\nwant %v", i+1, got, want)
		}
	}
	if got := talk.Points[0].Level.Words; got != "2 With support" {
		t.Errorf("got %q, want the level with its number and words", got)
	}
	if talk.ResourceNote == "" {
		t.Error("the sentence on availability and cost is missing under resources")
	}
}

func TestChancesAndDutiesAreAskedFor(t *testing.T) {
	q := small(t)
	r := build(rated(t, q, ratings{"tea": 5, "water": 5, "icing": 5, "ovens": 6, "bread": 6}))
	want := []report.Field{{"Drinks", "About tea; About water"}, {"Cakes", "About icing"}}
	if r.Chances == nil || !slices.Equal(r.Chances.Domains, want) {
		t.Errorf("chances: got %+v, want %v", r.Chances, want)
	}
	if r.Check == nil || !slices.Equal(itemTitles(r.Check.Items), []string{"ovens"}) {
		t.Errorf("check together: got %+v, want the duty alone", r.Check)
	}
	if r := build(assessment.New(q)); r.Chances != nil || r.Check != nil {
		t.Error("without such answers there are still chances or duties")
	}
}

func TestPlansUnderThreeActionsHaveABlankCard(t *testing.T) {
	q := small(t)
	a := assessment.New(q)
	for actions := range assessment.PlanLimit + 1 {
		cards := build(a).Plan.Cards
		want := actions
		if actions < 3 {
			want++
		}
		if len(cards) != want {
			t.Errorf("%d actions: got %d cards, want %d", actions, len(cards), want)
		}
		if blank := cards[len(cards)-1].Status == ""; blank != (actions < 3) {
			t.Errorf("%d actions: last card blank is %v", actions, blank)
		}
		if actions < assessment.PlanLimit {
			must(t, a.AddAction(assessment.Action{Area: "tea", What: "Pour.", Status: assessment.Started}))
		}
	}
	card := build(a).Plan.Cards[0]
	if card.About != "Focus area: About tea" || card.Status != "Started" {
		t.Errorf("got %+v, want it about tea and started", card)
	}
}

func TestRoutesAreThoseOfTheStageAndAim(t *testing.T) {
	q := small(t)
	for name, c := range map[string]struct {
		stage, aim string
		want       []string
		growing    int
	}{
		"first stage, no aim": {"one", "", []string{"First course", "Long course", "For anyone"}, 0},
		"first stage, next":   {"one", "two", []string{"First course", "For anyone"}, 0},
		"first stage, stay":   {"one", "stay", []string{"First course", "For anyone"}, 1},
		"to register":         {"one", "register", []string{"First course", "Long course", "For anyone"}, 0},
		"second stage":        {"two", "register", []string{"Second course", "For anyone"}, 0},
		"nothing said":        {"", "", []string{"First course", "Long course", "For anyone"}, 0},
	} {
		a := assessment.New(q)
		must(t, a.SetStage(c.stage))
		must(t, a.SetAim(c.aim))
		r := build(a).Routes
		if got := itemTitles(r.Routes); !slices.Equal(got, c.want) || len(r.Growing) != c.growing {
			t.Errorf("%s: got %v and %d ideas, want %v and %d", name, got, len(r.Growing), c.want, c.growing)
		}
		if (r.RoutesIntro != "") != (c.growing > 0) {
			t.Errorf("%s: ideas and routes are parted by %q", name, r.RoutesIntro)
		}
	}
	q.Routes = nil
	a := assessment.New(q)
	must(t, a.SetAim(assessment.AimStay))
	if r := build(a); r.Routes.RoutesIntro != "" || bytes.Contains(htmlOf(t, r), []byte("<p></p>")) {
		t.Errorf("there are no routes, and %q announces them", r.Routes.RoutesIntro)
	}
}
