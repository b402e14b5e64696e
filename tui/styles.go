package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// style is what a piece of text means. Screens name meanings; only this file knows colours.
type style uint8

const (
	plain style = iota
	strong
	headingStyle
	info
	quiet
	errorStyle
	inDateStyle
	dueSoonStyle
	overdueStyle
	styleCount
)

// background is what the terminal said about itself.
type background uint8

const (
	unknownBackground background = iota // no answer: bold and reverse only
	darkBackground
	lightBackground
)

// theme holds the control sequences round each style, without and with focus. They are made once when the terminal or
// the person says something new, so that drawing a frame only joins strings.
type theme struct {
	wrap  [styleCount][2]sequence
	glyph glyphs
}

type sequence struct{ open, close string }

// Palettes of the meanings that have a colour. The lowest contrast over common dark and light themes is 5.9 to 1; each
// meaning is also told by weight, place or words.
var (
	onDark = [styleCount]string{
		headingStyle: "#FFD75F", info: "#56B4E9", quiet: "#B2B2B2", errorStyle: "#FF8A4C",
		inDateStyle: "#2FD3A0", dueSoonStyle: "#E69F00", overdueStyle: "#FF8A4C",
	}
	onLight = [styleCount]string{
		headingStyle: "#005EB8", info: "#005EB8", quiet: "#4D5A66", errorStyle: "#8A2B00",
		inDateStyle: "#00664A", dueSoonStyle: "#7A4F00", overdueStyle: "#8A2B00",
	}
)

// newTheme makes the styles for a terminal. With sixteen colours or fewer nothing is coloured, since the terminal's own
// sixteen differ too much for any contrast to be relied on.
func newTheme(p colorprofile.Profile, bg background, letters bool) theme {
	t := theme{glyph: fullGlyphs}
	if letters {
		t.glyph = letterGlyphs
	}
	var palette [styleCount]string
	if p >= colorprofile.ANSI256 {
		switch bg {
		case darkBackground:
			palette = onDark
		case lightBackground:
			palette = onLight
		}
	}
	for s := range styleCount {
		st := lipgloss.NewStyle()
		if s == strong || s == headingStyle || s == errorStyle {
			st = st.Bold(true)
		}
		if palette[s] != "" {
			st = st.Foreground(lipgloss.Color(palette[s]))
		}
		t.wrap[s][0] = sequenceOf(st)
		t.wrap[s][1] = sequenceOf(lipgloss.NewStyle().Bold(true).Reverse(true))
	}
	return t
}

// sequenceOf finds what a style puts before and after a text.
func sequenceOf(st lipgloss.Style) sequence {
	open, end, _ := strings.Cut(st.Render("x"), "x")
	return sequence{open, end}
}

// glyphs are the symbols of a terminal: as they are, or in letters for terminals that lack them. All of them are in
// WGL4 and so in the fonts of old consoles.
type glyphs struct{ letters *strings.Replacer }

var (
	fullGlyphs   = glyphs{}
	letterGlyphs = glyphs{strings.NewReplacer(
		"●", "OK", "▲", "!", "■", "X", "○", "-", "√", "ok", "•", "*", "█", "#", "▓", "=", "▒", ":", "░", ".",
		"─", "-", "│", "|", "↑↓", "Up/Down", "←→", "Left/Right", "↑", "Up", "↓", "Down", "←", "Left", "→", "Right", "…", "...", "·", ".",
	)}
)
