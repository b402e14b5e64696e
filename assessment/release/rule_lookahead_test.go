package release_test

import (
	"testing"

	"waymark/assessment/release"
)

// aheadSizes are a release's sizes that matter to table D.
type aheadSizes struct{ people, above, looked int }

// aheadShown are what tables A and D show together about a domain of two areas.
type aheadShown struct {
	aheadSizes
	areas [2]*areaPrint
	ready *groupPrint // of those who looked ahead
	// elsewhere is whether people can have looked ahead in other domains alone.
	elsewhere bool
}

// canBe reports whether so many people can be on their own or above in the two areas and so many ready. Whoever is
// ready has looked ahead in one of the areas, from a rating of on my own or above and with a stage above; and where
// there is nowhere else to look ahead, so has everybody who looked ahead.
func (a *aheadShown) canBe(first, second, ready int) bool {
	onOwn := min(a.above, first+second) // most people with a stage above and one of the areas
	return ready <= onOwn && (a.elsewhere || a.looked <= onOwn)
}

// known returns how many people can be on their own or above in each area, and how many ready; readiness is free where
// the domain is blank.
func (a *aheadShown) known(blank bool) (own [2]values, ready values) {
	could := a.ready.upper
	if blank {
		could = span(0, a.looked)
	}
	a.areas[0].own.each(func(first int) {
		a.areas[1].own.each(func(second int) {
			could.each(func(r int) {
				if a.canBe(first, second, r) {
					own[0].add(first)
					own[1].add(second)
					ready.add(r)
				}
			})
		})
	})
	return own, ready
}

// passes is the test of the code.
func (a *aheadShown) passes() bool {
	rows := [][]release.Cell{a.areas[0].cells, a.areas[1].cells}
	return release.Publishable(a.people, a.above, a.looked) && release.RoomIn(rows, a.people, a.above, a.looked)
}

// aheadCases calls visit for everything that tables A and D can show together over the sizes for which table D was
// found safe.
func aheadCases(visit func(a *aheadShown)) {
	for above := 20; above <= upTo(32, 44); above += upTo(3, 1) {
		for _, without := range []int{10, 12} {
			n := above + without
			areas := areaPrints(n, twoLevels)
			for looked := 10; looked <= 16; looked++ {
				ready := groupPrints(looked)
				for i := range areas {
					for j := range areas[i:] {
						for k := range ready {
							visit(&aheadShown{
								aheadSizes: aheadSizes{n, above, looked},
								areas:      [2]*areaPrint{&areas[i], &areas[i+j]}, ready: &ready[k],
							})
						}
					}
				}
			}
		}
	}
}

func TestRatingsAndLookAheadTogetherTellNoMoreThanEachAlone(t *testing.T) {
	t.Parallel()
	shown, all := 0, 0
	aheadCases(func(a *aheadShown) {
		all++
		if !a.passes() {
			return
		}
		shown++
		for _, a.elsewhere = range []bool{false, true} {
			own, ready := a.known(false)
			for i, v := range own {
				mustBeSafe(t, v, a.people, "area %d of %+v", i, a.aheadSizes)
				if v != a.areas[i].own {
					t.Fatalf("table D tells something about area %d, %v, of %+v", i, a.areas[i].cells, a.aheadSizes)
				}
			}
			mustBeSafe(t, ready, a.looked, "ready, of %+v", a.aheadSizes)
			if ready != a.ready.upper {
				t.Fatalf("table A tells something about readiness, %v, of %+v", a.ready.cells, a.aheadSizes)
			}
		}
	})
	t.Logf("%d of %d domains are printed", shown, all)
}

func TestBlankDomainOfLookAheadTellsNothing(t *testing.T) {
	t.Parallel()
	blank := 0
	aheadCases(func(a *aheadShown) {
		if !release.Publishable(a.people, a.above, a.looked) || a.passes() {
			return
		}
		blank++
		a.elsewhere = true
		own, ready := a.known(true)
		mustBeSafe(t, ready, a.looked, "ready, of %+v", a.aheadSizes)
		for i, v := range own {
			if v != a.areas[i].own {
				t.Fatalf("a blank domain tells something about area %d, %v, of %+v", i, a.areas[i].cells, a.aheadSizes)
			}
		}
	})
	t.Logf("%d blank domains", blank)
}

func TestWithoutItsTestTableDProvesFewOrNone(t *testing.T) {
	t.Parallel()
	broken, all := 0, 0
	aheadCases(func(a *aheadShown) {
		a.elsewhere = true
		own, ready := a.known(false)
		if ready.empty() {
			return
		}
		all++
		if own[0].proves(a.people) != "" || own[1].proves(a.people) != "" || ready.proves(a.looked) != "" {
			broken++
		}
	})
	if broken == 0 {
		t.Error("nothing breaks without the test")
	}
	t.Logf("%d of %d", broken, all)
}

// Nobody without a stage above can look ahead, so they are not among those who could have and did not.
func TestLookAheadNeedsTenWhoLookedAndTenWhoCouldHave(t *testing.T) {
	for _, c := range []struct {
		people, above, looked int
		want                  bool
	}{
		{60, 48, 46, false},
		{60, 48, 38, true},
		{60, 48, 39, false},
		{60, 60, 50, true},
		{60, 60, 51, false},
		{60, 60, 10, true},
		{60, 60, 9, false},
		{10, 10, 10, false},
	} {
		if got := release.Publishable(c.people, c.above, c.looked); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// The area prints 40 of 64 on their own or above: 38 at least. That has to be enough for everybody who looked ahead,
// for what rounding leaves open, and for those who have no stage above, or for nine where they are fewer.
func TestADomainOfLookAheadLeavesRoomForThoseWithoutAStageAbove(t *testing.T) {
	area := release.RowOf(24, -1, 40, -1)
	for _, c := range []struct {
		above, looked int
		want          bool
	}{
		{64, 24, true},
		{64, 25, false},
		{55, 24, true},
		{55, 25, false},
		{52, 21, true},
		{52, 22, false},
	} {
		if got := release.RoomIn([][]release.Cell{area}, 64, c.above, c.looked); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
