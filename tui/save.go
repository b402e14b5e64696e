package tui

import (
	tea "charm.land/bubbletea/v2"
)

// savingScreen asks whether to save as you go, on the way before the first answer and from the menu. Once answers are
// saved it says until when, and leads to leaving and deleting.
type savingScreen struct {
	onTheWay bool
	choice   string // "yes", "no" or ""
	problem  string // why there are no six words
}

func (s savingScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Save as you go?", careful: true}
	if s.onTheWay {
		p.place = "Before you start"
	}
	if m.saving.on {
		m.savedPage(p)
		return p
	}
	p.problem(s.problem)
	p.question("Save as you go?")
	p.gap()
	p.prose("This is a shared computer. You choose.")
	p.gap()
	p.choice("yes", "1", "Yes, save as I go", "You get six words. They open your answers again at this computer, for "+m.draftDays()+
		" after your last change. No one can open them without the words.", s.choice == "yes").below = true
	p.gap()
	p.choice("no", "2", "No, keep nothing", m.lostWhen()+
		"Until then the next person could carry on where you stopped.", s.choice == "no").below = true
	p.gap()
	p.prose("You can change No to Yes in the menu at any time. Your report is the same either way.")
	p.gap()
	p.onward()
	return p
}

// savedPage says until when the six words open what is saved.
func (m *app) savedPage(p *page) {
	s := &m.saving
	p.verb, p.focus = "Choose", idContinue
	switch {
	case s.elsewhere != "":
		p.heading("Your answers are not saved since " + m.savedAt())
		p.gap()
		p.prose(s.elsewhere)
	case s.failing():
		p.heading("Your answers are not saved since " + m.savedAt())
		p.gap()
		p.prose(s.problem, "We try again every minute.")
	default:
		p.heading("Your answers are saved as you go")
		p.gap()
		p.prose("Your six words open them at this computer until "+s.expires.Words()+", and for "+m.draftDays()+" after each change.",
			"Where you are is saved too.")
	}
	p.gap()
	if s.words != nil {
		p.row("words", "1", "See my six words")
	} else {
		p.row("leave", "1", "Leave now, and come back with my six words")
	}
	p.row("delete", "2", "Delete my saved answers now")
	p.gap()
	p.onward()
}

func (s savingScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "words":
		return m.push(wordsScreen{s.onTheWay})
	case "leave":
		return m.push(leaveScreen{})
	case "delete":
		return m.push(deleteScreen{})
	case "yes", "no":
		s.choice = id
		m.top().screen = s
	case idContinue:
		return s.goOn(m)
	}
	return nil
}

func (s savingScreen) goOn(m *app) tea.Cmd {
	switch {
	case !m.saving.on && s.choice == "yes":
		return m.createDraft()
	case !m.saving.on && s.choice == "":
		m.message = "You have not chosen. " + m.worded("Press", "Type") + " 1 or 2."
		return nil
	}
	return m.afterSaving(s.onTheWay)
}

// afterSaving goes on from the pages about saving: to the first question, or back to where the menu was opened.
func (m *app) afterSaving(onTheWay bool) tea.Cmd {
	if onTheWay {
		return m.push(stageScreen{})
	}
	return m.back()
}

// createDraft draws six words, and saves the answers under them.
func (m *app) createDraft() tea.Cmd {
	s := &m.saving
	if s.busy {
		m.message = "One moment."
		return nil
	}
	m.message = "One moment. Your six words are being made."
	*s = saving{busy: true}
	return m.lasting(createDraft(m.deps, m.sitting, m.draft(), m.version()))
}

// created shows the words. Words that came too late for anybody to see open a draft that is deleted again.
func (m *app) created(msg createdMsg) tea.Cmd {
	s := &m.saving
	s.busy = false
	if m.late(msg.sitting) {
		if msg.err != nil || s.on {
			return nil
		}
		s.busy = true
		return m.lasting(deleteDraft(m.deps, msg.sitting))
	}
	if msg.err != nil {
		m.notCreated(sentence(msg.err, "Your answers cannot be saved at this computer just now. They are still here. Try again, or go on without saving."))
		return m.forgetKey() // of the answers that were open before, if any
	}
	*s = saving{
		on: true, words: msg.words, expires: msg.expires,
		sent: msg.version, kept: msg.version, keptAt: m.deps.Clock(),
	}
	if m.sharing.rows == nil {
		m.sharing.response, m.sharing.planning = msg.response, msg.planning
	}
	m.message = ""
	above, onTheWay := m.top().screen.(savingScreen)
	m.interrupt(wordsScreen{onTheWay && above.onTheWay})
	return nil
}

// notCreated says why there are no six words, on the page where they were asked for.
func (m *app) notCreated(words string) {
	m.message = "Your answers are not saved."
	if s, here := m.top().screen.(savingScreen); here {
		s.problem = words
		m.top().screen = s
		m.message = ""
		m.backToTop()
	}
}

// deleteScreen asks before what is saved is deleted.
type deleteScreen struct{ problem string }

func (s deleteScreen) page(*app) *page {
	p := &page{title: "Waymark", place: "Delete my saved answers", careful: true, verb: "Choose"}
	p.problem(s.problem)
	p.question("Delete your saved answers now?")
	p.gap()
	p.prose("Your six words open nothing after that. It cannot be undone.",
		"What is on this screen stays until you finish. You can save it again under six new words.")
	p.gap()
	p.row(idBack, "1", "Keep them")
	p.row("delete", "2", "Delete my saved answers now")
	return p
}

// stillThere is false once nothing is saved.
func (deleteScreen) stillThere(m *app) bool { return m.saving.on }

func (deleteScreen) choose(m *app, id string) tea.Cmd {
	if id == "delete" {
		return m.deleteDraft(nil)
	}
	return nil
}

// deleteDraft deletes what is saved, once the save under way is done, and then does what waits for that.
func (m *app) deleteDraft(then func(m *app) tea.Cmd) tea.Cmd {
	s := &m.saving
	switch {
	case s.deleting:
		return nil
	case s.busy:
		m.message = beingSaved
		return m.onceSaved(func(m *app) tea.Cmd { return m.deleteDraft(then) })
	}
	m.message = "One moment. Your saved answers are being deleted."
	s.busy, s.deleting, s.then = true, true, then
	return m.lasting(deleteDraft(m.deps, m.sitting))
}

// wasDeleted takes in what became of deleting.
func (m *app) wasDeleted(msg deletedMsg) tea.Cmd {
	then := m.saving.then
	m.saving.then, m.saving.deleting, m.ending = nil, false, false
	m.message = ""
	if msg.err != nil {
		words := sentence(msg.err, "Your saved answers could not be deleted just now. Try again in a minute.")
		switch s := m.top().screen.(type) {
		case deleteScreen:
			m.top().screen = deleteScreen{words}
			m.backToTop()
		case finishScreen:
			s.problem = words
			m.top().screen = s
			m.backToTop()
		default:
			m.message = "Your saved answers are not deleted."
		}
		return nil
	}
	m.saving = saving{}
	if then != nil {
		return then(m)
	}
	m.message = "Deleted. What is here is kept in memory only."
	return nil
}

// showSaving leads from the menu to what there is to choose about saving now.
func (m *app) showSaving() tea.Cmd {
	if m.saving.elsewhere != "" {
		return m.push(elsewhereScreen{})
	}
	return m.push(savingScreen{})
}
