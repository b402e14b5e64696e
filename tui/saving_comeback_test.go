package tui

import (
	"fmt"
	"strings"
	"testing"
)

// TestComeBackLandsWhereThePersonWas guards "lands exactly where they were", from every page of the way at every size:
// the page, what has focus, and each answer.
func TestComeBackLandsWhereThePersonWas(t *testing.T) {
	for _, s := range sizes {
		for _, scene := range wayScenes {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, scene.name), func(t *testing.T) {
				k := startWalk(t, s.w, s.h).saving()
				if scene.reach(k); !k.m.saving.on || strings.HasPrefix(scene.name, "share-") { // coming back tries again there
					return
				}
				beside := false
				for !placed(k.m.top().screen) {
					beside = true
					k.press("esc")
				}
				k.leaveBox()
				place, answers, depth := k.place(), k.answers(), len(k.m.stack)
				k.m.saving.sent = version{} // as on leaving
				k.send(nil)
				focus := k.focus()
				k.comeBack()
				if k.place() != place || k.answers() != answers || len(k.m.stack) != depth {
					t.Fatalf("on %q, %d pages deep, want %q, %d deep:%s", k.place(), len(k.m.stack), place, depth, difference(answers, k.answers()))
				}
				_, arrives := k.m.top().screen.(arriving) // its page is made anew
				if k.leaveBox(); !arrives && !beside && !isText(focus) && !strings.HasPrefix(focus, "bar ") && len(k.boxes()) == 0 && k.focus() != focus {
					t.Errorf("focus is on %q, want %q", k.focus(), focus)
				}
				if k.m.waitsForEver() {
					t.Errorf("nothing will ever end this wait:\n%s", k.screen())
				}
			})
		}
	}
}

// placed reports whether a page is on the way, and so comes back.
func placed(s screen) bool {
	_, ok := bookmarkOf(s)
	_, start := s.(startScreen)
	return ok || start
}

func (m *app) waitsForEver() bool { return m.shown.waiting }

// TestUndoIsGoneAfterComingBack guards that nothing of before can be brought back by a key.
func TestUndoIsGoneAfterComingBack(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2", "3")
	k.comeBack()
	want := k.answers()
	if k.press("u", "u"); k.answers() != want {
		t.Errorf("undo brings back%s", difference(want, k.answers()))
	}
}

// TestTheWordsStandOnTheirOwnPagesOnly guards the six words: no other page shows them, not even after they were typed.
func TestTheWordsStandOnTheirOwnPagesOnly(t *testing.T) {
	eachScene(t, func(t *testing.T, k *walk) {
		switch k.m.top().screen.(type) {
		case wordsScreen, comeBackScreen, checkWordScreen:
			return
		}
		for _, word := range drawnWords {
			if strings.Contains(k.m.View().Content, word) {
				t.Errorf("%q stands on %q", word, k.place())
			}
		}
	})
}

// TestTheWordsAreForgottenOnceTheyAreOnPaper guards that no key leads back to them.
func TestTheWordsAreForgottenOnceTheyAreOnPaper(t *testing.T) {
	for name, keys := range map[string][]string{"checked": {"JIG", "enter"}, "skipped": {"8"}} {
		k := startWalk(t, 80, 24)
		if k.toWords().press("0").press(keys...); k.place() != "Waymark | About your role 1 of 3" || k.m.saving.words != nil {
			t.Errorf("%s, it leads to %q with %v in memory", name, k.place(), k.m.saving.words)
		}
		if k.press("esc"); strings.Contains(k.screen(), "apricot") || k.place() != "Waymark | Before you start" {
			t.Errorf("%s, Back leads to\n%s", name, k.screen())
		}
	}
}

// TestSavingCanBeginAtAnyTime guards "you can change No to Yes in the menu at any time": what was answered before is
// saved, and Back is where the menu was opened.
func TestSavingCanBeginAtAnyTime(t *testing.T) {
	for name, keys := range map[string][]string{
		"menu": {"m", "3", "1", "0"}, "leaving": {"ctrl+c", "4"}, "still there": nil,
	} {
		k := startWalk(t, 80, 24)
		k.toTasks().press("3", "2")
		if keys == nil {
			k.m.push(warnScreen{})
			k.send(nil)
			k.run(warnScreen{}.choose(&k.m, idSave))
			k.send(nil)
		}
		k.press(keys...)
		if !strings.Contains(k.screen(), "1  apricot") {
			t.Errorf("%s leads to\n%s", name, k.screen())
			continue
		}
		if k.press("0", "8"); k.kept().Assessment.Progress().Answered != 1 || !strings.HasPrefix(k.m.savedWords(), "Saved") {
			t.Errorf("%s: %d answers are saved, and it says %q", name, k.kept().Assessment.Progress().Answered, k.status())
		}
		for range 3 {
			if k.place() != "3  Clinical and technical | Statement 1 of 11" {
				k.press("esc")
			}
		}
		if k.place() != "3  Clinical and technical | Statement 1 of 11" {
			t.Errorf("%s ends on %q", name, k.place())
		}
	}
}

// TestDeletingSavedAnswersKeepsWhatIsOnTheScreen guards "delete my saved answers now".
func TestDeletingSavedAnswersKeepsWhatIsOnTheScreen(t *testing.T) {
	k := startWalk(t, 80, 24).saving()
	k.toTasks().press("3", "2", "m", "3", "2", "2")
	if len(k.out.drafts.kept) != 0 || k.m.saving.on || k.m.a.Progress().Answered != 1 {
		t.Errorf("%d drafts are there, saving %v, %d answered", len(k.out.drafts.kept), k.m.saving.on, k.m.a.Progress().Answered)
	}
	if k.press("3"); k.status() != "Kept in memory only" {
		t.Errorf("it says %q", k.status())
	}
}
