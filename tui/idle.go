package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// This file is what happens while nobody touches anything: the screen warns, hides, and lets go of answers that are not
// saved. Nothing but a tick brings any of it about, and all of it counts from the last sign of life.

// IdleTimes says after how many minutes without a key a screen does something. 0 is never; the others rise.
type IdleTimes struct {
	Warn      int // say that the screen will be hidden
	Hide      int // hide it
	WarnAgain int // with nothing saved: say that the answers will be cleared
	Clear     int // with nothing saved: clear them
}

const (
	// tickEvery is how often Run asks what is due. Waits are told in half minutes at the finest.
	tickEvery = 5 * time.Second
	// asleep is longer than any tick is late: the computer slept, or its clock was set.
	asleep = time.Minute
	// doneStays is how long the last page waits for the next person.
	doneStays = time.Minute
	// wordsStay is how long words that somebody began to type stay on a hidden screen.
	wordsStay = time.Minute
)

// idleMsg is a tick.
type idleMsg struct{}

// idle is how long nobody has touched anything, and what was done about it.
type idle struct {
	still time.Duration // since the last sign of life
	seen  time.Time     // when still was last counted; zero before the first tick
	woke  time.Time     // when somebody carried on from the warning
	rung  bool          // the bell before clearing
	under []entry       // the way back, while the screen is hidden
}

// due reports whether a time has come. One that is 0 never does.
func (i *idle) due(minutes int) bool { return minutes > 0 && i.still >= inMinutes(minutes) }

func inMinutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// count adds the time since the last tick, by the clock on the wall: another person may wake a computer that slept. That
// is time enough to hide a screen, and never enough to clear it.
func (i *idle) count(now time.Time, times IdleTimes) {
	now = now.Round(0)
	passed := now.Sub(i.seen)
	switch {
	case i.seen.IsZero():
	case passed < 0: // the clock was set back
		i.still += tickEvery
	case passed > asleep:
		i.still = max(i.still, inMinutes(times.Hide))
	default:
		i.still += passed
	}
	i.seen = now
}

// tick does what is due.
func (m *app) tick() tea.Cmd {
	if m.planner.on { // holds nothing of anyone
		return nil
	}
	times, i := m.deps.Idle, &m.idle
	i.count(m.deps.Clock(), times)
	_, done := m.top().screen.(doneScreen)
	switch {
	case done:
		if i.still >= doneStays {
			return m.makeRoom()
		}
		return nil
	case m.asksForWords():
		if i.still >= inMinutes(times.Hide)+wordsStay && !m.saving.opening {
			m.askForWords(m.stack[0].screen.(comeBackScreen).until)
		}
		return nil
	case !m.answered():
		if i.due(times.Hide) || times.Hide == 0 && i.due(times.Clear) {
			return m.makeRoom()
		}
		return nil
	case i.due(times.Clear) && !m.saved():
		return m.makeRoom()
	case i.due(times.Hide):
		if m.hide(); m.saved() {
			return m.forget()
		}
	case i.due(times.Warn) || i.due(times.WarnAgain):
		m.warn()
	}
	if i.due(times.WarnAgain) && !i.rung && times.Clear > 0 && !m.saved() {
		i.rung = true
		return tea.Raw("\a")
	}
	return nil
}

// answered reports whether there is anything that could be lost.
func (m *app) answered() bool {
	return m.begun && (m.a.Revision() > 0 || m.saving.on || m.inputID != "" || typedAbove(m.stack))
}

// warned reports whether the page that asks whether anyone is there is shown.
func (m *app) warned() bool {
	_, ok := m.top().screen.(warnScreen)
	return ok
}

func (m *app) warn() {
	if m.warned() || m.toCome() == "" {
		return
	}
	m.push(warnScreen{})
	m.message = ""
}

// slept reports whether msg is the first sign of life after the computer slept, before any tick has seen that. It may come
// from another person, so it does nothing but what is due.
func (m *app) slept(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg, lineMsg:
		return !m.planner.on && !m.idle.seen.IsZero() && m.deps.Clock().Round(0).Sub(m.idle.seen) > asleep
	}
	return false
}

// stirred counts a sign of life, and reports whether that is all that it is: what wakes a screen does nothing else, nor
// does what comes with it, such as a key that is held down.
func (m *app) stirred(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg, lineMsg:
	default:
		return false
	}
	i, now := &m.idle, m.deps.Clock()
	i.still, i.seen, i.rung = 0, now.Round(0), false
	if m.hidden() {
		i.still = inMinutes(m.deps.Idle.Hide)
	}
	switch {
	case !m.plain && now.Sub(i.woke) < heldKey: // lines are not held down
		i.woke = now
		return true
	case m.warned() && !m.staysWarned(msg):
		i.woke = now
		m.back()
		press, ok := msg.(tea.KeyPressMsg)
		return !ok || !key.Matches(press, m.keys.leave) // which asks, here as anywhere
	}
	return false
}

// staysWarned reports whether a key or click does something of its own on the page that asks whether anyone is there.
func (m *app) staysWarned(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		t := m.target()
		return !m.size.tooSmall() &&
			(key.Matches(msg, m.keys.up, m.keys.down, m.keys.next, m.keys.previous) ||
				key.Matches(msg, m.keys.act, m.keys.right, m.keys.space) && t != nil && t.id == idSave)
	case tea.MouseClickMsg:
		i := m.hit(msg)
		return i >= 0 && m.laid.targets[i].id == idSave
	}
	return false
}

