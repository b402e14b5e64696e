package release_test

import (
	"slices"
	"testing"

	"waymark/assessment/release"
)

func TestNobodyCanProveThatFewOrNoneAreInARow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ levels, quick, whole int }{
		{2, 60, 120}, {3, 40, 70}, {4, 24, 42}, {5, 18, 28}, {6, 15, 28}, {7, 13, 24},
	} {
		last, printings, unions := upTo(c.quick, c.whole), 0, 0
		for n := 10; n <= last; n++ {
			for key, known := range outputs(asPrinted, n, c.levels) {
				printings++
				for set := 1; set < len(known)-1; set++ {
					unions++
					mustBeSafe(t, known[set], n, "%d levels, n %d, printed %x, levels %b", c.levels, n, key, set)
				}
			}
		}
		t.Logf("%d levels, n 10 to %d: %d rows that can be printed, %d cells and unions", c.levels, last, printings, unions)
	}
}

// A level that a row does not have must not change what the others say.
func TestLevelThatARowLacksChangesNothing(t *testing.T) {
	t.Parallel()
	for n := 10; n <= 40; n++ {
		compositions(n, 3, func(c []int) {
			without := release.RowOf(c...)
			with := release.RowOf(-1, c[0], c[1], -1, c[2])
			if with[0] != release.NoLevel || with[3] != release.NoLevel || !slices.Equal([]release.Cell{with[1], with[2], with[4]}, without) {
				t.Fatalf("%v prints as %v, and with two levels that it lacks as %v", c, without, with)
			}
		})
	}
}

func TestFewerThanTenPeoplePrintAsNothing(t *testing.T) {
	for n := range 10 {
		compositions(n, 3, func(c []int) {
			for _, cell := range release.RowOf(c...) {
				if cell.String() != release.Concealed {
					t.Fatalf("%v prints as %v", c, release.RowOf(c...))
				}
			}
		})
	}
}

// The rows that show nothing are the only ones for which the audit cannot work out a range, and there are too many
// tables behind them to go through. Since the rule treats levels alike, a table prints so for one of two reasons: every
// level has seven people or fewer; or some level has, some has not, and less than two people are left when each of the
// others is taken for the fewest that it can be. Both are sums of what each level adds, so the tables can be counted by
// their sums.
func TestNothingIsKnownOfARowThatShowsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ levels, quick, whole int }{
		{2, 200, 400}, {3, 200, 400}, {4, 200, 400}, {5, 200, 400}, {6, 100, 140}, {7, 100, 140}, {8, 100, 140},
	} {
		rows := 0
		last := upTo(c.quick, c.whole)
		for n := 10; n <= last; n++ {
			known := knownOfConcealed(n, c.levels)
			if known == nil {
				continue
			}
			rows++
			for size := 1; size < c.levels; size++ {
				lo, hi, count := summary(known[size])
				if found := proves(lo, hi, count); found != "" {
					t.Fatalf("%d levels, n %d, %d of them: %d to %d people, so %s", c.levels, n, size, lo, hi, found)
				}
			}
		}
		t.Logf("%d levels, n 10 to %d: %d sizes have a row that shows nothing", c.levels, last, rows)
	}
}

// The short way above and the long way, by every table, must find the same.
func TestShortWayToRowsThatShowNothingAgreesWithTheLongWay(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, c := range []struct{ levels, last int }{{2, 60}, {3, 40}, {4, upTo(24, 42)}, {5, upTo(16, 28)}, {6, upTo(12, 24)}, {7, upTo(11, 22)}} {
		var nothing uint64
		for range c.levels {
			nothing = nothing<<8 | concealed
		}
		for n := 10; n <= c.last; n++ {
			short, full := knownOfConcealed(n, c.levels), outputs(asPrinted, n, c.levels)[nothing]
			if (short == nil) != (full == nil) {
				t.Fatalf("%d levels, n %d: one way finds a row that shows nothing, the other does not", c.levels, n)
			}
			for size := 1; size < c.levels && full != nil; size++ {
				compared++
				for people := range n + 1 {
					if short[size][people] != full[1<<size-1].has(people) {
						t.Fatalf("%d levels, n %d: whether %d of them can have %d people differs", c.levels, n, size, people)
					}
				}
			}
		}
	}
	t.Logf("%d unions compared", compared)
}

// spare is the state of some levels: how many people are left over in them once each shown one is taken for the fewest
// that it can be (0, 1, or 2 for more), and whether any is shown or concealed.
type spare struct {
	left             int
	shown, concealed bool
}

func (s spare) and(o spare) spare {
	return spare{min(s.left+o.left, 2), s.shown || o.shown, s.concealed || o.concealed}
}

// knownOfConcealed returns, for a row of n people that prints as nothing but [c], whether each number of people can be
// in any so many of its levels; nil if there is no such row. It is written from the definitions: R5, lo and ROW.
func knownOfConcealed(n, levels int) [][]bool {
	var possible []map[spare][]bool // by the number of levels
	possible = append(possible, map[spare][]bool{{}: exactly(n, 0)})
	single := map[spare][]bool{}
	for c := range n + 1 {
		v := min(c, n-release.Margin)
		is := spare{min(c, 2), false, true}
		if c >= 2 {
			is.left = 2
		}
		if v > release.Hidden {
			v = 5 * ((v + 2) / 5)
			is = spare{min(c-max(8, v-2), 2), true, false}
		}
		if single[is] == nil {
			single[is] = make([]bool, n+1)
		}
		single[is][c] = true
	}
	for range levels {
		next := map[spare][]bool{}
		for a, have := range possible[len(possible)-1] {
			for b, more := range single {
				addSums(next, a.and(b), have, more, n)
			}
		}
		possible = append(possible, next)
	}
	printsNothing := func(s spare) bool { return !s.shown || s.concealed && s.left < 2 }
	found := false
	known := make([][]bool, levels)
	for size := 1; size < levels; size++ {
		known[size] = make([]bool, n+1)
		for a, in := range possible[size] {
			for b, out := range possible[levels-size] {
				for people := range n + 1 {
					if printsNothing(a.and(b)) && in[people] && out[n-people] {
						known[size][people], found = true, true
					}
				}
			}
		}
	}
	if !found {
		return nil
	}
	return known
}

// addSums marks every sum, n at most, of a number of have and one of more.
func addSums(to map[spare][]bool, as spare, have, more []bool, n int) {
	if to[as] == nil {
		to[as] = make([]bool, n+1)
	}
	sums := to[as]
	for a, ok := range have {
		if !ok {
			continue
		}
		for b := 0; a+b <= n; b++ {
			sums[a+b] = sums[a+b] || more[b]
		}
	}
}

func exactly(n, is int) []bool {
	set := make([]bool, n+1)
	set[is] = true
	return set
}

func summary(set []bool) (lo, hi, count int) {
	lo, hi = slices.Index(set, true), 0
	for people, ok := range set {
		if ok {
			hi = people
			count++
		}
	}
	return lo, hi, count
}
