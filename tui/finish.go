package tui

import (
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// leaveScreen asks before anything is left, after Ctrl+C.
type leaveScreen struct{}

// leave asks whether to leave; asked a second time in a row, it leaves at once.
func (m *app) leave() tea.Cmd {
	_, asked := m.top().screen.(leaveScreen)
	switch {
	case asked || m.leaving || m.deps.Kiosk && !m.begun:
		return m.depart()
	case m.size.tooSmall():
		m.leaving = true
		return nil
	}
	return m.push(leaveScreen{})
}

func (leaveScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Leave?", verb: "Choose"}
	leave, leaves := m.wayOut()
	if m.deps.Kiosk {
		p.question("Stop here?")
	} else {
		p.question("Leave Waymark?")
	}
	p.gap()
	if m.begun {
		p.prose(m.keptOnLeaving())
		p.gap()
	}
	add := p.numbered()
	add(idBack, "Carry on")
	if hasBelow[tasksScreen](m.stack) {
		add("report", "Make my report with what I have so far")
	}
	switch {
	case m.saving.on:
		add("leave", "Leave, and come back with my six words")
	case m.begun:
		add("leave", "Clear my answers and "+leave)
		add("save", "Save with six words, to come back")
	default:
		add("leave", "Leave")
	}
	p.gap()
	if !m.plain {
		p.prose("Ctrl+C again " + leaves + " at once.")
	}
	return p
}

// keptOnLeaving says what becomes of the answers when the person leaves now.
func (m *app) keptOnLeaving() string {
	s := &m.saving
	switch {
	case !s.on:
		return "Your answers are not saved. If you leave now they are gone."
	case s.failing():
		return "Nothing is saved since " + m.savedAt() + ". If you leave now, what you did after that is gone."
	}
	words := "Your answers are saved."
	if !m.allSaved() {
		words = "Your last answer is being saved."
	}
	words += " Your six words open them until " + s.expires.Words() + "."
	if s.words != nil {
		words += " Write the words down first: Save and come back later, in the menu, shows them."
	}
	return words
}

func (leaveScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "leave":
		return m.leaveNow()
	case "save":
		return m.startSaving()
	}
	m.back()
	if id == "report" && !m.toWaitingText() {
		return m.push(takeawayScreen{})
	}
	return nil
}

// leaveNow ends the program for somebody who was told what becomes of the answers.
func (m *app) leaveNow() tea.Cmd {
	switch {
	case m.busy():
		return nil
	case m.saving.on && m.toWaitingText():
		return nil
	case m.saving.on && !m.saving.failing():
		return m.end(nil)
	case m.deps.Kiosk:
		return m.makeRoom()
	case m.begun:
		m.clear()
	}
	return tea.Quit
}

// finishScreen is the last question: it stops a person once before everything is cleared.
type finishScreen struct{ choice, problem string }

func (s finishScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Finish", careful: true}
	p.problem(s.problem)
	p.question("Finish and clear this screen?")
	p.gap()
	switch {
	case m.report.busy:
		p.prose("Your report is being made.")
	case m.report.made() == 0 && m.report.cameBack:
		p.prose("No report was made since you came back.")
	case m.report.made() == 0:
		p.prose("No report was made yet.")
	}
	for _, words := range m.report.taken {
		p.prose("√ " + words)
	}
	switch {
	case m.a.Shared():
		p.prose("√ Ratings shared")
	case m.sharing.busy:
		p.prose("Your ratings are being shared.")
	case m.sharing.rows != nil:
		p.prose("Sharing did not work.")
	default:
		p.prose("Nothing was shared.")
	}
	p.gap()
	last := "Clearing cannot be undone. "
	if until := m.saving.expires.Words(); m.saving.on {
		if m.saving.words != nil {
			p.prose("You have not written down your six words yet: Save and come back later, in the menu, shows them.")
			p.gap()
		}
		p.choice("keep", "1", "Clear the screen. Keep my saved answers until "+until, "", s.choice == "keep")
		p.choice("delete", "2", "Clear the screen and delete my saved answers now", "", s.choice == "delete")
		last = "Deleting cannot be undone. "
	} else {
		p.choice("clear", "1", "Clear my answers from Waymark", "", s.choice == "clear")
		p.choice("save", "2", "Save my answers with six words, to come back", "", s.choice == "save")
	}
	p.choice("stay", "3", "Go back, I have not finished", "", s.choice == "stay")
	p.gap()
	p.prose(last + "Paper and files that you saved stay yours.")
	p.gap()
	p.onward()
	return p
}

