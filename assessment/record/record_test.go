package record_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/record"
)

// Nothing travels that the worker did not choose, word for word and id for id.
func TestARecordHoldsOnlyWhatWasChosen(t *testing.T) {
	all := assessment.Parts{Notes: true, Plan: true, Training: true, Answers: true, Wellbeing: true, Planning: true, Record: true}
	words := map[string][]string{
		"notes":     {"NOTEWORD", "PRIVATEWORD", "note"},
		"plan":      {"PLANWORD", `"plan"`, "not-started"},
		"training":  {"TRAININGWORD", `"training"`, "cc-2", "joined"},
		"answers":   {`"answers"`, "rating", "look_ahead", `"mark"`, "NOTEWORD"},
		"wellbeing": {"d8-health-wellbeing", "PRIVATEWORD"},
		"planning":  {`"planning"`},
		"one page":  {`"answers"`, `"plan"`, `"planning"`, "WORD"},
	}
	changes := map[string]func(*assessment.Parts){
		"notes":     func(p *assessment.Parts) { p.Notes = false },
		"plan":      func(p *assessment.Parts) { p.Plan = false },
		"training":  func(p *assessment.Parts) { p.Training = false },
		"answers":   func(p *assessment.Parts) { p.Answers = false },
		"wellbeing": func(p *assessment.Parts) { p.Wellbeing = false },
		"planning":  func(p *assessment.Parts) { p.Planning = false },
		"one page":  func(p *assessment.Parts) { p.OnePage = true },
	}
	a := sample(t)
	a.SetParts(all)
	full := string(encode(t, record.New(a, day)))
	for part, change := range changes {
		parts := all
		change(&parts)
		a.SetParts(parts)
		got := string(encode(t, record.New(a, day)))
		for _, word := range words[part] {
			if !strings.Contains(full, word) {
				t.Errorf("%s: %s is not in the whole record, so that this test sees nothing", part, word)
			}
			if strings.Contains(got, word) {
				t.Errorf("without %s the record holds %s", part, word)
			}
		}
	}
}

func TestAWholeRecordHoldsAllButWhatIsPrivate(t *testing.T) {
	a := sample(t)
	a.SetParts(assessment.Parts{OnePage: true})
	got := string(encode(t, record.Whole(a, day)))
	for word, want := range map[string]bool{
		"NOTEWORD": true, "PLANWORD": true, "TRAININGWORD": true, `"planning"`: true, "look_ahead": true,
		"PRIVATEWORD": false, "d8-health-wellbeing": false,
	} {
		if strings.Contains(got, word) != want {
			t.Errorf("%s in it: %v", word, !want)
		}
	}
	a.SetParts(assessment.Parts{Wellbeing: true})
	if got := string(encode(t, record.Whole(a, day))); !strings.Contains(got, "PRIVATEWORD") {
		t.Error("the private area was ticked and is not in it")
	}
}

func TestMakingARecordChangesNothing(t *testing.T) {
	a := sample(t)
	a.SetParts(assessment.Parts{Plan: true})
	before, revision := a.Plan(), a.Revision()
	record.New(a, day)
	if !slices.Equal(a.Plan(), before) || a.Revision() != revision {
		t.Errorf("the plan is now %+v", a.Plan())
	}
}

func TestARecordOfNothingHoldsNothing(t *testing.T) {
	r := record.New(assessment.New(pack(t)), day)
	if r.Answers != nil || r.Plan != nil || r.Ticks != nil || r.Notes() != 0 || r.Earlier() != nil {
		t.Errorf("%+v", r)
	}
	back, err := record.Read(encode(t, r))
	if err != nil || !reflect.DeepEqual(back, r) {
		t.Errorf("came back as %+v, %v", back, err)
	}
}

// A record that comes back whole gives the same answers, plan and ticks, and nothing is left out.
func TestAnAssessmentComesBackFromItsRecord(t *testing.T) {
	q := pack(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t, q)
		r := record.Whole(a, day)
		back, leftOut := r.Assessment(q)
		if len(leftOut) > 0 {
			t.Fatalf("left out: %q", leftOut)
		}
		back.SetParts(a.Parts())
		if again := record.Whole(back, day); !reflect.DeepEqual(again, r) {
			t.Fatalf("came back as\n%+v\nwas\n%+v", again, r)
		}
	})
}
