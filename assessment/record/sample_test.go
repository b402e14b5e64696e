package record_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/questionnaires"
)

var day = assessment.Date{Year: 2026, Month: 11, Day: 22}

func pack(t testing.TB) *assessment.Questionnaire {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	do(t, err)
	return q
}

// do fails the test when something that must work did not.
func do(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sample is somebody who did all that can be done, with words that can be looked for.
func sample(t testing.TB) *assessment.Assessment {
	t.Helper()
	q := pack(t)
	a := assessment.New(q)
	do(t, a.SetStage("support-worker"))
	do(t, a.SetAim("senior-support-worker"))
	do(t, a.SetProfession("physiotherapy"))
	for i, f := range q.Areas() {
		do(t, a.Rate(f, assessment.Rating(1+i%4)))
		a.SetMark(f, i%5 == 0)
	}
	for _, f := range a.LookAheadAreas() {
		do(t, a.RateAhead(f, assessment.WithSupport))
	}
	do(t, a.SetNote(q.Area("d2-dignity-privacy"), "NOTEWORD <b> & \"Dŵr\"\nSecond line endstream endobj"))
	do(t, a.SetNote(private(t, q), "PRIVATEWORD"))
	do(t, a.AddAction(assessment.Action{
		Area: "d3-equipment", What: "PLANWORD", Measure: "Signed", Help: "An hour", Why: "Less waiting",
		By: assessment.Date{Year: 2027, Month: 2, Day: 26}, Status: assessment.Started,
	}))
	do(t, a.AddAction(assessment.Action{Area: private(t, q).ID, What: "Walk"}))
	do(t, a.AddAction(assessment.Action{What: "Finished", Status: assessment.Done}))
	do(t, a.SetJoined(assessment.Date{Year: 2025, Month: 9, Day: 1}, day))
	do(t, a.AddTraining(assessment.Training{
		Topic: "t-fire", Name: "Fire safety", Category: assessment.StatutoryMandatory, Class: assessment.Compulsory, Every: 24,
		Window: assessment.Window{Weeks: 2}, Done: assessment.Date{Year: 2025, Month: 3, Day: 2}, How: assessment.ByCourse,
		Provider: "The trust", Evidence: "TRAININGWORD", VerifiedBy: "Ward manager", Booked: assessment.Date{Year: 2027, Month: 1, Day: 9},
	}, day))
	do(t, a.AddTraining(assessment.Training{
		Title: "Splints", Class: assessment.NeededForRole, Every: assessment.EmployerSets, Equivalent: true,
		GivenDue: assessment.Date{Year: 2028, Month: 2, Day: 29},
	}, day))
	for _, id := range []string{"cc-10", "cc-2"} {
		do(t, a.SetStandard(assessment.StandardDone{ID: id, Known: day, VerifiedBy: "Mentor"}, day))
	}
	do(t, a.Tick(0, 0, true))
	do(t, a.Tick(1, 1, true))
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Wellbeing: true, Planning: true, Record: true})
	return a
}

// private is the private area of the questionnaire.
func private(t testing.TB, q *assessment.Questionnaire) *assessment.FocusArea {
	t.Helper()
	i := slices.IndexFunc(q.Areas(), func(f *assessment.FocusArea) bool { return f.Private })
	if i < 0 {
		t.Fatal("no private area")
	}
	return q.Areas()[i]
}

func encode(t testing.TB, r *record.Record) []byte {
	t.Helper()
	encoded, err := r.Encode()
	do(t, err)
	return encoded
}

// asPDF makes a PDF of one page with files in it, as fpdf attaches them.
func asPDF(t testing.TB, inside ...[]byte) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 12)
	pdf.Text(20, 20, "A report")
	var files []fpdf.Attachment
	for _, content := range inside {
		files = append(files, fpdf.Attachment{Content: content, Filename: "waymark-record.json"})
	}
	pdf.SetAttachments(files)
	var out bytes.Buffer
	do(t, pdf.Output(&out))
	return out.Bytes()
}

