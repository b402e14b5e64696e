package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// heldKey is how long a page that came up by itself ignores digits after the last key, so that a key held down answers
// one statement and not the whole questionnaire.
const heldKey = 250 * time.Millisecond

// press handles one key.
func (m *app) press(msg tea.KeyPressMsg) tea.Cmd {
	now := m.deps.Clock()
	held := m.guarded && now.Sub(m.lastKey) < heldKey
	m.lastKey = now
	if !held {
		m.guarded = false
	}
	if key.Matches(msg, m.keys.leave) {
		return m.leave()
	}
	m.leaving = false
	if m.ending || m.checking() {
		return nil
	}
	if m.size.tooSmall() || msg.Mod.Contains(tea.ModAlt) || m.laid == nil {
		return nil
	}
	m.message = ""
	if m.inputID != "" && m.barFocus == 0 {
		return m.typeKey(msg)
	}
	if isDigit(msg.Text) {
		if held {
			return nil
		}
		return m.digit(msg.Text)
	}
	m.digits = ""
	return m.pressNamed(msg)
}

func isDigit(text string) bool { return len(text) == 1 && text[0] >= '0' && text[0] <= '9' }

// guard keeps what was typed for another page, or is still held down, from answering this one.
func (m *app) guard() { m.guarded, m.lastKey = true, m.deps.Clock() }

func (m *app) pressNamed(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, m.keys.up):
		m.step(-1)
	case key.Matches(msg, m.keys.down):
		m.step(1)
	case key.Matches(msg, m.keys.home):
		m.focusAt(0)
	case key.Matches(msg, m.keys.end):
		m.focusAt(len(m.laid.targets) - 1)
	case key.Matches(msg, m.keys.pageUp):
		m.turn(-1)
	case key.Matches(msg, m.keys.pageDown):
		m.turn(1)
	case key.Matches(msg, m.keys.next):
		m.tab(1)
	case key.Matches(msg, m.keys.previous):
		m.tab(-1)
	case key.Matches(msg, m.keys.act), key.Matches(msg, m.keys.right):
		return m.act(true)
	case key.Matches(msg, m.keys.space):
		return m.act(false)
	case key.Matches(msg, m.keys.back):
		if t := m.target(); msg.String() == "left" && t != nil && t.part.kind == values {
			return m.adjust(t.id, -1)
		}
		return m.choose(idBack)
	case key.Matches(msg, m.keys.help):
		return m.showHelp()
	case key.Matches(msg, m.keys.menu):
		return m.showMenu()
	case key.Matches(msg, m.keys.undo), key.Matches(msg, m.keys.undoLetter):
		m.undo()
	}
	return nil
}

// focused is the index of the target that has focus, or -1.
func (m *app) focused(l *laid) int {
	focus := m.top().focus
	for i := range l.targets {
		if l.targets[i].id == focus {
			return i
		}
	}
	return -1
}

// target is what has focus; nil on a page with nothing to focus.
func (m *app) target() *target {
	if i := m.focused(m.laid); i >= 0 {
		return &m.laid.targets[i]
	}
	return nil
}

// start is where focus is on arrival: where the page says, else on the answer that was given, else on the question, so
// that nothing is under focus that nobody chose.
func (l *laid) start(p *page) string {
	if len(l.targets) == 0 {
		return ""
	}
	for i := range l.targets {
		// A page that is read through begins at its top, unless it is there to be typed in.
		if t := &l.targets[i]; t.id == p.focus && (t.part.kind == box || !l.tooTall()) {
			return p.focus
		}
	}
	first := &l.targets[0]
	if first.part.kind == question {
		for i := range l.targets {
			if t := &l.targets[i]; t.part.kind == choice && t.part.on && !t.part.inline {
				return t.id
			}
		}
	}
	return first.id
}

// focusAt moves focus to the i-th target.
func (m *app) focusAt(i int) {
	if i < 0 || i >= len(m.laid.targets) {
		return
	}
	m.focusOn(m.laid.targets[i].id)
}

// focusOn moves focus, taking over what was typed where it leaves a text box.
func (m *app) focusOn(id string) {
	if m.inputID != "" && m.inputID != id {
		m.takeText()
	}
	m.top().focus = id
	m.barFocus = 0
}

// step moves focus to the thing before or after. It does not go round.
func (m *app) step(by int) {
	if m.barFocus > 0 {
		m.barFocus = 0
		return
	}
	m.focusAt(m.focused(m.laid) + by)
}

// turn moves focus by a screenful: as far as leaves a row of what was seen in view, and to the next thing at least.
func (m *app) turn(by int) {
	i := m.focused(m.laid)
	if i < 0 {
		return
	}
	height, scroll := m.size.bodyHeight(), m.top().scroll
	i += by
	for j := i + by; j >= 0 && j < len(m.laid.targets); j += by {
		t := &m.laid.targets[j]
		if by > 0 && t.end > scroll+2*height-1 || by < 0 && t.top < scroll-height+1 {
			break
		}
		i = j
	}
	m.focusAt(i)
}

// group says which things Tab treats as one part of a page.
func group(t *target) int {
	switch {
	case t.part.kind == box:
		return 1
	case t.part.kind == button:
		return 2
	case t.part.inline:
		return 3
	}
	return 0
}

