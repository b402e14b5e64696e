package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/report"
	"waymark/questionnaires"
)

// day is when every sample report is made.
var day = assessment.Date{Year: 2026, Month: time.November, Day: 22}

// must stops a test whose preparation failed.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pack is the questionnaire that ships with the program.
func pack(t testing.TB) *assessment.Questionnaire {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	must(t, err)
	return q
}

// everything is a filled assessment with each part of the report chosen: all ratings occur, four notes, six marks, a
// look ahead, two actions, a training record and planning answers.
func everything(t testing.TB, q *assessment.Questionnaire) *assessment.Assessment {
	t.Helper()
	a := assessment.New(q)
	must(t, a.SetStage("support-worker"))
	must(t, a.SetAim("senior-support-worker"))
	must(t, a.SetProfession("physiotherapy"))
	ratings := []assessment.Rating{3, 4, 3, 3, 2, 1, 3, 2, 3, 3, 2, 4}
	for i, f := range q.Areas() {
		must(t, a.Rate(f, ratings[i%len(ratings)]))
	}
	for id, r := range map[string]assessment.Rating{
		"d5-diversity": assessment.NoChance, "d3-emergency-care": assessment.NoChance, "d3-signposting": assessment.NoChance,
		"d7-supervising-others": assessment.NotMyRole, "d3-consent": assessment.NotMyRole,
	} {
		must(t, a.Rate(q.Area(id), r))
	}
	for _, id := range []string{
		"d2-health-promotion", "d3-time-management", "d3-equipment", "d4-record-keeping", "d6-service-improvement", "d8-appraisals",
	} {
		a.SetMark(q.Area(id), true)
	}
	for id, note := range map[string]string{
		"d2-dignity-privacy":        "I moved the screens before a home visit so that nobody could see in from the road.",
		"d2-health-promotion":       "I gave out the walking leaflet twice. Dŵr ac awyr iach, as one lady put it.",
		"d3-equipment":              "I checked the hoist three times with someone beside me: sling, battery, brakes. The person said ẹ ṣé and ẹ káàárọ̀.",
		"d4-confidentiality":        "Data security certificate, spring.\nI asked to see the rules for photographs.",
		"d2-positive-relationships": "A thank-you card that names nobody.",
	} {
		must(t, a.SetNote(q.Area(id), note))
	}
	for i, f := range a.LookAheadAreas() {
		must(t, a.RateAhead(f, ratings[(i+4)%len(ratings)]))
	}
	must(t, a.AddAction(assessment.Action{
		Area: "d3-equipment", What: "Be observed checking and setting up the standing hoist, start to finish.",
		Measure: "My equipment record is signed by a registered colleague.",
		Help:    "Half an hour with the equipment lead, and cover for my list.",
		Why:     "People wait less for a safe transfer, and I can help on late shifts.",
		By:      assessment.Date{Year: 2027, Month: time.February, Day: 26}, Status: assessment.Started,
	}))
	must(t, a.AddAction(assessment.Action{
		Area: "d6-service-improvement", What: "Count for two weeks how often our walking frames come back late.",
		By: assessment.Date{Year: 2027, Month: time.January, Day: 15},
	}))
	for _, tick := range [][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}} {
		must(t, a.Tick(tick[0], tick[1], true))
	}
	train(t, a)
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Wellbeing: true, Planning: true})
	return a
}

// shortSample is an assessment in which nothing was answered, with the parts that nobody was asked about.
func shortSample(t testing.TB) *assessment.Assessment {
	t.Helper()
	return assessment.New(pack(t))
}

// typicalSample is somebody's second report: filled as by everything, with an earlier record beside it, and without
// what most people leave out.
func typicalSample(t testing.TB) *assessment.Assessment {
	t.Helper()
	a := everything(t, pack(t))
	bring(t, a, "support-worker", []assessment.Rating{2, 4, 2, 3, 1, 1, 3, 3, 0})
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Record: true})
	return a
}

