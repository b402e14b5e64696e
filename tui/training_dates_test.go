package tui

import (
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
