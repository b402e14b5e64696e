package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"waymark/assessment"
)

// samplePerson is the made-up person of all drawings: a senior support worker who aims at assistant practitioner. Each
// answer is written as the share page shows it: level, /look ahead, * for marked.
var samplePerson = []string{
	"3/2 3/3 4",
	"4/3 3/1 3/2 2* 2 4/3 3/2 3/2 3/3 4/2 3/2 2",
	"3/3 3/2 2* 4/3 3/2 2 2* 3/3 3/2 1* 2",
	"4/3 3/3 3/2 3/2",
	"3/3 3/2 2 3/1 3/2 4/3 3/2 3/2 2 5 3/3",
	"2* 2",
	"3/2 3/2 2 6 2*",
	"4/3 3 3/2 3/1 3/2 2",
}

const sampleNote = "Swelling on my last shift: told the physio, wrote it up, checked next day."

// fill answers everything as the sample person did, through the same methods that the screens use.
func (k *walk) fill() *walk {
	k.t.Helper()
	a := &k.m.a
	for i := range k.m.q.Domains {
		d := &k.m.q.Domains[i]
		for j, words := range strings.Fields(samplePerson[i]) {
			f := &d.Areas[j]
			marked := strings.HasSuffix(words, "*")
			now, ahead, looked := strings.Cut(strings.TrimSuffix(words, "*"), "/")
			k.ok(a.Rate(f, assessment.Rating(now[0]-'0')))
			if looked {
				k.ok(a.RateAhead(f, assessment.Rating(ahead[0]-'0')))
			}
			a.SetMark(f, marked)
		}
		a.Finish(d, true)
	}
	k.ok(a.SetNote(k.m.q.Area("d3-reporting-escalating"), sampleNote))
	k.ok(a.AddAction(assessment.Action{
		Area: "d3-equipment", What: "Be observed checking and setting up the standing frame",
		Measure: "My checklist is signed", By: assessment.Date{Year: 2027, Month: 2, Day: 28},
	}))
	k.ok(a.Tick(0, 0, true))
	k.ok(a.Tick(1, 0, true))
	k.send(nil)
	return k
}

func (k *walk) ok(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
}

// scene leads from the start page to a page. The name is that of its golden frame.
type scene struct {
	name  string
	reach func(k *walk)
}

// scenes are the pages of the way, and those of a planner.
var scenes = slices.Concat(wayScenes, trainingScenes, bringScenes, savingScenes, hiddenScenes, plannerScenes)

