package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/report"
)

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	a := everything(t, pack(t))
	first, _ := pdfOf(t, a)
	t.Setenv("TZ", "Pacific/Auckland")
	t.Setenv("LANG", "cy_GB.UTF-8")
	if again, _ := pdfOf(t, a); !bytes.Equal(first, again) {
		t.Error("the second time gave other bytes")
	}
	a.MarkShared()
	a.ShareWellbeing(true)
	if shared, _ := pdfOf(t, a); !bytes.Equal(first, shared) {
		t.Error("sharing changed the report")
	}
}

func TestTheErrorOfTheWriterIsReturned(t *testing.T) {
	full := errors.New("no room")
	if _, err := build(filled(t)).WritePDF(failing{full}, nil); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

func TestALayoutThatFailsIsAFixedError(t *testing.T) {
	r := build(filled(t))
	r.Key.Rows[0].Others = make([]string, 9) // more cells than the table has columns
	var b bytes.Buffer
	printed, err := r.WritePDF(&b, nil)
	if !errors.Is(err, report.ErrPDF) || b.Len() > 0 || printed != (report.Printed{}) {
		t.Errorf("got %+v, %v and %d bytes, want ErrPDF and nothing else", printed, err, b.Len())
	}
}

func TestWhatCannotBePrintedIsListedOnce(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 4})
	must(t, a.SetNote(q.Area("tea"), "Tea 🙂, ŵŷ, ẹ̀, Ελλάδα, Київ, Đặng, שלום 🙂"))
	a.SetParts(assessment.Parts{Notes: true, Answers: true})
	_, printed := pdfOf(t, a)
	if want := "🙂שלום"; printed.Unprintable != want {
		t.Errorf("got %q, want %q", printed.Unprintable, want)
	}
}

func TestEveryCharacterOfThePackCanBePrinted(t *testing.T) {
	q := pack(t)
	words, err := json.Marshal(q)
	must(t, err)
	runes := []rune(string(words))
	slices.Sort(runes)
	a := everything(t, q)
	must(t, a.SetNote(q.Area("d3-equipment"), string(slices.Compact(runes))))
	if _, printed := pdfOf(t, a); printed.Unprintable != "" {
		t.Errorf("no font has %q", printed.Unprintable)
	}
}

// sizes are reports of every length, on the questionnaire that ships with the program.
func sizes(t testing.TB) map[string]*assessment.Assessment {
	q := pack(t)
	noRole := assessment.New(q)
	for _, f := range q.Areas() {
		must(t, noRole.Rate(f, assessment.NotMyRole))
	}
	must(t, noRole.SetAim(assessment.AimStay))

	shared := everything(t, q)
	shared.SetParts(assessment.Parts{Plan: true, Answers: true})

	return map[string]*assessment.Assessment{
		"nothing answered":     assessment.New(q),
		"nothing in my role":   noRole,
		"every part":           everything(t, q),
		"unasked parts":        shared,
		"full notes":           withNotes(t, q, strings.Repeat("Long words about what I did. ", 34)),
		"notes of short lines": withNotes(t, q, strings.Repeat("a\n\n", 40)),
		"one endless word":     withNotes(t, q, strings.Repeat("ri", 480)),
	}
}

// withNotes has a note on each area and a plan of five actions, all as long as note.
func withNotes(t testing.TB, q *assessment.Questionnaire, note string) *assessment.Assessment {
	a := everything(t, q)
	for _, f := range q.Areas() {
		must(t, a.SetNote(f, note))
	}
	text := string([]rune(note)[:min(len(note), assessment.PlanFieldLimit)])
	act := assessment.Action{Area: "d3-reporting-escalating", What: text, Measure: text, Help: text, Why: text}
	for i := range assessment.PlanLimit {
		if i < len(a.Plan()) {
			must(t, a.ChangeAction(i, act))
		} else {
			must(t, a.AddAction(act))
		}
	}
	return a
}

// TestAnyTextIsPrinted writes reports whose notes and plan hold whatever a person may type or paste.
func TestAnyTextIsPrinted(t *testing.T) {
	q := small(t)
	piece := rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.RuneFrom([]rune("()\\<>[]{}%/\r\n\t\x00\x1b\u0085\u2028\u200d\u202e\ufe0f\ufffd\U0001F469"))),
		rapid.SampledFrom([]string{
			"👩🏽‍⚕️🏴󠁧󠁢󠁷󠁬󠁳󠁿", "مرحبا بالعالم", "e\u0301\u0327\u0323", "\xff\xfe", "{nb}",
			"ka\u0301a\u0300ro\u0323\u0300", strings.Repeat("w", 300), strings.Repeat("\u0301", 40), "\u00a0\u3000", "ﷺ",
		}),
	)
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between"))
	})
	rapid.Check(t, func(rt *rapid.T) {
		r := build(filled(t))
		note, what := text.Draw(rt, "note"), text.Draw(rt, "what")
		r.Strengths.Items[0].Notes[0].Text = note // past the cleaning of the assessment
		r.Plan.Cards[0].Fields[0].Text = what
		a := filled(t)
		if a.SetNote(q.Area("tea"), note) == nil {
			r.Answers = build(a).Answers
		}
		var b bytes.Buffer
		if printed, err := r.WritePDF(&b, nil); err != nil || printed.Pages == 0 {
			rt.Fatalf("note %q, action %q: %d pages, %v", note, what, printed.Pages, err)
		}
	})
}
