package cli_test

import (
	"fmt"
	"slices"

	"waymark/assessment"
)

// printing is a rule for a row of n people: what it prints for a count, and whether it then hides the row after all.
type printing struct {
	cell  func(count, n int) cell
	hides func(printed []cell, n int) bool
}

// waymarks is the rule of Waymark.
var waymarks = printing{
	func(count, n int) cell {
		if count = min(count, n-2); count > 7 {
			return cell(5 * ((count + 2) / 5))
		}
		return concealed
	},
	func(printed []cell, n int) bool {
		left := n
		for _, c := range printed {
			if c > 0 {
				left -= max(8, int(c)-2)
			}
		}
		return left < 2 && slices.Contains(printed, concealed)
	},
}

// prints returns what a rule prints for a row.
func (p printing) prints(counts []int, n int) []cell {
	row := make([]cell, len(counts))
	for i, count := range counts {
		row[i] = p.cell(count, n)
	}
	if p.hides(row, n) {
		for i := range row {
			row[i] = concealed
		}
	}
	return row
}

// row returns how many of n people can be in each choice of the levels that a printed row has. A row that shows nothing
// can have been left out; then it says nothing.
func (p printing) row(cells []cell, n int, leftOut bool) (levels []int, unions []numbers) {
	var sets []numbers
	for i, c := range cells {
		if c != notALevel {
			levels = append(levels, i)
			sets = append(sets, numbersWhere(n, func(x int) bool { return leftOut || p.cell(x, n) == c }))
		}
	}
	nothing := !slices.ContainsFunc(cells, func(c cell) bool { return c > 0 })
	switch {
	case nothing && leftOut:
	case nothing && len(levels) == 2: // the few that print so can be gone through
		first := numbersWhere(n, func(x int) bool { return slices.Equal(p.prints([]int{x, n - x}, n), cells) })
		return levels, []numbers{only(0), first, first.without(n), only(n)}
	case nothing: // more can be behind it than the cells say
		for i := range sets {
			sets[i] = upTo(0, n)
		}
	}
	return levels, shares(sets, n)
}

// attackedRelease is a release under attack.
type attackedRelease struct {
	*attack
	number int
	q      *assessment.Questionnaire
	doc    *exported
	truth  *truth
}

// rows tries every choice of levels of every row.
func (r *attackedRelease) rows() {
	for _, table := range r.doc.Tables {
		for i, row := range table.Rows {
			counts, subject := r.truth.counts(table.ID, i, &row), row.ID
			if row.Group > 0 {
				group := r.doc.Groups[row.Group-1]
				subject += " of " + group.Stage + "/" + group.Profession
			}
			r.tryRow(waymarks, table.ID+" "+row.List+" "+subject, row.Cells, counts, r.leftOut(table.ID, &row))
		}
	}
}

// tryRow tries every choice of levels but none and all.
func (r *attackedRelease) tryRow(by printing, subject string, cells []cell, counts []int, leftOut bool) {
	n := 0
	for _, count := range counts {
		n += count
	}
	levels, unions := by.row(cells, n, leftOut)
	for chosen := 1; chosen < len(unions)-1; chosen++ {
		truth := 0
		for i, level := range levels {
			if chosen>>i&1 == 1 {
				truth += counts[level]
			}
		}
		r.note(r.number, known{unions[chosen], truth}, fmt.Sprintf("%s, levels %b", subject, chosen))
	}
}

// leftOut reports whether a row can have been left out, whatever the figures are: in B with all groups, in C with the
// whole list, in D alone.
func (r *attackedRelease) leftOut(table string, row *exportedRow) bool {
	switch table {
	case "B":
		return saysNothing(r.bands(row.Domain))
	case "C":
		return saysNothing(r.options(row.List))
	case "D":
		return saysNothing([]exportedRow{*row})
	}
	return false
}

func (r *attackedRelease) bands(domain string) []exportedRow {
	return slices.DeleteFunc(slices.Clone(r.doc.rowsOf("B")), func(row exportedRow) bool { return row.Domain != domain })
}

func (r *attackedRelease) options(list string) []exportedRow {
	return slices.DeleteFunc(slices.Clone(r.doc.rowsOf("C")), func(row exportedRow) bool { return row.List != list })
}

// first returns how many of n people can be in the first level of a row of two.
func (r *attackedRelease) first(table string, row *exportedRow, n int) numbers {
	_, unions := waymarks.row(row.Cells, n, r.leftOut(table, row))
	return unions[1]
}

// groupsTogether tries every choice of groups in each domain.
func (r *attackedRelease) groupsTogether() {
	for _, d := range r.q.Domains {
		bands := r.bands(d.ID)
		var sets []numbers
		for _, row := range bands {
			sets = append(sets, r.first("B", &row, r.truth.groups[row.Group-1]))
		}
		for chosen, can := range sumsOf(sets) {
			n, upper := 0, 0
			for i, row := range bands {
				if chosen>>i&1 == 1 {
					n += r.truth.groups[row.Group-1]
					upper += r.truth.bands[row.Group-1][row.Domain]
				}
			}
			if chosen > 0 {
				statement := fmt.Sprintf("B %s, groups %b", d.ID, chosen)
				r.try(fmt.Sprintf("release %d", r.number+1), known{can, upper}, statement)
				r.try(fmt.Sprintf("release %d", r.number+1), known{can.without(n), n - upper}, statement+", lower")
			}
		}
	}
}

// own returns how many of all people can be on their own or above in an area, as table A prints it.
func (r *attackedRelease) own(f *assessment.FocusArea) numbers {
	levels, unions := waymarks.row(r.doc.area(f.ID).Cells, r.truth.people, false)
	chosen := 0
	for i, level := range levels {
		if level == 2 || level == 3 {
			chosen |= 1 << i
		}
	}
	return unions[chosen]
}
