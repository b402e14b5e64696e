package cli_test

import (
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// Somebody who writes all that can be written, and has every line of training signed, can still save.
func TestTheFullestDraftCanBeSaved(t *testing.T) {
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	text := func(n int) string { return strings.Repeat("😀", n) } // four bytes each
	a := assessment.New(q)
	for _, f := range q.Areas() {
		if err := a.SetNote(f, text(assessment.NoteLimit)); err != nil {
			t.Fatal(err)
		}
	}
	var training assessment.TrainingRecord
	for range assessment.TrainingLimit {
		training.Lines = append(training.Lines, assessment.Training{
			Name: text(120), Provider: text(120), Evidence: text(120), VerifiedBy: text(120),
			Credential: strings.Repeat("n", assessment.CredentialLimit),
		})
	}
	if err := a.TakeTraining(training); err != nil {
		t.Fatal(err)
	}
	content, err := (&assessment.Draft{Assessment: a}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	d := store.NewDrafts(t.TempDir(), store.DraftOptions{Now: time.Now})
	defer d.Close()
	words, err := d.NewWords()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Create(t.Context(), words, content); err != nil {
		t.Errorf("%d bytes: %v", len(content), err)
	}
	const besides = 100_000 // the plan, what was brought from last time, and the standards of the Care Certificate
	if len(content)+besides > 1<<20 {
		t.Errorf("%d bytes leave no room for the rest", len(content))
	}
	t.Logf("%d bytes", len(content))
}
