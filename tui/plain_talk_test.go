package tui

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestFirstLineSaysThatTextIsPlainAndWhy(t *testing.T) {
	k := startTalk(t)
	if first, _, _ := strings.Cut(k.all.String(), "\n"); first != "Plain text mode is on (because of --plain). Type help at any time." {
		t.Errorf("begins %q", first)
	}
}

func TestAnAnswerIsKeptAndSaidInAFewWords(t *testing.T) {
	for saves, want := range map[bool]string{true: "Saved. 3, On my own.\n", false: "3, On my own.\n"} {
		k := startTalk(t).toTasks(saves).say("3")
		if said := k.heard("3"); !strings.HasPrefix(said, want) {
			t.Errorf("saving %t: said %q", saves, said)
		}
		has(t, k.last(20), "Statement 2 of 11, Clinical and technical.", "Your answer, 1 to 6, or help:")
	}
}

// TestAnAnswerIsNotCalledSavedWhenItIsNot guards "say it when it is true".
func TestAnAnswerIsNotCalledSavedWhenItIsNot(t *testing.T) {
	k := startTalk(t).toTasks(true).say("3")
	k.out.drafts.saveErr = errDiskFull
	said := k.heard("3")
	has(t, said, "Your last answer is not saved yet", "The disk of this computer is full (S1).")
	lacks(t, strings.ReplaceAll(said, "Not saved", ""), "Saved. 3")
}

func TestALineThatIsNoAnswerChangesNothing(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	before := k.r.m.a.Revision()
	for line, want := range map[string]string{
		"7":                      "Error: 7 is not a number here. Nothing was chosen. Type 1 to 6.",
		"0":                      "Error: 0 is not a number here.",
		"99999999999999999999":   "Error: 99999999999999999999 is not a number here.",
		"3 4":                    "Error: One answer at a time. Nothing was chosen.",
		"banana":                 `Error: We do not know "banana". Nothing was changed.`,
		"re":                     "Error: re could be review, results, record, report or repeat. Type more of it.",
		"mark 3":                 `Error: We do not know "mark 3".`,
		"\x1b[2J\x00\x07":        "Error: We do not know",
		strings.Repeat("x", 999): "Error: We do not know",
		"-1":                     "Error: We do not know",
		"me":                     "Error: me does not work here.",
	} {
		said := k.heard(line)
		has(t, said, want, "Your answer, 1 to 6, or help:")
		if wrong := unspeakable(said); wrong != "" {
			t.Errorf("%q: %s", line, wrong)
		}
	}
	if k.r.m.a.Revision() != before {
		t.Error("something was changed")
	}
	has(t, k.heard("note"), "There is no note yet.")
}

// TestAQualificationHasNoFive guards the numbers of ratings: each means the same on every page.
func TestAQualificationHasNoFive(t *testing.T) {
	k := startTalk(t).toTasks(false).say("1")
	has(t, k.last(20), "Your answer, 1 to 4, or 6, or help:")
	has(t, k.heard("5"), "Error: 5 is not a number here.")
	has(t, k.heard("6"), "6, Not needed for my role.")
}

func TestEnterKeepsAnAnswerAndAsksBeforeItLeavesOneOpen(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	has(t, k.heard(""), "Leave this one for later? y or n")
	lacks(t, k.heard("n"), "Statement 2 of 11")
	has(t, k.heard(""), "Leave this one for later? y or n")
	has(t, k.heard("y"), "Statement 2 of 11")
	has(t, k.heard("back"), "Statement 1 of 11")
	has(t, k.heard("2"), "2, With support.", "Statement 2 of 11")
	has(t, k.heard("b"), "Answer so far: 2, With support.")
	has(t, k.heard(""), "Statement 2 of 11")
	if n := k.r.m.a.Progress().Answered; n != 1 {
		t.Errorf("%d answers", n)
	}
}

