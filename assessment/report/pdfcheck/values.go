package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// maxStream is how long a stream may be when it is unpacked. Ours stay under 1 MB.
const maxStream = 16 << 20

// value follows references to what they lead to.
func (d *Document) value(v any) any {
	for range maxDepth {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		if d.entries[r.number].generation != r.generation {
			return nil
		}
		v = d.load(r.number)
	}
	return nil
}

// dict returns a dictionary, or nil where there is none. A nil dictionary is empty.
func (d *Document) dict(v any) dict {
	found, _ := d.value(v).(dict)
	return found
}

func (d *Document) array(v any) array {
	found, _ := d.value(v).(array)
	return found
}

func (d *Document) name(v any) name {
	found, _ := d.value(v).(name)
	return found
}

func (d *Document) stream(v any) *stream {
	found, _ := d.value(v).(*stream)
	return found
}

// number returns a number of either kind.
func (d *Document) number(v any) (float64, bool) {
	switch n := d.value(v).(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// numbers returns an array of n numbers, or nil where there is none.
func (d *Document) numbers(v any, n int) []float64 {
	list := d.array(v)
	if len(list) != n {
		return nil
	}
	out := make([]float64, n)
	for i := range list {
		x, ok := d.number(list[i])
		if !ok {
			return nil
		}
		out[i] = x
	}
	return out
}

// words returns a text string (ISO 32000-1, 7.9.2.2) as UTF-8. Of PDFDocEncoding it knows ASCII; the rest becomes the
// replacement character.
func (d *Document) words(v any) string {
	raw, _ := d.value(v).(text)
	if len(raw) >= 2 && raw[:2] == "\xfe\xff" {
		return decodeUTF16([]byte(raw[2:]))
	}
	var out []rune
	for _, c := range []byte(raw) {
		r := rune(c)
		if c >= 0x7f {
			r = utf8.RuneError
		}
		out = append(out, r)
	}
	return string(out)
}

func decodeUTF16(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

// unpack returns the bytes that a stream stands for.
func (d *Document) unpack(s *stream) ([]byte, error) {
	if s.dict["DecodeParms"] != nil || s.dict["F"] != nil {
		return nil, errors.New("it is packed in a way that we do not write")
	}
	filter := d.value(s.dict["Filter"])
	if list, ok := filter.(array); ok && len(list) == 1 {
		filter = d.value(list[0])
	}
	switch filter {
	case nil:
		return s.raw, nil
	case name("FlateDecode"):
	default:
		return nil, errors.New("it is packed in a way that we do not write")
	}
	r, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		return nil, errors.New("it cannot be unpacked")
	}
	out, err := io.ReadAll(io.LimitReader(r, maxStream+1))
	if err != nil || len(out) > maxStream {
		return nil, errors.New("it cannot be unpacked")
	}
	return out, nil
}

// unpacked returns the bytes of a stream, and notes a fault where there is none or it cannot be read.
func (d *Document) unpacked(v any, where string) []byte {
	s := d.stream(v)
	if s == nil {
		d.fault(ruleFile, where, "has no stream")
		return nil
	}
	out, err := d.unpack(s)
	if err != nil {
		d.fault(ruleFile, where, "stream: %v", err)
	}
	return out
}
