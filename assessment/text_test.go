package assessment_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func TestCleanKeepsWhatPeopleWriteAndDropsWhatMachinesObey(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"the sample", "Siân O'Neill – naïve £5 ½ Łódź 日本", "Siân O'Neill – naïve £5 ½ Łódź 日本"},
		{"nothing", "", ""},
		{"only blanks", " \t\n\u00a0\u3000 ", ""},
		{"blanks at the ends and in a row", "  a \t b  ", "a b"},
		{"line ends", "a\r\nb\nc\u2028d\u2029e\u0085f", "a b c d e f"},
		{"colour", "\x1b[1;31mred\x1b[0m", "red"},
		{"colour in eight bits", "\u009b31mred", "red"},
		{"window title", "\x1b]0;title\aafter", "after"},
		{"window title that ends with ST", "\x1b]0;title\x1b\\after", "after"},
		{"window title in eight bits", "\u009d0;title\u009cafter", "after"},
		{"clipboard", "\x1b]52;c;aGk=\x1b\\after", "after"},
		{"device control", "\x1bPq#0\x1b\\after", "after"},
		{"reset", "\x1bcafter", "after"},
		{"character set", "\x1b(0after", "after"},
		{"a title that never ends swallows no text", "\x1b]0;all of this was typed", "0;all of this was typed"},
		{"a colour that never ends swallows no text", "\x1b[31", "31"},
		{"escape at the end", "a\x1b", "a"},
		{"bell, delete, nought", "a\a\x7f\x00b", "ab"},
		{"right to left", "a\u202eb\u2066c\u2069", "abc"},
		{"no width", "a\u200bb\u200dc\ufeffd\u2060e", "abcde"},
		{"soft hyphen", "a\u00adb", "ab"},
		{"blank look-alikes", "a\u2800b\u3164c\u115fd\u1160e\uffa0f", "abcdef"},
		{"variation selectors", "a\ufe0fb\U000e0100c\u180bd", "abcd"},
		{"private use and unassigned", "a\ue000b\U0010ffffc\u0378d", "abcd"},
		{"tags", "a\U000e0041b", "ab"},
		{"two combining marks", "e\u0301\u0323", "e\u0301\u0323"},
		{"more than two combining marks", "e\u0301\u0323\u0301\u0301f\u0301", "e\u0301\u0323f\u0301"},
		{"bytes that are no text", "a\xffb", "a\ufffdb"},
		{"bytes in a row that are no text", "a\xff\xfe\xfdb", "a\ufffdb"},
		{"emoji", "well done 👍", "well done 👍"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := assessment.Clean(c.in, 100); got != c.want || err != nil {
				t.Errorf("Clean(%q) = %q, %v, want %q", c.in, got, err, c.want)
			}
		})
	}
}

func TestCleanLinesKeepsLineEndsTwoInARowAtMost(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\nb", "a\nb"},
		{"a\r\nb", "a\nb"},
		{"a\n\n\n\nb", "a\n\nb"},
		{"a \n \n b", "a\n\nb"},
		{"\n\na\n\n", "a"},
		{"a\tb  c", "a b c"},
		{"a\u2028b", "a b"},
		{"a\n\u200b\nb", "a\n\nb"},
	} {
		if got, err := assessment.CleanLines(c.in, 100); got != c.want || err != nil {
			t.Errorf("CleanLines(%q) = %q, %v, want %q", c.in, got, err, c.want)
		}
	}
}

func TestTextThatIsTooLongIsReturnedWholeWithItsLength(t *testing.T) {
	for _, c := range []struct {
		in  string
		max int
		ok  bool
	}{
		{"日本", 2, true}, {"日本語", 2, false}, {" ab ", 2, true}, {"ab\u200b", 2, true}, {"", 0, true},
	} {
		got, err := assessment.Clean(c.in, c.max)
		if c.ok {
			if err != nil {
				t.Errorf("Clean(%q, %d): %v", c.in, c.max, err)
			}
			continue
		}
		var long *assessment.TooLongError
		if !errors.As(err, &long) || long.Limit != c.max || long.Length != utf8.RuneCountInString(got) || got != c.in {
			t.Errorf("Clean(%q, %d) = %q, %v, want it whole and an error with its length", c.in, c.max, got, err)
		}
	}
}

// What comes out of Clean is valid, can be seen, stays as it is when cleaned again, and is within its limit or said not
// to be: every text from outside goes through it.
func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "Siân O'Neill – naïve £5 ½ Łódź 日本", "\x1b[31mred\x1b]0;t\a\u009b0m", "a\xff\x1b", "\u202e\u200b\x00\x1bP",
		"e\u0301\u0301\u0301 \u0301\n\u0301", "\x1b\x1b[\x1b]", "\u3164 \u2800\n\n\n", "\x1b[\u200b31m",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkClean(t, s) })
}

func TestCleanHoldsForTextMadeOfTheWorstPieces(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"a", "Z", " ", "\n", "\r", "\t", "\x1b", "[", "]", "P", "31", "m", ";", "\a", "\\", "\u009b", "\u009c", "\u009d", "\u0301", "\u0323",
		"\u200b", "\u202e", "\ufe0f", "\u2800", "\xff", "\x00", "\ue000", "\u2028", "日", "👍",
	})
	rapid.Check(t, func(t *rapid.T) {
		checkClean(t, strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "pieces"), ""))
	})
}

// checkClean holds for all strings.
func checkClean(t rapid.TB, s string) {
	t.Helper()
	const max = 20
	for name, clean := range map[string]func(string, int) (string, error){"Clean": assessment.Clean, "CleanLines": assessment.CleanLines} {
		got, err := clean(s, max)
		if !utf8.ValidString(got) {
			t.Errorf("%s(%q) = %q, which is not UTF-8", name, s, got)
		}
		for _, r := range got {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs) || !unicode.IsPrint(r) {
				if r != '\n' || name == "Clean" {
					t.Errorf("%s(%q) = %q, which holds %U", name, s, got, r)
				}
			}
		}
		if again, _ := clean(got, max); again != got {
			t.Errorf("%s(%q) = %q, and cleaned again %q", name, s, got, again)
		}
		if n := utf8.RuneCountInString(got); (n > max) != (err != nil) {
			t.Errorf("%s(%q) has %d characters and error %v", name, s, n, err)
		}
		if strings.TrimSpace(got) != got || strings.Contains(got, "  ") || strings.Contains(got, "\n\n\n") {
			t.Errorf("%s(%q) = %q, which has blanks at an end or in a row", name, s, got)
		}
	}
}
