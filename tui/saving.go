package tui

import (
	"cmp"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// saving is how far the keeping of one person's answers is, where they want them saved as they go. At most one command
// of Drafts runs at a time; what is changed meanwhile makes one more.
type saving struct {
	on       bool
	words    []string        // until their owner has written them down
	expires  assessment.Date // the last day on which the words open what is saved
	busy     bool            // a command of Drafts is under way
	opening  bool            // it opens a draft
	deleting bool            // it deletes the draft
	change   int             // of the save that was begun last
	sent     version         // what that save was given
	kept     version         // what is on the disk
	keptAt   time.Time
	slow     bool   // the save under way has had its second
	problem  string // why the last save did not work; "" when it did
	untold   bool   // of that problem: the page waits until nothing is being typed
	retry    bool   // it will be tried again within a minute
	// elsewhere says that the draft was changed at another terminal. It is never written over, so saving stands still.
	elsewhere string
	then      func(m *app) tea.Cmd // what waits for the last change to be on the disk; nil when nothing does
}

// version tells one state of what is saved from another.
type version struct {
	revision int
	shared   bool
	place    string // where the person is, without what has focus
	agreed   bool   // yes was said to sharing, and that it was shared is not known yet
}

// failing reports whether answers wait to be saved that could not be.
func (s *saving) failing() bool { return s.problem != "" || s.elsewhere != "" }

// What is said until the save that was asked for is done.
const (
	tryingAgain = "Trying again."
	beingSaved  = "One moment. Your answers are being saved."
)

const (
	slowSave   = time.Second      // before a save is spoken of
	retryAfter = time.Minute      // after a save that did not work
	lastSave   = 3 * watchdog / 4 // that the program waits for the last save before it ends
)

// version is the present state of what is to be saved.
func (m *app) version() version {
	return version{m.a.Revision(), m.a.Shared(), formatPlace(m.wayOn(), false), m.agreed()}
}

// wayOn is the way that leads on from where the person is, also while the screen is hidden.
func (m *app) wayOn() []entry {
	if m.idle.under != nil {
		return m.idle.under
	}
	return m.stack
}

// allSaved reports whether everything that was answered is on the disk. A text that was not taken over yet, such as one
// that is too long, is nowhere but on its page.
func (m *app) allSaved() bool {
	return m.takenSaved() && !typedAbove(m.stack) && !typedAbove(m.idle.under)
}

// takenSaved reports whether everything that was taken over is on the disk.
func (m *app) takenSaved() bool {
	s := &m.saving
	return s.on && s.kept.revision == m.a.Revision() && s.kept.shared == m.a.Shared()
}

// saved reports whether the owner of the answers can open them again. Words that nobody has written down open nothing.
func (m *app) saved() bool { return m.allSaved() && !m.saving.failing() && m.saving.words == nil }

// canSave reports whether six words can be asked for now.
func (m *app) canSave() bool { return m.begun && !m.saving.on && !m.saving.busy }

// startSaving leads from any page to six words.
func (m *app) startSaving() tea.Cmd {
	arrive := m.push(savingScreen{choice: "yes"})
	return tea.Batch(arrive, m.createDraft())
}

// draft is what is saved now, with its own copy of the assessment.
func (m *app) draft() assessment.Draft {
	place := formatPlace(m.wayOn(), true)
	if m.agreed() {
		place += formatRows(*m.sharing.rows)
	}
	return assessment.Draft{
		Assessment: m.a.Clone(), Place: place,
		Response: m.sharing.response, Planning: m.sharing.planning,
	}
}

// keepSaved is called after every message. It saves what was changed, and goes on with what waited for that.
func (m *app) keepSaved() tea.Cmd {
	s := &m.saving
	switch later := m.inputID != "" || m.hidden() || m.warned(); {
	case !s.untold || later:
	case s.elsewhere != "":
		m.interrupt(elsewhereScreen{})
	default:
		m.interrupt(saveFailedScreen{})
	}
	if !s.on || s.busy || s.elsewhere != "" {
		return nil
	}
	if now := m.version(); now != s.sent {
		return m.save()
	}
	if s.then != nil && !s.failing() {
		then := s.then
		s.then = nil
		cmd := then(m)
		m.settle()
		return tea.Batch(cmd, m.keepSaved())
	}
	return nil
}

// save begins a save of the present state.
func (m *app) save() tea.Cmd {
	s := &m.saving
	s.busy, s.slow, s.sent = true, false, m.version()
	s.change++
	return tea.Batch(
		m.lasting(saveDraft(m.deps, m.sitting, s.change, m.draft(), s.sent)),
		m.later(slowSave, slowMsg{m.sitting, s.change}))
}

// onceSaved does something as soon as the last change is on the disk. A save that does not work calls it off, and the
// page about that comes up instead.
func (m *app) onceSaved(then func(m *app) tea.Cmd) tea.Cmd {
	s := &m.saving
	s.then = then
	if s.failing() && s.elsewhere == "" && !s.busy {
		return m.save()
	}
	return nil // keepSaved goes on from here
}

// interrupt shows a page that nobody asked for. Digits that were on their way to another page do nothing to it.
func (m *app) interrupt(s screen) {
	m.saving.untold = false
	m.push(s)
	m.guard()
	m.settle()
}

// savedWords is what the status line says of saving: never more than the disk has.
func (m *app) savedWords() string {
	s := &m.saving
	switch {
	case !s.on:
		return "Kept in memory only"
	case s.failing():
		return "! Not saved since " + m.savedAt()
	case m.allSaved():
		return "Saved " + m.savedAt()
	case m.takenSaved():
		return "Saved " + m.savedAt() + ", but not this text"
	case s.slow:
		return "Saving"
	}
	return ""
}

// savedAt is the time of the last save.
func (m *app) savedAt() string { return m.saving.keptAt.Format("15:04") }

// draftDays is for how many days a draft is kept after its last change.
func (m *app) draftDays() string { return plural(cmp.Or(m.deps.DraftDays, 30), "day", "days") }

// savingResult takes in what a command of Drafts found out. What comes after the person has gone only makes room for
// the next command.
func (m *app) savingResult(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case createdMsg:
		return m.created(msg)
	case savedMsg:
		m.saving.busy = false
		if !m.late(msg.sitting) && msg.change == m.saving.change {
			return m.wasSaved(msg)
		}
	case slowMsg:
		m.saving.slow = !m.late(msg.sitting) && msg.change == m.saving.change
	case retryMsg:
		if !m.late(msg.sitting) {
			return m.retrySave()
		}
	case deletedMsg:
		m.saving.busy = false
		if !m.late(msg.sitting) {
			return m.wasDeleted(msg)
		}
	case openedDraftMsg:
		m.saving.busy = false
		switch {
		case !m.late(msg.sitting):
			return m.openedDraft(msg)
		case msg.err == nil: // opened for somebody who has gone
			return m.forgetKey()
		}
	case keyForgottenMsg:
		m.saving.busy = false
	case purgedMsg:
		return m.later(purgeEvery, purgeAgainMsg{})
	case purgeAgainMsg:
		return purgeDrafts(m.deps)
	case tooLateMsg:
		if m.ending && m.outcome != nil { // somebody who leaves by the page for it is told what became of the save
			return m.gone()
		}
	}
	return nil
}

