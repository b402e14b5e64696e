package release_test

import (
	"testing"

	"waymark/assessment/release"
)

// twoLevels and threeLevels say which levels of a row are on my own or above.
var (
	twoLevels   = []bool{false, true}
	threeLevels = [][]bool{{false, false, true}, {false, true, true}}
)

// bandCases are the sizes over which table B was found safe: all sizes of so many groups from 10 up to the last.
var bandCases = []struct{ areas, groups, quick, whole int }{
	{1, 2, 16, 30}, {2, 2, 16, 30}, {3, 2, 14, 30}, {1, 3, 12, 24}, {2, 3, 11, 24},
}

// groupSizes calls visit for all sizes of so many groups that have n people, in ascending order.
func groupSizes(n, groups, last int, visit func(sizes []int)) {
	sizes := make([]int, groups)
	var fill func(i, from, left int)
	fill = func(i, from, left int) {
		if i == groups-1 {
			if left >= from && left <= last {
				sizes[i] = left
				visit(sizes)
			}
			return
		}
		for size := from; size <= last; size++ {
			sizes[i] = size
			fill(i+1, size, left-size)
		}
	}
	fill(0, 10, n)
}

func TestRatingsAndGroupsTogetherTellNoMoreThanEachAlone(t *testing.T) {
	t.Parallel()
	for _, c := range bandCases {
		last, shown, possible := upTo(c.quick, c.whole), 0, 0
		for n := 10 * c.groups; n <= last*c.groups; n++ {
			areas := areasPrints(n, c.areas, areaPrints(n, twoLevels))
			groupSizes(n, c.groups, last, func(sizes []int) {
				all := groupsPrints(sizes)
				for i := range areas {
					for j := range all {
						b := bandsShown{n, sizes, &areas[i], &all[j]}
						if b.possible() {
							possible++
						}
						if b.fit() {
							shown++
							b.mustTellNothing(t)
						}
					}
				}
			})
		}
		t.Logf("%d areas, %d groups of 10 to %d: %d of %d domains are printed", c.areas, c.groups, last, shown, possible)
	}
}

// mustTellNothing fails the test if tables A and B prove too much, or anything that one of them alone does not.
func (b *bandsShown) mustTellNothing(t *testing.T) {
	t.Helper()
	if !b.possible() {
		t.Fatalf("groups of %v, %s: printed, and no true figures print so", b.sizes, b)
	}
	if found, news := b.proven(); found != "" || news {
		t.Fatalf("groups of %v, %s: %q, news %v", b.sizes, b, found, news)
	}
}

// String lists the printed rows.
func (b *bandsShown) String() string {
	s := "A"
	for _, row := range b.areas.rows {
		s += " " + cellsText(row.cells)
	}
	s += ", B"
	for _, row := range b.bands.rows {
		s += " " + cellsText(row.cells)
	}
	return s
}

func cellsText(cells []release.Cell) string {
	s := "("
	for _, c := range cells {
		if c.IsLevel() {
			s += " " + c.String()
		}
	}
	return s + " )"
}

// Rows of three levels go through the very function that makes the table, for which a row that shows nothing leaves the
// domain blank.
func TestRatingsOfThreeLevelsAndGroupsTogetherTellNoMoreThanEachAlone(t *testing.T) {
	t.Parallel()
	for _, levels := range threeLevels {
		shown := 0
		for n := 20; n <= upTo(20, 24); n++ {
			areas := areasPrints(n, 2, areaPrints(n, levels))
			groupSizes(n, 2, 12, func(sizes []int) {
				all := groupsPrints(sizes)
				for i := range areas {
					for j := range all {
						b := bandsShown{n, sizes, &areas[i], &all[j]}
						if b.agree() {
							shown++
							b.mustTellNothing(t)
						}
					}
				}
			})
		}
		t.Logf("rows of levels %v, 2 areas, 2 groups of 10 to 12: %d domains are printed", levels, shown)
	}
}

