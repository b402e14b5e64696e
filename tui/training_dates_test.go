package tui

import (
	"slices"
	"testing"

	"waymark/assessment"
)

// TestAMonthOfJoiningThatCannotBeIsNeverKept guards the due dates and the report: a short year is asked for whole, with
// the month that was meant, and what was said before stays.
func TestAMonthOfJoiningThatCannotBeIsNeverKept(t *testing.T) {
	for typed, sentence := range map[string]string{
		"12/9/22":   "Write the year with four digits, such as 9 2022.",
		"9/22":      "Write the year with four digits, such as 9 2022.",
		"sep 98":    "Write the year with four digits, such as 9 1998.",
		"0112/9/22": "Check the year. We take 1940 to 2100.",
		"12 1939":   "Check the year. We take 1940 to 2100.",
		"12 2026":   "This month has not come yet. Type the month in which you joined, or leave it empty.",
		"31 2 2022": "This is not a month that we know. Type month and year, such as 9 2026. Nothing is lost.",
	} {
		before := assessment.Date{Year: 2020, Month: 5, Day: 1}
		k := startWalk(t, 80, 24).toTasks()
		k.ok(k.m.a.SetJoined(before, k.m.today()))
		k.at("training").at("joined").retype(joinedBox, typed).press("0")
		if top, field := k.said(sentence); top != 1 || field != 1 || k.m.input.Value() != typed || k.m.a.Training().Joined != before {
			t.Errorf("%q gives %v:\n%s", typed, k.m.a.Training().Joined, k.screen())
		}
	}
}

// TestAMonthOfJoiningIsHeardWrongInPlainTextToo guards those who hear the page.
func TestAMonthOfJoiningIsHeardWrongInPlainTextToo(t *testing.T) {
	k := startTalk(t).toTasks(false).say("training", "4")
	has(t, k.heard("12/9/22"), "Error: Write the year with four digits, such as 9 2022.")
	has(t, k.heard("9 2022"), "When I joined: September 2022.")
}

// dayBox is a box that takes a day, with the way to its page.
type dayBox struct {
	id, sample string
	open       func(k *walk)
}

// dayBoxes are all of them.
var dayBoxes = []dayBox{
	{dateBoxID, "28 2 2027", func(k *walk) { k.toTasks().at("plan").press("7").leaveBox().press("4") }},
	{doneBox, "28 2 2026", func(k *walk) { k.toTraining().at("line2") }},
	{bookedBox, "28 2 2026", func(k *walk) { k.toTraining().at("line2").leaveBox().press("7") }},
	{dueBox, "28 2 2026", func(k *walk) { k.toTraining().at("line2").leaveBox().press("7") }},
	{knownBox, "28 2 2026", func(k *walk) { k.toTraining().at("line4").at("cc-5") }},
	{signedBox, "28 2 2026", func(k *walk) { k.toTraining().at("line4").at("cc-5") }},
}

// TestEveryBoxForADayRefusesTheSameSlips guards each of them: a short year names the very day that was meant, a year that
// cannot be is looked at again, and nothing is kept of either.
func TestEveryBoxForADayRefusesTheSameSlips(t *testing.T) {
	for _, b := range dayBoxes {
		noDay := "This is not a day that we know. Type day, month and a year of four digits, such as " + b.sample + "."
		for typed, sentence := range map[string]string{
			"28/2/27":        "Write the year with four digits, such as 28 2 2027.",
			"28.2.27":        "Write the year with four digits, such as 28 2 2027.",
			"28 02 27":       "Write the year with four digits, such as 28 2 2027.",
			"28 February 98": "Write the year with four digits, such as 28 2 1998.",
			"280227":         "Write the year with four digits, such as 28 2 2027.",
			"28 2 0027":      "Check the year. We take 1940 to 2100.",
			"31 12 1939":     "Check the year. We take 1940 to 2100.",
			"1 1 2101":       "Check the year. We take 1940 to 2100.",
			"2 1939":         "Check the year. We take 1940 to 2100.",
			"2 2027":         "This has no day. If you know the month alone, type its first day: 1 2 2027.",
			"31/2/27":        noDay,
			"31 2 2027":      noDay,
		} {
			k := startWalk(t, 80, 24)
			b.open(k)
			before := k.answers()
			k.retype(b.id, typed).press("0")
			if top, field := k.said(sentence); top != 1 || field != 1 || k.m.inputID != b.id || k.m.input.Value() != typed {
				t.Errorf("%s, %q: want %q:\n%s", b.id, typed, sentence, k.screen())
			}
			if k.answers() != before {
				t.Errorf("%s, %q is kept as %s", b.id, typed, k.answers())
			}
		}
	}
}

// TestADayToComeIsNotOneThatHasPassed guards the plan and the next booking against a slip in the year. Today is no slip.
func TestADayToComeIsNotOneThatHasPassed(t *testing.T) {
	for id, sentence := range map[string]string{
		dateBoxID: "This day has passed. Type a day from today on, or leave it empty.",
		bookedBox: "This day has passed. Type the day of the next booking, or leave it empty.",
	} {
		open := dayBoxes[slices.IndexFunc(dayBoxes, func(b dayBox) bool { return b.id == id })].open
		for _, typed := range []string{"1.1.1999", "21 11 2026"} {
			k := startWalk(t, 80, 24)
			open(k)
			before := k.answers()
			k.retype(id, typed).press("0")
			if top, field := k.said(sentence); top != 1 || field != 1 || k.m.input.Value() != typed || k.answers() != before {
				t.Errorf("%s, %s: kept as %s:\n%s", id, typed, k.answers(), k.screen())
			}
			if k.retype(id, "22 11 2026").press("0"); k.m.problem() != "" || k.answers() == before {
				t.Errorf("%s: today is refused:\n%s", id, k.screen())
			}
		}
	}
}

// TestADayThatPassedSinceItWasKeptStays guards the plan of an old record, and a booking that was for last week.
func TestADayThatPassedSinceItWasKeptStays(t *testing.T) {
	passed := assessment.Date{Year: 2026, Month: 1, Day: 5}
	k := startWalk(t, 80, 24).toTasks()
	k.ok(k.m.a.AddAction(assessment.Action{What: "Shadow a colleague", By: passed}))
	k.at("plan").press("1").into(dateBoxID).leaveBox().press("7").retype(dateBoxID, "5/1/2026").press("0")
	if act := k.m.a.Plan()[0]; k.place() != "Action plan | 1 of 5 actions" || act.By != passed || act.Status != assessment.Done {
		t.Errorf("the plan is %+v:\n%s", k.m.a.Plan(), k.screen())
	}
	if k.press("1").retype(dateBoxID, "4/1/2026").press("0"); k.m.a.Plan()[0].By.Day != 4 {
		t.Errorf("of what is done no day of the past can be said:\n%s", k.screen())
	}
	k = startWalk(t, 80, 24).toTraining()
	line := k.lines()[2]
	line.Booked = passed
	k.ok(k.m.a.ChangeTraining(2, line, k.m.today()))
	k.at("line2").leaveBox().press("7").into(bookedBox).leaveBox().press("0")
	if k.place() != "Training record | 7 items" || k.lines()[2].Booked != passed {
		t.Errorf("booked for %s:\n%s", k.lines()[2].Booked, k.screen())
	}
}
