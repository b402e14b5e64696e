package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// status is what the status line says of saving, when there is nothing newer to say.
func (k *walk) status() string { return k.m.savedWords() }

// kept is the draft as it is on the disk.
func (k *walk) kept() *assessment.Draft {
	k.t.Helper()
	content, ok := k.out.drafts.kept[strings.Join(drawnWords, " ")]
	if !ok {
		k.t.Fatal("nothing is saved")
	}
	d, err := assessment.DecodeDraft(k.m.current, []byte(content.content))
	k.ok(err)
	return d
}

// TestNothingIsSavedUnlessThePersonWants guards "saving declined: nothing on the disk": the store is not even asked.
func TestNothingIsSavedUnlessThePersonWants(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.m.deps.Drafts = nil // would end the walk
	k.toPlaces()
	if k.press("2", "0", "1", "0"); k.place() != "Waymark | Done" {
		t.Errorf("the way ends on %q", k.place())
	}
}

// TestSavedIsSaidOnlyOnceItIs guards "say it when it is true", change by change.
func TestSavedIsSaidOnlyOnceItIs(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3")
	if k.status() != "Saved 10:43" {
		t.Fatalf("on a new page it says %q", k.status())
	}
	k.holdUp().press("2")
	if k.status() != "" {
		t.Errorf("before the disk has it, it says %q", k.status())
	}
	k.pass(slowSave)
	if k.status() != "Saving" {
		t.Errorf("after a second without an answer it says %q", k.status())
	}
	k.pass(time.Minute).letGo()
	if want := "Saved " + k.out.now.Format("15:04"); k.status() != want {
		t.Errorf("once the disk has it, it says %q, want %q", k.status(), want)
	}
	if k.pass(slowSave); strings.HasPrefix(k.status(), "Saving") {
		t.Errorf("later it says %q", k.status())
	}
}

// TestATextThatIsNotTakenIsNotSaidToBeSaving guards the status line of a page whose text waits to be put right.
func TestATextThatIsNotTakenIsNotSaidToBeSaving(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().at("training").press("1").at("line3").retype(doneBox, "99").press("0").pass(2 * slowSave)
	if want := "Saved " + k.m.savedAt() + ", but not this text"; k.status() != want {
		t.Errorf("it says %q, want %q", k.status(), want)
	}
	if k.retype(doneBox, "1 6 2026").press("0"); k.status() != "Saved "+k.m.savedAt() {
		t.Errorf("put right, it says %q", k.status())
	}
}

// TestChangesWhileSavingMakeOneMoreSave guards that at most one save runs, and that the last change is the one on the
// disk.
func TestChangesWhileSavingMakeOneMoreSave(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3").holdUp()
	before := k.out.drafts.saves
	if k.press("1", "2", "3", "7"); k.out.drafts.saves != before+1 {
		t.Errorf("%d saves run at a time", k.out.drafts.saves-before)
	}
	if k.status() != "" {
		t.Errorf("it says %q", k.status())
	}
	k.letGo()
	if k.out.drafts.saves != before+2 {
		t.Errorf("%d saves for four changes, want 2", k.out.drafts.saves-before)
	}
	if got := k.kept().Assessment.Answer(k.m.q.Area("d3-underpinning-knowledge")); got.Rating != assessment.OnMyOwn || !got.Mark {
		t.Errorf("on the disk is %+v", got)
	}
}

// TestALateAnswerNeverShowsAsNewer guards against answers that come in another order than they were asked for.
func TestALateAnswerNeverShowsAsNewer(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "1").holdUp().press("2")
	for _, late := range []savedMsg{
		{sitting: k.m.sitting, change: k.m.saving.change - 1, version: k.m.version()},
		{sitting: k.m.sitting - 1, change: k.m.saving.change, version: k.m.version()},
	} {
		f := k.fork(t)
		if f.send(late); strings.HasPrefix(f.status(), "Saved") {
			t.Errorf("after %+v it says %q", late, f.status())
		}
	}
}

