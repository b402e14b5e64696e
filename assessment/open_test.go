package assessment_test

import (
	"testing"

	"waymark/assessment"
)

// What was not looked at is counted by itself: taken for "not ready" it would be a verdict that nobody gave.
func TestWhatWasNotLookedAtIsNeitherReadyNorToBuild(t *testing.T) {
	q := small(t)
	a := assessment.New(q)
	do(t, a.SetAim(q.Stages[1].ID))
	for _, f := range q.Areas() {
		do(t, a.Rate(f, assessment.OnMyOwn))
	}
	open := func() (n int) {
		for _, d := range a.Results().Domains {
			n += d.Open
		}
		return n
	}
	ahead := a.LookAheadAreas()
	if len(ahead) == 0 || open() != len(ahead) {
		t.Fatalf("%d of %d statements are counted as not looked at", open(), len(ahead))
	}
	do(t, a.RateAhead(ahead[0], assessment.WithSupport))
	if open() != len(ahead)-1 {
		t.Errorf("%d of %d statements are left after one was looked at", open(), len(ahead))
	}
}
