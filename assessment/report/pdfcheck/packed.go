package pdfcheck

import (
	"bytes"
	"errors"
	"slices"
)

// packedObject is one of the objects that stand together in a stream (ISO 32000-1, 7.5.7).
type packedObject struct {
	number int
	value  any
}

// readPackedTable reads a table that is a stream (ISO 32000-1, 7.5.8), and is the trailer too.
func (d *Document) readPackedTable(number, offset int) error {
	v, err := d.readObject(number, entry{offset: offset})
	table, ok := v.(*stream)
	if err != nil || !ok || table.dict["Type"] != name("XRef") || table.dict["Index"] != nil {
		return errNoFile
	}
	rows, err := d.unpack(table)
	widths := d.numbers(table.dict["W"], 3)
	size, ok := table.dict["Size"].(int)
	if err != nil || widths == nil || slices.Min(widths) < 1 || slices.Max(widths) > 4 || !ok {
		return errNoFile
	}
	at := 0
	field := func(width float64) int {
		n := 0
		for range int(width) {
			if at < len(rows) {
				n = n<<8 | int(rows[at])
			}
			at++
		}
		return n
	}
	for i := 0; i < size && at < len(rows); i++ {
		switch kind, place, more := field(widths[0]), field(widths[1]), field(widths[2]); kind {
		case 0:
		case 1:
			d.entries[i] = entry{offset: place, generation: more}
		case 2:
			d.entries[i] = entry{offset: more, in: place}
		default:
			return errNoFile
		}
	}
	if at != len(rows) {
		return errNoFile
	}
	d.frame[number] = true
	d.readTrailer(table.dict)
	return nil
}

// readPacked returns an object that stands with others.
func (d *Document) readPacked(number int, e entry) (any, error) {
	objects, seen := d.packs[e.in]
	if !seen {
		var err error
		if objects, err = d.unpackObjects(e.in); err != nil {
			return nil, err
		}
		d.packs[e.in] = objects
	}
	if e.offset >= len(objects) || objects[e.offset].number != number {
		return nil, errors.New("the table does not lead to it")
	}
	return objects[e.offset].value, nil
}

// unpackObjects reads the objects of a stream. Each has to be in the table, and nothing may stand between them.
func (d *Document) unpackObjects(in int) ([]packedObject, error) {
	pack := d.stream(ref{number: in})
	if pack == nil || pack.dict["Type"] != name("ObjStm") || pack.dict["Extends"] != nil {
		return nil, errors.New("it stands in no stream of objects")
	}
	d.frame[in] = true
	data, err := d.unpack(pack)
	count, counts := pack.dict["N"].(int)
	first, begins := pack.dict["First"].(int)
	if err != nil || !counts || !begins || first < 0 || first > len(data) {
		return nil, errors.New("the stream that it stands in cannot be read")
	}
	index := &scanner{data: data[:first]}
	body := &scanner{data: data, at: first, refs: true}
	var objects []packedObject
	for i := range count {
		number, _ := index.value()
		offset, _ := index.value()
		n, isNumber := number.(int)
		at, isOffset := offset.(int)
		if !isNumber || !isOffset || first+at < body.at || first+at > len(data) || len(bytes.TrimSpace(data[body.at:first+at])) > 0 {
			return nil, errors.New("the stream that it stands in has something between its objects")
		}
		if e := d.entries[n]; e.in != in || e.offset != i {
			return nil, errors.New("the stream that it stands in holds an object that the table does not have there")
		}
		body.at = first + at
		value, err := body.value()
		if err != nil {
			return nil, errSyntax
		}
		objects = append(objects, packedObject{n, value})
	}
	if len(bytes.TrimSpace(data[body.at:])) > 0 {
		return nil, errors.New("the stream that it stands in has something after its objects")
	}
	return objects, nil
}
