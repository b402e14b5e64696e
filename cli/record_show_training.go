package cli

import (
	"fmt"
	"io"

	"waymark/assessment"
)

// writeTraining writes the training record as it stands on a day. The lines keep the numbers that they have in the
// record, by which other commands name them.
func (g *givenRecord) writeTraining(w io.Writer, list *assessment.TrainingList, today assessment.Date, soon int) {
	t := g.Training
	if t.IsEmpty() {
		return
	}
	fmt.Fprintf(w, "\nTraining record, on %s\n", today.Words())
	if !t.Joined.IsZero() {
		fmt.Fprintf(w, "Joined in %s %d\n", t.Joined.Month, t.Joined.Year)
	}
	for i, line := range t.Lines {
		fmt.Fprintf(w, "%d %s. %s\n", i+1, clean(list.Title(&line)), trainingSentence(&line, t.Joined, today, soon))
	}
	for _, s := range list.Standards {
		done := t.Standard(s.ID)
		if done == (assessment.StandardDone{ID: s.ID}) {
			continue
		}
		fmt.Fprintf(w, "Care Certificate, %s. Knowledge done: %s. Signed off at work: %s.\n", s.Title, dayOr(done.Known, "not yet"), dayOr(done.SignedOff, "not yet"))
	}
}

// trainingSentence says in words what a line holds and how it stands.
func trainingSentence(line *assessment.Training, joined, today assessment.Date, soon int) string {
	words := map[assessment.TrainingClass]string{assessment.Compulsory: "Compulsory. ", assessment.NeededForRole: "Needed for my role. "}[line.Class]
	words += "Done: " + dayOr(line.Done, "not yet") + "."
	if due := line.Due(joined); !due.IsZero() {
		words += " Due: " + due.Words() + "."
	}
	if !line.Booked.IsZero() {
		words += " Booked: " + line.Booked.Words() + "."
	}
	if line.IsOpenEnded() {
		words += " No due date set."
	} else {
		words += " " + line.StatusOn(today, joined, soon).Words() + "."
	}
	if line.Credential != "" {
		words += " Signed, and not checked here."
	}
	return words
}

func dayOr(day assessment.Date, otherwise string) string {
	if day.IsZero() {
		return otherwise
	}
	return day.Words()
}
