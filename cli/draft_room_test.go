package cli_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// Somebody who writes all that can be written, has every line of training signed, and brought as much from last time,
// can still save.
func TestTheFullestDraftCanBeSaved(t *testing.T) {
	q, err := questionnaires.ByID(questionnaires.Default)
	must(t, err)
	text := func(n int) string { return strings.Repeat("😀", n) } // four bytes each
	a, earlier, today := assessment.New(q), &assessment.Earlier{Answers: map[string]assessment.Answer{}}, assessment.DateOf(time.Now())
	for _, f := range q.Areas() {
		must(t, a.Rate(f, assessment.TeachOthers))
		must(t, a.SetNote(f, text(assessment.NoteLimit)))
		earlier.Answers[f.ID] = a.Answer(f)
	}
	var actions []assessment.Action
	for range assessment.PlanLimit {
		words := text(assessment.PlanFieldLimit)
		actions = append(actions, assessment.Action{What: words, Measure: words, Help: words, Why: words, By: today})
	}
	training := assessment.TrainingRecord{Standards: make([]assessment.StandardDone, assessment.StandardLimit)}
	for i := range training.Standards {
		training.Standards[i] = assessment.StandardDone{ID: fmt.Sprintf("cc-%d", i), Known: today, SignedOff: today, VerifiedBy: text(assessment.TrainingFieldLimit)}
	}
	for range assessment.TrainingLimit {
		words := text(assessment.TrainingFieldLimit)
		training.Lines = append(training.Lines, assessment.Training{
			Name: text(assessment.TopicTitleLimit), Title: text(assessment.OwnTitleLimit), Provider: words, Evidence: words, VerifiedBy: words,
			Done: today, GivenDue: today, Booked: today, Credential: strings.Repeat("n", assessment.CredentialLimit),
		})
	}
	must(t, a.TakeTraining(training))
	_, err = a.Bring(earlier, actions, assessment.TrainingRecord{}, today)
	must(t, err)
	content, err := (&assessment.Draft{Assessment: a}).Encode()
	must(t, err)
	t.Logf("%d bytes", len(content))
	d := store.NewDrafts(t.TempDir(), store.DraftOptions{Now: time.Now})
	defer d.Close()
	words, err := d.NewWords()
	must(t, err)
	must(t, d.Create(t.Context(), words, content))
	content, err = d.Unlock(t.Context(), strings.Join(words, " "))
	must(t, err)
	_, err = assessment.DecodeDraft(q, content)
	must(t, err)
}
