package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// rate answers a focus area as its own page would.
func (k *walk) rate(area string, r assessment.Rating) *walk {
	k.ok(k.m.a.Rate(k.m.q.Area(area), r))
	return k
}

// changes are one change of each kind, on the page where a person makes it, with the words that say it is undone.
var changes = []struct {
	name  string
	reach func(k *walk)
	keys  []string
	words string
}{
	{"first rating", func(k *walk) { k.toTasks().open("d3-reporting-escalating") }, []string{"2"}, "3.9 has no answer now"},
	{"another rating", func(k *walk) {
		k.toTasks().rate("d3-reporting-escalating", assessment.WithSupport).open("d3-reporting-escalating")
	}, []string{"4"}, "3.9 is With support again"},
	{"look ahead", func(k *walk) {
		k.toTasks().rate("d3-reporting-escalating", assessment.OnMyOwn).at("ahead").press("3")
	}, []string{"1"}, "look ahead at 3.9 has no answer now"},
	{"mark on", func(k *walk) { k.toTasks().press("3") }, []string{"7"}, "3.1 is not marked now"},
	{"mark off", func(k *walk) { k.toTasks().press("3", "7") }, []string{"7"}, "3.1 is marked again"},
	{"note", func(k *walk) { k.toTasks().press("3").into(noteBox) }, []string{"seen", "tab"}, "3.1 has no note now"},
	{"note again", func(k *walk) { k.toTasks().press("3").into(noteBox).press("seen", "tab"); k.into(noteBox) }, []string{"backspace", "backspace", "backspace", "backspace", "tab"}, "3.1 has its note again"},
	{"another note", func(k *walk) { k.toTasks().press("3").into(noteBox).press("seen", "tab"); k.into(noteBox) }, []string{" twice", "tab"}, "3.1 has its earlier note again"},
	{"stage", func(k *walk) { k.toTasks().press("m", "4") }, []string{"1"}, "your stage is Senior support worker now"},
	{"first stage", func(k *walk) { k.toStage() }, []string{"1"}, "no stage is chosen now"},
	{"aim", func(k *walk) { k.toTasks().press("m", "4", "0") }, []string{"1"}, "you chose Assistant practitioner again"},
	{"first aim", func(k *walk) { k.toStage().press("2", "0") }, []string{"1"}, "what you would like next is not chosen now"},
	{"longest aim", func(k *walk) { k.toTasks(); k.ok(k.m.a.SetAim(assessment.AimRegister)); k.press("m", "4", "0") }, []string{"1"}, "you chose Train for a registered profession again"},
	{"professions", func(k *walk) { k.toTasks().press("m", "4", "0", "0") }, []string{"2"}, "you work with Physiotherapy again"},
	{"longest professions", func(k *walk) { k.toTasks().press("m", "4", "0", "0", "6") }, []string{"2"}, "you work with Several professions, or another one again"},
	{"professions not said", func(k *walk) { k.toTasks().press("m", "4", "0", "0", "7") }, []string{"2"}, "your professions are not said now"},
	{"first professions", func(k *walk) { k.toStage().press("2", "0", "2", "0") }, []string{"2"}, "no professions are chosen now"},
	{"domain finished", func(k *walk) { k.toTasks().press("4", "0000", "0000") }, []string{"1"}, "Communication is not finished now"},
	{"action added", func(k *walk) { k.toTasks().press("3", "7", "m", "2").at("plan") }, []string{"6", "1"}, "your plan has no actions now"},
	{"action worded", func(k *walk) { k.toTasks().at("plan").press("7").into("what") }, []string{"learn", "tab"}, "your plan has no actions now"},
	{"action reworded", func(k *walk) { k.toTasks().fill().at("plan").press("1").into("measure") }, []string{" twice", "tab"}, "action 1: how I will know has its earlier words"},
	{"action first worded", func(k *walk) { k.toTasks().fill().at("plan").press("1").into("why") }, []string{"learn", "tab"}, "action 1: why it matters is empty now"},
	{"action dated", func(k *walk) { k.toTasks().fill().at("plan").press("1") }, []string{"1"}, "action 1 is by 28 February 2027 again"},
	{"action taken off", func(k *walk) { k.toTasks().fill().at("plan").press("1") }, []string{"8"}, "your plan has 1 action now"},
	{"training begun", func(k *walk) { k.toTasks().at("training") }, []string{"1"}, "your training record has no items now"},
	{"training done", func(k *walk) { k.toTasks().trained().at("training").at("line3").into(doneBox) }, []string{"backspace", "6", "tab"}, "Fire safety: done 2 March 2025 again"},
	{"training taken off", func(k *walk) { k.toTasks().trained().at("training").at("line3") }, []string{"8"}, "your training record has 7 items now"},
	{"joined", func(k *walk) { k.toTasks().at("training").press("4") }, []string{"102026", "tab"}, "when you joined is not said now"},
	{"planning tick", func(k *walk) { k.toTasks().at("finish") }, []string{"11"}, "planning question 1 has no ticks now"},
	{"part of the report", func(k *walk) { k.toShare(); k.press("2", "0") }, []string{"1"}, "your report leaves out your notes now"},
	{"record brought", func(k *walk) { k.toTasks().fill().toStart().toRecord() }, []string{"0"}, "what you brought in is taken out again"},
	{"wellbeing shared", func(k *walk) { k.toShare() }, []string{"3"}, "health and wellbeing is left out of what is shared"},
}