// tab moves focus to the next or last part of the page, and through the words of the key bar that are not also on the
// page.
func (m *app) tab(by int) {
	stops := len(m.barStops())
	last := len(m.laid.targets) - 1
	if m.barFocus > 0 {
		m.barFocus += by
		switch {
		case m.barFocus > stops:
			m.barFocus = 0
			m.focusAt(0)
		case m.barFocus == 0:
			m.focusAt(m.groupStart(last))
		}
		return
	}
	i := m.focused(m.laid)
	if i < 0 {
		m.barFocus = min(1, stops)
		return
	}
	if by > 0 {
		for j := i + 1; j < len(m.laid.targets); j++ {
			t := &m.laid.targets[j]
			if !t.reading && (t.part.kind == box || group(t) != group(&m.laid.targets[i])) {
				m.focusAt(j)
				return
			}
		}
		m.takeText()
		m.barFocus = min(1, stops)
		if stops == 0 {
			m.focusAt(0)
		}
		return
	}
	switch first := m.groupStart(i); {
	case i > first:
		m.focusAt(first)
	case first > 0:
		m.focusAt(m.groupStart(first - 1))
	case stops == 0:
		m.focusAt(m.groupStart(last))
	default:
		m.takeText()
		m.barFocus = stops
	}
}

// groupStart is the first target of the part of the page that target i is in. A text box is a part of its own.
func (m *app) groupStart(i int) int {
	for i > 0 && m.laid.targets[i].part.kind != box && group(&m.laid.targets[i-1]) == group(&m.laid.targets[i]) {
		i--
	}
	return i
}

// digit handles a digit outside a text box.
func (m *app) digit(d string) tea.Cmd {
	typed := m.digits + d
	m.digits = ""
	longer := false
	for i := range m.laid.targets {
		switch key := m.laid.targets[i].part.key; {
		case key == typed:
			return m.pick(i)
		case strings.HasPrefix(key, typed):
			longer = true
		}
	}
	switch {
	case longer:
		m.digits = typed
		m.message = typed + " and another digit"
	case typed == "9" && !m.shown.first:
		return m.choose(idBack)
	}
	return nil
}

// pick does what a thing's own digit, or a click on it, does. It never turns the page for a choice, unless the person
// wanted that.
func (m *app) pick(i int) tea.Cmd {
	t := &m.laid.targets[i]
	if t.part.kind != button { // a button leaves focus on the answer, where it is wanted on the way back
		m.focusOn(t.id)
	}
	switch t.part.kind {
	case choice:
		cmd := m.choose(t.id)
		if m.look.moveOn && m.hasContinue() && !m.shown.careful && !m.shown.stays {
			return tea.Batch(cmd, m.choose(idContinue))
		}
		return cmd
	case tick, row, button:
		return m.choose(t.id)
	case values:
		return m.adjust(t.id, 1)
	}
	return nil
}

// act does what Enter or → (going on) or Space (staying) does to the thing with focus.
func (m *app) act(goOn bool) tea.Cmd {
	if m.barFocus > 0 {
		return m.barStops()[m.barFocus-1].do(m)
	}
	t := m.target()
	if t == nil {
		return nil
	}
	switch t.part.kind {
	case choice:
		var cmd tea.Cmd
		if !t.part.on {
			cmd = m.choose(t.id)
		}
		if goOn && m.hasContinue() && !m.shown.stays {
			return tea.Batch(cmd, m.choose(idContinue))
		}
		return cmd
	case tick, row, button:
		return m.choose(t.id)
	case values:
		return m.adjust(t.id, 1)
	}
	if goOn && m.hasContinue() {
		return m.choose(idContinue)
	}
	return nil
}

func (m *app) hasContinue() bool { return m.offers(idContinue) }

// offers reports whether the page that is up has a thing of this id.
func (m *app) offers(id string) bool {
	return slices.ContainsFunc(m.shown.parts, func(p part) bool { return p.id == id })
}

// choose hands what was chosen to the screen. A page whose text box holds something that cannot be taken over stays.
func (m *app) choose(id string) tea.Cmd {
	m.takeText()
	if (id == idContinue || id == idBack) && len(m.top().texts) > 0 && (id != idBack || !m.leavesOut()) {
		m.pointOutProblem()
		return nil
	}
	if id == idBack {
		if m.shown.first && m.planner.on {
			return m.leave()
		}
		return m.back()
	}
	return m.top().screen.choose(m, id)
}

func (m *app) adjust(id string, step int) tea.Cmd {
	if s, ok := m.top().screen.(adjusting); ok {
		s.adjust(m, id, step)
	}
	return nil
}

// nothingChosen tells a person once that a page was left open, and lets the second Continue pass.
func (m *app) nothingChosen(digits string) (told bool) {
	if m.top().warned {
		return false
	}
	m.top().warned = true
	m.message = "You have not chosen. Press " + digits + ", or Continue again to leave it open."
	if m.size.compact() {
		m.message = "Nothing chosen. Continue again to leave it open."
	}
	return true
}

// scrollToFocus keeps what has focus in view, and the start of the page when that is the first thing.
func (m *app) scrollToFocus() {
	e, height := m.top(), m.size.bodyHeight()
	last := max(len(m.laid.lines)-height, 0)
	if i := m.focused(m.laid); i >= 0 {
		t := &m.laid.targets[i]
		switch {
		case i == 0:
			e.scroll = 0
		case i == len(m.laid.targets)-1:
			e.scroll = last
		case t.end > e.scroll+height:
			e.scroll = t.end - height
		}
		if t.top < e.scroll {
			e.scroll = t.top
		}
	}
	e.scroll = min(max(e.scroll, 0), last)
}
