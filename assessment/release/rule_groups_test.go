package release_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"waymark/assessment/release"
)

// splitAs is what an outsider knows of how sizes were split: which are named, how many people each has, and how many
// are in those joined.
func splitAs(sizes []int) string {
	named, rest := release.Split(sizes)
	var known []byte
	for _, i := range named {
		known = told(known, i, sizes[i])
	}
	joined := 0
	for _, i := range rest {
		joined += sizes[i]
	}
	return string(told(known, joined))
}

// told adds numbers to what is known.
func told(known []byte, numbers ...int) []byte {
	for _, n := range numbers {
		known = append(strconv.AppendInt(known, int64(n), 10), ' ')
	}
	return known
}

func TestNobodyCanProveThatFewOrNoneAreInAJoinedStageOrProfession(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ categories, quick, whole int }{{2, 60, 60}, {3, 40, 60}, {4, 24, 46}, {5, 16, 34}} {
		splits := 0
		for n := 10; n <= upTo(c.quick, c.whole); n++ {
			for as, known := range knownOf(n, c.categories, splitAs) {
				splits++
				for set := 1; set < len(known)-1; set++ {
					mustBeSafe(t, known[set], n, "n %d, split %s, categories %b", n, as, set)
				}
			}
		}
		t.Logf("%d categories: %d splits", c.categories, splits)
	}
}

// knownOf is outputs for what is told about sizes by anything but a row.
func knownOf(n, categories int, as func(sizes []int) string) map[string][]values {
	all := map[string][]values{}
	sums := make([]int, 1<<categories)
	compositions(n, categories, func(sizes []int) {
		key := as(sizes)
		known := all[key]
		if known == nil {
			known = make([]values, 1<<categories)
			all[key] = known
		}
		unionSums(sizes, sums)
		for set := 1; set < len(sums)-1; set++ {
			known[set].add(sums[set])
		}
	})
	return all
}

// partitionAs is what an outsider knows of a partition: the groups and their exact sizes.
func partitionAs(grid [][]int) string {
	var known []byte
	for _, p := range release.Partition(grid) {
		known = told(known, p.Stage, p.Profession, p.People)
	}
	return string(known)
}

func gridOf(sizes []int, professions int) [][]int {
	var grid [][]int
	for len(sizes) > 0 {
		grid = append(grid, sizes[:professions])
		sizes = sizes[professions:]
	}
	return grid
}

// In a small grid every population can be gone through, and every set of places looked at: whole stages and professions
// are among them.
func TestNobodyCanProveThatFewOrNoneAreInAnyPlacesOfASmallGrid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ stages, professions, quick, whole int }{{2, 2, 30, 40}, {3, 2, 14, 22}, {2, 3, 14, 22}} {
		partitions := 0
		for n := 10; n <= upTo(c.quick, c.whole); n++ {
			parted := func(sizes []int) string { return partitionAs(gridOf(sizes, c.professions)) }
			for as, known := range knownOf(n, c.stages*c.professions, parted) {
				partitions++
				for set := 1; set < len(known)-1; set++ {
					mustBeSafe(t, known[set], n, "%d stages, %d professions, n %d, groups %s, places %b", c.stages, c.professions, n, as, set)
				}
			}
		}
		t.Logf("%d stages by %d professions: %d partitions", c.stages, c.professions, partitions)
	}
}

func TestEverybodyIsInOneGroupOfTenOrMore(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 7))
	populations := upTo(2_000, 20_000)
	for range populations {
		grid := randomGrid(rng)
		groups := map[[2]int]int{}
		for _, p := range release.Partition(grid) {
			people := 0
			for _, at := range p.Of {
				groups[at]++
				people += grid[at[0]][at[1]]
			}
			if people != p.People || people < 10 {
				t.Fatalf("%v: group %+v has %d people", grid, p, people)
			}
		}
		for s := range grid {
			for p := range grid[s] {
				if groups[[2]int{s, p}] != 1 {
					t.Fatalf("%v: stage %d and profession %d are in %d groups", grid, s, p, groups[[2]int{s, p}])
				}
			}
		}
		checkGrid(t, grid)
	}
	t.Logf("%d random populations", populations)
}

// randomGrid makes a grid of 10 to 127 people, with many small places.
func randomGrid(rng *rand.Rand) [][]int {
	for {
		professions, people := 1+rng.IntN(5), 0
		grid := make([][]int, 1+rng.IntN(4))
		for s := range grid {
			for range professions {
				size := rng.IntN(5)
				if rng.IntN(3) == 0 {
					size = rng.IntN(25)
				}
				grid[s] = append(grid[s], size)
				people += size
			}
		}
		if people >= 10 && people < 128 {
			return grid
		}
	}
}

// checkGrid looks at each split behind a partition: that of the stages, and those of the professions of each named stage
// and of the remaining ones. Any sizes of stages go with any of professions, and the splits of two stages are free of
// one another; so where nothing is proven in each, nothing is proven of a stage, a profession or a union of them.
func checkGrid(t *testing.T, grid [][]int) {
	t.Helper()
	stages := make([]int, len(grid))
	for s := range grid {
		for _, people := range grid[s] {
			stages[s] += people
		}
	}
	checkSplit(t, stages)
	named, rest := release.Split(stages)
	remaining := make([]int, len(grid[0]))
	for _, s := range rest {
		for p, people := range grid[s] {
			remaining[p] += people
		}
	}
	checkSplit(t, remaining)
	for _, s := range named {
		checkSplit(t, grid[s])
	}
}

// checkSplit looks for other sizes that are split alike, first near by, then everywhere.
func checkSplit(t *testing.T, sizes []int) {
	t.Helper()
	as := splitAs(sizes)
	_, rest := release.Split(sizes)
	known, sums := make([]values, 1<<len(rest)), make([]int, 1<<len(rest))
	try := func(joined []int) {
		other := slices.Clone(sizes)
		for i, category := range rest {
			other[category] = joined[i]
		}
		if splitAs(other) != as {
			return
		}
		unionSums(joined, sums)
		for set := 1; set < len(sums)-1; set++ {
			known[set].add(sums[set])
		}
	}
	joined, people := make([]int, len(rest)), 0
	for i, category := range rest {
		joined[i] = sizes[category]
		people += joined[i]
	}
	for i := range joined {
		for j := range joined {
			for moved := 0; moved <= min(joined[i], 5); moved++ {
				other := slices.Clone(joined)
				other[i] -= moved
				other[j] += moved
				try(other)
			}
		}
	}
	proven := func(fewest int) bool {
		return slices.ContainsFunc(known[1:max(1, len(known)-1)], func(v values) bool {
			lo, hi := v.ends()
			return v.count() < fewest || proves(lo, hi, v.count()) != ""
		})
	}
	if !proven(3) {
		return
	}
	compositions(people, len(rest), try)
	if proven(1) {
		t.Fatalf("%v, split as %s: too much is known of those joined", sizes, as)
	}
}