func (s finishScreen) choose(m *app, id string) tea.Cmd {
	if id != idContinue {
		m.top().screen = finishScreen{choice: id}
		return nil
	}
	if m.busy() {
		return nil
	}
	switch {
	case s.choice == "clear" && !m.saving.on:
		return m.done(doneScreen{})
	case s.choice == "save" && !m.saving.on:
		return m.startSaving()
	case s.choice == "keep" && m.saving.on:
		return m.finishKept()
	case s.choice == "delete" && m.saving.on:
		m.ending = true
		return m.deleteDraft(func(m *app) tea.Cmd { return m.done(doneScreen{deleted: true}) })
	case s.choice == "stay":
		if !returnTo[tasksScreen](m) { // it was opened at the start
			return m.back()
		}
		return nil
	}
	m.message = "You have not chosen. " + m.worded("Press", "Type") + " 1, 2 or 3."
	return nil
}

// finishKept clears the screen once the last change is saved.
func (m *app) finishKept() tea.Cmd {
	clearKept := func(m *app) tea.Cmd {
		cmd := m.done(doneScreen{until: m.saving.expires})
		return tea.Batch(cmd, m.forgetKey())
	}
	if m.saving.elsewhere != "" { // what is saved stays as it is
		return clearKept(m)
	}
	m.ending = true
	m.message = beingSaved
	return m.onceSaved(clearKept)
}

// done clears everything and shows the last page.
func (m *app) done(s doneScreen) tea.Cmd {
	s.shared, s.reports = m.a.Shared(), m.report.made()
	m.clear()
	m.stack = []entry{{screen: s}}
	return nil
}

// clear forgets the person: answers, report, and how they wanted things to look.
func (m *app) clear() {
	fresh := newApp(m.deps, m.letters)
	fresh.current, fresh.q, fresh.training = m.current, m.current, m.training
	fresh.later, fresh.saving.busy = m.later, m.saving.busy
	fresh.size, fresh.profile, fresh.background, fresh.plain = m.size, m.profile, m.background, m.plain
	fresh.sitting, fresh.running = m.sitting+1, m.running
	fresh.restyle()
	*m = fresh
}

// doneScreen tells what was cleared and what to do with the report.
type doneScreen struct {
	shared  bool
	reports int
	until   assessment.Date // the last day on which the six words open what was saved; zero for nothing saved
	deleted bool            // what was saved is deleted
}

func (s doneScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Done", first: true, verb: "Choose"}
	p.heading("Your answers are cleared")
	p.gap()
	switch {
	case s.deleted:
		p.prose("Your saved answers are deleted. Your six words open nothing now.")
	case !s.until.IsZero():
		p.prose("Your saved answers are kept. Your six words open them at this computer until " + s.until.Words() + ".")
	}
	if s.shared {
		p.prose("Your ratings were shared, without your name. Thank you: they help to plan courses.")
	} else {
		p.prose("Nothing was shared.")
	}
	p.gap()
	p.prose("What next:")
	next := []string{"pick one action to start this week", "do this again in about six months"}
	if s.reports > 0 {
		next = append([]string{"take your report to your next supervision or appraisal"}, next...)
	}
	p.bullets(next...)
	p.gap()
	p.row("again", "1", "Back to the start, for the next person")
	if !m.deps.Kiosk {
		p.row("leave", "2", "Leave Waymark")
	}
	return p
}

func (doneScreen) choose(m *app, id string) tea.Cmd {
	if id == "leave" {
		return tea.Quit
	}
	m.clear()
	return nil
}