// toCome says what will happen if nobody stirs; "" when nothing will.
func (m *app) toCome() string {
	times := m.deps.Idle
	words := ""
	if times.Hide > 0 && !m.hidden() {
		words = m.within(times.Hide) + " this screen will be hidden."
	}
	if times.Clear > 0 && !m.saved() {
		whose := "your"
		if m.hidden() {
			whose = "the"
		}
		if words != "" {
			words += " "
		}
		words += m.within(times.Clear) + " " + whose + " answers will be cleared."
	}
	return words
}

// within words the wait until a time, roughly, so that few of the ticks change the screen.
func (m *app) within(minutes int) string {
	left := inMinutes(minutes) - m.idle.still
	switch {
	case left <= 10*time.Second:
		return "In a few seconds"
	case left <= 30*time.Second:
		return "In 30 seconds"
	}
	return "In about " + plural(max(int(left.Round(time.Minute)/time.Minute), 1), "minute", "minutes")
}

// lostWhen says when answers go that nobody saves.
func (m *app) lostWhen() string {
	if n := m.deps.Idle.Clear; n > 0 {
		return "Your answers go when you finish, if the power fails, or if no key is pressed for " + plural(n, "minute", "minutes") + ". "
	}
	return "Your answers go when you finish, or if the power fails. "
}

// warnScreen asks whether anyone is there. Any key goes on from it.
type warnScreen struct{}

// idSave is the row that leads to saving with six words.
const idSave = "save"

func (warnScreen) page(m *app) *page {
	p := &page{title: "Waymark", anyKey: true, focus: idBack}
	p.heading("Are you still there?")
	p.gap()
	state := "Your answers are not saved."
	switch {
	case m.saved():
		state = "Your answers are saved."
	case m.saving.words != nil:
		state = "You have not written down your six words yet."
	}
	p.prose(state + " " + m.toCome())
	p.gap()
	p.row(idBack, "", "Carry on ("+m.worded("any key", "Enter")+"). You can do this as many times as you need")
	if m.canSave() {
		p.row(idSave, "", "Save with six words now")
	}
	return p
}

func (warnScreen) choose(m *app, _ string) tea.Cmd {
	m.back()
	return m.startSaving()
}

// hidden reports whether the screen is hidden. Help and Leave can stand above the page that says so.
func (m *app) hidden() bool {
	_, ok := m.stack[0].screen.(hiddenScreen)
	return ok || m.asksForWords()
}

// asksForWords reports whether the screen is hidden and nothing but the six words opens it.
func (m *app) asksForWords() bool {
	s, ok := m.stack[0].screen.(comeBackScreen)
	return ok && !s.until.IsZero()
}

// forget lets go of answers that are saved, and of their key. How things look stays for who comes back.
func (m *app) forget() tea.Cmd {
	until, look := m.saving.expires, m.look
	cmd := m.makeRoom()
	m.look = look
	m.rebind()
	m.restyle()
	m.askForWords(until)
	return cmd
}

// askForWords shows the hidden page that takes six words, with nothing typed.
func (m *app) askForWords(until assessment.Date) {
	m.input, m.inputID = textarea.Model{}, ""
	m.stack = []entry{{screen: comeBackScreen{until: until}}}
	m.barFocus, m.digits, m.message, m.shown = 0, "", "", nil
	m.idle.still = inMinutes(m.deps.Idle.Hide)
}

// hide takes everything that was answered off the screen.
func (m *app) hide() {
	if m.hidden() {
		return
	}
	m.takeText()
	if m.warned() {
		m.back()
	}
	m.idle.under = m.stack
	m.forgetTypedWords()
	m.stack = []entry{{screen: hiddenScreen{}}}
	m.barFocus, m.digits, m.message, m.shown = 0, "", "", nil
}

// forgetTypedWords leaves no page on the way that holds six words, or some of them, that somebody typed.
func (m *app) forgetTypedWords() {
	for i := range m.stack {
		switch s := m.stack[i].screen.(type) {
		case comeBackScreen:
			m.stack[i] = entry{screen: comeBackScreen{until: s.until}}
		case checkWordScreen:
			m.stack[i] = entry{screen: checkWordScreen{onTheWay: s.onTheWay}}
		}
	}
}

// hiddenScreen stands where answers that are not saved were.
type hiddenScreen struct{ choice string }

func (s hiddenScreen) page(m *app) *page {
	p := &page{title: "Waymark", first: true, careful: true}
	p.question("This screen is hidden")
	p.gap()
	p.prose("Someone was answering here and stepped away.")
	if m.saving.words == nil {
		p.prose("Their answers are not saved.")
	}
	if m.idle.due(m.deps.Idle.WarnAgain) {
		p.prose(m.toCome())
	}
	p.gap()
	p.prompt = m.worded("", "me to carry on, or other to start from the beginning:")
	p.choice("me", "1", "It was me. Carry on", "", s.choice == "me")
	p.choice("other", "2", "It was not me. Start from the beginning", "", s.choice == "other")
	p.gap()
	p.prose("Starting from the beginning clears the answers that are here.")
	p.gap()
	p.button(idContinue, "0", "Continue")
	return p
}

func (s hiddenScreen) choose(m *app, id string) tea.Cmd {
	switch {
	case id != idContinue:
		m.top().screen = hiddenScreen{choice: id}
	case s.choice == "me":
		return m.unhide()
	case s.choice == "other":
		return m.makeRoom()
	default:
		m.message = "You have not chosen. " + m.worded("Press", "Type") + " 1 or 2."
	}
	return nil
}

// unhide leads to the task list, never to the last statement. Where there was no list yet, it leads back to the page.
func (m *app) unhide() tea.Cmd {
	m.stack, m.idle.under, m.idle.still, m.shown = m.idle.under, nil, 0, nil
	if m.tasksAt() < 0 {
		return nil
	}
	return m.push(tasksScreen{})
}
