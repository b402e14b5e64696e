package tui

import (
	"context"
	"errors"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/assessment/report"
)

// Deps is everything outside the program that the screens reach, handed in by main so that tests can hand in their
// own. Each call but Clock may take its time, and is only ever made from a command.
type Deps struct {
	// Questionnaire parses the pack. It is called once, after the first frame.
	Questionnaire func() (*assessment.Questionnaire, error)
	// Edition parses the questionnaire and version that a draft was begun on, or says that it is not there any more.
	Edition func(questionnaire, version string) (*assessment.Questionnaire, error)
	// Training parses the list of training. It is called beside Questionnaire.
	Training    func() (*assessment.TrainingList, error)
	DueSoonDays int // how many days before its due day training is due soon; 0 is 90
	Drafts      Drafts
	DraftDays   int // for how many days a draft is kept after its last change; 0 is 30
	Sharer      Sharer
	Printer     Printer
	Folders     Folders
	Reports     Reports
	Records     Records
	Clock       func() time.Time
	NewRowID    func() assessment.RowID // random
	NewName     func() string           // random file name without its ending, such as waymark-report-k7f3qm
	Site        string                  // site name for the start page; may be empty
	Kiosk       bool                    // a shared terminal: the way out leads to the start page
	Idle        IdleTimes
}

// Drafts saves assessments for those who hold their six words. The store implements it. One draft at a time is open.
type Drafts interface {
	// NewWords draws six words. Nothing is saved under them yet.
	NewWords() ([]string, error)
	// Create saves content as a new draft under words, which is then the open draft.
	Create(ctx context.Context, words []string, content []byte) error
	// Unlock returns what was saved under the words that were typed, and makes it the open draft. After a failure the
	// draft that was open before stays open.
	Unlock(ctx context.Context, typed string) ([]byte, error)
	// Save saves content as the open draft, and returns nil only when it, or a later change, is on the disk. Change
	// numbers the changes since the draft was opened, from 1. The error is an ErrElsewhere where the stored draft is not
	// the one that was opened here.
	Save(ctx context.Context, change int, content []byte) error
	// Delete deletes the open draft for good.
	Delete(ctx context.Context) error
	// Expires returns the last day on which the open draft can be opened.
	Expires() assessment.Date
	// Purge deletes drafts that are past their time. It is called after the first frame, and hourly.
	Purge(ctx context.Context) error
	// Close forgets the key of the open draft, which stays.
	Close()
	// CompleteWords reads words as people type them, from the list of all words. Alone of these it touches no disk, and is
	// called at every key.
	CompleteWords(typed string) []Word
}

// Word is one word of six as somebody typed it.
type Word struct {
	Typed       string
	Full        string   // the word of our list that it stands for, or ""
	Suggestions []string // words of our list that look like it, best first, when it stands for none
}

// ErrElsewhere says that a draft was changed or deleted at another terminal, so that saving here would write over that.
var ErrElsewhere = errors.New("the draft was changed elsewhere")

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
	// Make writes the report of an assessment in one of its forms. The output lists the characters that could not be
	// printed.
	Make(a *assessment.Assessment, form report.Form) (report.Output, error)
	// WholeRecord writes everything for its owner alone, as a file for programs.
	WholeRecord(a *assessment.Assessment) ([]byte, error)
	// Save writes data to a new file in folder and returns its full path. It never writes over a file, and leaves
	// nothing behind when it fails.
	Save(folder, name string, data []byte) (path string, err error)
}

// Printer sends a PDF to paper.
type Printer interface {
	// Names lists the printers that there are, the one to be taken by itself first. It is empty when none is set up.
	Names(ctx context.Context) ([]string, error)
	// Print prints on one of those.
	Print(ctx context.Context, printer string, pdf []byte) error
}

// Folder is a place to save a report to.
type Folder struct {
	Label string // such as "Memory stick STICK" or "Documents"
	Path  string
	Stick bool // a memory stick, on which a record is found without its path
}

// Folders lists where a report can be saved: memory sticks first, then the report folder.
type Folders interface {
	List() []Folder
}

// Records finds and opens what people bring from an earlier time.
type Records interface {
	// List finds records and reports on memory sticks, and nowhere else: what others left in a folder is not shown.
	List(ctx context.Context) []FoundRecord
	// Open reads a record, or a report with one inside.
	Open(ctx context.Context, path string) (*record.Record, error)
}

// FoundRecord is a file that may hold a record.
type FoundRecord struct {
	Label string // such as "waymark-report-k7f3qm.pdf, on the memory stick STICK"
	Path  string
}

// Explained is an error that has a sentence for a person: what happened, and what to do. Errors from outside implement
// it; any other error is shown as a fixed sentence, since its text may quote what must not be shown.
type Explained interface {
	error
	Sentence() string
}
