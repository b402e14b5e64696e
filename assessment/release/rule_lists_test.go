package release_test

import (
	"slices"
	"testing"

	"waymark/assessment/release"
)

// listShown is one way in which the rows of a planning list can print together, where a person ticks a few options at
// most. So all ticks together are no more than that many times the people, and any numbers of ticks that are not more
// can be.
type listShown struct {
	n, limit int
	options  []*groupPrint
}

// fits is the test of the code.
func (l *listShown) fits() bool {
	var ranges []release.Interval
	for _, o := range l.options {
		lo, hi := release.PrintsAs(o.cells, l.n)
		ranges = append(ranges, release.IntervalOf(lo, hi))
	}
	return release.ListFits(ranges, l.limit, l.n)
}

// shown reports whether any option shows a figure. If none does, the list looks as if it were withheld.
func (l *listShown) shown() bool {
	return slices.ContainsFunc(l.options, func(o *groupPrint) bool { return (&release.Row{Cells: o.cells}).Shown() })
}

// known returns how many people can have ticked each option; every set is empty if no ticks print so.
func (l *listShown) known() []values {
	known := make([]values, len(l.options))
	for i, o := range l.options {
		least := 0 // ticks of the other options
		for j, other := range l.options {
			if lo, _ := other.upper.ends(); j != i {
				least += lo
			}
		}
		o.upper.each(func(ticks int) {
			if ticks+least <= l.limit*l.n {
				known[i].add(ticks)
			}
		})
	}
	return known
}

// lists calls visit for every way in which a list can print. The order of options does not matter; times says in how
// many orders they could print so.
func lists(n, limit, options int, visit func(l *listShown, times int)) {
	prints := groupPrints(n)
	compositions(options, len(prints), func(of []int) {
		l := listShown{n: n, limit: limit}
		times, left := 1, options
		for i, many := range of {
			for range many {
				l.options = append(l.options, &prints[i])
			}
			times *= choose(left, many)
			left -= many
		}
		visit(&l, times)
	})
}

func choose(n, k int) int {
	ways := 1
	for i := range k {
		ways = ways * (n - i) / (i + 1)
	}
	return ways
}

func TestOptionsOfAListTogetherTellNoMoreThanEachAlone(t *testing.T) {
	t.Parallel()
	shown, withheld := 0, 0
	for n := 10; n <= upTo(12, 16); n++ {
		for limit := 2; limit <= 3; limit++ {
			for options := 4; options <= upTo(6, 11); options++ {
				var blank values // what any option of a list that shows nothing goes with
				lists(n, limit, options, func(l *listShown, times int) {
					known := l.known()
					if known[0].empty() {
						return // these cannot print together
					}
					if !l.fits() || !l.shown() {
						withheld += times
						for _, v := range known {
							blank.join(v) // in another order it is any option
						}
						return
					}
					shown += times
					for i, v := range known {
						mustBeSafe(t, v, n, "n %d, limit %d, option %v", n, limit, l.options[i].cells)
						if v != l.options[i].upper {
							t.Fatalf("n %d, limit %d: other options tell something about %v", n, limit, l.options[i].cells)
						}
					}
				})
				if !blank.empty() {
					mustBeSafe(t, blank, n, "n %d, limit %d, %d options, nothing shown", n, limit, options)
				}
			}
		}
	}
	t.Logf("%d lists are printed, %d show nothing", shown, withheld)
}

func TestWithoutItsTestTableCProvesFewOrNone(t *testing.T) {
	t.Parallel()
	broken, possible := 0, 0
	lists(10, 3, 6, func(l *listShown, times int) {
		bad := false
		for _, v := range l.known() {
			if v.empty() {
				return
			}
			bad = bad || v.proves(l.n) != ""
		}
		possible += times
		if bad {
			broken += times
		}
	})
	if broken != 60 || possible != 636 {
		t.Errorf("%d of %d lists of 6 options, limit 3, n 10; want 60 of 636", broken, possible)
	}
}
