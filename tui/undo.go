package tui

import "waymark/assessment"

// undo takes back the last change and says what is there again.
func (m *app) undo() {
	m.takeText()
	if !m.begun || m.hidden() {
		return
	}
	actions, lines := len(m.a.Plan()), len(m.a.Training().Lines)
	c, ok := m.a.Undo()
	if _, onAction := m.top().screen.(actionScreen); onAction && len(m.a.Plan()) != actions {
		m.back() // the number of the action on this page may mean another one now
	}
	if len(m.a.Training().Lines) != lines {
		m.leaveTrainingLine() // and so may that of the line
	}
	if !ok {
		m.message = "There is nothing to take back."
		return
	}
	m.message = "Undone: " + m.undone(c)
}

func (m *app) undone(c assessment.Change) string {
	var ans assessment.Answer
	if c.Area != nil {
		ans = m.a.Answer(c.Area)
	}
	switch c.Kind {
	case assessment.RatingChange:
		return c.Area.Position + " is " + m.ratingWords(c.Area, ans.Rating) + " again"
	case assessment.LookAheadChange:
		return "look ahead at " + c.Area.Position + " is " + m.ratingWords(c.Area, ans.LookAhead) + " again"
	case assessment.MarkChange:
		if ans.Mark {
			return c.Area.Position + " is marked again"
		}
		return c.Area.Position + " is not marked now"
	case assessment.NoteChange:
		return "the note on " + c.Area.Position + " is as before"
	case assessment.StageChange:
		return "your stage is as before"
	case assessment.AimChange:
		return "what you would like next is as before"
	case assessment.ProfessionChange:
		return "your professions are as before"
	case assessment.FinishChange:
		return "whether a domain is finished is as before"
	case assessment.PlanChange:
		return "your plan is as before"
	case assessment.PlanningChange:
		return "your ticks are as before"
	case assessment.TrainingChange:
		return "your training record is as before"
	case assessment.BringChange:
		return "what you brought in is taken out again"
	case assessment.WellbeingChange:
		return "whether health and wellbeing is shared is as before"
	}
	return "what goes in is as before"
}

// ratingWords are the words of a rating of f, or "not answered".
func (m *app) ratingWords(f *assessment.FocusArea, r assessment.Rating) string {
	if r == assessment.NotAnswered {
		return "not answered"
	}
	return m.q.Level(f, r).Label
}
