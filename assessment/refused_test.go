package assessment_test

import (
	"errors"
	"testing"

	"waymark/assessment"
)

type worker = assessment.Assessment

// Each case makes a change that must be refused, after what leads up to it.
var refusedChanges = []struct {
	name   string
	before func(t *testing.T, a *worker)
	change func(a *worker) error
	want   error
}{
	{"no such stage", nothing, func(a *worker) error { return a.SetStage("four") }, assessment.ErrUnknown},
	{"no such aim", nothing, func(a *worker) error { return a.SetAim("four") }, assessment.ErrUnknown},
	{"aim at the first stage", nothing, func(a *worker) error { return a.SetAim("one") }, assessment.ErrNotOffered},
	{"aim at one's own stage", atStageTwo, func(a *worker) error { return a.SetAim("two") }, assessment.ErrNotOffered},
	{"no such profession", nothing, func(a *worker) error { return a.SetProfession("eyes") }, assessment.ErrUnknown},
	{"no chance yet for a qualification", nothing, rating("licence", assessment.NoChance), assessment.ErrNotOffered},
	{"rating with nothing", nothing, rating("tea", assessment.NotAnswered), assessment.ErrNotOffered},
	{"rating out of range", nothing, rating("tea", 7), assessment.ErrNotOffered},
	{"look ahead without an aim", rated, ahead("tea", assessment.NotYet), assessment.ErrNoLookAhead},
	{"look ahead from a low rating", aimed, ahead("sugar", assessment.NotYet), assessment.ErrNoLookAhead},
	{"look ahead at the same words", aimed, ahead("cups", assessment.NotYet), assessment.ErrNoLookAhead},
	{"no chance yet ahead for a qualification", aimed, ahead("licence", assessment.NoChance), assessment.ErrNotOffered},
	{"sixth action", fiveActions, func(a *worker) error { return a.AddAction(assessment.Action{}) }, assessment.ErrPlanFull},
	{"action for no such area", nothing, func(a *worker) error { return a.AddAction(assessment.Action{Area: "soup"}) }, assessment.ErrUnknown},
	{"action that is not there", fiveActions, func(a *worker) error { return a.ChangeAction(5, assessment.Action{}) }, assessment.ErrUnknown},
	{"action before the first", fiveActions, func(a *worker) error { return a.ChangeAction(-1, assessment.Action{}) }, assessment.ErrUnknown},
	{"fourth tick", threeTicks, func(a *worker) error { return a.Tick(0, 3, true) }, assessment.ErrTicksFull},
	{"tick in a list that is not asked", nothing, func(a *worker) error { return a.Tick(1, 0, true) }, assessment.ErrNotOffered},
	{"tick outside the list", nothing, func(a *worker) error { return a.Tick(0, 6, true) }, assessment.ErrUnknown},
	{"tick outside the lists", nothing, func(a *worker) error { return a.Tick(2, 0, true) }, assessment.ErrUnknown},
}

func TestRefusedChangesSayWhyAndChangeNothing(t *testing.T) {
	for _, c := range refusedChanges {
		t.Run(c.name, func(t *testing.T) {
			a := assessment.New(small(t))
			c.before(t, a)
			before, revision := state(a), a.Revision()
			if err := c.change(a); !errors.Is(err, c.want) {
				t.Errorf("got error %v, want %v", err, c.want)
			}
			if state(a) != before || a.Revision() != revision {
				t.Errorf("a refused change left\n%swant\n%s", state(a), before)
			}
		})
	}
}

func nothing(*testing.T, *worker) {}

func atStageTwo(t *testing.T, a *worker) { do(t, a.SetStage("two")) }

func rated(t *testing.T, a *worker) {
	rate(t, a, "tea=on-my-own sugar=with-support licence=on-my-own cups=on-my-own")
}

func aimed(t *testing.T, a *worker) {
	rated(t, a)
	do(t, a.SetAim("two"))
}

func fiveActions(t *testing.T, a *worker) {
	for range 5 {
		do(t, a.AddAction(assessment.Action{}))
	}
}

func threeTicks(t *testing.T, a *worker) {
	for j := range 3 {
		do(t, a.Tick(0, j, true))
	}
}

func rating(id string, r assessment.Rating) func(a *worker) error {
	return func(a *worker) error { return a.Rate(a.Questionnaire().Area(id), r) }
}

func ahead(id string, r assessment.Rating) func(a *worker) error {
	return func(a *worker) error { return a.RateAhead(a.Questionnaire().Area(id), r) }
}
