package cli

import (
	"context"
	"io"
	"io/fs"
	"strings"
	"time"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// NewFolders makes Folders as the tests want them.
func NewFolders(mounts func() []string, roots []string, reports, data string) *Folders {
	return &Folders{mounts: mounts, roots: roots, reports: reports, data: data}
}

// NewRecords makes Records that search sticks, but for the report folder.
func NewRecords(sticks []string, reports, home string) *Records {
	return &Records{&Folders{mounts: func() []string { return sticks }, reports: reports}, home}
}

// NewReports makes Reports that take every day for the one that clock says.
func NewReports(clock func() time.Time, data string) *Reports {
	return &Reports{clock: clock, version: "test", data: data, training: questionnaires.Training, soon: assessment.DueSoonDays}
}

// SetLimit bounds print commands in tests that wait for the bound.
func (p *Printer) SetLimit(limit time.Duration) { p.limit = limit }

// ReadAnswers is readAnswers.
var ReadAnswers = readAnswers

// ParseSettings reports what is wrong with settings.
func ParseSettings(name string, data []byte) error {
	_, err := parseSettings(name, data)
	return err
}

// NotSaidWords are the words that no group of the settings may have.
const NotSaidWords = notSaidWords

// PlacesOf returns the usual data folder, settings files and report folder on a system with some environment.
func PlacesOf(system string, environ map[string]string) (data string, configs []string, reports string) {
	h := homes{system, func(name string) string { return environ[name] }}
	data, _ = h.data()
	return data, h.configs(), h.reports()
}

// Publish makes releases of the given editions, as samples, and returns what the planner is told of them.
func Publish(ctx context.Context, responses *store.Responses, editions map[store.Edition]*assessment.Questionnaire) (string, error) {
	p := publisher{responses: responses, editions: editions, lot: func() bool { return false }, sample: true}
	made, err := p.publish(ctx, false)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = tellMade(&out, made, false)
	return out.String(), err
}

// TellReading is tellReading.
func TellReading(w io.Writer, clock func() time.Time) func(percent int) { return tellReading(w, clock) }

// AlignedTable writes a table for a screen.
func AlignedTable(heads []string, words int, rows [][]string) string {
	var out strings.Builder
	t := textTable{heads: heads, words: words, rows: rows, most: 12}
	t.write(&out, true)
	return out.String()
}

// ListsOf looks at the lists that settings name.
func ListsOf(training, trusted string) []store.Finding {
	return checkLists(&settings{training: training, trusted: trusted})
}

// SwapOf looks at the swap space of a machine of which these are the files.
func SwapOf(files fs.FS) []store.Finding { return (&machine{files: files}).swap() }

// DiskOf looks at the disk of a folder on such a machine.
func DiskOf(files fs.FS, folder string) []store.Finding {
	return (&machine{files: files}).disk(folder)
}

// SpoolOf looks at what the print system of such a machine keeps.
func SpoolOf(files fs.FS) []store.Finding { return (&machine{files: files}).spool() }

// AccountOf looks at the account with a number on such a machine, reached from elsewhere or not.
func AccountOf(files fs.FS, uid int, program, connection string) []store.Finding {
	m := machine{files: files, uid: uid, program: program, getenv: func(string) string { return connection }}
	return m.account()
}

// LooksOf looks at what the environment says of a terminal.
func LooksOf(environ map[string]string) []store.Finding {
	return checkLooks(func(name string) string { return environ[name] })
}
