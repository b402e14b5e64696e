package assessment_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func TestNewAssessmentHasNothingAnsweredAndNothingChosen(t *testing.T) {
	a := assessment.New(small(t))
	if a.Stage() != "" || a.Aim() != "" || a.Profession() != "" || a.AnyTicked() || len(a.Plan()) != 0 || a.WellbeingShared() || a.Shared() {
		t.Errorf("new assessment: %s", state(a))
	}
	for _, f := range a.Questionnaire().Areas() {
		if a.Answer(f) != (assessment.Answer{}) {
			t.Errorf("%s is answered: %+v", f.ID, a.Answer(f))
		}
	}
	if want := (assessment.Parts{Plan: true, Training: true, Answers: true, Record: true}); a.Parts() != want {
		t.Errorf("parts = %+v, want %+v", a.Parts(), want)
	}
	if _, ok := a.Undo(); ok {
		t.Error("there is something to undo")
	}
}

func TestStageThatWasNotSaidReadsAsTheFirst(t *testing.T) {
	a := assessment.New(small(t))
	tea := a.Questionnaire().Area("tea")
	if got := a.Statement(tea); got != "I do tea at stage one." {
		t.Errorf("statement = %q", got)
	}
	do(t, a.SetStage("two"))
	if got := a.Statement(tea); got != "I do tea at stage two." {
		t.Errorf("statement at stage two = %q", got)
	}
}

func TestChangingTheStageKeepsAnswersAndDropsAnAimThatIsNoLongerAbove(t *testing.T) {
	for _, c := range []struct{ aim, stage, want string }{
		{"two", "two", ""},
		{"two", "three", ""},
		{"three", "two", "three"},
		{"three", "three", ""},
		{"two", "", "two"},
		{"stay", "three", "stay"},
		{"register", "three", "register"},
		{"not-sure", "three", "not-sure"},
	} {
		a := assessment.New(small(t))
		do(t, a.SetStage("one"))
		do(t, a.SetAim(c.aim))
		rate(t, a, "tea=with-support* bake=no-chance")
		do(t, a.SetNote(a.Questionnaire().Area("bake"), "a note"))
		do(t, a.SetStage(c.stage))
		if a.Aim() != c.want {
			t.Errorf("aim %q after changing to stage %q = %q, want %q", c.aim, c.stage, a.Aim(), c.want)
		}
		tea, bake := a.Answer(a.Questionnaire().Area("tea")), a.Answer(a.Questionnaire().Area("bake"))
		if tea != (assessment.Answer{Rating: assessment.WithSupport, Mark: true}) || bake != (assessment.Answer{Rating: assessment.NoChance, Note: "a note"}) {
			t.Errorf("after changing to stage %q: tea %+v, bake %+v", c.stage, tea, bake)
		}
	}
}

func TestNoteIsCleanedAndNeverCut(t *testing.T) {
	a := assessment.New(small(t))
	tea := a.Questionnaire().Area("tea")
	do(t, a.SetNote(tea, "  one\x1b[31m  two\r\n\u202ethree  "))
	if got, want := a.Answer(tea).Note, "one two\nthree"; got != want {
		t.Errorf("note = %q, want %q", got, want)
	}
	err := a.SetNote(tea, strings.Repeat("é", assessment.NoteLimit+1))
	var long *assessment.TooLongError
	if !errors.As(err, &long) || *long != (assessment.TooLongError{Length: 1001, Limit: 1000}) {
		t.Errorf("error = %v, want 1001 of 1000", err)
	}
	if a.Answer(tea).Note != "one two\nthree" {
		t.Error("a note that is too long replaced the one before")
	}
	do(t, a.SetNote(tea, strings.Repeat("é", assessment.NoteLimit)))
}

