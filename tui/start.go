package tui

import (
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// startScreen says what Waymark is, how long it takes and what one gets.
type startScreen struct{}

func (startScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Step into your next role", first: true, focus: "start", verb: "Choose"}
	if m.deps.Site != "" {
		p.place = m.deps.Site
	}
	start, bring := "Start", "Bring my last record"
	if m.answered() {
		m.answersOpen(p)
		start, bring = "Carry on with the answers on this screen", "Bring my last record into these answers"
	} else {
		p.status = "Press a number, or use the arrow keys and Enter."
		m.welcome(p)
	}
	p.gap()
	p.row("start", "1", start)
	p.row("comeback", "2", "Come back with my six words")
	p.row("bring", "3", bring)
	p.row("keep", "4", "What we keep and what we do not")
	if !m.plain { // which has no looks to change
		look := "Change how this looks (colours, plain text for screen readers)"
		if m.size.compact() {
			look = "Change how this looks, or use plain text"
		}
		p.row("look", "5", look)
	}
	if m.answered() {
		p.row("finish", m.clearKey(), "Finish and clear")
	}
	return p
}

// clearKey is the number of clearing, which comes last.
func (m *app) clearKey() string { return m.worded("6", "5") }

// welcome says what Waymark is for.
func (m *app) welcome(p *page) {
	p.heading("See where you are and plan what to learn next")
	p.gap()
	whom := "For support workers in the allied health professions"
	if !m.size.compact() {
		whom += " (AHPs)"
	}
	p.prose(whom + ".")
	p.gap()
	p.prose("You will:")
	p.bullets(
		"answer short statements about your work",
		"add notes, and choose what you want to work on",
		"get a report to print or save, to talk about with your supervisor")
	p.gap()
	p.prose("Most people take 20 to 30 minutes. You can take as long as you like, or save and come back.")
	p.gap()
	p.prose("We do not ask your name. This is to help you plan, not to test you.")
}

// answersOpen tells whoever is here now that somebody has begun, so that nobody goes on in the answers of another without
// knowing.
func (m *app) answersOpen(p *page) {
	p.heading("There are answers on this screen")
	p.gap()
	p.prose("Someone has begun here. If it was you, carry on.")
	p.gap()
	p.prose("If it was not you, " + m.worded("press", "type") + " " + m.clearKey() + " to finish and clear. Then you can start with answers of your own.")
}

func (startScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "start":
		if m.q == nil && !m.begun {
			m.starting = true
			return nil
		}
		if m.begun && m.a.Progress().Answered > 0 { // and so has been on the list
			return m.push(tasksScreen{})
		}
		return m.begin()
	case "finish":
		return m.push(finishScreen{})
	case "comeback":
		return m.push(comeBackScreen{})
	case "bring":
		return m.push(bringScreen{})
	case "keep":
		return m.push(keepScreen{})
	case "look":
		return m.push(lookScreen{})
	}
	return nil
}

// begin starts an assessment for the person at the terminal.
func (m *app) begin() tea.Cmd {
	m.ready()
	return m.push(keepScreen{onTheWay: true})
}

// ready makes sure that there is an assessment. Going back to the start and on again loses nothing.
func (m *app) ready() {
	if !m.begun {
		m.a = *assessment.New(m.q)
		m.begun = true
	}
}

// keepScreen says what is kept. It stands on the way before the first answer, and in the menu. Whoever has just brought
// a record is also told what stayed in the file.
type keepScreen struct {
	onTheWay bool
	left     assessment.LeftBehind
}

func (s keepScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "What we keep", focus: idContinue}
	p.leftBehind(s.left)
	p.heading("Nothing is kept against your name. We do not ask for it.")
	p.gap()
	p.define("While you answer", "Your answers stay in memory, unless you choose to save. Saved answers are locked with six words that only you have, and go "+
		m.draftDays()+" after your last change.")
	p.gap()
	p.define("At the end", "You choose whether to share your ratings, to help plan courses. You see exactly what would be kept. Notes are never shared. Once shared, we cannot find your ratings to change or remove them.")
	p.gap()
	p.define("What is published", "Rounded figures, for ten people or more. In a small team, someone with access to this computer might guess. You can leave out your role.")
	p.gap()
	p.prose("Questions or complaints: your information governance lead.")
	p.gap()
	if s.onTheWay {
		p.onward()
	} else {
		p.focus = idBack
		p.button(idBack, "9", "Back")
	}
	return p
}

// define adds a term with its explanation below.
func (p *page) define(term, text string) {
	p.add(part{kind: prose, text: term, style: strong})
	p.prose(text)
}

func (keepScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.push(savingScreen{onTheWay: true})
	}
	return nil
}
