package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/release"
)

// exportedPath is what every one of the three ways has to lead to.
const exportedPath = "/reports/waymark-release-3.xlsx"

// TestOneHandReachesASavedFile guards that digits alone, arrows alone or the mouse alone carry a planner from the list
// to a saved file and out again.
func TestOneHandReachesASavedFile(t *testing.T) {
	steps := []string{"Release 3", "Save as a file", "Spreadsheet", "Save: the report folder", "Back to the release"}
	for name, take := range map[string]func(k *walk, label string){
		"digits": func(k *walk, label string) { k.press(k.labelled(label).part.key) },
		"arrows": func(k *walk, label string) {
			id := k.labelled(label).id
			for k.press("home"); k.focus() != id; k.press("down") {
			}
			k.press("right")
		},
		"mouse": func(k *walk, label string) {
			th := k.labelled(label)
			for th.top >= k.m.top().scroll+k.m.size.bodyHeight() {
				k.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			}
			k.click(th.col+1, k.bodyTop()+th.top-k.m.top().scroll)
		},
	} {
		for _, s := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", name, s.w, s.h), func(t *testing.T) {
				k := startWalk(t, s.w, s.h).three(usualCrowd)
				for _, label := range steps {
					take(k, label)
				}
				if len(k.out.saved) != 1 || k.out.saved[exportedPath] == nil {
					t.Fatalf("saved %v\n%s", k.out.saved, k.screen())
				}
				for _, label := range []string{"Back", "Leave", "Leave"} {
					take(k, label)
				}
				if !k.quit || k.m.outcome != nil {
					t.Errorf("left: %v, with %v\n%s", k.quit, k.m.outcome, k.screen())
				}
			})
		}
	}
}

// labelled is the thing whose words begin so; of several, the one that is called exactly so.
func (k *walk) labelled(label string) target {
	k.t.Helper()
	for _, exactly := range []bool{true, false} {
		for _, t := range k.m.laid.targets {
			if t.part.text == label || !exactly && strings.HasPrefix(t.part.text, label) {
				return t
			}
		}
	}
	k.t.Fatalf("nothing is called %q on\n%s", label, k.screen())
	return target{}
}

// isPlanners reports whether a page is a planner's, and whether it is a worker's. Some are both.
func isPlanners(s screen) (planners, workers bool) {
	switch s.(type) {
	case releasesScreen, releaseScreen, needsScreen, releaseAreaScreen, tableScreen, meaningScreen, saveScreen, exportScreen, plannerMenuScreen:
		return true, false
	case lookScreen, helpScreen, leaveScreen:
		return true, true
	}
	return false, true
}

// strays says which page on the way here belongs to the other kind of run.
func (k *walk) strays() error {
	for _, e := range k.m.stack {
		planners, workers := isPlanners(e.screen)
		if k.m.planner.on && !planners || !k.m.planner.on && !workers {
			return fmt.Errorf("%T is on the way, and this is a planner's run: %v", e.screen, k.m.planner.on)
		}
	}
	if k.m.planner.on && k.m.begun {
		return errors.New("a planner's run has begun an assessment")
	}
	return nil
}

// TestPlannerAndWorkerNeverMeet guards that neither reaches a page of the other: by anything that can be chosen, by
// help and menu, and by leaving.
func TestPlannerAndWorkerNeverMeet(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		for _, thing := range k.inView() {
			if f := k.fork(t).byKeys(thing); f.strays() != nil {
				t.Error(f.strays())
			}
		}
		for _, name := range []string{"?", "m", "esc", "ctrl+c"} {
			f := k.fork(t)
			if f.leaveBox().press(name); f.strays() != nil {
				t.Errorf("%s: %v", name, f.strays())
			}
		}
	})
}

// TestAPlannersRunAsksForNothingOfAWorkers guards that such a run opens no row and loads no questionnaire: it is given
// neither.
func TestAPlannersRunAsksForNothingOfAWorkers(t *testing.T) {
	k := startWalk(t, 80, 24).three(usualCrowd)
	if k.m.deps.Questionnaire != nil || k.m.deps.Sharer != nil || k.m.deps.Reports != nil || k.m.q != nil {
		t.Error("a planner's run holds what an assessment needs")
	}
}

