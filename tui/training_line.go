package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// trainingLineScreen is one line of the training record, on two pages: what was done, and more about it. A new line of
// the worker's own joins the record once it has a name, so that a page opened and left again adds nothing.
type trainingLineScreen struct {
	index int                 // in the record; of a new line, where it will stand
	fresh freshTraining       // what a new line is; "" for any other
	line  assessment.Training // a new line, until it is in the record
	more  bool                // the second page
}

// freshTraining is what a line that is not of the list begins as.
type freshTraining string

const (
	ownTraining   freshTraining = "own"
	learnedAtWork freshTraining = "learned"
)

func (m *app) newTraining(fresh freshTraining) screen {
	return trainingLineScreen{index: len(m.a.Training().Lines), fresh: fresh}
}

// name is what a place calls this page.
func (s trainingLineScreen) name() string {
	switch {
	case s.more:
		return "more"
	case s.fresh != "":
		return string(s.fresh)
	}
	return "line"
}

// screenOfTraining is the way back from name, in a record of so many lines. It returns nil for what is no page of it.
func screenOfTraining(name string, index, lines int) screen {
	fresh := freshTraining(name)
	switch {
	case (fresh == ownTraining || fresh == learnedAtWork) && index <= lines && index < assessment.TrainingLimit:
		return trainingLineScreen{index: index, fresh: fresh}
	case (name == "line" || name == "more") && index < lines:
		return trainingLineScreen{index: index, more: name == "more"}
	}
	return nil
}

func (s trainingLineScreen) isKept(m *app) bool { return s.index < len(m.a.Training().Lines) }

func (s trainingLineScreen) stillThere(m *app) bool {
	return s.isKept(m) || s.fresh != "" && s.index == len(m.a.Training().Lines)
}

// training is the line as it stands.
func (s trainingLineScreen) training(m *app) assessment.Training {
	switch {
	case s.isKept(m):
		return m.a.Training().Lines[s.index]
	case s.line != assessment.Training{}:
		return s.line
	}
	return s.begins(m)
}

// begins is a new line of which nothing was said.
func (s trainingLineScreen) begins(m *app) assessment.Training {
	if s.fresh == ownTraining {
		return assessment.Training{Category: assessment.RoleTraining, Class: assessment.NeededForRole, Every: assessment.EmployerSets}
	}
	t := assessment.Training{Category: assessment.OnTheJob, Class: assessment.NeededForRole, Every: assessment.Once}
	for i := range m.training.Topics {
		if topic := &m.training.Topics[i]; topic.Category == assessment.OnTheJob && topic.Which {
			t = topic.Line()
			break
		}
	}
	t.How = assessment.ByLearningAtWork
	return t
}

// keep puts the line into the record. A new one without a name waits on the page.
func (s trainingLineScreen) keep(m *app, t assessment.Training) error {
	if s.isKept(m) {
		return m.a.ChangeTraining(s.index, t, m.today())
	}
	if t.Title == "" {
		s.line = t
		m.top().screen = s
		if t != s.begins(m) { // no way off the page until it has a name, or is left out
			m.wait(titleBox, "")
		} else {
			delete(m.top().texts, titleBox)
		}
		return nil
	}
	return m.a.AddTraining(t, m.today())
}

// ids of the boxes of a line.
const (
	titleBox    = "title"
	doneBox     = "done"
	providerBox = "provider"
	evidenceBox = "evidence"
	checkedBox  = "verified-by"
	bookedBox   = "booked"
	dueBox      = "due"
)

// textOf returns the words of a line that a box holds; nil for another box.
func textOf(t *assessment.Training, id string) *string {
	switch id {
	case titleBox:
		return &t.Title
	case providerBox:
		return &t.Provider
	case evidenceBox:
		return &t.Evidence
	case checkedBox:
		return &t.VerifiedBy
	}
	return nil
}

// dayOf returns the day of a line that a box holds; nil for another box.
func dayOf(t *assessment.Training, id string) *assessment.Date {
	switch id {
	case doneBox:
		return &t.Done
	case bookedBox:
		return &t.Booked
	case dueBox:
		return &t.GivenDue
	}
	return nil
}