// TestNoKeyWaitsForTheDisk guards the way on while a save is held up for good.
func TestNoKeyWaitsForTheDisk(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3").holdUp()
	for range 11 {
		k.press("2", "0")
	}
	if k.place() != "3  Clinical and technical | 11 of 11 answered" {
		t.Errorf("held up, eleven answers lead to %q", k.place())
	}
	if strings.HasPrefix(k.status(), "Saved") {
		t.Errorf("it says %q", k.status())
	}
	if k.letGo(); k.kept().Assessment.Progress().Answered != 11 {
		t.Errorf("%d of 11 answers are saved", k.kept().Assessment.Progress().Answered)
	}
}

// TestFailedSaveIsTold guards page X1: what it says, that it answers nothing by itself, and what it offers.
func TestFailedSaveIsTold(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.notSaved()
	if k.place() != "Waymark | Not saved" || k.status() != "! Not saved since 10:43" {
		t.Fatalf("on %q it says %q", k.place(), k.status())
	}
	f := k.fork(t)
	f.m.lastKey = f.out.now // the page has just come up
	if f.send(tea.KeyPressMsg{Code: '3', Text: "3"}); f.place() != k.place() {
		t.Errorf("a digit meant for the page before leads to %q", f.place())
	}
	for name, back := range map[string]string{"3": "3  Clinical and technical | Statement 1 of 11", "2": "Report | 9 pages"} {
		f := k.fork(t).press(name)
		if f.place() != back || f.status() != "! Not saved since 10:43" {
			t.Errorf("%s leads to %q, and the status is %q", name, f.place(), f.status())
		}
		if f.pass(heldKey).press("esc"); f.place() == k.place() {
			t.Errorf("the page comes up again after %s", name)
		}
	}
	if f := k.fork(t).press("1"); f.place() != k.place() || f.out.drafts.saves != k.out.drafts.saves+1 {
		t.Errorf("trying again leads to %q after %d more saves", f.place(), f.out.drafts.saves-k.out.drafts.saves)
	}
	k.out.drafts.saveErr = nil
	if k.press("1"); k.place() != "3  Clinical and technical | Statement 1 of 11" || !strings.HasPrefix(k.status(), "Saved") {
		t.Errorf("once it works, on %q it says %q", k.place(), k.status())
	}
}

// TestFailedSaveIsTriedAgainEveryMinute guards the promise of the page, with and without anybody doing anything.
func TestFailedSaveIsTriedAgainEveryMinute(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.notSaved().press("3")
	for range 3 {
		before := k.out.drafts.saves
		if k.pass(retryAfter); k.out.drafts.saves != before+1 {
			t.Errorf("%d tries in a minute", k.out.drafts.saves-before)
		}
	}
	if k.place() != "3  Clinical and technical | Statement 1 of 11" {
		t.Errorf("a try that does not work leads to %q", k.place())
	}
	k.out.drafts.saveErr = nil
	if k.pass(retryAfter); !strings.HasPrefix(k.status(), "Saved") {
		t.Errorf("after a minute it says %q", k.status())
	}
	before := k.out.drafts.saves
	if k.pass(retryAfter); k.out.drafts.saves != before {
		t.Error("it is saved again and again")
	}
}

// TestTypingIsNotInterrupted guards a half-typed note: its letters are not keys of another page.
func TestTypingIsNotInterrupted(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3").holdUp().press("2").into(noteBox).press("num")
	k.holding, k.held = false, nil
	k.out.drafts.saveErr = errDiskFull
	k.send(savedMsg{sitting: k.m.sitting, change: k.m.saving.change, err: errDiskFull})
	if k.press("b 3"); k.place() != "3  Clinical and technical | Statement 1 of 11" || k.m.input.Value() != "numb 3" {
		t.Fatalf("while typing, %q comes up with %q typed", k.place(), k.m.input.Value())
	}
	if k.press("tab"); k.place() != "Waymark | Not saved" {
		t.Errorf("after the note, %q comes up", k.place())
	}
	if note := k.m.a.Answer(k.m.q.Area("d3-underpinning-knowledge")).Note; note != "numb 3" {
		t.Errorf("the note is %q", note)
	}
}

