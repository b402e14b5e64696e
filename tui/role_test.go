package tui

import (
	"strings"
	"testing"

	"waymark/assessment"
)

// toRole answers a few statements and opens the questions about the role from the menu.
func (k *walk) toRole() *walk {
	k.toTasks().rate("d3-reporting-escalating", assessment.OnMyOwn).rate("d1-values", assessment.NotYet)
	k.ok(k.m.a.RateAhead(k.m.q.Area("d3-reporting-escalating"), assessment.WithSupport))
	return k.press("m", "4")
}

// TestChangingTheStageKeepsRatingsAndSaysSo guards "changing the stage keeps the ratings and says so", at every size.
func TestChangingTheStageKeepsRatingsAndSaysSo(t *testing.T) {
	for _, s := range sizes {
		for digit, want := range map[string]string{
			"1": "Your answers stay. ", "3": "Your answers stay. Choose again what you would like next.", "4": "Your answers stay. ",
		} {
			k := startWalk(t, s.w, s.h)
			if k.toRole().press(digit); !strings.Contains(k.screen(), "\n "+want) {
				t.Errorf("stage %s at %dx%d says %q, want %q", digit, s.w, s.h, k.m.message, want)
			}
			if err := k.misfit(); err != nil {
				t.Error(err)
			}
			if got := k.m.a.Answer(k.m.q.Area("d1-values")).Rating; got != assessment.NotYet || k.m.a.Progress().Answered != 2 {
				t.Errorf("stage %s leaves\n%s", digit, k.answers())
			}
		}
	}
}

// TestAnAimThatIsNoLongerAboveTheStageIsDroppedAndAskedForAgain guards that nobody aims at the stage they are at.
func TestAnAimThatIsNoLongerAboveTheStageIsDroppedAndAskedForAgain(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toRole().press("3", "0")
	if k.m.a.Aim() != "" || strings.Contains(k.screen(), "(•)") || strings.Contains(k.screen(), "Assistant practitioner") {
		t.Errorf("the aim is %q on\n%s", k.m.a.Aim(), k.screen())
	}
	if place := k.place(); k.press("0").place() != place {
		t.Errorf("an aim is not asked for; Continue leads to %q", k.place())
	}
}

// TestLookAheadGoesWithTheAimAndComesBackByUndo guards that look ahead exists only while the rating is level 3 or 4 and
// the aim has a stage, and that nothing is lost for good by a change of mind.
func TestLookAheadGoesWithTheAimAndComesBackByUndo(t *testing.T) {
	for name, change := range map[string]func(k *walk){
		"another stage":  func(k *walk) { k.press("3") },
		"another aim":    func(k *walk) { k.press("0", "1") },
		"a lower rating": func(k *walk) { k.press("m", "2").open("d3-reporting-escalating").press("2") },
	} {
		k := startWalk(t, 80, 24)
		k.toRole()
		before := k.answers()
		change(k)
		if got := k.m.a.Answer(k.m.q.Area("d3-reporting-escalating")).LookAhead; got != assessment.NotAnswered {
			t.Errorf("after %s look ahead is %v", name, got)
		}
		if k.press("u"); k.answers() != before {
			t.Errorf("after %s and undo:%s", name, difference(before, k.answers()))
		}
	}
}

// TestBackFromTheRoleLeadsWhereItWasOpened guards "one step back" from the questions that the menu opens a second time.
func TestBackFromTheRoleLeadsWhereItWasOpened(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "down")
	want := k.sight()
	k.press("m", "4", "esc").unchanged(want, "opening the role and going back")
	if k.press("m", "4", "0", "0", "0"); k.place() != "Waymark | 0 of 54 answered" {
		t.Errorf("the last question about the role leads to %q", k.place())
	}
}

// TestTheRoleCanBeLeftUnsaid guards "all can be skipped", with the same words as chosen or as skipped.
func TestTheRoleCanBeLeftUnsaid(t *testing.T) {
	for name, keys := range map[string][]string{
		"skipped": {"1", "0", "2", "0", "00", "00", "00", "0"}, "declined": {"1", "0", "2", "0", "40", "50", "70", "0"},
	} {
		k := startWalk(t, 80, 24)
		if k.press(keys...); k.place() != "Waymark | 0 of 54 answered" || k.m.a.Stage() != "" {
			t.Errorf("%s leads to %q with stage %q", name, k.place(), k.m.a.Stage())
		}
		if got := k.m.a.Statement(k.m.q.Areas()[0]); got != k.m.q.Areas()[0].Statements[0] {
			t.Errorf("%s asks %q", name, got)
		}
	}
}

// TestUndoLeavesOneChoiceOfTheStage guards the page after "prefer not to say" was taken back: one stage is chosen, and
// nothing beside it.
func TestUndoLeavesOneChoiceOfTheStage(t *testing.T) {
	k := startWalk(t, 80, 24)
	if k.toRole().press("2", "4", "u"); strings.Count(k.screen(), "(•)") != 1 || k.m.a.Stage() != "senior-support-worker" {
		t.Errorf("after undo, at %s:\n%s", k.m.a.Stage(), k.screen())
	}
}