func TestNoteIsReadOutWrittenKeptAndEmptied(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	f := k.r.m.noted()
	note := func() string { return k.r.m.a.Answer(f).Note }
	has(t, k.heard("note"), "There is no note yet.", "Do not name people you care for or work with.")
	has(t, k.say("First shift.", "back", "7").heard("."), "Kept.")
	if note() != "First shift.\nback\n7" {
		t.Fatalf("the note is %q", note())
	}
	has(t, k.heard("note"), "It says now: First shift. back 7")
	has(t, k.heard(""), "Nothing was changed.")
	has(t, k.heard("note"), "First shift.")
	has(t, k.heard("clear"), "It is empty now.")
	has(t, k.heard("note On one line, 3 of us."), "Kept.")
	if note() != "On one line, 3 of us." {
		t.Errorf("the note is %q", note())
	}
	k.say("note", "half a thou")
	k.end()
	if note() != "On one line, 3 of us." {
		t.Errorf("a note that was not ended was kept: %q", note())
	}
}

func TestNoteThatIsTooLongIsNotCutAndWaits(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	has(t, k.heard("note "+strings.Repeat("word ", 260)), "Error: Your note has 1,299 characters. Shorten it to 1,000. Nothing is lost.")
	has(t, k.heard("report"), "Error: Your note has 1,299 characters.")
	has(t, k.heard("3"), "Error: Your note has 1,299 characters.")
	has(t, k.heard("note"), "word word")
	has(t, k.heard("clear"), "Your answer, 1 to 6")
	has(t, k.heard("3"), "Statement 2 of 11")
}

func TestAWholeNoteFitsHoweverManyLinesItHas(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "note")
	for range 5000 {
		if k.r.entry == nil {
			break
		}
		k.say(strings.Repeat("x", 100))
	}
	has(t, k.last(5), "Error: That note is too long, and nothing of it was taken. A note holds 1,000 characters.")
}

func TestWordsReachEveryPartOfTheWay(t *testing.T) {
	k := startTalk(t)
	for _, word := range []string{"list", "review", "results", "plan", "report", "finish"} {
		has(t, k.heard(word), "Error: "+word+" does not work here. It comes after the page How to answer.")
	}
	k.toTasks(false)
	for word, want := range map[string]string{
		"review": "Check your answers.", "results": "My results.", "plan": "Action plan.", "training": "Training record.", "record": "Training record.", "report": "What goes into your report?",
		"finish": "Planning question 1 of 2.", "save": "Save as you go?", "menu": "Menu.", "leave": "Leave Waymark?",
	} {
		has(t, k.heard(word), want)
		has(t, k.heard("back"), "Your assessment")
	}
	has(t, k.heard("review"), "3.9 Reporting concerns: not answered.")
	has(t, k.heard("3.9"), "Statement 8 of 11")
	has(t, k.heard("stages"), "Assistant practitioner")
	has(t, k.heard("list"), "Your assessment")
	has(t, k.heard("where"), "0 of 54 answered. Kept in memory only.")
	has(t, k.heard("help"), "review: check your answers.", "undo: take back the last change.")
}

func TestUndoSaysWhatIsThereAgain(t *testing.T) {
	k := startTalk(t).toTasks(true).say("3", "mark")
	has(t, k.heard("undo"), "Saved. Undone: 3.1 is not marked now.")
	has(t, k.say("undo", "undo", "undo").heard("undo"), "There is nothing to take back.")
}

// TestSixWordsComeBackToTheSamePage guards saving: shown once, one asked back, and what is typed later opens them.
func TestSixWordsComeBackToTheSamePage(t *testing.T) {
	k := startTalk(t).say("1", "", "1", "")
	has(t, k.all.String(), "1 apricot 2 daffodil 3 falcon 4 jigsaw 5 nectar 6 umbrella")
	has(t, k.heard(""), "Type word 4")
	has(t, k.heard("falcon"), "Error: This is not word 4.")
	has(t, k.heard("Jigsaw"), "Saved. Keep your six words safe.", "About your role 1 of 3.")
	k.say("2", "2", "1", "", "3", "3")
	has(t, k.end(), "The input ended.", "Your answers are saved. Your six words open them until 22 December 2026.")

	again := talkWith(t, k.out).say("2")
	has(t, again.heard("apr daf fax"), `Error: Word 3, "fax", is not one of our words.`)
	has(t, again.heard("apr daf fal jig nec"), "Error: Six words open your answers, and here 5 words are typed.")
	has(t, again.heard(typedWords), "Welcome back.", "Statement 2 of 11, Clinical and technical.")
	lacks(t, again.heard("repeat"), "apricot")
}

