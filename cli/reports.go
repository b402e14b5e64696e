package cli

import (
	"bytes"
	"path/filepath"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/assessment/report"
)

// Reports lays reports out and saves them, for the screens and for commands.
type Reports struct {
	clock   func() time.Time
	version string
	data    string // the folder of the databases, where no report may go

	training func() (*assessment.TrainingList, error)
	soon     int // days; training is due soon from so many before its due day
}

// Make writes the report of an assessment, as it stands today, in one of its forms.
func (r *Reports) Make(a *assessment.Assessment, form report.Form) (report.Output, error) {
	return r.on(a, assessment.DateOf(r.clock()), form, false)
}

// sampleRecord marks what is made of a made-up person.
const sampleRecord = "SAMPLE, a made-up person"

// on writes the report of an assessment, or of a made-up one, for the day on which it was made. A report of one page has
// no record inside, since there would be nothing in it.
func (r *Reports) on(a *assessment.Assessment, made assessment.Date, form report.Form, sample bool) (out report.Output, err error) {
	parts := a.Parts()
	if parts.Record && (form != report.SavedPDF || parts.OnePage) {
		a = a.Clone()
		parts.Record = false
		a.SetParts(parts)
	}
	var inside []byte
	if parts.Record {
		own := record.New(a, made)
		own.Sample = sample
		if inside, err = own.Encode(); err != nil {
			return out, err
		}
	}
	var list *assessment.TrainingList // an employer's list that does not fit stops no report that has no training
	if t := a.Training(); parts.Training && !t.IsEmpty() {
		if list, err = r.training(); err != nil {
			return out, err
		}
	}
	built := report.Build(a, report.Options{Date: made, Version: r.version, List: list, DueSoonDays: r.soon})
	if sample {
		built.Mark = sampleRecord
	}
	var file bytes.Buffer
	switch form {
	case report.HTML:
		err = built.WriteHTML(&file)
	case report.Text:
		err = built.WriteText(&file)
	default:
		out.Printed, err = built.WritePDF(&file, inside)
	}
	out.Data = file.Bytes()
	return out, err
}

// WholeRecord writes the record of an assessment with everything in it, for its owner alone.
func (r *Reports) WholeRecord(a *assessment.Assessment) ([]byte, error) {
	return record.Whole(a, assessment.DateOf(r.clock())).Encode()
}

// Save writes data to a new file in folder and returns its whole path, as SaveNew does. It refuses the folder of the
// databases: what is in there belongs to no one person.
func (r *Reports) Save(folder, name string, data []byte) (string, error) {
	if err := r.mayHold(folder); err != nil {
		return "", err
	}
	path, err := SaveNew(folder, name, data)
	if err != nil {
		return "", err
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return path, nil
}

// mayHold refuses a folder in which no report may be kept.
func (r *Reports) mayHold(folder string) error {
	if isInside(folder, r.data) {
		return failed("The folder %s holds Waymark's own data. Choose another for reports.", quoted(folder))
	}
	return nil
}
