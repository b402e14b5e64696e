package report_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/report"
)

// The tests in this file hold what the report promises whatever was answered, and how its own words sound.

// eachReport runs a test on each sample, with the words of its text twin as one line.
func eachReport(t *testing.T, test func(t *testing.T, r *report.Report, text string)) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) { test(t, r, strings.Join(strings.Fields(plainText(t, r)), " ")) })
	}
}

func TestStrengthsStandBeforeAllElseThatWasAnswered(t *testing.T) {
	eachReport(t, func(t *testing.T, r *report.Report, text string) {
		strengths := strings.LastIndex(text, r.Strengths.Heading)
		for _, heading := range []string{r.Profile.Heading, r.Talk.Heading, "Chances to ask for", "My action plan", "Appendix"} {
			if at := strings.Index(text, heading); at >= 0 && at < strengths {
				t.Errorf("%q stands before the strengths", heading)
			}
		}
	})
}

func TestTheDisclaimerStandsOnceBeforeTheStrengths(t *testing.T) {
	const want = "This is a development conversation aid; not a job evaluation, competence sign-off or pay evidence."
	eachReport(t, func(t *testing.T, r *report.Report, text string) {
		at := strings.Index(text, want)
		if at < 0 || at > strings.LastIndex(text, r.Strengths.Heading) || strings.Count(text, want) > 1 {
			t.Errorf("the disclaimer is at %d", at)
		}
		if r.Guide.Disclaimer != want {
			t.Errorf("at the foot of each page: %q", r.Guide.Disclaimer)
		}
	})
}

func TestDomainsAreNeverAddedUpOrPutInAnotherOrder(t *testing.T) {
	eachReport(t, func(t *testing.T, r *report.Report, text string) {
		own, levels := 0, 0
		for i, d := range r.Profile.Rows {
			if d.Number != i+1 {
				t.Errorf("domain %d stands in place %d", d.Number, i+1)
			}
			own += d.OnMyOwn
			levels += d.OnMyOwn + d.WithSupport + d.NotYet
		}
		for _, sum := range []string{fmt.Sprintf("%d of %d", own, levels), "of 54", "%", "average", "total", "overall"} {
			if strings.Contains(withoutNotes(text), sum) && levels > 12 {
				t.Errorf("it says %q", sum)
			}
		}
	})
}

// withoutNotes drops the made-up notes of the samples that hold odd characters.
func withoutNotes(text string) string { return strings.NewReplacer("%d", "", "{nb}", "").Replace(text) }

// TestNobodyIsNamed: what could name somebody is a label with nothing against it, and nothing of the machine is there.
func TestNobodyIsNamed(t *testing.T) {
	t.Setenv("HOME", "/home/ada-lovelace")
	t.Setenv("USER", "ada-lovelace")
	known := []string{"/home/", "ada-lovelace"}
	if host, err := os.Hostname(); err == nil && len(host) > 4 && strings.ContainsAny(host, "-0123456789") {
		known = append(known, host) // another one is a word, and may stand in any report
	}
	eachReport(t, func(t *testing.T, r *report.Report, text string) {
		if want := []string{"Name", "Workplace", "Supervisor", "Date of our talk"}; !slices.Equal(r.ByPen.Labels, want) {
			t.Errorf("by pen: %v, want %v", r.ByPen.Labels, want)
		}
		if !strings.Contains(text, "To fill in by pen Name: Workplace: Supervisor: Date of our talk: Made on: 22 November 2026") {
			t.Error("something stands against the labels for the pen")
		}
		for _, name := range known {
			if strings.Contains(text, name) {
				t.Errorf("it says %q", name)
			}
		}
	})
}

func TestTheReportIsTheSameWhetherAnswersWereSharedOrNot(t *testing.T) {
	kept, shared := everything(t, pack(t)), everything(t, pack(t))
	shared.ShareWellbeing(true)
	shared.MarkShared()
	if !reflect.DeepEqual(build(kept), build(shared)) {
		t.Error("sharing changed the report")
	}
}

