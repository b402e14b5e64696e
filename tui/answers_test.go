package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// fresh are the pages that ask for one of several answers, with none given.
var fresh = []struct {
	name   string
	reach  func(k *walk)
	answer string // a digit that answers
}{
	{"stage", func(k *walk) { k.toStage() }, "2"},
	{"aim", func(k *walk) { k.toStage().press("2", "0") }, "1"},
	{"professions", func(k *walk) { k.toStage().press("2", "0", "2", "0") }, "1"},
	{"knowledge", func(k *walk) { k.toTasks().press("3") }, "3"},
	{"skill", func(k *walk) { k.toTasks().open("d3-reporting-escalating") }, "3"},
	{"behaviour", func(k *walk) { k.toTasks().open("d1-values") }, "3"},
	{"qualification", func(k *walk) { k.toTasks().press("1") }, "6"},
	{"private", func(k *walk) { k.toTasks().open("d8-health-wellbeing") }, "3"},
	{"look ahead", func(k *walk) {
		k.toTasks()
		k.ok(k.m.a.Rate(k.m.q.Area("d3-reporting-escalating"), assessment.OnMyOwn))
		k.at("ahead").press("3")
	}, "3"},
	{"domain without answers", func(k *walk) { k.toTasks().press("4", "0000", "0000") }, "1"},
	{"domain with all on my own", func(k *walk) { k.toTasks().press("4", "3030", "3030") }, "1"},
	{"share", func(k *walk) { k.toShare() }, "2"},
}

func eachFreshPage(t *testing.T, do func(t *testing.T, k *walk, answer string)) {
	t.Helper()
	for _, s := range sizes {
		for _, page := range fresh {
			t.Run(fmt.Sprintf("%dx%d/%s", s.w, s.h, page.name), func(t *testing.T) {
				k := startWalk(t, s.w, s.h)
				page.reach(k)
				do(t, k, page.answer)
			})
		}
	}
}

// TestNothingIsChosenForAnyone guards that Enter, → and Space record nothing on a page that just came up, however
// often they are pressed, and that no answer starts chosen.
func TestNothingIsChosenForAnyone(t *testing.T) {
	eachFreshPage(t, func(t *testing.T, k *walk, _ string) {
		for _, target := range k.m.laid.targets {
			if target.part.kind == choice && target.part.on {
				t.Errorf("%q starts chosen", target.part.text)
			}
		}
		answers := k.answers()
		for _, name := range []string{"enter", "right", "space", "0"} {
			f := k.fork(t).press(name)
			if got := f.answers(); got != answers {
				t.Errorf("after %s:%s", name, difference(answers, got))
			} else if got := f.press(name).answers(); got != answers {
				t.Errorf("after %s twice:%s", name, difference(answers, got))
			}
		}
	})
}

// TestContinueTellsOnceThatNothingIsChosenAndThenGoesOn guards "leaving a statement open is fine", and that nobody
// leaves one open without knowing.
func TestContinueTellsOnceThatNothingIsChosenAndThenGoesOn(t *testing.T) {
	eachFreshPage(t, func(t *testing.T, k *walk, answer string) {
		for _, name := range []string{"0", "enter", "right"} {
			f := k.fork(t).toFirst()
			for name != "0" && f.m.target().part.kind != question {
				f.press("down")
			}
			place := f.place()
			if f.press(name); f.place() != place || !strings.Contains(f.m.message, "chosen") {
				t.Fatalf("%s leads to %q and says %q", name, f.place(), f.m.message)
			}
			if err := f.misfit(); err != nil {
				t.Error(err)
			}
			if one := f.fork(t).press(name); one.place() == place {
				t.Errorf("%s again does not go on:\n%s", name, one.screen())
			}
			if f.press(answer, "0"); f.place() == place {
				t.Errorf("Continue does not go on after an answer:\n%s", f.screen())
			}
		}
	})
}

