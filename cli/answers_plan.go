package cli

import (
	"errors"
	"slices"
	"strings"

	"waymark/assessment"
	"waymark/questionnaires"
)

// actionStates are the words for how far an action is.
var actionStates = []string{
	assessment.NotStarted: "not-started",
	assessment.Started:    "started",
	assessment.Done:       "done",
}

// actions takes the plan.
func (in *answersFile) actions() {
	for i, at := range in.plan.Items() {
		if i == assessment.PlanLimit {
			at.Refuse("A plan has %d actions at most. Take the others out.", assessment.PlanLimit)
			return
		}
		in.action(at)
	}
}

func (in *answersFile) action(at questionnaires.Node) {
	var area, what, measure, help, why, by, status questionnaires.Node
	at.Group(
		questionnaires.Field{Name: "area", Value: &area},
		questionnaires.Field{Name: "what", Value: &what},
		questionnaires.Field{Name: "measure", Value: &measure},
		questionnaires.Field{Name: "help", Value: &help},
		questionnaires.Field{Name: "why", Value: &why},
		questionnaires.Field{Name: "by", Value: &by},
		questionnaires.Field{Name: "status", Value: &status},
	)
	var act assessment.Action
	if id, ok := area.Text(); ok {
		if f := in.area(id, area); f != nil {
			act.Area = f.ID
		}
	}
	if !what.There() {
		at.Refuse("This action does not say `what` to do. Write it.")
	}
	act.What, _ = what.Scalar()
	act.Measure, _ = measure.Scalar()
	act.Help, _ = help.Scalar()
	act.Why, _ = why.Scalar()
	act.By = readDay(by)
	if word, ok := status.Text(); ok {
		i := slices.Index(actionStates, word)
		if i < 0 {
			status.Refuse("There is no status %s. Use one of: %s.", quoted(word), strings.Join(actionStates, ", "))
		}
		act.Status = assessment.ActionStatus(max(i, 0))
	}
	in.add(act, map[string]questionnaires.Node{"what": what, "measure": measure, "help": help, "why": why})
}

// readDay reads a day that somebody wrote; none is written where it is zero.
func readDay(at questionnaires.Node) assessment.Date {
	text, ok := at.Scalar()
	if !ok {
		return assessment.Date{}
	}
	day, err := assessment.ReadDay(text)
	switch {
	case errors.Is(err, assessment.ErrShortYear):
		at.Refuse("%s has two digits for its year. Write four, such as %s.", quoted(text), day)
	case errors.Is(err, assessment.ErrOtherYear):
		at.Refuse("%s is not in a year from %d to %d. Check the year.", quoted(text), assessment.FirstYear, assessment.LastYear)
	case errors.Is(err, assessment.ErrNoDay):
		at.Refuse("%s has no day. Write year, month and day, such as %s.", quoted(text), day)
	case err != nil:
		at.Refuse("%s is no day. Write year, month and day, such as 2027-02-28.", quoted(text))
	}
	return day
}

// add puts an action into the plan. Each text that is too long is said, and then left out to find the next.
func (in *answersFile) add(act assessment.Action, fields map[string]questionnaires.Node) {
	texts := map[string]*string{"what": &act.What, "measure": &act.Measure, "help": &act.Help, "why": &act.Why}
	for {
		var field *assessment.PlanFieldError
		err := in.a.AddAction(act)
		if !errors.As(err, &field) {
			return
		}
		refuseLong(fields[field.Field], "This text", err)
		*texts[field.Field] = ""
	}
}

// ticks takes the planning answers.
func (in *answersFile) ticks() {
	var fields []questionnaires.Field
	lists := make([]questionnaires.Node, len(in.q.Planning))
	for i, p := range in.q.Planning {
		if p.Asked {
			fields = append(fields, questionnaires.Field{Name: p.ID, Value: &lists[i]})
		}
	}
	in.planning.Group(fields...)
	for i, list := range lists {
		for _, at := range list.Items() {
			in.tick(i, at)
		}
	}
}

func (in *answersFile) tick(question int, at questionnaires.Node) {
	id, ok := at.Text()
	if !ok {
		return
	}
	options := in.q.Planning[question].Options
	option := slices.IndexFunc(options, func(o assessment.PlanningOption) bool { return o.ID == id })
	switch {
	case option < 0:
		var ids []string
		for _, o := range options {
			ids = append(ids, o.ID)
		}
		at.Refuse("There is no choice %s here. Use: %s.", quoted(id), strings.Join(ids, ", "))
	case in.a.Ticked(question, option):
		at.Refuse("%s is ticked twice. Take one of the two out.", id)
	case in.clashes(question, option):
		at.Refuse("%s cannot stand beside the ticks above it. Take it or them out.", id)
	case errors.Is(in.a.Tick(question, option, true), assessment.ErrTicksFull):
		at.Refuse("There are more than %d ticks in this list. Take %s out, or another.", assessment.TickLimit, id)
	}
}

// clashes reports whether a tick would clear another: "no preference" stands alone.
func (in *answersFile) clashes(question, option int) bool {
	options := in.q.Planning[question].Options
	for j, o := range options {
		if in.a.Ticked(question, j) && (o.Alone || options[option].Alone) {
			return true
		}
	}
	return false
}