// TestIdleTimesWarnHideAndClear guards the times of the full screen: one line and one bell, any line carries on and does
// nothing else, and what was answered leaves the window.
func TestIdleTimesWarnHideAndClear(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "3")
	k.still(5 * time.Second)
	warned := k.still(4 * time.Minute)
	has(t, warned, "Your answers are not saved. In about 1 minute this screen will be hidden.", "Press Enter to carry on")
	if strings.Count(warned, "\a") != 1 {
		t.Errorf("%d bells in %q", strings.Count(warned, "\a"), warned)
	}
	before := k.r.m.a.Revision()
	has(t, k.heard("3"), "You carried on. What you typed did nothing else.", "Your answer, 1 to 6, or help:")
	if k.r.m.a.Revision() != before {
		t.Error("the line that woke it answered")
	}
	hidden := k.still(5*time.Minute + 10*time.Second)
	has(t, hidden, "Hidden.", "This screen is hidden", "me to carry on, or other to start from the beginning:")
	if !strings.Contains(hidden, strings.Repeat("\n", pushedOff)) {
		t.Error("what was answered still stands in the window")
	}
	has(t, k.heard("list"), "Error: list does not work here.")
	has(t, k.heard("undo"), "me to carry on")
	has(t, k.heard("me"), "Your assessment")
	has(t, k.still(8*time.Minute+10*time.Second), "In about 2 minutes the answers will be cleared.")
	has(t, k.still(2*time.Minute), "Cleared.", "See where you are and plan what to learn next")
	if k.r.m.begun {
		t.Error("the answers are not cleared")
	}
	if said := k.still(time.Hour); strings.TrimSpace(said) != "" {
		t.Errorf("an hour later it says %q", said)
	}
}

func TestIdleTimesAskForSixWordsWhereAnswersAreSaved(t *testing.T) {
	k := startTalk(t).toTasks(true).say("3", "3")
	k.still(5 * time.Second)
	has(t, k.still(4*time.Minute), "Your answers are saved.")
	has(t, k.still(time.Minute+10*time.Second), "This screen is hidden", "type your six words to carry on")
	if k.out.drafts.open != "" || k.r.m.begun {
		t.Error("the answers are still in memory")
	}
	has(t, k.heard("3"), "Error:")
	has(t, k.heard(typedWords), "Welcome back.", "Statement 2 of 11")
}

// TestANoteThatIsBeingWrittenOutlivesAWarning guards every line that somebody types.
func TestANoteThatIsBeingWrittenOutlivesAWarning(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "note", "One.")
	k.still(5 * time.Second)
	k.still(4 * time.Minute)
	k.say("Two.", ".")
	if note := k.r.m.a.Answer(k.r.m.noted()).Note; note != "One.\nTwo." {
		t.Errorf("the note is %q", note)
	}
}

func TestADateOfOnesOwnIsAskedForAtOnce(t *testing.T) {
	k := startTalk(t).toTasks(false).say("plan", "1")
	asked := k.heard("8")
	has(t, asked, "Day, month and year, such as 28 2 2027:")
	lacks(t, asked, "A number")
	refused := k.heard("31 2 2027")
	has(t, refused, "Error: This is not a day that we know.", "such as 28 2 2027. Type it again. clear empties it. Enter alone leaves it for now.")
	lacks(t, refused, "A number")
	has(t, k.heard("28/2/2027"), "By when? 28 February 2027")
	has(t, k.heard("1"), "What will I do?", "There is nothing yet.")
	has(t, k.heard("Ask for a talk"), "Kept.")
	has(t, k.heard(""), "1. Ask for a talk. Not started. By 28 February 2027.")
	k.say("1")
	has(t, k.heard("remove"), "Taken off. undo brings it back.")
}

// TestWhatWasSavedIsSaidOnce guards that the name of the file is the first thing heard, and the prompt the next.
func TestWhatWasSavedIsSaidOnce(t *testing.T) {
	k := startTalk(t).toTasks(false).say("report", "")
	for _, name := range []string{"waymark-report-k7f3qm", "another-name"} {
		k.r.m.deps.NewName = func() string { return name }
		said := k.heard("2")
		if !strings.HasPrefix(said, "Saved as "+name) || strings.Count(said, "Saved as") != 1 {
			t.Errorf("it says\n%s", said)
		}
	}
}

