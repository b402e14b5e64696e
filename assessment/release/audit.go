package release

import (
	"fmt"

	"waymark/assessment"
)

// AuditError says which row of a release somebody's answer could be worked out from. No such release is made.
type AuditError struct {
	Table TableID
	Row   string // id of the row's subject
	why   string
}

// Error names the table and the row, and no figure.
func (e *AuditError) Error() string {
	return fmt.Sprintf("audit of table %s, row %s: %s", e.Table, e.Row, e.why)
}

// Sentence tells a planner what became of the release.
func (e *AuditError) Sentence() string {
	return fmt.Sprintf("Nothing was published: the figures did not pass the check that nobody's answer can be worked out from them (table %s, %s). They wait for the next release. Tell the people who make Waymark.", e.Table, e.Row)
}

// audit tries to prove something about one to four people from what is printed, as somebody would who knows the rule
// and the exact size of every group. It reads no count. Its last steps run the tests for dependent rows once more.
func audit(r *Release, q *assessment.Questionnaire, exact exactSizes) error {
	if sum(exact.groups) != exact.people {
		return &AuditError{Bands, "groups", "they are not everybody"}
	}
	for _, g := range exact.groups {
		if g < least {
			return &AuditError{Bands, "groups", "one is too small"}
		}
	}
	for i := range r.Tables {
		table := &r.Tables[i]
		for j := range table.Rows {
			if why := provable(table.Rows[j].Cells, exact.of(table.ID, &table.Rows[j])); why != "" {
				return &AuditError{table.ID, table.Rows[j].ID, why}
			}
		}
	}
	return auditDependent(r, q, exact)
}

// of returns how many people a row is about.
func (e *exactSizes) of(table TableID, r *Row) int {
	switch table {
	case Bands:
		return e.groups[r.Group-1]
	case LookAhead:
		return e.look.looked
	}
	return e.people
}

// provable says what a printed row of n people gives away; "" for nothing. A row of [c] alone gives away nothing for
// any n that prints so.
func provable(cells []Cell, n int) string {
	if !anyShown(cells) {
		return ""
	}
	var all levels
	for i, c := range cells {
		if c.IsLevel() {
			all |= 1 << i
		}
	}
	for set := levels(1); set < all; set++ {
		if set&^all != 0 {
			continue
		}
		switch is := rangeOf(cells, n, set); {
		case is.lo > is.hi:
			return "no people could give it"
		case is.lo >= 1 && is.hi <= 4:
			return "one to four people"
		case is.hi < 1:
			return "nobody"
		case is.lo == 0 && is.hi < 2:
			return "nobody or one"
		}
	}
	return ""
}

func auditDependent(r *Release, q *assessment.Questionnaire, exact exactSizes) error {
	ratings := r.Table(Ratings)
	if table := r.Table(Bands); table != nil {
		for d := range q.Domains {
			rows := table.In(q.Domains[d].ID)
			var printed [][]Cell
			for i := range rows {
				printed = append(printed, rows[i].Cells)
			}
			if anyRowShown(rows) && !bandsAgree(ratings, bandAreas(&q.Domains[d]), exact.people, printed, exact.groups) {
				return &AuditError{Bands, q.Domains[d].ID, "the groups and the areas narrow one another"}
			}
		}
	}
	if table := r.Table(Planning); table != nil {
		for _, list := range r.Lists {
			rows := table.options(list.ID)
			if anyRowShown(rows) && !listAgrees(rows, exact.people) {
				return &AuditError{Planning, list.ID, "the options narrow one another"}
			}
		}
	}
	if table := r.Table(LookAhead); table != nil {
		anyRoom := false
		for d := range q.Domains {
			room := exact.look.publishable() && roomIn(ratings, &q.Domains[d], exact.look)
			anyRoom = anyRoom || room
			if !room && anyRowShown(table.In(q.Domains[d].ID)) {
				return &AuditError{LookAhead, q.Domains[d].ID, "the areas narrow it"}
			}
		}
		if !anyRoom {
			return &AuditError{LookAhead, "people", "how many looked ahead narrows the areas"}
		}
	}
	return nil
}

// options returns the rows of one planning list.
func (t *Table) options(list string) []Row {
	var rows []Row
	for _, row := range t.Rows {
		if row.List == list {
			rows = append(rows, row)
		}
	}
	return rows
}

func anyRowShown(rows []Row) bool {
	for i := range rows {
		if rows[i].Shown() {
			return true
		}
	}
	return false
}

func sum(of []int) int {
	total := 0
	for _, n := range of {
		total += n
	}
	return total
}
