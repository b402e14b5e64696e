package store_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"waymark/store"
)

// A sentence says what happened, what became of the answers or the figures, and what to do, in short sentences, with a
// code.
func TestEveryProblemHasASentence(t *testing.T) {
	banned := regexp.MustCompile(`(?i)\b(please|sorry|invalid|oops|technical|error|fail\w*|should|simply|just)\b`)
	for p := store.DiskFull; p <= store.WrongClock; p++ {
		err := &store.Error{Problem: p}
		for text, second := range map[string]string{
			err.Sentence():                 "Your answers are still here",
			err.PlannerSentence():          "Nothing was published",
			err.PurgeSentence():            "Shared answers that are past their time are not deleted yet",
			store.DraftError(p).Sentence(): "Your answers are not saved yet",
		} {
			t.Log(text)
			if !strings.Contains(text, fmt.Sprintf(" (S%d). %s", p, second)) || strings.Contains(text, "%!") {
				t.Errorf("problem %d: %q", p, text)
			}
			if word := banned.FindString(text); word != "" {
				t.Errorf("problem %d says %q", p, word)
			}
			for _, sentence := range strings.SplitAfter(text, ". ") {
				if n := len(strings.Fields(sentence)); n > 20 {
					t.Errorf("problem %d has a sentence of %d words", p, n)
				}
			}
		}
	}
}

func TestASentenceAboutDraftsNamesTheirFile(t *testing.T) {
	for p := store.DiskFull; p <= store.WrongClock; p++ {
		if said := store.DraftError(p).Sentence(); p != store.Refused && strings.Contains(said, "ratings") || strings.Contains(said, "responses.db") {
			t.Errorf("problem %d: %q", p, said)
		}
	}
	if said := store.DraftError(store.Foreign).Sentence(); !strings.Contains(said, "drafts.db") {
		t.Errorf("%q", said)
	}
}
