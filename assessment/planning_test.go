package assessment_test

import (
	"errors"
	"slices"
	"testing"

	"waymark/assessment"
)

// The first list of the made-up questionnaire is A, B, C, D, and two options that stand alone.
func TestTicks(t *testing.T) {
	const none, unknown = 4, 5
	for _, c := range []struct {
		name string
		tick []int // options in the order in which they are ticked; -1-j takes the tick off option j
		want []string
	}{
		{"ticks stand in the order of the list", []int{2, 0}, []string{"A", "C"}},
		{"three at most", []int{0, 1, 2, 3}, []string{"A", "B", "C"}},
		{"a tick again changes nothing", []int{0, 1, 2, 2}, []string{"A", "B", "C"}},
		{"a tick taken off makes room", []int{0, 1, 2, -1 - 0, 3}, []string{"B", "C", "D"}},
		{"an option that stands alone clears the rest", []int{0, 1, 2, none}, []string{"No preference"}},
		{"any other clears an option that stands alone", []int{none, 1}, []string{"B"}},
		{"one option that stands alone clears the other", []int{none, unknown}, []string{"I do not know"}},
		{"a tick taken off that was not there", []int{-1 - 3}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assessment.New(small(t))
			for _, j := range c.tick {
				var err error
				if j < 0 {
					err = a.Tick(0, -1-j, false)
				} else {
					err = a.Tick(0, j, true)
				}
				if err != nil && !errors.Is(err, assessment.ErrTicksFull) {
					t.Fatal(err)
				}
			}
			if got := a.TickedWords(0); !slices.Equal(got, c.want) {
				t.Errorf("ticked %q, want %q", got, c.want)
			}
			if a.AnyTicked() != (c.want != nil) {
				t.Errorf("any ticked = %v", a.AnyTicked())
			}
		})
	}
}
