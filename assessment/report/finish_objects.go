package report

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// ref is the number of an object in a file. As text it is a reference to it.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// What stands round the objects of a file that fpdf wrote, which says 1.3 as long as nothing on its pages is see-through.
const (
	drawnHead    = "%PDF-1.3\n%µ¶\n"
	firstRow     = "0000000000 65535 f \n"
	rowTail      = " 00000 n \n"
	rowWidth     = len(firstRow)
	streamStart  = "stream\n"
	streamEnd    = "\nendstream\n"
	objectEnd    = "endobj\n"
	deflated     = "/Filter /FlateDecode"
	finishedHead = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
)

// objects are the bodies of the objects of a file, by number. There is no object 0.
type objects struct {
	bodies []string
	taken  []bool
	left   int
}

// cutObjects takes a file apart by its cross-reference table. Every byte between the head and the table has to belong to one
// object, so that nothing is carried along unseen.
func cutObjects(pdf []byte) (*objects, error) {
	file, found := strings.CutPrefix(string(pdf), drawnHead)
	if !found {
		return nil, errors.New("the file does not begin as a drawn one does")
	}
	table := strings.LastIndex(file, "xref\n0 ")
	if table < 0 {
		return nil, errors.New("the file has no cross-reference table")
	}
	s := &scan{rest: file[table:]}
	s.skip("xref\n0 ")
	size := s.number("\n")
	s.skip(firstRow)
	if s.failed || size < 2 || size > len(s.rest)/rowWidth {
		return nil, errors.New("the cross-reference table is cut short")
	}
	offsets := make([]int, size)
	for i := range offsets[1:] {
		offsets[i+1] = s.number(rowTail) - len(drawnHead)
	}
	s.skip(fmt.Sprintf("trailer\n<<\n/Size %d\n/Root %v\n/Info %v\n>>\nstartxref\n%d\n%%%%EOF\n",
		size, ref(size-1), ref(size-2), len(drawnHead)+table))
	if !s.done() {
		return nil, errors.New("the end of the file is not as it was drawn")
	}
	return bodies(file[:table], offsets)
}

func bodies(file string, offsets []int) (*objects, error) {
	size := len(offsets)
	order := make([]int, size-1)
	for i := range order {
		order[i] = i + 1
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(offsets[a], offsets[b]) })
	o := &objects{bodies: make([]string, size), taken: make([]bool, size), left: size - 1}
	end := len(file)
	for _, n := range slices.Backward(order) {
		start := offsets[n]
		if start < 0 || start >= end {
			return nil, fmt.Errorf("object %d is not in its place", n)
		}
		body, begins := strings.CutPrefix(file[start:end], fmt.Sprintf("%d 0 obj\n", n))
		body, ends := strings.CutSuffix(body, objectEnd)
		if !begins || !ends {
			return nil, fmt.Errorf("object %d is not whole", n)
		}
		o.bodies[n], end = body, start
	}
	if end != 0 {
		return nil, errors.New("there is something before the first object")
	}
	return o, nil
}

// take hands out an object, each one once.
func (o *objects) take(r ref) *scan {
	if r < 1 || int(r) >= len(o.bodies) || o.taken[r] {
		return &scan{failed: true}
	}
	o.taken[r] = true
	o.left--
	return &scan{rest: o.bodies[r]}
}

// scan reads text that has one form and no other. After something else than it expects it is failed, and stays so.
type scan struct {
	rest   string
	failed bool
}

// skip passes over words, which have to stand here.
func (s *scan) skip(words string) {
	if !s.maybe(words) {
		s.failed = true
	}
}

// maybe passes over words if they stand here.
func (s *scan) maybe(words string) bool {
	rest, found := strings.CutPrefix(s.rest, words)
	s.rest = rest
	return found
}

// until returns what stands before words, and passes over both.
func (s *scan) until(words string) string {
	before, after, found := strings.Cut(s.rest, words)
	if !found || s.failed {
		s.failed = true
		return ""
	}
	s.rest = after
	return before
}

// plain is until for numbers, names and lists of them, which can be copied as they stand.
func (s *scan) plain(words string) string {
	text := s.until(words)
	if strings.ContainsFunc(text, func(r rune) bool {
		letter := 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		return !letter && !strings.ContainsRune("+-./[] \n", r)
	}) {
		s.failed = true
	}
	return text
}

// number reads a whole number that stands before words.
func (s *scan) number(words string) int {
	n, err := strconv.ParseUint(s.until(words), 10, 31)
	if err != nil {
		s.failed = true
	}
	return int(n)
}

func (s *scan) ref() ref { return ref(s.number(" 0 R")) }

// stream reads the rest of an object of which the dictionary says its length.
func (s *scan) stream(length int) string {
	s.skip(streamStart)
	data, found := strings.CutSuffix(s.rest, streamEnd)
	if !found || len(data) != length {
		s.failed = true
		return ""
	}
	s.rest = ""
	return data
}

// done says whether everything was read and was as expected.
func (s *scan) done() bool { return !s.failed && s.rest == "" }

// inflate unpacks a stream of which no more than limit bytes are expected.
func inflate(data string, limit int64) (string, error) {
	r, err := zlib.NewReader(strings.NewReader(data))
	if err != nil {
		return "", err
	}
	plain, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(plain)) > limit {
		err = errors.New("a stream is longer than it should be")
	}
	return string(plain), err
}

// output is a file that is being written.
type output struct {
	bytes.Buffer
	offsets []int        // by number
	packer  *zlib.Writer // one for all: each takes more than a megabyte
}

func newOutput() *output {
	out := &output{offsets: make([]int, 1), packer: zlib.NewWriter(nil)}
	out.WriteString(finishedHead)
	return out
}

// reserve gives a number to an object that others name before it is written.
func (o *output) reserve() ref {
	o.offsets = append(o.offsets, 0)
	return ref(len(o.offsets) - 1)
}

// put writes an object whose number was reserved.
func (o *output) put(r ref, body string) {
	o.offsets[r] = o.Len()
	fmt.Fprintf(o, "%d 0 obj\n%s\n%s", int(r), body, objectEnd)
}

func (o *output) add(body string) ref {
	r := o.reserve()
	o.put(r, body)
	return r
}

// addStream writes data with the other entries of its dictionary.
func (o *output) addStream(entries, data string) ref {
	return o.add(fmt.Sprintf("<< /Length %d %s >>\n%s%s%s", len(data), entries, streamStart, data,
		strings.TrimSuffix(streamEnd, "\n")))
}

// addDeflated writes data in a smaller form.
func (o *output) addDeflated(entries string, data []byte) ref {
	var small bytes.Buffer
	o.packer.Reset(&small)
	o.packer.Write(data) // neither fails: a buffer takes everything
	o.packer.Close()
	return o.addStream(deflated+" "+entries, small.String())
}

// close writes the table and the end. The identity of the file is a hash of what stands in it.
func (o *output) close(root, info ref) []byte {
	id := sha256.Sum256(o.Bytes())
	table := o.Len()
	fmt.Fprintf(o, "xref\n0 %d\n%s", len(o.offsets), firstRow)
	for _, offset := range o.offsets[1:] {
		fmt.Fprintf(o, "%010d%s", offset, rowTail)
	}
	fmt.Fprintf(o, "trailer\n<< /Size %d /Root %v /Info %v /ID [<%X> <%X>] >>\nstartxref\n%d\n%%%%EOF\n",
		len(o.offsets), root, info, id[:16], id[:16], table)
	return o.Bytes()
}