// wasSaved takes in what became of a save.
func (m *app) wasSaved(msg savedMsg) tea.Cmd {
	s := &m.saving
	if msg.err == nil {
		s.kept, s.keptAt, s.expires = msg.version, m.deps.Clock(), msg.expires
		s.problem, s.untold, s.slow = "", false, false
		if m.message == tryingAgain {
			m.message = ""
		}
		return nil
	}
	if m.message == tryingAgain || m.message == beingSaved {
		m.message = "" // or it would stand where the failure is told
	}
	told := s.failing()
	s.then, m.ending = nil, false
	m.sharing.saveFailed()
	if m.outcome != nil { // the program was to end, and waits for nothing else
		return m.gone()
	}
	if errors.Is(msg.err, ErrElsewhere) {
		s.elsewhere = sentence(msg.err, "These answers were changed somewhere else. Nothing here was written over them.")
		s.problem, s.untold = "", true
		return nil
	}
	s.problem = sentence(msg.err, "Your answers could not be saved just now. They are still on this screen, and your report still works.")
	s.untold = !told && !m.allSaved()
	if s.retry {
		return nil
	}
	s.retry = true
	return m.later(retryAfter, retryMsg{m.sitting})
}

// retrySave tries again what did not work a minute ago.
func (m *app) retrySave() tea.Cmd {
	s := &m.saving
	s.retry = false
	switch {
	case s.problem == "":
		return nil
	case s.busy:
		s.retry = true
		return m.later(retryAfter, retryMsg{m.sitting})
	}
	return m.save()
}

// end ends the program once the last change, and where the person is, are saved; but it does not wait for ever, and it
// waits once only.
func (m *app) end(outcome error) tea.Cmd {
	s := &m.saving
	m.takeText()
	m.outcome = outcome
	if !s.on || s.elsewhere != "" || m.ending {
		return m.gone()
	}
	m.ending = true
	m.message = beingSaved
	s.sent = version{} // what has focus is saved too
	s.then = (*app).gone
	return m.later(lastSave, tooLateMsg{})
}