// TestTypedTextIsSavedWhenItIsTakenOver guards notes: each way out of the box saves them.
func TestTypedTextIsSavedWhenItIsTakenOver(t *testing.T) {
	for _, name := range []string{"tab", "enter", "esc", "ctrl+c"} {
		k := startWalk(t, 80, 24).saving()
		k.toTasks().press("3").into(noteBox).press(ownWords).press(name)
		if note := k.kept().Assessment.Answer(k.m.q.Area("d3-underpinning-knowledge")).Note; note != ownWords {
			t.Errorf("after %s the note on the disk is %q", name, note)
		}
	}
}

// TestTwoTerminalsOnOneDraftLoseNothing guards "the later save is refused, nothing lost", with each way on.
func TestTwoTerminalsOnOneDraftLoseNothing(t *testing.T) {
	start := startWalk(t, 80, 24).saving()
	start.toTasks().press("3")
	start.out.drafts.changeElsewhere()
	there := start.kept().Assessment.Progress().Answered
	start.press("2")
	if start.place() != "Waymark | Not saved" || start.kept().Assessment.Progress().Answered != there {
		t.Fatalf("on %q, and %d answers are saved", start.place(), start.kept().Assessment.Progress().Answered)
	}
	for range 3 {
		start.pass(retryAfter)
	}
	if start.kept().Assessment.Progress().Answered != there {
		t.Error("trying again writes over what was saved elsewhere")
	}
	if k := start.fork(t).press("1", typedWords, "enter"); k.place() != "3  Clinical and technical | Statement 1 of 11" || k.m.a.Progress().Answered != 0 {
		t.Errorf("opening it again leads to %q with %d answered", k.place(), k.m.a.Progress().Answered)
	}
	k := start.fork(t).press("2")
	if !strings.Contains(k.screen(), "1  daffodil") {
		t.Errorf("there are no new words:\n%s", k.screen())
	}
	if k.press("0", "8"); k.place() != "3  Clinical and technical | Statement 1 of 11" || len(k.out.drafts.kept) != 2 {
		t.Errorf("six new words lead to %q, and %d drafts are there", k.place(), len(k.out.drafts.kept))
	}
	if k = start.fork(t).press("3"); k.status() != "Kept in memory only" || k.m.a.Progress().Answered != 1 {
		t.Errorf("going on without saving, it says %q with %d answered", k.status(), k.m.a.Progress().Answered)
	}
}

// TestEveryWayOutSavesTheLastAnswer guards Ctrl+C twice, signals and leaving: half-typed text too, and where the person
// was; and that no disk keeps the program.
func TestEveryWayOutSavesTheLastAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		leave func(k *walk)
		ends  error
	}{
		"Ctrl+C twice": {func(k *walk) { k.press("ctrl+c", "ctrl+c") }, ErrInterrupted},
		"signal":       {func(k *walk) { k.send(endMsg{}) }, ErrInterrupted},
		"asked":        {func(k *walk) { k.press("ctrl+c", "3") }, nil},
	} {
		k := startWalk(t, 80, 24).saving()
		k.toTasks().press("3", "2").into(noteBox).press(ownWords)
		held := k.fork(t).holdUp()
		c.leave(k)
		d := k.kept()
		if note := d.Assessment.Answer(k.m.q.Area("d3-underpinning-knowledge")).Note; !k.quit || !errors.Is(k.m.outcome, c.ends) || note != ownWords {
			t.Errorf("%s: quit %v with %v, and the note on the disk is %q", name, k.quit, k.m.outcome, note)
		}
		if k.comeBack(); k.place() != "3  Clinical and technical | Statement 1 of 11" || k.focus() != noteBox {
			t.Errorf("%s: back on %q with focus on %q", name, k.place(), k.focus())
		}
		c.leave(held)
		if held.quit {
			t.Errorf("%s does not wait for the disk", name)
		}
		if held.press("1", "m", "0"); held.quit || !held.m.ending {
			t.Errorf("%s: keys do something while the last answer is saved", name)
		}
		// Somebody who was asked waits until the disk has answered; nobody else is there to wait.
		if held.pass(lastSave); held.quit == (c.ends == nil) {
			t.Errorf("%s: after %v quit is %v", name, lastSave, held.quit)
		}
		if held.letGo(); !held.quit {
			t.Errorf("%s waits for ever", name)
		}
	}
}

