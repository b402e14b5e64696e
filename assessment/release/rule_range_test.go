package release_test

import (
	"testing"

	"waymark/assessment/release"
)

// unprinted is the way back from printed.
func unprinted(key uint64, levels int) []release.Cell {
	cells := make([]release.Cell, levels)
	for i := range cells {
		if figure := int(key >> (8 * (levels - 1 - i)) & 255); figure != concealed {
			cells[i] = release.CellOf(figure)
		}
	}
	return cells
}

func TestRangeOfAPrintedRowIsExact(t *testing.T) {
	t.Parallel()
	cells, unions := 0, 0
	for _, c := range []struct{ levels, quick, whole int }{{2, 60, 90}, {3, 40, 60}, {4, 24, 36}} {
		for n := 10; n <= upTo(c.quick, c.whole); n++ {
			for key, known := range outputs(asPrinted, n, c.levels) {
				row := release.Row{Cells: unprinted(key, c.levels)}
				if !row.Shown() {
					continue
				}
				cells += c.levels
				for set := 1; set < len(known)-1; set++ {
					unions++
					if lo, hi := release.RangeOf(row.Cells, n, uint(set)); known[set] != span(lo, hi) {
						least, most := known[set].ends()
						t.Fatalf("n %d, %v, levels %b: %d to %d, and the tables give %d to %d (%d values)",
							n, row.Cells, set, lo, hi, least, most, known[set].count())
					}
				}
			}
		}
	}
	t.Logf("%d cells and %d cells and unions compared", cells, unions)
}

func TestCountsThatPrintAlikeAreAnInterval(t *testing.T) {
	t.Parallel()
	compared := 0
	for n := 10; n <= 300; n++ {
		counts := map[[2]release.Cell][]int{}
		for yes := range n + 1 {
			cells := [2]release.Cell(release.RowOf(yes, n-yes))
			counts[cells] = append(counts[cells], yes)
		}
		for cells, all := range counts {
			compared++
			lo, hi := release.PrintsAs(cells[:], n)
			if first, last := all[0], all[len(all)-1]; len(all) != last-first+1 || lo != first || hi != last {
				t.Errorf("n %d, %v: %d to %d, and these print so: %v", n, cells, lo, hi, all)
			}
		}
	}
	t.Logf("%d rows of two levels compared, to n 300", compared)
}

// How many people at least and at most are in m of k sets of given sizes is found by going through every way in which n
// people can be in the sets.
func TestMostAndFewestPeopleInSetsOfGivenSizes(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, c := range []struct{ sets, quick, whole int }{{1, 12, 12}, {2, 10, 12}, {3, 6, 10}, {4, 3, 5}} {
		for n := 1; n <= upTo(c.quick, c.whole); n++ {
			for m := 1; m <= c.sets; m++ {
				for sizes, inM := range peopleInSets(n, c.sets, m) {
					compared++
					own, rest := make([]int, c.sets), make([]int, c.sets)
					for i := range own {
						own[i] = sizes[i]
						rest[i] = n - sizes[i]
					}
					low, high := n-release.Most(rest, c.sets-m+1, n), release.Most(own, m, n)
					if inM != span(low, high) {
						lo, hi := inM.ends()
						t.Fatalf("%d of %d sets of sizes %v among %d people: %d to %d, and really %d to %d (%d values)",
							m, c.sets, own, n, low, high, lo, hi, inM.count())
					}
				}
			}
		}
	}
	t.Logf("%d sets of sizes compared", compared)
}

// peopleInSets returns, for each sizes of the sets, how many of n people can be in m of the sets or more.
func peopleInSets(n, sets, m int) map[[4]int]values {
	known := map[[4]int]values{}
	compositions(n, 1<<sets, func(kinds []int) {
		var sizes [4]int
		inM := 0
		for kind, people := range kinds {
			of := 0
			for i := range sets {
				if kind>>i&1 == 1 {
					of++
					sizes[i] += people
				}
			}
			if of >= m {
				inM += people
			}
		}
		v := known[sizes]
		v.add(inM)
		known[sizes] = v
	})
	return known
}
