package tui

import (
	"bytes"
	"image/color"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Tests of whole programs look at an emulated terminal: a session. startProgram runs a model inside the test,
// startBinary (pty_test.go) runs the built program on a pty; what can be typed and seen is the same for both.

// waitCeiling ends a test that waits in vain. It is far more than the slowest computer takes for a screen.
const waitCeiling = 3 * time.Minute

// termWindow is the window that a session opens.
type termWindow struct {
	w, h       int
	background termBackground
}

// termBackground is what the terminal answers when a program asks for its background colour.
type termBackground int

const (
	answersDark termBackground = iota
	answersLight
	answersNothing // many terminals never answer
)

var (
	term60x20  = termWindow{w: 60, h: 20}
	term80x24  = termWindow{w: 80, h: 24}
	term120x40 = termWindow{w: 120, h: 40}
)

// session is a program on an emulated terminal.
type session struct {
	t     testing.TB
	typed *typedBytes    // on its way from the terminal to the program
	tell  func(w, h int) // tells the program its new size
	stop  func()         // asks the program to end

	mu          sync.Mutex // guards the rest; the emulator has no lock of its own that covers all of it
	term        *vt.Emulator
	cursorShown bool
	modes       map[ansi.Mode]bool
	output      []byte
	changed     chan struct{} // closed, and replaced, at each change
	ended       bool
}

func newSession(t testing.TB, window termWindow) *session {
	s := &session{
		t:           t,
		typed:       newTypedBytes(),
		term:        vt.NewEmulator(window.w, window.h),
		cursorShown: true,
		modes:       map[ansi.Mode]bool{},
		changed:     make(chan struct{}),
	}
	s.term.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(shown bool) { s.cursorShown = shown },
		EnableMode:       func(m ansi.Mode) { s.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { delete(s.modes, m) },
	})
	switch window.background {
	case answersLight:
		s.term.SetDefaultBackgroundColor(color.White)
	case answersNothing:
		s.term.RegisterOscHandler(11, func([]byte) bool { return true })
	}
	// The emulator hands over its answers, and what is typed, through an unbuffered pipe: unread, it would stop.
	go func() { _, _ = io.Copy(s.typed, s.term) }()
	return s
}

// Write shows what the program has written.
func (s *session) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.output = append(s.output, b...)
	n, err := s.term.Write(b)
	s.wake()
	return n, err
}

// wake lets waiting tests look again. The caller holds the lock.
func (s *session) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// end is called once the program has written its last byte.
func (s *session) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	// The emulator's own Close would race with the reader of its answers.
	_ = s.term.InputPipe().(io.Closer).Close()
	s.typed.close()
	s.wake()
}

// send puts bytes behind all that has been typed so far.
func (s *session) send(keys string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.term.SendText(keys)
}

// press types keys by name: "a", "?", "enter", "shift+tab", "ctrl+c", "alt+x", "kp1" and so on (see keyBytes). After
// "lone esc" wait for what it does, since any byte that follows within 50 ms makes it alt+key.
func (s *session) press(names ...string) {
	s.t.Helper()
	for _, name := range names {
		keys, ok := keyBytes(name)
		if !ok {
			s.t.Fatalf("there is no key %q; typeText types words", name)
		}
		s.send(keys)
	}
}

// typeText types words, one character at a time.
func (s *session) typeText(text string) {
	for _, r := range text {
		s.send(string(r))
	}
}

// paste pastes text as the terminal would: in brackets if the program asked for them.
func (s *session) paste(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.term.Paste(text)
}

// click presses and releases the left button. Like a terminal, it sends nothing while the program has the mouse off. Both
// arrive at once: a program that ended between them would leave the release to whatever reads the terminal next.
func (s *session) click(x, y int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.modes[ansi.ModeMouseExtSgr] {
		left := ansi.EncodeMouseButton(ansi.MouseLeft, false, false, false, false)
		s.term.SendText(ansi.MouseSgr(left, x, y, false) + ansi.MouseSgr(left, x, y, true))
	}
}

// clickOn clicks on the first character of text, which must stand on the screen once.
func (s *session) clickOn(text string) {
	s.t.Helper()
	sc := s.screen()
	found := sc.find(text)
	if len(found) != 1 {
		s.t.Fatalf("to click on %q it must be on the screen once, not %d times:\n%s", text, len(found), sc.text())
	}
	s.click(found[0].X, found[0].Y)
}

// wheel turns the wheel over a cell: up for negative steps, down for positive ones.
func (s *session) wheel(x, y, steps int) {
	button := vt.MouseWheelDown
	if steps < 0 {
		button, steps = vt.MouseWheelUp, -steps
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for range steps {
		s.term.SendMouse(vt.MouseWheel{X: x, Y: y, Button: button})
	}
}

// resize changes the window, then tells the program.
func (s *session) resize(w, h int) {
	s.mu.Lock()
	s.term.Resize(w, h)
	s.mu.Unlock()
	s.tell(w, h)
}

// quit asks the program to end and waits until it has.
func (s *session) quit() {
	s.t.Helper()
	s.stop()
	s.waitEnd()
}

// waitEnd waits until the program has ended.
func (s *session) waitEnd() {
	s.t.Helper()
	if !s.await(s.hasEnded) {
		s.t.Fatalf("the program has not ended:\n%s", s.screen().text())
	}
}

func (s *session) hasEnded() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}

