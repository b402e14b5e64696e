package record

import (
	"encoding/csv"
	"fmt"
	"io"

	"waymark/assessment"
)

// trainingHeadings are the columns of a training record as CSV.
var trainingHeadings = []string{
	"Topic", "Own words", "Class", "Category", "Repeated", "First due within", "Done", "Equal training", "How shown",
	"Provider", "Evidence", "Verified by", "Due", "Status", "Booked", "Knowledge done",
}

// WriteTrainingCSV writes a training record as a table for a spreadsheet: one row a line, the most pressing first, then
// the standards of the Care Certificate. No cell can act as a formula. Lines end in CRLF; there is no byte order mark.
// It returns the error of w, wrapped.
func WriteTrainingCSV(w io.Writer, t assessment.TrainingRecord, list *assessment.TrainingList, today assessment.Date, soonDays int) error {
	rows := [][]string{trainingHeadings}
	for _, l := range assessment.ListTraining(t.Lines, today, t.Joined, soonDays) {
		rows = append(rows, trainingRow(&l, list))
	}
	rows = append(rows, standardRows(&t, list)...)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = assessment.PlainCell(cell)
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write the training record: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the training record: %w", err)
	}
	return nil
}

func trainingRow(l *assessment.ListedTraining, list *assessment.TrainingList) []string {
	topic := l.Training
	topic.Title = ""
	equal := ""
	if l.Equivalent {
		equal = "yes"
	}
	return []string{
		list.Title(&topic), l.Title, string(l.Class), string(l.Category), everyWords(l.Every), l.Window.String(),
		l.Done.String(), equal, howWords[l.How], l.Provider, l.Evidence, l.VerifiedBy,
		l.Due.String(), l.StatusWords(l.Status), l.Booked.String(), "",
	}
}

// standardRows are the standards of the worker's edition, and those of the record that the list does not have. There are
// none for somebody who has begun none.
func standardRows(t *assessment.TrainingRecord, list *assessment.TrainingList) [][]string {
	var rows [][]string
	listed := map[string]bool{}
	row := func(title string, s assessment.StandardDone) {
		status := "Not started"
		switch {
		case !s.SignedOff.IsZero():
			status = "Signed off"
		case !s.Known.IsZero():
			status = "Knowledge done"
		}
		rows = append(rows, []string{
			title, "", "", string(assessment.CareCertificate), "", "", s.SignedOff.String(), "", "", "", "", s.VerifiedBy,
			"", status, "", s.Known.String(),
		})
	}
	if len(t.Standards) == 0 {
		return nil
	}
	for _, s := range list.Standards {
		listed[s.ID] = true
		done := t.Standard(s.ID)
		if s.Only2025 && t.Edition2015 && done == (assessment.StandardDone{ID: s.ID}) {
			continue
		}
		title := s.Title
		if t.Edition2015 && s.Title2015 != "" {
			title = s.Title2015
		}
		row(title, done)
	}
	for _, s := range t.Standards {
		if !listed[s.ID] {
			row(s.ID, s)
		}
	}
	return rows
}
