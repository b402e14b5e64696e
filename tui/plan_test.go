package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// wrongDate is the page of an action with a date typed that is no day.
func wrongDate(t *testing.T) *walk {
	k := startWalk(t, 80, 24)
	k.toTasks().at("plan").press("7").leaveBox().press("4").into(dateBoxID).press("31 2 2027")
	return k
}

// TestADateThatIsNoDayIsPointedOut guards that what was typed stays, that both places say what to type, and that a day
// is kept once it is one.
func TestADateThatIsNoDayIsPointedOut(t *testing.T) {
	for _, leave := range []string{"0", "9"} {
		k := wrongDate(t)
		place := k.place()
		k.leaveBox().press(leave)
		if top, field := k.said(k.m.problem()); top != 1 || field != 1 || k.m.input.Value() != "31 2 2027" {
			t.Errorf("after %s:\n%s", leave, k.screen())
		}
		k.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}) // empties the box
		k.press("28/2/2027").leaveBox().press("0")
		if want := (assessment.Date{Year: 2027, Month: 2, Day: 28}); k.place() == place || k.m.a.Plan()[0].By != want {
			t.Errorf("after %s and a day:\n%s", leave, k.screen())
		}
	}
}

// TestTheDigitsOfADateChooseNothing guards whoever types a date at once: among its digits are those of the other dates,
// and of taking the action off.
func TestTheDigitsOfADateChooseNothing(t *testing.T) {
	for _, choose := range [][]string{{"4"}, {"down", "down", "down", "space"}, {"down", "down", "down", "enter"}} {
		k := startWalk(t, 80, 24)
		k.toTasks().at("plan").press("7", "Ask for a talk").leaveBox().press("1").press(choose...)
		if k.press("28022027", "enter", "0"); len(k.m.a.Plan()) != 1 || k.m.a.Plan()[0].By != (assessment.Date{Year: 2027, Month: 2, Day: 28}) {
			t.Errorf("after %v the plan is %+v:\n%s", choose, k.m.a.Plan(), k.screen())
		}
	}
}

// TestNobodyIsHeldOnAPageWithNothingToMend guards the way on after a wrong date and another answer: either Continue
// goes on, or the box with the date is there and has focus.
func TestNobodyIsHeldOnAPageWithNothingToMend(t *testing.T) {
	for _, other := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		k := wrongDate(t)
		place := k.place()
		k.leaveBox().press("0").leaveBox().press(other, "0")
		if k.place() == place && k.m.inputID != dateBoxID {
			t.Errorf("after %s Continue does nothing:\n%s", other, k.screen())
		}
	}
}

// TestTheDatesOfferedAreCountedFromToday guards the three dates that need no typing.
func TestTheDatesOfferedAreCountedFromToday(t *testing.T) {
	k := startWalk(t, 80, 24) // on 22 November 2026
	k.toTasks().at("plan").press("7").leaveBox()
	for digit, want := range map[string]string{"1": "2026-12-20", "2": "2027-02-22", "3": "2027-05-22"} {
		if got := k.fork(t).press(digit).m.a.Plan()[0].By.String(); got != want {
			t.Errorf("%s gives %s, want %s", digit, got, want)
		}
	}
}

// TestAnActionLeftEmptyIsNotKept guards the plan against empty lines, by every way out of the page.
func TestAnActionLeftEmptyIsNotKept(t *testing.T) {
	for _, leave := range [][]string{{"0"}, {"9"}, {"esc"}, {"8"}, {"m", "2"}} {
		k := startWalk(t, 80, 24)
		k.toTasks().at("plan").press("7").press(leave...)
		if plan := k.m.a.Plan(); len(plan) != 0 {
			t.Errorf("left by %v, the plan is %+v", leave, plan)
		}
	}
}

// TestAPlanHoldsFiveActions guards that a full plan offers no sixth, and takes one again once there is room.
func TestAPlanHoldsFiveActions(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().at("plan")
	for range assessment.PlanLimit {
		k.press("7").into("what").press("Learn").leaveBox().press("0")
	}
	if f := k.fork(t).press("7", "6"); f.place() != k.place() || len(f.m.a.Plan()) != assessment.PlanLimit {
		t.Errorf("a sixth action leads to\n%s", f.screen())
	}
	if k.press("5", "8", "7"); k.place() != "Action plan | Action 5" {
		t.Errorf("after taking one off, adding leads to\n%s", k.screen())
	}
}

// TestAnActionOfOnesOwnBeginsInItsFirstBox guards that what is typed first is not lost. An action from a mark has an
// idea to read and needs no words, so that digits alone go on with it.
func TestAnActionOfOnesOwnBeginsInItsFirstBox(t *testing.T) {
	for _, window := range sizes {
		k := startWalk(t, window.w, window.h).toTasks().at("plan").at("own").press("Meet Jo at 3")
		if k.leaveBox(); k.m.a.Plan()[0].What != "Meet Jo at 3" {
			t.Errorf("the plan is %+v", k.m.a.Plan())
		}
		k = startWalk(t, window.w, window.h).toTasks().press("3", "7", "esc").at("plan").at("fromMarked").press("1", "2")
		if k.m.a.Plan()[0].By.IsZero() {
			t.Errorf("digits alone give no date:\n%s", k.screen())
		}
	}
}

// TestAnActionFromAMarkSaysHowToWrite guards the person who wants words of their own there.
func TestAnActionFromAMarkSaysHowToWrite(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().press("3", "7", "esc").at("plan").at("fromMarked").press("1")
	if !strings.Contains(k.screen(), "What will I do? Tab to write.") {
		t.Errorf("nothing is said:\n%s", k.screen())
	}
	if k.press("tab", "x"); k.m.inputID != "what" || k.m.input.Value() != "x" {
		t.Errorf("Tab leads elsewhere:\n%s", k.screen())
	}
}

// TestTaskListCountsTheActions guards the row of the plan, which says as much as that of the training record.
func TestTaskListCountsTheActions(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).toTasks()
		for _, want := range []string{"Action plan", "Action plan 1 action", "Action plan 2 actions"} {
			lines := strings.Split(k.screen(), "\n")
			i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "Action plan") })
			if i < 0 || strings.Join(strings.Fields(lines[i]), " ") != want {
				t.Errorf("at %v, %q is not on\n%s", s, want, k.screen())
			}
			k.ok(k.m.a.AddAction(assessment.Action{What: "Learn"}))
			k.send(nil)
		}
	}
}