func (s trainingLineScreen) choose(m *app, id string) tea.Cmd {
	t := s.training(m)
	switch id {
	case idContinue:
		return s.goOn(m)
	case "more":
		if !s.isKept(m) {
			m.message = "Give it a name first."
			m.top().focus = titleBox
			return nil
		}
		return m.push(trainingLineScreen{index: s.index, more: true})
	case "remove":
		return s.remove(m)
	case "equal":
		t.Equivalent = !t.Equivalent
	case "compulsory":
		t.Class = assessment.Compulsory
	case "for-role":
		t.Class = assessment.NeededForRole
	}
	for i := range waysToShow {
		if waysToShow[i].id == id {
			t.How = waysToShow[i].how
		}
	}
	for _, e := range intervalChoices(t.Every) {
		if e.id == id {
			t.Every = e.every
		}
	}
	m.refuse(s.keep(m, t))
	return nil
}

// goOn leads from the name of one's own training to the day, and from there back to the list.
func (s trainingLineScreen) goOn(m *app) tea.Cmd {
	if s.fresh == ownTraining && s.isKept(m) {
		m.back()
		return m.push(trainingLineScreen{index: s.index})
	}
	if s.more {
		m.leaveTrainingLine()
		return nil
	}
	fresh := s.fresh != "" && s.isKept(m)
	cmd := m.back()
	if fresh {
		m.message = "Added to your record. " + m.undoKey() + " takes it off."
	}
	return cmd
}

func (s trainingLineScreen) remove(m *app) tea.Cmd {
	kept := s.isKept(m)
	m.a.RemoveTraining(s.index)
	m.leaveTrainingLine()
	if kept {
		m.message = "Taken off. " + m.undoKey() + " brings it back."
	}
	return nil
}

func (s trainingLineScreen) typed(m *app, id, text string) string {
	t := s.training(m)
	if day := dayOf(&t, id); day != nil {
		read, problem := m.readDay(text, id == doneBox)
		if problem != "" {
			return problem
		}
		if id == bookedBox && m.hasPassed(read, *day) {
			return "This day has passed. Type the day of the next booking, or leave it empty."
		}
		*day = read
	} else if words := textOf(&t, id); words != nil {
		*words, _ = assessment.Clean(text, len(text))
	}
	if s.fresh != "" && id == titleBox && t.Title == "" && (s.isKept(m) || t != s.begins(m)) {
		return needsName
	}
	err := s.keep(m, t)
	if errors.Is(err, assessment.ErrNoTitle) {
		return needsName
	}
	return m.notKept("This text", err)
}

const needsName = "It has no name yet. Give it a short one, or leave it out. What else you typed is still here."

// notADay says what to type in the place of a text that is no day that can be taken. Where one was meant, it is the
// sample.
func notADay(err error, meant assessment.Date, sample string) string {
	typed := fmt.Sprintf("%d %d %d", meant.Day, meant.Month, meant.Year)
	if year := wrongYear(err, typed); year != "" {
		return year
	}
	if errors.Is(err, assessment.ErrNoDay) {
		return "This has no day. If you know the month alone, type its first day: " + typed + "."
	}
	return "This is not a day that we know. Type day, month and a year of four digits, such as " + sample + "."
}

// readDay reads a day; nothing is no day. It says in a sentence what cannot be taken.
func (m *app) readDay(text string, past bool) (assessment.Date, string) {
	cleaned, _ := assessment.Clean(text, len(text))
	if cleaned == "" {
		return assessment.Date{}, ""
	}
	day, err := assessment.ReadDay(cleaned)
	switch {
	case err != nil:
		return day, notADay(err, day, "28 2 2026")
	case past && m.today().Before(day):
		return day, "This day has not come yet. Type when it was done, or leave it empty."
	}
	return day, ""
}

// hasPassed reports whether a day to come that was typed is over. One that was kept while it was to come stays.
func (m *app) hasPassed(day, kept assessment.Date) bool {
	return !day.IsZero() && day != kept && day.Before(m.today())
}

// intervalChoice is one answer to how often.
type intervalChoice struct {
	id, words string
	every     assessment.Interval
}

// intervalChoices are the usual answers, with the present one when it is none of them.
func intervalChoices(now assessment.Interval) []intervalChoice {
	choices := []intervalChoice{
		{"once", "Once", assessment.Once},
		{"year", "Every year", 12},
		{"two-years", "Every 2 years", 24},
		{"three-years", "Every 3 years", 36},
		{"employer", "My employer sets it", assessment.EmployerSets},
	}
	for _, c := range choices {
		if c.every == now || c.every == assessment.EmployerSets && now < 0 {
			return choices
		}
	}
	return append(choices, intervalChoice{"present", fmt.Sprintf("Every %s", now), now})
}
