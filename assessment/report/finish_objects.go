package report

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
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
	places   []place      // by number
	together []packed     // objects that are still to be written
	packer   *zlib.Writer // one for all: each takes more than a megabyte
}

// place is where an object stands: so many bytes into the file or, where in is not 0, so many places into that object.
type place struct {
	in ref
	at int
}

// packed is an object that is written together with others, in a form that is several times smaller.
type packed struct {
	ref  ref
	body string
}

func newOutput() *output {
	out := &output{places: make([]place, 1), packer: zlib.NewWriter(nil)}
	out.WriteString(finishedHead)
	return out
}

// reserve gives a number to an object that others name before it is written.
func (o *output) reserve() ref {
	o.places = append(o.places, place{})
	return ref(len(o.places) - 1)
}

// put writes an object whose number was reserved.
func (o *output) put(r ref, body string) {
	o.places[r].at = o.Len()
	fmt.Fprintf(o, "%d 0 obj\n%s\n%s", int(r), body, objectEnd)
}

func (o *output) add(body string) ref {
	r := o.reserve()
	o.put(r, body)
	return r
}

// addStream writes data with the other entries of its dictionary.
func (o *output) addStream(entries, data string) ref {
	r := o.reserve()
	o.putStream(r, entries, data)
	return r
}

func (o *output) putStream(r ref, entries, data string) {
	o.put(r, fmt.Sprintf("<< /Length %d %s >>\n%s%s%s", len(data), entries, streamStart, data,
		strings.TrimSuffix(streamEnd, "\n")))
}

// addDeflated writes data in a smaller form.
func (o *output) addDeflated(entries string, data []byte) ref {
	r := o.reserve()
	o.putDeflated(r, entries, data)
	return r
}

func (o *output) putDeflated(r ref, entries string, data []byte) {
	var small bytes.Buffer
	o.packer.Reset(&small)
	o.packer.Write(data) // neither fails: a buffer takes everything
	o.packer.Close()
	o.putStream(r, deflated+" "+entries, small.String())
}

// pack writes an object together with others, at the end. It may be anything but a stream.
func (o *output) pack(r ref, body string) { o.together = append(o.together, packed{r, body}) }

// mostTogether is how many objects stand together. A reader unpacks all of them to get at one.
const mostTogether = 500

func (o *output) putPacked() {
	for objects := range slices.Chunk(o.together, mostTogether) {
		var index, bodies strings.Builder
		in := ref(len(o.places))
		for i, object := range objects {
			fmt.Fprintf(&index, "%d %d ", int(object.ref), bodies.Len())
			bodies.WriteString(object.body + "\n")
			o.places[object.ref] = place{in, i}
		}
		o.addDeflated(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(objects), index.Len()),
			[]byte(index.String()+bodies.String()))
	}
}

// close writes the table and the end. The identity of the file is a hash of what stands in it. The table is a stream,
// as it has to be where objects stand together (ISO 32000-1, 7.5.8): of each object a kind, a place in four bytes, and
// its number among those it stands with in two.
func (o *output) close(root, info ref) []byte {
	o.putPacked()
	id := sha256.Sum256(o.Bytes())
	table := o.reserve()
	o.places[table].at = o.Len() // known already: its own row is in it
	rows := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF}
	for _, p := range o.places[1:] {
		kind, at, i := byte(1), p.at, 0
		if p.in != 0 {
			kind, at, i = 2, int(p.in), p.at
		}
		rows = binary.BigEndian.AppendUint32(append(rows, kind), uint32(at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(i))
	}
	o.putDeflated(table, fmt.Sprintf("/Type /XRef /W [1 4 2] /Size %d /Root %v /Info %v /ID [<%X> <%X>]",
		len(o.places), root, info, id[:16], id[:16]), rows)
	fmt.Fprintf(o, "startxref\n%d\n%%%%EOF\n", o.places[table].at)
	return o.Bytes()
}