func ctrlZ(k *walk) { k.send(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}) }

// TestUndoTakesBackEachKindOfChangeAndSaysWhich guards "U undoes", by the letter and by Ctrl+Z.
func TestUndoTakesBackEachKindOfChangeAndSaysWhich(t *testing.T) {
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			k := startWalk(t, 80, 24)
			c.reach(k)
			before := k.answers()
			if k.press(c.keys...); k.answers() == before {
				t.Fatalf("%v changes nothing", c.keys)
			}
			k.leaveBox()
			for name, undo := range map[string]func(*walk){
				"u": func(k *walk) { k.press("u") }, "U": func(k *walk) { k.press("U") }, "Ctrl+Z": ctrlZ,
			} {
				f := k.fork(t)
				if undo(f); f.answers() != before {
					t.Errorf("after %s:%s", name, difference(before, f.answers()))
				}
				if want := "\n Undone: " + c.words; !strings.Contains(f.screen(), want) {
					t.Errorf("%s says %q, want %q", name, f.m.message, want)
				}
				if err := f.misfit(); err != nil {
					t.Error(err)
				}
			}
			f := k.fork(t)
			f.send(tea.WindowSizeMsg{Width: 60, Height: 20})
			if ctrlZ(f.leaveBox()); f.answers() != before || !strings.HasPrefix(f.m.message, "Undone: ") || !strings.Contains(f.screen(), "\n "+f.m.message) {
				t.Errorf("at 60 columns it says %q on\n%s", f.m.message, f.screen())
			}
			if strings.HasSuffix(f.m.message, "as before") {
				t.Errorf("at 60 columns it says no more than %q", f.m.message)
			}
		})
	}
}

// TestCtrlZUndoesInATextBoxToo guards "Ctrl+Z never suspends; it undoes", which is said of text boxes.
func TestCtrlZUndoesInATextBoxToo(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2").into(noteBox)
	before := k.m.a.Revision()
	if ctrlZ(k); k.m.a.Revision() == before || !strings.HasPrefix(k.m.message, "Undone: ") {
		t.Errorf("Ctrl+Z in a text box does nothing and says %q", k.m.message)
	}
}

// TestNothingToTakeBackSaysSo guards that a key that can do nothing is not silent.
func TestNothingToTakeBackSaysSo(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("3", "2")
	for range 20 {
		k.press("u")
	}
	if k.m.message != "There is nothing to take back." || k.m.a.Stage() != "" {
		t.Errorf("in the end U says %q with stage %q", k.m.message, k.m.a.Stage())
	}
}

