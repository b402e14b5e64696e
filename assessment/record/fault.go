package record

import (
	"fmt"
	"unicode/utf8"

	"waymark/assessment"
)

// Cause names why a file gives no record, for programs.
type Cause string

// The causes.
const (
	NoRecord   Cause = "no-record"   // a PDF without one
	Locked     Cause = "locked"      // a PDF that has a password
	Incomplete Cause = "incomplete"  // cut short or changed: its digest differs
	Newer      Cause = "newer"       // written by a version above ours
	TooBig     Cause = "too-big"     // over a limit, before anything in it was read
	WrongFile  Cause = "wrong-file"  // neither a PDF nor JSON
	NotOurs    Cause = "not-ours"    // JSON, and no record
	NotFitting Cause = "not-fitting" // whole, and yet with a value that no record has
	OtherPack  Cause = "other-pack"  // a record of another questionnaire
)

// The sentences that are always the same.
const (
	saidNoRecord   = `There is no Waymark record in this file. A printed, scanned or "print to PDF" copy has none. Nor has a one-page report, or one saved without its record. Choose another file that you saved.`
	saidLocked     = "This PDF has a password. Choose the file as you first saved it, without one."
	saidIncomplete = "This file is not complete. It was cut short or changed on its way. Choose another copy."
	saidTooBig     = "This file is too big to hold a Waymark record. Choose the file that you saved."
	saidNotOurs    = "This is not a Waymark record. Choose the PDF or the record that you saved."
	saidEmpty      = "This file is empty. Choose another copy."
	saidArchive    = "This is a Word document or a zip file. Choose the PDF or the record that you saved."
	saidPicture    = "This is a picture, and a picture holds no record. Choose the PDF or the record that you saved."
	saidWrongFile  = "This is neither a PDF nor a Waymark record. Choose the PDF or the record that you saved."
	saidTooLong    = "This record is too big for Waymark to read again. Make some notes shorter, or save the report without it."
)

// Fault says why a file gives no record.
type Fault struct {
	Cause    Cause
	sentence string
}

func (f *Fault) Error() string { return f.sentence }

// Sentence says to a person what the file is, and what to do.
func (f *Fault) Sentence() string { return f.sentence }

// newer is the fault of a record that a later version of Waymark wrote.
func newer(version int) *Fault {
	return &Fault{Newer, fmt.Sprintf("This record is from a newer Waymark (%d). Ask for the newer version.", version)}
}

// notFitting says where a record holds what no record has, and what stands there.
func notFitting(path, found string) *Fault {
	return &Fault{NotFitting, fmt.Sprintf("Something in this record does not fit, at %s: %s. Choose another copy.", path, found)}
}

// excerptLimit is how many characters of a file a sentence shows.
const excerptLimit = 40

// excerpt makes text from a file safe to show in a sentence: cleaned, on one line, and short.
func excerpt(s string) string { return excerptOf(s, excerptLimit) }

// excerptOf is an excerpt of at most so many characters.
func excerptOf(s string, limit int) string {
	s, _ = assessment.Clean(s, len(s))
	if utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit]) + "…"
	}
	return s
}

// quoted is an excerpt in quotation marks.
func quoted(s string) string { return `"` + excerpt(s) + `"` }