// TestThePracticeAnswerIsNeverKept guards that trying the answers out answers nothing.
func TestThePracticeAnswerIsNeverKept(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toStage().press("00", "00", "00")
	want := k.answers()
	if k.press("3", "6", "up", "space"); k.place() != "How to answer | " || k.answers() != want {
		t.Errorf("on %q:%s", k.place(), difference(want, k.answers()))
	}
	if k.press("0"); k.place() != "Waymark | 0 of 54 answered" {
		t.Errorf("Continue leads to %q", k.place())
	}
}

// TestFocusStartsOnTheQuestionOrTheAnswerGiven guards "a fresh question has focus itself; one with an answer has it
// on the answer", for every statement of the pack at every stage and size.
func TestFocusStartsOnTheQuestionOrTheAnswerGiven(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h)
		k.toTasks()
		for _, stage := range k.m.q.Stages {
			k.ok(k.m.a.SetStage(stage.ID))
			for _, f := range k.m.q.Areas() {
				one := k.fork(t)
				one.m.push(statementScreen{area: f})
				if one.send(nil); one.focus() != "question" {
					t.Fatalf("%dx%d: focus on %s at %s starts on %q", s.w, s.h, f.ID, stage.ID, one.focus())
				}
				one.press("6", "esc")
				one.m.push(statementScreen{area: f})
				if one.send(nil); one.focus() != assessment.NotMyRole.String() {
					t.Fatalf("%dx%d: focus on %s at %s starts on %q after an answer", s.w, s.h, f.ID, stage.ID, one.focus())
				}
			}
		}
	}
}

// TestPastedTextAnswersNothing guards against a clipboard that holds digits.
func TestPastedTextAnswersNothing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		want := k.leaveBox().sight()
		for _, text := range []string{"1", "0", "3\n0\n", "9", "m", "\x1b[B\r"} {
			k.paste(text)
			k.unchanged(want, fmt.Sprintf("pasting %q", text))
		}
	})
}

// TestKeysWithAltDoNothing guards against Esc followed quickly by a key, which arrives as that key with Alt.
func TestKeysWithAltDoNothing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		want := k.sight()
		for _, code := range "0123456789umx?" + string([]rune{tea.KeyEnter, tea.KeySpace, tea.KeyUp, tea.KeyTab, tea.KeyBackspace}) {
			k.send(tea.KeyPressMsg{Code: code, Mod: tea.ModAlt})
			k.send(tea.KeyPressMsg{Code: code, Text: string(code), Mod: tea.ModAlt})
			k.unchanged(want, fmt.Sprintf("alt+%q", code))
		}
	})
}

// TestDigitsThatAreNotOfferedDoNothing guards "key 5 does nothing" on a qualification, and the same everywhere.
func TestDigitsThatAreNotOfferedDoNothing(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.leaveBox().press("x")
		want, offered := k.sight(), ""
		for _, target := range k.m.laid.targets {
			offered += " " + target.part.key
		}
		for _, d := range strings.Split("0123456789", "") {
			if !strings.Contains(offered, " "+d) && (d != "9" || k.m.shown.first) {
				k.press(d)
				k.unchanged(want, d)
			}
		}
	})
}

// TestAQualificationHasNoFifthAnswer guards the same by name: the page says what there is instead.
func TestAQualificationHasNoFifthAnswer(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("1", "5", "0")
	if got := k.m.a.Progress().Answered; got != 0 || !strings.Contains(k.m.message, "Press 1 to 4, or 6") {
		t.Errorf("after 5 and Continue %d are answered, and the status line says %q", got, k.m.message)
	}
	if strings.Contains(k.screen(), "No chance yet") {
		t.Errorf("No chance yet is offered:\n%s", k.screen())
	}
}