// TestLeavingWithoutADiskIsSaid guards the asked way out: a last save that does not work comes up instead.
func TestLeavingWithoutADiskIsSaid(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2", "ctrl+c")
	k.out.drafts.saveErr = errDiskFull
	if k.press("3"); k.quit {
		t.Fatal("left although the disk is full")
	}
	if k.press("esc", "ctrl+c"); !strings.Contains(k.screen(), "Nothing is saved since") {
		t.Errorf("it says\n%s", k.screen())
	}
	if k.press("3"); !k.quit {
		t.Error("cannot be left at all")
	}
}

// TestFinishingKeepsOrDeletesAsThePersonChose guards L1: the draft is there, or gone, and the last page says which.
func TestFinishingKeepsOrDeletesAsThePersonChose(t *testing.T) {
	for choice, c := range map[string]struct {
		drafts int
		says   string
	}{
		"1": {1, "Your saved answers are kept."}, "2": {0, "Your saved answers are deleted."},
	} {
		k := startWalk(t, 80, 24).saving()
		k.toPlaces().press("0", choice, "0")
		if k.place() != "Waymark | Done" || len(k.out.drafts.kept) != c.drafts || !strings.Contains(k.screen(), c.says) {
			t.Errorf("%s leaves %d drafts on\n%s", choice, len(k.out.drafts.kept), k.screen())
		}
		if k.m.begun || k.m.saving.on || k.out.drafts.open != "" {
			t.Errorf("after %s, begun %v, saving %v, open %q", choice, k.m.begun, k.m.saving.on, k.out.drafts.open)
		}
		if k.press("1", "1", "0", "1", "0"); !strings.Contains(k.screen(), "2  falcon") {
			t.Errorf("the next person gets\n%s", k.screen())
		}
	}
	k := startWalk(t, 80, 24).saving()
	k.toPlaces().press("0", "1")
	k.m.a.SetMark(k.m.q.Areas()[0], !k.m.a.Answer(k.m.q.Areas()[0]).Mark)
	k.out.drafts.saveErr = errDiskFull
	if k.press("0"); !k.m.begun || k.place() != "Waymark | Not saved" {
		t.Errorf("with the last change not saved it leads to %q", k.place())
	}
}

// TestADraftOpensOnTheVersionItWasBegunOn guards that a draft opens on the questionnaire it was begun on, or not at
// all, and that the next person gets the present one.
func TestADraftOpensOnTheVersionItWasBegunOn(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2")
	words := strings.Join(drawnWords, " ")
	draft := k.out.drafts.kept[words]
	draft.content = strings.Replace(draft.content, `"version":"1"`, `"version":"0"`, 1)
	k.out.drafts.kept[words] = draft
	gone := k.restart().press("2", typedWords, "enter")
	if gone.m.begun || !strings.Contains(gone.screen(), "on a version that is not here") || gone.out.drafts.open != "" {
		t.Errorf("a version that is gone leads to, with %q open,\n%s", gone.out.drafts.open, gone.screen())
	}
	old := *k.m.q
	old.Version = "0"
	earlier, faults := assessment.NewQuestionnaire(old)
	if faults != nil {
		t.Fatal(faults)
	}
	again := k.restart()
	again.m.deps.Edition = func(string, string) (*assessment.Questionnaire, error) { return earlier, nil }
	if again.press("2", typedWords, "enter"); !again.m.begun || again.m.q.Version != "0" {
		t.Fatalf("it leads to\n%s", again.screen())
	}
	again.m.clear()
	if again.toTasks(); again.m.q.Version != "1" {
		t.Errorf("the next person begins on version %s", again.m.q.Version)
	}
}

