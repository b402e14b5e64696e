package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
)

// training is the training record, nil when it was not chosen or has nothing to say.
func (b *builder) training(o Options) *Training {
	record := b.a.Training()
	if !b.parts.Training || len(record.Lines)+len(record.Standards) == 0 {
		return nil
	}
	list := cmp.Or(o.List, &assessment.TrainingList{})
	soon := cmp.Or(o.DueSoonDays, assessment.DueSoonDays)
	t := &Training{Heading: trainingHeading, Care: careCertificate(&record, list)}
	if len(record.Lines) == 0 {
		return t
	}
	listed := assessment.ListTraining(record.Lines, o.Date, record.Joined, soon)
	t.Summary, t.Joined = trainingSummary(listed, soon), joined(record.Joined, listed)
	t.Letters, t.Columns, t.Guide = trainingLetters, trainingColumns, trainingGuide
	for _, line := range listed {
		t.Rows = append(t.Rows, trainingRow(line, list, t.Care))
	}
	return t
}

// trainingSummary counts what is to be done, in words.
func trainingSummary(listed []assessment.ListedTraining, soon int) string {
	n := make(map[assessment.TrainingStatus]int)
	for _, line := range listed {
		n[line.Status]++
	}
	within := fmt.Sprintf(dueWithin, soon)
	if soon == 1 {
		within = dueTomorrow
	}
	if n[assessment.Overdue]+n[assessment.DueSoon]+n[assessment.ToDo] == 0 {
		return fmt.Sprintf(nothingDue, within)
	}
	words := []string{nothingOverdue}
	if count := n[assessment.Overdue]; count > 0 {
		words[0] = fmt.Sprintf(countOverdue, count)
	}
	if count := n[assessment.DueSoon]; count > 0 {
		words = append(words, fmt.Sprintf("%d %s", count, within))
	}
	if count := n[assessment.ToDo]; count > 0 {
		words = append(words, fmt.Sprintf(countToDo, count))
	}
	return strings.Join(words, ", ") + "."
}

// joined says when the worker joined, and how much that was first due some time after is overdue.
func joined(month assessment.Date, listed []assessment.ListedTraining) string {
	if month.IsZero() {
		return ""
	}
	words := fmt.Sprintf(joinedIn, month.Month, month.Year)
	missed := 0
	for _, line := range listed {
		if line.Status == assessment.Overdue && firstDue(line.Training) {
			missed++
		}
	}
	switch missed {
	case 0:
		return words
	case 1:
		return words + " " + missedOne
	}
	return words + " " + fmt.Sprintf(missedMany, missed)
}

// firstDue reports whether a line is still to be done for the first time, some time after joining.
func firstDue(t assessment.Training) bool {
	return t.Done.IsZero() && t.GivenDue.IsZero() && t.Window != assessment.Window{}
}

func trainingRow(line assessment.ListedTraining, list *assessment.TrainingList, care *Care) TrainingRow {
	row := TrainingRow{
		Topic: list.Title(&line.Training), Notes: trainingNotes(line.Training), Class: cmp.Or(string(line.Class), notSaid),
		Done: cmp.Or(line.Done.Words(), notDone), Due: cmp.Or(line.Due.Words(), noDueDate),
		How: cmp.Or(howWords[line.How], notSaid), State: line.Status, Status: line.StatusWords(line.Status),
	}
	if line.Done.IsZero() && line.How == "" {
		row.How = notDone
	}
	if line.Category == assessment.CareCertificate && care != nil {
		row.Notes = slices.Insert(row.Notes, 1, care.Count)
	}
	return row
}

// trainingNotes is what stands in small under a topic; how often it is done comes first.
func trainingNotes(t assessment.Training) []string {
	notes := []string{howOften(t.Every)}
	if firstDue(t) {
		notes = append(notes, fmt.Sprintf(firstDueWithin, t.Window))
	}
	if t.Equivalent && !t.Done.IsZero() {
		notes = append(notes, equalTraining)
	}
	if t.IsDueGiven() {
		notes = append(notes, givenDate)
	}
	if !t.Booked.IsZero() {
		notes = append(notes, fmt.Sprintf(bookedFor, t.Booked.Words()))
	}
	for _, f := range []Field{{providerLabel, t.Provider}, {evidenceLabel, t.Evidence}, {checkedLabel, t.VerifiedBy}} {
		if f.Text != "" {
			notes = append(notes, f.Label+": "+f.Text)
		}
	}
	return notes
}

func howOften(i assessment.Interval) string {
	switch {
	case i == assessment.Once:
		return onceOnly
	case i < 0:
		return employerSets
	case i == 1:
		return everyMonth
	}
	return fmt.Sprintf(everySoOften, i)
}

// careCertificate sets out the standards of the worker's edition; nil when nothing was said of any. Standards that the
// list has not got stand at the end and are not counted.
func careCertificate(record *assessment.TrainingRecord, list *assessment.TrainingList) *Care {
	if len(record.Standards) == 0 {
		return nil
	}
	c := &Care{Heading: careHeading, Edition: edition2025, Note: careNote, Columns: careColumns}
	if record.Edition2015 {
		c.Edition = edition2015
	}
	var known []string
	for i, s := range list.Standards {
		known = append(known, s.ID)
		title := s.Title
		if record.Edition2015 {
			title = cmp.Or(s.Title2015, title)
		}
		if !s.Only2025 || !record.Edition2015 {
			c.Rows = append(c.Rows, standardRow(fmt.Sprintf("%d %s", i+1, title), record.Standard(s.ID)))
		}
	}
	progress := record.CareCertificate(list)
	c.Count = fmt.Sprintf(signedOff, progress.SignedOff, progress.Of)
	for _, s := range record.Standards {
		if !slices.Contains(known, s.ID) {
			c.Rows = append(c.Rows, standardRow(s.ID, s))
		}
	}
	if progress.Of == 0 {
		c.Count = unknownStandards
	}
	return c
}

func standardRow(title string, s assessment.StandardDone) StandardRow {
	row := StandardRow{Title: title, Known: cmp.Or(s.Known.Words(), notDone), SignedOff: cmp.Or(s.SignedOff.Words(), notDone)}
	if s.Known.IsZero() && !s.SignedOff.IsZero() {
		row.Known = notSaid
	}
	if s.VerifiedBy != "" && !s.SignedOff.IsZero() {
		row.SignedOff = fmt.Sprintf(signedOffBy, row.SignedOff, s.VerifiedBy)
	}
	return row
}
