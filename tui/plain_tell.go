package tui

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// This file is what a run says: what came of a line, what came up by itself, and how things stand at the end.

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
	at, _ := bookmarkOf(a)
	other, _ := bookmarkOf(b)
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
		r.clearAway("")
		r.readForNext()
		return
	}
	if gone || !sameSpot(now.screen, r.about.screen) {
		r.readPage()
		return
	}
	r.readNews(words != "")
}

// readPage reads out the page that is up, and asks.
func (r *plainRun) readPage() {
	r.readAloud()
	r.prompt()
}

// readForNext is readPage once a person has left. The last line but one is still in the smallest window.
func (r *plainRun) readForNext() {
	r.readAloud()
	r.warnOfWindow()
	r.prompt()
}

// readAloud reads out the page that is up.
func (r *plainRun) readAloud() {
	s := readOut(r.m.shown)
	r.paper.line("")
	if s.problem != "" {
		r.paper.line("Error: " + s.problem + " " + s.mend(&r.m))
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
		r.paper.line("Error: " + r.said.problem + " " + r.said.mend(&r.m))
		told = true
	}
	if !told {
		r.readPage()
		return
	}
	r.prompt()
}

// prompt says what can be typed: a text where one belongs to what was chosen just now.
func (r *plainRun) prompt() {
	if o := r.said.boxOf(r.chosen); o != nil {
		r.writeBox(o.part.id, o.label)
		return
	}
	r.paper.line(r.said.prompt)
}

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
		r.clearAway("Hidden.")
	case !r.m.begun:
		r.clearAway("Cleared.")
		if r.from != nil {
			r.paper.line("Press Enter to go to the start page.")
			return
		}
		r.readForNext()
		return
	default:
		r.paper.line(r.m.message)
	}
	r.readPage()
}

// clearAway takes what was said out of sight, and says that it did. A window that showed screens is wiped, as at their
// end. In any other no control code is written, and what was said stays in what scrolled off.
func (r *plainRun) clearAway(done string) {
	if r.from != nil {
		r.paper.write(wipe)
		r.paper.line(done)
		return
	}
	r.paper.line(done)
	r.paper.pushOff()
}

// warnOfWindow says that plain text leaves the window as it is. Nobody needs it who came from the screens.
func (r *plainRun) warnOfWindow() {
	if r.atTerm && r.from == nil {
		r.paper.line("What stood in this window may still be there. Close it, so that no one reads it after you.")
	}
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

// end is Ctrl+C, a closed window or another signal. At a kiosk the keyboard only leads to the start.
func (r *plainRun) end(sig os.Signal) {
	if !r.m.deps.Kiosk || !r.atTerm || !fromKeyboard(sig) {
		r.hurry()
		r.take(endMsg{})
		return
	}
	r.take(lineMsg{nothing}) // which may wake it
	r.take(lineMsg{(*app).depart})
}

// hurry counts the time within which a run ends that was told to.
func (r *plainRun) hurry() {
	if r.timeUp == nil {
		r.timeUp = time.After(toEnd)
	}
}

// interrupted ends the run because of a signal, or makes room for the next person.
func (r *plainRun) interrupted(sig os.Signal) {
	r.end(sig)
	r.settle()
	if !r.quit {
		r.moved()
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
	r.warnOfWindow()
}
