package assessment_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

var may = assessment.Date{Year: 2026, Month: 5, Day: 12}

// earlier makes earlier answers at stage one, given as for rate. A star marks.
func earlier(t testing.TB, answers string) *assessment.Earlier {
	t.Helper()
	a := assessment.New(small(t))
	rate(t, a, answers)
	e := &assessment.Earlier{Made: may, Version: "1", Stage: "one", Answers: map[string]assessment.Answer{}}
	for _, f := range a.Questionnaire().Areas() {
		if ans := a.Answer(f); ans != (assessment.Answer{}) {
			e.Answers[f.ID] = ans
		}
	}
	return e
}

// anyEarlier makes earlier answers to some areas, of this and of another version.
func anyEarlier(t *rapid.T) *assessment.Earlier {
	ratings := rapid.IntRange(0, 6)
	e := &assessment.Earlier{
		Made: may, Version: rapid.SampledFrom([]string{"1", "0.9"}).Draw(t, "edition"),
		Stage:   rapid.SampledFrom([]string{"", "one", "two", "gone"}).Draw(t, "stage then"),
		Answers: map[string]assessment.Answer{},
	}
	for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"tea", "sugar", "bake", "rest", "aims"}), rapid.ID).Draw(t, "asked then") {
		e.Answers[id] = assessment.Answer{
			Rating: assessment.Rating(ratings.Draw(t, "then")), Mark: rapid.Bool().Draw(t, "mark then"),
			Note: rapid.SampledFrom([]string{"", "A <b> & \"c\"\nline", "日本"}).Draw(t, "note then"),
		}
	}
	return e
}

func TestEarlierAnswersStandBesideAndRateNothing(t *testing.T) {
	a := assessment.New(small(t))
	tea, sugar := a.Questionnaire().Area("tea"), a.Questionnaire().Area("sugar")
	if _, ok := a.EarlierAnswer(tea); ok || a.Earlier() != nil || a.Comparison() != nil {
		t.Fatal("something stands beside the answers of somebody who brought nothing")
	}
	results, rows := a.Results(), a.Rows(assessment.RowID{1}, assessment.RowID{2}, "2026-Q4")
	do(t, bringAnswers(a, earlier(t, "tea=with-support* bake=teach-others"), nil))
	if ans, ok := a.EarlierAnswer(tea); !ok || ans != (assessment.Answer{Rating: assessment.WithSupport, Mark: true}) {
		t.Errorf("tea stood at %+v, %v", ans, ok)
	}
	if ans, ok := a.EarlierAnswer(sugar); ok {
		t.Errorf("sugar was not answered and stood at %+v", ans)
	}
	if !reflect.DeepEqual(a.Results(), results) || !reflect.DeepEqual(a.Rows(assessment.RowID{1}, assessment.RowID{2}, "2026-Q4"), rows) {
		t.Error("results or rows hold something of the earlier answers")
	}
	if a.Answer(tea) != (assessment.Answer{}) {
		t.Errorf("tea was answered: %+v", a.Answer(tea))
	}
}

func TestAnEmptyEarlierAnswerIsNone(t *testing.T) {
	a := assessment.New(small(t))
	do(t, bringAnswers(a, &assessment.Earlier{Made: may, Version: "1", Answers: map[string]assessment.Answer{"tea": {}}}, nil))
	if _, ok := a.EarlierAnswer(a.Questionnaire().Area("tea")); ok {
		t.Error("an answer that says nothing stands beside tea")
	}
}

func TestWhatIsBroughtGoesBehindThePlan(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.AddAction(assessment.Action{What: "mine"}))
	do(t, bringAnswers(a, nil, []assessment.Action{{What: "  first\x1b[31m ", Area: "tea", Status: assessment.Started}, {What: "second"}}))
	want := []assessment.Action{{What: "mine"}, {What: "first", Area: "tea", Status: assessment.Started}, {What: "second"}}
	if !slices.Equal(a.Plan(), want) || a.Earlier() != nil {
		t.Errorf("plan %+v, earlier %v", a.Plan(), a.Earlier())
	}
}

func TestBringIsRefusedWhole(t *testing.T) {
	full := slices.Repeat([]assessment.Action{{What: "x"}}, assessment.PlanLimit)
	var long *assessment.TooLongError
	for name, c := range map[string]struct {
		actions []assessment.Action
		want    func(error) bool
	}{
		"too many":        {full, func(err error) bool { return errors.Is(err, assessment.ErrPlanFull) }},
		"unknown area":    {[]assessment.Action{{What: "good"}, {Area: "soup"}}, func(err error) bool { return errors.Is(err, assessment.ErrUnknown) }},
		"a text too long": {[]assessment.Action{{What: "good"}, {Why: strings.Repeat("x", 301)}}, func(err error) bool { return errors.As(err, &long) }},
	} {
		a := assessment.New(small(t))
		do(t, a.AddAction(assessment.Action{What: "mine"}))
		before, revision := state(a), a.Revision()
		if err := bringAnswers(a, earlier(t, "tea=not-yet"), c.actions); !c.want(err) {
			t.Errorf("%s: %v", name, err)
		}
		if state(a) != before || a.Revision() != revision || a.Earlier() != nil {
			t.Errorf("%s: something was brought", name)
		}
	}
}

