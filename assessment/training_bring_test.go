package assessment_test

import (
	"errors"
	"reflect"
	"testing"

	"waymark/assessment"
)

// bring brings training on trainingDay, and returns what stays behind.
func bring(t testing.TB, a *assessment.Assessment, then assessment.TrainingRecord) assessment.LeftBehind {
	t.Helper()
	left, err := a.Bring(nil, nil, then, trainingDay)
	do(t, err)
	return left
}

// TestBroughtTrainingAddsAndNeverTakesAway guards the rule for each line and standard, on both sides.
func TestBroughtTrainingAddsAndNeverTakesAway(t *testing.T) {
	bare := assessment.Training{Topic: "fire", Name: "Fire", Class: assessment.Compulsory, Every: 24}
	done, then := bare, bare
	done.Done, then.Done = trainingDay, trainingDay.AddDays(-400)
	own := assessment.Training{Title: "Ultrasound"}
	hoist, frame := assessment.Training{Topic: "equipment", Title: "Hoist"}, assessment.Training{Topic: "equipment", Title: "Frame"}
	equipment := assessment.Training{Topic: "equipment"}
	for name, c := range map[string]struct{ now, then, want []assessment.Training }{
		"into an empty record":          {nil, []assessment.Training{then, own}, []assessment.Training{then, own}},
		"a topic that is not there":     {[]assessment.Training{own}, []assessment.Training{then}, []assessment.Training{own, then}},
		"a topic of which more is said": {[]assessment.Training{done}, []assessment.Training{then}, []assessment.Training{done}},
		"a topic that is only listed":   {[]assessment.Training{bare}, []assessment.Training{then}, []assessment.Training{then}},
		"two of one topic":              {[]assessment.Training{hoist}, []assessment.Training{frame, hoist}, []assessment.Training{hoist, frame}},
		"two for one that is listed":    {[]assessment.Training{equipment}, []assessment.Training{frame, hoist}, []assessment.Training{frame, hoist}},
		"nothing":                       {[]assessment.Training{done}, nil, []assessment.Training{done}},
	} {
		a := assessment.New(small(t))
		do(t, a.TakeTraining(assessment.TrainingRecord{Lines: c.now}))
		bring(t, a, assessment.TrainingRecord{Lines: c.then})
		if got := a.Training().Lines; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestALineOfAnotherEmployersListIsKnownByItsName guards that a new employer's list does not ask again for what was signed.
func TestALineOfAnotherEmployersListIsKnownByItsName(t *testing.T) {
	signed := changed(fireDone(30), func(l *assessment.Training) { l.Credential = "signed" })
	open := assessment.Training{Topic: "h-fire", Name: "FIRE", Class: assessment.Compulsory, Every: 24}
	done := changed(open, func(l *assessment.Training) { l.Done = trainingDay })
	other := changed(open, func(l *assessment.Training) { l.Name = "Fire wardens" })
	for name, c := range map[string]broughtCase{
		"still to do":      {held("", open), held("a", signed), held("a", signed), assessment.LeftBehind{}},
		"done here since":  {held("", done), held("a", signed), held("a", done, signed), assessment.LeftBehind{}},
		"another name":     {held("", other), held("a", signed), held("a", other, signed), assessment.LeftBehind{}},
		"no names to tell": {held("", changed(open, unnamed)), held("a", changed(signed, unnamed)), held("a", changed(open, unnamed), changed(signed, unnamed)), assessment.LeftBehind{}},
	} {
		c.check(t, name)
	}
}

func unnamed(l *assessment.Training) { l.Name = "" }

// TestBroughtStandardsKeepWhatWasSaidNow guards the month of joining, the edition and the standards.
func TestBroughtStandardsKeepWhatWasSaidNow(t *testing.T) {
	earlier := assessment.TrainingRecord{
		Joined: day(2023, 9, 1), Edition2015: true,
		Standards: []assessment.StandardDone{{ID: "one", Known: day(2024, 1, 8)}, {ID: "two", Known: day(2024, 1, 9)}},
	}
	a := assessment.New(small(t))
	bring(t, a, earlier)
	if got := a.Training(); !reflect.DeepEqual(got, earlier) {
		t.Errorf("into an empty record: %+v", got)
	}
	if c, ok := a.Undo(); !ok || c.Kind != assessment.BringChange || a.Revision() != 2 {
		t.Errorf("undo: %+v, %v", c, ok)
	}
	do(t, a.SetJoined(day(2026, 9, 1), trainingDay))
	do(t, a.SetStandard(assessment.StandardDone{ID: "two", SignedOff: trainingDay}, trainingDay))
	bring(t, a, earlier)
	got := a.Training()
	if got.Joined != day(2026, 9, 1) || got.Edition2015 || got.Standard("two").SignedOff != trainingDay || got.Standard("one").Known != day(2024, 1, 8) {
		t.Errorf("beside what was there: %+v", got)
	}
}

// TestTrainingThatDoesNotFitBringsNothing guards that all of what is brought comes, or none of it.
func TestTrainingThatDoesNotFitBringsNothing(t *testing.T) {
	a := assessment.New(small(t))
	for range assessment.TrainingLimit {
		do(t, a.AddTraining(assessment.Training{Title: "more"}, trainingDay))
	}
	revision := a.Revision()
	_, err := a.Bring(earlier(t, "tea=not-yet"), nil, assessment.TrainingRecord{Lines: []assessment.Training{{Topic: "fire"}}}, trainingDay)
	if !errors.Is(err, assessment.ErrTrainingFull) || a.Revision() != revision || a.Earlier() != nil {
		t.Errorf("%v, revision %d", err, a.Revision())
	}
	bring(t, a, assessment.TrainingRecord{})
	if a.Revision() != revision {
		t.Error("bringing nothing changed something")
	}
}
