package record_test

import (
	"reflect"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

func TestTwoRecordsAreCountedBesideEachOther(t *testing.T) {
	q := pack(t)
	before := &record.Record{
		Made: day, Questionnaire: q.ID, Edition: q.Version, Stage: "support-worker",
		Answers: map[string]assessment.Answer{
			"d3-consent":          {Rating: assessment.WithSupport, Mark: true},
			"d3-equipment":        {Rating: assessment.NotYet, Mark: true},
			"d3-signposting":      {Rating: assessment.OnMyOwn, Mark: true},
			"d8-health-wellbeing": {Rating: assessment.NotYet},
		},
		Plan: []assessment.Action{{What: "Ask"}, {What: "Read", Status: assessment.Done}, {What: "Stay"}},
	}
	after := &record.Record{
		Made: day.AddMonths(6), Questionnaire: q.ID, Edition: q.Version, Stage: "senior-support-worker",
		Answers: map[string]assessment.Answer{
			"d3-consent":       {Rating: assessment.OnMyOwn},
			"d3-equipment":     {Rating: assessment.WithSupport, Mark: true},
			"d3-signposting":   {Rating: assessment.OnMyOwn, Mark: true},
			"d2-communication": {Rating: assessment.TeachOthers},
		},
		Plan: []assessment.Action{{What: "Ask", Status: assessment.Done}, {What: "Read", Status: assessment.Done}, {What: "Stay"}, {What: "Try"}},
	}
	c, err := record.Compare(before, after, q)
	do(t, err)
	wantMoved := []record.Move{
		{"d3-consent", q.Area("d3-consent").Title, assessment.WithSupport, assessment.OnMyOwn},
		{"d3-equipment", q.Area("d3-equipment").Title, assessment.NotYet, assessment.WithSupport},
	}
	if q.Areas()[q.Area("d3-consent").Index].Index > q.Area("d3-equipment").Index {
		wantMoved[0], wantMoved[1] = wantMoved[1], wantMoved[0]
	}
	if !reflect.DeepEqual(c.Moved, wantMoved) || !reflect.DeepEqual(c.MarksDone, []string{"d3-consent"}) {
		t.Errorf("moved %+v, marks done %v", c.Moved, c.MarksDone)
	}
	if len(c.Finished) != 1 || c.Finished[0].What != "Ask" || c.Begun != nil || len(c.New) != 1 || c.New[0].What != "Try" {
		t.Errorf("finished %+v, begun %+v, new %+v", c.Finished, c.Begun, c.New)
	}
	if !c.StageChanged || c.EditionChanged || c.Before != before.Made || c.After != after.Made || len(c.Domains) != len(q.Domains) {
		t.Errorf("%+v", c)
	}
	d3 := c.Domains[2]
	if d3.Then.OnMyOwnOrAbove() != 1 || d3.Then.Levels() != 3 || d3.Now.OnMyOwnOrAbove() != 2 || d3.Now.Levels() != 3 {
		t.Errorf("domain 3: %+v", d3)
	}
}

func TestEachActionStandsUnderWhatBecameOfIt(t *testing.T) {
	const finished, begun, isNew, none = "finished", "begun", "new", ""
	was := func(s assessment.ActionStatus) []assessment.Action {
		return []assessment.Action{{What: "Ask", Status: s}}
	}
	for name, c := range map[string]struct {
		then []assessment.Action
		now  assessment.ActionStatus
		want string
	}{
		"new, not started":         {nil, assessment.NotStarted, isNew},
		"new, started":             {nil, assessment.Started, begun},
		"new, done":                {nil, assessment.Done, finished},
		"not started, and not now": {was(assessment.NotStarted), assessment.NotStarted, none},
		"not started, started":     {was(assessment.NotStarted), assessment.Started, begun},
		"not started, done":        {was(assessment.NotStarted), assessment.Done, finished},
		"started, still":           {was(assessment.Started), assessment.Started, none},
		"started, done":            {was(assessment.Started), assessment.Done, finished},
		"done, done":               {was(assessment.Done), assessment.Done, none},
		"done, taken up again":     {was(assessment.Done), assessment.Started, none},
	} {
		before, after := shortRecord(), shortRecord()
		before.Plan, after.Plan = c.then, was(c.now)
		got, err := record.Compare(before, after, pack(t))
		do(t, err)
		for list, actions := range map[string][]assessment.Action{finished: got.Finished, begun: got.Begun, isNew: got.New} {
			if (len(actions) == 1) != (list == c.want) {
				t.Errorf("%s: %s holds %+v", name, list, actions)
			}
		}
	}
}

func TestAPrivateAreaIsComparedOnlyWhenInBoth(t *testing.T) {
	q := pack(t)
	f := private(t, q)
	with := func(r assessment.Rating) *record.Record {
		rec := &record.Record{Made: day, Questionnaire: q.ID, Edition: q.Version, Answers: map[string]assessment.Answer{"d3-consent": {Mark: true}}}
		if r != assessment.NotAnswered {
			rec.Answers[f.ID] = assessment.Answer{Rating: r}
		}
		return rec
	}
	for name, c := range map[string]struct {
		then, now assessment.Rating
		counted   int
	}{
		"in both":    {assessment.NotYet, assessment.OnMyOwn, 1},
		"then":       {assessment.NotYet, assessment.NotAnswered, 0},
		"now":        {assessment.NotAnswered, assessment.OnMyOwn, 0},
		"in neither": {assessment.NotAnswered, assessment.NotAnswered, 0},
	} {
		got, err := record.Compare(with(c.then), with(c.now), q)
		do(t, err)
		d := got.Domains[f.Domain]
		if d.Then.Levels() != c.counted || d.Now.Levels() != c.counted || len(got.Moved) != c.counted {
			t.Errorf("%s: %+v, moved %v", name, d, got.Moved)
		}
	}
}

func TestRecordsWithoutAnswersHaveNoCounts(t *testing.T) {
	q := pack(t)
	a, b := shortRecord(), shortRecord()
	b.Answers = nil
	c, err := record.Compare(a, b, q)
	do(t, err)
	if c.Domains != nil || c.Moved != nil || c.MarksDone != nil {
		t.Errorf("%+v", c)
	}
}
