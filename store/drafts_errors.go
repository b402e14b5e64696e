package store

import "fmt"

// Errors of Drafts that are not about the file. Each has a Sentence for the person, as *Error has.
var (
	// ErrWrongWords is one answer to unknown, mistyped, expired and altered: none of them can be told from another.
	// It says for how many days answers are kept here.
	ErrWrongWords error = wrongWords(usualDays)
	// ErrChangedElsewhere is returned when another terminal saved the same draft since it was opened here.
	ErrChangedElsewhere error = draftError("These answers were changed somewhere else. Nothing here was written over them. Open them again with your six words.")
	// ErrDeletedElsewhere is returned when the open draft is not in the file any more.
	ErrDeletedElsewhere error = draftError("These saved answers were deleted somewhere else. What is on this screen is still here. To save it, ask for six new words.")
	// ErrTooLong is returned when the content does not fit the largest size. What was saved before stays.
	ErrTooLong error = draftError("These answers are too long to save. What was saved before is still there. Shorten your longest notes or take some training off, then go on.")
	// ErrNotOpen is returned when there is no open draft to save or delete.
	ErrNotOpen error = draftError("No saved answers are open. Open them with your six words.")
)

// draftError is an error whose text is the sentence.
type draftError string

// Error returns the sentence.
func (e draftError) Error() string { return string(e) }

// Sentence tells a worker what happened, what became of their answers, and what to do.
func (e draftError) Sentence() string { return string(e) }

// wrongWords is an ErrWrongWords where answers are kept for so many days.
type wrongWords int

// Error returns the sentence.
func (w wrongWords) Error() string { return w.Sentence() }

// Is reports that any number of days is the same error.
func (wrongWords) Is(target error) bool { _, same := target.(wrongWords); return same }

// Sentence tells a worker what happened, what became of their answers, and what to do.
func (w wrongWords) Sentence() string {
	days := "1 day"
	if w > 1 {
		days = fmt.Sprintf("%d days", w)
	}
	return "These words do not open anything here. Check each word against your paper. Saved answers stay for " + days + " after the last change."
}

// WaitError is returned when words were wrong so often that the next try has to wait.
type WaitError struct{ Seconds int }

// Error says how long to wait.
func (e *WaitError) Error() string { return fmt.Sprintf("next try in %d s", e.Seconds) }

// Sentence tells a worker how long to wait.
func (e *WaitError) Sentence() string {
	if e.Seconds == 1 {
		return "Wait 1 second, then try again."
	}
	return fmt.Sprintf("Wait %d seconds, then try again.", e.Seconds)
}

// What becomes of answers when drafts.db cannot be used, by what was asked for.
const (
	notSaved   = "Your answers are not saved yet. They are still on this screen, and your report still works."
	notOpened  = "Your saved answers are not open yet."
	notDeleted = "Your saved answers are not deleted yet."
	notPurged  = "Saved answers that are past their time are not deleted yet."
)
