package tui

import (
	"strings"
	"testing"
)

const (
	askedForWord = "Waymark | Your six words"
	afterTheWord = "Waymark | About your role 1 of 3"
)

// toWordCheck goes from the start to the page that asks for one of the six words.
func (k *walk) toWordCheck() *walk { return k.toWords().press("0") }

// TestTheLettersOfTheWordAreTyped guards the check that the words are on paper: it has focus, no letter of a word is a key
// of ours, and a word that is not the one is never taken for it.
func TestTheLettersOfTheWordAreTyped(t *testing.T) {
	for _, width := range []int{60, 80} {
		k := startWalk(t, width, map[int]int{60: 20, 80: 24}[width]).toWordCheck()
		if k.focus() != wordBox {
			t.Fatalf("at %d columns focus is on %q", width, k.focus())
		}
		for _, word := range []string{"drum", "banana", "um?"} {
			f := k.fork(t).press(word)
			if f.m.input.Value() != word || f.m.message != "" || f.m.top().screen != k.m.top().screen {
				t.Errorf("typing %q leads to\n%s", word, f.screen())
			}
			if f.press("enter"); !strings.HasPrefix(f.m.problem(), "This is not word 4.") || f.focus() != wordBox {
				t.Errorf("%q is not refused:\n%s", word, f.screen())
			}
		}
		for _, word := range []string{"jigsaw", "Jig"} {
			if f := k.fork(t).press(word, "enter"); f.place() != afterTheWord {
				t.Errorf("%q leads to\n%s", word, f.screen())
			}
		}
	}
}

// TestNoWordIsNotTheRightWord guards Continue with nothing typed: it says so, and what leads on.
func TestNoWordIsNotTheRightWord(t *testing.T) {
	for _, keys := range [][]string{{"0"}, {"tab", "0"}, {"enter", "enter"}, {"space", "enter"}} {
		k := startWalk(t, 80, 24).toWordCheck().press(keys...)
		want := "You have not typed word 4 yet. Type it from your paper, or press 8 to skip this."
		if k.m.problem() != want || k.m.saving.words == nil {
			t.Errorf("%q leads to\n%s", keys, k.screen())
		}
		if k.press("8"); k.place() != afterTheWord {
			t.Errorf("%q, then 8, leads to\n%s", keys, k.screen())
		}
	}
}

// TestTheCheckOfTheWordHoldsNobody guards that it can be skipped or left by digits alone, whatever was typed: a word has
// no digit in it.
func TestTheCheckOfTheWordHoldsNobody(t *testing.T) {
	for _, before := range [][]string{nil, {"tab"}, {"enter"}, {"banana"}, {"banana", "enter"}, {"banana", "enter", "enter"}, {"0"}} {
		k := startWalk(t, 80, 24).toWordCheck().press(before...)
		if f := k.fork(t).press("8"); f.place() != afterTheWord {
			t.Errorf("%q, then 8, leads to\n%s", before, f.screen())
		}
		if f := k.fork(t).press("9"); f.place() != askedForWord || !strings.Contains(f.screen(), "1  apricot") {
			t.Errorf("%q, then 9, leads to\n%s", before, f.screen())
		}
	}
}

// TestInPlainTextNoWordIsNotTheRightWord guards the same line by line.
func TestInPlainTextNoWordIsNotTheRightWord(t *testing.T) {
	k := startTalk(t).say("1", "", "1", "", "")
	has(t, k.heard(""), "Error: You have not typed word 4 yet. Type it from your paper, or type skip.")
	has(t, k.heard("skip"), "About your role 1 of 3.")
}
