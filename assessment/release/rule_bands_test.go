package release_test

import (
	"slices"
	"testing"

	"waymark/assessment/release"
)

// A person is in the upper band of a domain when on their own or above in half of its areas or more. So table A's rows
// about its areas and table B's rows about the groups say something about one another. These tests go through every
// table A and B of a domain, and collect the true figures that fit both.

// areaPrint is one way in which an area's row of table A can print.
type areaPrint struct {
	cells []release.Cell
	own   values   // how many people can be on their own or above
	says  [][]said // for each cell or union, one of it and its opposite
}

// said is a number of people in a union of levels, and how many can then be on their own or above.
type said struct {
	people int
	own    values
}

// areaPrints returns every way in which an area's row can print. levels says for each level of table A that the row has
// whether it is on my own or above; the tests use a few levels, for there are fewer tables then.
func areaPrints(n int, levels []bool) []areaPrint {
	type key [4]release.Cell
	found := map[key]int{}
	var prints []areaPrint
	compositions(n, len(levels), func(counts []int) {
		cells, own := areaCells(counts, levels)
		at, ok := found[key(cells)]
		if !ok {
			at = len(prints)
			found[key(cells)] = at
			prints = append(prints, areaPrint{cells: cells, says: make([][]said, 1<<(len(levels)-1)-1)})
		}
		p := &prints[at]
		p.own.add(own)
		sums := make([]int, 1<<len(levels))
		unionSums(counts, sums)
		for i := range p.says {
			p.says[i] = noteSaid(p.says[i], sums[i+1], own)
		}
	})
	return prints
}

// areaCells prints a row of table A cut down to four levels, of which the last two are on my own and above.
func areaCells(counts []int, levels []bool) (cells []release.Cell, own int) {
	places := []int{-1, -1, -1, -1}
	low, high := 0, 2
	for i, isOwn := range levels {
		if isOwn {
			places[high] = counts[i]
			own += counts[i]
			high++
		} else {
			places[low] = counts[i]
			low++
		}
	}
	return release.RowOf(places...), own
}

func noteSaid(all []said, people, own int) []said {
	i := slices.IndexFunc(all, func(s said) bool { return s.people == people })
	if i < 0 {
		i = len(all)
		all = append(all, said{people: people})
	}
	all[i].own.add(own)
	return all
}

// groupPrint is one way in which a group's row of table B can print.
type groupPrint struct {
	cells []release.Cell
	upper values // how many people can be in the upper band
}

func groupPrints(n int) []groupPrint {
	var prints []groupPrint
	for upper := range n + 1 {
		cells := release.RowOf(upper, n-upper)
		i := slices.IndexFunc(prints, func(p groupPrint) bool { return slices.Equal(p.cells, cells) })
		if i < 0 {
			i = len(prints)
			prints = append(prints, groupPrint{cells: cells})
		}
		prints[i].upper.add(upper)
	}
	return prints
}

// uppers returns how many of n people can be in the upper band, m areas or more, when so many are on their own or above
// in each area. Those in it and those not can be on their own in any areas that add up: each area takes no more of
// them than there are, and they take m areas each at least, the others m-1 at most.
func uppers(own []int, m, n int) values {
	var possible values
	all := 0
	for _, o := range own {
		all += o
	}
	for upper := range n + 1 {
		most := 0 // that those in the upper band can take
		for _, o := range own {
			most += min(o, upper)
		}
		if most >= m*upper && all-most <= (m-1)*(n-upper) {
			possible.add(upper)
		}
	}
	return possible
}

// The short way to the people in the upper band agrees with going through every way to be in areas.
func TestPeopleInTheUpperBandAgreeWithEveryWayToBeInAreas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ areas, last int }{{1, 12}, {2, 12}, {3, upTo(6, 10)}, {4, upTo(3, 5)}} {
		m := (c.areas + 1) / 2
		for n := 1; n <= c.last; n++ {
			for sizes, inM := range peopleInSets(n, c.areas, m) {
				if got := uppers(sizes[:c.areas], m, n); got != inM {
					t.Fatalf("%v of %d people: %b, want %b", sizes[:c.areas], n, got, inM)
				}
			}
		}
	}
}

// areasPrint is one way in which the rows of a domain's areas can print together.
type areasPrint struct {
	rows   []*areaPrint
	upper  values             // how many people can be in the upper band
	given  [][]values         // the same, for each row and each number on their own or above in it
	ranges []release.Interval // of people on their own or above, as the code reads them off
}