// TestTwoDigitsAreNeededInALongList guards "two presses, no guessing by time; the first digit shows in the status
// line", and that a second digit that makes no number does nothing.
func TestTwoDigitsAreNeededInALongList(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().at("finish").press("0")
	list, answers := k.m.q.Planning[1], k.answers()
	if len(list.Options) != 12 {
		t.Fatalf("%s has %d options; this test is about a list of 12", list.ID, len(list.Options))
	}
	for _, first := range []string{"1", "2"} {
		if k.press(first); !strings.Contains(k.screen(), "\n "+first+" and another digit") || k.answers() != answers {
			t.Fatalf("after %s:\n%s", first, k.screen())
		}
		k.press("down", "up")
		for _, second := range strings.Split("0123456789", "") {
			i := strings.Index("1112131415161718 21222324", first+second)
			f := k.fork(t).press(first, second)
			if f.place() != k.place() {
				t.Errorf("%s and %s lead to %q", first, second, f.place())
			} else if (f.answers() != answers) != (i >= 0) {
				t.Errorf("after %s and %s:%s", first, second, difference(answers, f.answers()))
			}
		}
	}
	if f := k.fork(t).press("1", "down", "2"); f.answers() != answers {
		t.Errorf("a key between two digits does not part them:%s", difference(answers, f.answers()))
	}
	if f := k.fork(t).press("1", "?", "esc", "2"); f.answers() != answers {
		t.Errorf("Help between two digits does not part them:%s", difference(answers, f.answers()))
	}
}

// hold presses a digit once and lets it repeat for a while, as a finger that stays down does.
func (k *walk) hold(digit string, every time.Duration, times int) *walk {
	k.press(digit)
	for range times {
		k.out.now = k.out.now.Add(every)
		k.send(tea.KeyPressMsg{Code: rune(digit[0]), Text: digit})
	}
	return k
}

// TestAHeldDigitAnswersAtMostOneQuestion guards "go on when I choose": a held key cannot answer the questionnaire.
func TestAHeldDigitAnswersAtMostOneQuestion(t *testing.T) {
	for _, page := range fresh {
		k := startWalk(t, 80, 24)
		page.reach(k)
		k.m.look.moveOn = true
		for _, digit := range strings.Split("123456", "") {
			for _, every := range []time.Duration{30 * time.Millisecond, 249 * time.Millisecond} {
				f := k.fork(t).hold(digit, every, 40)
				if got := f.answered() - k.answered(); got > 1 {
					t.Errorf("%s held on %s every %v answers %d questions", digit, page.name, every, got)
				}
			}
		}
	}
}

// answered counts the questions with an answer.
func (k *walk) answered() int {
	a := &k.m.a
	n := a.Progress().Answered + a.LookAheadProgress().Answered
	for _, id := range []string{a.Stage(), a.Aim(), a.Profession()} {
		if id != "" {
			n++
		}
	}
	return n
}

// TestGoOnWhenIChooseTurnsThePage guards that the setting does what it says, for presses with time between them.
func TestGoOnWhenIChooseTurnsThePage(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toTasks().press("m", "7", "5", "esc", "3")
	k.hold("3", heldKey, 4)
	if got, want := k.place(), "3  Clinical and technical | Statement 6 of 11"; got != want || k.m.a.Progress().Answered != 5 {
		t.Errorf("five choices lead to %q with %d answered, want %q", got, k.m.a.Progress().Answered, want)
	}
}

// TestChoosingAloneNeverDoesWhatCannotBeUndone guards "nothing is lost by a key" where a choice turns the page.
func TestChoosingAloneNeverDoesWhatCannotBeUndone(t *testing.T) {
	k := startWalk(t, 80, 24)
	k.toShare()
	k.m.look.moveOn = true
	if f := k.fork(t).press("1"); len(f.out.shared) > 0 {
		t.Errorf("1 on the share page shared at once")
	}
	k.press("2", "0", "2", "0")
	k.m.focusOn("question")
	if k.press("1"); !k.m.begun {
		t.Errorf("1 on the finish page cleared all answers at once:\n%s", k.screen())
	}
}