func TestBringIsOneChangeThatCanBeUndone(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := answered(rt, q)
		if rapid.Bool().Draw(rt, "brought before") {
			do(t, bringAnswers(a, anyEarlier(rt), nil))
		}
		before, stood, revision := state(a), a.Earlier(), a.Revision()
		actions := rapid.SliceOfN(rapid.Just(assessment.Action{Area: "tea", What: "Boil"}), 0, 5).Draw(rt, "actions")
		e := anyEarlier(rt)
		do(t, bringAnswers(a, e, actions))
		if a.Earlier() != e || len(a.Plan()) != len(actions) || a.Revision() != revision+1 {
			rt.Fatalf("%d actions, revision %d after %d", len(a.Plan()), a.Revision(), revision)
		}
		if c, ok := a.Undo(); !ok || c.Kind != assessment.BringChange {
			rt.Fatalf("undo brought back %+v, %v", c, ok)
		}
		if state(a) != before || a.Earlier() != stood {
			rt.Fatalf("came back to\n%s\nwas\n%s", state(a), before)
		}
	})
}

func TestBringingNothingIsNoChange(t *testing.T) {
	a := assessment.New(small(t))
	do(t, bringAnswers(a, nil, nil))
	if _, undone := a.Undo(); undone || a.Revision() != 0 {
		t.Error("bringing nothing could be undone")
	}
}

