package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// Plain text: the same pages, line by line, for screen readers, braille displays, pipes and terminals that cannot show
// pages. The root model and its screens are those of the full screen. What differs is the way in, which is a line, and
// the way out, which is a page that is read out (plain_said.go):
//
//	plain.go         reads a line, has the model carry it out, waits for what that began, and says what happened
//	plain_lines.go   the one reader of the whole run
//	plain_words.go   what the words mean that can be typed at every prompt
//	plain_entry.go   notes, and other text of one's own
//	plain_said.go    a page as lines and a prompt
//	plain_pages.go   sentences in the place of charts and tables
//	plain_paper.go   what is written: printable text and new lines only
//
// A new page needs nothing here: its choices get numbers, and its text is read. A page that draws something says it in
// words where the model is plain.

// errInputEnded is why a run ends where no more lines will come. That is no failure.
var errInputEnded = errors.New("the input ended")

// lineMsg is a line that was typed. It carries what the line means here. A line that wakes the program means nothing.
type lineMsg struct{ do func(m *app) tea.Cmd }

// inputEndedMsg is sent when no more lines will come, or nobody reads any more.
type inputEndedMsg struct{}

// plainRun is one run in plain text.
type plainRun struct {
	m       app
	paper   paper
	said    *said // page that was read out last
	about   spot  // where that was
	entry   *entryText
	unsure  bool // whether to leave a statement for later was asked
	quit    bool
	cut     bool     // the input ended in the middle of a line
	atTerm  bool     // somebody types, rather than a file
	from    *sitting // whose plain text it is, where the next person finds the screens; nil where all have plain text
	pending int      // commands under way

	results chan tea.Msg
	late    chan tea.Msg // what was asked for after a while
	signals chan os.Signal
	done    chan struct{}
}

// spot is where a person is and what was answered until then.
type spot struct {
	screen   screen
	sitting  sitting
	revision int
	begun    bool
}

// RunPlain asks and tells everything line by line until the person leaves or the input ends, and returns as Run does.
// why ends the sentence that says why the text is plain, such as "because of --plain".
func RunPlain(ctx context.Context, deps Deps, at Terminal, why string) error {
	r := newPlainRun(deps, at.Out)
	return r.serve(ctx, at, func() { r.begin(why) })
}

// serve takes lines, ticks and signals until the person leaves or the input ends.
func (r *plainRun) serve(ctx context.Context, at Terminal, begin func()) error {
	defer close(r.done)
	if file, ok := at.In.(*os.File); ok {
		r.atTerm = term.IsTerminal(int(file.Fd()))
	}
	signal.Notify(r.signals, endSignals...)
	defer signal.Stop(r.signals)
	defer keepRunning()()
	ticker := time.NewTicker(tickEvery)
	defer ticker.Stop()

	begin()
	more := make(chan struct{}, 1)
	more <- struct{}{}
	lines := readLines(at.In, more, r.done)
	for !r.quit {
		select {
		case line := <-lines:
			if r.isNextPerson() {
				return errNextPerson
			}
			if r.hear(line); r.isNextPerson() {
				return errNextPerson
			}
			more <- struct{}{}
		case <-ticker.C:
			r.happens(idleMsg{})
		case msg := <-r.late:
			r.happens(msg)
		case sig := <-r.signals:
			r.interrupted(sig)
		case <-ctx.Done():
			r.happens(endMsg{})
		}
	}
	finish(r.m.running)
	r.farewell()
	if errors.Is(r.m.outcome, errInputEnded) {
		return nil
	}
	return r.m.outcome
}

func newPlainRun(deps Deps, out io.Writer) *plainRun {
	r := &plainRun{
		m: newApp(deps, true), paper: paper{out: out},
		results: make(chan tea.Msg), late: make(chan tea.Msg), signals: make(chan os.Signal, 1), done: make(chan struct{}),
	}
	r.m.plain, r.m.size = true, size{homeWidth, homeHeight}
	r.m.later = r.later
	return r
}

// later sends a message after a while, unless the run is over by then.
func (r *plainRun) later(after time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg {
		time.AfterFunc(after, func() {
			select {
			case r.late <- msg:
			case <-r.done:
			}
		})
		return nil
	}
}

// begin loads the questionnaire and reads out the first page.
func (r *plainRun) begin(why string) {
	r.paper.line("Plain text mode is on (" + why + "). Type help at any time.")
	r.take(drawnMsg{})
	r.settle()
	if !r.quit {
		r.readPage()
	}
}

