package tui

import (
	"errors"
	"sync"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// screen is one page of the way through. Screens are small plain structs: the assessment, the window and everything
// else that lasts belong to app.
type screen interface {
	// page describes what stands on the screen now. It is asked for after every message, so it only reads.
	page(m *app) *page
	// choose carries out what the person chose: the id of a choice, tick, row or button. The app has moved focus there
	// already, and goes back by itself where a screen does not want to know about idBack.
	choose(m *app, id string) tea.Cmd
}

// arriving is a screen that has something to find out when it is shown first.
type arriving interface{ arrive(m *app) tea.Cmd }

// adjusting is a screen with settings whose values go round.
type adjusting interface {
	adjust(m *app, id string, step int)
}

// typing is a screen with text boxes. typed takes over what stands in one of them, or says in a sentence why it cannot
// yet; the text then stays in the box.
type typing interface {
	typed(m *app, id, text string) (problem string)
}

// vanishing is a screen that can lose what it is about, through an undo or a change elsewhere. It is then left.
type vanishing interface{ stillThere(m *app) bool }

// app is the root model. Update works on a copy and returns it; only the latest is ever used. Background work gets
// copies of what it needs, never a pointer into it.
type app struct {
	deps       Deps
	current    *assessment.Questionnaire // what a new assessment begins on; nil until it is loaded
	q          *assessment.Questionnaire // of the assessment, which may have been begun on an earlier version
	training   *assessment.TrainingList  // what people train in; nil until it is loaded
	a          assessment.Assessment     // begun reports whether there is one
	sitting    sitting
	begun      bool
	size       size
	profile    colorprofile.Profile
	background background
	look       look
	letters    bool // the terminal lacks our symbols
	plain      bool // pages are read out line by line (plain.go); nothing is laid out or drawn
	theme      theme
	keys       keyMap

	stack    []entry
	shown    *page // as laid out after the last message, so that keys and clicks meet what is seen
	laid     *laid
	frame    frame
	barFocus int    // 1 and up: a word of the key bar has focus
	digits   string // first of two digits
	message  string // status line, until the next key
	input    textarea.Model
	inputID  string // the text box that is being typed in; "" when none is
	inputWas string // what stood in it when it was opened
	lastKey  time.Time
	guarded  bool // a new page came up by itself: a held key must not answer it
	idle     idle

	starting     bool // Start was pressed before the questionnaire was there
	saving       saving
	sharing      sharing
	report       reportState
	bring        bringing
	editionAsked bool            // of the Care Certificate
	planner      planner         // what a planner looks at; not on in a worker's run
	running      *sync.WaitGroup // what must not be cut off half way when the program ends
	leaving      bool            // Ctrl+C was pressed once where there is no room to ask
	ending       bool            // it ends, or the person goes, once the last change is saved
	outcome      error           // why the program ends; nil for the ordinary way out

	later func(time.Duration, tea.Msg) tea.Cmd // sends a message after a while
}

// ErrInterrupted says that the person pressed Ctrl+C twice, or a signal ended the program.
var ErrInterrupted = errors.New("interrupted")

// errCrashed is all that is said about a fault of ours: its details may hold an answer.
var errCrashed error = crashError{}

type crashError struct{}

func (crashError) Error() string { return "a fault in the screens" }

// Sentence says what became of the answers, and what to do.
func (crashError) Sentence() string {
	return "Waymark had to stop because of a fault of its own. Only what was shown as shared or saved is kept. Start it again."
}

// errFault is a fault of ours in something that ran beside the screen. The answers are whole.
var errFault error = faultError{}

type faultError struct{}

func (faultError) Error() string { return "a fault in a command" }

// Sentence says what became of the answers, and what to do.
func (faultError) Sentence() string {
	return "That did not work because of a fault of ours. Your answers are still here. Try again."
}

func newApp(deps Deps, letters bool) app {
	m := app{deps: deps, running: &sync.WaitGroup{}, letters: letters, look: defaultLook(), later: later}
	m.rebind()
	m.restyle()
	m.stack = []entry{{screen: startScreen{}}}
	return m
}

// firstFrame is how long the start page has to come up before anything else is done.
const firstFrame = 40 * time.Millisecond

// Init asks for the background colour. What the start page does not need waits until that is drawn.
func (m app) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, tea.Tick(firstFrame, func(time.Time) tea.Msg { return drawnMsg{} }))
}

