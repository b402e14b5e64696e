package cli

import (
	"bytes"
	"path/filepath"
	"time"

	"waymark/assessment"
	"waymark/assessment/report"
)

// Reports lays reports out and saves them, for the screens and for commands.
type Reports struct {
	clock   func() time.Time
	version string
	data    string // the folder of the databases, where no report may go
}

// PDF renders the report of an assessment; unprintable lists the characters that it could not print.
func (r *Reports) PDF(a *assessment.Assessment) (pdf []byte, pages int, unprintable string, err error) {
	var out bytes.Buffer
	printed, err := r.build(a).WritePDF(&out)
	return out.Bytes(), printed.Pages, string(printed.Unprintable), err
}

// Text renders the report of an assessment as plain text.
func (r *Reports) Text(a *assessment.Assessment) ([]byte, error) {
	var out bytes.Buffer
	err := r.build(a).WriteText(&out)
	return out.Bytes(), err
}

func (r *Reports) build(a *assessment.Assessment) *report.Report {
	return report.Build(a, assessment.DateOf(r.clock()), r.version)
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
