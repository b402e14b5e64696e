package tui

import (
	"context"
	"time"

	"waymark/assessment"
)

// Deps is everything outside the program that the screens reach, handed in by main so that tests can hand in their
// own. Each call but Clock may take its time, and is only ever made from a command.
type Deps struct {
	// Questionnaire parses the pack. It is called once, after the first frame.
	Questionnaire func() (*assessment.Questionnaire, error)
	Sharer        Sharer
	Printer       Printer
	Folders       Folders
	Reports       Reports
	Clock         func() time.Time
	NewRowID      func() assessment.RowID // random
	NewName       func() string           // random file name without its ending, such as waymark-report-k7f3qm
	Site          string                  // site name for the start page; may be empty
}

// Sharer keeps anonymous rows. The store implements it.
type Sharer interface {
	// Open looks after the rows that are there: what is past its time goes. It is called once, after the first frame.
	Open(ctx context.Context) error
	// Period returns the quarter that a row shared now would carry, or why nothing can be shared here.
	Period(ctx context.Context) (string, error)
	// Share stores both rows, or says why not. Called again with the same rows it stores nothing twice.
	Share(ctx context.Context, rows assessment.Rows) error
	// Tidy wipes the order of arrival from the file. It is called after the person has been told.
	Tidy(ctx context.Context) error
}

// Reports lays out and writes the report. The command line implements it over assessment/report.
type Reports interface {
	// PDF renders the report of an assessment; unprintable lists the characters that it could not print.
	PDF(a *assessment.Assessment) (pdf []byte, pages int, unprintable string, err error)
	// Save writes data to a new file in folder and returns its full path. It never writes over a file, and leaves
	// nothing behind when it fails.
	Save(folder, name string, data []byte) (path string, err error)
}

// Printer sends a PDF to paper.
type Printer interface {
	// Name returns the printer that Print would use, "" when there is none.
	Name(ctx context.Context) (string, error)
	Print(ctx context.Context, pdf []byte) error
}

// Folder is a place to save a report to.
type Folder struct {
	Label string // such as "Memory stick STICK" or "Documents"
	Path  string
}

// Folders lists where a report can be saved: memory sticks first, then the report folder.
type Folders interface {
	List() []Folder
}

// Explained is an error that has a sentence for a person: what happened, and what to do. Errors from outside implement
// it; any other error is shown as a fixed sentence, since its text may quote what must not be shown.
type Explained interface {
	error
	Sentence() string
}
