package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"waymark/assessment"
	"waymark/cli"
)

// The attack on the sample county: somebody has all of its releases as they were exported for programs, knows the rule,
// and was told the exact number of people in each group, with a stage above theirs, and of those who looked ahead. From
// that they work out every number that each figure, and each sum of figures, can stand for. None of it leans on
// package release: the rule is written down here once more.

func TestNothingIsProvenFromAllReleasesOfTheSampleCounty(t *testing.T) {
	t.Parallel()
	q := ourQuestionnaire(func(err error) { must(t, err) })
	quarters, err := cli.SampleCounty(q)
	must(t, err)
	folder := sampleFolder(t)
	var a attack
	for i, quarter := range quarters {
		export, err := os.ReadFile(filepath.Join(folder, "releases", fmt.Sprintf("sample-release-%d.json", i+1)))
		must(t, err)
		if !bytes.Contains(export, append([]byte("\"release\":\n"), quarter.Document...)) {
			t.Fatalf("release %d of the sample is not what the rule makes of the people made up for it", i+1)
		}
		before := a.tried
		a.release(i, q, readExport(t, export), quarter.Rows)
		t.Logf("release %d: %d statements tried", i+1, a.tried-before)
	}
	before := a.tried
	a.acrossReleases(len(quarters))
	t.Logf("several releases together: %d statements tried", a.tried-before)
	a.mustHaveFoundNothing(t)
}

// attack collects what was tried and found.
type attack struct {
	tried int
	found []string // statements that are proven
	wrong []string // statements that the attack takes for impossible, and that are true
	about map[string]map[int]known
}

// known is what is known of how many people one statement is true of, in one release.
type known struct {
	can   numbers
	truth int
}

// try looks at a statement that is true of some number of people. The same words about another release are the same
// statement.
func (a *attack) try(where string, is known, statement string) {
	a.tried++
	least, most, count := is.can.summary()
	words := fmt.Sprintf("%s, %s: %d to %d people", where, statement, least, most)
	switch {
	case !is.can.has(is.truth):
		a.wrong = append(a.wrong, fmt.Sprintf("%s, and there are %d", words, is.truth))
	case least >= 1 && most <= 4, most == 0, least == 0 && (count < 3 || most < 2):
		a.found = append(a.found, words)
	}
}

// note keeps a statement for the attack on several releases, and tries it.
func (a *attack) note(release int, is known, statement string) {
	a.try(fmt.Sprintf("release %d", release+1), is, statement)
	if a.about == nil {
		a.about = map[string]map[int]known{}
	}
	if a.about[statement] == nil {
		a.about[statement] = map[int]known{}
	}
	a.about[statement][release] = is
}

// mustSayNoMore finds something where one table narrows what another says.
func (a *attack) mustSayNoMore(release int, alone, both numbers, statement string) {
	a.tried++
	if alone.Cmp(both.Int) != 0 {
		least, most, _ := both.summary()
		a.found = append(a.found, fmt.Sprintf("release %d, %s: only %d to %d people, by two tables together", release+1, statement, least, most))
	}
}

// release tries everything that one release says.
func (a *attack) release(number int, q *assessment.Questionnaire, doc *exported, people []assessment.Rows) {
	r := &attackedRelease{attack: a, number: number, q: q, doc: doc, truth: countTruth(q, doc, people)}
	r.rows()
	r.groupsTogether()
	r.areasAndGroups()
	r.ticksOfOneList()
	r.areasAndLookAhead()
	r.sizes()
}

// acrossReleases tries the sum of the people of whom a statement is true, over every choice of two releases or more.
// Nobody is in two of them.
func (a *attack) acrossReleases(releases int) {
	for statement, by := range a.about {
		for chosen := 1; chosen < 1<<releases; chosen++ {
			sum, of := known{can: only(0)}, 0
			for i, is := range by {
				if chosen>>i&1 == 1 {
					sum, of = known{sum.can.plus(is.can), sum.truth + is.truth}, of+1
				}
			}
			if of > 1 && of == bits.OnesCount(uint(chosen)) {
				a.try(fmt.Sprintf("releases %04b", chosen), sum, statement)
			}
		}
	}
}

func (a *attack) mustHaveFoundNothing(t *testing.T) {
	t.Helper()
	t.Logf("%d statements tried", a.tried)
	for _, words := range a.wrong[:min(len(a.wrong), 10)] {
		t.Errorf("the attack is wrong: %s", words)
	}
	for _, words := range a.found[:min(len(a.found), 10)] {
		t.Errorf("proven: %s", words)
	}
	if a.tried < 1000 {
		t.Error("hardly anything was tried")
	}
}

// exported is a release as a program reads it.
type exported struct {
	Groups []exportedGroup
	Lists  []struct{ ID string }
	Tables []struct {
		ID     string
		Levels []struct{ ID string }
		Rows   []exportedRow
	}
}

type exportedGroup struct{ Stage, Profession string }

type exportedRow struct {
	ID, Domain, List string
	Group            int
	Cells            []cell
}

// cell is a printed cell: a figure, or one of these.
type cell int

const (
	notALevel cell = -1
	concealed cell = -2
)

// UnmarshalJSON reads a cell.
func (c *cell) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "null":
		*c = notALevel
		return nil
	case `"[c]"`:
		*c = concealed
		return nil
	}
	return json.Unmarshal(data, (*int)(c))
}

func readExport(t *testing.T, export []byte) *exported {
	t.Helper()
	var file struct{ Release exported }
	must(t, json.Unmarshal(export, &file))
	if len(file.Release.Tables) < 2 || len(file.Release.Groups) < 2 {
		t.Fatal("the release has hardly anything to attack")
	}
	return &file.Release
}

// rowsOf returns the rows of a table.
func (e *exported) rowsOf(table string) []exportedRow {
	for _, t := range e.Tables {
		if t.ID == table {
			return t.Rows
		}
	}
	return nil
}

// area returns the ratings of a focus area as they are printed.
func (e *exported) area(id string) exportedRow {
	rows := e.rowsOf("A")
	return rows[slices.IndexFunc(rows, func(r exportedRow) bool { return r.ID == id })]
}

// saysNothing reports whether none of some rows shows a figure. They may have been left out, whatever they are.
func saysNothing(rows []exportedRow) bool {
	return !slices.ContainsFunc(rows, func(r exportedRow) bool {
		return slices.ContainsFunc(r.Cells, func(c cell) bool { return c > 0 })
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
