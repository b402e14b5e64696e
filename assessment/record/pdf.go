package record

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"io"
)

// Bounds of the look into a PDF.
const (
	maxTries  = 64   // embedded files that are looked at, the last ones of the file
	dictReach = 4096 // bytes between the type of an embedded file and either end of its dictionary
	endReach  = 1024 // bytes from the end in which a whole PDF has its last line
)

// readPDF looks for the record inside a PDF. It is no PDF parser: an embedded file is a stream of its own and so stands
// in plain sight, whatever else was packed away, and no offset or length in the file is trusted. The last record wins,
// as the last writing of a file holds.
func readPDF(data []byte) (*Record, *Fault) {
	damaged := false
	rest := data
	for range maxTries {
		at := lastName(rest, "/EmbeddedFile")
		if at < 0 {
			break
		}
		content, whole := embedded(data, at)
		if ours(content) {
			return readEmbedded(content, whole)
		}
		damaged = damaged || !whole
		rest = rest[:at]
	}
	switch {
	case lastName(data, "/Encrypt") >= 0:
		return nil, &Fault{Locked, saidLocked}
	case damaged, !bytes.Contains(data[max(0, len(data)-endReach):], []byte("%%EOF")):
		return nil, &Fault{Incomplete, saidIncomplete}
	}
	return nil, &Fault{NoRecord, saidNoRecord}
}

func readEmbedded(content []byte, whole bool) (*Record, *Fault) {
	switch {
	case len(content) > maxJSON:
		return nil, &Fault{TooBig, saidTooBig}
	case !whole:
		return nil, &Fault{Incomplete, saidIncomplete}
	}
	return readJSON(content)
}

// lastName finds where a name stands last in data; -1 when it does not. A longer name that begins alike is another.
func lastName(data []byte, name string) int {
	for {
		at := bytes.LastIndex(data, []byte(name))
		if at < 0 {
			return -1
		}
		end := at + len(name)
		if end == len(data) || bytes.IndexByte([]byte(" \t\r\n\f\x00/<>[](){}%"), data[end]) >= 0 {
			return at
		}
		data = data[:at]
	}
}

// embedded returns what an embedded file holds, a little over our limit at most, given where its type stands. It is not
// whole when it was cut short or changed.
func embedded(data []byte, at int) (content []byte, whole bool) {
	ahead := data[at:min(len(data), at+dictReach)]
	if end := bytes.Index(ahead, []byte("endobj")); end >= 0 {
		ahead = ahead[:end]
	}
	keyword := streamKeyword(ahead)
	if keyword < 0 {
		return nil, at+len(ahead) < len(data) // not the type of a stream, unless the file ends here
	}
	before := data[max(0, at-dictReach):at]
	before = before[bytes.LastIndex(before, []byte("obj"))+1:]
	body := data[at+keyword+len("stream"):]
	body = bytes.TrimPrefix(bytes.TrimPrefix(body, []byte("\r")), []byte("\n"))
	if flate := []byte("/FlateDecode"); bytes.Contains(before, flate) || bytes.Contains(ahead[:keyword], flate) {
		return inflated(body)
	}
	return plain(body)
}

// streamKeyword finds the word that ends a dictionary and begins its stream; -1 when there is none. In the dictionary
// the same letters can stand inside a name.
func streamKeyword(dict []byte) int {
	for from := 0; ; {
		at := bytes.Index(dict[from:], []byte("stream"))
		if at < 0 {
			return -1
		}
		at += from
		if bytes.HasSuffix(bytes.TrimRight(dict[:at], " \t\r\n\f\x00"), []byte(">>")) {
			return at
		}
		from = at + len("stream")
	}
}

// inflated unpacks a stream up to our limit. What came out before a fault is returned too.
func inflated(body []byte) (content []byte, whole bool) {
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	content, err = io.ReadAll(io.LimitReader(z, maxJSON+1))
	return content, err == nil
}

// plain returns the one JSON value that an unpacked stream holds. Another file than ours comes back empty, and whole.
func plain(body []byte) (content []byte, whole bool) {
	body = body[:min(len(body), maxJSON+endReach)]
	if !ours(body) {
		return nil, true
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	var value json.RawMessage
	if dec.Decode(&value) != nil {
		return body, false
	}
	after := bytes.TrimLeft(body[dec.InputOffset():], " \t\r\n")
	return value, bytes.HasPrefix(after, []byte("endstream"))
}

// markerReach is how far into a record its marker may stand, with room for any indenting.
const markerReach = 256

// ours reports whether content begins as a record does.
func ours(content []byte) bool {
	start := content[:min(len(content), markerReach)]
	return bytes.HasPrefix(bytes.TrimLeft(start, "\xef\xbb\xbf \t\r\n"), []byte("{")) && bytes.Contains(start, []byte(`"`+Format+`"`))
}
