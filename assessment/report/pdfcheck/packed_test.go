package pdfcheck_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"waymark/assessment/report/pdfcheck"
)

// packing is how objects are put together in a stream, for tests to get something wrong.
type packing struct {
	between, hidden string // bytes after the first object; an object that the table does not have
	swapped         bool   // the table has the first two in each other's place
}

// inPacks writes a file with its dictionaries together in one stream, and the table in another.
func (p packing) inPacks(pdf []byte) []byte {
	var out, index, bodies, rows bytes.Buffer
	out.Write(pdf[:bytes.Index(pdf, []byte("1 0 obj"))])
	objects := regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`).FindAllSubmatch(pdf, -1)
	size := len(objects) + 3
	row := func(kind byte, place, i int) {
		rows.Write([]byte{kind, byte(place >> 16), byte(place >> 8), byte(place), byte(i)})
	}
	row(0, 0, 0)
	together := 0
	for i, o := range objects {
		if bytes.Contains(o[2], []byte("\nstream\n")) {
			row(1, out.Len(), 0)
			out.Write(o[0])
			continue
		}
		place := together
		if p.swapped && place < 2 {
			place = 1 - place
		}
		row(2, size-2, place)
		fmt.Fprintf(&index, "%d %d ", i+1, bodies.Len())
		bodies.Write(append(o[2], '\n'))
		if together == 0 {
			bodies.WriteString(p.between)
		}
		together++
	}
	if p.hidden != "" {
		fmt.Fprintf(&index, "1 %d ", bodies.Len())
		bodies.WriteString(p.hidden)
		together++
	}
	write := func(number int, entries, content string) {
		var small bytes.Buffer
		z := zlib.NewWriter(&small)
		_, _ = z.Write([]byte(content))
		_ = z.Close()
		fmt.Fprintf(&out, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", number, entries, small.Len(), small.String())
	}
	row(1, out.Len(), 0)
	write(size-2, fmt.Sprintf("/Type /ObjStm /N %d /First %d", together, index.Len()), index.String()+bodies.String())
	table := out.Len()
	row(1, table, 0)
	trailer := regexp.MustCompile(`(?s)trailer\n<<(.*)>>\nstartxref`).FindSubmatch(pdf)[1]
	trailer = regexp.MustCompile(`/Size \d+`).ReplaceAll(trailer, fmt.Appendf(nil, "/Size %d", size))
	write(size-1, "/Type /XRef /W [1 3 1] "+string(trailer), rows.String())
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", table)
	return out.Bytes()
}

func TestObjectsInPacksAreRead(t *testing.T) {
	pdf := clean(t).bytes()
	plain, err := pdfcheck.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	packs := packing{}.inPacks(pdf)
	for _, fault := range pdfcheck.Check(packs) {
		t.Error(fault)
	}
	packed, err := pdfcheck.Open(packs)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := packed.Text(), plain.Text(); got != want || !bytes.Equal(packed.Attachment(), plain.Attachment()) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAFaultInAPackIsFlagged(t *testing.T) {
	for what, p := range map[string]packing{
		"bytes between objects":             {between: "somebody was here"},
		"an object the table does not have": {hidden: "<</Kept /Back>>"},
		"objects in each other's place":     {swapped: true},
	} {
		faults := pdfcheck.Check(p.inPacks(clean(t).bytes()))
		if len(faults) == 0 || !strings.Contains(fmt.Sprint(faults), "file") {
			t.Errorf("%s: got %v", what, faults)
		}
	}
	if faults := pdfcheck.Check(bytes.Replace(packing{}.inPacks(clean(t).bytes()), []byte("/XRef"), []byte("/Href"), 1)); len(faults) == 0 {
		t.Error("a table that is none has no fault")
	}
}
