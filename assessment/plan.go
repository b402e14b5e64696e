package assessment

import (
	"fmt"
	"slices"
)

// ActionStatus says how far an action is.
type ActionStatus uint8

// The states of an action.
const (
	NotStarted ActionStatus = iota
	Started
	Done
)

// Action is one SMART action of the plan. Each text holds PlanFieldLimit characters at most; all may be empty.
type Action struct {
	Area    string // id of the focus area it began from, or ""
	What    string // What will I do?
	Measure string // How will I know I have done it?
	Help    string // What or who can help?
	Why     string // Why does it matter to me, the people I support and the service?
	By      Date   // By when? Zero when not said
	Status  ActionStatus
}

// Plan returns the actions in the order in which they were added.
func (a *Assessment) Plan() []Action { return slices.Clone(a.state.plan) }

// AddAction puts an action at the end of the plan. It returns ErrPlanFull when there are PlanLimit already, ErrUnknown
// for an area that is not in the questionnaire, and a *TooLongError for a text over its limit.
func (a *Assessment) AddAction(act Action) error {
	if len(a.state.plan) == PlanLimit {
		return ErrPlanFull
	}
	act, err := a.cleanAction(act)
	if err != nil {
		return err
	}
	next := a.state
	next.plan = append(slices.Clone(next.plan), act)
	a.set(Change{Kind: PlanChange}, next, false)
	return nil
}

// ChangeAction puts act in the place of action i, which counts from 0. It fails as AddAction does.
func (a *Assessment) ChangeAction(i int, act Action) error {
	if i < 0 || i >= len(a.state.plan) {
		return fmt.Errorf("action %d: %w", i+1, ErrUnknown)
	}
	act, err := a.cleanAction(act)
	if err != nil {
		return err
	}
	next := a.state
	next.plan = slices.Clone(next.plan)
	next.plan[i] = act
	a.set(Change{Kind: PlanChange}, next, act == a.state.plan[i])
	return nil
}

// RemoveAction takes action i, which counts from 0, off the plan. An i outside the plan changes nothing.
func (a *Assessment) RemoveAction(i int) {
	if i < 0 || i >= len(a.state.plan) {
		return
	}
	next := a.state
	next.plan = slices.Delete(slices.Clone(next.plan), i, i+1)
	a.set(Change{Kind: PlanChange}, next, false)
}

// MarkedWithoutAction lists the marked focus areas that no action began from, in framework order.
func (a *Assessment) MarkedWithoutAction() []*FocusArea {
	var areas []*FocusArea
	for _, f := range a.q.areas {
		planned := slices.ContainsFunc(a.state.plan, func(act Action) bool { return act.Area == f.ID })
		if a.Answer(f).Mark && !planned {
			areas = append(areas, f)
		}
	}
	return areas
}

// PlanFieldError says which text of an action was refused, and why.
type PlanFieldError struct {
	Field string // "what", "measure", "help" or "why"
	Err   error
}

func (e *PlanFieldError) Error() string { return "plan " + e.Field + ": " + e.Err.Error() }

// Unwrap returns the reason, a *TooLongError.
func (e *PlanFieldError) Unwrap() error { return e.Err }

func (a *Assessment) cleanAction(act Action) (Action, error) {
	if act.Area != "" && a.q.Area(act.Area) == nil {
		return act, fmt.Errorf("plan area %q: %w", act.Area, ErrUnknown)
	}
	for _, field := range []struct {
		name string
		text *string
	}{{"what", &act.What}, {"measure", &act.Measure}, {"help", &act.Help}, {"why", &act.Why}} {
		cleaned, err := CleanLines(*field.text, PlanFieldLimit)
		if err != nil {
			return act, &PlanFieldError{Field: field.name, Err: err}
		}
		*field.text = cleaned
	}
	return act, nil
}
