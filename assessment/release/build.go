package release

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"

	"waymark/assessment"
)

// ErrTooFew is returned for a tally of fewer than ten people.
var ErrTooFew = errors.New("fewer than ten people")

// Particulars say which release is made. They come from outside and say nothing about the responses but LeftOut.
type Particulars struct {
	Number   int
	Made     assessment.Date
	Site     string
	Sample   bool
	From, To string
	Early    bool
	LeftOut  int // responses that were damaged and not counted
}

// Release makes the release of what was counted and audits it. lot draws one lot, true one time in sixteen; it is asked
// once for each domain, in order, whatever the figures are. It returns ErrTooFew for fewer than ten people and an
// *AuditError for figures from which somebody's answer could be worked out.
func (t *Tally) Release(p Particulars, lot func() bool) (*Release, error) {
	if !t.Enough() {
		return nil, ErrTooFew
	}
	r := &Release{
		Number: p.Number, Made: p.Made, Site: p.Site, Sample: p.Sample,
		Questionnaire: t.q.ID, Version: t.q.Version, Title: t.q.Title,
		From: p.From, To: p.To, Early: p.Early, LeftOut: roughly(p.LeftOut),
		Rule: ruleWords, NeedsRule: needsRuleWords, People: sizeCell(t.people),
	}
	for _, d := range t.q.Domains {
		r.Domains = append(r.Domains, Domain{d.ID, d.Title, d.Short})
	}
	parts := partition(t.sizes())
	exact := t.exact(parts)
	r.Tables = append(r.Tables, t.ratings(), t.marks())
	if len(parts) > 1 {
		r.Groups = t.groups(parts)
		r.Tables = append(r.Tables, t.bands(r.Table(Ratings), parts, lot))
	}
	if t.plans <= t.people { // more of them is damage
		r.Lists = t.lists()
		r.Tables = append(r.Tables, t.planning())
	}
	if exact.look.publishable() {
		if table, ok := t.lookAhead(r.Table(Ratings), exact.look); ok {
			r.Tables = append(r.Tables, table)
		}
	}
	if err := audit(r, t.q, exact); err != nil {
		return nil, err
	}
	return r, nil
}

// DrawLots returns the lots of a release drawn from random numbers: one in sixteen falls.
func DrawLots(random func() byte) func() bool { return func() bool { return random()%16 == 0 } }

// roughly words how many responses were left out: no small number is told.
func roughly(n int) string {
	switch {
	case n == 0:
		return ""
	case n < least:
		return "some"
	}
	return strconv.Itoa(roundTo5(n))
}

// sizes returns how many people each stage and profession group has; "not said" is the last stage, for the order of the
// questionnaire decides between groups of one size.
func (t *Tally) sizes() [][]int {
	var grid [][]int
	for _, s := range t.stageOrder() {
		sizes := make([]int, len(t.professions))
		for p, id := range t.professionOrder() {
			sizes[p] = t.places[s][t.professions[id]].people
		}
		grid = append(grid, sizes)
	}
	return grid
}

func (t *Tally) stageOrder() []int {
	var order []int
	for s := range t.q.Stages {
		order = append(order, s+1)
	}
	return append(order, 0)
}

// professionOrder lists profession groups as the questionnaire does, then those that it does not know by their ids: the
// order in which responses arrived must not matter.
func (t *Tally) professionOrder() []string {
	listed := func(id string) int {
		i := slices.IndexFunc(t.q.Professions, func(p assessment.Profession) bool { return p.ID == id })
		if i < 0 {
			return len(t.q.Professions)
		}
		return i
	}
	return slices.SortedFunc(maps.Keys(t.professions), func(a, b string) int {
		return cmp.Or(cmp.Compare(listed(a), listed(b)), cmp.Compare(a, b))
	})
}

// exactSizes are what an outsider is taken to know besides what is printed.
type exactSizes struct {
	people int
	groups []int
	look   lookAhead
}

func (t *Tally) exact(parts []part) exactSizes {
	e := exactSizes{people: t.people, look: lookAhead{people: t.people, above: t.people, looked: t.looked}}
	for _, p := range parts {
		e.groups = append(e.groups, p.people)
	}
	for _, at := range t.places[len(t.q.Stages)] {
		e.look.above -= at.people
	}
	return e
}

func (t *Tally) groups(parts []part) []Group {
	stages, professions := t.stageOrder(), t.professionOrder()
	named := slices.ContainsFunc(parts, func(p part) bool { return p.stage != together })
	var groups []Group
	for _, p := range parts {
		g := Group{
			Stage: Together, StageWords: "Remaining stages",
			Profession: Together, ProfessionWords: "professions combined", People: sizeCell(p.people),
		}
		switch {
		case p.stage == together && !named:
			g.StageWords = "All stages"
		case p.stage != together && stages[p.stage] == 0:
			g.Stage, g.StageWords = StageNotSaid, "Stage not said"
		case p.stage != together:
			stage := t.q.Stages[stages[p.stage]-1]
			g.Stage, g.StageWords = stage.ID, stage.Title
		}
		if p.profession != together {
			g.Profession = professions[p.profession]
			g.ProfessionWords = g.Profession
			if known := t.q.ProfessionByID(g.Profession); known != nil {
				g.ProfessionWords = known.Words
			}
		}
		groups = append(groups, g)
	}
	return groups
}
