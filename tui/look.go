package tui

import tea "charm.land/bubbletea/v2"

// look is how this person wants Waymark to look and work. It is for this assessment only.
type look struct {
	colours int  // index into colourWords
	letters bool // letters instead of symbols
	mouse   bool
	moveOn  bool // a choice turns the page
	noKeys  bool // M, U and ? do nothing
}

// The choices of colours.
const (
	coloursAutomatic = iota
	coloursDark
	coloursLight
	coloursNone
)

var colourWords = []string{"Automatic", "Dark", "Light", "None"}

func defaultLook() look { return look{colours: coloursAutomatic, mouse: true} }

// lookScreen changes how Waymark looks and works.
type lookScreen struct{}

func (lookScreen) page(m *app) *page {
	p := &page{title: "How this looks and works", verb: "Choose"}
	lasts, letters := "It lasts until you finish.", "Letter keys (M, U, ?)"
	if m.planner.on {
		lasts, letters = "It lasts until you leave.", "Letter keys (M, ?)"
	}
	p.prose("Press a number to change a line. " + lasts)
	p.gap()
	onOff := func(on bool) string {
		if on {
			return "On"
		}
		return "Off"
	}
	symbols := "Full"
	if m.look.letters || m.letters {
		symbols = "Letters only"
	}
	for _, s := range []struct {
		id, key, label, now string
		values              []string
	}{
		{"colours", "1", "Colours", colourWords[m.look.colours], colourWords},
		{"symbols", "2", "Symbols", symbols, []string{"Full", "Letters only"}},
		{"letters", "3", letters, onOff(!m.look.noKeys), []string{"On", "Off"}},
		{"mouse", "4", "Mouse", onOff(m.look.mouse), []string{"On", "Off"}},
		{"moveOn", "5", "Go on when I choose", onOff(m.look.moveOn), []string{"Off", "On"}},
	} {
		if m.planner.on && s.id == "moveOn" { // there is nothing to choose and go on from
			continue
		}
		p.add(part{kind: values, id: s.id, key: s.key, text: s.label, hint: s.now, values: s.values})
	}
	if !m.planner.on {
		p.row("plain", "6", "Plain text, line by line, for screen readers")
	}
	p.gap()
	p.prose("With the mouse on, hold Shift and drag to select text.")
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (lookScreen) choose(m *app, id string) tea.Cmd {
	if id == "plain" {
		return m.toPlain()
	}
	return nil
}

func (lookScreen) adjust(m *app, id string, step int) {
	switch id {
	case "colours":
		m.look.colours = (m.look.colours + step + len(colourWords)) % len(colourWords)
	case "symbols":
		m.look.letters = !m.look.letters
	case "letters":
		m.look.noKeys = !m.look.noKeys
	case "mouse":
		m.look.mouse = !m.look.mouse
	case "moveOn":
		m.look.moveOn = !m.look.moveOn
	}
	m.rebind()
	m.restyle()
}
