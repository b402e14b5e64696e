package cli_test

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"waymark/assessment"
	"waymark/cli"
	"waymark/questionnaires"
)

func readAnswers(t testing.TB, name string) *assessment.Assessment {
	t.Helper()
	data, err := os.ReadFile("testdata/answers/" + name)
	if err != nil {
		t.Fatal(err)
	}
	a, err := cli.ReadAnswers(name, data, questionnaires.ByID)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestTypicalAnswersAreAllTaken(t *testing.T) {
	a := readAnswers(t, "typical.yaml")
	if a.Stage() != "senior-support-worker" || a.Aim() != "assistant-practitioner" || a.Profession() != "physiotherapy" {
		t.Errorf("role: %s, %s, %s", a.Stage(), a.Aim(), a.Profession())
	}
	notes := 0
	for _, f := range a.Questionnaire().Areas() {
		if a.Answer(f).Rating == assessment.NotAnswered {
			t.Errorf("%s is not answered", f.ID)
		}
		if a.Answer(f).Note != "" {
			notes++
		}
	}
	if p := a.LookAheadProgress(); p.Answered != 35 || p.Total != 35 {
		t.Errorf("look ahead: %d of %d, want 35 of 35", p.Answered, p.Total)
	}
	if marked := len(a.Results().Marked); notes != 4 || marked != 6 || len(a.Plan()) != 3 || !a.AnyTicked() {
		t.Errorf("%d notes, %d marks, %d actions, ticked %v; want 4, 6, 3, true", notes, marked, len(a.Plan()), a.AnyTicked())
	}
	fit := a.Plan()[0]
	if fit.Area != "d3-equipment" || fit.Status != assessment.Started || fit.By.String() != "2027-01-29" || !strings.HasPrefix(fit.What, "Learn to fit") {
		t.Errorf("first action: %+v", fit)
	}
	note := a.Answer(a.Questionnaire().Area("d6-service-improvement")).Note
	if want := "We tried a new order for the morning list.\nI would like to count what it changed."; note != want {
		t.Errorf("note %q, want %q", note, want)
	}
}

func TestOddWordsArriveAsTheyWereWritten(t *testing.T) {
	a := readAnswers(t, "odd.yaml")
	for id, want := range map[string]string{
		"d1-education":       "ŵythnos nesaf",
		"d2-dignity-privacy": "ilẹ̀kùn",
		"d5-diversity":       "Siân O'Neill said it was Łódź, not Lodz. مرحبا",
	} {
		if note := a.Answer(a.Questionnaire().Area(id)).Note; !strings.Contains(note, want) {
			t.Errorf("%s: note %q, want %q in it", id, note, want)
		}
	}
	if !a.WellbeingShared() {
		t.Error("share_wellbeing was not taken")
	}
}

func TestTheOrderOfTheKeysChangesNothing(t *testing.T) {
	file := `
look_ahead: {d3-consent: 2}
ratings: {d3-consent: 3}
aim: register
stage: senior-support-worker
questionnaire: ahp-support-worker
`
	a, err := cli.ReadAnswers("a.yaml", []byte(file), questionnaires.ByID)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Answer(a.Questionnaire().Area("d3-consent")); got.LookAhead != assessment.WithSupport {
		t.Errorf("got %+v", got)
	}
}

// Whatever the file: answers or faults, each fault on a line that can be shown.
func FuzzReadAnswers(f *testing.F) {
	for _, name := range []string{"typical.yaml", "minimal.yaml", "odd.yaml"} {
		data, err := os.ReadFile("testdata/answers/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, file := range []string{
		"", "#", "a", "[]", "{}", "questionnaire: x", "questionnaire: [ahp-support-worker]",
		"questionnaire: ahp-support-worker\nstage: 3\naim: ~\nratings: []\nmarks: {}\nnotes: x\nplan: {}\nplanning: []\nshare_wellbeing: 1",
		"questionnaire: ahp-support-worker\nratings: {d3-consent: {}}\nlook_ahead: {d3-consent: []}\nplan: [[], x, {what: {}}]\nplanning: {learn: {}, barriers: [[]]}",
		"questionnaire: ahp-support-worker\nratings: {\"\\e[31m\": 3, ? [a] : 1, &a b: *a}\n---\n",
	} {
		f.Add([]byte(file))
	}
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		f.Fatal(err)
	}
	open := func(id string) (*assessment.Questionnaire, error) {
		if id != q.ID {
			return nil, &questionnaires.UnknownError{ID: id}
		}
		return q, nil
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := cli.ReadAnswers("fuzz.yaml", data, open)
		if (a == nil) == (err == nil) {
			t.Fatalf("answers %v, error %v", a, err)
		}
		if err == nil {
			return
		}
		for line := range strings.Lines(err.Error()) {
			line = strings.TrimSuffix(line, "\n")
			if !strings.HasPrefix(line, "fuzz.yaml:") || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("fault %q", line)
			}
		}
	})
}

func TestTheWordsKeptFromTheSettingsAreThoseOfTheQuestionnaire(t *testing.T) {
	q := ourQuestionnaire(func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if got := q.ProfessionByID(assessment.NotSaid).Words; got != cli.NotSaidWords {
		t.Errorf("the questionnaire says %q, the settings look for %q", got, cli.NotSaidWords)
	}
}

func FuzzParseSettings(f *testing.F) {
	f.Add([]byte("site = \"Here\"\n[[profession]]\nid = \"a\"\n"))
	f.Add([]byte("profession = [{id=1}, 3]\na.b = 1\nsite = \"\"\"\n\"\"\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		err := cli.ParseSettings("fuzz.toml", data)
		if err == nil {
			return
		}
		for line := range strings.Lines(err.Error()) {
			line = strings.TrimSuffix(line, "\n")
			if !strings.HasPrefix(line, "fuzz.toml:") || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("fault %q", line)
			}
		}
	})
}
