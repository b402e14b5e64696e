package release_test

import (
	"math/bits"
	"testing"

	"waymark/assessment/release"
)

// Rows that are free of one another need no further rule: whatever true-or-false statement about a person is made from
// several of them, such as "not yet in one, and wants to work on the other", its number cannot be narrowed too far. So
// this goes through every table of all kinds of people, and every set of kinds.
func TestNobodyCanProveAStatementMadeFromSeveralFreeRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rows         []int // levels of each
		quick, whole int
	}{
		{[]int{2, 2}, 30, 60}, {[]int{3, 2}, 16, 26}, {[]int{4, 2}, 12, 17}, {[]int{2, 2, 2}, 12, 17},
	} {
		printings, statements := 0, 0
		for n := 10; n <= upTo(c.quick, c.whole); n++ {
			for key, known := range freeOutputs(n, c.rows) {
				printings++
				for set := 1; set < len(known); set++ {
					statements += 2
					mustBeSafe(t, known[set], n, "rows %v, n %d, printed %x, kinds of people %b", c.rows, n, key, set)
				}
			}
		}
		t.Logf("rows of %v levels: %d printed together, %d statements", c.rows, printings, statements)
	}
}

// freeOutputs returns, for each way in which rows can print together, how many people each statement can be true of, by
// the bits of the kinds of people it is true of. Only one of a statement and its opposite is there.
func freeOutputs(n int, rows []int) map[[3]uint64][]values {
	kinds := 1
	for _, levels := range rows {
		kinds *= levels
	}
	all := map[[3]uint64][]values{}
	sums := make([]int, 1<<(kinds-1))
	compositions(n, kinds, func(people []int) {
		var key [3]uint64
		each := 1 // how many kinds in a row of the table share a level
		for i, levels := range rows {
			counts := make([]int, levels)
			for kind, count := range people {
				counts[kind/each%levels] += count
			}
			key[i] = printed(release.RowOf(counts...))
			each *= levels
		}
		known := all[key]
		if known == nil {
			known = make([]values, len(sums))
			all[key] = known
		}
		for set := 1; set < len(sums); set++ {
			sums[set] = sums[set&(set-1)] + people[bits.TrailingZeros(uint(set))]
			known[set].add(sums[set])
		}
	})
	return all
}