func TestUndoSaysWhatItBroughtBack(t *testing.T) {
	a := assessment.New(small(t))
	q := a.Questionnaire()
	tea := q.Area("tea")
	for _, c := range []struct {
		want   assessment.Change
		change func() error
	}{
		{assessment.Change{Kind: assessment.StageChange}, func() error { return a.SetStage("one") }},
		{assessment.Change{Kind: assessment.AimChange}, func() error { return a.SetAim("two") }},
		{assessment.Change{Kind: assessment.ProfessionChange}, func() error { return a.SetProfession("feet") }},
		{assessment.Change{Kind: assessment.RatingChange, Area: tea}, func() error { return a.Rate(tea, assessment.OnMyOwn) }},
		{assessment.Change{Kind: assessment.LookAheadChange, Area: tea}, func() error { return a.RateAhead(tea, assessment.NotYet) }},
		{assessment.Change{Kind: assessment.MarkChange, Area: tea}, func() error { a.SetMark(tea, true); return nil }},
		{assessment.Change{Kind: assessment.NoteChange, Area: tea}, func() error { return a.SetNote(tea, "a note") }},
		{assessment.Change{Kind: assessment.FinishChange}, func() error { a.Finish(&q.Domains[0], true); return nil }},
		{assessment.Change{Kind: assessment.PlanChange}, func() error { return a.AddAction(assessment.Action{}) }},
		{assessment.Change{Kind: assessment.PlanChange}, func() error { return a.ChangeAction(0, assessment.Action{What: "Boil"}) }},
		{assessment.Change{Kind: assessment.PlanChange}, func() error { a.RemoveAction(0); return nil }},
		{assessment.Change{Kind: assessment.PlanningChange}, func() error { return a.Tick(0, 0, true) }},
		{assessment.Change{Kind: assessment.PartsChange}, func() error { a.SetParts(assessment.Parts{}); return nil }},
		{assessment.Change{Kind: assessment.WellbeingChange}, func() error { a.ShareWellbeing(true); return nil }},
	} {
		before := state(a)
		do(t, c.change())
		if state(a) == before {
			t.Fatalf("%+v changed nothing", c.want)
		}
		if got, ok := a.Undo(); !ok || got != c.want {
			t.Errorf("undid %+v, %v, want %+v", got, ok, c.want)
		}
		if state(a) != before {
			t.Errorf("undoing %+v left\n%swant\n%s", c.want, state(a), before)
		}
		do(t, c.change())
	}
}

func TestSayingTheSameAgainIsNoChange(t *testing.T) {
	a := assessment.New(small(t))
	q := a.Questionnaire()
	tea := q.Area("tea")
	again := []func() error{
		func() error { return a.SetStage("one") },
		func() error { return a.SetAim("two") },
		func() error { return a.SetProfession("feet") },
		func() error { return a.Rate(tea, assessment.OnMyOwn) },
		func() error { return a.RateAhead(tea, assessment.NotYet) },
		func() error { a.SetMark(tea, true); return nil },
		func() error { return a.SetNote(tea, "a note") },
		func() error { a.Finish(&q.Domains[0], true); return nil },
		func() error { return a.Tick(0, 0, true) },
		func() error { a.SetParts(assessment.Parts{Notes: true}); return nil },
		func() error { a.ShareWellbeing(true); return nil },
	}
	for _, change := range again {
		do(t, change())
	}
	do(t, a.AddAction(assessment.Action{What: "Boil"}))
	before, revision := state(a), a.Revision()
	for i, change := range again {
		do(t, change())
		if a.Revision() != revision || state(a) != before {
			t.Errorf("change %d, made again, counts as a change", i)
		}
	}
	do(t, a.ChangeAction(0, assessment.Action{What: " Boil "}))
	a.RemoveAction(1)
	a.RemoveAction(-1)
	if a.Revision() != revision {
		t.Error("putting the same action in its place, or removing one that is not there, counts as a change")
	}
}

func TestStepsAndSharingStayWhenAChangeIsUndone(t *testing.T) {
	a := assessment.New(small(t))
	rate(t, a, "tea=not-yet")
	a.Reach(assessment.LookedAhead)
	a.Reach(assessment.Planned)
	a.MarkShared()
	if _, ok := a.Undo(); !ok {
		t.Fatal("nothing to undo")
	}
	if !a.Shared() || !a.Reached(assessment.LookedAhead) || !a.Reached(assessment.Planned) {
		t.Error("undo took back a step or the sharing")
	}
	if a.Reached(assessment.Checked) || a.Reached(assessment.Planned|assessment.SawResults) {
		t.Error("a step counts as reached that was not")
	}
}

// undoDepth is how many changes can be taken back.
const undoDepth = 50

func TestAsManyUndosAsChangesBringBackEachEarlierState(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := assessment.New(q)
		checkUndo(t, a, statesOnTheWay(t, a, rapid.IntRange(0, 120).Draw(t, "changes")))
	})
}