// TestKeysWhileTheWordsAreCheckedDoNotStackUp guards the page behind: nothing typed too early answers it.
func TestKeysWhileTheWordsAreCheckedDoNotStackUp(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2")
	k = k.restart().press("2", typedWords).holdUp().press("enter")
	for _, name := range []string{"3", "enter", "0", "x"} {
		k.send(tea.KeyPressMsg{Code: []rune(name)[0], Text: name})
	}
	k.letGo()
	k.send(tea.KeyPressMsg{Code: '4', Text: "4"})
	if got := k.m.a.Answer(k.m.q.Area("d3-underpinning-knowledge")).Rating; got != assessment.WithSupport {
		t.Errorf("the answer became %s", got)
	}
	if k.pass(heldKey).press("4"); k.m.a.Answer(k.m.q.Area("d3-underpinning-knowledge")).Rating != assessment.TeachOthers {
		t.Error("keys do nothing afterwards")
	}
}

// TestDraftsThatArePastTheirTimeAreDeletedEveryHour guards the thirty days on a program that is never ended.
func TestDraftsThatArePastTheirTimeAreDeletedEveryHour(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.send(drawnMsg{})
	for hours := range 4 {
		if k.out.drafts.purges != hours+1 {
			t.Errorf("after %d hours they were looked after %d times", hours, k.out.drafts.purges)
		}
		k.pass(purgeEvery)
	}
}

// TestDigitsAndArrowsAloneSaveAndLeave guards that saving needs no letter, and coming back only those of the words.
func TestDigitsAndArrowsAloneSaveAndLeave(t *testing.T) {
	for name, keys := range map[string][]string{
		"digits": {"1", "0", "1", "0", "0", "8"},
		"arrows": {"enter", "enter", "down", "enter", "enter", "down", "down", "enter"},
	} {
		k := startWalk(t, 80, 24)
		if k.press(keys...); k.place() != "Waymark | About your role 1 of 3" || !k.m.saving.on {
			t.Errorf("%s lead to %q, saving %v", name, k.place(), k.m.saving.on)
		}
	}
}

// TestATooLongNoteIsNotCalledSaved guards "Saved is said when it is true": a text that was not taken over yet is on its
// page only, so the screen is hidden and not let go of, and leaving asks to shorten it first.
func TestATooLongNoteIsNotCalledSaved(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2").into(noteBox).paste(strings.Repeat("long ", 220))
	k.press("tab", "0")
	if k.m.saved() {
		t.Error("it counts as saved")
	}
	k.fork(t).still(6 * time.Minute)
	if k.press("ctrl+c", "3"); k.quit {
		t.Error("left with a note that is nowhere else")
	}
}

// TestTypedWordsAreGoneWhenTheScreenIsHidden guards the six words of somebody who typed them and walked off.
func TestTypedWordsAreGoneWhenTheScreenIsHidden(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2")
	k.m.push(comeBackScreen{words: typedWords})
	k.send(nil)
	k.still(6 * time.Minute)
	if !k.m.hidden() {
		t.Fatalf("not hidden:\n%s", k.screen())
	}
	for _, e := range k.m.idle.under {
		if s, ok := e.screen.(comeBackScreen); ok && s.words != "" {
			t.Error("the words are still there")
		}
	}
}

// TestAKeyAfterSleepOnlyHides guards a laptop that was opened by somebody else: their first key answers nothing.
func TestAKeyAfterSleepOnlyHides(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2")
	k.still(10 * time.Second)
	k.out.now = k.out.now.Add(time.Hour)
	k.press("4")
	if !k.m.hidden() {
		t.Errorf("it shows\n%s", k.screen())
	}
	if got := k.m.a.Answer(k.m.q.Area("d3-underpinning-knowledge")).Rating; got != assessment.WithSupport {
		t.Errorf("the key answered: %s", got)
	}
}
