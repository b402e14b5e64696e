package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes any text fit to be set in type: valid UTF-8, composed (text pasted from a Mac comes decomposed, and a
// letter beside its accent finds no glyph), blanks as plain spaces, no control or format characters. Line ends stay,
// since notes keep their lines.
func clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, s)
}
