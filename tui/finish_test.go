package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/report"
)

// ownWords is a text of one person that no later one may see.
const ownWords = "ownWords-in-a-note"

// withEverything is a person who has used everything that keeps something, on the page that asks whether to clear.
func withEverything(t *testing.T) *walk {
	return startWalk(t, 80, 24).everything()
}

func (k *walk) everything() *walk {
	k.t.Helper()
	k.press("5", "1", "2", "3", "5", "esc")
	k.m.look.moveOn = false // chosen above, and in the way of the keys below
	k.bringing()
	k.out.records = recordsOutside{} // the stick is taken along
	k.toTasks().fill().open("d1-values").into(noteBox).press(ownWords).leaveBox().press("7", "1", "esc", "esc")
	k.at("plan").press("7").into("what").press(ownWords).leaveBox().press("0", "esc")
	k.at("training").press("2", ownWords).leaveBox().press("0").into(providerBox).press(ownWords).leaveBox().press("0", "esc")
	k.at("finish").press("0", "0", "1", "0", "0", "2", "3")
	k.into(folderBox).press("/mnt/"+ownWords).leaveBox().press("0", "0")
	if k.place() != "Waymark | Finish" || !k.m.a.Shared() || len(k.m.report.taken) != 2 {
		k.t.Fatalf("not ready to finish:\n%s", k.screen())
	}
	return k
}

// clearings are the ways in which one person makes room for the next.
var clearings = map[string]func(k *walk){
	"finish":                 func(k *walk) { k.press("1", "0", "1") },
	"finish by Enter":        func(k *walk) { k.press("down", "enter", "enter") },
	"leaving, then starting": func(k *walk) { k.press("ctrl+c", "3"); k.quit = false },
}

// TestNothingOfOnePersonIsSeenByTheNext guards "clear everything from this computer": answers, texts, reports, undo
// and settings, on every frame of the next one's way.
func TestNothingOfOnePersonIsSeenByTheNext(t *testing.T) {
	for name, clearing := range clearings {
		t.Run(name, func(t *testing.T) {
			k := withEverything(t)
			clearing(k)
			if k.m.begun || len(k.m.stack) != 1 || k.place() != "Waymark | Step into your next role" {
				t.Fatalf("cleared, the screen says\n%s", k.screen())
			}
			untouched := startWalk(t, 80, 24)
			k.unchanged(untouched.sight(), "clearing")
			if k.m.look != untouched.m.look || k.m.theme.wrap != untouched.m.theme.wrap {
				t.Errorf("the settings are %+v", k.m.look)
			}
			for _, scene := range scenes {
				if strings.HasPrefix(scene.name, "places") || strings.HasPrefix(scene.name, "folder") {
					continue // the folders and names are those of the test
				}
				next, fresh := k.fork(t), startWalk(t, 80, 24)
				fresh.out.now = next.out.now
				scene.reach(next)
				scene.reach(fresh)
				next.unchanged(fresh.sight(), "clearing, on "+scene.name)
				for range 60 {
					next.press("u")
				}
				if strings.Contains(next.screen(), ownWords) || strings.Contains(next.answers(), ownWords) {
					t.Errorf("undo on %s brings back\n%s", scene.name, next.screen())
				}
			}
		})
	}
}

// TestWhatComesLateIsNotTakenForTheNextPersons guards a slow disk or printer: what it answers is about one who is gone.
func TestWhatComesLateIsNotTakenForTheNextPersons(t *testing.T) {
	for name, c := range map[string]struct {
		reach func(k *walk)
		digit string
	}{
		"sharing":   {func(k *walk) { k.toShare(); k.press("1") }, "0"},
		"saving":    {func(k *walk) { k.toPlaces() }, "2"},
		"printing":  {func(k *walk) { k.toPlaces() }, "1"},
		"measuring": {func(k *walk) { k.toShare(); k.press("2", "0") }, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			k, fresh := startWalk(t, 80, 24), startWalk(t, 80, 24)
			k.m.deps.Reports = &reportsAsked{outside: k.out, unprintable: "☃"}
			c.reach(k)
			happen := k.slowly(c.digit)
			k.m.clear() // pages do not let this happen while something is under way; what is late is dropped all the same
			k.send(nil)
			k.m.deps.Reports = k.out
			for _, next := range []*walk{k, fresh} {
				next.toShare()
				next.press("2", "0", "1")
			}
			happen()
			k.unchanged(fresh.sight(), "a late answer")
			k.press("0", "0")
			fresh.press("0", "0")
			k.unchanged(fresh.sight(), "a late answer and going on")
		})
	}
}