// TestUndoLeavesAPageThatLostItsSubject guards against a page about something that is no longer there.
func TestUndoLeavesAPageThatLostItsSubject(t *testing.T) {
	for _, c := range []struct {
		name, want string
		reach      func(k *walk)
	}{
		{"action that was added", "Action plan | 0 of 5 actions", func(k *walk) { k.toTasks().press("3", "7", "m", "2").at("plan").press("6", "1") }},
		{"look ahead of a rating", "Look ahead to assistant practitioner | 0 of 0 answered", func(k *walk) {
			k.toTasks().rate("d3-reporting-escalating", assessment.OnMyOwn).at("ahead").press("3")
		}},
		{"look ahead of an aim", "Waymark | 0 of 54 answered", func(k *walk) {
			k.toTasks()
			k.ok(k.m.a.SetAim(assessment.AimStay))
			k.ok(k.m.a.SetAim("assistant-practitioner"))
			k.at("ahead")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := startWalk(t, 80, 24)
			c.reach(k)
			if k.press("u"); k.place() != c.want || !strings.HasPrefix(k.m.message, "Undone: ") {
				t.Errorf("undo leads to %q and says %q, want %q", k.place(), k.m.message, c.want)
			}
		})
	}
}

// TestUndoNeverTurnsAPageIntoOneAboutAnotherAction guards what is typed from landing in the wrong action.
func TestUndoNeverTurnsAPageIntoOneAboutAnotherAction(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().at("plan")
	for _, what := range []string{"Learn the first", "Learn the second"} {
		k.press("7").into("what").press(what).leaveBox().press("0")
	}
	k.press("1", "8", "1") // takes the first off, opens the second
	if k.press("u"); k.place() == "Action plan | Action 1" && strings.Contains(k.screen(), "Learn the first") {
		t.Errorf("the page of the second action is now about the first:\n%s", k.screen())
	}
}

// TestTenThousandKeysGrowNothingWithoutBound guards memory, and Back from needing as many steps as there were keys.
func TestTenThousandKeysGrowNothingWithoutBound(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	deepest, pressed := 0, 0
	for pressed < 10_000 {
		n := k.pressDeep(&deepest,
			"3", "20", "7", "0", "?", "esc", "8", "esc", "m", "2", "u", "4", "1020", "3040", "10",
			"m", "8", "0", "0", "2", "0", "0", "2", "0", "3", "0")
		if _, ok := k.m.top().screen.(tasksScreen); !ok {
			t.Fatalf("the round ends on %q", k.place())
		}
		pressed += n
	}
	if deepest > 30 {
		t.Errorf("%d keys lead %d pages deep", pressed, deepest)
	}
	undone := 0
	for ok := true; ok; undone++ {
		_, ok = k.m.a.Undo()
	}
	if undone > 51 {
		t.Errorf("%d changes can be taken back", undone-1)
	}
}

// pressDeep presses keys, and notes how deep they lead. It returns how many there were.
func (k *walk) pressDeep(deepest *int, keys ...string) (n int) {
	for _, name := range keys {
		k.press(name)
		*deepest = max(*deepest, len(k.m.stack))
		n++
	}
	return n
}

// TestNoWayRoundLeadsDeeperEachTime is the same for the ways aside: those that the menu and leaving open.
func TestNoWayRoundLeadsDeeperEachTime(t *testing.T) {
	for name, keys := range map[string][]string{
		"role": {"m", "4"}, "how to answer": {"m", "5"}, "what we keep": {"m", "6"}, "settings": {"m", "7"},
		"finish": {"m", "8"}, "saving": {"m", "3"}, "report": {"ctrl+c", "2"}, "help": {"?", "m", "?"}, "leaving": {"m", "ctrl+c", "1"},
	} {
		k, deepest := startWalk(t, 80, 24).toTasks(), 0
		for range 60 {
			k.pressDeep(&deepest, keys...)
		}
		if deepest > 30 {
			t.Errorf("%s again and again leads %d pages deep", name, deepest)
		}
	}
}
