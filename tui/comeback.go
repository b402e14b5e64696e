package tui

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// comeBackScreen takes six words and opens what was saved under them.
type comeBackScreen struct {
	words string          // as they were typed
	until assessment.Date // set on a hidden screen: the last day on which the words open what was here
}

const (
	codeBox   = "words"
	codeLen   = 6   // words
	mostTyped = 200 // characters: more than six words ever are
)

func (s comeBackScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Come back", focus: codeBox, verb: "Choose", submits: true}
	p.prompt = m.worded("", "Your six words on one line, or help:")
	if !s.until.IsZero() {
		p.first = true
	}
	p.problem(m.problem())
	if s.until.IsZero() {
		p.heading("Type your six words")
		p.gap()
		p.prose("Type them in order. The first three letters of each are enough. Capital letters, spaces and dashes do not matter.")
	} else {
		p.heading("This screen is hidden")
		p.gap()
		p.prose("Someone was answering here and stepped away. Their answers are saved.")
		p.gap()
		p.prose("If it was you, type your six words to carry on. The first three letters of each are enough. We keep your answers until " + s.until.Words() + ".")
	}
	if m.begun && !m.allSaved() {
		p.prose("Answers on this screen that are not saved go when yours are opened.")
	}
	p.gap()
	p.textBox(m, codeBox, s.words, 1)
	if !m.plain { // what was typed is heard once
		m.completed(p, m.typedText(codeBox, s.words))
	}
	p.gap()
	p.add(part{kind: row, id: idContinue, key: "0", text: "Continue"})
	if !s.until.IsZero() {
		p.add(part{kind: row, id: "other", key: "1", text: "It was not me. Start from the beginning"})
		return p
	}
	p.add(part{kind: row, id: "lost", key: "1", text: "I have lost my words"})
	p.add(part{kind: row, id: idBack, key: "9", text: "Back"})
	return p
}

// completed shows which of our words stand in a text so far, three on a line.
func (m *app) completed(p *page, text string) {
	var words []Word
	if len(text) <= mostTyped {
		words = m.deps.Drafts.CompleteWords(text)
	}
	for from := 0; from < codeLen; from += codeLen / 2 {
		said := ""
		for i := from; i < min(from+codeLen/2, len(words)); i++ {
			said += fmt.Sprintf("%d %s   ", i+1, cmp.Or(words[i].Full, "?"))
		}
		p.add(part{kind: cells, still: true, cells: []cell{{4, strings.TrimRight(said, " "), plain}}})
	}
}

// wrongWords says in a sentence what keeps a text from being six of our words; "" when it is.
func (m *app) wrongWords(text string) string {
	words := m.deps.Drafts.CompleteWords(text)
	for i, w := range words {
		if w.Full == "" {
			wrong := fmt.Sprintf("Word %d, %q, is not one of our words.", i+1, w.Typed)
			if len(w.Suggestions) > 0 {
				wrong += " Is it " + orList(w.Suggestions) + "?"
			}
			return wrong
		}
	}
	switch n := len(words); {
	case n == 0:
		return "There are no words yet. Type your six words in order."
	case n != codeLen:
		return "Six words open your answers, and here " + plural(n, "word is", "words are") + " typed. Type all six in order."
	}
	return ""
}

// orList joins words as one says them.
func orList(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func (s comeBackScreen) choose(m *app, id string) tea.Cmd {
	switch {
	case id == "lost":
		return m.push(lostWordsScreen{})
	case id == "other":
		return m.makeRoom()
	case id != idContinue:
		return nil
	case m.saving.busy:
		m.message = "One moment."
		return nil
	}
	if wrong := m.wrongWords(s.words); wrong != "" {
		m.wrongCode(wrong)
		return nil
	}
	m.saving.busy, m.saving.opening = true, true
	m.top().problem = problem{}
	m.message = "Checking…"
	return m.lasting(openDraft(m.deps, m.sitting, s.words))
}

func (s comeBackScreen) typed(m *app, _, text string) string {
	words, err := assessment.Clean(text, mostTyped)
	if err != nil {
		return "This is longer than six words. Type your six words."
	}
	s.words = words
	m.top().screen = s
	return ""
}

// wrongCode says what is wrong with the words, and leads back to them.
func (m *app) wrongCode(words string) {
	m.tellOf(codeBox, words)
	m.message = ""
}

// openedDraft leads to where the owner of a draft was, or says why it does not open.
func (m *app) openedDraft(msg openedDraftMsg) tea.Cmd {
	m.saving.opening = false
	if msg.err != nil {
		words := sentence(msg.err, "Your answers cannot be opened just now. They are still saved. Try again in a minute.")
		if _, here := m.top().screen.(comeBackScreen); here {
			m.wrongCode(words)
		}
		if errors.Is(msg.err, errFault) { // what is open now is not known
			return m.forgetKey()
		}
		return nil
	}
	if _, here := m.top().screen.(comeBackScreen); !here { // gone on to something else meanwhile
		return m.forgetKey()
	}
	look := m.look
	m.clear()
	m.look = look
	m.rebind()
	m.restyle()
	return m.resume(msg)
}

// resume puts the person where they were.
func (m *app) resume(msg openedDraftMsg) tea.Cmd {
	d := msg.draft
	m.a, m.q, m.begun = *d.Assessment, d.Assessment.Questionnaire(), true
	pages, rest, agreed := strings.Cut(d.Place, "|")
	m.stack = parsePlace(pages, &m.a)
	if !m.a.Shared() {
		m.sharing.response, m.sharing.planning = d.Response, d.Planning
	}
	m.saving = saving{on: true, expires: msg.expires, keptAt: m.deps.Clock()}
	m.report.cameBack = true
	m.message = "Welcome back. Your answers are as you left them."
	m.guard()
	cmds := []tea.Cmd{m.arriveAgain()}
	if rows, ok := parseRows(rest, d); agreed && ok {
		m.sharing.rows, m.sharing.choice = &rows, "yes"
		m.sharing.prepared, m.sharing.period = true, rows.Response.Period
		cmds = append(cmds, m.shareNow())
	}
	m.settle()
	m.saving.sent = m.version()
	m.saving.kept = m.saving.sent
	return tea.Batch(cmds...)
}

// checking reports whether words are being looked up on the page that is shown: keys do not stack up behind that.
func (m *app) checking() bool {
	_, here := m.top().screen.(comeBackScreen)
	return here && m.saving.opening
}

// forgetKey closes the open draft. It stays on the disk.
func (m *app) forgetKey() tea.Cmd {
	m.saving.busy = true
	return m.lasting(forgetKey(m.deps))
}

// lostWordsScreen says what can be done without the words: nothing.
type lostWordsScreen struct{}

func (lostWordsScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "I have lost my words", focus: idBack}
	p.heading("Without the six words, saved answers cannot be opened")
	p.gap()
	p.prose("No one can look the words up: they are kept nowhere. Look for the paper you wrote them on.")
	p.gap()
	p.prose("Your saved answers stay locked, and go " + m.draftDays() + " after your last change. A report that you printed or saved stays yours.")
	p.gap()
	p.row("start", "1", "Start again from the beginning")
	p.row(idBack, "9", "Back")
	return p
}

func (lostWordsScreen) choose(m *app, id string) tea.Cmd {
	if id == "start" {
		returnTo[startScreen](m)
	}
	return nil
}
