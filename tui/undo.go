package tui

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// undo takes back the last change and says what is there again.
func (m *app) undo() {
	m.takeText()
	if !m.begun || m.hidden() {
		return
	}
	was := m.a
	actions, lines := len(was.Plan()), len(was.Training().Lines)
	c, ok := m.a.Undo()
	if _, onAction := m.top().screen.(actionScreen); onAction && len(m.a.Plan()) != actions {
		m.back() // the number of the action on this page may mean another one now
	}
	if len(m.a.Training().Lines) != lines {
		m.leaveTrainingLine() // and so may that of the line
	}
	if !ok {
		m.message = nothingToUndo
		return
	}
	m.message = undoneWord + m.undone(c, &was)
}

const (
	undoneWord    = "Undone: "
	nothingToUndo = "There is nothing to take back."
)

// undone says what is there now that a change is taken back: never what somebody wrote, and no more than the status line
// holds.
func (m *app) undone(c assessment.Change, was *assessment.Assessment) string {
	switch c.Kind {
	case assessment.RatingChange, assessment.LookAheadChange, assessment.MarkChange, assessment.NoteChange:
		return m.undoneAnswer(c, was.Answer(c.Area))
	case assessment.StageChange, assessment.AimChange, assessment.ProfessionChange:
		return m.undoneRole(c.Kind)
	case assessment.FinishChange:
		return m.undoneFinish(was)
	case assessment.PlanChange:
		return m.undonePlan(was.Plan(), m.a.Plan())
	case assessment.PlanningChange:
		return m.undoneTicks(was)
	case assessment.TrainingChange:
		return m.undoneTraining(was.Training(), m.a.Training())
	case assessment.BringChange:
		return "what you brought in is taken out again"
	case assessment.WellbeingChange:
		if m.a.WellbeingShared() {
			return "health and wellbeing is in what is shared again"
		}
		return "health and wellbeing is left out of what is shared"
	}
	return undoneParts(was.Parts(), m.a.Parts())
}

// orShort is words where the status line holds them, and otherwise what says less.
func (m *app) orShort(words, otherwise string) string {
	if ansi.StringWidth(undoneWord+words) > m.size.w-2 {
		return otherwise
	}
	return words
}

// undoneAnswer words what stands against a focus area again.
func (m *app) undoneAnswer(c assessment.Change, was assessment.Answer) string {
	at, now := c.Area.Position, m.a.Answer(c.Area)
	switch {
	case c.Kind == assessment.RatingChange && now.Rating == assessment.NotAnswered:
		return at + " has no answer now"
	case c.Kind == assessment.LookAheadChange && now.LookAhead == assessment.NotAnswered:
		return "look ahead at " + at + " has no answer now"
	case c.Kind == assessment.RatingChange:
		return at + " is " + m.ratingWords(c.Area, now.Rating) + " again"
	case c.Kind == assessment.LookAheadChange:
		return "look ahead at " + at + " is " + m.ratingWords(c.Area, now.LookAhead) + " again"
	case c.Kind == assessment.MarkChange && now.Mark:
		return at + " is marked again"
	case c.Kind == assessment.MarkChange:
		return at + " is not marked now"
	case now.Note == "":
		return at + " has no note now"
	case was.Note == "":
		return at + " has its note again"
	}
	return at + " has its earlier note again"
}

// undoneRole words what is chosen about the person's role now.
func (m *app) undoneRole(kind assessment.ChangeKind) string {
	switch kind {
	case assessment.StageChange:
		if i := m.q.StageIndex(m.a.Stage()); i >= 0 {
			return m.orShort("your stage is "+m.q.Stages[i].Title+" now", "your stage is as before")
		}
		return "no stage is chosen now"
	case assessment.AimChange:
		if m.a.Aim() == "" {
			return "what you would like next is not chosen now"
		}
		return m.orShort("you chose "+m.q.AimTitle(m.a.Aim())+" again", "what you would like next is as before")
	}
	group := m.q.ProfessionByID(m.a.Profession())
	switch {
	case group == nil:
		return "no professions are chosen now"
	case group.ID == assessment.NotSaid:
		return "your professions are not said now"
	}
	words := "you work with " + group.Words
	return m.orShort(words+" again", m.orShort(words, "your professions are as before"))
}

// undoneFinish says which domain is finished again, or not now.
func (m *app) undoneFinish(was *assessment.Assessment) string {
	for i := range m.q.Domains {
		d := &m.q.Domains[i]
		switch before, now := was.DomainProgress(d).Status, m.a.DomainProgress(d).Status; {
		case before == now:
		case now == assessment.Completed:
			return d.Short + " is finished again"
		default:
			return d.Short + " is not finished now"
		}
	}
	return "whether a domain is finished is as before"
}

// undoneTicks counts the ticks of the planning question that was changed.
func (m *app) undoneTicks(was *assessment.Assessment) string {
	for i := range m.q.Planning {
		if now := m.a.TickedWords(i); !slices.Equal(was.TickedWords(i), now) {
			return fmt.Sprintf("planning question %d has %s now", i+1, orNo(len(now), "tick", "ticks"))
		}
	}
	return "your ticks are as before"
}

// orNo words a count, and nought as no.
func orNo(n int, one, many string) string {
	if n == 0 {
		return "no " + many
	}
	return plural(n, one, many)
}

// undoneParts says what goes into the report again, or is left out now.
func undoneParts(was, now assessment.Parts) string {
	for _, part := range []struct {
		words    string
		was, now bool
	}{
		{"your notes", was.Notes, now.Notes},
		{"your action plan", was.Plan, now.Plan},
		{"your training record", was.Training, now.Training},
		{"all your answers", was.Answers, now.Answers},
		{"health and wellbeing", was.Wellbeing, now.Wellbeing},
		{"how you like to learn", was.Planning, now.Planning},
		{"your record", was.Record, now.Record},
	} {
		switch {
		case part.was == part.now:
		case part.now:
			return "your report has " + part.words + " in it again"
		default:
			return "your report leaves out " + part.words + " now"
		}
	}
	if now.OnePage {
		return "your report is one page again"
	}
	return "your report is not held to one page now"
}

// ratingWords are the words of a rating of f, or "not answered".
func (m *app) ratingWords(f *assessment.FocusArea, r assessment.Rating) string {
	if r == assessment.NotAnswered {
		return "not answered"
	}
	return m.q.Level(f, r).Label
}
