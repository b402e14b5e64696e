package record

import (
	"fmt"
	"maps"
	"slices"

	"waymark/assessment"
)

// Check returns a *Fault when the record is of another questionnaire than q, and so cannot be brought to it.
func (r *Record) Check(q *assessment.Questionnaire) error {
	if r.Questionnaire == q.ID {
		return nil
	}
	return &Fault{OtherPack, fmt.Sprintf(
		"This record is of another questionnaire (%s). It cannot be used here. The file is not changed.", excerpt(r.Questionnaire))}
}

// Earlier returns the answers, to stand beside new ones; nil when the record holds none.
func (r *Record) Earlier() *assessment.Earlier {
	if len(r.Answers) == 0 {
		return nil
	}
	answers := maps.Clone(r.Answers)
	maps.DeleteFunc(answers, func(_ string, ans assessment.Answer) bool { return ans == assessment.Answer{} })
	return &assessment.Earlier{Made: r.Made, Version: r.Edition, Stage: r.Stage, Answers: answers}
}

// ToGoOnWith returns the actions that are not done yet. One that began from a focus area which q does not have comes
// without it: its words still hold.
func (r *Record) ToGoOnWith(q *assessment.Questionnaire) []assessment.Action {
	var actions []assessment.Action
	for _, act := range r.Plan {
		if act.Status == assessment.Done {
			continue
		}
		if q.Area(act.Area) == nil {
			act.Area = ""
		}
		actions = append(actions, act)
	}
	return actions
}

// Assessment fills an assessment with what the record holds. What the questionnaire does not have, or does not take, is
// left out and named. A record of another questionnaire fills nothing. What goes into a report is as for somebody who
// was not asked.
func (r *Record) Assessment(q *assessment.Questionnaire) (a *assessment.Assessment, leftOut []string) {
	f := filler{q: q, a: assessment.New(q)}
	if err := r.Check(q); err != nil {
		return f.a, []string{err.Error()}
	}
	f.role(r)
	f.answers(r.Answers)
	f.plan(r.Plan)
	f.did(f.a.TakeTraining(r.Training), "The training record: it does not fit here.")
	f.ticks(r.Ticks)
	return f.a, f.leftOut
}

// filler puts the parts of a record into an assessment, and names what it does not take.
type filler struct {
	q       *assessment.Questionnaire
	a       *assessment.Assessment
	leftOut []string
}

// did names what was left out unless a change was taken.
func (f *filler) did(err error, what string, args ...any) {
	if err != nil {
		f.leftOut = append(f.leftOut, fmt.Sprintf(what, args...))
	}
}

func (f *filler) role(r *Record) {
	f.did(f.a.SetStage(r.Stage), "The stage %q: this questionnaire does not have it.", r.Stage)
	f.did(f.a.SetAim(r.Aim), "What you would like next, %q: it is not offered here.", r.Aim)
	f.did(f.a.SetProfession(r.Profession), "The profession group %q: it is not offered here.", r.Profession)
}

func (f *filler) answers(answers map[string]assessment.Answer) {
	for _, area := range f.q.Areas() {
		ans, ok := answers[area.ID]
		if !ok {
			continue
		}
		if ans.Rating != assessment.NotAnswered {
			f.did(f.a.Rate(area, ans.Rating), "Your rating of %q: %s is not offered here.", area.Short, ans.Rating)
		}
		if ans.LookAhead != assessment.NotAnswered {
			f.did(f.a.RateAhead(area, ans.LookAhead), "Your look ahead for %q: it is not asked here.", area.Short)
		}
		f.a.SetMark(area, ans.Mark)
		f.did(f.a.SetNote(area, ans.Note), "Your note on %q: it is too long.", area.Short)
	}
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		if f.q.Area(id) == nil {
			f.leftOut = append(f.leftOut, fmt.Sprintf("Your answer to %q: this questionnaire does not ask it.", id))
		}
	}
}

func (f *filler) plan(plan []assessment.Action) {
	for i, act := range plan {
		if act.Area != "" && f.q.Area(act.Area) == nil {
			f.leftOut = append(f.leftOut, fmt.Sprintf("What action %d began from, %q: this questionnaire does not have it.", i+1, act.Area))
			act.Area = ""
		}
		f.did(f.a.AddAction(act), "Action %d: it does not fit in the plan.", i+1)
	}
}

func (f *filler) ticks(ticks map[string][]string) {
	for i, p := range f.q.Planning {
		for _, id := range ticks[p.ID] {
			j := slices.IndexFunc(p.Options, func(o assessment.PlanningOption) bool { return o.ID == id })
			f.did(f.a.Tick(i, j, true), "Your tick at %q: it is not offered here.", id)
		}
		for j, o := range p.Options { // one that stands alone cleared the others, or was cleared by them
			if slices.Contains(ticks[p.ID], o.ID) && p.Asked && !f.a.Ticked(i, j) {
				f.leftOut = append(f.leftOut, fmt.Sprintf("Your tick at %q: it does not go with the others.", o.Words))
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ticks)) {
		if !slices.ContainsFunc(f.q.Planning, func(p assessment.PlanningQuestion) bool { return p.ID == id }) {
			f.leftOut = append(f.leftOut, fmt.Sprintf("Your ticks for %q: this questionnaire does not ask it.", id))
		}
	}
}
