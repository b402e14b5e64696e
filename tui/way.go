package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// entry is a screen on the way, with what has to be there again when the person comes back to it.
type entry struct {
	screen  screen
	focus   string // id of what has focus
	scroll  int
	problem problem
	texts   map[string]string // typed, and not taken over yet because of a problem
	refused bool              // Back was refused once because of them
	warned  bool              // has been told that nothing was chosen
	walked  bool              // Continue on the task list led here
}

// problem is a sentence about one text box, or about the page when id is "".
type problem struct{ id, sentence string }

// top is the entry of the screen that is shown. It is good until the stack changes.
func (m *app) top() *entry { return &m.stack[len(m.stack)-1] }

// tellOf says what is wrong with a text box, or with the page when id is "", and leads back to it.
func (m *app) tellOf(id, sentence string) {
	m.top().problem = problem{id, sentence}
	m.top().focus = id
}

// push shows a screen; going back leads here again. A page that was opened since the task list already is gone back to,
// so that going round and round does not make a longer and longer way back.
func (m *app) push(s screen) tea.Cmd {
	m.takeText()
	m.shown = nil
	for i := max(m.tasksAt(), 0); i < len(m.stack); i++ {
		if samePage(m.stack[i].screen, s) && !typedAbove(m.stack[i+1:]) {
			m.stack = m.stack[:i+1]
			return m.arrived()
		}
	}
	m.stack = append(m.stack, entry{screen: s})
	return m.arrived()
}

// walkOn is Continue on a page after the domains: on along the way, or back to the task list where the page was opened
// from its row.
func (m *app) walkOn(next screen) tea.Cmd {
	if below := len(m.stack) - 2; below >= 0 && below == m.tasksAt() && !m.top().walked {
		return m.back()
	}
	return m.push(next)
}

// tasksAt is where the task list stands on the way; -1 before it was reached.
func (m *app) tasksAt() int { return indexOf[tasksScreen](m.stack) }

// samePage reports whether two screens are one page, whatever was chosen on it.
func samePage(a, b screen) bool {
	switch b := b.(type) {
	case stageScreen:
		_, same := a.(stageScreen)
		return same
	case checkScreen:
		_, same := a.(checkScreen)
		return same
	case domainScreen:
		other, same := a.(domainScreen)
		return same && other.domain == b.domain
	case finishScreen:
		_, same := a.(finishScreen)
		return same
	}
	return a == b
}

// typedAbove reports whether a text that was not taken over waits on one of these pages.
func typedAbove(stack []entry) bool {
	return slices.ContainsFunc(stack, func(e entry) bool { return len(e.texts) > 0 })
}

// arrived is called when another screen has come up.
func (m *app) arrived() tea.Cmd {
	m.barFocus, m.digits = 0, ""
	m.guarded = m.look.moveOn
	if s, ok := m.top().screen.(arriving); ok {
		return s.arrive(m)
	}
	return nil
}

// back leads to the screen before, as it was left.
func (m *app) back() tea.Cmd {
	if len(m.stack) > 1 {
		m.backTo(len(m.stack) - 1)
	}
	return nil
}

// backTo leaves every screen but the first n.
func (m *app) backTo(n int) {
	m.stack = m.stack[:n]
	m.barFocus, m.digits, m.shown = 0, "", nil
}

// returnTo leads back to the nearest screen of type S. It stops on the way where a text box holds something that was
// not taken over, so that nothing typed is lost. It returns false, and stays, where there is no such screen.
func returnTo[S screen](m *app) bool {
	m.takeText()
	for i := len(m.stack) - 1; i >= 0; i-- {
		_, found := m.stack[i].screen.(S)
		if !found && len(m.stack[i].texts) == 0 {
			continue
		}
		if !found && !hasBelow[S](m.stack[:i]) {
			return false
		}
		m.backTo(i + 1)
		if !found {
			m.pointOutProblem()
		}
		return true
	}
	return false
}

// toWaitingText leads to the nearest text that was not taken over, and says what is wrong with it. A report without it
// would leave it out in silence.
func (m *app) toWaitingText() bool {
	m.takeText()
	for i := len(m.stack) - 1; i >= 0; i-- {
		if len(m.stack[i].texts) > 0 {
			m.backTo(i + 1)
			m.pointOutProblem()
			return true
		}
	}
	return false
}

// busy says that something is being kept or made, and that leaving waits for it.
func (m *app) busy() bool {
	switch {
	case m.sharing.busy:
		m.message = beingShared
	case m.report.busy:
		m.message = beingMade
	case m.planner.busy:
		m.message = "One moment. The file is being saved."
	}
	return m.sharing.busy || m.report.busy || m.planner.busy
}

func hasBelow[S screen](stack []entry) bool { return indexOf[S](stack) >= 0 }

// indexOf is where the first screen of type S stands; -1 where there is none.
func indexOf[S screen](stack []entry) int {
	return slices.IndexFunc(stack, func(e entry) bool {
		_, ok := e.screen.(S)
		return ok
	})
}
