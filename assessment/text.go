package assessment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes text from outside safe to store, show and print: it drops escape sequences and every character that is
// neither printable nor a space, blank look-alikes, variation selectors, and combining marks beyond two in a row. Runs
// of blanks and line ends become one space. The cleaned text is returned whole even when it has more than max
// characters; the error is then a *TooLongError.
func Clean(s string, max int) (string, error) { return clean(s, max, false) }

// CleanLines is Clean for notes: line ends are kept, two in a row at most.
func CleanLines(s string, max int) (string, error) { return clean(s, max, true) }

func clean(s string, max int, lines bool) (string, error) {
	var b strings.Builder
	b.Grow(len(s))
	blank, ends, marks := false, 0, 0
	for _, r := range stripEscapes(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case lines && r == '\n':
			ends++
			continue
		case unicode.IsSpace(r):
			blank = true
			continue
		case !unicode.IsPrint(r) || isBlankLookAlike(r) || isVariationSelector(r):
			continue
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks > 2 {
				continue
			}
		default:
			marks = 0
		}
		if b.Len() > 0 {
			switch {
			case ends > 0:
				b.WriteString("\n\n"[:min(ends, 2)])
			case blank:
				b.WriteByte(' ')
			}
		}
		blank, ends = false, 0
		b.WriteRune(r)
	}
	out := b.String()
	if n := utf8.RuneCountInString(out); n > max {
		return out, &TooLongError{Length: n, Limit: max}
	}
	return out, nil
}

// isBlankLookAlike reports characters that count as printable and yet show nothing.
func isBlankLookAlike(r rune) bool {
	switch r {
	case '\u2800', '\u3164', '\u115F', '\u1160', '\uFFA0':
		return true
	}
	return false
}

func isVariationSelector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || r >= 0x180B && r <= 0x180F
}

// stripEscapes drops terminal control sequences (ECMA-48), in their seven-bit and eight-bit forms. Of a sequence that
// has no end only the introducer goes, so that no text a person typed is swallowed.
func stripEscapes(s string) string {
	if !strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		return s
	}
	var out strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		n := escapeLength(rs[i:])
		if n == 0 {
			out.WriteRune(rs[i])
			n = 1
		}
		i += n
	}
	return out.String()
}

// escapeLength returns how many runes at the start of rs belong to a control sequence; 0 when none begins there.
func escapeLength(rs []rune) int {
	intro, kind := 1, rs[0]
	if kind == '\x1b' {
		if len(rs) == 1 {
			return 1
		}
		intro, kind = 2, rs[1]+0x40
	}
	switch kind {
	case '\u009b':
		return controlSequenceLength(rs, intro)
	case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f':
		return controlStringLength(rs, intro)
	}
	if rs[0] != '\x1b' {
		return 0
	}
	n := 1
	for n < len(rs) && rs[n] >= 0x20 && rs[n] <= 0x2F {
		n++
	}
	if n < len(rs) && rs[n] >= 0x30 && rs[n] <= 0x7E {
		n++
	}
	return n
}

// controlSequenceLength measures CSI: parameters, intermediates, one final character.
func controlSequenceLength(rs []rune, n int) int {
	start := n
	for n < len(rs) && rs[n] >= 0x20 && rs[n] <= 0x3F {
		n++
	}
	if n < len(rs) && rs[n] >= 0x40 && rs[n] <= 0x7E {
		return n + 1
	}
	return start
}

// controlStringLength measures OSC, DCS and their kin up to BEL, ST or ESC \.
func controlStringLength(rs []rune, n int) int {
	for i := n; i < len(rs); i++ {
		switch {
		case rs[i] == '\a' || rs[i] == '\u009c':
			return i + 1
		case rs[i] == '\x1b' && i+1 < len(rs) && rs[i+1] == '\\':
			return i + 2
		}
	}
	return n
}
