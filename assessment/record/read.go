package record

import "bytes"

// Limits on a file from outside. Nothing over them is looked at.
const (
	maxPDF  = 16 << 20
	maxJSON = 256 << 10
)

// MaxFile is the size of the largest file that can hold a record. Callers read no more than that, and one byte.
const MaxFile = maxPDF

// headerReach is how far into a file a PDF may begin: some mail systems put lines of their own before it.
const headerReach = 1024

// Read takes a record out of a file: a PDF that Waymark saved, or the JSON alone. Every error is a *Fault.
func Read(data []byte) (*Record, error) {
	r, fault := read(data)
	if fault != nil {
		return nil, fault
	}
	return r, nil
}

func read(data []byte) (*Record, *Fault) {
	text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(data) > maxPDF:
		return nil, &Fault{TooBig, saidTooBig}
	case bytes.Contains(data[:min(len(data), headerReach)], []byte("%PDF-")):
		return readPDF(data)
	case len(text) == 0:
		return nil, &Fault{WrongFile, saidEmpty}
	case text[0] != '{' && text[0] != '[':
		return nil, &Fault{WrongFile, wrongFile(data)}
	case len(data) > maxJSON:
		return nil, &Fault{TooBig, saidTooBig}
	}
	return readJSON(text)
}

// wrongFile says what a file is that is neither a PDF nor JSON, by its first bytes.
func wrongFile(data []byte) string {
	for _, kind := range []struct{ start, said string }{
		{"PK\x03\x04", saidArchive},
		{"\xd0\xcf\x11\xe0", saidArchive}, // a Word document as it was until 2007
		{"\xff\xd8\xff", saidPicture},
		{"\x89PNG", saidPicture},
		{"II*\x00", saidPicture},
		{"MM\x00*", saidPicture},
	} {
		if bytes.HasPrefix(data, []byte(kind.start)) {
			return kind.said
		}
	}
	return saidWrongFile
}
