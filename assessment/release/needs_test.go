package release_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment/release"
)

// needsOf ranks areas of which only what the ranking reads is given: not yet, with support, no chance yet, and who wants
// to work on them, of 200 people.
func needsOf(areas [][4]int) []string {
	ratings, marks := release.Table{ID: release.Ratings}, release.Table{ID: release.Marks}
	for i, a := range areas {
		id := fmt.Sprint("area ", i+1)
		ratings.Rows = append(ratings.Rows, release.Row{
			ID: id, Cells: release.RowOf(a[0], a[1], 193-a[0]-a[1]-max(a[2], 0), 0, a[2], 0, 7),
		})
		marks.Rows = append(marks.Rows, release.Row{ID: id, Cells: release.RowOf(a[3], 200-a[3])})
	}
	r := release.Release{Tables: []release.Table{ratings, marks}}
	var ranked []string
	for _, n := range r.TrainingNeeds() {
		ranked = append(ranked, fmt.Sprintf("%d %s: %s %s %s", n.Rank, n.Area.ID, n.Need, n.Wish, n.Reach))
	}
	return ranked
}

func TestTrainingNeedsAreInOrderOfNeedThenWishThenReachThenPlace(t *testing.T) {
	for _, c := range []struct {
		what  string
		areas [][4]int // not yet, with support, no chance yet (-1: not offered), wants to
		want  []string
	}{
		{"need first", [][4]int{{10, 10, 90, 90}, {20, 20, 10, 10}}, []string{"1 area 2: 40 10 10", "2 area 1: 20 90 90"}},
		{"then wish", [][4]int{{20, 20, 90, 10}, {10, 30, 10, 20}}, []string{"1 area 2: 40 20 10", "2 area 1: 40 10 90"}},
		{"then reach", [][4]int{{20, 20, 10, 20}, {20, 20, 30, 20}}, []string{"1 area 2: 40 20 30", "2 area 1: 40 20 10"}},
		{"then place, with one rank", [][4]int{{9, 0, 0, 0}, {20, 20, 10, 20}, {20, 20, 10, 20}, {30, 20, 0, 0}}, []string{
			"1 area 4: 50 [c] [c]", "2 area 2: 40 20 10", "2 area 3: 40 20 10", "4 area 1: 10 [c] [c]",
		}},
		{"[c] is nought", [][4]int{{7, 7, 0, 7}, {0, 8, 0, 0}}, []string{"1 area 2: 10 [c] [c]", "2 area 1: [c] [c] [c]"}},
		{"a level that there is not is nought", [][4]int{{20, 0, -1, 0}, {20, 0, 10, 0}}, []string{"1 area 2: 20 [c] 10", "2 area 1: 20 [c] not offered"}},
		{"what prints alike ranks alike", [][4]int{{18, 0, 13, 8}, {22, 0, 17, 12}}, []string{"1 area 1: 20 10 15", "1 area 2: 20 10 15"}},
	} {
		if got := needsOf(c.areas); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// Counts are moved about within what prints alike: the ranking must not change, or it would tell them.
func TestTrainingNeedsReadPrintedCellsOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		printed := rapid.SliceOfN(rapid.SampledFrom([]int{0, 10, 15, 20, 25, 40}), 40, 40).Draw(t, "figures")
		count := func(figure int) int {
			if figure == 0 {
				return rapid.IntRange(0, release.Hidden).Draw(t, "concealed")
			}
			return rapid.IntRange(max(release.Hidden+1, figure-2), figure+2).Draw(t, "count")
		}
		areas := func() (all [][4]int) {
			for area := range slices.Chunk(printed, 4) {
				all = append(all, [4]int{count(area[0]), count(area[1]), count(area[2]), count(area[3])})
			}
			return all
		}
		if a, b := needsOf(areas()), needsOf(areas()); !slices.Equal(a, b) {
			t.Fatalf("two that print alike rank as\n%q\n%q", a, b)
		}
	})
}

func TestPercentagesAreOfPrintedFiguresAndOnlyOfTwentyOrMore(t *testing.T) {
	for _, c := range []struct {
		people, figure, percent int
		ok                      bool
	}{
		{65, 40, 62, true},
		{65, 25, 38, true},
		{20, 10, 50, true},
		{20, 20, 100, true},
		{15, 10, 0, false},
		{65, 0, 0, false},
		{80, 10, 13, true},
		{40, 15, 38, true},
		{20, 25, 100, true},
	} {
		row := release.Row{People: release.CellOf(c.people), Cells: []release.Cell{release.CellOf(c.figure)}}
		if percent, ok := row.Percent(0); percent != c.percent || ok != c.ok {
			t.Errorf("%d of %d is %d %% (%v), want %d (%v)", c.figure, c.people, percent, ok, c.percent, c.ok)
		}
	}
	row := release.Row{People: release.CellOf(65), Cells: []release.Cell{release.NoLevel}}
	if _, ok := row.Percent(0); ok {
		t.Error("a level that there is not has a percentage")
	}
}
