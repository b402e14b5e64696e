package release

import (
	"cmp"
	"slices"
)

// Need is one line of the training needs.
type Need struct {
	Rank                int // 1 first; areas with the same figures share one
	Area                *Row
	Need                Cell // not yet, with support
	Wish                Cell // wants to work on this
	Reach               Cell // no chance yet
	NotYet, WithSupport Cell
}

// TrainingNeeds ranks the focus areas by need, then wish, then reach, then the order of the framework. It reads printed
// cells only, and takes [c] as nought.
func (r *Release) TrainingNeeds() []Need {
	ratings, marks := r.Table(Ratings), r.Table(Marks)
	var needs []Need
	for i := range ratings.Rows {
		area := &ratings.Rows[i]
		notYet, withSupport := area.Cells[0], area.Cells[1]
		needs = append(needs, Need{
			Area: area, Need: add(notYet, withSupport), Wish: marks.Rows[i].Cells[0], Reach: area.Cells[4],
			NotYet: notYet, WithSupport: withSupport,
		})
	}
	slices.SortStableFunc(needs, func(a, b Need) int { return compareNeeds(&a, &b) })
	for i := range needs {
		needs[i].Rank = i + 1
		if i > 0 && compareNeeds(&needs[i-1], &needs[i]) == 0 {
			needs[i].Rank = needs[i-1].Rank
		}
	}
	return needs
}

// compareNeeds puts the greater need first.
func compareNeeds(a, b *Need) int {
	return cmp.Or(
		cmp.Compare(b.Need.known(), a.Need.known()),
		cmp.Compare(b.Wish.known(), a.Wish.known()),
		cmp.Compare(b.Reach.known(), a.Reach.known()))
}

// known is a cell as a number for adding up and ordering: [c] is nought, and so is a level that a row does not have.
func (c Cell) known() int { return max(c.figure, 0) }

// add adds up printed cells, [c] as nought.
func add(cells ...Cell) Cell {
	total := Cell{}
	for _, c := range cells {
		total.figure += c.known()
	}
	return total
}