// TestLeavingWaitsForWhatIsUnderWay guards a report or a row half way to the disk, and the page that says what became of
// them.
func TestLeavingWaitsForWhatIsUnderWay(t *testing.T) {
	for name, c := range map[string]struct {
		reach       func(k *walk)
		digit, says string
	}{
		"sharing": {func(k *walk) { k.toShare(); k.press("1") }, "0", "It is being kept."},
		"saving":  {func(k *walk) { k.toPlaces() }, "2", "The report is being made."},
	} {
		for leaving, keys := range map[string][]string{
			"finish": {"ctrl+c", "2", "0", "0", "1", "0"}, "leave": {"ctrl+c", "3"},
		} {
			k := startWalk(t, 80, 24)
			c.reach(k)
			happen := k.slowly(c.digit)
			if k.press(keys...); !k.m.begun || k.quit || !strings.Contains(k.screen(), c.says) {
				t.Errorf("%s while %s:\n%s", leaving, name, k.screen())
			}
			happen()
			if k.press(keys[len(keys)-1]); k.m.begun && !k.quit {
				t.Errorf("%s after %s does nothing:\n%s", leaving, name, k.screen())
			}
		}
	}
}

// TestFinishAsksAndSaysWhatIsThere guards that nobody clears by mistake, or believes there is a report.
func TestFinishAsksAndSaysWhatIsThere(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toPlaces()
	k.press("0")
	for _, words := range []string{"No report was made yet.", "Nothing was shared."} {
		if !strings.Contains(k.screen(), words) {
			t.Errorf("%q is not said:\n%s", words, k.screen())
		}
	}
	for _, keys := range [][]string{{"0", "0", "0"}, {"enter", "enter"}, {"space", "0"}, {"1", "2", "0"}} {
		if f := k.fork(t).press(keys...); !f.m.begun || f.quit {
			t.Errorf("%v clears everything", keys)
		}
	}
	if f := k.fork(t).press("3", "0"); f.place() != "Waymark | 54 of 54 answered" {
		t.Errorf("going back leads to %q", f.place())
	}
	if f := withEverything(t); !strings.Contains(f.screen(), "Ratings shared") || strings.Count(f.screen(), "Saved as") != 2 {
		t.Errorf("what was done is not all said:\n%s", f.screen())
	}
}

// TestDoneSaysWhatWasClearedAndLeadsOn guards the last page: it claims only what happened.
func TestDoneSaysWhatWasClearedAndLeadsOn(t *testing.T) {
	k := withEverything(t).press("1", "0")
	if !strings.Contains(k.screen(), "Your ratings were shared") || !strings.Contains(k.screen(), "take your report") {
		t.Errorf("after sharing and saving:\n%s", k.screen())
	}
	if f := k.fork(t).press("2"); !f.quit || f.m.outcome != nil {
		t.Errorf("leaving: quit %v with %v", f.quit, f.m.outcome)
	}
	if f := k.fork(t).press("esc", "9", "left"); f.screen() != k.screen() {
		t.Errorf("going back leads to\n%s", f.screen())
	}
	k = startWalk(t, 80, 24)
	k.toPlaces()
	if k.press("0", "1", "0"); !strings.Contains(k.screen(), "Nothing was shared.") || strings.Contains(k.screen(), "take your report") {
		t.Errorf("after neither:\n%s", k.screen())
	}
}

