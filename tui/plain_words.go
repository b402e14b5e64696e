package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// plainWord is a word that means the same at every prompt.
type plainWord struct {
	name, does string
	here       func(m *app) bool // nil: it works everywhere
	elsewhere  string            // what is said where it does not
	do         func(r *plainRun)
}

// What is said where a word does not work.
const (
	notOnTheWay = "It comes after the page How to answer."
	notRatedNow = "Notes are for the statements about your work now."
	notHere     = "That is for statements."
	notBegun    = "There is nothing to save yet."
	notShown    = "This screen is hidden."
)

// plainWords are all words, in the order in which help tells them.
func plainWords() []plainWord {
	to := func(s func(m *app) screen) func(r *plainRun) {
		return func(r *plainRun) { r.do("", func(m *app) tea.Cmd { return m.push(s(m)) }) }
	}
	press := func(id string) func(r *plainRun) { return func(r *plainRun) { r.choose(id, "") } }
	return []plainWord{
		{"back", "go back one step", nil, "", (*plainRun).back},
		{"note", "read and write the note about a statement", (*app).hasNote, notRatedNow, (*plainRun).writeNote},
		{"stages", "hear the statement at each stage", offers("stages"), "This statement is the same at each stage, or there is no statement here.", press("stages")},
		{"mark", "mark the statement to work on, or take the mark off", offers("mark"), notHere, press("mark")},
		{"undo", "take back the last change", nil, "", (*plainRun).undo},
		{"list", "go to the task list", (*app).onTheWay, notOnTheWay, func(r *plainRun) {
			r.do("", func(m *app) tea.Cmd { returnTo[tasksScreen](m); return nil })
		}},
		{"review", "check your answers", (*app).onTheWay, notOnTheWay, to(func(*app) screen { return checkScreen{} })},
		{"results", "hear your results so far", (*app).onTheWay, notOnTheWay, to(func(*app) screen { return resultsScreen{} })},
		{"plan", "work on your action plan", (*app).onTheWay, notOnTheWay, to(func(*app) screen { return planScreen{} })},
		{"training", "work on your training record", (*app).onTheWay, notOnTheWay, to(func(*app) screen { return trainingScreen{} })},
		{"record", "the same as training", (*app).onTheWay, notOnTheWay, to(func(*app) screen { return trainingScreen{} })},
		{"report", "print or save your report", (*app).onTheWay, notOnTheWay, unlessTextWaits(func(*app) screen { return takeawayScreen{} })},
		{"save", "save, and come back later", (*app).canAskToSave, notBegun, func(r *plainRun) { r.do("", (*app).showSaving) }},
		{"finish", "planning questions, share, report and clear", (*app).onTheWay, notOnTheWay, unlessTextWaits(firstPlanning)},
		{"menu", "saving, what we keep and, from the task list on, your role", (*app).menuOffered, "There is no menu here.", func(r *plainRun) { r.do("", (*app).showMenu) }},
		{"where", "hear where you are", nil, "", (*plainRun).where},
		{"repeat", "hear this page again", nil, "", (*plainRun).readPage},
		{"help", "hear this list", nil, "", (*plainRun).help},
		{"leave", "leave Waymark. You are asked first", nil, "", (*plainRun).leave},
		{"me", "carry on after the screen was hidden", (*app).asksWhoIsThere, "Nothing is hidden.", carryOnAs("me")},
		{"other", "start from the beginning after the screen was hidden", (*app).asksWhoIsThere, "Nothing is hidden.", carryOnAs("other")},
	}
}

// onTheWay reports whether the task list was reached, so that every part of the way can be opened.
func (m *app) onTheWay() bool { return !m.hidden() && hasBelow[tasksScreen](m.stack) }

func (m *app) canAskToSave() bool { return m.begun && !m.hidden() }

// asksWhoIsThere reports whether the screen is hidden and nothing is saved, so that a word opens it.
func (m *app) asksWhoIsThere() bool {
	_, ok := m.top().screen.(hiddenScreen)
	return ok
}

// noted is the statement whose note can be written here; nil when there is none.
func (m *app) noted() *assessment.FocusArea {
	switch s := m.top().screen.(type) {
	case statementScreen:
		return s.area
	case noteScreen:
		return s.area
	}
	return nil
}

func (m *app) hasNote() bool { return m.noted() != nil }

// offers makes a test for a button of the page that is up.
func offers(id string) func(m *app) bool {
	return func(m *app) bool { return m.offers(id) }
}

// unlessTextWaits opens a page that a text too long to be kept would be missing from. That is mended first.
func unlessTextWaits(s func(m *app) screen) func(r *plainRun) {
	return func(r *plainRun) {
		r.do("", func(m *app) tea.Cmd {
			if m.toWaitingText() {
				return nil
			}
			return m.push(s(m))
		})
	}
}

