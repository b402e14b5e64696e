package tui

import (
	"fmt"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// barWord is one entry of the key bar: what to press and what it does. It can be clicked; those with stop can also be
// reached with Tab.
type barWord struct {
	key, words string
	do         func(m *app) tea.Cmd
	stop       bool
}

// bar makes the key bar from what the present page offers, so that it never names a key that does nothing.
func (m *app) bar(p *page, l *laid) []barWord {
	var words []barWord
	if p.anyKey {
		words = append(words, barWord{key: "Any key", words: "Carry on"})
	}
	if len(l.targets) > 1 && !m.size.compact() {
		words = append(words, barWord{key: "↑↓", words: "Move", do: func(m *app) tea.Cmd { m.step(1); return nil }})
	}
	if p.anyKey {
		return words
	}
	if keys, verb := digitsOf(p, l); keys != "" && m.inputID == "" {
		words = append(words, barWord{key: keys, words: verb})
	}
	if m.inputID != "" {
		next := func(m *app) tea.Cmd { m.tab(1); return nil }
		done := barWord{key: "Enter", words: "Done", do: func(m *app) tea.Cmd { m.step(1); return nil }}
		if m.submits(p) {
			done = barWord{key: "Enter", words: "Next", do: func(m *app) tea.Cmd { return m.choose(idContinue) }}
		}
		words = append(words, barWord{words: "Type here"}, done, barWord{key: "Tab", words: "Next part", do: next})
	} else if verb := m.enterVerb(p, l); verb != "" {
		words = append(words, barWord{key: "Enter", words: verb, do: func(m *app) tea.Cmd { return m.act(true) }})
	}
	if back := p.backVerb(m); back != "" {
		words = append(words, barWord{key: "Esc", words: back, do: func(m *app) tea.Cmd { return m.choose(idBack) }})
	}
	if _, ok := m.top().screen.(helpScreen); !ok {
		words = append(words, barWord{key: m.letter(m.keys.help), words: "Help", do: (*app).showHelp, stop: true})
	}
	if m.menuOffered() {
		words = append(words, barWord{key: m.letter(m.keys.menu), words: "Menu", do: (*app).showMenu, stop: true})
	}
	return words
}

// letter is the letter of a key, or none where it would be typed.
func (m *app) letter(b key.Binding) string {
	if m.inputID != "" {
		return ""
	}
	return b.Help().Key
}

func (m *app) barStops() []barWord {
	var stops []barWord
	for _, w := range m.bar(m.shown, m.laid) {
		if w.stop {
			stops = append(stops, w)
		}
	}
	return stops
}

// digitsOf lists the digits of a page's own things, such as 1-4,6, and says what the first of them does.
func digitsOf(p *page, l *laid) (keys, verb string) {
	first, last := 0, 0
	end := func() {
		switch {
		case first == 0:
			return
		case keys != "":
			keys += ","
		}
		keys += fmt.Sprint(first)
		if last > first {
			keys += fmt.Sprintf("-%d", last)
		}
	}
	for i := range l.targets {
		part := l.targets[i].part
		n, err := strconv.Atoi(part.key)
		if err != nil || part.kind == button {
			continue
		}
		if verb == "" {
			verb = p.verbOf(part.kind)
		}
		if follows := n == last+1 || last%10 == 8 && n == last+3; first == 0 || !follows { // after 18 comes 21
			end()
			first = n
		}
		last = n
	}
	end()
	return keys, verb
}

// verbOf says what a key does to a thing of this kind.
func (p *page) verbOf(k kind) string {
	switch {
	case k == tick:
		return "Tick"
	case k == values:
		return "Change"
	case k == row && p.verb == "":
		return "Open"
	}
	return "Choose"
}

// backVerb says what Esc does, if anything. With nothing to go back to, a planner can leave: nothing is lost by that.
func (p *page) backVerb(m *app) string {
	switch {
	case !p.first:
		return "Back"
	case m.planner.on:
		return "Leave"
	}
	return ""
}

// enterVerb says what Enter does to the thing with focus.
func (m *app) enterVerb(p *page, l *laid) string {
	i := m.focused(l)
	if i < 0 {
		return ""
	}
	goOn := "Continue"
	if m.size.compact() {
		goOn = "Next"
	}
	switch k := l.targets[i].part.kind; {
	case k == tick, k == row, k == values, k == button, k == choice && (p.stays || !m.hasContinue()):
		return p.verbOf(k)
	case m.hasContinue():
		return goOn
	}
	return ""
}

// spread says where each word of the key bar starts and ends.
func (m *app) spread(words []barWord) (starts, ends []int) {
	between := 3
	if m.size.compact() {
		between = 2
	}
	col := 1
	for _, w := range words {
		width := len(w.words)
		if w.key != "" {
			width += ansi.StringWidth(m.theme.glyph.show(w.key)) + 1
		}
		if len(starts) > 0 {
			col += between
		}
		starts, ends = append(starts, col), append(ends, col+width)
		col += width
	}
	return starts, ends
}

// drawKeyBar writes the key bar and returns the column of the word that has focus.
func (m *app) drawKeyBar(c *canvas, p *page, l *laid) (focusColumn int) {
	words := m.bar(p, l)
	starts, _ := m.spread(words)
	stop := 0
	for i, w := range words {
		if w.stop {
			stop++
		}
		focused := w.stop && stop == m.barFocus
		if focused {
			focusColumn = starts[i]
			c.at(starts[i]-2, ">", strong, false)
		}
		c.at(starts[i], w.key, strong, focused)
		at := c.col
		if w.key != "" {
			at++
		}
		c.at(at, w.words, plain, focused)
	}
	return focusColumn
}

func (m *app) clickBar(x int) tea.Cmd {
	words := m.bar(m.shown, m.laid)
	starts, ends := m.spread(words)
	for i, w := range words {
		if x >= starts[i] && x < ends[i] && w.do != nil {
			m.message, m.digits = "", ""
			m.takeText()
			return w.do(m)
		}
	}
	return nil
}
