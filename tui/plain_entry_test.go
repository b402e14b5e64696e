package tui

import (
	"strings"
	"testing"
)

// TestWritingOverATextSaysWhatBecomesOfTheOldOne guards a text that was written earlier: nobody takes its place without
// having heard that, and how to get it back.
func TestWritingOverATextSaysWhatBecomesOfTheOldOne(t *testing.T) {
	k := startTalk(t).toTasks(true).say("3")
	lacks(t, k.heard("note"), "takes its place")
	lacks(t, k.say("First note here.").heard("."), "brings the old one back")
	has(t, k.heard("note"), "It says now: First note here. Write it again whole: what you write takes its place.")
	has(t, k.heard("help"), "what you write takes its place")
	has(t, k.say("And another thing.").heard("."), "Saved. Kept. undo brings the old one back.")
	k.say("undo")
	if note := k.r.m.a.Answer(k.r.m.noted()).Note; note != "First note here." {
		t.Errorf("undo gives the note %q", note)
	}
	has(t, k.heard("note On one line."), "Kept. undo brings the old one back.")

	k = startTalk(t).toTasks(false).say("plan", "1", "1")
	lacks(t, k.heard("Ask for a talk"), "brings the old one back")
	has(t, k.heard("1"), "It says now: Ask for a talk Type it again whole, on one line: what you type takes its place.")
	has(t, k.heard("Read the guide"), "Kept. undo brings the old one back.")
}

// TestTheMonthOfJoiningIsReadOutAndCanBeEmptied guards "You can leave it empty": a month that was given once is heard
// again, and goes with one word.
func TestTheMonthOfJoiningIsReadOutAndCanBeEmptied(t *testing.T) {
	k := startTalk(t).toTasks(true).say("training")
	lacks(t, k.heard("4"), "Now:", "clear empties it")
	has(t, k.heard("9 2025"), "4. When I joined: September 2025.")
	has(t, k.heard("4"), "such as 9 2026: Now: September 2025. Enter keeps it. clear empties it.")
	has(t, k.heard(""), "4. When I joined: September 2025.")
	has(t, k.say("4").heard("Clear"), "Saved. It is empty now.", "4. When did you join?")
	if joined := k.r.m.a.Training().Joined; !joined.IsZero() {
		t.Errorf("the month is still %v", joined)
	}
}

// TestAWrongMonthHoldsNobody guards the ways out of a month that cannot be taken: each error says both.
func TestAWrongMonthHoldsNobody(t *testing.T) {
	wrong := func() *talk { return startTalk(t).toTasks(false).say("training", "4", "9 2025", "4", "13 2026") }
	k := wrong()
	for _, wayOut := range []string{"", "list"} {
		has(t, k.heard(wayOut), "Error: This is not a month that we know.", "Type it again, or clear to empty it.")
	}
	lacks(t, k.heard("repeat"), "Now:", "Type back again")
	has(t, k.heard("help"), "clear: empty it.")
	has(t, k.heard("back"), "Error: This is not a month that we know.", "Type back again to leave it out.")
	has(t, k.heard("back"), "What could not be taken was left out.", "4. When I joined: September 2025.")
	has(t, wrong().heard("clear"), "It is empty now.", "4. When did you join?")
	has(t, wrong().heard("10 2025"), "4. When I joined: October 2025.")
}

// TestClearIsNoWayRoundAWordOfSix guards the check that somebody has their words on paper.
func TestClearIsNoWayRoundAWordOfSix(t *testing.T) {
	k := startTalk(t).say("1", "", "1", "", "")
	has(t, k.heard("clear"), "Error: This is not word 4.")
	has(t, k.heard(strings.Repeat("word ", 100)), "Error: This is longer than any of our words.", "Type it again, or clear to empty it.")
	has(t, k.heard("clear"), "It is empty now.", "Type it on one line, or help:")
	has(t, k.heard("jigsaw"), "Saved. Keep your six words safe.")
}

// TestATextThatWaitsIsNotCalledUnchanged guards what stays on a page, because it was refused or because the line has no
// name yet: it is kept and emptied as any other, and said so.
func TestATextThatWaitsIsNotCalledUnchanged(t *testing.T) {
	k := startTalk(t).toTasks(false).say("training", "1", "3", "1", "Bladder scan", "", "1")
	has(t, k.heard("clear"), "It is empty now.")
	has(t, k.say("1").heard("clear"), "Nothing was changed.")

	k.say("list", "training", "1", "2", "8")
	has(t, k.heard("The ward team"), "Kept.")
	has(t, k.say("8").heard("The ward team"), "Nothing was changed.")
	lacks(t, k.say("8").heard("The night team"), "undo brings", "Nothing was changed.")
	has(t, k.say("8").heard("clear"), "It is empty now.")

	k = startTalk(t).toTasks(false).say("3", "note "+strings.Repeat("word ", 260))
	has(t, k.heard("note clear"), "It is empty now.")
}