var wayScenes = []scene{
	{"start", func(k *walk) {}},
	{"keep", func(k *walk) { k.press("1") }},
	{"save", func(k *walk) { k.press("1", "0") }},
	{"stage", func(k *walk) { k.toStage() }},
	{"aim", func(k *walk) { k.toStage().press("2", "0") }},
	{"group", func(k *walk) { k.toStage().press("2", "0", "2", "0") }},
	{"howto", func(k *walk) { k.toStage().press("2", "0", "2", "0", "1", "0") }},
	{"tasks-empty", func(k *walk) { k.toTasks() }},
	{"tasks", func(k *walk) { k.toTasks().fill() }},
	{"statement-fresh", func(k *walk) { k.toTasks().press("3") }},
	{"statement", func(k *walk) { k.toTasks().fill(); k.open("d3-reporting-escalating") }},
	{"statement-open-warning", func(k *walk) { k.toTasks().press("3", "0") }},
	{"statement-note-too-long", func(k *walk) {
		k.toTasks().press("3")
		k.inNote(func() { k.paste(strings.Repeat("word ", 260)) })
		k.press("tab", "0")
	}},
	{"qualification", func(k *walk) { k.toTasks().press("1") }},
	{"private", func(k *walk) { k.toTasks(); k.open("d8-health-wellbeing") }},
	{"stages", func(k *walk) { k.toTasks().press("3", "8") }},
	{"domain", func(k *walk) {
		k.toTasks().fill().press("3")
		k.press("0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")
	}},
	{"ahead", func(k *walk) { k.toTasks().fill(); k.at("ahead") }},
	{"ahead-statement", func(k *walk) { k.toTasks().fill(); k.at("ahead"); k.press("3") }},
	{"check", func(k *walk) { k.toTasks().fill(); k.at("check") }},
	{"check-none", func(k *walk) { k.toTasks(); k.at("check"); k.at("noted") }},
	{"results", func(k *walk) { k.toTasks().fill(); k.at("results") }},
	{"results-empty", func(k *walk) { k.toTasks(); k.at("results") }},
	{"results-domain", func(k *walk) { k.toTasks().fill(); k.at("results"); k.press("3") }},
	{"plan", func(k *walk) { k.toTasks().fill(); k.at("plan") }},
	{"plan-empty", func(k *walk) { k.toTasks(); k.at("plan") }},
	{"plan-from-marked", func(k *walk) { k.toTasks().fill(); k.at("plan"); k.press("6") }},
	{"action", func(k *walk) { k.toTasks().fill(); k.at("plan"); k.press("1") }},
	{"planning", func(k *walk) { k.toTasks().fill(); k.at("finish") }},
	{"planning-barriers", func(k *walk) { k.toTasks().fill(); k.at("finish"); k.press("0") }},
	{"share", func(k *walk) { k.toShare() }},
	{"share-no-planning", func(k *walk) { k.toTasks(); k.at("finish"); k.press("0", "0") }},
	{"share-failed", func(k *walk) {
		k.toShare()
		k.out.shareErr = sentenceError("The disk of this computer is full (S1). Nothing was shared. Your report still works.")
		k.press("1", "0")
	}},
	{"share-not-here", func(k *walk) {
		k.out.periodErr = sentenceError("The data folder can only be read (S2). Nothing can be shared here. Your report still works.")
		k.toShare()
	}},
	{"takeaway", func(k *walk) { k.toShare(); k.press("2", "0") }},
	{"takeaway-shared", func(k *walk) { k.toShare(); k.press("1", "0") }},
	{"places", func(k *walk) { k.toPlaces() }},
	{"places-no-printer", func(k *walk) { k.out.printers = nil; k.toPlaces() }},
	{"places-saved", func(k *walk) { k.toPlaces(); k.press("2") }},
	{"places-failed", func(k *walk) { k.toPlaces(); k.out.saveErr = errPlain; k.press("2") }},
	{"places-many", func(k *walk) { k.manyPlaces().toPlaces() }},
	{"places-web-page", func(k *walk) { k.toPlaces(); k.press("4", "2", "0") }},
	{"places-record-saved", func(k *walk) { k.toPlaces(); k.press("4", "4", "0", "2") }},
	{"ways", func(k *walk) { k.toPlaces(); k.press("4") }},
	{"printers", func(k *walk) { k.manyPlaces().toPlaces(); k.press("8") }},
	{"takeaway-one-page", func(k *walk) { k.toShare(); k.press("2", "0").at("one-page") }},
	{"folder", func(k *walk) { k.toPlaces(); k.press("3") }},
	{"folder-empty", func(k *walk) { k.toPlaces(); k.press("3", "enter", "enter") }},
	{"finish", func(k *walk) { k.toPlaces(); k.press("2", "0") }},
	{"done", func(k *walk) { k.toPlaces(); k.press("2", "0", "1", "0") }},
	{"leave", func(k *walk) { k.toTasks().press("ctrl+c") }},
	{"leave-at-start", func(k *walk) { k.press("ctrl+c") }},
	{"menu", func(k *walk) { k.toTasks().press("m") }},
	{"look", func(k *walk) { k.press("5") }},
	{"help", func(k *walk) { k.toTasks().press("3", "?") }},
}

