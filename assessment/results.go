package assessment

import "slices"

// Limits of the lists in Results.
const (
	StrengthLimit   = 5
	PriorityLimit   = 5 // of what was marked
	SuggestionLimit = 3 // when nothing was marked
)

// Tally counts ratings. It is a set of counts, never a score.
type Tally struct {
	NotYet, WithSupport, OnMyOwn, TeachOthers int
	NoChance, NotMyRole, NotAnswered          int
}

// Levels counts the areas rated with a level.
func (t Tally) Levels() int { return t.NotYet + t.WithSupport + t.OnMyOwn + t.TeachOthers }

// Answered counts the areas with any of the six answers.
func (t Tally) Answered() int { return t.Levels() + t.NoChance + t.NotMyRole }

// OnMyOwnOrAbove counts levels 3 and 4.
func (t Tally) OnMyOwnOrAbove() int { return t.OnMyOwn + t.TeachOthers }

// ToWorkOn counts levels 1 and 2.
func (t Tally) ToWorkOn() int { return t.NotYet + t.WithSupport }

// Add counts one more rating.
func (t *Tally) Add(r Rating) {
	switch r {
	case NotYet:
		t.NotYet++
	case WithSupport:
		t.WithSupport++
	case OnMyOwn:
		t.OnMyOwn++
	case TeachOthers:
		t.TeachOthers++
	case NoChance:
		t.NoChance++
	case NotMyRole:
		t.NotMyRole++
	default:
		t.NotAnswered++
	}
}

// Showing says whether a domain's count may be shown.
type Showing uint8

// What can be shown of a domain.
const (
	ShowCount   Showing = iota // "6 of 11 on my own or above"
	TooFew                     // "Not enough answers yet"
	NotYourRole                // every area is not part of the role
)

// DomainResult is what the answers in one domain come to.
type DomainResult struct {
	Domain *Domain
	Tally
	Showing Showing
	Private int          // areas left out because they are private
	Ready   []*FocusArea // level 3 or 4 at the stage looked ahead at
	ToBuild []*FocusArea // level 1 or 2, now or at that stage
	Open    int          // in the look ahead and not looked at: neither ready nor to build
}

// Results is what an assessment comes to. Every list is in a fixed order that does not depend on the order of
// answering.
type Results struct {
	Domains       []DomainResult
	LookAhead     *Stage       // the stage that Ready and ToBuild are about; nil when the aim has none
	Strengths     []*FocusArea // level 4, then level 3 with a note, then level 3
	Marked        []*FocusArea // all that were marked
	Priorities    []*FocusArea // what to talk about: marked, or suggested when nothing was marked
	Suggested     bool         // Priorities are suggestions
	Chances       []*FocusArea // no chance yet: chances to ask for
	CheckTogether []*FocusArea // a duty answered "not part of my role"
}

// Results works everything out. Private areas take part only when the worker ticked them into the report.
func (a *Assessment) Results() Results {
	res := Results{LookAhead: a.LookAheadStage()}
	for i := range a.q.Domains {
		res.Domains = append(res.Domains, a.domainResult(&a.q.Domains[i]))
	}
	for _, f := range a.q.areas {
		if a.hidden(f) {
			continue
		}
		ans := a.Answer(f)
		if ans.Mark {
			res.Marked = append(res.Marked, f)
		}
		if ans.Rating == NoChance {
			res.Chances = append(res.Chances, f)
		}
		if f.Duty && ans.Rating == NotMyRole {
			res.CheckTogether = append(res.CheckTogether, f)
		}
	}
	res.Strengths = a.strengths()
	res.Priorities = firstOf(safetyFirst(res.Marked), PriorityLimit)
	if len(res.Marked) == 0 {
		res.Priorities = firstOf(a.suggestions(), SuggestionLimit)
		res.Suggested = len(res.Priorities) > 0
	}
	return res
}

// hidden reports whether f stays out of what the worker shows.
func (a *Assessment) hidden(f *FocusArea) bool { return f.Private && !a.state.parts.Wellbeing }

func (a *Assessment) domainResult(d *Domain) DomainResult {
	res := DomainResult{Domain: d}
	for i := range d.Areas {
		f := &d.Areas[i]
		if a.hidden(f) {
			res.Private++
			continue
		}
		res.Add(a.Answer(f).Rating)
		switch ready, toBuild := a.readiness(f); {
		case ready:
			res.Ready = append(res.Ready, f)
		case toBuild:
			res.ToBuild = append(res.ToBuild, f)
		case a.inLookAhead(f) && a.Answer(f).LookAhead == NotAnswered:
			res.Open++
		}
	}
	res.Showing = ShowingOf(res.Tally)
	return res
}

// ShowingOf holds the rule of when a count means enough: levels for at least half of the areas that apply, and for three
// or all of them.
func ShowingOf(t Tally) Showing {
	applicable := t.Levels() + t.NoChance + t.NotAnswered
	switch levels := t.Levels(); {
	case applicable == 0 && t.NotMyRole > 0:
		return NotYourRole
	case levels > 0 && levels*2 >= applicable && levels >= min(3, applicable):
		return ShowCount
	}
	return TooFew
}

// readiness says how f stands for the stage aimed at. Both are false for what was not looked at.
func (a *Assessment) readiness(f *FocusArea) (ready, toBuild bool) {
	t := a.q.target(a.state)
	if t < 0 {
		return false, false
	}
	ans := a.Answer(f)
	at := ans.LookAhead
	if ans.Rating.ToWorkOn() || ans.Rating.IsLevel() && f.SameText(a.stageIndex(), t) {
		at = ans.Rating
	}
	return at.OnMyOwnOrAbove(), at.ToWorkOn()
}

func (a *Assessment) strengths() []*FocusArea {
	var teach, noted, own []*FocusArea
	for _, f := range a.q.areas {
		ans := a.Answer(f)
		switch {
		case a.hidden(f):
		case ans.Rating == TeachOthers:
			teach = append(teach, f)
		case ans.Rating == OnMyOwn && ans.Note != "":
			noted = append(noted, f)
		case ans.Rating == OnMyOwn:
			own = append(own, f)
		}
	}
	return firstOf(slices.Concat(teach, noted, own), StrengthLimit)
}

// suggestions are what to work on when the worker marked nothing: level 1, then level 2, safety first in each.
func (a *Assessment) suggestions() []*FocusArea {
	var notYet, withSupport []*FocusArea
	for _, f := range a.q.areas {
		if a.hidden(f) {
			continue
		}
		switch a.Answer(f).Rating {
		case NotYet:
			notYet = append(notYet, f)
		case WithSupport:
			withSupport = append(withSupport, f)
		}
	}
	return slices.Concat(safetyFirst(notYet), safetyFirst(withSupport))
}

// safetyFirst puts areas where harm can follow at once before the others, keeping framework order in each.
func safetyFirst(areas []*FocusArea) []*FocusArea {
	sorted := slices.Clone(areas)
	slices.SortStableFunc(sorted, func(f, g *FocusArea) int {
		switch {
		case f.Safety == g.Safety:
			return 0
		case f.Safety:
			return -1
		}
		return 1
	})
	return sorted
}

func firstOf(areas []*FocusArea, n int) []*FocusArea {
	return areas[:min(n, len(areas)):min(n, len(areas))]
}
