package assessment_test

import (
	"fmt"
	"testing"

	"waymark/assessment"
)

// One domain of n skills, so that counts can be set out by number.
func skills(t *testing.T, n int) *assessment.Questionnaire {
	pack := smallPack()
	var areas []assessment.FocusArea
	for i := range n {
		areas = append(areas, area(fmt.Sprintf("s%d", i), assessment.Skill, ""))
	}
	pack.Domains = []assessment.Domain{smallDomain("d", "Skills", areas...)}
	return checked(t, pack)
}

// A count is shown when half of what applies has a level, and at least three do, or all where fewer than three apply.
func TestDomainShowsItsCountWhenEnoughIsAnswered(t *testing.T) {
	for _, c := range []struct {
		levels, noChance, notMyRole, open int
		want                              assessment.Showing
	}{
		{0, 0, 0, 11, assessment.TooFew},
		{5, 0, 0, 6, assessment.TooFew},
		{6, 0, 0, 5, assessment.ShowCount},
		{5, 0, 1, 5, assessment.ShowCount},
		{5, 6, 0, 0, assessment.TooFew}, // no chance yet applies, and is no level
		{6, 5, 0, 0, assessment.ShowCount},
		{2, 0, 0, 1, assessment.TooFew},
		{3, 0, 0, 0, assessment.ShowCount},
		{3, 0, 0, 3, assessment.ShowCount},
		{3, 0, 0, 4, assessment.TooFew},
		{2, 0, 0, 2, assessment.TooFew},
		{2, 0, 9, 0, assessment.ShowCount},
		{1, 0, 0, 1, assessment.TooFew},
		{2, 0, 0, 0, assessment.ShowCount},
		{1, 0, 1, 0, assessment.ShowCount},
		{1, 1, 0, 0, assessment.TooFew},
		{0, 2, 0, 0, assessment.TooFew},
		{0, 0, 2, 0, assessment.NotYourRole},
		{0, 0, 1, 1, assessment.TooFew},
		{0, 1, 1, 0, assessment.TooFew},
	} {
		a := assessment.New(skills(t, c.levels+c.noChance+c.notMyRole+c.open))
		areas := a.Questionnaire().Areas()
		for i := range areas[:c.levels+c.noChance+c.notMyRole] {
			switch {
			case i < c.levels:
				do(t, a.Rate(areas[i], assessment.NotYet+assessment.Rating(i%4)))
			case i < c.levels+c.noChance:
				do(t, a.Rate(areas[i], assessment.NoChance))
			default:
				do(t, a.Rate(areas[i], assessment.NotMyRole))
			}
		}
		if got := a.Results().Domains[0].Showing; got != c.want {
			t.Errorf("%d levels, %d no chance, %d not my role, %d open: showing %d, want %d",
				c.levels, c.noChance, c.notMyRole, c.open, got, c.want)
		}
	}
}

func TestDomainCountsEachAnswerByItself(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "tea=not-yet sugar=with-support manners=on-my-own licence=teach-others bake=no-chance slice=not-my-role")
	drinks, cakes := a.Results().Domains[0].Tally, a.Results().Domains[1].Tally
	if want := (assessment.Tally{NotYet: 1, WithSupport: 1, OnMyOwn: 1, TeachOthers: 1, NotAnswered: 1}); drinks != want {
		t.Errorf("drinks = %+v, want %+v", drinks, want)
	}
	if want := (assessment.Tally{NoChance: 1, NotMyRole: 1}); cakes != want {
		t.Errorf("cakes = %+v, want %+v", cakes, want)
	}
	if drinks.Levels() != 4 || drinks.Answered() != 4 || drinks.OnMyOwnOrAbove() != 2 || drinks.ToWorkOn() != 2 {
		t.Errorf("drinks: %d levels, %d answered, %d on my own or above, %d to work on",
			drinks.Levels(), drinks.Answered(), drinks.OnMyOwnOrAbove(), drinks.ToWorkOn())
	}
	if cakes.Levels() != 0 || cakes.Answered() != 2 {
		t.Errorf("cakes: %d levels, %d answered", cakes.Levels(), cakes.Answered())
	}
}

func TestStrengthsAreLevel4ThenLevel3WithANoteThenLevel3(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "tea=on-my-own sugar=with-support manners=on-my-own licence=teach-others bake=on-my-own aims=teach-others")
	do(t, a.SetNote(a.Questionnaire().Area("bake"), "a note"))
	do(t, a.SetNote(a.Questionnaire().Area("sugar"), "a note"))
	if got, want := ids(a.Results().Strengths), "licence aims bake tea manners"; got != want {
		t.Errorf("strengths = %q, want %q", got, want)
	}
	rate(t, a, "cups=on-my-own slice=teach-others")
	if got, want := ids(a.Results().Strengths), "licence slice aims bake tea"; got != want {
		t.Errorf("strengths = %q, want the first five: %q", got, want)
	}
}

