package tui

import (
	tea "charm.land/bubbletea/v2"
)

// leaveScreen asks before anything is left, after Ctrl+C.
type leaveScreen struct{}

// leave asks whether to leave; asked a second time in a row, it leaves at once.
func (m *app) leave() tea.Cmd {
	_, asked := m.top().screen.(leaveScreen)
	switch {
	case asked || m.leaving:
		m.outcome = ErrInterrupted
		return tea.Quit
	case m.size.tooSmall():
		m.leaving = true
		return nil
	}
	return m.push(leaveScreen{})
}

func (leaveScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Leave?", verb: "Choose"}
	p.question("Leave Waymark?")
	p.gap()
	if m.begun {
		p.prose("Your answers are not saved. If you leave now they are gone.")
		p.gap()
	}
	p.row(idBack, "1", "Carry on")
	switch {
	case hasBelow[tasksScreen](m.stack):
		p.row("report", "2", "Make my report with what I have so far")
		p.row("leave", "3", "Clear my answers and leave")
	case m.begun:
		p.row("leave", "2", "Clear my answers and leave")
	default:
		p.row("leave", "2", "Leave")
	}
	p.gap()
	p.prose("Ctrl+C again leaves at once.")
	return p
}

func (leaveScreen) choose(m *app, id string) tea.Cmd {
	if id == "leave" {
		if m.busy() {
			return nil
		}
		if m.begun {
			m.clear()
		}
		return tea.Quit
	}
	m.back()
	if id == "report" && !m.toWaitingText() {
		return m.push(takeawayScreen{})
	}
	return nil
}

// finishScreen is the last question: it stops a person once before everything is cleared.
type finishScreen struct{ choice string }

func (s finishScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Finish", careful: true}
	p.question("Finish and clear this screen?")
	p.gap()
	switch {
	case m.report.busy:
		p.prose("Your report is being made.")
	case len(m.report.taken) == 0:
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
	p.choice("clear", "1", "Clear my answers from Waymark", "", s.choice == "clear")
	p.choice("stay", "2", "Go back, I have not finished", "", s.choice == "stay")
	p.gap()
	p.prose("Clearing cannot be undone. Paper and files that you saved stay yours.")
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
	switch s.choice {
	case "clear":
		done := doneScreen{shared: m.a.Shared(), reports: len(m.report.taken)}
		m.clear()
		m.stack = []entry{{screen: done}}
		return nil
	case "stay":
		returnTo[tasksScreen](m)
		return nil
	}
	m.message = "You have not chosen. Press 1 or 2."
	return nil
}

// clear forgets the person: answers, report, and how they wanted things to look.
func (m *app) clear() {
	fresh := newApp(m.deps, m.letters)
	fresh.q, fresh.size, fresh.profile, fresh.background = m.q, m.size, m.profile, m.background
	fresh.sitting, fresh.running = m.sitting+1, m.running
	fresh.restyle()
	*m = fresh
}

// doneScreen tells what was cleared and what to do with the report.
type doneScreen struct {
	shared  bool
	reports int
}

func (s doneScreen) page(*app) *page {
	p := &page{title: "Waymark", place: "Done", first: true, verb: "Choose"}
	p.heading("Your answers are cleared")
	p.gap()
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
	p.row("leave", "2", "Leave Waymark")
	return p
}

func (doneScreen) choose(m *app, id string) tea.Cmd {
	if id == "leave" {
		return tea.Quit
	}
	m.clear()
	return nil
}
