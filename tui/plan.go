package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// planScreen lists the actions of the plan.
type planScreen struct{}

func (planScreen) page(m *app) *page {
	plan := m.a.Plan()
	p := &page{title: "Action plan", place: fmt.Sprintf("%d of %d actions", len(plan), assessment.PlanLimit), focus: idContinue, verb: "Choose"}
	p.prose("Up to five things to do next. Two or three is plenty. It is open until you and your supervisor agree it.")
	p.gap()
	if len(plan) == 0 {
		p.prose("There are no actions yet.")
	}
	for i, act := range plan {
		p.add(part{
			kind: row, id: fmt.Sprintf("action%d", i), key: fmt.Sprint(i + 1), text: m.actionTitle(i, act),
			hint: actionState(act), below: true,
		})
	}
	p.gap()
	if len(plan) < assessment.PlanLimit {
		if marked := m.a.MarkedWithoutAction(); len(marked) > 0 {
			p.row("fromMarked", "6", fmt.Sprintf("Add from what I marked (%d left)", len(marked)))
		}
		p.row("own", "7", "Add my own")
		p.gap()
	}
	p.onward()
	return p
}

// actionTitle is what an action is called in a list: its own words, or what it began from.
func (m *app) actionTitle(i int, act assessment.Action) string {
	switch {
	case act.What != "":
		return act.What
	case act.Area != "":
		return m.q.Area(act.Area).Short
	}
	return fmt.Sprintf("Action %d", i+1)
}

var actionStates = []string{"Not started", "Started", "Done"}

func actionState(act assessment.Action) string {
	if act.By.IsZero() {
		return actionStates[act.Status] + ". No date yet."
	}
	return actionStates[act.Status] + ". By " + act.By.Words() + "."
}

func (planScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case idContinue:
		m.a.Reach(assessment.Planned)
		return m.walkOn(trainingScreen{})
	case "fromMarked":
		return m.push(fromMarkedScreen{})
	case "own":
		return m.push(actionScreen{index: len(m.a.Plan())})
	}
	for i := range m.a.Plan() {
		if id == fmt.Sprintf("action%d", i) {
			return m.push(actionScreen{index: i})
		}
	}
	return nil
}

// fromMarkedScreen offers the marked focus areas that no action began from.
type fromMarkedScreen struct{}

