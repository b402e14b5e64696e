package cli_test

import (
	"slices"

	"waymark/assessment"
)

// truth is what is behind a release, counted straight from the people. The sizes of groups, who is at the last stage
// and how many looked ahead are told to whoever attacks; the rest only says whether the attack is right.
type truth struct {
	people, looked int
	groups         []int
	ratings        []map[string]int // by area
	marks          []int            // by area
	bands          []map[string]int // by group and domain, people on their own or above in half of the areas or more
	ticks          map[string]int   // by list and option
	ready          map[string]int   // by domain
	sizes          map[place]int
	ratingIDs      []string // the levels of table A
}

// place is a stage and a profession group, as a group has them.
type place = exportedGroup

func countTruth(q *assessment.Questionnaire, doc *exported, people []assessment.Rows) *truth {
	t := &truth{
		groups: make([]int, len(doc.Groups)), marks: make([]int, len(q.Areas())),
		ticks: map[string]int{}, ready: map[string]int{}, sizes: map[place]int{},
	}
	for range q.Areas() {
		t.ratings = append(t.ratings, map[string]int{})
	}
	for range doc.Groups {
		t.bands = append(t.bands, map[string]int{})
	}
	for _, level := range doc.Tables[0].Levels {
		t.ratingIDs = append(t.ratingIDs, level.ID)
	}
	for i := range people {
		t.count(q, doc, &people[i])
	}
	return t
}

func (t *truth) count(q *assessment.Questionnaire, doc *exported, p *assessment.Rows) {
	t.people++
	at := placeOf(q, &p.Response)
	t.sizes[at]++
	group := groupOf(doc.Groups, at)
	t.groups[group]++
	lookedAnywhere := false
	for _, d := range q.Domains {
		areas, own, looked, ready := 0, 0, 0, 0
		for _, f := range d.Areas {
			answer, _ := assessment.UnpackArea(p.Response.Areas[f.Index])
			t.ratings[f.Index][answer.Rating.String()]++
			if answer.Mark {
				t.marks[f.Index]++
			}
			if !f.Private {
				areas++
				own += one(answer.Rating.OnMyOwnOrAbove())
			}
			looked += one(answer.LookAhead != assessment.NotAnswered)
			ready += one(answer.LookAhead.OnMyOwnOrAbove())
		}
		t.bands[group][d.ID] += one(2*own >= areas)
		t.ready[d.ID] += one(looked > 0 && 2*ready >= looked)
		lookedAnywhere = lookedAnywhere || looked > 0
	}
	t.looked += one(lookedAnywhere)
	for i, list := range q.Planning {
		for j, o := range list.Options {
			t.ticks[list.ID+" "+o.ID] += int(p.Planning.TicksOf(i) >> j & 1)
		}
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Ids that stand in a release for all that are not named, and for no stage.
const (
	together = "together"
	notSaid  = "not-said"
)

func placeOf(q *assessment.Questionnaire, r *assessment.Response) place {
	if r.Stage == 0 {
		return place{notSaid, r.Profession}
	}
	return place{q.Stages[r.Stage-1].ID, r.Profession}
}

// groupOf returns the group that holds a place: by the names of the groups alone.
func groupOf(groups []exportedGroup, at place) int {
	if !slices.ContainsFunc(groups, func(g exportedGroup) bool { return g.Stage == at.Stage }) {
		at.Stage = together
	}
	if i := slices.Index(groups, at); i >= 0 {
		return i
	}
	return slices.Index(groups, place{at.Stage, together})
}

// counts returns how many people are in each level of a row.
func (t *truth) counts(table string, index int, row *exportedRow) []int {
	switch table {
	case "A":
		var counts []int
		for _, id := range t.ratingIDs {
			counts = append(counts, t.ratings[index][id])
		}
		return counts
	case "A2":
		return []int{t.marks[index], t.people - t.marks[index]}
	case "B":
		upper := t.bands[row.Group-1][row.Domain]
		return []int{upper, t.groups[row.Group-1] - upper}
	case "C":
		ticked := t.ticks[row.List+" "+row.ID]
		return []int{ticked, t.people - ticked}
	}
	return []int{t.ready[row.Domain], t.looked - t.ready[row.Domain]}
}
