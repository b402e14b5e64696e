package release_test

import (
	"math/bits"
	"os"
	"testing"

	"waymark/assessment/release"
)

// The tests of the rule stand in for an outsider who knows the rule, every printed cell and exactly how many people a
// row is about. For each thing that can be printed they collect every true table that prints so, and look at what is
// the same in all of them. They share nothing with the code but the printing itself.

// long reports whether the long tests run: the whole ranges over which the rule was found safe.
func long() bool { return os.Getenv("WAYMARK_LONG") != "" }

// upTo returns the last size of a range: the one for a quick test, or the one for a long test.
func upTo(quick, whole int) int {
	if long() {
		return whole
	}
	return quick
}

// values is a set of numbers of people below 128.
type values [2]uint64

func (v *values) add(people int) { v[people>>6] |= 1 << (people & 63) }

func (v *values) join(w values) {
	v[0] |= w[0]
	v[1] |= w[1]
}

func (v values) has(people int) bool { return v[people>>6]>>(people&63)&1 == 1 }

func (v values) meets(w values) bool { return v[0]&w[0]|v[1]&w[1] != 0 }

func (v values) empty() bool { return v[0]|v[1] == 0 }

func (v values) count() int { return bits.OnesCount64(v[0]) + bits.OnesCount64(v[1]) }

// ends returns the least and greatest number of a set that is not empty.
func (v values) ends() (lo, hi int) {
	lo, hi = bits.TrailingZeros64(v[0]), 63-bits.LeadingZeros64(v[0])
	if v[0] == 0 {
		lo = 64 + bits.TrailingZeros64(v[1])
	}
	if v[1] != 0 {
		hi = 127 - bits.LeadingZeros64(v[1])
	}
	return lo, hi
}

// each calls visit for each number of the set.
func (v values) each(visit func(people int)) {
	for word, set := range v {
		for ; set != 0; set &= set - 1 {
			visit(word<<6 + bits.TrailingZeros64(set))
		}
	}
}

// plus returns every sum of a number of v and one of w.
func (v values) plus(w values) values {
	var sums values
	v.each(func(a int) { w.each(func(b int) { sums.add(a + b) }) })
	return sums
}

// span is the set of all numbers from lo to hi.
func span(lo, hi int) values {
	var v values
	for people := lo; people <= hi; people++ {
		v.add(people)
	}
	return v
}

// What can be proven about a cell, or about a union of cells, that must not be.
const (
	oneToFour = "one to four people are there"        // P1
	nobody    = "nobody is there"                     // P2
	fewValues = "nobody or one other number is there" // P3
)

// proves says what a set of possible values proves of those three; "" for nothing.
func proves(lo, hi, count int) string {
	switch {
	case lo >= 1 && hi <= 4:
		return oneToFour
	case hi == 0:
		return nobody
	case lo == 0 && count < 3:
		return fewValues
	}
	return ""
}

// proves looks at a statement and at its opposite, where the statement holds for one of these numbers of n people.
func (v values) proves(n int) string {
	lo, hi := v.ends()
	if found := proves(lo, hi, v.count()); found != "" {
		return found
	}
	return proves(n-hi, n-lo, v.count())
}

// compositions calls visit for every way to have n people in the levels.
func compositions(n, levels int, visit func(counts []int)) {
	counts := make([]int, levels)
	var fill func(level, left int)
	fill = func(level, left int) {
		if level == levels-1 {
			counts[level] = left
			visit(counts)
			return
		}
		for counts[level] = 0; counts[level] <= left; counts[level]++ {
			fill(level+1, left-counts[level])
		}
	}
	fill(0, n)
}

// printing is a rule for a row: what it prints for these counts, in eight bits a level.
type printing func(counts []int) uint64

// concealed is a level that a printing does not show.
const concealed = 255

// asPrinted is the rule of this package.
func asPrinted(counts []int) uint64 { return printed(release.RowOf(counts...)) }

func printed(cells []release.Cell) uint64 {
	var all uint64
	for _, c := range cells {
		figure, ok := c.Figure()
		if !ok {
			figure = concealed
		}
		all = all<<8 | uint64(figure)
	}
	return all
}

// outputs returns, for everything that a rule can print for a row of n people, how many people can be in each union of
// its levels, by the union's bits.
func outputs(rule printing, n, levels int) map[uint64][]values {
	all := map[uint64][]values{}
	sums := make([]int, 1<<levels)
	compositions(n, levels, func(counts []int) {
		key := rule(counts)
		unions := all[key]
		if unions == nil {
			unions = make([]values, 1<<levels)
			all[key] = unions
		}
		unionSums(counts, sums)
		for set := 1; set < len(sums)-1; set++ {
			unions[set].add(sums[set])
		}
	})
	return all
}

// unionSums fills in how many people are in each union of levels, by the union's bits.
func unionSums(counts, sums []int) {
	for set := 1; set < len(sums); set++ {
		sums[set] = sums[set&(set-1)] + counts[bits.TrailingZeros(uint(set))]
	}
}

// mustBeSafe fails the test if what a set of values proves is more than it may.
func mustBeSafe(t *testing.T, v values, n int, where string, what ...any) {
	t.Helper()
	if v.empty() {
		t.Fatalf(where+": no table prints so", what...)
	}
	if found := v.proves(n); found != "" {
		lo, hi := v.ends()
		t.Fatalf(where+": %d to %d of %d people, so %s", append(what, lo, hi, n, found)...)
	}
}