func carryOnAs(who string) func(r *plainRun) {
	return func(r *plainRun) {
		r.do("", func(m *app) tea.Cmd { return tea.Batch(m.choose(who), m.choose(idContinue)) })
	}
}

// obey carries out a line that is no text of the person's own.
func (r *plainRun) obey(typed string) {
	if r.unsure {
		r.unsure = false
		switch strings.ToLower(typed) {
		case "y", "yes":
			r.do("", func(m *app) tea.Cmd { m.top().warned = true; return m.choose(idContinue) })
			return
		case "n", "no":
			r.prompt()
			return
		}
	}
	name, rest, _ := strings.Cut(typed, " ")
	word, fits := r.m.findWord(name, r.said.box != nil || rest != "")
	switch o := r.said.find(typed); {
	case r.m.warned():
		r.wake(typed)
	case typed == "":
		r.goOn()
	case o != nil:
		r.pick(*o)
	case r.isWordAskedFor(typed):
		r.answerWith(typed)
	case r.isFileAskedFor(typed):
		r.act(func(m *app) tea.Cmd { return m.push(bringPathScreen{}) })
		r.said = readOut(r.m.shown)
		r.answerWith(typed)
	case r.button(typed):
	case r.said.box != nil && (word == nil || rest != ""):
		r.answerWith(typed)
	case word != nil && rest == "":
		r.obeyWord(word)
	case word != nil && word.name == "note" && !word.worksIn(&r.m):
		r.obeyWord(word)
	case word != nil && word.name == "note":
		r.noteOnOneLine(strings.TrimSpace(rest))
	case len(fits) > 1:
		r.wrong("%s could be %s. Type more of it.", name, orList(fits))
	default:
		r.unknown(typed)
	}
}

// findWord finds a word by its first letters, or only as it is. What works here comes before what does not. Where several
// fit it returns their names.
func (m *app) findWord(typed string, whole bool) (word *plainWord, fits []string) {
	typed = strings.ToLower(typed)
	var found, elsewhere []plainWord
	for _, w := range plainWords() {
		switch {
		case typed == "":
		case w.name == typed:
			return &w, nil
		case whole || !strings.HasPrefix(w.name, typed):
		case w.worksIn(m):
			found = append(found, w)
		default:
			elsewhere = append(elsewhere, w)
		}
	}
	if len(found) == 0 {
		found = elsewhere
	}
	if len(found) == 1 {
		return &found[0], nil
	}
	for _, w := range found {
		fits = append(fits, w.name)
	}
	return nil, fits
}

// worksIn reports whether a word does something on the page that is up.
func (w *plainWord) worksIn(m *app) bool { return w.here == nil || w.here(m) }

// isWordAskedFor reports whether a line is the very word of six that the page asks for, which may look like a word of
// ours.
func (r *plainRun) isWordAskedFor(typed string) bool {
	s, ok := r.m.top().screen.(checkWordScreen)
	return ok && checkWordScreen{onTheWay: s.onTheWay, word: typed}.right(&r.m)
}

// isFileAskedFor reports whether a line is where a file is, on the page that asks for a record.
func (r *plainRun) isFileAskedFor(typed string) bool {
	_, ok := r.m.top().screen.(bringScreen)
	return ok && (isWhole(typed) || strings.ContainsAny(strings.TrimRight(typed, "."), `/\.`)) // a sentence ends with a full stop
}

func (r *plainRun) obeyWord(w *plainWord) {
	if !w.worksIn(&r.m) {
		why := w.elsewhere
		if r.m.hidden() {
			why = notShown
		}
		r.wrong("%s does not work here. %s", w.name, why)
		return
	}
	w.do(r)
}

// button presses a button of this page by its own word.
func (r *plainRun) button(typed string) bool {
	for _, o := range r.said.buttons {
		if strings.EqualFold(o.handle, typed) {
			r.choose(o.part.id, "")
			return true
		}
	}
	return false
}

// unknown says what can be typed instead.
func (r *plainRun) unknown(typed string) {
	numbers := r.said.numbers()
	fields := strings.Fields(typed)
	switch allNumbers := !slices.ContainsFunc(fields, func(f string) bool { return !isNumber(f) }); {
	case allNumbers && len(fields) > 1:
		r.wrong("One answer at a time. Nothing was chosen.")
	case allNumbers && numbers != "":
		r.wrong("%s is not a number here. Nothing was chosen. Type %s.", inShort(typed), numbers)
	case allNumbers:
		r.wrong("There is nothing to choose by a number here.")
	default:
		r.wrong("We do not know %q. Nothing was changed. Type help to hear what works.", inShort(typed))
	}
}

