package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// wordsScreen shows the six words. It is the only page that ever does, and only until their owner has them on paper.
type wordsScreen struct{ onTheWay bool }

func (wordsScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Your six words", focus: idContinue}
	p.heading("Your six words")
	p.gap()
	half := (len(m.saving.words) + 1) / 2
	if m.plain {
		half = len(m.saving.words) // in one column, so that they are read in order
	}
	for i := range half {
		c := []cell{{9, fmt.Sprintf("%d  %s", i+1, m.saving.words[i]), strong}}
		if j := half + i; j < len(m.saving.words) {
			c = append(c, cell{29, fmt.Sprintf("%d  %s", j+1, m.saving.words[j]), strong})
		}
		p.cells(c...)
	}
	p.gap()
	p.prose("Write them on paper, in this order. They open your answers at this computer until " + m.saving.expires.Words() +
		", and for " + m.draftDays() + " after each change.")
	p.gap()
	p.prose("No one can look them up for you. If you lose them, your answers cannot be opened and you would have to start again.")
	p.gap()
	p.prose("Next, we ask for one of the words, to check that you have them.")
	p.gap()
	p.button(idContinue, "0", "I have written them down")
	p.button(idBack, "9", "Back")
	return p
}

// stillThere is false once the words are gone from memory.
func (wordsScreen) stillThere(m *app) bool { return m.saving.words != nil }

func (s wordsScreen) choose(m *app, id string) tea.Cmd {
	if id == idContinue {
		return m.push(checkWordScreen{onTheWay: s.onTheWay})
	}
	return nil
}

// checkWordScreen asks for one of the six words. It can be skipped, and keeps nothing of what is typed.
type checkWordScreen struct {
	onTheWay bool
	word     string // as it was typed
}

const (
	wordBox     = "word"
	checkedWord = 4 // which one is asked for, from 1
)

func (s checkWordScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Your six words", focus: wordBox, submits: true, noDigit: true}
	p.problem(m.problem())
	p.question(fmt.Sprintf("Type word %d", checkedWord))
	p.gap()
	p.prose("This is to check that you have your words on paper. Type the word" + m.worded(" and press Enter", "") + ", or skip this.")
	p.textBox(m, wordBox, s.word, 1)
	p.gap()
	p.button(idContinue, "0", "Continue")
	p.button("skip", "8", "Skip this")
	p.button(idBack, "9", "Back")
	return p
}

func (checkWordScreen) stillThere(m *app) bool { return m.saving.words != nil }

func (s checkWordScreen) choose(m *app, id string) tea.Cmd {
	if wrong := s.wrong(m); id == idContinue && wrong != "" {
		m.tellOf(wordBox, wrong)
		return nil
	}
	m.saving.words = nil
	for i := len(m.stack) - 1; i > 0; i-- { // the pages with the words are nowhere to go back to
		switch m.stack[i].screen.(type) {
		case wordsScreen, checkWordScreen:
			m.stack = m.stack[:i]
			continue
		}
		break
	}
	m.message = "Saved. Keep your six words safe."
	if s.onTheWay {
		return m.push(stageScreen{})
	}
	if _, asked := m.top().screen.(savingScreen); asked {
		return m.back()
	}
	m.shown = nil
	return nil
}

// wrong says in a sentence what keeps what was typed from being the word; "" when it is.
func (s checkWordScreen) wrong(m *app) string {
	switch {
	case s.word == "":
		return fmt.Sprintf("You have not typed word %d yet. Type it from your paper, or %s.", checkedWord, m.worded("press 8 to skip this", "type skip"))
	case !s.right(m):
		return fmt.Sprintf("This is not word %d. Look at your paper, or go back to see the words again.", checkedWord)
	}
	return ""
}

func (s checkWordScreen) right(m *app) bool {
	typed := m.deps.Drafts.CompleteWords(s.word)
	return len(typed) == 1 && typed[0].Full == m.saving.words[checkedWord-1]
}

func (s checkWordScreen) typed(m *app, _, text string) string {
	word, err := assessment.Clean(text, mostTyped)
	if err != nil {
		return "This is longer than any of our words. Type one word."
	}
	s.word = word
	m.top().screen = s
	return ""
}
