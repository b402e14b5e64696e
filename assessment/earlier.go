package assessment

import "fmt"

// Earlier is what a worker brought from an earlier record of theirs. It only stands beside the new answers: nothing is
// rated from it, and it is in no response.
type Earlier struct {
	Made    Date              `json:"made"`
	Version string            `json:"version"`         // of the same questionnaire
	Stage   string            `json:"stage,omitempty"` // "" when not said
	Answers map[string]Answer `json:"answers"`         // by id of the focus area; never changed
}

// Earlier returns what was brought from an earlier record, nil when nothing was.
func (a *Assessment) Earlier() *Earlier { return a.state.earlier }

// EarlierAnswer returns what stood against a focus area last time; ok is false when nothing did.
func (a *Assessment) EarlierAnswer(f *FocusArea) (ans Answer, ok bool) {
	if a.state.earlier == nil {
		return Answer{}, false
	}
	ans, ok = a.state.earlier.Answers[f.ID]
	return ans, ok && ans != Answer{}
}

// Bring takes what a worker chose from an earlier record, as one change: earlier answers to stand beside the new ones
// (nil for none), actions to go on with, which go to the end of the plan, and a training record, which adds to the present
// one. It says what of the training stays behind. It fails as AddAction does, and with ErrTrainingFull when the two
// training records do not fit together, and then changes nothing.
func (a *Assessment) Bring(e *Earlier, actions []Action, training TrainingRecord, today Date) (LeftBehind, error) {
	next := a.state
	both, left := next.training.with(training, today)
	next.training = both
	if len(both.Lines) > TrainingLimit || len(both.Standards) > StandardLimit {
		return LeftBehind{}, ErrTrainingFull
	}
	if e != nil {
		next.earlier = e
	}
	if len(next.plan)+len(actions) > PlanLimit {
		return LeftBehind{}, ErrPlanFull
	}
	plan := append([]Action(nil), next.plan...)
	for _, act := range actions {
		act, err := a.cleanAction(act)
		if err != nil {
			return LeftBehind{}, err
		}
		plan = append(plan, act)
	}
	next.plan = plan
	a.set(Change{Kind: BringChange}, next, e == nil && len(actions) == 0 && next.training.equal(a.state.training))
	return left, nil
}

// keepEarlier takes over what a draft was kept with. Areas that the questionnaire does not have are from an earlier
// version of it, and stay.
func (a *Assessment) keepEarlier(e *Earlier) error {
	if e != nil {
		for id, ans := range e.Answers {
			if ans.Rating >= ratingCount || ans.LookAhead >= ratingCount {
				return fmt.Errorf("earlier answer to %s: %w", id, ErrUnknown)
			}
		}
	}
	a.state.earlier = e
	return nil
}

// Comparison is how the counts of the domains stand beside those of an earlier record.
type Comparison struct {
	Made         Date // of the earlier record
	StageChanged bool // it was answered at another stage, in other words
	// Changed says that the two versions do not ask about the same focus areas; Domains is then nil.
	Changed bool
	Domains []DomainComparison // in framework order
}

// DomainComparison is one domain then. Known is false when there is no count to show of then, or of now.
type DomainComparison struct {
	Before  Tally
	Showing Showing // what can be shown of Before
	Change  int     // in the number of levels 3 and 4
	Known   bool
}

// Comparison compares the answers with those of the earlier record; nil when none was brought. Private areas take part
// only when the worker ticked them into the report.
func (a *Assessment) Comparison() *Comparison {
	e := a.state.earlier
	if e == nil {
		return nil
	}
	c := &Comparison{Made: e.Made, StageChanged: !a.q.SameWords(e.Stage, a.state.stage), Changed: e.Version != a.q.Version && !a.asksTheSame(e)}
	if c.Changed {
		return c
	}
	for i := range a.q.Domains {
		var now, before Tally
		for j := range a.q.Domains[i].Areas {
			if f := &a.q.Domains[i].Areas[j]; !a.hidden(f) {
				now.Add(a.Answer(f).Rating)
				before.Add(e.Answers[f.ID].Rating)
			}
		}
		c.Domains = append(c.Domains, DomainComparison{
			Before: before, Showing: ShowingOf(before), Change: now.OnMyOwnOrAbove() - before.OnMyOwnOrAbove(),
			Known: ShowingOf(now) == ShowCount && ShowingOf(before) == ShowCount,
		})
	}
	return c
}

// asksTheSame reports whether an earlier version of the questionnaire asked about each focus area that this one has,
// and no other. What was not answered then is taken as asked.
func (a *Assessment) asksTheSame(e *Earlier) bool {
	for id := range e.Answers {
		if a.q.Area(id) == nil {
			return false
		}
	}
	return true
}