// statesOnTheWay makes random changes and returns the states before the first and after each.
func statesOnTheWay(t *rapid.T, a *assessment.Assessment, changes int) []string {
	states := []string{state(a)}
	for range changes {
		revision := a.Revision()
		_ = change(t, a)
		if a.Revision() > revision {
			states = append(states, state(a))
		}
	}
	return states
}

// checkUndo undoes all there is, and expects states in turn from the last but one.
func checkUndo(t *rapid.T, a *assessment.Assessment, states []string) {
	undone := 0
	for n := len(states) - 1; n > 0; n-- {
		revision := a.Revision()
		if _, ok := a.Undo(); !ok {
			break
		}
		undone++
		if got := state(a); got != states[n-1] {
			t.Fatalf("undo %d left\n%swant\n%s", undone, got, states[n-1])
		}
		if a.Revision() <= revision {
			t.Fatalf("undo left the revision at %d", a.Revision())
		}
	}
	if want := min(len(states)-1, undoDepth); undone != want {
		t.Fatalf("%d of %d changes could be undone, want %d", undone, len(states)-1, want)
	}
	if _, ok := a.Undo(); ok {
		t.Fatal("there was more to undo than changes, or than the bound")
	}
}

func TestCloneAndOriginalGoTheirOwnWays(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := assessment.New(q)
		states := statesOnTheWay(t, a, 30)
		b := a.Clone()
		someChanges(t, b)
		want := state(b)
		if got := state(a); got != states[len(states)-1] {
			t.Fatalf("changes to the clone left the original as\n%swant\n%s", got, states[len(states)-1])
		}
		checkUndo(t, a, states)
		someChanges(t, a)
		if state(b) != want {
			t.Fatalf("changes to the original left the clone as\n%swant\n%s", state(b), want)
		}
	})
}

// someChanges makes random changes and undoes some of them.
func someChanges(t *rapid.T, a *assessment.Assessment) {
	for range rapid.IntRange(1, 60).Draw(t, "changes") {
		if rapid.IntRange(0, 3).Draw(t, "undo") == 0 {
			a.Undo()
		} else {
			_ = change(t, a)
		}
	}
}

// What joins one answer to another holds after every change and every undo. A proof about the published figures leans
// on look ahead being there only with level 3 or 4 and an aim that has a stage.
func TestRulesBetweenAnswersHoldAfterEveryChange(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := assessment.New(q)
		for range 40 {
			before := state(a)
			if rapid.IntRange(0, 9).Draw(t, "undo") == 0 {
				a.Undo()
			} else if err := change(t, a); err != nil && state(a) != before {
				t.Fatalf("a refused change (%v) left\n%s", err, state(a))
			}
			checkRules(t, a)
		}
	})
}

func checkRules(t *rapid.T, a *assessment.Assessment) {
	q := a.Questionnaire()
	for _, f := range q.Areas() {
		ans := a.Answer(f)
		if ans.Rating != assessment.NotAnswered && !q.Offers(f, ans.Rating) {
			t.Fatalf("%s has rating %s, which its kind does not have", f.ID, ans.Rating)
		}
		if ans.LookAhead == assessment.NotAnswered {
			continue
		}
		if !ans.Rating.OnMyOwnOrAbove() || a.LookAheadStage() == nil || a.StatementAhead(f) == a.Statement(f) {
			t.Fatalf("%s has a look-ahead rating with %+v, stage %q and aim %q", f.ID, ans, a.Stage(), a.Aim())
		}
	}
	if a.Aim() != "" && !slices.Contains(q.AimsFor(a.Stage()), a.Aim()) {
		t.Fatalf("aim %q stands at stage %q", a.Aim(), a.Stage())
	}
	if n := len(a.Plan()); n > assessment.PlanLimit {
		t.Fatalf("%d actions", n)
	}
	for i := range q.Planning {
		if n := len(a.TickedWords(i)); n > assessment.TickLimit || n > 0 && !q.Planning[i].Asked {
			t.Fatalf("%d ticks in list %d", n, i)
		}
		for j, o := range q.Planning[i].Options {
			if o.Alone && a.Ticked(i, j) && len(a.TickedWords(i)) > 1 {
				t.Fatalf("%q is ticked beside others: %q", o.Words, a.TickedWords(i))
			}
		}
	}
}
