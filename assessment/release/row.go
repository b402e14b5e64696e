package release

import (
	"sort"
	"strconv"
)

// The rule of a row. The numbers were chosen together and tested over every small table: none can be changed alone.
const (
	least   = 10 // fewest people in anything that is printed
	hidden  = 7  // a count up to this is printed as [c]
	margin  = 2  // no level is printed as if more than all but this many were in it
	nearest = 5
)

// Cell is one figure of a release: a multiple of 5 of at least 10, or [c], which stands for 0 to 7 people, and
// in a row that shows nothing else for any number. The zero Cell is [c]. Nothing outside this package can make another.
type Cell struct{ figure int }

// noLevel is the Cell of a level that its row does not have.
var noLevel = Cell{-1}

// Figure returns the printed number; ok is false for [c] and for a level that the row does not have.
func (c Cell) Figure() (people int, ok bool) { return max(c.figure, 0), c.figure > 0 }

// IsLevel reports whether the row has this level at all. "No chance yet" is not a level of a qualification.
func (c Cell) IsLevel() bool { return c != noLevel }

// Concealed is how a cell without a figure is printed. Brackets are read out by a screen reader; a star is not.
const Concealed = "[c]"

// NotOffered is how a level that the row does not have is told to people. A blank would look like nobody, and would not
// be read out.
const NotOffered = "not offered"

// String returns the number, Concealed or NotOffered.
func (c Cell) String() string {
	switch {
	case !c.IsLevel():
		return NotOffered
	case c.figure == 0:
		return Concealed
	}
	return strconv.Itoa(c.figure)
}

func (c Cell) shown() bool { return c.figure > 0 }

// roundTo5 rounds a count to the nearest multiple of 5.
func roundTo5(people int) int { return nearest * ((people + nearest/2) / nearest) }

// sizeCell prints how many people a row or group is about; it has at least ten.
func sizeCell(people int) Cell {
	if people < least {
		return Cell{}
	}
	return Cell{roundTo5(people)}
}

// row is the disclosure rule: it prints how many of n people are in each level. A count below zero is a level that the
// row does not have. Fewer than ten people print as nothing but [c].
func row(counts []int) []Cell {
	n := 0
	for _, c := range counts {
		n += max(c, 0)
	}
	cells := make([]Cell, len(counts))
	concealed, atLeast := 0, 0
	for i, c := range counts {
		// Capping makes "everybody" impossible to prove.
		switch capped := min(c, n-margin); {
		case c < 0:
			cells[i] = noLevel
		case capped <= hidden || n < least:
			concealed++
		default:
			cells[i] = Cell{roundTo5(capped)}
			atLeast += lowest(cells[i])
		}
	}
	// Where the shown cells leave hardly anybody over, the concealed ones would be as good as told.
	if concealed > 0 && n-atLeast < margin {
		for i := range cells {
			if cells[i].shown() {
				cells[i] = Cell{}
			}
		}
	}
	return cells
}

// lowest and highest are the fewest and most people that a shown cell of a row of n people can stand for.
func lowest(c Cell) int { return max(hidden+1, c.figure-nearest/2) }

func highest(c Cell, n int) int {
	if c.figure == roundTo5(n-margin) {
		return n // capped
	}
	return c.figure + nearest/2
}

// interval is a range of whole numbers, both ends in.
type interval struct{ lo, hi int }

// levels is a set of levels of a row, one bit each.
type levels uint

func (s levels) has(level int) bool { return s>>level&1 == 1 }

// rangeOf returns how many of n people can be in a set of levels of a printed row, as an outsider knows it who has n
// exactly. It is exact where at least one cell is shown. It reads nothing but what is printed.
func rangeOf(cells []Cell, n int, set levels) interval {
	var in, out interval
	for i, c := range cells {
		var is interval
		switch {
		case c.shown():
			is = interval{lowest(c), highest(c, n)}
		case c.IsLevel():
			is = interval{0, hidden}
		}
		if set.has(i) {
			in.lo, in.hi = in.lo+is.lo, in.hi+is.hi
		} else {
			out.lo, out.hi = out.lo+is.lo, out.hi+is.hi
		}
	}
	return interval{max(in.lo, n-out.hi), min(in.hi, n-out.lo)}
}

// most returns the most people, n at most, of whom each can be in m of the sets, when the sets have these sizes.
func most(sizes []int, m, n int) int {
	// What the sets have to give less what t people take is concave in t and nought at nought, so once it is too little
	// it stays too little.
	return sort.Search(n, func(i int) bool {
		t, given := i+1, 0
		for _, h := range sizes {
			given += min(h, t)
		}
		return given < m*t
	})
}

// anyShown reports whether a row shows a figure.
func anyShown(cells []Cell) bool {
	for _, c := range cells {
		if c.shown() {
			return true
		}
	}
	return false
}

// conceal returns cells with nothing shown.
func conceal(cells []Cell) []Cell {
	blank := make([]Cell, len(cells))
	for i, c := range cells {
		if !c.IsLevel() {
			blank[i] = noLevel
		}
	}
	return blank
}
