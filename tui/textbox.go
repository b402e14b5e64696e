package tui

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// boxRows bounds how far a text box grows before it scrolls.
const boxRows = 6

// typedText is what a text box shows: what is being typed, else what was typed and not taken over yet, else what is
// kept.
func (m *app) typedText(id, kept string) string {
	if m.inputID == id {
		return m.input.Value()
	}
	if text, ok := m.top().texts[id]; ok {
		return text
	}
	return kept
}

// textBox adds a text box, below the sentence of the problem that there may be with it.
func (p *page) textBox(m *app, id, kept string, rows int) {
	p.fieldProblem(m, id)
	p.add(part{kind: box, id: id, text: m.typedText(id, kept), rows: rows})
}

// openBox makes the text box that has focus live.
func (m *app) openBox(p *part) {
	m.input = newInput()
	m.inputID, m.inputWas = p.id, p.text
	m.fitInput()
	m.input.SetValue(p.text)
	m.input.MoveToEnd()
	m.input.Focus()
	m.input, _ = m.input.Update(nil) // scrolls the box to its caret
}

// newInput makes a text area that looks like plain text in every theme and has no keys but the ones we tell of. Its
// own colours fail contrast on light screens, and its copy key would write to the clipboard.
func newInput() textarea.Model {
	in := textarea.New()
	in.SetVirtualCursor(false)
	in.SetStyles(textarea.Styles{})
	in.Prompt, in.Placeholder = "", ""
	in.ShowLineNumbers = false
	in.CharLimit, in.MaxHeight, in.MaxWidth = 0, 0, 0
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	in.KeyMap = textarea.KeyMap{
		CharacterForward: bind("right"), CharacterBackward: bind("left"),
		WordForward: bind("ctrl+right"), WordBackward: bind("ctrl+left"),
		LineNext: bind("down"), LinePrevious: bind("up"),
		LineStart: bind("home"), LineEnd: bind("end"),
		InputBegin: bind("ctrl+home"), InputEnd: bind("ctrl+end"),
		DeleteCharacterBackward: bind("backspace"), DeleteCharacterForward: bind("delete"),
		DeleteWordBackward: bind("ctrl+backspace", "ctrl+w"), DeleteBeforeCursor: bind("ctrl+u"),
	}
	return in
}

// fitInput gives the live text box the width of the window.
func (m *app) fitInput() {
	if m.inputID != "" && !m.size.tooSmall() {
		m.input.SetWidth(m.size.textWidth() - 2)
		m.input.SetHeight(boxRows)
		m.input, _ = m.input.Update(nil)
	}
}

// typingLines draws the live text box; nil when there is none.
func (m *app) typingLines() func(rows int) []string {
	if m.inputID == "" {
		return nil
	}
	return func(rows int) []string {
		lines := strings.Split(m.input.View(), "\n")
		used := max(rows, m.caret().Y+1)
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
			if lines[i] != "" {
				used = max(used, i+1)
			}
		}
		return lines[:min(used, len(lines))]
	}
}

// caret is where typing goes on, from the top left of the box.
func (m *app) caret() tea.Position {
	if c := m.input.Cursor(); c != nil {
		return c.Position
	}
	return tea.Position{}
}

// typeKey handles a key while a text box has focus: some leave the box, the rest are typed.
func (m *app) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, m.keys.next):
		m.tab(1)
	case key.Matches(msg, m.keys.previous):
		m.tab(-1)
	case key.Matches(msg, m.keys.act) && m.submits(m.shown):
		return m.choose(idContinue)
	case key.Matches(msg, m.keys.act):
		m.step(1)
	case msg.String() == "esc":
		return m.choose(idBack)
	case key.Matches(msg, m.keys.up) && m.caret().Y == 0 && m.input.ScrollYOffset() == 0:
		m.step(-1)
	case key.Matches(msg, m.keys.down) && m.onLastLine():
		m.step(1)
	case key.Matches(msg, m.keys.pageUp):
		m.turn(-1)
	case key.Matches(msg, m.keys.pageDown):
		m.turn(1)
	case key.Matches(msg, m.keys.undo):
		m.undoTyping()
	case m.shown.noDigit && isDigit(msg.Text):
		return m.digit(msg.Text)
	case msg.Text == " " || msg.Text == "":
		m.input, _ = m.input.Update(msg)
	default:
		m.paste(msg.Text) // cleaned, since a key can bring hidden characters too
	}
	return nil
}

// submits reports whether Enter in the live text box goes on. It leads to the next thing, where digits choose again, as
// long as nothing is typed or what was refused stands there unchanged: a keypad has no other way out of the box.
func (m *app) submits(p *page) bool {
	text := m.input.Value()
	return p.submits && text != "" && (m.top().problem.id != m.inputID || text != m.inputWas)
}