// agree is the test of the code with all that leads to it.
func (b *bandsShown) agree() bool {
	var rows, printed [][]release.Cell
	for _, row := range b.areas.rows {
		rows = append(rows, row.cells)
	}
	for _, row := range b.bands.rows {
		printed = append(printed, row.cells)
	}
	return release.BandsAgree(rows, b.n, printed, b.sizes)
}

// A lot can leave a domain blank whatever the figures are. So a blank one goes with every number of people in the upper
// band that table A allows, and with everything that table A says alone.
func TestBlankDomainTellsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range bandCases {
		blank, last := 0, upTo(c.quick, c.whole)
		for n := 10 * c.groups; n <= last*c.groups; n++ {
			areas := areasPrints(n, c.areas, areaPrints(n, twoLevels))
			for size := 10; size <= last && size <= n-10*(c.groups-1); size++ {
				for i := range areas {
					blank++
					mustBeSafe(t, inGroup(areas[i].upper, n, size), size, "group of %d of %d, areas %v", size, n, areas[i].ranges)
				}
			}
		}
		t.Logf("%d areas, %d groups of 10 to %d: %d blank rows", c.areas, c.groups, last, blank)
	}
}

// inGroup returns how many people of a group can be in the upper band when so many of all n can be.
func inGroup(upper values, n, size int) values {
	var in values
	for people := range size + 1 {
		if upper.meets(span(people, people+n-size)) {
			in.add(people)
		}
	}
	return in
}

// brokenWithoutTest counts what tables A and B can show together about a domain when the test for it is left out, and
// in how much of that one to four people are proven.
func brokenWithoutTest(areas int, sizes []int) (broken, possible int) {
	n := 0
	for _, size := range sizes {
		n += size
	}
	patterns, all := areasPrints(n, areas, areaPrints(n, twoLevels)), groupsPrints(sizes)
	for i := range patterns {
		for j := range all {
			b := bandsShown{n, sizes, &patterns[i], &all[j]}
			if !b.possible() {
				continue
			}
			possible += patterns[i].times()
			if found, _ := b.proven(); found == oneToFour {
				broken += patterns[i].times()
			}
		}
	}
	return broken, possible
}

func TestWithoutItsTestTableBProvesFewPeople(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sizes            []int
		broken, possible int
	}{{[]int{10, 10}, 136, 783}, {[]int{10, 12}, 814, 2617}} {
		if broken, possible := brokenWithoutTest(3, c.sizes); broken != c.broken || possible != c.possible {
			t.Errorf("groups of %v: %d of %d, want %d of %d", c.sizes, broken, possible, c.broken, c.possible)
		}
	}
}

// Without the lot, a blank domain says that the test failed, and that alone proves something.
func TestWithoutTheLotABlankDomainProvesFewPeople(t *testing.T) {
	t.Parallel()
	sizes, broken, possible := []int{10, 10}, 0, 0
	areas, all := areasPrints(20, 3, areaPrints(20, twoLevels)), groupsPrints(sizes)
	for i := range areas {
		possible += areas[i].times()
		upper := make([]values, len(sizes)) // that go with a blank domain
		own := make([]values, len(areas[i].rows))
		for j := range all {
			b := bandsShown{20, sizes, &areas[i], &all[j]}
			if b.fit() {
				continue
			}
			for g := range sizes {
				for people, sum := range all[j].given[g] {
					if sum.meets(areas[i].upper) {
						upper[g].add(people)
					}
				}
			}
			for k, row := range areas[i].rows {
				row.own.each(func(people int) {
					if areas[i].given[k][people].meets(all[j].upper) {
						own[k].add(people)
					}
				})
			}
		}
		proven := false
		for _, v := range upper {
			proven = proven || !v.empty() && v.proves(10) == oneToFour
		}
		for _, v := range own {
			proven = proven || !v.empty() && v.proves(20) == oneToFour
		}
		if proven {
			broken += areas[i].times()
		}
	}
	if broken != 26 || possible != 125 {
		t.Errorf("%d of %d patterns of table A, want 26 of 125", broken, possible)
	}
}
