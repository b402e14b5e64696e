package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"waymark/questionnaires/readability"
)

// isLatin reports a letter of the Latin script.
func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// symbols are all characters that frames use besides ASCII and Latin letters. They are in the fonts of old consoles.
const symbols = "─│░▒▓█●▲■○•√↑↓←→…·"

// TestOnlyCharactersThatEveryConsoleHasAreUsed guards old fonts: no emoji, braille, rounded corners or ticks.
func TestOnlyCharactersThatEveryConsoleHasAreUsed(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for _, line := range strings.Split(k.screen(), "\n") {
			for _, r := range line {
				if (r < ' ' || r > '~') && !isLatin(r) && !strings.ContainsRune(symbols, r) {
					t.Errorf("%q (%U) stands in %q", r, r, line)
				}
			}
		}
	})
}

// TestTextKeepsToItsColumns guards line length: text in columns 3 to 74, tables and options to column 78, on any
// window.
func TestTextKeepsToItsColumns(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		text := map[string]bool{}
		for _, p := range k.m.shown.parts {
			if p.kind == prose || p.kind == bullet || p.kind == question {
				for width := 50; width <= 72; width++ { // as it may break
					for _, line := range wrap(p.text, width) {
						text[line] = true
					}
				}
			}
		}
		for _, line := range k.m.laid.lines {
			for _, s := range line {
				if strings.Trim(s.text, "█▓▒░") == "" {
					continue // a bar, beside the table
				}
				last := 78
				if text[s.text] {
					last = 74
				}
				if end := s.col + ansi.StringWidth(s.text); s.col < 2 || end > last {
					t.Errorf("columns %d to %d, want 3 to %d: %q", s.col+1, end, last, s.text)
				}
			}
		}
	})
}

func checkWords(t *testing.T, where, text string) {
	t.Helper()
	if found := readability.Banned(text); found != "" {
		t.Errorf("%s says %q: %s", where, found, text)
	}
	if long := readability.Long(text); long != "" {
		t.Errorf("%s has a sentence of over %d words: %s", where, readability.MostWords, long)
	}
}

// TestNoPageHasAWordThatJudgesOrALongSentence guards the tone of every page as a person reads it.
func TestNoPageHasAWordThatJudgesOrALongSentence(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for _, text := range strings.Split(k.texts(), "\n") {
			if !strings.HasPrefix(text, "word word") && !k.inRelease(text) { // typed by the test, or published
				checkWords(t, k.place(), text)
			}
		}
	})
}

// TestNoFixedTextHasAWordThatJudgesOrALongSentence is the same for every text in the program, also those that no page
// of the tests comes to: what the status line says, and what went wrong.
func TestNoFixedTextHasAWordThatJudgesOrALongSentence(t *testing.T) {
	texts := 0
	eachFixedText(t, func(where, text string) {
		texts++
		checkWords(t, where, text)
		if strings.Contains(strings.ToLower(text), "technical") {
			t.Errorf("%s says %q", where, text)
		}
		for _, r := range text {
			if r > '~' && !isLatin(r) && !strings.ContainsRune(symbols, r) {
				t.Errorf("%s has %q (%U): %s", where, r, r, text)
			}
		}
	})
	if texts < 300 {
		t.Errorf("only %d texts were found", texts)
	}
}

// TestThePagesReadAtGrade9OrBelow guards the reading age of all that the program itself says in sentences. Questions of
// the questionnaire have a test of their own, beside it.
func TestThePagesReadAtGrade9OrBelow(t *testing.T) {
	var texts []string
	eachFixedText(t, func(_, text string) {
		if strings.HasSuffix(text, ".") && strings.Contains(text, " ") {
			texts = append(texts, text)
		}
	})
	grade := readability.Grade(texts)
	t.Logf("%d texts: grade %.1f", len(texts), grade)
	if grade > readability.HighestGrade || len(texts) < 200 {
		t.Errorf("%d texts read at grade %.1f, want %d at most", len(texts), grade, readability.HighestGrade)
	}
}

// eachFixedText calls do with every text constant of this package, tests left out.
func eachFixedText(t *testing.T, do func(where, text string)) {
	t.Helper()
	eachSource(t, func(name, source string) {
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				do(files.Position(lit.Pos()).String(), text)
			}
			return true
		})
	})
}

// TestEveryMessageFitsTheStatusLine guards what the status line says, in the smallest window.
func TestEveryMessageFitsTheStatusLine(t *testing.T) {
	var messages []string
	for _, c := range changes {
		messages = append(messages, "Undone: "+c.words)
	}
	eachSource(t, func(_, source string) {
		for _, found := range regexp.MustCompile(`m\.message = ("[^"]*")\n`).FindAllStringSubmatch(source, -1) {
			message, _ := strconv.Unquote(found[1])
			messages = append(messages, message)
		}
	})
	k := startWalk(t, 60, 20).toTasks()
	for _, k.m.message = range messages {
		k.send(nil)
		if err := k.misfit(); err != nil {
			t.Error(err)
		}
	}
}

// eachSource calls do with every file of this package that is not a test.
func eachSource(t *testing.T, do func(name, source string)) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") {
			do(name, string(source))
		}
	}
}
