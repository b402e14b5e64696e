package assessment

import "slices"

// LookAheadStage returns the stage that the look ahead is about; nil when the aim has none.
func (a *Assessment) LookAheadStage() *Stage {
	if i := a.q.target(a.state); i >= 0 {
		return &a.q.Stages[i]
	}
	return nil
}

// target returns the index of the stage aimed at, or -1. Training for a registered profession looks at the next stage.
func (q *Questionnaire) target(s state) int {
	now := max(q.StageIndex(s.stage), 0)
	switch {
	case s.aim == AimRegister && now+1 < len(q.Stages):
		return now + 1
	case q.StageIndex(s.aim) > now:
		return q.StageIndex(s.aim)
	}
	return -1
}

// LookAheadAreas lists the focus areas of the second pass: rated on my own or above, and worded differently at the
// stage aimed at. Areas rated lower are something to build already.
func (a *Assessment) LookAheadAreas() []*FocusArea {
	var areas []*FocusArea
	for _, f := range a.q.areas {
		if a.inLookAhead(f) {
			areas = append(areas, f)
		}
	}
	return areas
}

// StatementAhead returns the text of f at the stage aimed at; "" when the aim has no stage.
func (a *Assessment) StatementAhead(f *FocusArea) string {
	if t := a.q.target(a.state); t >= 0 {
		return f.Statements[t]
	}
	return ""
}

func (a *Assessment) inLookAhead(f *FocusArea) bool {
	t := a.q.target(a.state)
	return t >= 0 && a.Answer(f).Rating.OnMyOwnOrAbove() && !f.SameText(a.stageIndex(), t)
}

// withoutStaleLookAhead drops the look-ahead ratings that were about another stage than next aims at, or about words
// that next no longer sets apart.
func (a *Assessment) withoutStaleLookAhead(next state) state {
	before, after := a.q.target(a.state), a.q.target(next)
	now := max(a.q.StageIndex(next.stage), 0)
	answers := slices.Clone(next.answers)
	for i, f := range a.q.areas {
		if before != after || after < 0 || f.SameText(now, after) {
			answers[i].LookAhead = NotAnswered
		}
	}
	next.answers = answers
	return next
}
