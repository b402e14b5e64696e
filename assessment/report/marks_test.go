package report_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"waymark/assessment/report"
)

// laid is a report that was laid out: its structure, and what stands in each mark of its pages.
type laid struct {
	root  *report.Element
	words map[report.Mark]string
	aside map[int]string // the words of artifacts, by page
	sizes []float64      // of text, in points
}

// failer is what *testing.T and *rapid.T share.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// layOut lays a report out and reads the marks of its pages. It fails when something is painted outside a mark, when
// marks nest or stay open, and when the structure and the pages do not have the same marks.
func layOut(t failer, r *report.Report) laid {
	t.Helper()
	pages, root, err := report.LayOut(r)
	if err != nil {
		t.Fatalf("laying out: %v", err)
	}
	l := laid{root, make(map[report.Mark]string), make(map[int]string), nil}
	for i, content := range pageStreams(t, pages) {
		l.read(t, i+1, content)
	}
	seen := make(map[report.Mark]bool)
	walk(root, func(e *report.Element, _ []*report.Element) {
		for _, m := range e.Marks() {
			if _, there := l.words[m]; !there || seen[m] {
				t.Errorf("%s has the mark %+v, which is on no page or has an element already", e.Role(), m)
			}
			seen[m] = true
		}
	})
	if len(seen) != len(l.words) {
		t.Errorf("%d marks on the pages, %d in the structure", len(l.words), len(seen))
	}
	return l
}

// pageStreams returns what is drawn on each page.
func pageStreams(t failer, pdf []byte) [][]byte {
	t.Helper()
	pages := bytes.Count(pdf, []byte("<</Type /Page\n"))
	var contents [][]byte
	for _, part := range bytes.Split(pdf, []byte("\nstream\n"))[1:] {
		if len(contents) == pages {
			break // fonts come after the pages
		}
		inflate, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			t.Fatalf("a page is not compressed: %v", err)
		}
		content, err := io.ReadAll(inflate)
		if err != nil {
			t.Fatalf("inflating a page: %v", err)
		}
		contents = append(contents, content)
	}
	if pages == 0 || len(contents) != pages {
		t.Fatalf("found %d of %d pages", len(contents), pages)
	}
	return contents
}

var (
	// token is a string, a dictionary, a name, or an operator or number of a content stream.
	token   = regexp.MustCompile(`(?s)\((?:\\.|[^\\)])*\)|<<.*?>>|\[[^\]]*\]|[^\s()<>\[\]]+`)
	markID  = regexp.MustCompile(`^<</MCID (\d+)>>$`)
	painted = []string{"Tj", "TJ", "'", `"`, "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
)

// read reads the marks of one page.
func (l *laid) read(t failer, page int, content []byte) {
	t.Helper()
	var before [2]string
	open, artifact, next := false, false, 0
	for _, match := range token.FindAll(content, -1) {
		op := string(match)
		switch {
		case op == "BDC" || op == "BMC":
			if open {
				t.Errorf("page %d: a mark stands in another", page)
			}
			open, artifact = true, before[0] == "/Artifact"
			if artifact {
				break
			}
			id := markID.FindStringSubmatch(before[1])
			if id == nil || id[1] != strconv.Itoa(next) {
				t.Fatalf("page %d: got the mark %q, want id %d", page, before, next)
			}
			l.words[report.MarkOn(page, next)] = ""
			next++
		case op == "EMC":
			if !open {
				t.Errorf("page %d: a mark ends that did not begin", page)
			}
			open = false
		case slices.Contains(painted, op) && !open:
			t.Errorf("page %d: %s %s paints outside a mark", page, before[1], op)
		case op == "Tf":
			size, _ := strconv.ParseFloat(before[1], 64)
			l.sizes = append(l.sizes, size)
		case op == "Tj" && artifact:
			l.aside[page] += decoded(before[1])
		case op == "Tj":
			l.words[report.MarkOn(page, next-1)] += decoded(before[1])
		}
		before = [2]string{before[1], op}
	}
	if open {
		t.Errorf("page %d: a mark stays open", page)
	}
}

// decoded is the text of a string, which has sixteen bits for each character.
func decoded(s string) string {
	s = regexp.MustCompile(`(?s)\\(.)`).ReplaceAllStringFunc(s[1:len(s)-1], func(escape string) string {
		if escape == `\r` {
			return "\r"
		}
		return escape[1:]
	})
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// walk visits an element and all inside it, in reading order.
func walk(e *report.Element, visit func(e *report.Element, above []*report.Element)) {
	var step func(e *report.Element, above []*report.Element)
	step = func(e *report.Element, above []*report.Element) {
		visit(e, above)
		for _, child := range e.Children() {
			step(child, append(slices.Clip(above), e))
		}
	}
	step(e, nil)
}

// said is what is read aloud of an element.
func (l laid) said(e *report.Element) string {
	var words []string
	walk(e, func(e *report.Element, _ []*report.Element) {
		for _, m := range e.Marks() {
			words = append(words, l.words[m])
		}
	})
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// all returns the elements of a role, in reading order.
func (l laid) all(role string) []*report.Element {
	var found []*report.Element
	walk(l.root, func(e *report.Element, _ []*report.Element) {
		if e.Role() == role {
			found = append(found, e)
		}
	})
	return found
}