// take hands a message to the model, and begins what that asks for.
func (r *plainRun) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			r.run(cmd)
		}
	case tea.QuitMsg:
		r.quit = true
	case tea.RawMsg:
		r.warnAgain()
	default:
		next, cmd := r.m.Update(msg)
		r.m = next.(app)
		r.run(cmd)
	}
}

func (r *plainRun) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	r.pending++
	go func() {
		msg := cmd()
		select {
		case r.results <- msg:
		case <-r.done:
		}
	}()
}

// slowWork is how long something may take before it is spoken of.
const slowWork = 3 * time.Second

// settle waits until everything is done that was begun, so that what is said next is how things stand.
func (r *plainRun) settle() {
	slow := time.NewTimer(slowWork)
	defer slow.Stop()
	for r.pending > 0 && !r.quit {
		select {
		case msg := <-r.results:
			r.pending--
			r.take(msg)
		case msg := <-r.late:
			r.take(msg)
		case <-r.signals:
			r.take(endMsg{})
		case <-slow.C:
			r.paper.line(r.m.message)
		}
	}
}

// hear carries out one line.
func (r *plainRun) hear(line typedLine) {
	switch {
	case line.end:
		r.cut = line.cut
		select {
		case <-r.signals: // a window that is closed ends both
			r.happens(endMsg{})
		default:
			r.happens(inputEndedMsg{})
		}
	case line.tooLong:
		r.wrong("That line is too long, and nothing of it was taken. A line holds %s characters at most.", thousands(mostOnLine))
	case r.entry != nil:
		r.write(line.text)
	default:
		r.obey(strings.TrimSpace(line.text))
	}
	if r.paper.err != nil && !r.quit { // nobody reads any more
		r.take(inputEndedMsg{})
		r.settle()
	}
}

// act has the model do something because of a line, and waits until it is done. It returns false for a line that only
// showed that somebody is there.
func (r *plainRun) act(do func(m *app) tea.Cmd) (done bool) {
	r.about = r.here()
	r.take(lineMsg{func(m *app) tea.Cmd {
		done, m.message = true, ""
		return do(m)
	}})
	r.settle()
	return done
}

// choose has the model choose something, and says what came of it.
func (r *plainRun) choose(id, what string) {
	r.do(what, func(m *app) tea.Cmd { return m.choose(id) })
}

// do has the model do something, and says what came of it.
func (r *plainRun) do(what string, do func(m *app) tea.Cmd) {
	switch done := r.act(do); {
	case r.quit:
	case !done && !r.m.hidden() && r.m.begun: // it woke, and stands where it stood
		r.paper.line("You carried on. What you typed did nothing else.")
		r.prompt()
	case !done:
		r.moved()
	default:
		r.tell(what)
	}
}

// here is where the person is now.
func (r *plainRun) here() spot {
	return spot{r.m.top().screen, r.m.sitting, r.m.a.Revision(), r.m.begun}
}

// sameSpot reports whether two screens are one page about one thing.
func sameSpot(a, b screen) bool {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false
	}
	if _, ok := a.(stageScreen); ok {
		return true
	}
	at, _ := markOf(a)
	other, _ := markOf(b)
	return at.about == other.about
}

// tell says what came of a line: what was kept, and the page that came up, or what is new on the one that stayed.
func (r *plainRun) tell(what string) {
	now := r.here()
	words := what
	if r.m.saving.on && now.sitting == r.about.sitting && now.revision != r.about.revision {
		switch {
		case r.m.allSaved():
			words = "Saved. " + words
		case r.m.saving.failing():
			words = "Not saved. " + words
		}
	}
	words = strings.TrimSpace(words + " " + sentenceEnd(r.m.message))
	if words != "" {
		r.paper.line(words)
	}
	if r.isNextPerson() {
		return
	}
	gone := now.sitting != r.about.sitting
	if gone && !now.begun && r.atTerm { // the next person is not to find what this one did
		r.paper.pushOff()
	}
	if gone || !sameSpot(now.screen, r.about.screen) {
		r.readPage()
		return
	}
	r.readNews(words != "")
}