// TestAtAKioskEveryWayOutLeadsToTheStart guards the next person: nobody finds a shell or another's answers.
func TestAtAKioskEveryWayOutLeadsToTheStart(t *testing.T) {
	out := newOutside()
	out.kiosk = true
	k := talkWith(t, out).toTasks(false).say("3", "3", "leave")
	k.r.atTerm = true
	left := k.heard("3")
	const stays = "What stood in this window may still be there."
	has(t, left, "See where you are and plan what to learn next", stays)
	if k.r.m.begun || k.r.quit || !strings.Contains(left, strings.Repeat("\n", pushedOff)) {
		t.Error("the answers are still here, or it ended")
	}
	k.toTasks(false).say("3", "3")
	from := k.all.Len()
	k.r.interrupted(endSignals[1])
	if k.r.m.begun || k.r.quit {
		t.Error("Ctrl+C does not lead to the start")
	}
	if !strings.Contains(k.all.String()[from:], stays) || !strings.Contains(k.last(5), stays) {
		t.Errorf("after Ctrl+C the window ends with\n%s", k.last(5))
	}
	k.end()
	if !k.r.quit {
		t.Error("it goes on though the input ended")
	}
}

// TestTextOfOnesOwnIsReadBackWhole guards other letters and signs than ours.
func TestTextOfOnesOwnIsReadBackWhole(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "note Zoë paid £5 – fine")
	has(t, k.heard("note"), "Zoë paid £5 - fine")
}

func TestEveryWordIsInHelpWhereItWorks(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3")
	said := k.heard("help")
	for _, w := range plainWords() {
		if works := w.here == nil || w.here(&k.r.m); works != strings.Contains(said, "\n"+w.name+": ") {
			t.Errorf("%s works here: %t, in help:\n%s", w.name, works, said)
		}
	}
	for i, w := range plainWords() {
		for _, other := range plainWords()[i+1:] {
			if w.name == other.name {
				t.Error(fmt.Sprint("two words are ", w.name))
			}
		}
	}
}

// TestATextThatIsNotTakenHoldsNobody guards the way out of a page with a text that cannot be kept: it is asked for again,
// and where it was left, every error says what to type to mend it.
func TestATextThatIsNotTakenHoldsNobody(t *testing.T) {
	k := startTalk(t).toTasks(false).say("plan", "1", "8", "31 2 2027")
	has(t, k.heard("help"), "clear empties it.")
	has(t, k.heard("soon"), "Error: This is not a day that we know.", "Type it again.")
	has(t, k.heard(""), "Type 9 to write it again.", "A number, 1 to 12")
	for _, wayOut := range []string{"back", "", "list"} {
		has(t, k.heard(wayOut), "Error: This is not a day that we know.", "Type 9 to write it again.")
	}
	has(t, k.say("9").heard("clear"), "A number, 1 to 12")
	has(t, k.heard("back"), "Action plan.")

	k = startTalk(t).toTasks(false).say("3", "note "+strings.Repeat("word ", 260))
	has(t, k.heard("back"), "Error: Your note has 1,299 characters.", "Type note to write it again.")
}

// TestANoteAsksForEachLine guards the person who is not sure whether it still listens, or how to end.
func TestANoteAsksForEachLine(t *testing.T) {
	k := startTalk(t).toTasks(false).say("3", "note")
	for _, line := range []string{"First shift.", "", "7"} {
		if said := k.heard(line); said != "Next line, or a full stop alone to end:\n" {
			t.Errorf("after %q it says %q", line, said)
		}
	}
	has(t, k.heard("."), "Kept.")
}

// TestAPathCanBeTypedWhereARecordIsAskedFor guards the person who does as the page says, and types where the file is.
func TestAPathCanBeTypedWhereARecordIsAskedFor(t *testing.T) {
	k := startTalk(t).say("3")
	has(t, k.heard("/mnt/none.pdf"), "Error: ", "Type it on one line, or help:")
	has(t, k.heard("back"), "Where is your last record?")
	has(t, k.heard("none.pdf"), "Error: We cannot tell where this file is. Type its folder too, such as "+onAStick("report.pdf", runtime.GOOS)+".")
	k.say("back")
	for _, other := range []string{"banana", "menu.", "1."} {
		has(t, k.heard(other), `Error: We do not know "`+other+`".`)
	}
}