// at chooses the thing with this id, wherever it stands on the page.
func (k *walk) at(id string) *walk {
	k.t.Helper()
	for i := range k.m.laid.targets {
		if k.m.laid.targets[i].id == id {
			k.m.focusOn(id)
			k.m.settle()
			return k.press("space")
		}
	}
	k.t.Fatalf("nothing with id %q on this page:\n%s", id, k.screen())
	return k
}

// open opens the statement of a focus area through the list of answers.
func (k *walk) open(area string) *walk { return k.at("check").at(area) }

func (k *walk) toShare() *walk  { return k.toTasks().fill().at("finish").press("0", "0") }
func (k *walk) toPlaces() *walk { return k.toShare().press("2", "0", "0") }

// inNote does something in the note of the statement that is shown, on its own page in small windows.
func (k *walk) inNote(do func()) {
	k.t.Helper()
	if k.m.size.compact() {
		k.at(noteBox)
	} else {
		k.m.focusOn(noteBox)
		k.m.settle()
	}
	do()
}

func (k *walk) paste(text string) { k.send(tea.PasteMsg{Content: text}) }

var sizes = []size{{60, 20}, {80, 24}, {120, 40}}

// someSizes are all of them, or the common one in a short run.
func someSizes() []size {
	if testing.Short() {
		return sizes[1:2]
	}
	return sizes
}

func eachScene(t *testing.T, do func(t *testing.T, k *walk)) {
	t.Helper()
	for _, s := range someSizes() {
		for _, scene := range slices.Concat(scenes, busyScenes, scrolledScenes, stillScenes, kioskScenes) {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, scene.name), func(t *testing.T) {
				k := startWalk(t, s.w, s.h)
				scene.reach(k)
				do(t, k)
			})
		}
	}
}

// TestFrames holds every page at every size to what was looked at and found good.
func TestFrames(t *testing.T) {
	eachScene(t, func(t *testing.T, k *walk) { golden.RequireEqual(t, []byte(k.screen()+"\n")) })
}

// TestFramesFit guards "never cut": every line is within the window, and there are as many lines as the window has.
func TestFramesFit(t *testing.T) {
	eachScene(t, func(t *testing.T, k *walk) {
		lines := strings.Split(k.screen(), "\n")
		if len(lines) != k.m.size.h {
			t.Errorf("%d lines in a window of %d", len(lines), k.m.size.h)
		}
		for i, line := range lines {
			if w := ansi.StringWidth(line); w > k.m.size.w {
				t.Errorf("line %d is %d wide: %q", i+1, w, line)
			}
		}
	})
}

// TestFocusIsSeen guards the promise that the cursor sits on what has focus, with exactly one > two columns before it,
// wherever focus goes on every page.
func TestFocusIsSeen(t *testing.T) {
	eachScene(t, func(t *testing.T, k *walk) {
		for range len(k.m.laid.targets) + 3 {
			k.checkFocus()
			if k.m.inputID != "" {
				k.press("tab")
			} else {
				k.press("down")
			}
		}
		k.press("tab")
		k.checkFocus()
	})
}

func (k *walk) checkFocus() {
	k.t.Helper()
	screen := k.screen()
	if n := strings.Count(screen, ">"); n != 1 {
		k.t.Fatalf("%d > on the screen:\n%s", n, screen)
	}
	cursor := k.m.View().Cursor
	if cursor == nil {
		k.t.Fatalf("no cursor on:\n%s", screen)
	}
	line := []rune(strings.Split(screen, "\n")[cursor.Y])
	if t := k.m.target(); k.m.barFocus == 0 && t.part.kind == box {
		return
	}
	if cursor.X < 2 || cursor.X >= len(line) || line[cursor.X-2] != '>' || line[cursor.X] == ' ' {
		k.t.Fatalf("the cursor is at %d,%d, not on what > points at:\n%s", cursor.X, cursor.Y, screen)
	}
}