// inShort is what was typed, short and clean enough to be said again.
func inShort(typed string) string {
	const most = 30
	cleaned, _ := assessment.Clean(typed, len(typed))
	if rs := []rune(cleaned); len(rs) > most {
		return string(rs[:most]) + "..."
	}
	return cleaned
}

// wake is a line while the program asks whether anybody is there. It carries on, and does nothing else but save.
func (r *plainRun) wake(typed string) {
	if strings.EqualFold(typed, idSave) && r.m.canSave() {
		r.act(nothing)
		r.do("", (*app).startSaving)
		return
	}
	r.do("", nothing)
}

// goOn is Enter alone.
func (r *plainRun) goOn() {
	switch {
	case r.said.goesOn:
		r.act(func(m *app) tea.Cmd { m.top().warned = false; return m.choose(idContinue) })
		r.wentOn()
	case len(r.said.options) == 0 && !r.said.page.first:
		r.back()
	default:
		r.wrong("Nothing was chosen. Type %s.", r.said.numbers())
	}
}

// wentOn says what came of going on, or asks whether to leave a page open.
func (r *plainRun) wentOn() {
	stayed := !r.quit && sameSpot(r.m.top().screen, r.about.screen) && r.m.sitting == r.about.sitting
	switch {
	case r.quit:
	case stayed && r.m.top().warned:
		r.unsure = true
		r.paper.line(r.goOnOpen())
	case stayed && r.m.message != "":
		r.wrong("%s", r.m.message)
	default:
		r.tell("")
	}
}

// goOnOpen asks whether to go on from a page where nothing was chosen, in the words of what that does there.
func (r *plainRun) goOnOpen() string {
	_, share := r.m.top().screen.(shareScreen)
	switch {
	case r.m.onStatement():
		return "Leave this one for later? y or n"
	case share:
		return "Nothing chosen. Go on and share nothing? y or n"
	}
	return "Nothing chosen. Go on without an answer? y or n"
}

// onStatement reports whether the page asks for a rating.
func (m *app) onStatement() bool {
	switch m.top().screen.(type) {
	case statementScreen, aheadStatementScreen:
		return true
	}
	return false
}

// leave asks whether to leave. Typed again, it is asked again.
func (r *plainRun) leave() {
	if _, asked := r.m.top().screen.(leaveScreen); asked {
		r.readPage()
		return
	}
	r.do("", (*app).leave)
}

// back goes one step back.
func (r *plainRun) back() {
	if r.said.page.first {
		r.wrong("There is nothing to go back to.")
		return
	}
	r.choose(idBack, "")
}

// pick chooses, ticks or opens what a number stands for. A choice goes on to the next page, unless what follows cannot be
// undone or there is more to choose.
func (r *plainRun) pick(o option) {
	switch o.part.kind {
	case box:
		r.writeBox(o.part.id, o.label)
	case choice:
		goesOn := r.said.goesOn && !r.said.page.careful && !r.said.page.stays
		r.do(o.handle+", "+sentenceEnd(o.label), func(m *app) tea.Cmd {
			r.chosen = o.part.id
			cmd := m.choose(o.part.id)
			if goesOn {
				return tea.Batch(cmd, m.choose(idContinue))
			}
			return cmd
		})
		r.chosen = ""
	case tick:
		r.tick(o)
	default:
		r.choose(o.part.id, "")
	}
}

// boxOf is the box that belongs to a choice, such as a date of one's own; nil for most.
func (s *said) boxOf(chosen string) *option {
	for i := 1; i < len(s.options) && s.page.stays; i++ {
		if o := &s.options[i]; s.options[i-1].part.id == chosen && o.part.kind == box {
			return o
		}
	}
	return nil
}

// tick says whether a box is ticked now.
func (r *plainRun) tick(o option) {
	if !r.act(func(m *app) tea.Cmd { return m.choose(o.part.id) }) {
		r.do("", nothing)
		return
	}
	now := readOut(r.m.shown).find(o.handle)
	switch {
	case now != nil && now.part.on != o.part.on && now.part.on:
		r.tell("Ticked: " + sentenceEnd(o.label))
	case now != nil && now.part.on != o.part.on:
		r.tell("Not ticked now: " + sentenceEnd(o.label))
	case r.m.message != "":
		r.wrong("%s", r.m.message)
	default:
		r.tell("")
	}
}

// undo takes back the last change. Before there is an assessment that is none.
func (r *plainRun) undo() {
	r.do("", func(m *app) tea.Cmd {
		if m.undo(); !m.begun && !m.hidden() {
			m.message = nothingToUndo
		}
		return nil
	})
}