// TestAFullReportTellsAllThatARowTells: whoever is handed a full report may find the row, so the row must tell no more.
func TestAFullReportTellsAllThatARowTells(t *testing.T) {
	for name, a := range map[string]*assessment.Assessment{"everything": everything(t, pack(t)), "monstrous": monstrousSample(t)} {
		r, q := build(a), a.Questionnaire()
		var rows []report.AnswerRow
		for _, d := range r.Answers.Domains {
			rows = append(rows, d.Rows...)
		}
		for i, f := range q.Areas() {
			row, ans := rows[i], a.Answer(f)
			if row.Title != f.Position+" "+f.Title || row.Level.Rating != ans.Rating ||
				(row.Mark != "") != ans.Mark || row.Ahead.Rating != ans.LookAhead {
				t.Errorf("%s: got %+v for %s, want %+v", name, row, f.ID, ans)
			}
		}
		stage, _ := field(r.About, "My stage now")
		group, _ := field(r.About, "Allied health profession (AHP)")
		if stage != q.Stages[q.StageIndex(a.Stage())].Title || group != q.ProfessionByID(a.Profession()).Words {
			t.Errorf("%s: got stage %q and profession %q", name, stage, group)
		}
		for i, p := range q.Planning {
			got, _ := field(r.Made.Planning, p.Question)
			if want := strings.Join(a.TickedWords(i), "; "); got != want {
				t.Errorf("%s: got %q, want %q ticked", name, got, want)
			}
		}
	}
}

// TestOnlyWhatWasChosenIsInTheReport goes through all the ways to choose parts. Each part has words that stand nowhere
// else.
func TestOnlyWhatWasChosenIsInTheReport(t *testing.T) {
	a := filled(t)
	q := a.Questionnaire()
	must(t, a.SetNote(q.Area("tea"), "NOTEWORD"))
	must(t, a.SetNote(q.Area("rest"), "RESTNOTE"))
	must(t, a.AddAction(assessment.Action{Area: "rest", What: "PLANWORD"}))
	a.SetMark(q.Area("rest"), true)
	must(t, a.AddTraining(assessment.Training{Title: "TRAINWORD", Evidence: "TRAINNOTE"}, day))
	must(t, a.SetStandard(assessment.StandardDone{ID: "cc-1", SignedOff: day, VerifiedBy: "TRAINROLE"}, day))
	must(t, a.AddTraining(assessment.Training{Title: "OFFWORD"}, day))
	a.RemoveTraining(1)
	for n := range 1 << 8 {
		on := func(bit int) bool { return n>>bit&1 == 1 }
		p := assessment.Parts{
			Notes: on(0), Plan: on(1), Answers: on(2), Wellbeing: on(3), Planning: on(4), Record: on(5), OnePage: on(6), Training: on(7),
		}
		a.SetParts(p)
		r := build(a)
		whole := !p.OnePage
		twins := map[string]string{"text": plainText(t, r), "page": string(htmlOf(t, r))}
		for name, text := range twins {
			twins[name] = strings.Join(strings.Fields(text), " ")
		}
		for words, chosen := range map[string]bool{
			"NOTEWORD":                 whole && p.Notes,
			"My notes":                 whole && p.Notes && p.Answers,
			"RESTNOTE":                 whole && p.Notes && p.Wellbeing,
			"PLANWORD":                 whole && p.Plan,
			"My action plan":           whole && p.Plan,
			"Focus area: About rest":   whole && p.Plan && p.Wellbeing,
			"About rest":               p.Wellbeing,
			"TRAINWORD":                whole && p.Training,
			"TRAINNOTE":                whole && p.Training,
			"TRAINROLE":                whole && p.Training,
			"My training record":       whole && p.Training,
			"My Care Certificate":      whole && p.Training,
			"OFFWORD":                  false,
			"Appendix":                 whole && p.Answers,
			"the appendix":             whole && p.Answers,
			"2.5 About tins":           whole && p.Answers,
			"How do you like to learn": whole && p.Planning,
			"Someone shows me":         whole && p.Planning,
			"About this file":          whole && p.Record,
			"is inside this file":      whole && p.Record,
			"How to read this report":  whole,
			"Our talk":                 whole,
			"Routes people take":       whole,
		} {
			for twin, text := range twins {
				if got := strings.Contains(text, words); got != chosen {
					t.Errorf("%+v: %q in the %s: %v, want %v", p, words, twin, got, chosen)
				}
			}
		}
	}
}

