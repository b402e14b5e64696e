package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
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
//	plain_tell.go    what came of a line, and what came up by itself
//	plain_lines.go   the one reader of the whole run
//	plain_words.go   what the words mean that can be typed at every prompt
//	plain_help.go    where one is, and what can be typed there
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
	chosen  string // what is being chosen, whose text box is asked for next
	unsure  bool   // whether to leave a statement for later was asked
	quit    bool
	cut     bool          // the input ended in the middle of a line
	atTerm  bool          // somebody types, rather than a file
	from    *sitting      // whose plain text it is, where the next person finds the screens; nil where all have plain text
	pending int           // commands under way
	slow    time.Duration // after which what is under way is spoken of

	results chan tea.Msg
	late    chan tea.Msg // what was asked for after a while
	signals chan os.Signal
	done    chan struct{}
	timeUp  <-chan time.Time // nil until the run must end
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
			r.hurry()
			r.happens(endMsg{})
		}
	}
	finish(r.m.running, r.timeUp)
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
		slow: slowWork,
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

// slowWork is how long something may usually take before it is spoken of.
const slowWork = 3 * time.Second

// settle waits until everything is done that was begun, so that what is said next is how things stand.
func (r *plainRun) settle() {
	slow := time.NewTimer(r.slow)
	defer slow.Stop()
	for r.pending > 0 && !r.quit {
		select {
		case msg := <-r.results:
			r.pending--
			r.take(msg)
		case msg := <-r.late:
			r.take(msg)
		case sig := <-r.signals:
			r.end(sig)
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
		r.hurry()
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

// nothing is what a line does that only shows that somebody is there.
func nothing(*app) tea.Cmd { return nil }

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
