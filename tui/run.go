package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Terminal is where the screens are shown. Env is the environment of the person at it.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	Env []string
}

// wipe clears the screen, the scrollback and puts the cursor home: some terminals have the alternate screen switched
// off, and the next person must not scroll up to an answer.
const wipe = "\x1b[2J\x1b[3J\x1b[H"

const (
	// watchdog is how long a closed window may keep the program.
	watchdog = 2 * time.Second
	// lastResort is how long stopping may take a program that did not manage to end in nearly all of that time.
	lastResort = watchdog / 16
	// toEnd is how long it has until then.
	toEnd = watchdog - 2*lastResort
	// exitInterrupted is the exit code of a program that had to be stopped.
	exitInterrupted = 130
)

// Run shows the screens until the person leaves. It returns nil after the ordinary way out, ErrInterrupted after Ctrl+C
// twice or a signal, and otherwise an error whose text is a sentence. On every way out the terminal is wiped.
//
// Somebody who chooses plain text goes on in it, with the same assessment. The next person finds the screens again.
func Run(ctx context.Context, deps Deps, term Terminal) error {
	for {
		last, err := show(ctx, newApp(deps, lacksSymbols(environment(term.Env))), term)
		if errors.Is(err, errToPlain) {
			err = goOnPlain(ctx, last, term)
		}
		if !errors.Is(err, errNextPerson) {
			return err
		}
	}
}

// RunPlanner shows the releases until the planner leaves, and returns as Run does.
func RunPlanner(ctx context.Context, deps PlannerDeps, term Terminal) error {
	return run(ctx, newPlanner(deps, lacksSymbols(environment(term.Env))), term)
}

func run(ctx context.Context, first app, term Terminal) error {
	_, err := show(ctx, first, term)
	return err
}

// show shows the screens from a first one on, and returns how things stood last.
func show(ctx context.Context, first app, term Terminal) (last app, err error) {
	env := environment(term.Env)
	in, ended := watched(term.In)
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(term.Out), tea.WithEnvironment(term.Env),
		tea.WithFPS(120), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
	}
	if env["NO_COLOR"] != "" { // any text counts; the library would only take some for yes
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	p := tea.NewProgram(first, options...)
	timeUp, stopSignals := endOnSignals(p, ended)
	stopTicks := keepTime(p.Send)
	final, err := p.Run()
	stopTicks()
	fmt.Fprint(term.Out, wipe)
	finish(first.running, timeUp)
	stopSignals()
	last, _ = final.(app)
	switch {
	case last.outcome != nil:
		return last, last.outcome
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, tea.ErrProgramKilled):
		return last, ErrInterrupted
	}
	return last, err
}

// finish waits for what must not be cut off half way, such as a report that is being written, but not for ever, and not
// beyond the time that a signal leaves.
func finish[T any](running *sync.WaitGroup, timeUp <-chan T) {
	done := make(chan struct{})
	go func() {
		running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-timeUp:
	case <-time.After(watchdog):
	}
}

// keepTime sends a tick now and then until it is stopped.
func keepTime(send func(tea.Msg)) (stop func()) {
	ticker := time.NewTicker(tickEvery)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				send(idleMsg{})
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}

// watched returns the terminal as something to read from, and a channel that is closed when nothing more will come: its
// window is gone, and a program that is not told so by a signal would wait for a key for ever.
func watched(in io.Reader) (io.Reader, <-chan struct{}) {
	ended := make(chan struct{})
	if file, ok := in.(*os.File); ok { // the library needs a file to be one
		return &watchedFile{File: file, end: sync.OnceFunc(func() { close(ended) })}, ended
	}
	return in, ended
}

type watchedFile struct {
	*os.File
	end func()
}

func (f *watchedFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	if err != nil {
		f.end()
	}
	return n, err
}

// endOnSignals turns signals, and the end of what is typed, into a message, so that the program always leaves by its
// ordinary way. A program that does not manage it in time is stopped; timeUp is closed then.
func endOnSignals(p *tea.Program, ended <-chan struct{}) (timeUp <-chan struct{}, stop func()) {
	late := make(chan struct{})
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, endSignals...)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		case <-ended:
		}
		go p.Send(endMsg{})
		select {
		case <-done:
			return
		case <-time.After(toEnd):
			close(late)
			go p.Kill()
		}
		select {
		case <-done:
		case <-time.After(lastResort): // a terminal that takes nothing any more holds up even that
			os.Exit(exitInterrupted)
		}
	}()
	return late, func() {
		signal.Stop(signals)
		close(done)
	}
}

func environment(env []string) map[string]string {
	values := map[string]string{}
	for _, e := range env {
		if name, value, ok := strings.Cut(e, "="); ok {
			values[name] = value
		}
	}
	return values
}

// lacksSymbols reports whether the terminal cannot be relied on to have our symbols.
func lacksSymbols(env map[string]string) bool {
	if term := env["TERM"]; term == "linux" || term == "vt100" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToUpper(env[name]); value != "" {
			return !strings.Contains(value, "UTF-8") && !strings.Contains(value, "UTF8")
		}
	}
	return false
}