func TestPrioritiesAreTheMarksAloneOrElseThreeSuggestions(t *testing.T) {
	for _, c := range []struct {
		name, answers, marked, want string
		suggested                   bool
	}{
		{"nothing answered", "", "", "", false},
		{"nothing to work on", "tea=on-my-own bake=no-chance cups=not-my-role", "", "", false},
		{"level 1, then 2, safety first in each", "bake=not-yet slice=not-yet sugar=with-support tea=with-support", "", "slice bake tea", true},
		{"three at most", "sugar=not-yet manners=not-yet cups=not-yet bake=not-yet", "", "sugar manners cups", true},
		{"no chance yet is never suggested", "tea=no-chance slice=no-chance bake=with-support", "", "bake", true},
		{"a mark stands alone, whatever the ratings", "tea=not-yet bake=teach-others*", "bake", "bake", false},
		{"marks: safety first, then framework order", "sugar=* bake=* slice=* tea=*", "tea sugar bake slice", "tea slice sugar bake", false},
		{"five marks at most", "sugar=* manners=* licence=* cups=* bake=* slice=*", "sugar manners licence cups bake slice", "slice sugar manners licence cups", false},
		{"no chance yet, when marked", "tea=not-yet bake=no-chance*", "bake", "bake", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assessment.New(small(t))
			rate(t, a, c.answers)
			res := a.Results()
			if got := ids(res.Marked); got != c.marked {
				t.Errorf("marked = %q, want %q", got, c.marked)
			}
			if got := ids(res.Priorities); got != c.want || res.Suggested != c.suggested {
				t.Errorf("priorities = %q, suggested %v, want %q, %v", got, res.Suggested, c.want, c.suggested)
			}
		})
	}
}

func TestChancesAndDutiesToCheckTogether(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "tea=not-my-role sugar=no-chance bake=no-chance* slice=not-my-role learning=not-my-role")
	res := a.Results()
	if got, want := ids(res.Chances), "sugar bake"; got != want {
		t.Errorf("chances = %q, want %q", got, want)
	}
	if got, want := ids(res.CheckTogether), "tea learning"; got != want {
		t.Errorf("check together = %q, want the duties alone: %q", got, want)
	}
}

func TestReadyAndToBuildForTheStageAimedAt(t *testing.T) {
	for _, c := range []struct{ name, stage, aim, now, ahead, ready, build string }{
		{"no aim", "one", "", "tea=on-my-own sugar=not-yet", "", "", ""},
		{"an aim without a stage", "one", "stay", "tea=on-my-own sugar=not-yet", "", "", ""},
		{"low now is to build", "one", "two", "tea=not-yet sugar=with-support", "", "", "tea sugar"},
		{"not looked at is not counted", "one", "two", "tea=on-my-own sugar=teach-others", "", "", ""},
		{"looked ahead", "one", "two", "tea=on-my-own sugar=teach-others", "tea=on-my-own sugar=with-support", "tea", "sugar"},
		{"worded alike: the rating of now counts", "one", "two", "cups=on-my-own manners=with-support", "", "cups", "manners"},
		{"worded differently further on", "one", "three", "cups=on-my-own", "", "", ""},
		{"no chance and not my role are neither", "one", "two", "tea=no-chance cups=not-my-role sugar=on-my-own", "sugar=not-my-role", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assessment.New(small(t))
			do(t, a.SetStage(c.stage))
			do(t, a.SetAim(c.aim))
			rate(t, a, c.now)
			rateAhead(t, a, c.ahead)
			drinks := a.Results().Domains[0]
			if got := ids(drinks.Ready); got != c.ready {
				t.Errorf("ready = %q, want %q", got, c.ready)
			}
			if got := ids(drinks.ToBuild); got != c.build {
				t.Errorf("to build = %q, want %q", got, c.build)
			}
			if (a.Results().LookAhead == nil) != (a.LookAheadStage() == nil) {
				t.Error("results and assessment differ about the stage looked ahead at")
			}
		})
	}
}

// The private area stays out of everything that the worker shows, until it is ticked into the report.
func TestPrivateAreaIsInNoResultUnlessTickedIn(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.SetStage("one"))
	do(t, a.SetAim("two"))
	rate(t, a, "rest=teach-others* learning=on-my-own")
	self := func() assessment.DomainResult { return a.Results().Domains[2] }

	res := a.Results()
	if ids(res.Strengths) != "learning" || ids(res.Marked) != "" || ids(res.Priorities) != "" || ids(self().Ready) != "" {
		t.Errorf("not ticked in: strengths %q, marked %q, priorities %q, ready %q",
			ids(res.Strengths), ids(res.Marked), ids(res.Priorities), ids(self().Ready))
	}
	if self().Private != 1 || self().Levels() != 1 || self().NotAnswered != 1 {
		t.Errorf("not ticked in: %+v, want it counted as private alone", self())
	}

	a.ShareWellbeing(true)
	if self().Private != 1 {
		t.Error("ticking it into the shared row ticked it into the report")
	}

	a.SetParts(assessment.Parts{Wellbeing: true})
	res = a.Results()
	if ids(res.Strengths) != "rest learning" || ids(res.Marked) != "rest" || ids(res.Priorities) != "rest" || ids(self().Ready) != "rest" {
		t.Errorf("ticked in: strengths %q, marked %q, priorities %q, ready %q",
			ids(res.Strengths), ids(res.Marked), ids(res.Priorities), ids(self().Ready))
	}
	if self().Private != 0 || self().Levels() != 2 {
		t.Errorf("ticked in: %+v, want it counted", self())
	}
}

func TestDomainOfWhichAllIsPrivateShowsNoCount(t *testing.T) {
	pack := smallPack()
	pack.Domains[2].Areas = pack.Domains[2].Areas[:1]
	a := assessment.New(checked(t, pack))
	rate(t, a, "rest=not-my-role")
	if self := a.Results().Domains[2]; self.Showing != assessment.TooFew || self.Private != 1 {
		t.Errorf("%+v, want too few answers to show and one private", self)
	}
}

func TestPrivateAreaAloneDoesNotHoldBackSuggestions(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "rest=not-yet* bake=not-yet")
	if res := a.Results(); ids(res.Priorities) != "bake" || !res.Suggested {
		t.Errorf("priorities = %q, suggested %v, want bake suggested", ids(res.Priorities), res.Suggested)
	}
}
