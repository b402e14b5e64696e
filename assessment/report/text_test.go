package report_test

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"

	"waymark/assessment"
	"waymark/assessment/report"
)

// filled is a report of the small questionnaire with every part chosen and something in each.
func filled(t testing.TB) *assessment.Assessment {
	t.Helper()
	q := small(t)
	a := rated(t, q, ratings{"tea": 4, "coffee": 3, "water": 1, "bread": 2, "ovens": 6, "icing": 5, "tins": 3, "rest": 2})
	must(t, a.SetStage("one"))
	must(t, a.SetAim("two"))
	must(t, a.SetProfession("hands"))
	must(t, a.RateAhead(q.Area("tea"), 3))
	must(t, a.RateAhead(q.Area("coffee"), 2))
	must(t, a.SetNote(q.Area("tea"), "Tea for the ward.\n\nThey said ẹ ṣé."))
	a.SetMark(q.Area("water"), true)
	must(t, a.AddAction(assessment.Action{
		Area: "water", What: "Find the tap.", Measure: "I drank some.", By: day.AddMonths(3), Status: assessment.Done,
	}))
	must(t, a.Tick(0, 0, true))
	must(t, a.Tick(0, 1, true))
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Answers: true, Wellbeing: true, Planning: true})
	return a
}

func TestTextTwin(t *testing.T) {
	var b bytes.Buffer
	must(t, build(filled(t)).WriteText(&b))
	golden.RequireEqual(t, b.Bytes())
}

func TestTextTwinHas72Columns(t *testing.T) {
	eachText(t, func(t *testing.T, line string) {
		word := strings.TrimLeft(line, "- ")
		if n := utf8.RuneCountInString(line); n > 72 && strings.Contains(word, " ") {
			t.Errorf("%d columns: %q", n, line)
		}
	})
}

func TestTextTwinIsPlain(t *testing.T) {
	eachText(t, func(t *testing.T, line string) {
		if strings.TrimRight(line, " ") != line {
			t.Errorf("ends with a space: %q", line)
		}
		for _, c := range line {
			if !unicode.IsPrint(c) || c >= 0x2500 && c < 0x2600 {
				t.Errorf("holds %U: %q", c, line)
			}
		}
	})
}

// eachText runs a test on each line of the text of each sample.
func eachText(t *testing.T, test func(t *testing.T, line string)) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			text := plainText(t, r)
			for line := range strings.Lines(text) {
				test(t, strings.TrimSuffix(line, "\n"))
			}
			if strings.Contains(text, "\n\n\n\n") || !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
				t.Error("more than two blank lines, or another end than one line end")
			}
		})
	}
}

// TestALabelAloneIsSaidToBeForThePen: whoever hears the text must know why nothing follows a label.
func TestALabelAloneIsSaidToBeForThePen(t *testing.T) {
	for name, r := range samples(t) {
		said := 0
		for line := range strings.Lines(plainText(t, r)) {
			line = strings.TrimSpace(line)
			if strings.Contains(line, "by pen") {
				said++
			}
			if strings.HasSuffix(line, ":") && !strings.Contains(line, " ") && said == 0 {
				t.Errorf("%s: %q stands before it is said that a pen fills it in", name, line)
			}
		}
	}
}

func TestTextTwinReturnsTheErrorOfTheWriter(t *testing.T) {
	full := errors.New("no room")
	if err := build(filled(t)).WriteText(failing{full}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestFixedWordsKeepTheTone reads the text of a report whose questionnaire has no words to object to.
func TestFixedWordsKeepTheTone(t *testing.T) {
	text := strings.ReplaceAll(textOf(t, filled(t)), report.Disclaimer, "")
	unwanted := regexp.MustCompile(`(?i)\b(weak|weakness|fail|failure|scores?|below|bands?|pay|grades?|rank|poor|deficit|` +
		`incompetent|should|easy|easily|simple|simply|obviously|please|sorry|invalid|oops|patients?|just a|only a)\b`)
	if words := unwanted.FindAllString(text, -1); words != nil {
		t.Errorf("the report says %q", words)
	}
}

func TestFixedSentencesHaveTwentyWordsAtMost(t *testing.T) {
	for _, text := range wordsIn(reflect.ValueOf(build(filled(t)))) {
		for _, sentence := range regexp.MustCompile(`[.?!](\s|$)`).Split(text, -1) {
			if n := len(strings.Fields(sentence)); n > 20 {
				t.Errorf("%d words: %q", n, sentence)
			}
		}
	}
}

// wordsIn lists every text that a report holds.
func wordsIn(v reflect.Value) []string {
	var all []string
	switch v.Kind() {
	case reflect.String:
		all = append(all, v.String())
	case reflect.Pointer:
		all = wordsIn(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, wordsIn(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			all = append(all, wordsIn(v.Field(i))...)
		}
	}
	return all
}

func TestGuideHasNinetyWordsAtMost(t *testing.T) {
	if n := len(strings.Fields(build(filled(t)).Guide.Text)); n > 90 {
		t.Errorf("got %d words, want 90 at most", n)
	}
}