// Update handles one message. A fault inside ends the program with a fixed sentence, since the fault's own text could
// hold an answer.
func (m app) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	before := m
	defer func() {
		if recover() != nil {
			before.outcome = errCrashed
			next, cmd = before, tea.Quit
		}
	}()
	cmd = m.handle(msg)
	m.settle()
	return m, tea.Batch(cmd, m.keepSaved())
}

func (m *app) handle(msg tea.Msg) tea.Cmd {
	if m.slept(msg) {
		return m.tick()
	}
	if m.stirred(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case idleMsg:
		return m.tick()
	case tea.WindowSizeMsg:
		m.size = size{msg.Width, msg.Height}
		m.fitInput()
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.restyle()
	case tea.BackgroundColorMsg:
		m.background = lightBackground
		if msg.IsDark() {
			m.background = darkBackground
		}
		m.restyle()
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case lineMsg:
		return msg.do(m)
	case endMsg:
		return m.end(ErrInterrupted)
	case inputEndedMsg:
		return m.end(errInputEnded)
	default:
		return m.result(msg)
	}
	return nil
}

// View shows the frame that settle drew. This is the one place that sets how the terminal is used: a frame without the
// alternate screen would print answers where the next person sees them.
func (m app) View() tea.View {
	v := tea.NewView(m.frame.text)
	v.Cursor = m.frame.cursor
	v.AltScreen = true
	if m.look.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// settle lays out the present page, brings focus, scrolling and the text box in line with it, and draws the frame.
func (m *app) settle() {
	m.forgetDeclined()
	for {
		s, ok := m.top().screen.(vanishing)
		if !ok || s.stillThere(m) {
			break
		}
		m.back()
	}
	switch {
	case m.plain:
		m.shown, m.laid = m.top().screen.page(m), &laid{}
		return
	case m.size.tooSmall():
		m.frame = frame{text: m.tooSmall()}
		return
	}
	m.layOutPage()
	if t := m.target(); t != nil && t.part.kind == box && m.barFocus == 0 {
		if m.inputID != t.id {
			m.openBox(t.part)
			m.layOutPage()
		}
	} else if m.inputID != "" {
		m.takeText()
		m.layOutPage()
	}
	m.scrollToFocus()
	m.frame = m.draw(m.shown, m.laid, m.top().scroll)
}

func (m *app) layOutPage() {
	waited := m.shown != nil && m.shown.waiting
	m.shown = m.top().screen.page(m)
	if waited && !m.shown.waiting {
		m.top().focus = ""
	}
	m.laid = layOut(m.shown, m.size, m.top().focus, m.typingLines())
	if m.focused(m.laid) < 0 {
		m.top().focus = m.laid.start(m.shown)
		m.laid = layOut(m.shown, m.size, m.top().focus, m.typingLines())
	}
}

// restyle makes the theme anew after the terminal or the person said something.
func (m *app) restyle() {
	profile, bg := m.profile, m.background
	switch m.look.colours {
	case coloursDark:
		bg = darkBackground
	case coloursLight:
		bg = lightBackground
	case coloursNone:
		profile = colorprofile.ASCII
	}
	m.theme = newTheme(profile, bg, m.letters || m.look.letters)
}

// rebind makes the keys anew after the person switched letters on or off. A planner changes nothing, so has no undo.
func (m *app) rebind() {
	m.keys = newKeyMap(!m.look.noKeys)
	if m.planner.on {
		m.keys.undo.Unbind()
		m.keys.undoLetter.Unbind()
	}
	if m.deps.Kiosk {
		m.keys.leave.SetHelp("Ctrl+C", "Go to the start. You are asked first")
	}
}

func (m *app) statusLeft() string {
	switch {
	case m.message != "" && ansi.StringWidth(m.message) <= m.size.w-2: // some are worded for the window they came up in
		return m.message
	case m.shown.status != "":
		return m.shown.status
	case m.begun:
		return m.savedWords()
	}
	return ""
}

// today is the day by the clock that was handed in.
func (m *app) today() assessment.Date { return assessment.DateOf(m.deps.Clock()) }

// backToTop puts focus where it is on arrival, so that a problem at the top of the page is seen.
func (m *app) backToTop() { m.top().focus = "" }

// refuse says that a change was not possible. Pages only offer what is, so this is the last line of defence.
func (m *app) refuse(err error) {
	if err != nil {
		m.message = "That cannot be chosen here. Nothing was changed."
	}
}
