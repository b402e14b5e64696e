package release

import (
	"cmp"
	"slices"
)

// together stands in place of a stage or a profession group for all that are not named.
const together = -1

// part is one group of the partition: the people of one stage and one profession group, or of those joined.
type part struct {
	stage, profession int     // indexes into the grid, or together
	of                []place // the places of the grid that it joins
	people            int
}

// place is one stage and one profession group.
type place struct{ stage, profession int }

// partition puts everyone of a grid of sizes, by stage and profession group, into groups of ten or more that do not
// overlap. At least ten people must be in the grid.
func partition(grid [][]int) []part {
	stageSizes := make([]int, len(grid))
	for s, professions := range grid {
		for _, people := range professions {
			stageSizes[s] += people
		}
	}
	named, rest := split(stageSizes)
	var parts []part
	for _, s := range named {
		parts = append(parts, splitProfessions(grid, s, []int{s})...)
	}
	return append(parts, splitProfessions(grid, together, rest)...)
}

// splitProfessions parts the people of some stages, taken as one, by profession group.
func splitProfessions(grid [][]int, stage int, stages []int) []part {
	sizes := make([]int, len(grid[0]))
	for _, s := range stages {
		for p, people := range grid[s] {
			sizes[p] += people
		}
	}
	join := func(name int, professions ...int) part {
		joined := part{stage: stage, profession: name}
		for _, s := range stages {
			for _, p := range professions {
				joined.of = append(joined.of, place{s, p})
				joined.people += grid[s][p]
			}
		}
		return joined
	}
	named, rest := split(sizes)
	var parts []part
	for _, p := range named {
		parts = append(parts, join(p, p))
	}
	return append(parts, join(together, rest...))
}

// split says which of some groups are named, in list order, and which are joined. The joined ones are never fewer than
// ten people, even if a group that is large enough has to join them: were all named, it would be known that those
// not named are empty.
func split(sizes []int) (named, rest []int) {
	bySize := make([]int, len(sizes))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(a, b int) int { return cmp.Compare(sizes[b], sizes[a]) })
	big := 0
	for big < len(bySize) && sizes[bySize[big]] >= least {
		big++
	}
	joined := 0
	for _, i := range bySize[big:] {
		joined += sizes[i]
	}
	for joined < least && big > 0 {
		big--
		joined += sizes[bySize[big]]
	}
	named, rest = bySize[:big], bySize[big:]
	slices.Sort(named)
	slices.Sort(rest)
	return named, rest
}
