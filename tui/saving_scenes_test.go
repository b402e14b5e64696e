package tui

import (
	"strings"
	"time"

	"waymark/store"
)

// typedWords are the six words as somebody types them: three letters are enough.
const typedWords = "apr daf Fal jig-nec  umb"

var errDiskFull = sentenceError("The disk of this computer is full (S1). Your answers are not saved yet. They are still on this screen, and your report still works. Tell the person who looks after this computer.")

// savingScenes are the pages of saving and coming back, and pages that look otherwise with it.
var savingScenes = []scene{
	{"save-yes", func(k *walk) { k.press("1", "0", "1") }},
	{"save-no-words", func(k *walk) { k.out.drafts.saveErr = errDiskFull; k.press("1", "0", "1", "0") }},
	{"words", func(k *walk) { k.toWords() }},
	{"words-check", func(k *walk) { k.toWordCheck() }},
	{"words-check-wrong", func(k *walk) { k.toWordCheck().press("falcon", "enter") }},
	{"words-check-empty", func(k *walk) { k.toWordCheck().press("0") }},
	{"save-words-waiting", func(k *walk) { k.toWords().press("esc") }},
	{"save-on", func(k *walk) { k.saving().toTasks().press("m", "3") }},
	{"save-on-failing", func(k *walk) { k.notSaved().press("3", "m", "3") }},
	{"delete-saved", func(k *walk) { k.saving().toTasks().press("m", "3", "2") }},
	{"delete-saved-failed", func(k *walk) {
		k.out.drafts.deleteErr = errPlain
		k.saving().toTasks().press("m", "3", "2", "2")
	}},
	{"statement-saved", func(k *walk) { k.saving().toTasks().press("3", "2") }},
	{"statement-not-saved", func(k *walk) { k.notSaved().press("3") }},
	{"save-failed", func(k *walk) { k.notSaved() }},
	{"save-failed-early", func(k *walk) { k.saving().toStage(); k.out.drafts.saveErr = errDiskFull; k.press("2") }},
	{"elsewhere", func(k *walk) { k.saving().toTasks().press("3"); k.out.drafts.changeElsewhere(); k.press("2") }},
	{"come-back", func(k *walk) { k.press("2") }},
	{"come-back-typed", func(k *walk) { k.press("2", "APR daf fa") }},
	{"come-back-no-words", func(k *walk) { k.press("2", "enter", "enter") }},
	{"come-back-five-words", func(k *walk) { k.press("2", "apr daf fal jig nec", "enter") }},
	{"come-back-not-a-word", func(k *walk) { k.press("2", "apr daf fax", "enter") }},
	{"come-back-too-long", func(k *walk) { k.press("2"); k.paste(strings.Repeat("word ", 260)); k.press("enter") }},
	{"come-back-wrong", func(k *walk) { k.press("2", typedWords, "enter") }},
	{"come-back-wait", func(k *walk) { k.out.drafts.openErr = &store.WaitError{Seconds: 4}; k.press("2", typedWords, "enter") }},
	{"come-back-over-answers", func(k *walk) { k.toTasks().press("3", "2"); k.toStart().press("2") }},
	{"start-answers", func(k *walk) { k.atStartWithAnswers() }},
	{"start-answers-saved", func(k *walk) { k.saving().atStartWithAnswers() }},
	{"finish-at-start", func(k *walk) { k.atStartWithAnswers().press("6") }},
	{"lost-words", func(k *walk) { k.press("2", "tab", "1") }},
	{"welcome-back", func(k *walk) { k.saving().toTasks().press("3", "2"); k.comeBack() }},
	{"leave-saved", func(k *walk) { k.saving().toTasks().press("3", "2", "ctrl+c") }},
	{"leave-not-saved", func(k *walk) { k.notSaved().press("ctrl+c") }},
	{"finish-saved", func(k *walk) { k.saving().toPlaces().press("2", "0") }},
	{"finish-came-back", func(k *walk) { k.saving().toPlaces().press("2"); k.comeBack().press("0") }},
	{"finish-not-deleted", func(k *walk) { k.out.drafts.deleteErr = errPlain; k.saving().toPlaces().press("2", "0", "2", "0") }},
	{"done-kept", func(k *walk) { k.saving().toPlaces().press("2", "0", "1", "0") }},
	{"done-deleted", func(k *walk) { k.saving().toPlaces().press("2", "0", "2", "0") }},
}

// busyScenes are pages while the store has not answered yet.
var busyScenes = []scene{
	{"save-making-words", func(k *walk) { k.press("1", "0", "1").holdUp().press("0") }},
	{"statement-saving", func(k *walk) { k.saving().toTasks().press("3").holdUp().press("2").pass(time.Second) }},
	{"come-back-checking", func(k *walk) { k.press("2", typedWords).holdUp().press("enter") }},
	{"leave-saving", func(k *walk) { k.saving().toTasks().press("3").holdUp().press("2", "ctrl+c", "3") }},
}

// toWords goes from the start to the page with the six words.
func (k *walk) toWords() *walk { return k.press("1", "0", "1", "0") }

// notSaved is somebody on the page about an answer that could not be saved.
func (k *walk) notSaved() *walk {
	k.saving().toTasks().press("3")
	k.out.drafts.saveErr = errDiskFull
	return k.press("2")
}

// toStart goes back as far as it goes.
func (k *walk) toStart() *walk {
	for len(k.m.stack) > 1 {
		k.press("esc")
	}
	return k
}

// restart is the same computer after the program ended: what is on its disks, and nothing else.
func (k *walk) restart() *walk {
	k.t.Helper()
	again := startWalk(k.t, k.m.size.w, k.m.size.h)
	again.out.drafts, again.out.shared, again.out.now = k.out.drafts.fork(&again.out.now), k.out.shared, k.out.now
	again.out.drafts.open = ""
	again.m.deps = again.out.deps()
	again.saves = k.saves
	return again
}

// comeBack ends the program and comes back with the six words.
func (k *walk) comeBack() *walk {
	k.t.Helper()
	again := k.restart().press("2", typedWords, "enter")
	again.t, k.out.drafts.open = k.t, ""
	*k = *again
	return k
}
