package tui

import (
	"strings"
	"testing"
)

// TestAPageThatAsksNothingSaysThatEnterGoesOn guards whoever comes back to saving by ear: neither of its two ways out is
// a way on.
func TestAPageThatAsksNothingSaysThatEnterGoesOn(t *testing.T) {
	k := startTalk(t).toStage(true)
	has(t, k.heard("back"), "2. Delete my saved answers now.", "A number, 1 or 2, Enter to go on, or help:")
	has(t, k.heard(""), "About your role 1 of 3.")
	has(t, startTalk(t).say("1").heard(""), "Your answer, 1 or 2, then Enter alone to go on, or help:")
}

// TestEnterOnAnOpenQuestionSaysWhatYesDoes guards the questions that are no statements: those are not left for later.
func TestEnterOnAnOpenQuestionSaysWhatYesDoes(t *testing.T) {
	k := startTalk(t).toStage(false)
	has(t, k.heard(""), "Nothing chosen. Go on without an answer? y or n")
	has(t, k.heard("y"), "About your role 2 of 3.")
	k = startTalk(t).toTasks(false).say("6", "", "y", "", "y")
	has(t, k.heard("repeat"), "Have you finished this domain?")
	has(t, k.heard(""), "Nothing chosen. Go on without an answer? y or n")
	has(t, k.say("y", "finish", "", "").heard("repeat"), "Share one row")
	has(t, k.heard(""), "Nothing chosen. Go on and share nothing? y or n")
	has(t, k.heard("y"), "What goes into your report?")
	has(t, k.say("list", "3").heard(""), "Leave this one for later? y or n")
}

// TestTheTaskListSaysItsNameFirst guards where: it names the page, and no count is heard twice.
func TestTheTaskListSaysItsNameFirst(t *testing.T) {
	k := startTalk(t).toTasks(false)
	for _, word := range []string{"list", "repeat"} {
		said := k.heard(word)
		if !strings.HasPrefix(said, "\nYour assessment. 0 of 54 answered.\n") || strings.Count(said, "Your assessment") != 1 {
			t.Errorf("%s says\n%s", word, said)
		}
	}
	if said := k.heard("where"); !strings.HasPrefix(said, "Your assessment. 0 of 54 answered. Kept in memory only.\n") {
		t.Errorf("where says %s", said)
	}
	has(t, k.say("3").heard("where"), "Statement 1 of 11, Clinical and technical. 0 of 54 answered.")
}

// TestHowFarAnActionIsHasAQuestionOfItsOwn guards the ear: without one "Not started. Chosen." answers "By when?".
func TestHowFarAnActionIsHasAQuestionOfItsOwn(t *testing.T) {
	k := startTalk(t).toTasks(false).say("plan")
	has(t, k.heard("1"), "8. A date. How far is it? 9. Not started. Chosen.")
}

// TestUndoWithNothingToUndoSaysSo guards the start page from being read again in the place of an answer.
func TestUndoWithNothingToUndoSaysSo(t *testing.T) {
	k := startTalk(t)
	if said := k.heard("undo"); said != "There is nothing to take back.\nA number, 1 to 4, or help:\n" {
		t.Errorf("it says %s", said)
	}
	k.say("4")
	has(t, k.heard("undo"), "There is nothing to take back. Enter to go back, or help:")
}

// TestPlainTextOffersNoLooks guards the ear from an entry that leads to a page with nothing on it.
func TestPlainTextOffersNoLooks(t *testing.T) {
	k := startTalk(t)
	has(t, k.all.String(), "4. What we keep and what we do not.", "A number, 1 to 4, or help:")
	lacks(t, k.all.String(), "looks")
	has(t, k.say("1").heard("menu"), "3. What we keep and what we do not. A number, 1 to 3, or help:")
	menu := k.say("back", "", "2", "", "2", "2", "1", "").heard("menu")
	has(t, menu, "6. What we keep and what we do not.", "7. Finish, report and clear.", "A number, 1 to 7, or help:")
	lacks(t, menu, "looks")
	has(t, k.heard("What we keep and what we do not"), "Nothing is kept against your name.")
	has(t, k.say("back", "menu").heard("7"), "Planning question 1 of 2.")
}
