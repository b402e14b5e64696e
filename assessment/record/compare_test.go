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
			"d3-signposting":      {Rating: assessment.OnMyOwn},
			"d8-health-wellbeing": {Rating: assessment.NotYet},
		},
		Plan: []assessment.Action{{What: "Ask"}, {What: "Read", Status: assessment.Done}, {What: "Stay"}},
	}
	after := &record.Record{
		Made: day.AddMonths(6), Questionnaire: q.ID, Edition: q.Version, Stage: "senior-support-worker",
		Answers: map[string]assessment.Answer{
			"d3-consent":       {Rating: assessment.OnMyOwn},
			"d3-equipment":     {Rating: assessment.WithSupport, Mark: true},
			"d3-signposting":   {Rating: assessment.OnMyOwn},
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
	if len(c.Finished) != 1 || c.Finished[0].What != "Ask" || len(c.Begun) != 1 || c.Begun[0].What != "Try" {
		t.Errorf("finished %+v, begun %+v", c.Finished, c.Begun)
	}
	if !c.StageChanged || c.EditionChanged || c.Before != before.Made || c.After != after.Made || len(c.Domains) != len(q.Domains) {
		t.Errorf("%+v", c)
	}
	d3 := c.Domains[2]
	if d3.Then.OnMyOwnOrAbove() != 1 || d3.Then.Levels() != 3 || d3.Now.OnMyOwnOrAbove() != 2 || d3.Now.Levels() != 3 {
		t.Errorf("domain 3: %+v", d3)
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
