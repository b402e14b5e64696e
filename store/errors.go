package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"waymark/assessment"
)

// Problem says what kept rows or drafts from being stored, or rows from being published. Its number is the code that a person reads out, S1 to S13.
type Problem int

// The problems. Their numbers stand in documents and are never given to another.
const (
	DiskFull      Problem = iota + 1
	ReadOnly              // the folder or the file cannot be written to
	Busy                  // another terminal held the file for longer than we wait
	Damaged               // the file is empty, cut short, or not sound
	Foreign               // another program's file stands where ours belongs
	Altered               // tables, triggers or indexes are not those of this version
	Newer                 // a newer Waymark made the file
	NetworkFolder         // locks cannot be relied on there
	NotPrivate            // a link, or something that belongs to others
	NotSafe               // SQLite did not take a setting that the promises lean on
	Unusable              // anything else that the system or SQLite reports
	Refused               // the row is not one that an assessment can give, or its id belongs to another
	WrongClock            // the clock is behind the last quarter used, or too far ahead of it, to publish by
)

// happened holds the first sentence of each problem, with FILE for the name of the file and CONTENT for what is in it.
// Every one ends before its code.
var happened = map[Problem]string{
	DiskFull:      "The disk of this computer is full",
	ReadOnly:      "The data folder of this computer can only be read",
	Busy:          "Another terminal is saving",
	Damaged:       "The file of CONTENT is damaged. We have not changed it",
	Foreign:       "The file FILE is not one of ours. We have not changed it",
	Altered:       "The file of CONTENT was altered by another program. We have not changed it",
	Newer:         "The file of CONTENT is from a newer Waymark. It has version %d, and this Waymark knows %d",
	NetworkFolder: "The data folder is on a network drive, where CONTENT could be lost",
	NotPrivate:    "The data folder, or a file in it, is a link or belongs to others too",
	NotSafe:       "The file of CONTENT did not take our privacy settings. We have not changed it",
	Unusable:      "The file of CONTENT could not be used",
	Refused:       "These ratings did not fit the form in which they are kept",
	WrongClock:    "The clock of this computer says %s, %s",
}

// Error says why rows or drafts cannot be kept here, or rows not be published.
type Error struct {
	Problem Problem
	kind    *kind           // of the file; nil for responses.db
	outcome string          // what became of the answers; "" for those of somebody who shares
	version int             // of the file, for Newer
	today   assessment.Date // as the clock has it, for WrongClock
	ahead   bool            // the clock is too far ahead, for WrongClock
	unsure  bool            // nobody could be asked whether the releases stand
	err     error
}

// Error returns what was being done and what the system said, for whoever looks after the program. It never holds the
// content of a row.
func (e *Error) Error() string { return e.err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.err }

// Sentence tells a worker what happened, what became of their answers, and what to do.
func (e *Error) Sentence() string {
	outcome := e.outcome
	if outcome == "" {
		outcome = "Your answers are still here, and your report still works."
	}
	return fmt.Sprintf("%s (S%d). %s %s", e.what(), e.Problem, outcome, e.todo())
}

// PlannerSentence tells somebody who works with releases what happened, what became of the figures, and what to do.
func (e *Error) PlannerSentence() string {
	outcome := "Nothing was published and nothing was lost."
	switch {
	case e.unsure:
		outcome = "Nothing was lost, but we could not see whether the release was made. Look at the list of releases first."
	case e.Problem == Damaged:
		outcome = "Nothing was published."
	}
	return fmt.Sprintf("%s (S%d). %s %s", e.what(), e.Problem, outcome, e.todo())
}

// PurgeSentence tells whoever looks after the computer what happened, that what is past its time still stands, and what to do.
func (e *Error) PurgeSentence() string {
	outcome := e.outcome
	if outcome == "" {
		outcome = "Shared answers that are past their time are not deleted yet."
	}
	return fmt.Sprintf("%s (S%d). %s %s", e.what(), e.Problem, outcome, e.todo())
}

func (e *Error) what() string {
	k := e.kind
	if k == nil {
		k = responsesFile
	}
	switch what := strings.NewReplacer("FILE", k.name, "CONTENT", k.content).Replace(happened[e.Problem]); {
	case e.Problem == Newer:
		return fmt.Sprintf(what, e.version, k.version())
	case e.Problem == WrongClock && e.ahead:
		return fmt.Sprintf(what, e.today.Words(), "more than a year after Waymark was last used")
	case e.Problem == WrongClock:
		return fmt.Sprintf(what, e.today.Words(), "which is in the past")
	default:
		return what
	}
}

func (e *Error) todo() string {
	switch {
	case e.Problem == Busy:
		return "Try again in a minute."
	case e.Problem == WrongClock && e.ahead: // a site may have stood still for a year
		return "Set the clock or bring Waymark up to date, then try again."
	case e.Problem == WrongClock:
		return "Set the clock, then try again."
	default:
		return "Tell the person who looks after this computer."
	}
}

// found makes the error for a problem that this package saw itself.
func found(p Problem, format string, args ...any) error {
	return &Error{Problem: p, err: fmt.Errorf(format, args...)}
}

// explain turns any error into an *Error that says what was being done; nil stays nil.
func explain(doing string, err error) error {
	if err == nil {
		return nil
	}
	e := Error{Problem: problemOf(err)}
	if known := (*Error)(nil); errors.As(err, &known) {
		e = *known
	}
	e.err = fmt.Errorf("%s: %w", doing, err)
	return &e
}

// problemOf names the problem behind an error of SQLite or of the system, by its code.
func problemOf(err error) Problem {
	if fromSQLite := (*sqlite.Error)(nil); errors.As(err, &fromSQLite) {
		switch fromSQLite.Code() & 0xff { // the low byte is the primary code
		case sqlite3.SQLITE_FULL:
			return DiskFull
		case sqlite3.SQLITE_READONLY:
			return ReadOnly
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return Busy
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return Damaged
		}
		return Unusable
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return DiskFull
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return ReadOnly
	}
	return Unusable
}