// anyAssessment is somebody who did anything that can be done.
func anyAssessment(t *rapid.T, q *assessment.Questionnaire) *assessment.Assessment {
	a := assessment.New(q)
	_ = a.SetStage(rapid.SampledFrom([]string{"", q.Stages[0].ID, q.Stages[1].ID}).Draw(t, "stage"))
	_ = a.SetAim(rapid.SampledFrom(append([]string{""}, q.AimsFor(a.Stage())...)).Draw(t, "aim"))
	_ = a.SetProfession(rapid.SampledFrom([]string{"", q.Professions[0].ID, "ns"}).Draw(t, "profession"))
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z <>&"\\/\n\t\x1b\x{202e}日é𐐷]{0,60}`))
	for _, f := range rapid.SliceOfDistinct(rapid.SampledFrom(q.Areas()), func(f *assessment.FocusArea) string { return f.ID }).Draw(t, "areas") {
		_ = a.Rate(f, assessment.Rating(rapid.IntRange(0, 6).Draw(t, "rating")))
		_ = a.RateAhead(f, assessment.Rating(rapid.IntRange(0, 6).Draw(t, "ahead")))
		a.SetMark(f, rapid.Bool().Draw(t, "mark"))
		_ = a.SetNote(f, text.Draw(t, "note"))
	}
	for range rapid.IntRange(0, 5).Draw(t, "actions") {
		act := assessment.Action{
			Area: rapid.SampledFrom([]string{"", "d3-consent", "d8-health-wellbeing"}).Draw(t, "from"),
			What: text.Draw(t, "what"), Measure: text.Draw(t, "measure"), Help: text.Draw(t, "help"), Why: text.Draw(t, "why"),
			Status: assessment.ActionStatus(rapid.IntRange(0, 2).Draw(t, "status")),
		}
		if rapid.Bool().Draw(t, "by when") {
			act.By = day.AddDays(rapid.IntRange(-400, 4000).Draw(t, "by"))
		}
		_ = a.AddAction(act)
	}
	for range rapid.IntRange(0, 8).Draw(t, "ticks") {
		_ = a.Tick(rapid.IntRange(0, len(q.Planning)-1).Draw(t, "list"), rapid.IntRange(0, 7).Draw(t, "option"), true)
	}
	anyTraining(t, a, text)
	yes := rapid.Bool()
	a.SetParts(assessment.Parts{
		Notes: yes.Draw(t, "notes"), Plan: yes.Draw(t, "plan"), Training: yes.Draw(t, "training"), Answers: yes.Draw(t, "answers"), Wellbeing: yes.Draw(t, "wellbeing"),
		Planning: yes.Draw(t, "planning"), Record: true, OnePage: rapid.IntRange(0, 9).Draw(t, "one page") == 0,
	})
	return a
}

// anyTraining fills a training record with anything that it can hold.
func anyTraining(t *rapid.T, a *assessment.Assessment, text *rapid.Generator[string]) {
	anyDay := func(name string) (d assessment.Date) {
		if rapid.Bool().Draw(t, "there is "+name) {
			d = day.AddDays(-rapid.IntRange(0, 4000).Draw(t, name))
		}
		return d
	}
	_ = a.SetJoined(anyDay("joined"), day)
	for range rapid.IntRange(0, 4).Draw(t, "lines") {
		_ = a.AddTraining(assessment.Training{
			Topic: rapid.SampledFrom([]string{"", "t-fire", "x"}).Draw(t, "topic"), Name: text.Draw(t, "name"), Title: text.Draw(t, "title"),
			Category: rapid.SampledFrom([]assessment.TrainingCategory{"", assessment.StatutoryMandatory, assessment.OnTheJob}).Draw(t, "category"),
			Class:    rapid.SampledFrom([]assessment.TrainingClass{"", assessment.Compulsory, assessment.NeededForRole}).Draw(t, "class"),
			Every:    assessment.Interval(rapid.IntRange(-1, 120).Draw(t, "every")),
			Window:   assessment.Window{Weeks: rapid.IntRange(0, 12).Draw(t, "weeks")},
			Done:     anyDay("done"), Equivalent: rapid.Bool().Draw(t, "equivalent"),
			How:      rapid.SampledFrom([]assessment.HowShown{"", assessment.ByCourse, assessment.ByLearningAtWork}).Draw(t, "how"),
			Provider: text.Draw(t, "provider"), Evidence: text.Draw(t, "evidence"), VerifiedBy: text.Draw(t, "by"),
			GivenDue: anyDay("due"), Booked: anyDay("booked"),
		}, day)
	}
	for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"cc-1", "cc-2", "cc-10"}), rapid.ID).Draw(t, "standards") {
		_ = a.SetStandard(assessment.StandardDone{ID: id, Known: anyDay("known"), SignedOff: anyDay("signed off"), VerifiedBy: text.Draw(t, "role")}, day)
	}
	a.SetCareEdition(rapid.Bool().Draw(t, "edition"))
}

// sentenceRules says what is wrong with a sentence for people; "" when nothing is.
func sentenceRules(s string) string {
	clean, _ := assessment.Clean(s, len(s))
	for _, part := range strings.SplitAfter(s, ". ") {
		if len(strings.Fields(part)) > 20 {
			return "over 20 words: " + part
		}
	}
	for _, banned := range []string{"invalid", "please", "sorry", "error", "technical"} {
		if strings.Contains(strings.ToLower(s), banned) {
			return "it says " + banned
		}
	}
	for _, word := range strings.Fields(s) {
		if len(word) > 100 {
			return "it holds a text in its whole length"
		}
	}
	switch {
	case s == "" || !strings.HasSuffix(s, "."):
		return "no whole sentence"
	case clean != s:
		return "it holds what must not reach a screen"
	}
	return ""
}

func cleaned(s string) string {
	s, _ = assessment.Clean(s, len(s))
	return s
}

func validJSON(data []byte) bool { return json.Valid(data) }

func mustJSON(t testing.TB, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	do(t, err)
	return raw
}

// bringAnswers brings earlier answers and actions, and no training.
func bringAnswers(a *assessment.Assessment, e *assessment.Earlier, actions []assessment.Action) error {
	_, err := a.Bring(e, actions, assessment.TrainingRecord{}, assessment.Date{})
	return err
}
