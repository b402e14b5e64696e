package readability_test

import (
	"strings"
	"testing"

	"waymark/questionnaires/readability"
)

func TestBannedWordsAreFoundAsWholeWords(t *testing.T) {
	for text, want := range map[string]bool{
		"I am only a helper": true, "Patients wait": true, "My scores": true, "I fail": true, "Service user": true,
		"I pay attention": true, "I payroll": false, "Husband": false, "I am patiently there": false, "Upgrade it": false,
		"Supporting service users": false, "GCSEs at grade 4": false, "a grade": true,
	} {
		if got := readability.Banned(text) != ""; got != want {
			t.Errorf("%q: banned = %v, want %v", text, got, want)
		}
	}
}

func TestASentenceHasTwentyWordsAtMost(t *testing.T) {
	twenty := strings.TrimSpace(strings.Repeat("word ", 20))
	for text, want := range map[string]string{
		twenty:                          "",
		twenty + " more":                twenty + " more",
		twenty + ". " + twenty + "?":    "",
		"Short. " + twenty + " and one": twenty + " and one",
	} {
		if got := readability.Long(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestGradeKnowsShortWordsFromLong(t *testing.T) {
	short := readability.Grade([]string{"The cat sat on the mat."})
	long := readability.Grade([]string{"Organisational responsibilities necessitate considerable multidisciplinary collaboration."})
	if short > 1 || long < 20 {
		t.Errorf("grades %.1f and %.1f, want under 1 and over 20", short, long)
	}
}
