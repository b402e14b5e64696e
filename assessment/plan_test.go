package assessment_test

import (
	"errors"
	"strings"
	"testing"

	"waymark/assessment"
)

func TestActionsKeepTheirOrderAndAreCleaned(t *testing.T) {
	a := assessment.New(small(t))
	by := assessment.Date{Year: 2027, Month: 2, Day: 28}
	do(t, a.AddAction(assessment.Action{Area: "tea", What: " Boil \u200bwater\r\nfor two ", By: by, Status: assessment.Started}))
	do(t, a.AddAction(assessment.Action{What: "Bake"}))
	do(t, a.AddAction(assessment.Action{What: "Rest"}))
	do(t, a.ChangeAction(1, assessment.Action{What: "Bake bread", Status: assessment.Done}))
	a.RemoveAction(2)
	want := []assessment.Action{
		{Area: "tea", What: "Boil water\nfor two", By: by, Status: assessment.Started},
		{What: "Bake bread", Status: assessment.Done},
	}
	got := a.Plan()
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("plan = %+v, want %+v", got, want)
	}
	got[0].What = "changed by the caller"
	if a.Plan()[0] != want[0] {
		t.Error("the caller changed the plan through what Plan returned")
	}
}

func TestPlansOfCloneAndOriginalNeverMeet(t *testing.T) {
	for n := range assessment.PlanLimit {
		a := assessment.New(small(t))
		for range n {
			do(t, a.AddAction(assessment.Action{What: "ours"}))
		}
		b := a.Clone()
		do(t, a.AddAction(assessment.Action{What: "mine"}))
		do(t, b.AddAction(assessment.Action{What: "theirs"}))
		if got := a.Plan()[n].What; got != "mine" {
			t.Errorf("action %d of the original is %s", n+1, got)
		}
	}
}

func TestActionTextThatIsTooLongIsNamed(t *testing.T) {
	long := strings.Repeat("é", assessment.PlanFieldLimit+1)
	for field, act := range map[string]assessment.Action{
		"what":    {What: long},
		"measure": {Measure: long},
		"help":    {Help: long},
		"why":     {Why: long},
	} {
		a := assessment.New(small(t))
		err := a.AddAction(act)
		var refused *assessment.PlanFieldError
		var tooLong *assessment.TooLongError
		if !errors.As(err, &refused) || refused.Field != field || !errors.As(err, &tooLong) || tooLong.Length != 301 {
			t.Errorf("%s: error %v", field, err)
		}
		if len(a.Plan()) != 0 {
			t.Errorf("%s: the action was added all the same", field)
		}
	}
	full := strings.Repeat("é", assessment.PlanFieldLimit)
	a := assessment.New(small(t))
	do(t, a.AddAction(assessment.Action{What: full, Measure: full, Help: full, Why: full}))
}

func TestMarkedAreasWithoutAnActionStandInFrameworkOrder(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "slice=* tea=* rest=* cups=not-yet")
	do(t, a.AddAction(assessment.Action{Area: "slice"}))
	if got, want := ids(a.MarkedWithoutAction()), "tea rest"; got != want {
		t.Errorf("marked without an action: %q, want %q", got, want)
	}
	a.RemoveAction(0)
	if got, want := ids(a.MarkedWithoutAction()), "tea slice rest"; got != want {
		t.Errorf("after removing the action: %q, want %q", got, want)
	}
}
