package tui

import (
	"reflect"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

// withRecord has brought a record that was changed before, and is on the task list.
func withRecord(t *testing.T, s size, change func(r *record.Record)) *walk {
	k := startWalk(t, s.w, s.h).aStick()
	change(k.out.records.inside[ownFile])
	return k.press("3", "1", "0").toTasks()
}

// TestLastTimeStandsBesideTheStatementAndChoosesNothing guards a fresh question: what was answered last time is told, and
// nothing is chosen or under focus.
func TestLastTimeStandsBesideTheStatementAndChoosesNothing(t *testing.T) {
	for _, s := range sizes {
		k := withRecord(t, s, func(*record.Record) {}).open("d3-consent")
		if !strings.Contains(k.screen(), "Last time, May 2026: I teach others") {
			t.Errorf("at %v:\n%s", s, k.screen())
		}
		if k.focus() != "question" || strings.Contains(k.screen(), "(•)") {
			t.Errorf("at %v focus is on %q:\n%s", s, k.focus(), k.screen())
		}
		k.press("9").at("d3-signposting")
		if strings.Contains(k.screen(), "Last time") || strings.Contains(k.screen(), "then") {
			t.Errorf("at %v, not answered last time:\n%s", s, k.screen())
		}
	}
}

// TestTheStageOfLastTimeIsToldWhereTheWordsDiffer guards against comparing two different statements unawares.
func TestTheStageOfLastTimeIsToldWhereTheWordsDiffer(t *testing.T) {
	for _, c := range []struct{ stage, area, want string }{
		{"support-worker", "d3-consent", "Last time, May 2026, at support worker stage: I teach others"},
		{"nurse", "d3-consent", "Last time, May 2026, at another stage: I teach others"},
		{"", "d3-consent", "Last time, May 2026, at another stage: I teach others"},
		{"support-worker", "d8-health-wellbeing", "Last time, May 2026: I help others"},
		{"senior-support-worker", "d3-consent", "Last time, May 2026: I teach others"},
	} {
		k := withRecord(t, size{80, 24}, func(r *record.Record) { r.Stage = c.stage }).open(c.area)
		if !strings.Contains(k.texts(), "\n"+c.want+"\n") {
			t.Errorf("%q at %s: not %q in\n%s", c.stage, c.area, c.want, k.screen())
		}
	}
}

// TestARatingThatIsNotOfferedIsNotShown guards a record that was changed by hand.
func TestARatingThatIsNotOfferedIsNotShown(t *testing.T) {
	k := withRecord(t, size{80, 24}, func(r *record.Record) {
		r.Answers["d1-qualifications"] = assessment.Answer{Rating: assessment.NoChance, Note: "n"}
	})
	for _, f := range k.m.q.Areas() {
		if !k.m.q.Offers(f, assessment.NoChance) {
			k.m.a = *assessment.New(k.m.q)
			k.ok(bringAnswers(&k.m.a, &assessment.Earlier{Answers: map[string]assessment.Answer{f.ID: {Rating: assessment.NoChance, Note: "a note"}}}, nil))
			k.m.push(statementScreen{area: f})
			if k.send(nil); strings.Contains(k.texts(), "Last time") || !strings.Contains(k.texts(), "Your note then: a note") {
				t.Errorf("%s:\n%s", f.ID, k.screen())
			}
			return
		}
	}
	t.Fatal("every focus area offers every rating")
}

// TestANoteOfLastTimeIsReadWhole guards "text is never cut": a note that has no room on the statement is whole on the page
// of the note, where a new one can be written, and the way back is to the statement.
func TestANoteOfLastTimeIsReadWhole(t *testing.T) {
	longest := strings.TrimSpace(strings.Repeat("ankle ", 166)) + " end"
	for _, s := range sizes {
		k := withRecord(t, s, func(r *record.Record) {
			r.Answers["d3-consent"] = assessment.Answer{Rating: assessment.OnMyOwn, Note: longest}
		}).open("d3-consent")
		if strings.Contains(k.screen(), longest) || !strings.Contains(k.screen(), "Your note then: ankle") {
			t.Errorf("at %v:\n%s", s, k.screen())
		}
		place := k.place()
		k.at(idNoteThen)
		if !strings.Contains(k.texts(), noteThen+longest) || k.m.inputID != noteBox {
			t.Errorf("at %v its page is\n%s", s, k.screen())
		}
		k.press("new").leaveBox().press("0")
		if got := k.m.a.Answer(k.m.q.Area("d3-consent")).Note; got != "new" || k.place() != place {
			t.Errorf("at %v the note is %q, on\n%s", s, got, k.screen())
		}
	}
}

// TestANoteThatIsTooLongIsMendedOnThePageOfTheNote guards a text that waits in the box while the note of last time is read.
func TestANoteThatIsTooLongIsMendedOnThePageOfTheNote(t *testing.T) {
	k := withRecord(t, size{80, 24}, func(*record.Record) {}).open("d3-consent")
	long := strings.Repeat("word ", 260)
	k.into(noteBox).paste(long)
	if k.at(idNoteThen); k.m.input.Value() != strings.TrimSpace(long) && k.m.input.Value() != long {
		t.Errorf("the box holds %d characters:\n%s", len(k.m.input.Value()), k.screen())
	}
}

// TestLastTimeIsOnNoOtherPage guards the lists, the look ahead, the row that is shared and what is counted: they are as
// without a record.
func TestLastTimeIsOnNoOtherPage(t *testing.T) {
	with, without := startWalk(t, 80, 24).bringing().toTasks(), startWalk(t, 80, 24).toTasks()
	with.m.a.RemoveAction(0)
	for _, k := range []*walk{with, without} {
		k.fill()
	}
	if !reflect.DeepEqual(with.m.a.Results(), without.m.a.Results()) {
		t.Error("the results differ")
	}
	ids := [2]assessment.RowID{{1}, {2}}
	if !reflect.DeepEqual(with.m.a.Rows(ids[0], ids[1], "2026-Q4"), without.m.a.Rows(ids[0], ids[1], "2026-Q4")) {
		t.Error("the rows to share differ")
	}
	for name, reach := range map[string]func(k *walk){
		"check":           func(k *walk) { k.at("check") },
		"look ahead":      func(k *walk) { k.at("ahead") },
		"a look ahead":    func(k *walk) { k.at("ahead").press("3") },
		"a domain":        func(k *walk) { k.at("results").press("3") },
		"each stage":      func(k *walk) { k.open("d3-consent").press("8") },
		"the plan":        func(k *walk) { k.at("plan") },
		"planning":        func(k *walk) { k.at("finish") },
		"sharing":         func(k *walk) { k.at("finish").press("0", "0") },
		"what to take":    func(k *walk) { k.at("finish").press("0", "0", "2", "0") },
		"print and save":  func(k *walk) { k.at("finish").press("0", "0", "2", "0", "0") },
		"a domain's list": func(k *walk) { k.press("3") },
	} {
		if name == "a domain's list" {
			continue // its statements are what this is about
		}
		one, other := with.fork(t), without.fork(t)
		reach(one)
		reach(other)
		if got, want := one.body(), other.body(); got != want {
			t.Errorf("%s:%s", name, difference(want, got))
		}
	}
}

// TestResultsTellWhatIsDifferentInWords guards the comparison: then, now and what is different, for each domain, and that
// fewer is not worse.
func TestResultsTellWhatIsDifferentInWords(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h).bringing().toTasks().fill().at("results")
		text := k.body()
		want := []string{"10 of 12  1 fewer", "3 of 10   3 more", "0 of 2    the same", "now       then      change"}
		if s.w < homeWidth {
			want = []string{"10 of 12 then, 1 fewer now", "3 of 10 then, 3 more now", "0 of 2 then, the same now"}
		}
		for _, words := range append(want, "Then: May 2026. Fewer can mean that you see more now.") {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(words), " ")) {
				t.Errorf("at %v not %q in\n%s", s, words, text)
			}
		}
	}
}