// readPage reads out the page that is up.
func (r *plainRun) readPage() {
	s := readOut(r.m.shown)
	r.paper.line("")
	if s.problem != "" {
		r.paper.line("Error: " + s.problem)
	}
	if len(s.lines) == 0 || sentenceEnd(s.lines[0].text) != s.head {
		r.paper.line(s.head)
		r.paper.line("")
	}
	for _, line := range s.lines {
		r.paper.line(line.text)
	}
	if s.answered != "" {
		r.paper.line("Answer so far: " + s.answered + ".")
	}
	r.said = s
	r.about = r.here()
	r.entry, r.unsure = nil, false
	r.prompt()
}

// readNews reads out what is new on a page that stayed up, and all of it where there is nothing to tell.
func (r *plainRun) readNews(told bool) {
	now := readOut(r.m.shown)
	if !now.asksAs(r.said) {
		r.readPage()
		return
	}
	before := map[string]bool{}
	for _, line := range r.said.lines {
		before[line.text] = true
	}
	r.said = now
	for _, line := range r.said.lines {
		if line.news && !before[line.text] {
			r.paper.line(line.text)
			told = true
		}
	}
	if r.said.problem != "" {
		r.paper.line("Error: " + r.said.problem)
		told = true
	}
	if !told {
		r.readPage()
		return
	}
	r.prompt()
}

func (r *plainRun) prompt() { r.paper.line(r.said.prompt) }

// wrong says why a line did nothing, and asks again.
func (r *plainRun) wrong(format string, args ...any) {
	r.paper.line("Error: " + fmt.Sprintf(format, args...))
	if r.entry == nil {
		r.prompt()
	}
}

// happens takes in what no line brought about.
func (r *plainRun) happens(msg tea.Msg) {
	before := r.here()
	r.take(msg)
	r.settle()
	same := sameSpot(r.m.top().screen, before.screen)
	if r.quit || same && (r.m.sitting == before.sitting || !before.begun) {
		return
	}
	r.moved()
}

// moved tells of a page that came up by itself. What was answered leaves the window with it where it has to.
func (r *plainRun) moved() {
	switch {
	case r.m.warned():
		r.warn()
		return
	case r.m.hidden():
		r.paper.line("Hidden.")
		r.paper.pushOff()
	case !r.m.begun:
		r.paper.line("Cleared.")
		r.paper.pushOff()
		if r.from != nil {
			r.paper.line("Press Enter to go to the start page.")
			return
		}
	default:
		r.paper.line(r.m.message)
	}
	r.readPage()
}

// warn asks whether anybody is there, in one line and with one bell. What was asked before still stands.
func (r *plainRun) warn() {
	words := ""
	for _, part := range r.m.shown.parts {
		if part.kind == prose && part.text != "" {
			words += part.text + " "
		}
	}
	words += "Press Enter to carry on, as often as you need."
	if r.m.canSave() {
		words += " Or type save, to save with six words."
	}
	r.paper.line(words)
	r.paper.bell()
}

// warnAgain is the bell before answers are cleared.
func (r *plainRun) warnAgain() {
	r.paper.line(r.m.toCome())
	r.paper.bell()
}

// interrupted is Ctrl+C, a closed window or another signal. At a kiosk the keyboard only leads to the start.
func (r *plainRun) interrupted(sig os.Signal) {
	if !r.m.deps.Kiosk || !r.atTerm || !fromKeyboard(sig) {
		r.happens(endMsg{})
		return
	}
	r.take(lineMsg{func(*app) tea.Cmd { return nil }}) // which may wake it
	r.take(lineMsg{(*app).depart})
	r.settle()
	if !r.quit {
		r.paper.pushOff()
		r.readPage()
	}
}

// farewell says how things stand at the end.
func (r *plainRun) farewell() {
	r.paper.line("")
	switch {
	case errors.Is(r.m.outcome, errInputEnded) && r.cut:
		r.paper.line("The input ended in the middle of a line, which was not used.")
	case errors.Is(r.m.outcome, errInputEnded):
		r.paper.line("The input ended.")
	case r.m.outcome == nil:
		r.paper.line("Waymark has ended.")
	default:
		r.paper.line("Waymark was stopped.")
	}
	switch {
	case r.m.saving.on && r.m.allSaved() && !r.m.saving.failing():
		r.paper.line("Your answers are saved. Your six words open them until " + r.m.saving.expires.Words() + ".")
	case r.m.saving.on:
		r.paper.line("Nothing is saved since " + r.m.savedAt() + ".")
	case r.m.begun && r.m.a.Revision() > 0:
		r.paper.line("Your answers were not saved.")
	}
	if r.atTerm && r.from == nil {
		r.paper.line("What stood in this window may still be there. Close it, so that no one reads it after you.")
	}
}
