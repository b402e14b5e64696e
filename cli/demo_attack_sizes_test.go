package cli_test

import (
	"fmt"
	"slices"

	"waymark/assessment"
)

// sizes tries the stages and profession groups that have no group of their own: each choice of stages, of profession
// groups at a named stage or at the remaining ones, and each profession group over all stages.
func (r *attackedRelease) sizes() {
	stages, professions := []string{notSaid}, []string{}
	for i := range r.q.Stages {
		stages = slices.Insert(stages, i, r.q.Stages[i].ID)
	}
	for _, p := range r.q.Professions {
		professions = append(professions, p.ID)
	}
	if !slices.Contains(professions, assessment.NotSaid) {
		professions = append(professions, assessment.NotSaid)
	}
	byStage := joined{stages, map[string]int{}}
	overall := make([]known, len(professions))
	for i := range overall {
		overall[i].can = only(0)
	}
	for _, stage := range append(stages, together) {
		at := joined{professions, map[string]int{}}
		for i, g := range r.doc.Groups {
			if g.Stage == stage {
				at.size[g.Profession] = r.truth.groups[i]
				byStage.size[stage] += r.truth.groups[i]
			}
		}
		if len(at.size) == 0 {
			continue // it is among the remaining stages
		}
		truth := func(profession string) int { return r.peopleAt(stage, profession) }
		r.trySizes(r.number, "profession groups of "+stage, at, truth)
		for i, is := range at.each(truth) {
			overall[i] = known{overall[i].can.plus(is.can), overall[i].truth + is.truth}
		}
	}
	r.trySizes(r.number, "stages", byStage, func(stage string) int { return r.peopleAt(stage, "") })
	for i, is := range overall {
		r.note(r.number, is, "people of "+professions[i])
	}
}

// peopleAt returns how many people are at a stage, or at the remaining ones, in a profession group or in any ("").
func (r *attackedRelease) peopleAt(stage, profession string) int {
	n := 0
	for at, people := range r.truth.sizes {
		named := slices.ContainsFunc(r.doc.Groups, func(g exportedGroup) bool { return g.Stage == at.Stage })
		if (at.Stage == stage || stage == together && !named) && (at.Profession == profession || profession == "") {
			n += people
		}
	}
	return n
}

// joined are some parts of a whole, in the order of the questionnaire. The size of those named is known, and what those
// not named have together.
type joined struct {
	names []string
	size  map[string]int // of a name, or of together
}

// hidden returns the places of the parts that are not named.
func (j *joined) hidden() []int {
	var hidden []int
	for i, name := range j.names {
		if _, named := j.size[name]; !named {
			hidden = append(hidden, i)
		}
	}
	return hidden
}

// possible returns how many people can be in each choice of the hidden parts. The rule joins all parts of fewer than
// ten, and the smallest of the others to them if they are fewer than ten together. Of several of one size it joins the
// last.
func (j *joined) possible() []numbers {
	hidden, total := j.hidden(), j.size[together]
	small := make([]numbers, len(hidden))
	for i := range hidden {
		small[i] = upTo(0, 9)
	}
	all := shares(small, total) // no part has ten
	for large := range hidden {
		sets := slices.Clone(small)
		sets[large] = numbersWhere(total, func(x int) bool { return x >= 10 && total-x <= 9 && j.joins(hidden[large], x) })
		for chosen, can := range shares(sets, total) {
			all[chosen].Or(all[chosen].Int, can.Int)
		}
	}
	return all
}

// joins reports whether the rule would take a part of some size rather than one of those that are named.
func (j *joined) joins(part, size int) bool {
	for i, name := range j.names {
		if named, is := j.size[name]; is && (named < size || named == size && i > part) {
			return false
		}
	}
	return true
}

// each returns what is known of every part.
func (j *joined) each(truth func(string) int) []known {
	hidden, possible := j.hidden(), j.possible()
	var all []known
	for i, name := range j.names {
		can := only(j.size[name])
		if at := slices.Index(hidden, i); at >= 0 {
			can = possible[1<<at]
		}
		all = append(all, known{can, truth(name)})
	}
	return all
}

// trySizes tries every choice of hidden parts but none and all.
func (a *attack) trySizes(number int, what string, j joined, truth func(string) int) {
	hidden, possible := j.hidden(), j.possible()
	for chosen := 1; chosen < len(possible)-1; chosen++ {
		is := known{can: possible[chosen]}
		names := ""
		for i, part := range hidden {
			if chosen>>i&1 == 1 {
				is.truth += truth(j.names[part])
				names += " " + j.names[part]
			}
		}
		a.note(number, is, fmt.Sprintf("%s:%s", what, names))
	}
}
