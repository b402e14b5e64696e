package pdfcheck

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// errNoFile is returned for what has no cross-reference table that can be followed.
var errNoFile = errors.New("pdfcheck: this is not a PDF with a cross-reference table")

// crossReference is what a line of the table looks like: 20 bytes in all (ISO 32000-1, 7.5.4).
var crossReference = regexp.MustCompile(`^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$`)

// entry is where an object stands: in the file or, where in is not 0, so many places into that object.
type entry struct{ offset, generation, in int }

// span is a part of the file that was read.
type span struct{ from, to int }

// readFile reads the table and every object in it.
func (d *Document) readFile() error {
	d.checkHeader()
	if !bytes.HasSuffix(bytes.TrimRight(d.data, "\r\n"), []byte("%%EOF")) {
		d.fault(ruleFile, "end", "not %%%%EOF")
	}
	at := bytes.LastIndex(d.data, []byte("startxref"))
	if at < 0 {
		return errNoFile
	}
	start, err := (&scanner{data: d.data, at: at + len("startxref")}).value()
	offset, ok := start.(int)
	if err != nil || !ok || offset < 0 || offset >= len(d.data) {
		return errNoFile
	}
	d.spans = append(d.spans, span{at, len(d.data)})
	if err := d.readTable(offset); err != nil {
		return err
	}
	for _, number := range sortedKeys(d.entries) {
		d.load(number)
	}
	return nil
}

// checkHeader holds that the file says what it is, and that it is binary.
func (d *Document) checkHeader() {
	rest, isPDF := bytes.CutPrefix(d.data, []byte("%PDF-1.7\n%"))
	for i := range 4 {
		isPDF = isPDF && i < len(rest) && rest[i] >= 0x80
	}
	d.spans = append(d.spans, span{0, len("%PDF-1.7\n%....")})
	if !isPDF {
		d.fault(ruleFile, "header", "is not %%PDF-1.7 and a comment of four high bytes")
	}
}

// readTable reads the table at offset and the trailer behind it.
func (d *Document) readTable(offset int) error {
	s := &scanner{data: d.data, at: offset, refs: true}
	v, err := s.value()
	if number, ok := v.(int); ok {
		return d.readPackedTable(number, offset)
	}
	if err != nil || v != keyword("xref") {
		return errNoFile
	}
	for {
		first, err := s.value()
		if err != nil {
			return errNoFile
		}
		if first == keyword("trailer") {
			break
		}
		number, ok := first.(int)
		count, _ := s.value()
		n, counts := count.(int)
		if !ok || !counts {
			return errNoFile
		}
		s.skipSpace()
		for ; n > 0; n-- {
			if s.at+20 > len(d.data) || !d.readEntry(number, d.data[s.at:s.at+20]) {
				return errNoFile
			}
			s.at += 20
			number++
		}
	}
	v, err = s.value()
	trailer, ok := v.(dict)
	if err != nil || !ok {
		return errNoFile
	}
	d.spans = append(d.spans, span{offset, s.at})
	d.readTrailer(trailer)
	return nil
}

func (d *Document) readTrailer(trailer dict) {
	d.trailer = trailer
	for _, key := range []name{"Prev", "XRefStm"} {
		if trailer[key] != nil {
			d.fault(ruleFile, "trailer", "has %s: the file was added to", key)
		}
	}
	if size, ok := trailer["Size"].(int); !ok || len(d.entries) > 0 && size != slices.Max(slices.Collect(maps.Keys(d.entries)))+1 {
		d.fault(ruleFile, "trailer", "Size is %v, which is not the highest number of an object and one", trailer["Size"])
	}
}

func (d *Document) readEntry(number int, line []byte) bool {
	found := crossReference.FindSubmatch(line)
	if found == nil {
		return false
	}
	if string(found[3]) == "n" {
		offset, _ := strconv.Atoi(string(found[1])) // ten digits
		generation, _ := strconv.Atoi(string(found[2]))
		d.entries[number] = entry{offset: offset, generation: generation}
	}
	return true
}

// load returns an object, and reads it when it is asked for first.
func (d *Document) load(number int) any {
	if v, seen := d.objects[number]; seen {
		return v
	}
	d.objects[number] = nil // while it is read, it cannot need itself
	e, known := d.entries[number]
	if !known {
		return nil
	}
	v, err := d.readObject(number, e)
	if err != nil {
		d.fault(ruleFile, fmt.Sprintf("object %d", number), "cannot be read: %v", err)
		return nil
	}
	d.objects[number] = v
	return v
}

func (d *Document) readObject(number int, e entry) (any, error) {
	if e.in != 0 {
		return d.readPacked(number, e)
	}
	if e.offset >= len(d.data) {
		return nil, errors.New("the table leads past the end of the file")
	}
	s := &scanner{data: d.data, at: e.offset, refs: true}
	for _, want := range []any{number, e.generation, keyword("obj")} {
		if v, err := s.value(); err != nil || v != want {
			return nil, errors.New("the table does not lead to it")
		}
	}
	v, err := s.value()
	if err != nil {
		return nil, errSyntax
	}
	end, err := s.value()
	if about, ok := v.(dict); ok && err == nil && end == keyword("stream") {
		content, err := d.readStream(s, about)
		if err != nil {
			return nil, err
		}
		v = content
		end, _ = s.value()
	}
	if end != keyword("endobj") {
		return nil, errors.New("it does not end in endobj")
	}
	d.spans = append(d.spans, span{e.offset, s.at})
	return v, nil
}

// readStream reads the bytes behind the word stream.
func (d *Document) readStream(s *scanner, about dict) (*stream, error) {
	rest := s.data[s.at:]
	from := 1
	if bytes.HasPrefix(rest, []byte("\r\n")) {
		from = 2
	} else if !bytes.HasPrefix(rest, []byte("\n")) {
		return nil, errors.New("the word stream does not end its line")
	}
	length, ok := d.value(about["Length"]).(int)
	if !ok || length < 0 || length > len(rest)-from {
		return nil, errors.New("its Length is wrong")
	}
	s.at += from + length
	if v, err := s.value(); err != nil || v != keyword("endstream") {
		return nil, errors.New("its Length does not lead to endstream")
	}
	return &stream{dict: about, raw: rest[from : from+length]}, nil
}