// monstrousSample fills every place to its limit with words that are hard to set: letters with two accents, emoji,
// scripts that run from right to left, and words that fit on no line. Everything is rated, marked and looked ahead at,
// and every part is chosen.
func monstrousSample(t testing.TB) *assessment.Assessment {
	t.Helper()
	q := pack(t)
	a := assessment.New(q)
	must(t, a.SetStage("support-worker"))
	must(t, a.SetAim("assistant-practitioner"))
	must(t, a.SetProfession("physiotherapy"))
	for i, f := range q.Areas() {
		must(t, a.Rate(f, assessment.Rating(4-i%2)))
		must(t, a.SetNote(f, monstrousWords(i, assessment.NoteLimit)))
		a.SetMark(f, true)
	}
	for i, f := range a.LookAheadAreas() {
		must(t, a.RateAhead(f, assessment.Rating(1+i%4)))
	}
	for i := range assessment.PlanLimit {
		must(t, a.AddAction(assessment.Action{
			Area: q.Areas()[7*i].ID, Status: assessment.ActionStatus(i % 3), By: day.AddMonths(i + 1),
			What: monstrousWords(4*i, assessment.PlanFieldLimit), Measure: monstrousWords(4*i+1, assessment.PlanFieldLimit),
			Help: monstrousWords(4*i+2, assessment.PlanFieldLimit), Why: monstrousWords(4*i+3, assessment.PlanFieldLimit),
		}))
	}
	for i, question := range q.Planning {
		for j := range min(assessment.TickLimit, len(question.Options)) {
			if question.Asked {
				must(t, a.Tick(i, j, true))
			}
		}
	}
	bring(t, a, "senior-support-worker", []assessment.Rating{4, 4, 4, 4, 3})
	trainTooMuch(t, a)
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Wellbeing: true, Planning: true, Record: true})
	return a
}

// earlierNote stands in each earlier record that a sample brings. No report repeats it.
const earlierNote = "What I wrote last time."

// bring puts an earlier record with these ratings, over and over, beside the answers.
func bring(t testing.TB, a *assessment.Assessment, stage string, ratings []assessment.Rating) {
	t.Helper()
	q := a.Questionnaire()
	e := assessment.Earlier{
		Made: assessment.Date{Year: 2026, Month: time.May, Day: 4}, Version: q.Version, Stage: stage,
		Answers: make(map[string]assessment.Answer),
	}
	for i, f := range q.Areas() {
		e.Answers[f.ID] = assessment.Answer{Rating: ratings[i%len(ratings)], Note: earlierNote}
	}
	must(t, bringAnswers(a, &e, nil))
}

// monstrousWords are so many characters that are hard to set, another stretch of them for each n.
func monstrousWords(n, characters int) string {
	pieces := []string{
		"Dŵr ac awyr iach i’r tŷ.", "Olúwaṣeun Adébáyọ̀ sọ pé ẹ ṣé ẹ káàárọ̀.", "👩‍🦽 👍🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🧑🏿‍⚕️", "שלום לכולם, 12 מטר.",
		"شكرا جزيلا للجميع.", strings.Repeat("hoist", 60), "<b>\"bold\"</b> & (brackets) {nb} %d \\", "She said:\n\nthank you.",
		strings.Repeat("ẹ̀", 300), "https://example.org/" + strings.Repeat("very-long-address/", 16), "ﷺ ẞ ŉ ℃ → ✓ ½ € £",
	}
	var words strings.Builder
	for ; words.Len() < 6*characters; n++ {
		words.WriteString(pieces[n%len(pieces)] + " ")
	}
	cleaned, _ := assessment.CleanLines(words.String(), characters)
	return strings.TrimSpace(string([]rune(cleaned)[:characters-1])) + "."
}

// pdfOf writes a report as a PDF.
func pdfOf(t testing.TB, a *assessment.Assessment) ([]byte, report.Printed) {
	t.Helper()
	return written(t, build(a))
}

// textOf writes a report as text, with single spaces for line ends so that sentences can be looked for.
func textOf(t testing.TB, a *assessment.Assessment) string {
	t.Helper()
	var b bytes.Buffer
	must(t, build(a).WriteText(&b))
	return strings.Join(strings.Fields(b.String()), " ")
}

// bringAnswers brings earlier answers and actions, and no training.
func bringAnswers(a *assessment.Assessment, e *assessment.Earlier, actions []assessment.Action) error {
	_, err := a.Bring(e, actions, assessment.TrainingRecord{}, assessment.Date{})
	return err
}
