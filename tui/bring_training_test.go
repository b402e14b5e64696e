package tui

import (
	"strings"
	"testing"

	"waymark/assessment"
)

// toOtherTraining puts a record in whose training differs in some lines from what the person has said already, and whose
// lines were signed for another record.
func (k *walk) toOtherTraining(signed, others, notYet int) *walk {
	k.t.Helper()
	k.toTasks()
	now := assessment.TrainingRecord{Holder: "mine"}
	then := assessment.TrainingRecord{Holder: "another"}
	today := k.m.today()
	line := func(id string, ago int) assessment.Training {
		l := k.m.training.Topic(id).Line()
		l.Done = today.AddDays(-ago)
		return l
	}
	ids := []string{"t-fire", "t-conflict", "t-observations"}
	for _, id := range ids[:others] {
		now.Lines, then.Lines = append(now.Lines, line(id, 5)), append(then.Lines, line(id, 50))
	}
	for i := range then.Lines[:signed] {
		then.Lines[i].Credential = "signed"
	}
	for _, id := range []string{"t-ipc-2", "t-safeguarding-adults-2"}[:notYet] {
		then.Lines = append(then.Lines, line(id, -1))
	}
	k.ok(k.m.a.TakeTraining(now))
	k.toStart().aStick().out.records.inside[ownFile].Training = then
	return k
}

// TestTrainingThatStaysInTheFileIsSaid guards that nothing is left behind unseen, in words right for one and for many.
func TestTrainingThatStaysInTheFileIsSaid(t *testing.T) {
	k := startWalk(t, 80, 24).toOtherTraining(1, 1, 1).press("3", "1", "0")
	for _, want := range []string{
		"1 line stayed as you have it; the file keeps the other.",
		"The signature of 1 line belongs to another record, and stays in that file.",
		"1 line has a day that has not come yet, and stays in the file.",
		"Brought in. U takes it out again.",
	} {
		if !strings.Contains(k.texts(), want) {
			t.Errorf("%q is not said:\n%s", want, k.screen())
		}
	}
	k = startWalk(t, 80, 24).toOtherTraining(2, 3, 2).press("3", "1", "1", "2", "0")
	for _, want := range []string{
		"3 lines stayed as you have them; the file keeps the others.",
		"Signatures of 2 lines belong to another record, and stay in that file.",
		"2 lines have a day that has not come yet, and stay in the file.",
		"Nothing new was brought in.",
	} {
		if !strings.Contains(k.texts(), want) {
			t.Errorf("%q is not said:\n%s", want, k.screen())
		}
	}
	if k = startWalk(t, 80, 24).bringing(); strings.Contains(k.texts(), "the file") {
		t.Errorf("with nothing left behind:\n%s", k.screen())
	}
}

// TestTrainingThatStaysInTheFileIsReadOut guards those who hear the pages.
func TestTrainingThatStaysInTheFileIsReadOut(t *testing.T) {
	full := startWalk(t, 80, 24).toOtherTraining(2, 3, 0)
	k := talkWith(t, newOutside())
	k.out.records = full.out.records
	k.say("3")
	k.r.m.ready()
	if err := k.r.m.a.TakeTraining(full.m.a.Training()); err != nil {
		t.Fatal(err)
	}
	k.say("1")
	has(t, k.heard(""), "Brought in. undo takes it out again.", "3 lines stayed as you have them; the file keeps the others.",
		"Signatures of 2 lines belong to another record, and stay in that file.")
}