func (fromMarkedScreen) page(m *app) *page {
	marked := m.a.MarkedWithoutAction()
	p := &page{title: "Action plan", place: "From what I marked", verb: "Choose"}
	p.prose("Which one is this action about?")
	p.gap()
	for i, f := range marked {
		p.row(f.ID, listKey(i, len(marked)), f.Title)
	}
	if len(marked) == 0 {
		p.prose("Everything that you marked is in your plan.")
	}
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (fromMarkedScreen) choose(m *app, id string) tea.Cmd {
	m.back()
	m.refuse(m.a.AddAction(assessment.Action{Area: id}))
	return m.push(actionScreen{index: len(m.a.Plan()) - 1})
}

// actionScreen is one action: the five questions of a SMART action. A new one joins the plan with its first answer, so
// that a page opened and left again adds nothing.
type actionScreen struct {
	index   int  // in the plan; of a new action, where it will stand
	dateBox bool // "a date" was chosen and none is given yet
}

// action is what stands in the plan for this page; empty for a new one.
func (s actionScreen) action(m *app) assessment.Action {
	if plan := m.a.Plan(); s.index < len(plan) {
		return plan[s.index]
	}
	return assessment.Action{}
}

// keep puts the action into the plan.
func (s actionScreen) keep(m *app, act assessment.Action) error {
	if s.index < len(m.a.Plan()) {
		return m.a.ChangeAction(s.index, act)
	}
	if act == (assessment.Action{}) {
		return nil
	}
	return m.a.AddAction(act)
}

// actionFields are the questions that are answered in words.
var actionFields = []struct {
	id, question string
	text         func(*assessment.Action) *string
}{
	{"what", "What will I do?", func(a *assessment.Action) *string { return &a.What }},
	{"measure", "How will I know I have done it?", func(a *assessment.Action) *string { return &a.Measure }},
	{"help", "What or who can help?", func(a *assessment.Action) *string { return &a.Help }},
	{"why", "Why does it matter to me, the people I support and the service?", func(a *assessment.Action) *string { return &a.Why }},
}

const dateBoxID = "date"

func (s actionScreen) page(m *app) *page {
	act := s.action(m)
	p := &page{title: "Action plan", place: fmt.Sprintf("Action %d", s.index+1), stays: true}
	if act == (assessment.Action{}) && !m.plain { // one of one's own begins with its words, and one from a mark has an idea to read
		p.focus = actionFields[0].id
	}
	p.problem(m.problem())
	title := "Action " + fmt.Sprint(s.index+1)
	var f *assessment.FocusArea
	if act.Area != "" {
		f = m.q.Area(act.Area)
		title += ": " + f.Short
	}
	p.question(title)
	if f != nil {
		p.aside("An idea: " + f.Action)
	}
	p.gap()
	for i, field := range actionFields {
		kept := *field.text(&act)
		label := field.question
		if i == 0 && f != nil {
			label += m.worded(" Tab to write.", "")
		}
		if count := countLeft(m.typedText(field.id, kept), assessment.PlanFieldLimit); count != "" {
			label += "  " + count
		}
		p.prose(label)
		p.textBox(m, field.id, kept, 1)
	}
	p.aside("All may stay empty. " + beside)
	p.gap()
	s.byWhen(m, p, act)
	if m.plain {
		p.prose("How far is it?")
	}
	for i, words := range actionStates {
		p.add(part{kind: choice, id: fmt.Sprintf("status%d", i), key: fmt.Sprint(5 + i), text: words, inline: true, on: int(act.Status) == i})
	}
	p.gap()
	p.button(idContinue, "0", "Continue")
	p.button("remove", "8", "Take this action off")
	p.button(idBack, "9", "Back")
	return p
}

// byWhen adds the choices of a date, and the box for one of the worker's own.
func (s actionScreen) byWhen(m *app, p *page, act assessment.Action) {
	label := "By when?"
	if !act.By.IsZero() {
		label += "  " + act.By.Words()
	}
	p.prose(label)
	_, waiting := m.top().texts[dateBoxID]
	typing := s.dateBox || waiting
	own := typing || !act.By.IsZero()
	for i, c := range m.byChoices() {
		on := !typing && act.By == c.day
		own = own && !on
		p.add(part{kind: choice, id: c.id, key: fmt.Sprint(i + 1), text: c.words, inline: true, on: on})
	}
	p.add(part{kind: choice, id: "by-date", key: "4", text: "A date", inline: true, on: own})
	if own {
		p.prose("Day, month and year, such as 28 2 2027:")
		p.textBox(m, dateBoxID, m.ownDate(act).Words(), 1)
	}
}

// ownDate is the day of an action when it is none of those offered.
func (m *app) ownDate(act assessment.Action) assessment.Date {
	for _, c := range m.byChoices() {
		if act.By == c.day {
			return assessment.Date{}
		}
	}
	return act.By
}

type byChoice struct {
	id, words string
	day       assessment.Date
}

func (m *app) byChoices() []byChoice {
	today := m.today()
	return []byChoice{
		{"by-4-weeks", "4 weeks", today.AddDays(28)},
		{"by-3-months", "3 months", today.AddMonths(3)},
		{"by-6-months", "6 months", today.AddMonths(6)},
	}
}

func (s actionScreen) choose(m *app, id string) tea.Cmd {
	act := s.action(m)
	switch id {
	case idContinue:
		return m.back()
	case "remove":
		m.a.RemoveAction(s.index)
		m.back()
		m.message = "Taken off. " + m.undoKey() + " brings it back."
		return nil
	case "by-date":
		s.dateBox = true
		if !m.plain {
			m.top().focus = dateBoxID // so that the digits of a date choose nothing
		}
	}
	for _, c := range m.byChoices() {
		if c.id == id {
			act.By, s.dateBox = c.day, false
			delete(m.top().texts, dateBoxID)
			m.top().problem = problem{}
		}
	}
	for i := range actionStates {
		if id == fmt.Sprintf("status%d", i) {
			act.Status = assessment.ActionStatus(i)
		}
	}
	m.refuse(s.keep(m, act))
	m.top().screen = s
	return nil
}

func (s actionScreen) typed(m *app, id, text string) string {
	act := s.action(m)
	if id == dateBoxID {
		return s.typedDate(m, act, text)
	}
	for _, field := range actionFields {
		if field.id == id {
			*field.text(&act) = text
		}
	}
	return m.notKept("This text", s.keep(m, act))
}

func (s actionScreen) typedDate(m *app, act assessment.Action, text string) string {
	cleaned, _ := assessment.Clean(text, len(text))
	day, err := assessment.ReadDay(cleaned)
	switch {
	case cleaned == "" && m.ownDate(act).IsZero():
		return "" // a day that was offered stands until another is typed
	case cleaned != "" && err != nil:
		return notADay(err, day, "28 2 2027")
	case act.Status != assessment.Done && m.hasPassed(day, act.By):
		return "This day has passed. Type a day from today on, or leave it empty."
	}
	act.By = day
	m.refuse(s.keep(m, act))
	return ""
}