func TestCountsStandBesideThoseOfLastTime(t *testing.T) {
	for name, c := range map[string]struct {
		then, now string
		parts     assessment.Parts
		domain    int
		want      assessment.DomainComparison
	}{
		"more": {
			"tea=not-yet sugar=with-support manners=not-yet", "tea=on-my-own sugar=teach-others manners=not-yet",
			assessment.Parts{},
			0,
			assessment.DomainComparison{Before: assessment.Tally{NotYet: 2, WithSupport: 1, NotAnswered: 2}, Change: 2, Known: true},
		},
		"fewer": {
			"tea=teach-others sugar=on-my-own manners=not-yet", "tea=with-support sugar=on-my-own manners=not-yet",
			assessment.Parts{},
			0,
			assessment.DomainComparison{Before: assessment.Tally{TeachOthers: 1, OnMyOwn: 1, NotYet: 1, NotAnswered: 2}, Change: -1, Known: true},
		},
		"not rated then": {
			"bake=not-yet", "tea=on-my-own sugar=not-yet manners=not-yet",
			assessment.Parts{},
			0,
			assessment.DomainComparison{Before: assessment.Tally{NotAnswered: 5}, Showing: assessment.TooFew, Change: 1},
		},
		"too few to show then": {
			"tea=on-my-own", "tea=on-my-own sugar=on-my-own manners=not-yet",
			assessment.Parts{},
			0,
			assessment.DomainComparison{Before: assessment.Tally{OnMyOwn: 1, NotAnswered: 4}, Showing: assessment.TooFew, Change: 1},
		},
		"too few to show now": {
			"bake=on-my-own slice=on-my-own", "bake=on-my-own slice=no-chance tea=on-my-own",
			assessment.Parts{},
			1,
			assessment.DomainComparison{Before: assessment.Tally{OnMyOwn: 2}, Change: -1},
		},
		"not part of the role then": {
			"bake=not-my-role slice=not-my-role", "bake=on-my-own slice=on-my-own",
			assessment.Parts{},
			1,
			assessment.DomainComparison{Before: assessment.Tally{NotMyRole: 2}, Showing: assessment.NotYourRole, Change: 2},
		},
		"private": {
			"rest=on-my-own aims=not-yet learning=not-yet", "rest=on-my-own aims=on-my-own learning=not-yet",
			assessment.Parts{},
			2,
			assessment.DomainComparison{Before: assessment.Tally{NotYet: 2}, Change: 1, Known: true},
		},
		"private, ticked": {
			"rest=on-my-own aims=not-yet learning=not-yet", "rest=on-my-own aims=on-my-own learning=not-yet",
			assessment.Parts{Wellbeing: true},
			2,
			assessment.DomainComparison{Before: assessment.Tally{NotYet: 2, OnMyOwn: 1}, Change: 1, Known: true},
		},
	} {
		a := assessment.New(small(t))
		do(t, a.SetStage("one"))
		rate(t, a, c.now)
		a.SetParts(c.parts)
		do(t, bringAnswers(a, earlier(t, c.then), nil))
		got := a.Comparison()
		if got.Made != may || got.StageChanged || got.Changed || len(got.Domains) != 3 || got.Domains[c.domain] != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAnotherStageOrVersionIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		now                  string
		e                    assessment.Earlier
		stageChanged, change bool
	}{
		"the same":                     {"one", assessment.Earlier{Version: "1", Stage: "one"}, false, false},
		"another stage":                {"two", assessment.Earlier{Version: "1", Stage: "one"}, true, false},
		"not said has the same words":  {"one", assessment.Earlier{Version: "1"}, false, false},
		"not said now":                 {"", assessment.Earlier{Version: "1", Stage: "one"}, false, false},
		"not said, then another stage": {"two", assessment.Earlier{Version: "1"}, true, false},
		"a stage that is gone":         {"one", assessment.Earlier{Version: "1", Stage: "gone"}, true, false},
		"another version, same areas":  {"one", assessment.Earlier{Version: "0.9", Stage: "one", Answers: map[string]assessment.Answer{"tea": {Rating: 1}}}, false, false},
		"another version, other areas": {"one", assessment.Earlier{Version: "0.9", Stage: "one", Answers: map[string]assessment.Answer{"soup": {Rating: 1}}}, false, true},
	} {
		a := assessment.New(small(t))
		do(t, a.SetStage(c.now))
		do(t, bringAnswers(a, &c.e, nil))
		got := a.Comparison()
		if got.StageChanged != c.stageChanged || got.Changed != c.change || (got.Domains == nil) != c.change {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestComparisonIsTheDifferenceOfTheCounts(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := answered(rt, q)
		do(t, bringAnswers(a, anyEarlier(rt), nil))
		res := a.Results()
		for i, d := range a.Comparison().Domains {
			now := res.Domains[i]
			if d.Before.OnMyOwnOrAbove()+d.Change != now.OnMyOwnOrAbove() || d.Known != (d.Showing == assessment.ShowCount && now.Showing == assessment.ShowCount) {
				rt.Fatalf("domain %d: %+v beside %+v", i, d, now.Tally)
			}
			if d.Before.Answered()+d.Before.NotAnswered != now.Answered()+now.NotAnswered {
				rt.Fatalf("domain %d counts other areas than now: %+v beside %+v", i, d, now.Tally)
			}
		}
	})
}

func TestADraftKeepsWhatWasBrought(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := answered(rt, q)
		do(t, bringAnswers(a, anyEarlier(rt), []assessment.Action{{Area: "tea", What: "Boil", By: may}}))
		encoded := encode(t, &assessment.Draft{Assessment: a})
		back, err := assessment.DecodeDraft(q, encoded)
		if err != nil {
			rt.Fatal(err)
		}
		if !reflect.DeepEqual(back.Assessment.Earlier(), a.Earlier()) || !reflect.DeepEqual(back.Assessment.Comparison(), a.Comparison()) {
			rt.Fatalf("came back with %+v, was %+v", back.Assessment.Earlier(), a.Earlier())
		}
		if again := encode(t, back); !bytes.Equal(again, encoded) {
			rt.Fatalf("came back as\n%s\nwas\n%s", again, encoded)
		}
	})
}

func TestADraftWithoutAnEarlierRecordHasNoWordOfIt(t *testing.T) {
	if encoded := encode(t, &assessment.Draft{Assessment: assessment.New(small(t))}); strings.Contains(string(encoded), "earlier") {
		t.Errorf("the draft is %s", encoded)
	}
}

func TestADraftWithAnEarlierRatingThatIsNoneIsRefused(t *testing.T) {
	encoded := `{"questionnaire":"small","version":"1","earlier":{"made":{"Year":2026,"Month":5,"Day":12},"version":"1","answers":{"tea":{"Rating":9}}}}`
	if _, err := assessment.DecodeDraft(small(t), []byte(encoded)); !errors.Is(err, assessment.ErrUnknown) {
		t.Errorf("got %v", err)
	}
}

// A draft that was kept before records were offered did not decline one.
func TestAnOldDraftGetsTheRecordOn(t *testing.T) {
	for saved, want := range map[string]bool{
		`{"questionnaire":"small","version":"1"}`:                                         true,
		`{"questionnaire":"small","version":"1","parts":{"Notes":true,"Plan":false}}`:     true,
		`{"questionnaire":"small","version":"1","parts":{"Notes":true,"Record":false}}`:   false,
		`{"questionnaire":"small","version":"1","parts":{"Planning":true,"Record":true}}`: true,
	} {
		d, err := assessment.DecodeDraft(small(t), []byte(saved))
		if err != nil || d.Assessment.Parts().Record != want {
			t.Errorf("%s: %v, %v", saved, d.Assessment.Parts(), err)
		}
	}
}
