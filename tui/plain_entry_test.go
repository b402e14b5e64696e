package tui

import "testing"

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