// TestOneQuestionnaireNeedsNoName guards that the list says which questionnaire a release is about only where they
// differ.
func TestOneQuestionnaireNeedsNoName(t *testing.T) {
	k := startWalk(t, 80, 24).three(usualCrowd)
	if strings.Contains(k.screen(), "version") {
		t.Errorf("one questionnaire:\n%s", k.screen())
	}
	other := k.ofVersion(t, "2")
	if k.planner(other, k.ofVersion(t, "1")); strings.Count(k.screen(), "version") != 2 {
		t.Errorf("two questionnaires:\n%s", k.screen())
	}
}

func (k *walk) ofVersion(t *testing.T, version string) PlannerRelease {
	fresh := startWalk(t, 80, 24).made(3, fewCrowd)
	fresh.Release.Version = version
	return fresh
}

// TestWhatPlannersOutsideSaysIsShownInSentences guards that an error's own text, which may hold a path, is never shown,
// and that a page that could not do its work stays.
func TestWhatPlannersOutsideSaysIsShownInSentences(t *testing.T) {
	for _, c := range []struct {
		name  string
		do    func(k *walk)
		wants []string
	}{
		{"list", func(k *walk) { k.out.planner.listErr = errPlain; k.planner() }, []string{"The releases cannot be read just now."}},
		{"list, worded", func(k *walk) { k.out.planner.listErr = sentenceError("The store is gone."); k.planner() }, []string{"The store is gone."}},
		{"again", func(k *walk) {
			k.out.planner.listErr = errPlain
			k.planner()
			k.out.planner.listErr = nil
			k.press("1")
		}, []string{"There is no release yet."}},
		{"ready", func(k *walk) { k.out.planner.readyErr = errPlain; k.planner() }, []string{"Whether a release can be made is not known"}},
		{
			"save", func(k *walk) { k.out.planner.exportErr = errPlain; k.third(usualCrowd).press("8", "1", "1") },
			[]string{"could not be saved there.", "Save as a file: CSV", "Error:"},
		},
		{"saved after all", func(k *walk) {
			k.out.planner.exportErr = errPlain
			k.third(usualCrowd).press("8", "3", "1")
			k.out.planner.exportErr = nil
			k.press("2")
		}, []string{"√ Saved in /reports", "waymark-release-3.json"}},
		{"a fault", func(k *walk) {
			k.third(usualCrowd)
			k.m.planner.deps.Export = func(context.Context, *release.Release, ExportFormat, string) ([]string, error) { panic("/secret") }
			k.press("8", "1", "1")
		}, []string{"could not be saved there."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := startWalk(t, 80, 24)
			c.do(k)
			for _, want := range c.wants {
				if !strings.Contains(k.screen(), want) {
					t.Errorf("does not show %q:\n%s", want, k.screen())
				}
			}
			if strings.Contains(k.screen(), "secret") {
				t.Errorf("shows what no one is to see:\n%s", k.screen())
			}
		})
	}
}

// TestAFileThatIsLateMovesNothing guards that what comes back from the disk is told where the planner is by then, and
// that leaving waits for it.
func TestAFileThatIsLateMovesNothing(t *testing.T) {
	for _, err := range []error{nil, errPlain} {
		k := startWalk(t, 80, 24).third(usualCrowd).press("8", "1")
		next, _ := k.m.Update(tea.KeyPressMsg{Code: '2', Text: "2"}) // its command has not run yet
		k.m = next.(app)
		k.press("1")
		if !strings.Contains(k.screen(), "One moment.") || len(k.out.saved) > 0 {
			t.Fatalf("a second one is begun:\n%s", k.screen())
		}
		if k.press("ctrl+c", "2"); k.quit {
			t.Fatal("leaves while a file is being saved")
		}
		for k.press("esc"); len(k.m.stack) > 2; k.press("esc") {
		}
		focus := k.focus()
		k.send(exportedMsg{asked: exportScreen{2, ExportCSV}, saved: savedRelease{2, "/reports", []string{"late.csv"}}, err: err})
		want := "Saved."
		if err != nil {
			want = "Nothing was saved."
		}
		if k.focus() != focus || !strings.Contains(k.screen(), want) {
			t.Errorf("focus on %s, want %s, and %q:\n%s", k.focus(), focus, want, k.screen())
		}
	}
}
