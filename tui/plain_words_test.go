package tui

import "testing"

// TestAPageThatAsksNothingSaysThatEnterGoesOn guards whoever comes back to saving by ear: neither of its two ways out is
// a way on.
func TestAPageThatAsksNothingSaysThatEnterGoesOn(t *testing.T) {
	k := startTalk(t).toStage(true)
	has(t, k.heard("back"), "2. Delete my saved answers now.", "A number, 1 or 2, Enter to go on, or help:")
	has(t, k.heard(""), "About your role 1 of 3.")
	has(t, startTalk(t).say("1").heard(""), "Your answer, 1 or 2, then Enter alone to go on, or help:")
}