// TestLeavingAsksFirst guards "Ctrl+C asks", on every page, and that carrying on loses nothing.
func TestLeavingAsksFirst(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if _, asked := k.m.top().screen.(leaveScreen); asked {
			return
		}
		place, focus, answers := k.place(), k.focus(), k.answers()
		if k.press("ctrl+c"); k.quit || k.place() != "Waymark | Leave?" {
			t.Fatalf("Ctrl+C leads to %q, quit %v", k.place(), k.quit)
		}
		if not := k.m.begun && !k.m.saving.on; not != strings.Contains(k.screen(), "Your answers are not saved.") {
			t.Errorf("with answers that are not saved, %v, it says\n%s", not, k.screen())
		}
		for _, name := range []string{"1", "esc", "9"} {
			if f := k.fork(t).press(name); f.place() != place || f.focus() != focus || f.answers() != answers {
				t.Errorf("%s leads to %q with focus on %s, not back to %q with focus on %s", name, f.place(), f.focus(), place, focus)
			}
		}
		if f := k.fork(t).press("ctrl+c"); !f.quit || !errors.Is(f.m.outcome, ErrInterrupted) {
			t.Errorf("Ctrl+C twice: quit %v with %v", f.quit, f.m.outcome)
		}
		if k.at("leave"); !k.quit || k.m.outcome != nil || k.m.begun && !k.m.saving.on {
			t.Errorf("leaving: quit %v with %v, answers kept %v", k.quit, k.m.outcome, k.m.begun)
		}
	})
}

// TestCtrlCTwiceIsTwiceInARow guards that going on in between asks again.
func TestCtrlCTwiceIsTwiceInARow(t *testing.T) {
	k := startWalk(t, 80, 24)
	if k.toTasks().press("ctrl+c", "esc", "3", "ctrl+c"); k.quit {
		t.Error("left without asking")
	}
	k.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	if k.press("ctrl+c"); !k.quit || !errors.Is(k.m.outcome, ErrInterrupted) {
		t.Errorf("in a window that is too small: quit %v with %v", k.quit, k.m.outcome)
	}
}

// TestASignalEndsTheProgramEverywhere guards that a closed window ends it, whatever is on the screen.
func TestASignalEndsTheProgramEverywhere(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		if k.send(endMsg{}); !k.quit || !errors.Is(k.m.outcome, ErrInterrupted) {
			t.Errorf("quit %v with %v", k.quit, k.m.outcome)
		}
	})
}

// TestStartWaitsForTheQuestionnaire guards that Start pressed at once is not lost, and that a questionnaire that
// cannot be read ends the program with its own words.
func TestStartWaitsForTheQuestionnaire(t *testing.T) {
	loaded := startWalk(t, 80, 24)
	k := &walk{t: t, m: newApp(loaded.out.deps(), false), out: newOutside()}
	k.m.later = k.out.later
	k.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if k.press("1"); k.place() != "Waymark | Step into your next role" || k.m.begun {
		t.Fatalf("without a questionnaire Start leads to %q", k.place())
	}
	f := k.fork(t)
	if k.send(questionnaireMsg{q: loaded.m.q}); k.place() != "Waymark | What we keep" || !k.m.begun {
		t.Errorf("with the questionnaire there Start leads to %q", k.place())
	}
	if f.send(questionnaireMsg{err: errPlain}); !f.quit || !errors.Is(f.m.outcome, errPlain) {
		t.Errorf("with a broken questionnaire: quit %v with %v", f.quit, f.m.outcome)
	}
}

// broken is a screen, and everything outside, with a fault of ours: the fault's own text holds an answer.
type broken struct{ when string }

func (b broken) page(*app) *page {
	p := &page{title: "Broken"}
	p.row("row", "1", "Row")
	switch b.when {
	case "laid out":
		panic(ownWords)
	case "drawn":
		p.cells(cell{2, ownWords, styleCount}) // there is no such style
	}
	return p
}

func (b broken) choose(*app, string) tea.Cmd { panic(ownWords) }

func (b broken) Open(context.Context) error                                      { panic(ownWords) }
func (b broken) Tidy(context.Context) error                                      { panic(ownWords) }
func (b broken) Period(context.Context) (string, error)                          { panic(ownWords) }
func (b broken) Share(context.Context, assessment.Rows) error                    { panic(ownWords) }
func (b broken) Names(context.Context) ([]string, error)                         { panic(ownWords) }
func (b broken) Print(context.Context, string, []byte) error                     { panic(ownWords) }
func (b broken) List() []Folder                                                  { panic(ownWords) }
func (b broken) Make(*assessment.Assessment, report.Form) (report.Output, error) { panic(ownWords) }
func (b broken) WholeRecord(*assessment.Assessment) ([]byte, error)              { panic(ownWords) }
func (b broken) Save(folder, name string, data []byte) (path string, err error)  { panic(ownWords) }

