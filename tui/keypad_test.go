package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
)

// A keypad has digits and Enter, and nothing that takes back what was typed.

// TestAKeypadLeadsOffEveryPage guards that no text box holds somebody who has digits and Enter alone: nothing is typed
// there, or a digit that was meant for Back, or the digit is met by an error.
func TestAKeypadLeadsOffEveryPage(t *testing.T) {
	for _, typed := range []string{"", "9"} {
		for _, sc := range slices.Concat(wayScenes, trainingScenes, bringScenes, savingScenes, hiddenScenes) {
			for _, width := range []int{60, 80} {
				k := startWalk(t, width, map[int]int{60: 20, 80: 24}[width])
				sc.reach(k)
				if k.m.inputID == "" || len(k.m.input.Value()) > longestDay { // which no keypad types
					continue
				}
				if from := k.press(typed).place(); !k.leftByKeypad(from) {
					t.Errorf("%s, after %q: a keypad does not lead off\n%s", sc.name, typed, k.screen())
				}
			}
		}
	}
}

// leftByKeypad presses Enter to leave a text box, and the digit of the way out of the page otherwise.
func (k *walk) leftByKeypad(from string) bool {
	for range 12 {
		switch {
		case k.m.inputID != "":
			k.press("enter")
		case k.m.shown.first: // there is no way back from a hidden screen, but one past it
			k.press("1")
		case k.m.shown.place == "Error: One of my own": // which says so
			k.press("8")
		default:
			k.press("9")
		}
		if k.place() != from {
			return true
		}
	}
	return false
}

// TestASecondBackLeavesOutADayThatIsNotTaken guards that it takes two, says so, and ends with the day as it was.
func TestASecondBackLeavesOutADayThatIsNotTaken(t *testing.T) {
	k := startWalk(t, 80, 24).toTraining().at("line2").retype(doneBox, "99").press("9")
	if k.m.problem() == "" || k.m.message != "Back again leaves it out." {
		t.Fatalf("the first Back leads to\n%s", k.screen())
	}
	was := k.lines()[2]
	if k.press("enter", "9"); k.place() != "Training record | 7 items" || k.lines()[2] != was {
		t.Errorf("the second Back leads to\n%s", k.screen())
	}
	if want := "What could not be taken was left out."; k.m.message != want {
		t.Errorf("it says %q, want %q", k.m.message, want)
	}

	k = startWalk(t, 80, 24).toTraining().at("line2").retype(doneBox, "99").press("9").retype(doneBox, "98").press("9")
	if k.m.problem() == "" {
		t.Errorf("what was typed since is left out at the first Back:\n%s", k.screen())
	}
}

// TestBackNeverLeavesOutALongText guards a note: it is not typed again in a moment.
func TestBackNeverLeavesOutALongText(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks().press("3")
	k.inNote(func() { k.paste(strings.Repeat("word ", 260)) })
	for range 3 {
		if k.press("esc"); k.m.problem() == "" || k.m.inputID != noteBox {
			t.Fatalf("Back leads to\n%s", k.screen())
		}
	}
}

// TestADayIsEightDigitsOnAKeypad guards the boxes for a day or a month, where a keypad has no space.
func TestADayIsEightDigitsOnAKeypad(t *testing.T) {
	want := assessment.Date{Year: 2026, Month: 2, Day: 28}
	k := startWalk(t, 80, 24).toTraining().at("line2").retype(doneBox, "28022026").press("0")
	if got := k.lines()[2].Done; got != want {
		t.Errorf("28022026 is read as %s", got)
	}
	k = startWalk(t, 80, 24).toTasks().at("training").press("4", "102026", "enter")
	if got := k.m.a.Training().Joined; got.Month != time.October || got.Year != 2026 {
		t.Errorf("102026 is read as %s:\n%s", got, k.screen())
	}
	for _, typed := range []string{"2822026", "31022026", "20260228"} {
		if _, err := assessment.ReadDay(typed); err == nil {
			t.Errorf("%s is read as a day", typed)
		}
	}
}
