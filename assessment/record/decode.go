package record

import (
	"maps"
	"slices"
	"strings"

	"waymark/assessment"
)

// Bounds of a record: those of a pack, which no assessment goes beyond.
const (
	maxAnswers  = 200
	maxPlanning = 8
	maxEdition  = 12 // characters
)

// decode reads the record out of its envelope, strictly: no key that is not known, no value that an assessment could not
// hold. Every text comes out cleaned, and is refused over its limit, never cut.
func decode(n node) (*Record, *Fault) {
	d := decoder{}
	d.only(n, "made", "sample", "questionnaire", "stage", "aim", "profession", "answers", "plan", "training", "planning")
	edition := n.member("questionnaire")
	d.only(edition, "id", "version")
	r := &Record{
		Made:          d.date(n.member("made")),
		Sample:        d.yes(n.member("sample")),
		Questionnaire: d.id(edition.member("id")),
		Edition:       d.edition(edition.member("version")),
		Stage:         d.optionalID(n.member("stage")),
		Aim:           d.optionalID(n.member("aim")),
		Profession:    d.optionalID(n.member("profession")),
		Answers:       d.answers(n.member("answers")),
		Plan:          d.plan(n.member("plan")),
		Training:      d.training(n.member("training")),
		Ticks:         d.planning(n.member("planning")),
	}
	if d.fault != nil {
		return nil, d.fault
	}
	return r, nil
}

// decoder keeps the first fault, in the order of the record. After it nothing that it returns counts.
type decoder struct{ fault *Fault }

func (d *decoder) keep(fault *Fault) {
	if d.fault == nil {
		d.fault = fault
	}
}

func (d *decoder) only(n node, keys ...string) { d.keep(n.only(keys...)) }

// text returns a text of the record, cleaned. A text over its limit is not shown: it could be a note.
func (d *decoder) text(n node, limit int) string {
	if n.value == nil {
		return ""
	}
	s, ok := n.value.(string)
	if !ok {
		d.keep(n.refuse())
	}
	s, err := assessment.CleanLines(s, limit)
	if err != nil {
		d.keep(notFitting(place(n.path), err.Error()))
	}
	return s
}

// word returns a text that has to be there and to be spelt as ok says.
func (d *decoder) word(n node, ok func(string) bool) string {
	s, is := n.value.(string)
	if !is || !ok(s) {
		d.keep(n.refuse())
	}
	return s
}

// optionalWord is word for one that may be absent.
func (d *decoder) optionalWord(n node, ok func(string) bool) string {
	if n.value == nil {
		return ""
	}
	return d.word(n, ok)
}

func (d *decoder) id(n node) string { return d.word(n, assessment.ValidID) }

func (d *decoder) optionalID(n node) string {
	return d.optionalWord(n, assessment.ValidID)
}

func (d *decoder) edition(n node) string {
	return d.word(n, func(s string) bool {
		return s != "" && len(s) <= maxEdition && strings.Trim(s, "0123456789.") == ""
	})
}

// date returns a day that is written as records write it.
func (d *decoder) date(n node) assessment.Date {
	var date assessment.Date
	d.word(n, func(s string) bool {
		var err error
		date, err = assessment.ParseDate(s)
		return err == nil && date.String() == s
	})
	return date
}

func (d *decoder) optionalDate(n node) assessment.Date {
	if n.value == nil {
		return assessment.Date{}
	}
	return d.date(n)
}

func (d *decoder) rating(n node) assessment.Rating {
	if n.value == nil {
		return assessment.NotAnswered
	}
	var r assessment.Rating
	d.word(n, func(s string) (ok bool) {
		r, ok = assessment.ParseRating(s)
		return ok
	})
	return r
}

func (d *decoder) yes(n node) bool {
	yes, ok := n.value.(bool)
	if !ok && n.value != nil {
		d.keep(n.refuse())
	}
	return yes
}

// entry is what stands under an id.
type entry struct {
	id string
	node
}

// byID returns the members of an object whose keys are ids, at most limit of them, in the order of their ids.
func (d *decoder) byID(n node, limit int) []entry {
	if n.value == nil {
		return nil
	}
	members, fault := n.members()
	if fault == nil && len(members) > limit {
		fault = notFitting(place(n.path), "there are too many")
	}
	if fault != nil {
		d.keep(fault)
		return nil
	}
	var all []entry
	for _, id := range slices.Sorted(maps.Keys(members)) {
		if !assessment.ValidID(id) {
			d.keep(notFitting(place(n.path), quoted(id)))
			return nil
		}
		all = append(all, entry{id, n.member(id)})
	}
	return all
}

// list returns the items of a list, at most limit of them.
func (d *decoder) list(n node, limit int) []node {
	if n.value == nil {
		return nil
	}
	items, ok := n.value.([]any)
	switch {
	case !ok:
		d.keep(n.refuse())
		return nil
	case len(items) > limit:
		d.keep(notFitting(place(n.path), "there are too many"))
		return nil
	}
	all := make([]node, len(items))
	for i, v := range items {
		all[i] = node{item(n.path, i), v}
	}
	return all
}

func (d *decoder) answers(n node) map[string]assessment.Answer {
	answers := map[string]assessment.Answer{}
	for _, e := range d.byID(n, maxAnswers) {
		d.only(e.node, "rating", "look_ahead", "mark", "note")
		ans := assessment.Answer{
			Rating:    d.rating(e.member("rating")),
			LookAhead: d.rating(e.member("look_ahead")),
			Mark:      d.yes(e.member("mark")),
			Note:      d.text(e.member("note"), assessment.NoteLimit),
		}
		if ans.LookAhead != assessment.NotAnswered && !ans.Rating.OnMyOwnOrAbove() {
			d.keep(e.member("look_ahead").refuse())
		}
		if ans != (assessment.Answer{}) {
			answers[e.id] = ans
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return answers
}

func (d *decoder) plan(n node) []assessment.Action {
	var plan []assessment.Action
	for _, act := range d.list(n, assessment.PlanLimit) {
		d.only(act, "area", "what", "measure", "help", "why", "by", "status")
		plan = append(plan, assessment.Action{
			Area:    d.optionalID(act.member("area")),
			What:    d.text(act.member("what"), assessment.PlanFieldLimit),
			Measure: d.text(act.member("measure"), assessment.PlanFieldLimit),
			Help:    d.text(act.member("help"), assessment.PlanFieldLimit),
			Why:     d.text(act.member("why"), assessment.PlanFieldLimit),
			By:      d.optionalDate(act.member("by")),
			Status:  d.status(act.member("status")),
		})
	}
	return plan
}

func (d *decoder) status(n node) (status assessment.ActionStatus) {
	d.word(n, func(s string) bool {
		for known, id := range statusIDs {
			if id == s {
				status = known
				return true
			}
		}
		return false
	})
	return status
}

func (d *decoder) planning(n node) map[string][]string {
	var ticks map[string][]string
	for _, e := range d.byID(n, maxPlanning) {
		var ticked []string
		for _, option := range d.list(e.node, assessment.TickLimit) {
			id := d.id(option)
			if slices.Contains(ticked, id) {
				d.keep(option.refuse())
			}
			ticked = append(ticked, id)
		}
		if ticked == nil {
			continue
		}
		if ticks == nil {
			ticks = map[string][]string{}
		}
		ticks[e.id] = ticked
	}
	return ticks
}
