package tui

import tea "charm.land/bubbletea/v2"

// saveFailedScreen comes up when an answer could not be saved. It goes by itself once it is.
type saveFailedScreen struct{}

func (saveFailedScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Not saved", verb: "Choose", focus: "again"}
	p.heading("Your last answer is not saved yet")
	p.gap()
	p.prose(m.saving.problem, "You can go on. What is not saved is lost if the power fails.")
	p.gap()
	add := p.numbered()
	add("again", "Try to save again")
	if hasBelow[tasksScreen](m.stack) {
		add("report", "Make my report with what I have so far")
	}
	add(idBack, "Go on without saving")
	p.gap()
	p.prose("We try again every minute.")
	return p
}

func (saveFailedScreen) stillThere(m *app) bool { return m.saving.problem != "" }

func (saveFailedScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "again":
		if m.saving.busy {
			m.message = beingSaved
			return nil
		}
		m.message = tryingAgain
		return m.save()
	case "report":
		m.back()
		if !m.toWaitingText() {
			return m.push(takeawayScreen{})
		}
	case idBack:
		return m.back()
	}
	return nil
}

// elsewhereScreen comes up when the draft was changed at another terminal. Nothing is written over there, and nothing is
// lost here.
type elsewhereScreen struct{}

func (elsewhereScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Not saved", verb: "Choose"}
	p.question("Your answers are open somewhere else too")
	p.gap()
	p.prose(m.saving.elsewhere)
	p.gap()
	p.prose("What you did here since " + m.savedAt() + " is on this screen only.")
	p.gap()
	p.row("open", "1", "Open what is saved with my six words")
	p.row("create", "2", "Save what is on this screen with six new words")
	p.row("off", "3", "Go on without saving")
	return p
}

func (elsewhereScreen) stillThere(m *app) bool { return m.saving.elsewhere != "" }

func (elsewhereScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "open":
		return m.push(comeBackScreen{})
	case "create":
		return m.createDraft()
	case "off":
		if !m.saving.busy {
			m.saving = saving{}
			return m.forgetKey()
		}
	}
	return nil
}
