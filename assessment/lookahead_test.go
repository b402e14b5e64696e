package assessment_test

import (
	"testing"

	"waymark/assessment"
)

func TestLookAheadStageFollowsTheAim(t *testing.T) {
	for _, c := range []struct{ stage, aim, want string }{
		{"one", "", ""},
		{"one", "stay", ""},
		{"one", "not-sure", ""},
		{"one", "two", "two"},
		{"one", "three", "three"},
		{"two", "three", "three"},
		{"one", "register", "two"},
		{"two", "register", "three"},
		{"three", "register", ""},
		{"", "two", "two"},
		{"", "three", "three"},
		{"", "register", "two"},
		{"", "stay", ""},
	} {
		a := assessment.New(small(t))
		do(t, a.SetStage(c.stage))
		do(t, a.SetAim(c.aim))
		got := ""
		if s := a.LookAheadStage(); s != nil {
			got = s.ID
		}
		if got != c.want {
			t.Errorf("stage %q, aim %q: look ahead at %q, want %q", c.stage, c.aim, got, c.want)
		}
		tea := a.Questionnaire().Area("tea")
		if ahead := a.StatementAhead(tea); (ahead == "") != (c.want == "") {
			t.Errorf("stage %q, aim %q: statement ahead = %q", c.stage, c.aim, ahead)
		}
	}
}

func TestLookAheadHoldsWhatIsOnMyOwnOrAboveAndWordedDifferently(t *testing.T) {
	for _, c := range []struct{ stage, aim, want string }{
		{"one", "two", "tea sugar"}, // the words for cups are alike at one and two
		{"one", "three", "tea sugar cups"},
		{"two", "three", "tea sugar cups"},
		{"one", "stay", ""},
	} {
		a := assessment.New(small(t))
		do(t, a.SetStage(c.stage))
		do(t, a.SetAim(c.aim))
		rate(t, a, "tea=on-my-own sugar=teach-others manners=teach-others cups=on-my-own")
		rate(t, a, "licence=not-my-role bake=with-support slice=not-yet learning=no-chance")
		if got := ids(a.LookAheadAreas()); got != c.want {
			t.Errorf("stage %q, aim %q: look ahead at %q, want %q", c.stage, c.aim, got, c.want)
		}
	}
}

// lookedAhead is at stage one, aims at three, and has looked ahead at tea and cups.
func lookedAhead(t *testing.T) *assessment.Assessment {
	a := assessment.New(small(t))
	do(t, a.SetStage("one"))
	do(t, a.SetAim("three"))
	rate(t, a, "tea=on-my-own cups=teach-others")
	do(t, a.RateAhead(a.Questionnaire().Area("tea"), assessment.WithSupport))
	do(t, a.RateAhead(a.Questionnaire().Area("cups"), assessment.OnMyOwn))
	return a
}

func TestLookAheadRatingGoesWithWhatItWasAboutAndUndoBringsItBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a *assessment.Assessment) error
		tea    assessment.Rating
		cups   assessment.Rating
	}{
		{"a lower rating", func(a *assessment.Assessment) error {
			return a.Rate(a.Questionnaire().Area("tea"), assessment.WithSupport)
		}, assessment.NotAnswered, assessment.OnMyOwn},
		{"not part of my role", func(a *assessment.Assessment) error {
			return a.Rate(a.Questionnaire().Area("tea"), assessment.NotMyRole)
		}, assessment.NotAnswered, assessment.OnMyOwn},
		{"a higher rating", func(a *assessment.Assessment) error {
			return a.Rate(a.Questionnaire().Area("tea"), assessment.TeachOthers)
		}, assessment.WithSupport, assessment.OnMyOwn},
		{"another aim", func(a *assessment.Assessment) error { return a.SetAim("two") }, assessment.NotAnswered, assessment.NotAnswered},
		{"an aim without a stage", func(a *assessment.Assessment) error { return a.SetAim("stay") }, assessment.NotAnswered, assessment.NotAnswered},
		{"no aim", func(a *assessment.Assessment) error { return a.SetAim("") }, assessment.NotAnswered, assessment.NotAnswered},
		{"a stage below the aim", func(a *assessment.Assessment) error { return a.SetStage("two") }, assessment.WithSupport, assessment.OnMyOwn},
		{"the stage of the aim", func(a *assessment.Assessment) error { return a.SetStage("three") }, assessment.NotAnswered, assessment.NotAnswered},
		{"no stage, which reads as the first", func(a *assessment.Assessment) error { return a.SetStage("") }, assessment.WithSupport, assessment.OnMyOwn},
		{"a mark", func(a *assessment.Assessment) error { a.SetMark(a.Questionnaire().Area("tea"), true); return nil }, assessment.WithSupport, assessment.OnMyOwn},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := lookedAhead(t)
			tea, cups := a.Questionnaire().Area("tea"), a.Questionnaire().Area("cups")
			before := state(a)
			do(t, c.change(a))
			if a.Answer(tea).LookAhead != c.tea || a.Answer(cups).LookAhead != c.cups {
				t.Errorf("look ahead is %s for tea and %s for cups, want %s and %s",
					a.Answer(tea).LookAhead, a.Answer(cups).LookAhead, c.tea, c.cups)
			}
			a.Undo()
			if state(a) != before {
				t.Errorf("undo left\n%swant\n%s", state(a), before)
			}
		})
	}
}

func TestLookAheadRatingGoesWhereTheWordsBecomeAlike(t *testing.T) {
	pack := smallPack()
	pack.Domains[0].Areas[0].Statements[1] = pack.Domains[0].Areas[0].Statements[2] // tea: alike at two and three
	a := assessment.New(checked(t, pack))
	do(t, a.SetStage("one"))
	do(t, a.SetAim("three"))
	rate(t, a, "tea=on-my-own sugar=on-my-own")
	tea, sugar := a.Questionnaire().Area("tea"), a.Questionnaire().Area("sugar")
	do(t, a.RateAhead(tea, assessment.NotYet))
	do(t, a.RateAhead(sugar, assessment.NotYet))
	do(t, a.SetStage("two"))
	if got := a.Answer(tea).LookAhead; got != assessment.NotAnswered {
		t.Errorf("tea, now worded alike, still has look ahead %s", got)
	}
	if got := a.Answer(sugar).LookAhead; got != assessment.NotYet {
		t.Errorf("sugar, still worded differently, has look ahead %s", got)
	}
}

func TestRegisteringFromAnotherStageLooksAtAnotherStage(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.SetStage("one"))
	do(t, a.SetAim("register"))
	rate(t, a, "tea=on-my-own")
	tea := a.Questionnaire().Area("tea")
	do(t, a.RateAhead(tea, assessment.OnMyOwn))
	do(t, a.SetStage("two"))
	if a.Aim() != "register" || a.LookAheadStage().ID != "three" || a.Answer(tea).LookAhead != assessment.NotAnswered {
		t.Errorf("aim %q, look ahead at %v with %s, want register, three and no answer", a.Aim(), a.LookAheadStage(), a.Answer(tea).LookAhead)
	}
}
