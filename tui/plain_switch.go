package tui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// This file leads from the screens to plain text in the middle of an assessment, for one person.

// errToPlain is why the screens end for somebody who goes on in plain text.
var errToPlain = errors.New("on to plain text")

// toPlain ends the screens as soon as nothing is under way.
func (m *app) toPlain() tea.Cmd {
	if m.saving.busy || m.busy() {
		m.message = "One moment. Try again."
		return nil
	}
	m.back() // the page that led here has nothing to change in plain text
	m.outcome = errToPlain
	return tea.Quit
}

// goOnPlain goes on line by line from where the screens ended. The terminal is wiped after it, as after the screens.
func goOnPlain(ctx context.Context, m app, at Terminal) error {
	r := newPlainRun(m.deps, at.Out)
	r.goOnFrom(m)
	err := r.serve(ctx, at, func() {
		r.paper.line("Plain text mode is on (because you chose it). Type help at any time.")
		r.take(lineMsg{(*app).arriveAgain})
		r.settle()
		r.readPage()
	})
	fmt.Fprint(at.Out, wipe)
	return err
}

// goOnFrom takes over how things stood on the screens.
func (r *plainRun) goOnFrom(m app) {
	plainly, whose := r.m, m.sitting
	r.m, r.from = m, &whose
	r.m.plain, r.m.size, r.m.later = true, plainly.size, plainly.later
	r.m.outcome, r.m.inputID, r.m.message, r.m.saving.retry = nil, "", "", false
}

// isNextPerson reports whether the person has gone who chose plain text, and the next one stands at the start.
func (r *plainRun) isNextPerson() bool {
	_, atStart := r.m.top().screen.(startScreen)
	return r.from != nil && !r.quit && *r.from != r.m.sitting && !r.m.begun && atStart
}
