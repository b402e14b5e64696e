package record_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

func TestEarlierAnswersAreThoseOfTheRecord(t *testing.T) {
	r := shortRecord()
	e := r.Earlier()
	if e.Made != day || e.Version != "1" || e.Stage != "support-worker" || len(e.Answers) != 2 || e.Answers["d3-consent"] != r.Answers["d3-consent"] {
		t.Errorf("%+v", e)
	}
	r.Answers = nil
	if r.Earlier() != nil {
		t.Error("a record without answers stands beside the new ones")
	}
}

func TestAllEarlierNotesStandBesideTheNewOnes(t *testing.T) {
	r := record.Whole(longest(t), day)
	r.Answers["d3-consent"] = assessment.Answer{}
	e := r.Earlier()
	for id, ans := range r.Answers {
		if got, there := e.Answers[id]; got != ans || there == (ans == assessment.Answer{}) {
			t.Errorf("%s: %d characters, %v", id, len(got.Note), there)
		}
	}
}

func TestActionsToGoOnWithAreThoseNotDone(t *testing.T) {
	r := &record.Record{Plan: []assessment.Action{
		{What: "done", Status: assessment.Done}, {What: "begun", Area: "d3-consent", Status: assessment.Started}, {What: "new", Area: "d9-robots"},
	}}
	want := []assessment.Action{{What: "begun", Area: "d3-consent", Status: assessment.Started}, {What: "new"}}
	got := r.ToGoOnWith(pack(t))
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	a := assessment.New(pack(t))
	do(t, bringAnswers(a, r.Earlier(), got))
	if r.Plan[2].Area != "d9-robots" {
		t.Error("the record was changed")
	}
}

func TestWhatAQuestionnaireDoesNotTakeIsNamed(t *testing.T) {
	q := pack(t)
	qualification := q.Areas()[slices.IndexFunc(q.Areas(), func(f *assessment.FocusArea) bool { return !q.Offers(f, assessment.NoChance) })]
	flat := q.Areas()[slices.IndexFunc(q.Areas(), func(f *assessment.FocusArea) bool { return f.Flat() && f.Kind != assessment.Qualification })]
	alone, other := "", ""
	for _, o := range q.Planning[0].Options {
		if o.Alone {
			alone = o.ID
		} else if other == "" {
			other = o.ID
		}
	}
	for name, c := range map[string]struct {
		change func(r *record.Record)
		want   string
	}{
		"a stage":      {func(r *record.Record) { r.Stage = "consultant" }, `The stage "consultant"`},
		"an aim":       {func(r *record.Record) { r.Aim = "astronaut" }, `"astronaut"`},
		"an aim below": {func(r *record.Record) { r.Stage, r.Aim = "assistant-practitioner", "support-worker" }, `"support-worker"`},
		"a profession": {func(r *record.Record) { r.Profession = "magic" }, `The profession group "magic"`},
		"an area":      {func(r *record.Record) { r.Answers["d9-robots"] = assessment.Answer{Mark: true} }, `Your answer to "d9-robots"`},
		"a rating": {
			func(r *record.Record) {
				r.Answers[qualification.ID] = assessment.Answer{Rating: assessment.NoChance, Mark: true}
			},
			"Your rating of \"" + qualification.Short,
		},
		"a look ahead": {
			func(r *record.Record) {
				r.Answers[flat.ID] = assessment.Answer{Rating: assessment.OnMyOwn, LookAhead: assessment.NotYet}
			},
			"Your look ahead for \"" + flat.Short,
		},
		"the area of an action": {func(r *record.Record) { r.Plan[0].Area = "d9-robots" }, `What action 1 began from, "d9-robots"`},
		"a planning list":       {func(r *record.Record) { r.Ticks = map[string][]string{"food": {"soup"}} }, `Your ticks for "food"`},
		"an option":             {func(r *record.Record) { r.Ticks = map[string][]string{q.Planning[0].ID: {"soup"}} }, `Your tick at "soup"`},
		"one that stands alone": {func(r *record.Record) { r.Ticks = map[string][]string{q.Planning[0].ID: {other, alone}} }, "does not go with the others"},
		"a note too long": {
			func(r *record.Record) {
				r.Answers["d3-consent"] = assessment.Answer{Note: strings.Repeat("x", 1001)}
			},
			"Your note on",
		},
		"an action too many": {func(r *record.Record) { r.Plan = slices.Repeat(r.Plan[:1], 6) }, "Action 6"},
	} {
		r := record.Whole(sample(t), day)
		c.change(r)
		a, leftOut := r.Assessment(q)
		i := slices.IndexFunc(leftOut, func(s string) bool { return strings.Contains(s, c.want) })
		if i < 0 {
			t.Errorf("%s: left out are %q", name, leftOut)
			continue
		}
		if wrong := sentenceRules(leftOut[i]); wrong != "" {
			t.Errorf("%s: %q: %s", name, leftOut[i], wrong)
		}
		if len(a.Plan()) == 0 || a.Answer(q.Area("d2-dignity-privacy")).Note == "" {
			t.Errorf("%s: the rest did not come back", name)
		}
	}
}

func TestARecordOfAnotherQuestionnaireFillsNothing(t *testing.T) {
	r := shortRecord()
	do(t, r.Check(pack(t)))
	r.Questionnaire = "cookery"
	err := r.Check(pack(t))
	if causeOf(err) != record.OtherPack || sentenceRules(err.Error()) != "" || !strings.Contains(err.Error(), "(cookery)") {
		t.Errorf("%v: %s", err, sentenceRules(err.Error()))
	}
	a, leftOut := r.Assessment(pack(t))
	if a.Revision() != 0 || len(leftOut) != 1 || leftOut[0] != err.Error() {
		t.Errorf("%d changes, left out %q", a.Revision(), leftOut)
	}
	if _, err := record.Compare(shortRecord(), r, pack(t)); causeOf(err) != record.OtherPack {
		t.Errorf("compared: %v", err)
	}
}