// TestAFaultEndsWithAFixedSentence guards that no fault of ours prints an answer: in a screen, which ends the program,
// and in what runs beside the screens, which costs no answer.
func TestAFaultEndsWithAFixedSentence(t *testing.T) {
	for name, meet := range map[string]func(k *walk){
		"choosing":                 func(k *walk) { k.m.push(broken{}); k.send(nil); k.press("1") },
		"laying a page out":        func(k *walk) { k.m.push(broken{"laid out"}); k.send(nil) },
		"drawing a frame":          func(k *walk) { k.m.push(broken{"drawn"}); k.send(nil) },
		"the clock":                func(k *walk) { k.m.deps.Clock = func() time.Time { panic(ownWords) }; k.press("1") },
		"the questionnaire":        func(k *walk) { d := k.out.deps(); d.Questionnaire = nil; k.run(loadQuestionnaire(d)) },
		"beside: opening the rows": func(k *walk) { k.m.deps.Sharer = broken{}; k.send(drawnMsg{}) },
		"beside: the quarter":      func(k *walk) { k.m.deps.Sharer = broken{}; k.toShare() },
		"beside: the row id":       func(k *walk) { k.m.deps.NewRowID = nil; k.toShare() },
		"beside: sharing":          func(k *walk) { k.toShare(); k.m.deps.Sharer = broken{}; k.press("1", "0") },
		"beside: measuring":        func(k *walk) { k.m.deps.Reports = broken{}; k.toShare(); k.press("2", "0") },
		"beside: the printer":      func(k *walk) { k.m.deps.Printer = broken{}; k.toPlaces() },
		"beside: the folders":      func(k *walk) { k.m.deps.Folders = broken{}; k.toPlaces() },
		"beside: printing":         func(k *walk) { k.toPlaces(); k.m.deps.Printer = broken{}; k.press("1") },
		"beside: saving":           func(k *walk) { k.toPlaces(); k.m.deps.Reports = broken{}; k.press("2") },
		"beside: the file name":    func(k *walk) { k.toPlaces(); k.m.deps.NewName = nil; k.press("2") },
	} {
		k := startWalk(t, 80, 24)
		meet(k)
		switch beside := strings.HasPrefix(name, "beside: "); {
		case beside && (k.quit || !k.m.begun && name != "beside: opening the rows"):
			t.Errorf("%s: quit %v with %v, and the answers are gone", name, k.quit, k.m.outcome)
		case !beside && (!k.quit || !errors.Is(k.m.outcome, errCrashed) && !errors.Is(k.m.outcome, errFault)):
			t.Errorf("%s: quit %v with %v", name, k.quit, k.m.outcome)
		}
		if strings.Contains(k.m.View().Content, ownWords) {
			t.Errorf("%s: the frame shows the fault:\n%s", name, k.screen())
		}
	}
}

// TestEveryFrameIsOnTheAlternateScreen guards against answers left where the next person sees them.
func TestEveryFrameIsOnTheAlternateScreen(t *testing.T) {
	if v := newApp(newOutside().deps(), false).View(); !v.AltScreen || v.Content != "" {
		t.Errorf("before anything is known: alternate screen %v, %q", v.AltScreen, v.Content)
	}
	onEveryPage(t, func(t *testing.T, k *walk) {
		for _, s := range []size{k.m.size, {40, 10}, {0, 0}} {
			k.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
			if v := k.m.View(); !v.AltScreen || v.WindowTitle != "" {
				t.Errorf("alternate screen %v, title %q at %v", v.AltScreen, v.WindowTitle, s)
			}
		}
	})
}

// TestFinishSaysNothingOfReportsItCannotKnow guards who came back: a report may have been made before they went.
func TestFinishSaysNothingOfReportsItCannotKnow(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).saving()
		k.toPlaces().press("2")
		if k.m.report.made() != 1 {
			t.Fatalf("no report is made:\n%s", k.screen())
		}
		k.comeBack()
		if k.press("0"); !strings.Contains(k.screen(), "No report was made since you came back.") || strings.Contains(k.screen(), "made yet") {
			t.Errorf("at %v, after coming back:\n%s", s, k.screen())
		}
	}
}
