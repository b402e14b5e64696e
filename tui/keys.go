package tui

import (
	"charm.land/bubbles/v2/key"
)

// keyMap are the keys that mean the same on every page. Digits are not among them: each page's own things carry them.
type keyMap struct {
	up, down, home, end, pageUp, pageDown key.Binding
	next, previous                        key.Binding
	act, space, right                     key.Binding
	back                                  key.Binding
	help, menu, undo, undoLetter          key.Binding
	leave                                 key.Binding
}

func newKeyMap(letters bool) keyMap {
	bind := func(help, words string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
	}
	k := keyMap{
		up:         bind("↑", "Move to the thing before", "up"),
		down:       bind("↓", "Move to the thing after", "down"),
		home:       bind("Home", "Go to the first thing", "home"),
		end:        bind("End", "Go to the last thing", "end"),
		pageUp:     bind("PgUp", "Scroll up", "pgup"),
		pageDown:   bind("PgDn", "Scroll down", "pgdown"),
		next:       bind("Tab", "Go to the next part of the page, Help and Menu too", "tab"),
		previous:   bind("Shift+Tab", "Go to the part before", "shift+tab"),
		act:        bind("Enter", "Choose what has focus and go on", "enter"),
		right:      bind("→", "Same as Enter", "right"),
		space:      bind("Space", "Choose what has focus and stay here", "space"),
		back:       bind("Esc", "Go back one step. ← and Backspace do the same", "esc", "left", "backspace"),
		help:       bind("?", "Help for this page", "?"),
		menu:       bind("M", "Menu", "m", "M"),
		undoLetter: bind("U", "Take back the last change. Ctrl+Z does the same", "u", "U"),
		undo:       bind("Ctrl+Z", "Take back the last change", "ctrl+z"),
		leave:      bind("Ctrl+C", "Leave. You are asked first", "ctrl+c"),
	}
	if !letters {
		for _, b := range []*key.Binding{&k.help, &k.menu, &k.undoLetter} {
			b.Unbind()
		}
	}
	return k
}

// list returns the bindings in the order of the help page.
func (k *keyMap) list() []key.Binding {
	return []key.Binding{
		k.up, k.down, k.act, k.space, k.right, k.back, k.next, k.previous,
		k.home, k.end, k.pageUp, k.pageDown, k.help, k.menu, k.undoLetter, k.leave,
	}
}