// waitFor waits until all texts are on the screen at once. A text that was there already does not wait for the key
// just pressed.
func (s *session) waitFor(texts ...string) snapshot {
	s.t.Helper()
	return s.waitUntilIt("shows "+strings.Join(texts, " and "), func(sc snapshot) bool {
		for _, text := range texts {
			if !sc.has(text) {
				return false
			}
		}
		return true
	})
}

// waitUntil waits for a screen that wanted accepts, and returns it. On a pty a frame can arrive in pieces, so wanted
// should look for all that the test goes on to check.
func (s *session) waitUntil(wanted func(snapshot) bool) snapshot {
	s.t.Helper()
	return s.waitUntilIt("is as wanted", wanted)
}

func (s *session) waitUntilIt(does string, wanted func(snapshot) bool) snapshot {
	s.t.Helper()
	var sc snapshot
	if !s.await(func() bool { sc = s.screen(); return wanted(sc) }) {
		s.t.Fatalf("waited in vain for a screen that %s (ended: %t); it shows:\n%s", does, s.hasEnded(), sc.text())
	}
	return sc
}

// await asks done again after each change, until it says yes or there is nothing left to wait for.
func (s *session) await(done func() bool) bool {
	tooLong := time.NewTimer(waitCeiling)
	defer tooLong.Stop()
	for {
		s.mu.Lock()
		changed, ended := s.changed, s.ended
		s.mu.Unlock()
		if done() {
			return true
		}
		if ended {
			return false
		}
		select {
		case <-changed:
		case <-tooLong.C:
			return false
		}
	}
}

// written returns a copy of every byte that the program has written so far.
func (s *session) written() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.output)
}

// mode tells whether the program has switched a mode of the terminal on, such as ansi.ModeBracketedPaste.
func (s *session) mode(m ansi.Mode) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.modes[m]
}

// programSession is a model that runs inside the test.
type programSession struct {
	*session
	model tea.Model // as it was when the program ended; for use after waitEnd or quit
	err   error     // what Run returned
	say   func(tea.Msg)

	// guarded by the session's lock
	view        tea.View
	marksTyped  int
	marksPassed int
}

// startProgram runs a model in an in-process terminal with everything fixed that could differ from machine to
// machine; options come after ours and win. The program is stopped when the test ends.
func startProgram(t testing.TB, model tea.Model, window termWindow, options ...tea.ProgramOption) *programSession {
	s := &programSession{session: newSession(t, window)}
	program := tea.NewProgram(watchedModel{model, s}, append([]tea.ProgramOption{
		tea.WithContext(t.Context()),
		tea.WithInput(s.typed),
		tea.WithOutput(withCarriageReturns{s}),
		tea.WithWindowSize(window.w, window.h),
		tea.WithColorProfile(colorprofile.TrueColor),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}),
		tea.WithFPS(120),
		tea.WithoutSignalHandler(),
	}, options...)...)
	s.tell = func(w, h int) { program.Send(tea.WindowSizeMsg{Width: w, Height: h}) }
	s.stop, s.say = program.Quit, program.Send
	go func() {
		last, err := program.Run()
		s.err = err
		if w, ok := last.(watchedModel); ok { // nil after a panic
			s.model = w.Model
		}
		s.end()
	}()
	t.Cleanup(func() {
		if !s.await(s.hasEnded) {
			t.Error("the program did not stop when its context was cancelled")
		}
	})
	return s
}

// settle waits until the program has taken everything typed so far and the screen shows what it then drew: text,
// weight, reverse and cursor. Commands may still be running, and answers of the terminal still be on their way. It is
// for programs on the alternate screen.
func (s *programSession) settle() snapshot {
	s.t.Helper()
	s.mu.Lock()
	s.marksTyped++
	s.mu.Unlock()
	s.send(settleMark)
	return s.waitUntilIt("shows the last view", func(sc snapshot) bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.marksPassed == s.marksTyped && sc.shows(s.view)
	})
}

// A mark travels behind the keys as the report of a mode that no terminal has.
const (
	settleMark = "\x1b[?9999;0$y"
	settleMode = ansi.DECMode(9999)
)

// watchedModel is a model that tells its session of each view, and of marks.
type watchedModel struct {
	tea.Model
	session *programSession
}

func (w watchedModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if report, ok := msg.(tea.ModeReportMsg); ok && report.Mode == settleMode {
		w.session.mu.Lock()
		w.session.marksPassed++
		w.session.mu.Unlock()
		return w, nil
	}
	var cmd tea.Cmd
	w.Model, cmd = w.Model.Update(msg)
	return w, cmd
}

func (w watchedModel) View() tea.View {
	v := w.Model.View()
	w.session.mu.Lock()
	defer w.session.mu.Unlock()
	w.session.view = v
	w.session.wake()
	return v
}

// withCarriageReturns does the terminal driver's part: outside a pty nothing else turns LF into CR LF.
type withCarriageReturns struct{ w io.Writer }

func (c withCarriageReturns) Write(b []byte) (int, error) {
	_, err := c.w.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	return len(b), err
}