// TestResultsSayWhyNothingIsCompared guards a record of a version with other questions, and a domain with too few answers.
func TestResultsSayWhyNothingIsCompared(t *testing.T) {
	k := startWalk(t, 80, 24).otherEdition().toTasks().fill().at("results")
	if text := k.texts(); !strings.Contains(text, "The questions have changed since May 2026, so we do not compare.") ||
		strings.Contains(text, "change\n") || strings.Contains(text, "more now") {
		t.Errorf("other questions:\n%s", k.screen())
	}
	k = withRecord(t, size{80, 24}, func(r *record.Record) {
		for id := range r.Answers {
			if strings.HasPrefix(id, "d3-") {
				delete(r.Answers, id)
			}
		}
	}).fill().at("results")
	if !strings.Contains(k.screen(), "6 of 11   -         -") {
		t.Errorf("a domain that was left out:\n%s", k.screen())
	}
	k = startWalk(t, 80, 24).toTasks().fill().at("results")
	if text := k.texts(); strings.Contains(text, "Then") || strings.Contains(text, "change") {
		t.Errorf("without a record:\n%s", k.screen())
	}
}

// bringAnswers brings earlier answers and actions, and no training.
func bringAnswers(a *assessment.Assessment, e *assessment.Earlier, actions []assessment.Action) error {
	_, err := a.Bring(e, actions, assessment.TrainingRecord{}, assessment.Date{})
	return err
}