// undoTyping takes back what was typed in the box since it was opened, and the same key brings that back. With nothing
// typed it takes back the last change, as anywhere.
func (m *app) undoTyping() {
	if text := m.input.Value(); text != m.inputWas {
		m.input.SetValue(m.inputWas)
		m.input.MoveToEnd()
		m.input, _ = m.input.Update(nil)
		m.inputWas = text
		m.message = "Undone: what you typed here. Ctrl+Z brings it back."
		return
	}
	m.undo()
}

func (m *app) onLastLine() bool {
	info := m.input.LineInfo()
	return m.input.Line() == m.input.LineCount()-1 && info.RowOffset+1 >= info.Height
}

// paste cleans what arrives and puts it into the text box, its line ends as blanks. Outside a box nothing happens, so
// that no pasted digit answers anything.
func (m *app) paste(text string) {
	if m.inputID == "" || m.size.tooSmall() || m.ending || m.checking() {
		return
	}
	cleaned, _ := assessment.Clean(text, len(text)) // the limit is checked on Continue; nothing is cut here
	if cleaned == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(r) {
		cleaned = " " + cleaned
	}
	if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsSpace(r) {
		cleaned += " "
	}
	m.input.InsertString(cleaned)
	m.input, _ = m.input.Update(nil)
}

// takeText hands what stands in the live text box to its screen. Where that finds a problem, the text waits in the
// entry and the sentence is shown on Continue.
func (m *app) takeText() {
	if m.inputID == "" {
		return
	}
	id, text := m.inputID, m.input.Value()
	m.inputID = ""
	if m.hand(id, text) && m.top().problem.id == id && text != m.inputWas {
		m.top().problem = problem{}
	}
}

// takeOver takes a text that was typed whole, and says at once what is wrong with it.
func (m *app) takeOver(id, text string) {
	if !m.hand(id, text) {
		m.pointOutProblem()
	} else if m.top().problem.id == id {
		m.top().problem = problem{}
	}
}

// hand hands a text to its screen. One that is not taken waits in the entry.
func (m *app) hand(id, text string) (taken bool) {
	e := m.top()
	s, ok := e.screen.(typing)
	if !ok {
		return true
	}
	if s.typed(m, id, text) == "" {
		delete(e.texts, id)
		return true
	}
	m.wait(id, text)
	return false
}

// wait makes a text box hold a text that cannot be taken over yet.
func (m *app) wait(id, text string) {
	e := m.top()
	if e.texts == nil {
		e.texts = map[string]string{}
	}
	if e.texts[id] != text {
		e.refused = false
	}
	e.texts[id] = text
}

// longestDay is how long a text is, in characters, that is typed again in a moment: as long as a day in words.
const longestDay = len("Monday 28 September 2026")

// leavesOut lets a second Back leave behind a day that was not taken. Somebody with digits alone can neither mend nor
// empty it. Anything longer is never lost, and neither is what waits for a name.
func (m *app) leavesOut() bool {
	e := m.top()
	for _, text := range e.texts {
		if text == "" || len(text) > longestDay {
			return false
		}
	}
	if !e.refused {
		e.refused = true
		if !m.plain { // which says how to empty it
			m.message = "Back again leaves it out."
		}
		return false
	}
	e.texts, e.problem, e.refused = nil, problem{}, false
	m.message = "What could not be taken was left out."
	return true
}

// pointOutProblem shows what is wrong with the first text that was not taken over, and puts focus there.
func (m *app) pointOutProblem() {
	e := m.top()
	s, ok := e.screen.(typing)
	if !ok {
		return
	}
	for _, part := range e.screen.page(m).parts {
		if text, waiting := e.texts[part.id]; waiting {
			e.problem = problem{part.id, s.typed(m, part.id, text)}
			e.focus = part.id
			return
		}
	}
	e.texts = nil // their boxes are no longer on the page
}

// notKept says in a sentence that a text has more characters than its box holds; "" for anything else, of which refuse
// tells.
func (m *app) notKept(what string, err error) string {
	if long, ok := errors.AsType[*assessment.TooLongError](err); ok {
		return fmt.Sprintf("%s has %s characters. Shorten it to %s. Nothing is lost.", what, thousands(long.Length), thousands(long.Limit))
	}
	m.refuse(err)
	return ""
}

// countLeft tells how long a text is once it comes near its limit.
func countLeft(text string, limit int) string {
	text, _ = assessment.CleanLines(text, len(text)) // as it would be kept
	n := utf8.RuneCountInString(text)
	if n*10 < limit*9 {
		return ""
	}
	return fmt.Sprintf("%s of %s characters", thousands(n), thousands(limit))
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
