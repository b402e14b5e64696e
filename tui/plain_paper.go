package tui

import (
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// paper is what plain text is written on. It takes lines and bells, and nothing that moves a cursor.
type paper struct {
	out   io.Writer
	err   error // of the first write that failed: nobody reads any more
	blank bool  // the last line was blank
}

const (
	mostWidth  = 72
	leastWraps = 20 // columns: narrower windows wrap by themselves
	pushedOff  = 60 // blank lines, where the height of the window is not known
)

// size is the window's, or zero where there is none.
func (p *paper) size() (width, height int) {
	if file, ok := p.out.(*os.File); ok {
		if w, h, err := term.GetSize(int(file.Fd())); err == nil {
			return w, h
		}
	}
	return 0, 0
}

// line writes a paragraph. Blank lines never follow one another.
func (p *paper) line(text string) {
	text = speakable(text)
	if text == "" {
		if !p.blank {
			p.write("\n")
		}
		p.blank = true
		return
	}
	width := mostWidth
	if w, _ := p.size(); w > 0 {
		width = max(min(width, w), leastWraps)
	}
	for _, line := range wrap(text, width) {
		p.write(strings.TrimSpace(line) + "\n")
	}
	p.blank = false
}

// pushOff writes enough blank lines for what was said to leave the window.
func (p *paper) pushOff() {
	_, height := p.size()
	p.write(strings.Repeat("\n", max(height, pushedOff)))
	p.blank = true
}

func (p *paper) bell() { p.write("\a") }

func (p *paper) write(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, text)
	}
}

// spoken puts letters for symbols that a screen reader spells out.
var spoken = strings.NewReplacer(
	"√ ", "", "• ", "", "●", "", "▲", "", "■", "", "○", "", "─", "", "│", "", "█", "", "▓", "", "▒", "", "░", "",
	"…", "...", "·", ",", "↑", "Up", "↓", "Down", "←", "Left", "→", "Right",
)

// speakable keeps what can be read aloud: printable text, without our symbols and with single blanks.
func speakable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u2018', r == '\u2019':
			return '\''
		case r == '\u201C', r == '\u201D':
			return '"'
		case unicode.Is(unicode.Pd, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r):
			return r
		}
		return -1
	}, spoken.Replace(text))
	return strings.Join(strings.Fields(text), " ")
}
