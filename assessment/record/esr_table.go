package record

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxExport is the size of the largest training export that is read. Callers read no more than that, and one byte.
const MaxExport = 1 << 20

// Bounds of an export.
const (
	maxRows     = 1000
	maxColumns  = 60
	maxCell     = 400 // characters of a cell that is read
	headingsIn  = 10  // the headings stand in one of the first so many lines
	headingShow = 60  // of those that are not read, so many characters
)

// The columns of an export that are read, by what trusts call them. The first name that is there counts.
var (
	nameHeadings   = []string{"competency name", "competence name", "competency", "competence"}
	startHeadings  = []string{"date start", "start date", "date from", "achieved date", "date achieved", "date completed", "completion date"}
	expiryHeadings = []string{"expiry date", "date expiry", "date to", "end date", "date end", "renewal date", "expires"}
)

// What is said of files that are no export.
const (
	saidExportTooBig  = "This file is larger than 1 MiB, and no training export of one person is. Export your own training alone."
	saidExportEmpty   = "This file is empty. Export your training again, as CSV."
	saidWorkbook      = "This is an Excel workbook or a zip file. Open it, save it as CSV, and choose that file."
	saidExportPDF     = "This is a PDF. Export your training as CSV, and choose that file."
	saidUTF16         = `This file is text of a kind that Waymark does not read. Save it as "CSV UTF-8", and choose that file.`
	saidNotText       = "This file is not text. Export your training as CSV, and choose that file."
	saidManyRows      = "This file has more than 1000 lines, and no training export of one person has. Export your own training alone."
	saidManyColumns   = "This file has more than 60 columns, and no training export has. Choose the file that you exported."
	saidNoNames       = `No line at the top of this file has the heading "Competency Name". Export your training again, with its headings.`
	saidNoStartColumn = `This file has the heading "Competency Name", but none for the day: "Date Start", "Start Date", "Date From" or "Achieved Date". Export it with that column.`
)

// exportTable is the part of an export that is looked at: three columns, and the headings of all others. No cell of
// another column is kept, not even for a moment longer than its line.
type exportTable struct {
	rows        []exportRow
	unread      []string // headings
	above       int      // lines above the headings
	hasNoExpiry bool     // there is no such column at all
}

// exportRow is one line of an export.
type exportRow struct {
	line                int // in the file, from 1
	name, start, expiry string
	tooWide, tooLong    bool
}

// readExport reads the columns that it knows from a CSV file with commas, semicolons or tabs.
func readExport(data []byte) (*exportTable, *Fault) {
	text, fault := exportText(data)
	if fault != nil {
		return nil, fault
	}
	nearest := &Fault{NotOurs, saidNoNames}
	for _, comma := range []rune{',', ';', '\t'} {
		table, fault := readColumns(text, comma)
		if fault == nil {
			return table, nil
		}
		if fault.sentence != saidNoNames {
			nearest = fault
		}
	}
	return nil, nearest
}

// exportText returns the text of a file, which Excel on an English Windows may have written in its own code page.
func exportText(data []byte) ([]byte, *Fault) {
	rest := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case len(data) > MaxExport:
		return nil, &Fault{TooBig, saidExportTooBig}
	case len(bytes.TrimSpace(rest)) == 0:
		return nil, &Fault{WrongFile, saidExportEmpty}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, &Fault{WrongFile, saidWorkbook}
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, &Fault{WrongFile, saidExportPDF}
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, &Fault{WrongFile, saidUTF16}
	case bytes.IndexByte(data, 0) >= 0:
		return nil, &Fault{WrongFile, saidNotText}
	case utf8.Valid(rest):
		return rest, nil
	}
	return fromWindows1252(rest), nil
}

// windows1252 are the characters of the code page from 0x80 to 0x9F; the others are those of Unicode.
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"

func fromWindows1252(data []byte) []byte {
	high := []rune(windows1252)
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		r := rune(b)
		if b >= 0x80 && b <= 0x9F {
			r = high[b-0x80]
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// columns are the places of the columns that are read; -1 where there is none.
type columns struct{ count, name, start, expiry int }

func readColumns(text []byte, comma rune) (*exportTable, *Fault) {
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = comma, -1, true
	table := &exportTable{}
	at, found := columns{}, false
	for n := 0; ; n++ {
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF) && found:
			return table, nil
		case errors.Is(err, io.EOF), !found && (n == headingsIn || err != nil):
			return nil, &Fault{NotOurs, saidNoNames}
		case err != nil:
			return nil, notCSV(err)
		case found && len(table.rows) == maxRows:
			return nil, &Fault{TooBig, saidManyRows}
		case len(cells) > maxColumns:
			return nil, &Fault{TooBig, saidManyColumns}
		case found:
			line, _ := in.FieldPos(0)
			table.add(cells, at, line)
			continue
		}
		if at, found = findColumns(cells); !found {
			table.above++
			continue
		}
		if at.start < 0 {
			return nil, &Fault{NotOurs, saidNoStartColumn}
		}
		table.hasNoExpiry = at.expiry < 0
		table.name(cells, at)
	}
}

// notCSV says in which line a file stops being CSV. A quotation mark out of its place could swallow the lines behind it.
func notCSV(err error) *Fault {
	line := 0
	if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
		line = wrong.StartLine
	}
	return &Fault{NotFitting, fmt.Sprintf("Line %d of this file has a quotation mark where CSV has none. Nothing was taken in. Export the file again.", line)}
}

// findColumns finds the columns by their headings; ok is false for a line that is not the one with the headings.
func findColumns(cells []string) (at columns, ok bool) {
	var headings []string
	for _, cell := range cells {
		headings = append(headings, strings.ToLower(excerptOf(strings.ReplaceAll(cell, "_", " "), maxCell)))
	}
	find := func(names []string) int {
		for _, name := range names {
			if i := slices.Index(headings, name); i >= 0 {
				return i
			}
		}
		return -1
	}
	at = columns{len(cells), find(nameHeadings), find(startHeadings), find(expiryHeadings)}
	return at, at.name >= 0
}

// name keeps the headings of the columns that are not read, so that they can be named.
func (t *exportTable) name(cells []string, at columns) {
	for i, heading := range cells {
		if i == at.name || i == at.start || i == at.expiry {
			continue
		}
		if heading = excerptOf(heading, headingShow); heading == "" {
			heading = fmt.Sprintf("column %d", i+1)
		}
		t.unread = append(t.unread, heading)
	}
}

// add keeps the cells of a line that are read. A line without anything in it is none.
func (t *exportTable) add(cells []string, at columns, line int) {
	isBlank := func(cell string) bool { return strings.TrimSpace(cell) == "" }
	if !slices.ContainsFunc(cells, func(cell string) bool { return !isBlank(cell) }) {
		return
	}
	row := exportRow{line: line}
	for i, cell := range cells {
		to := &row.name
		switch i {
		case at.name:
		case at.start:
			to = &row.start
		case at.expiry:
			to = &row.expiry
		default:
			row.tooWide = row.tooWide || i >= at.count && !isBlank(cell)
			continue
		}
		row.tooLong = row.tooLong || utf8.RuneCountInString(cell) > maxCell
		*to = excerptOf(cell, maxCell)
	}
	t.rows = append(t.rows, row)
}
