package tui

import tea "charm.land/bubbletea/v2"

// menuScreen leads to what is not on the way.
type menuScreen struct{}

func (menuScreen) page(m *app) *page {
	p := &page{title: "Menu", focus: idBack, verb: "Choose"}
	add := p.numbered()
	add(idBack, "Go back to where I was")
	onTasks := hasBelow[tasksScreen](m.stack)
	if onTasks {
		add("tasks", "Go to the task list")
	}
	add("save", "Save and come back later")
	if onTasks {
		add("role", "Change my stage, what I want next, or my professions")
		add("howto", "How to answer")
	}
	add("keep", "What we keep and what we do not")
	if !m.plain { // which has no looks to change
		add("look", "How this looks and works (colours, plain text)")
	}
	if onTasks {
		add("finish", "Finish, report and clear")
	}
	return p
}

func (menuScreen) choose(m *app, id string) tea.Cmd {
	m.back()
	switch id {
	case "tasks":
		returnTo[tasksScreen](m)
	case "save":
		return m.showSaving()
	case "role":
		return m.push(stageScreen{})
	case "howto":
		return m.push(howToScreen{asHelp: true})
	case "keep":
		return m.push(keepScreen{})
	case "look":
		return m.push(lookScreen{})
	case "finish":
		if !m.toWaitingText() {
			return m.push(firstPlanning(m))
		}
	}
	return nil
}

// menuOffered is false where the menu would hold nothing that is not on the page.
func (m *app) menuOffered() bool {
	if m.hidden() {
		return false
	}
	switch m.top().screen.(type) {
	case menuScreen, plannerMenuScreen, leaveScreen, doneScreen, helpScreen:
		return false
	}
	return m.begun || m.planner.on
}

func (m *app) showMenu() tea.Cmd {
	if !m.menuOffered() {
		return nil
	}
	if m.planner.on {
		return m.push(plannerMenuScreen{})
	}
	return m.push(menuScreen{})
}