func TestTheNotesOfAnEarlierRecordAreNowhere(t *testing.T) {
	eachReport(t, func(t *testing.T, _ *report.Report, text string) {
		if strings.Contains(text, earlierNote) {
			t.Error("a note of the earlier record is there")
		}
	})
}

func TestEarlierCountsStandBesideTheNewOnes(t *testing.T) {
	q := small(t)
	a := rated(t, q, ratings{"tea": 4, "coffee": 3, "water": 3, "bread": 1, "ovens": 1, "icing": 3, "tins": 1, "plans": 3})
	must(t, a.SetStage("one"))
	earlier := assessment.Earlier{Made: day.AddMonths(-6), Version: q.Version, Stage: "one", Answers: map[string]assessment.Answer{
		"tea": {Rating: 3}, "coffee": {Rating: 2}, "water": {Rating: 2}, // one then, three now
		"bread": {Rating: 3}, "ovens": {Rating: 3}, "icing": {Rating: 2}, "tins": {Rating: 2}, // two then, one now
		"plans": {Rating: 6}, // not part of the role then
	}}
	must(t, bringAnswers(a, &earlier, nil))
	p := build(a).Profile
	if want := []string{"Before", "Change"}; !slices.Equal(p.Columns[5:], want) {
		t.Fatalf("got columns %v, want %v at the end", p.Columns, want)
	}
	for i, want := range [][2]string{{"1 of 3", "2 more"}, {"2 of 4", "1 fewer"}, {"Not part of your role", "Not compared"}} {
		if got := [2]string{p.Rows[i].Before, p.Rows[i].Change}; got != want {
			t.Errorf("domain %d: got %v, want %v", i+1, got, want)
		}
	}
	if want := `"Before" is from my record of 22 May 2026. Fewer can mean that I see more now.`; p.Earlier != want {
		t.Errorf("got %q, want %q", p.Earlier, want)
	}
	if want := "Domain 2, Cakes: 1 of 4 on my own or above. 0 with support. 3 not yet. Also: Nothing else. Before: 2 of 4. Change: 1 fewer."; p.Rows[1].Sentence != want {
		t.Errorf("got %q, want %q", p.Rows[1].Sentence, want)
	}

	must(t, a.Rate(q.Area("bread"), assessment.NoChance))
	must(t, a.Rate(q.Area("ovens"), assessment.NoChance))
	must(t, a.Rate(q.Area("icing"), assessment.NoChance))
	if got := build(a).Profile.Rows[1]; got.Count != "Not enough answers yet" || got.Before != "2 of 4" || got.Change != "Not compared" {
		t.Errorf("with few answers now: got %+v, want nothing compared", got)
	}
	for stage, another := range map[string]bool{"": false, "one": false, "two": true} { // not said means the first stage
		must(t, a.SetStage(stage))
		said := strings.HasSuffix(build(a).Profile.Earlier, " I answered for another stage then, so some statements had other words.")
		if said != another {
			t.Errorf("at stage %q: another stage is said: %v, want %v", stage, said, another)
		}
	}
}

func TestCountsOfOtherFocusAreasAreNotCompared(t *testing.T) {
	a := filled(t)
	must(t, bringAnswers(a, &assessment.Earlier{
		Made: day.AddMonths(-6), Version: "6", Answers: map[string]assessment.Answer{"juice": {Rating: 3}},
	}, nil))
	p := build(a).Profile
	if len(p.Columns) != 5 || p.Rows[0].Before+p.Rows[0].Change != "" {
		t.Errorf("got columns %v and %+v, want nothing compared", p.Columns, p.Rows[0])
	}
	if want := "My earlier record, of 22 May 2026, asked about other focus areas. Its counts cannot stand beside these."; p.Earlier != want {
		t.Errorf("got %q, want %q", p.Earlier, want)
	}
}

