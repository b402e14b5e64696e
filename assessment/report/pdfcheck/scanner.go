package pdfcheck

import (
	"bytes"
	"errors"
	"io"
	"strconv"
)

// PDF values (ISO 32000-1, 7.3). Numbers are int or float64, truth values bool, null nil.
type (
	name   string
	text   string // the bytes of a string
	array  []any
	dict   map[name]any
	ref    struct{ number, generation int }
	stream struct {
		dict dict
		raw  []byte
	}
	keyword string // an operator, or a word of the file's syntax such as "obj"
)

// maxDepth is how deep values and trees may nest. Ours need about ten.
const maxDepth = 64

var (
	errDeep   = errors.New("values nest too deep")
	errSyntax = errors.New("this is no PDF syntax")
)

// scanner reads values one after the other. At the end of the data it returns io.EOF.
type scanner struct {
	data []byte
	at   int
	refs bool // "1 0 R" is a reference: so it is in a file, but not in page content
}

func (s *scanner) value() (any, error) { return s.nested(0) }

func (s *scanner) nested(depth int) (any, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	s.skipSpace()
	rest := s.data[s.at:]
	switch {
	case len(rest) == 0:
		return nil, io.EOF
	case rest[0] == '/':
		s.at++
		return decodeName(s.regular()), nil
	case rest[0] == '(':
		return s.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		s.at += 2
		return s.dictionary(depth)
	case rest[0] == '<':
		return s.hexadecimal()
	case rest[0] == '[':
		s.at++
		return s.items(depth, "]")
	case bytes.HasPrefix(rest, []byte(">>")):
		s.at += 2
		return keyword(">>"), nil
	case isDelimiter(rest[0]):
		s.at++
		return keyword(rest[:1]), nil
	}
	return s.word(), nil
}

// word reads a number, a reference, a constant or a keyword.
func (s *scanner) word() any {
	word := string(s.regular())
	switch word {
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	if bytes.ContainsFunc([]byte(word), func(r rune) bool { return r != '+' && r != '-' && r != '.' && (r < '0' || r > '9') }) {
		return keyword(word)
	}
	if n, err := strconv.Atoi(word); err == nil {
		if s.refs && n >= 0 {
			return s.reference(n)
		}
		return n
	}
	if x, err := strconv.ParseFloat(word, 64); err == nil {
		return x
	}
	return keyword(word)
}

// reference returns the reference that begins with n, or n.
func (s *scanner) reference(n int) any {
	start := s.at
	s.skipSpace()
	generation, err := strconv.Atoi(string(s.regular()))
	s.skipSpace()
	if err == nil && generation >= 0 && string(s.regular()) == "R" {
		return ref{n, generation}
	}
	s.at = start
	return n
}

func (s *scanner) items(depth int, end keyword) (array, error) {
	list := array{}
	for {
		v, err := s.nested(depth + 1)
		switch {
		case errors.Is(err, io.EOF):
			return nil, errSyntax
		case err != nil:
			return nil, err
		case v == end:
			return list, nil
		}
		list = append(list, v)
	}
}

func (s *scanner) dictionary(depth int) (dict, error) {
	list, err := s.items(depth, ">>")
	if err != nil {
		return nil, err
	}
	if len(list)%2 != 0 {
		return nil, errSyntax
	}
	d := dict{}
	for i := 0; i < len(list); i += 2 {
		key, ok := list[i].(name)
		if _, twice := d[key]; !ok || twice {
			return nil, errSyntax
		}
		d[key] = list[i+1]
	}
	return d, nil
}

// literal reads a string in brackets.
func (s *scanner) literal() (text, error) {
	var out []byte
	open := 0
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '\\':
			out = s.escape(out)
			continue
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				return text(out), nil
			}
		}
		out = append(out, c)
	}
	return "", errSyntax
}

// escape reads what stands behind a backslash.
func (s *scanner) escape(out []byte) []byte {
	if s.at >= len(s.data) {
		return out
	}
	c := s.data[s.at]
	s.at++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if s.at < len(s.data) && s.data[s.at] == '\n' {
			s.at++
		}
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	code := int(c - '0')
	for i := 0; i < 2 && s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '7'; i++ {
		code = code*8 + int(s.data[s.at]-'0')
		s.at++
	}
	return append(out, byte(code))
}

func (s *scanner) hexadecimal() (text, error) {
	end := bytes.IndexByte(s.data[s.at:], '>')
	if end < 0 {
		return "", errSyntax
	}
	var digits []byte
	for _, c := range s.data[s.at+1 : s.at+end] {
		if !isSpace(c) {
			digits = append(digits, c)
		}
	}
	s.at += end + 1
	if len(digits)%2 != 0 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		b, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return "", errSyntax
		}
		out[i] = byte(b)
	}
	return text(out), nil
}

// regular reads on to the next space or delimiter.
func (s *scanner) regular() []byte {
	start := s.at
	for s.at < len(s.data) && !isSpace(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
	return s.data[start:s.at]
}

// skipSpace steps over white space and comments.
func (s *scanner) skipSpace() {
	for ; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; {
		case c == '%':
			for s.at+1 < len(s.data) && s.data[s.at+1] != '\n' && s.data[s.at+1] != '\r' {
				s.at++
			}
		case !isSpace(c):
			return
		}
	}
}

func isSpace(c byte) bool { return bytes.IndexByte([]byte("\x00\t\n\f\r "), c) >= 0 }

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// decodeName turns #20 and the like into bytes.
func decodeName(raw []byte) name {
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if b, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(b))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}