// areasPrints returns every way in which the rows of k areas can print together. The order of areas does not matter, so
// each set of rows is there in one order, and times says in how many it could be.
func areasPrints(n, k int, prints []areaPrint) []areasPrint {
	var all []areasPrint
	picked := make([]int, k)
	var pick func(i, from int)
	pick = func(i, from int) {
		if i == k {
			all = append(all, areasPrintOf(n, picked, prints))
			return
		}
		for picked[i] = from; picked[i] < len(prints); picked[i]++ {
			pick(i+1, picked[i])
		}
	}
	pick(0, 0)
	return all
}

func areasPrintOf(n int, picked []int, prints []areaPrint) areasPrint {
	var a areasPrint
	for _, i := range picked {
		a.rows = append(a.rows, &prints[i])
		a.given = append(a.given, make([]values, n+1))
		lo, hi := release.RangeOf(prints[i].cells, n, 0b1100)
		a.ranges = append(a.ranges, release.IntervalOf(lo, hi))
	}
	own := make([]int, len(picked))
	var fill func(i int)
	fill = func(i int) {
		if i < len(own) {
			a.rows[i].own.each(func(o int) { own[i] = o; fill(i + 1) })
			return
		}
		upper := uppers(own, (len(own)+1)/2, n)
		a.upper.join(upper)
		for i, o := range own {
			a.given[i][o].join(upper)
		}
	}
	fill(0)
	return a
}

// times is in how many orders the areas could print so.
func (a *areasPrint) times() int {
	times, run := 1, 0
	for i := range a.rows {
		run++
		if i > 0 && a.rows[i] != a.rows[i-1] {
			run = 1
		}
		times = times * (i + 1) / run
	}
	return times
}

// groupsPrint is one way in which the rows of all groups can print together.
type groupsPrint struct {
	rows   []*groupPrint
	upper  values             // how many people of all groups can be in the upper band
	given  [][]values         // the same, for each group and each number in it
	ranges []release.Interval // as the code reads them off
}

func groupsPrints(sizes []int) []groupsPrint {
	all := []groupsPrint{{}}
	for _, n := range sizes {
		prints := groupPrints(n)
		var longer []groupsPrint
		for _, g := range all {
			for i := range prints {
				lo, hi := release.PrintsAs(prints[i].cells, n)
				longer = append(longer, groupsPrint{
					rows: append(slices.Clone(g.rows), &prints[i]), ranges: append(slices.Clone(g.ranges), release.IntervalOf(lo, hi)),
				})
			}
		}
		all = longer
	}
	for i := range all {
		g := &all[i]
		g.upper = g.sums(-1)
		for j, row := range g.rows {
			others, given := g.sums(j), make([]values, sizes[j]+1)
			row.upper.each(func(upper int) { given[upper] = others.plus(span(upper, upper)) })
			g.given = append(g.given, given)
		}
	}
	return all
}

// sums returns how many people of all groups but one can be in the upper band.
func (g *groupsPrint) sums(but int) values {
	all := span(0, 0)
	for i, row := range g.rows {
		if i != but {
			all = all.plus(row.upper)
		}
	}
	return all
}

// bandsShown are what tables A and B show together about a domain.
type bandsShown struct {
	n     int
	sizes []int
	areas *areasPrint
	bands *groupsPrint
}

// fit is the test of the code.
func (b *bandsShown) fit() bool { return release.BandsFit(b.areas.ranges, b.bands.ranges, b.n) }

// possible reports whether any true figures print so.
func (b *bandsShown) possible() bool { return b.areas.upper.meets(b.bands.upper) }

// proven returns what the tables prove together that they must not; news reports whether they say anything that one of
// them alone does not.
func (b *bandsShown) proven() (found string, news bool) {
	for i, row := range b.areas.rows {
		for _, says := range row.says {
			var alone, both values
			for _, s := range says {
				alone.add(s.people)
				var upper values
				s.own.each(func(own int) { upper.join(b.areas.given[i][own]) })
				if upper.meets(b.bands.upper) {
					both.add(s.people)
				}
			}
			news = news || both != alone
			if found == "" {
				found = both.proves(b.n)
			}
		}
	}
	for j, row := range b.bands.rows {
		var both values
		for upper, sum := range b.bands.given[j] {
			if sum.meets(b.areas.upper) {
				both.add(upper)
			}
		}
		news = news || both != row.upper
		if found == "" {
			found = both.proves(b.sizes[j])
		}
	}
	return found, news
}
