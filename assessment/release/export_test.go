package release

import "waymark/assessment"

// What the tests of the rule need to see.

const (
	Hidden = hidden
	Margin = margin
)

var NoLevel = noLevel

// CellOf makes a cell that no rule made.
func CellOf(figure int) Cell { return Cell{figure} }

func RowOf(counts ...int) []Cell { return row(counts) }

func RoundTo5(people int) int { return roundTo5(people) }

func RangeOf(cells []Cell, n int, set uint) (lo, hi int) {
	is := rangeOf(cells, n, levels(set))
	return is.lo, is.hi
}

func PrintsAs(cells []Cell, n int) (lo, hi int) {
	is := printsAs(cells, n)
	return is.lo, is.hi
}

func Most(sizes []int, m, n int) int { return most(sizes, m, n) }

// Interval is a range of whole numbers, both ends in.
type Interval = interval

func IntervalOf(lo, hi int) Interval { return interval{lo, hi} }

func BandsFit(own, band []Interval, n int) bool { return bandsFit(own, band, n) }

func ListFits(option []Interval, limit, n int) bool { return listFits(option, limit, n) }

// BandsAgree is the test for a domain of table B, where rows[i] is the row of table A of its area i.
func BandsAgree(rows [][]Cell, people int, printed [][]Cell, exact []int) bool {
	var ratings Table
	var areas []*assessment.FocusArea
	for i, cells := range rows {
		ratings.Rows = append(ratings.Rows, Row{Cells: cells})
		areas = append(areas, &assessment.FocusArea{Index: i})
	}
	return bandsAgree(&ratings, areas, people, printed, exact)
}

// RoomIn is the test for a domain of table D, where rows[i] is the row of table A of its area i and each area is worded
// differently at the two stages there are.
func RoomIn(rows [][]Cell, people, above, looked int) bool {
	var ratings Table
	var d assessment.Domain
	for i, cells := range rows {
		ratings.Rows = append(ratings.Rows, Row{Cells: cells})
		d.Areas = append(d.Areas, assessment.FocusArea{Index: i, Statements: []string{"one", "two"}})
	}
	return roomIn(&ratings, &d, lookAhead{people: people, above: above, looked: looked})
}

func Publishable(people, above, looked int) bool {
	return lookAhead{people: people, above: above, looked: looked}.publishable()
}

func Split(sizes []int) (named, rest []int) { return split(sizes) }

// Part is one group of a partition: its name, -1 for all that are not named, and the places of the grid in it.
type Part struct {
	Stage, Profession, People int
	Of                        [][2]int
}

func Partition(grid [][]int) []Part {
	var parts []Part
	for _, p := range partition(grid) {
		made := Part{p.stage, p.profession, p.people, nil}
		for _, at := range p.of {
			made.Of = append(made.Of, [2]int{at.stage, at.profession})
		}
		parts = append(parts, made)
	}
	return parts
}

// Sizes are the exact sizes that the audit of a release knows.
type Sizes struct {
	People             int
	Groups             []int
	Respondents, Above int
	Looked             int
}

func (t *Tally) Sizes() Sizes {
	e := t.exact(partition(t.sizes()))
	return Sizes{e.people, e.groups, e.look.people, e.look.above, e.look.looked}
}

func Audit(r *Release, q *assessment.Questionnaire, s Sizes) error {
	return audit(r, q, exactSizes{s.People, s.Groups, lookAhead{s.Respondents, s.Above, s.Looked}})
}

// Upper returns how many people are on their own or above in half of the areas of a domain or more.
func (t *Tally) Upper(domain int) int {
	n := 0
	for _, stage := range t.places {
		for _, at := range stage {
			n += at.upper[domain]
		}
	}
	return n
}

// Ready returns how many of those who looked ahead are ready in a domain.
func (t *Tally) Ready(domain int) int { return t.ready[domain] }
