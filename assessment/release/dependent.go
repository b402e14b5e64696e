package release

// Rows of tables A, A2 and C are free of one another: any combination of true answers could occur, so no two of them
// say more together than each alone. Where one row is worked out from the same ratings as another that does not hold.
// This file has the three tests for such rows. Each reads printed cells and exact sizes, so that an outsider who knows
// the sizes learns nothing from its result that the cells do not say.

// printsAs returns how many of n people can be in the first level of a printed row of two levels. At least one cell is
// shown, or n is small.
func printsAs(cells []Cell, n int) interval {
	is := interval{0, n}
	switch yes, no := cells[0], cells[1]; {
	case yes.shown():
		is = interval{lowest(yes), highest(yes, n)}
	case no.shown():
		is = interval{n - highest(no, n), n - lowest(no)}
	}
	same := func(yes int) bool {
		printed := row([]int{yes, n - yes})
		return printed[0] == cells[0] && printed[1] == cells[1]
	}
	for is.lo < is.hi && !same(is.lo) {
		is.lo++
	}
	for is.hi > is.lo && !same(is.hi) {
		is.hi--
	}
	return is
}

// bandsFit is the test for a domain of table B: neither the ratings of its areas, as table A prints them, nor the
// groups, as table B would print them, narrow what the other says. own holds for each of the k areas how many of n
// people can be on their own or above, band for each group how many can be so in half of the areas or more.
func bandsFit(own, band []interval, n int) bool {
	half := (len(own) + 1) / 2
	lowBand, highBand := sums(band)
	if low, high := bandLimits(own, half, n); !bandsInside(band, low, high) {
		return false
	}
	for i := range own {
		least, greatest := own[i].lo, own[i].hi
		_, high := bandLimits(replaced(own, i, interval{least, least}), half, n)
		low, _ := bandLimits(replaced(own, i, interval{greatest, greatest}), half, n)
		if high < lowBand || low > highBand {
			return false
		}
	}
	return true
}

// bandLimits returns the fewest and most of n people who can be on their own or above in half of the areas.
func bandLimits(own []interval, half, n int) (low, high int) {
	can, cannot := make([]int, len(own)), make([]int, len(own))
	for i, o := range own {
		can[i], cannot[i] = o.hi, n-o.lo
	}
	return n - most(cannot, len(own)-half+1, n), most(can, half, n)
}

// bandsInside reports whether every value that a group's row allows fits limits on the sum of all groups.
func bandsInside(band []interval, low, high int) bool {
	lowSum, highSum := sums(band)
	for _, b := range band {
		if b.lo+highSum-b.hi < low || b.hi+lowSum-b.lo > high {
			return false
		}
	}
	return true
}

// listFits is the test for a planning list in which a person can tick at most limit options: no number that an option's
// row allows is ruled out by the others. option holds for each option how many of n people can have ticked it.
func listFits(option []interval, limit, n int) bool {
	lowSum, _ := sums(option)
	for _, o := range option {
		if o.hi+lowSum-o.lo > limit*n {
			return false
		}
	}
	return true
}

// lookAhead are the sizes that table D leans on.
type lookAhead struct {
	people int // all respondents
	above  int // respondents with a stage above theirs
	looked int // of those, how many looked ahead
}

// publishable reports whether there may be a table D at all. Whoever has no stage above cannot have looked ahead, so
// they do not count among those who did not.
func (l lookAhead) publishable() bool {
	return l.looked >= least && l.above-l.looked >= least
}

// leavesRoom is the test for a domain of table D: people look ahead only from a rating of on my own or above, so some
// area that everyone could look ahead in must leave enough people there for any split of those who did. own is how many
// people table A says can be on their own or above in such an area.
func (l lookAhead) leavesRoom(own interval) bool {
	return own.lo >= l.looked+nearest+max(least-1, l.people-l.above)
}

func sums(of []interval) (lo, hi int) {
	for _, i := range of {
		lo, hi = lo+i.lo, hi+i.hi
	}
	return lo, hi
}

// replaced returns a copy of the intervals with one changed.
func replaced(of []interval, i int, by interval) []interval {
	changed := append([]interval(nil), of...)
	changed[i] = by
	return changed
}
