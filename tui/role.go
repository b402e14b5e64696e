package tui

import (
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// stageScreen asks where the worker is now.
type stageScreen struct{ declined bool }

func (s stageScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "About your role 1 of 3"}
	p.question("Which of these is most like your work now?")
	p.gap()
	n := len(m.q.Stages)
	for i, stage := range m.q.Stages {
		p.choice(stage.ID, listKey(i, n+1), stage.Title, stage.Hint, m.a.Stage() == stage.ID).below = true
	}
	p.gap()
	p.or()
	p.choice(notSaid, listKey(n, n+1), "Prefer not to say", "", s.declined)
	p.gap()
	p.prose("You rate yourself against your own stage only. Your answers stay if you change this later.")
	p.gap()
	p.onward()
	return p
}

// notSaid is the id of "prefer not to say".
const notSaid = "not-said"

func (s stageScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case idContinue:
		if m.a.Stage() == "" && !s.declined && m.nothingChosen("1 to "+listKey(len(m.q.Stages), len(m.q.Stages)+1)) {
			return nil
		}
		return m.push(aimScreen{})
	case notSaid:
		m.top().screen = stageScreen{declined: true}
		m.setStage("")
	default:
		m.top().screen = stageScreen{}
		m.setStage(id)
	}
	return nil
}

// forgetDeclined takes "prefer not to say" back where a stage is there again, after an undo or from a record: of two
// choices that exclude each other one alone may be chosen.
func (m *app) forgetDeclined() {
	if m.a.Stage() == "" {
		return
	}
	for i := range m.stack {
		if s, ok := m.stack[i].screen.(stageScreen); ok && s.declined {
			m.stack[i].screen = stageScreen{}
		}
	}
}

// setStage changes the stage, and says what that means for what was answered.
func (m *app) setStage(id string) {
	before, aim, ahead := m.a.Stage(), m.a.Aim(), m.a.LookAheadProgress().Answered
	m.refuse(m.a.SetStage(id))
	switch {
	case before == m.a.Stage():
	case aim != m.a.Aim():
		m.message = "Your answers stay. Choose again what you would like next."
	case m.a.LookAheadProgress().Answered < ahead:
		m.message = "Ratings stay. Look ahead starts again. " + m.undoKey() + " brings it back."
	case m.a.Progress().Answered > 0:
		m.message = "Your answers stay. The words are those of this stage now."
	}
}

// aimScreen asks what the worker would like next. All aims look alike.
type aimScreen struct{}

func (aimScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "About your role 2 of 3"}
	aims := m.q.AimsFor(m.a.Stage())
	p.question("What would you like next?")
	p.gap()
	p.prose("All of these are good answers. You can change this later.")
	p.gap()
	for i, aim := range aims {
		if aim == assessment.AimNotSure {
			p.gap()
			p.or()
		}
		p.choice(aim, listKey(i, len(aims)), m.q.AimTitle(aim), "", m.a.Aim() == aim)
	}
	p.gap()
	p.prose(`If you aim at another stage, a second, shorter set of statements opens after the domains. It is called "look ahead".`)
	p.gap()
	p.onward()
	return p
}

func (aimScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		if m.a.Aim() == "" && m.nothingChosen("1 to "+listKey(len(m.q.AimsFor(m.a.Stage()))-1, 8)) {
			return nil
		}
		return m.push(groupScreen{})
	}
	ahead := m.a.LookAheadProgress().Answered
	m.refuse(m.a.SetAim(id))
	if m.a.LookAheadProgress().Answered < ahead {
		m.message = "Look ahead starts again. " + m.undoKey() + " brings it back."
	}
	return nil
}

// groupScreen asks for the profession group. A single small profession is never asked for.
type groupScreen struct{}

func (groupScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "About your role 3 of 3"}
	p.question("Which professions do you work with?")
	p.gap()
	for i, g := range m.q.Professions {
		if g.ID == assessment.NotSaid {
			p.gap()
			p.or()
		}
		p.choice(g.ID, listKey(i, len(m.q.Professions)), g.Words, g.Hint, m.a.Profession() == g.ID)
	}
	p.gap()
	p.prose("Small professions share a line so that no one can be picked out.")
	p.gap()
	p.onward()
	return p
}

func (groupScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		if m.a.Profession() == "" && m.nothingChosen("1 to "+listKey(len(m.q.Professions)-1, len(m.q.Professions))) {
			return nil
		}
		if returnTo[tasksScreen](m) {
			return nil
		}
		return m.push(howToScreen{})
	}
	m.refuse(m.a.SetProfession(id))
	return nil
}