func TestOnePageHoldsWhatTwoMinutesAreEnoughFor(t *testing.T) {
	for _, a := range []*assessment.Assessment{typicalSample(t), monstrousSample(t), shortSample(t)} {
		parts := a.Parts()
		parts.OnePage = true
		a.SetParts(parts)
		r := build(a)
		if r.Guide != (report.Guide{Disclaimer: report.Disclaimer}) || r.Wish.Words != "" || len(r.Strengths.Items) > 3 || len(r.Talk.Points) > 5 {
			t.Errorf("got %+v, %+v, %d strengths and %d points", r.Guide, r.Wish, len(r.Strengths.Items), len(r.Talk.Points))
		}
		for _, part := range []any{r.LookAhead, r.Key, r.Chances, r.Check, r.Plan, r.Training, r.Routes, r.Meeting, r.File, r.Made, r.Answers} {
			if !reflect.ValueOf(part).IsNil() {
				t.Errorf("it has %T", part)
			}
		}
		want := "What I want to work on"
		if len(a.Results().Marked) == 0 {
			want = "What I want to talk about"
		}
		if r.Talk.Heading != want {
			t.Errorf("got %q, want %q", r.Talk.Heading, want)
		}
	}
	a := monstrousSample(t)
	a.SetParts(assessment.Parts{OnePage: true})
	if got, want := build(a).Talk.Also, "I also marked 48 more focus areas."; got != want {
		t.Errorf("with everything marked: got %q, want %q", got, want)
	}
}

func TestEmptyPlacesOfAPlanAreForThePen(t *testing.T) {
	const byPen = "What is empty is for us to fill in by pen."
	a := assessment.New(small(t))
	p := build(a).Plan
	if strings.Contains(p.Intro, byPen) || p.Cards[0].Title != "A first action, to fill in by pen" {
		t.Errorf("without an action: got %q and %q", p.Intro, p.Cards[0].Title)
	}
	must(t, a.AddAction(assessment.Action{What: "a", Measure: "b", Help: "c", Why: "d", By: day}))
	p = build(a).Plan
	if strings.Contains(p.Intro, byPen) || p.Cards[1].Title != "One more action, to fill in by pen" {
		t.Errorf("with a full action: got %q and %q", p.Intro, p.Cards[1].Title)
	}
	must(t, a.AddAction(assessment.Action{What: "a"}))
	if p = build(a).Plan; !strings.HasSuffix(p.Intro, byPen) {
		t.Errorf("with an action half filled in: got %q", p.Intro)
	}
}

// never are words that no report says about a person, and words that our pages avoid. The disclaimer must say "pay".
var never = regexp.MustCompile(`(?i)\b(weak|weakness|fail|failed|failure|score|below|band|pay|grade|rank|poor|deficit|incompetent|` +
	`only a|just a|should|easy|simple|simply|obviously|please|sorry|invalid|oops|patient|patients)\b`)

// TestOurOwnWordsArePlain looks at a report of the small questionnaire, whose words are ours but for a few names.
func TestOurOwnWordsArePlain(t *testing.T) {
	another := filled(t)
	train(t, another)
	another.SetParts(assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Wellbeing: true, Planning: true, Record: true})
	bring(t, another, "two", []assessment.Rating{3, 2, 1})
	stays := rated(t, small(t), ratings{"tea": 1})
	must(t, stays.SetAim(assessment.AimStay))
	onePage := filled(t)
	onePage.SetParts(assessment.Parts{OnePage: true})
	for _, r := range []*report.Report{
		build(another), build(assessment.New(small(t))), build(stays), build(onePage), samples(t)["another version"],
	} {
		text := strings.ReplaceAll(strings.Join(strings.Fields(plainText(t, r)), " "), report.Disclaimer, "")
		for _, word := range never.FindAllString(text, -1) {
			t.Errorf("it says %q", word)
		}
		if strings.ContainsAny(text, "\u2014\u2013!") {
			t.Error("it has a long dash or an exclamation mark")
		}
		for _, p := range pageReading(parsed(t, htmlOf(t, r))) {
			for _, sentence := range regexp.MustCompile(`[.?]( |$)`).Split(strings.Join(p.words, " "), -1) {
				if n := len(strings.Fields(sentence)); n > 20 && !p.row {
					t.Errorf("%d words: %q", n, sentence)
				}
			}
		}
	}
}
