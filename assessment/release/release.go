package release

import (
	"fmt"

	"waymark/assessment"
)

// Least is the fewest people that a release or a group is about.
const Least = least

// Release is a numbered set of figures that has passed the rule, with every word that a writer needs, so that it prints
// alike when its questionnaire is long gone.
type Release struct {
	Number        int
	Made          assessment.Date
	Site          string // may be empty
	Sample        bool   // the figures are made up
	Questionnaire string // id
	Version       string
	Title         string
	From, To      string // quarters such as 2026-Q3, both in; From is "" for all up to To
	Early         bool   // the last quarter was closed before it ended
	LeftOut       string // damaged responses: "" for none, "some", or a number of ten or more, to the nearest 5
	Rule          string // in plain words, as it stood when this release was made
	NeedsRule     string // how training needs are ranked
	People        Cell

	Domains []Domain
	Groups  []Group
	Lists   []List
	Tables  []Table
}

// Domain is a domain of the questionnaire.
type Domain struct{ ID, Title, Short string }

// Group is a part of the respondents. Groups do not overlap, and everybody is in one.
type Group struct {
	Stage, StageWords           string // id of a stage, StageNotSaid or Together
	Profession, ProfessionWords string // id of a profession group or Together
	People                      Cell
}

// Ids that stand where a group has no stage or profession group of its own.
const (
	Together     = "together" // all that are not named
	StageNotSaid = "not-said"
)

// Words names the group, such as "Support worker, Physiotherapy".
func (g *Group) Words() string { return g.StageWords + ", " + g.ProfessionWords }

// List is a planning list.
type List struct{ ID, Question string }

// Table is one of the tables A, A2, B, C and D. Tables that could not be made are not there.
type Table struct {
	ID     TableID
	Levels []Level
	Rows   []Row
}

// TableID names a table.
type TableID string

// The tables.
const (
	Ratings   TableID = "A"  // every focus area: ratings
	Marks     TableID = "A2" // every focus area: who wants to work on it
	Bands     TableID = "B"  // groups by domain: half or more of the areas on my own or above
	Planning  TableID = "C"  // options of the planning lists
	LookAhead TableID = "D"  // domains: those who looked ahead
)

// Level is one column of a table.
type Level struct{ ID, Words string }

// Row is one line of a table. What it is about is told by Domain with, in tables A and A2, an area; by Domain and Group
// in B; by List and ID in C; by Domain in D.
type Row struct {
	ID       string // of the focus area, the domain or the option
	Domain   string // id; "" in C
	List     string // id; "" elsewhere
	Group    int    // in B the place in Release.Groups, from 1; 0 elsewhere
	Position string // of the focus area in the framework, such as "3.9"
	Words    string
	Short    string // 28 characters at most, where Words may be longer
	Private  bool   // the focus area is counted only where people chose to share it
	People   Cell   // how many people the row is about
	Cells    []Cell // one for each level of the table
}

// Table returns a table by its id; nil when the release has none.
func (r *Release) Table(id TableID) *Table {
	for i := range r.Tables {
		if r.Tables[i].ID == id {
			return &r.Tables[i]
		}
	}
	return nil
}

// Domain returns a domain by its id, with its number from 1.
func (r *Release) Domain(id string) (number int, domain Domain) {
	for i, d := range r.Domains {
		if d.ID == id {
			return i + 1, d
		}
	}
	return 0, Domain{}
}

// In returns the rows of a domain.
func (t *Table) In(domain string) []Row {
	var rows []Row
	for _, row := range t.Rows {
		if row.Domain == domain {
			rows = append(rows, row)
		}
	}
	return rows
}

// Shown reports whether a row shows any figure; a row of [c] alone says nothing.
func (r *Row) Shown() bool { return anyShown(r.Cells) }

// percentFrom is the least printed number of people of which percentages are given.
const percentFrom = 20

// Percent returns a cell as a whole percentage of its row's printed number of people, 100 at most, from printed figures
// only; ok is false for [c] and where the row is about fewer than 20 people.
func (r *Row) Percent(level int) (percent int, ok bool) {
	of, _ := r.People.Figure()
	figure, shown := r.Cells[level].Figure()
	if !shown || !r.HasPercents() {
		return 0, false
	}
	return min(100, (200*figure+of)/(2*of)), true
}

// HasPercents reports whether the row is about enough people for percentages.
func (r *Row) HasPercents() bool {
	of, _ := r.People.Figure()
	return of >= percentFrom
}

// Name says which release this is in a few words: "Release 3, July to September 2026".
func (r *Release) Name() string { return fmt.Sprintf("Release %d, %s", r.Number, r.Period()) }
