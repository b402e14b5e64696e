package tui

import (
	"strings"
	"testing"
	"time"
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

// TestFirstLettersFindTheWordsThatWorkHere guards the errors from naming words that do not.
func TestFirstLettersFindTheWordsThatWorkHere(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	if said := k.heard("m"); !strings.HasPrefix(said, "Error: m could be mark or menu. Type more of it.\n") {
		t.Errorf("on a statement m says %s", said)
	}
	has(t, k.say("list").heard("m"), "Menu.")
	has(t, k.say("back").heard("no"), "Error: note does not work here. Notes are for the statements about your work now.")
	k.still(6 * time.Minute)
	has(t, k.heard("m"), "Your assessment.")
}

// TestAWordThatDoesNotWorkSaysWhereItDoes guards the reasons: each is true on the page where it is heard.
func TestAWordThatDoesNotWorkSaysWhereItDoes(t *testing.T) {
	k := startTalk(t).toStage(false).say("2", "2", "1")
	has(t, k.heard("where"), "How to answer.")
	has(t, k.heard("plan"), "Error: plan does not work here. It comes after the page How to answer.")
	k.say("", "3", "3", "3", "list", "9", "3")
	has(t, k.heard("where"), "Statement 1 of 2, Look ahead to assistant practitioner.")
	for _, line := range []string{"note", "note Told the physio"} {
		has(t, k.heard(line), "Error: note does not work here. Notes are for the statements about your work now.")
	}
	k.still(6 * time.Minute)
	for _, word := range []string{"plan", "save", "menu", "note"} {
		has(t, k.heard(word), "Error: "+word+" does not work here. This screen is hidden.")
	}

	k = startTalk(t).toTasks(true)
	k.still(6 * time.Minute)
	has(t, k.heard("me"), "Error: me does not work here. This screen is hidden.")
}

// TestHelpTellsWhatIsSoOnThePage guards the words about statements, and what the menu holds.
func TestHelpTellsWhatIsSoOnThePage(t *testing.T) {
	k := startTalk(t)
	lacks(t, k.heard("help"), "Leaving a statement open")
	k.toStage(false)
	lacks(t, k.heard("help"), "change your role", "Leaving a statement open")
	k.say("2", "2", "1", "")
	has(t, k.heard("help"), "menu: saving, what we keep and, from the task list on, your role.")
	has(t, k.say("3").heard("help"), "Leaving a statement open is fine.")
}

// TestListsReadAsSentences guards hints from running into the label before them.
func TestListsReadAsSentences(t *testing.T) {
	k := startTalk(t).toStage(false)
	has(t, k.say("2").heard("2"), "1. Physiotherapy and osteopathy.", "2. Occupational and arts therapies: art, drama, music.",
		"5. Speech, diet, feet, eyes and limbs: speech, dietetics, podiatry,")
}

// TestADomainKeepsItsNumberInTheLookAhead guards the person who knows the domains by their numbers: one with nothing to
// look at takes none of the others' away.
func TestADomainKeepsItsNumberInTheLookAhead(t *testing.T) {
	k := startTalk(t).toTasks(false).say("7", "3", "3", "3", "3", "list")
	said := k.heard("9")
	has(t, said, "Research, improvement: Nothing to look at. 7. Leadership: 0 of ", "A number, 7, Enter to go on, or help:")
	has(t, k.heard("6"), "Error: 6 is not a number here. Nothing was chosen. Type 7.")
	has(t, k.heard("7"), "Look ahead to assistant practitioner.", "7.1")
}
