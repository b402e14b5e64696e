package record_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"waymark/assessment/outside"
	"waymark/assessment/record"
	"waymark/assessment/report"
)

// plainPDF is the least that carries a file, not packed. It is no whole PDF.
func plainPDF(content []byte) []byte {
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Subtype /application#2Foctet-stream /Length 0 >>\nstream\n%s\nendstream\nendobj\n%%%%EOF\n", content)
}

// packed returns content as a stream of an embedded file.
func packed(content []byte) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write(content)
	_ = w.Close()
	return "7 0 obj\n<</Filter/FlateDecode/Type/EmbeddedFile/Length 9>>stream\r\n" + z.String() + "\r\nendstream\nendobj\n"
}

// What office programs, print shops and mail do to a PDF leaves the record whole.
func TestARecordSurvivesWhatOtherProgramsDo(t *testing.T) {
	for name, command := range map[string]string{
		"linearized":           "qpdf --linearize in.pdf out.pdf",
		"object streams":       "qpdf --object-streams=generate in.pdf out.pdf",
		"recompressed":         "qpdf --recompress-flate --compression-level=9 in.pdf out.pdf",
		"unpacked":             "qpdf --qdf in.pdf out.pdf",
		"unpacked streams":     "qpdf --stream-data=uncompress in.pdf out.pdf",
		"cleaned":              "mutool clean in.pdf out.pdf",
		"cleaned and unpacked": "mutool clean -d in.pdf out.pdf",
		"cleaned and packed":   "mutool clean -z in.pdf out.pdf",
		"cleaned all through":  "mutool clean -gggg -z in.pdf out.pdf",
		"distilled":            "gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -sOutputFile=out.pdf in.pdf",
		"put together":         "pdfunite in.pdf other.pdf out.pdf",
		"attached again":       "pdfattach in.pdf other.json out.pdf",
	} {
		t.Run(name, func(t *testing.T) {
			args := strings.Fields(command)
			outside.Need(t, args[0])
			encoded := encode(t, record.New(sample(t), day))
			dir := inFolder(t, encoded)
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			changed, err := os.ReadFile(filepath.Join(dir, "out.pdf"))
			do(t, err)
			back, err := record.Read(changed)
			do(t, err)
			if !bytes.Equal(encode(t, back), encoded) {
				t.Error("the record is another")
			}
		})
	}
}

// inFolder writes a report with its record inside, and another PDF without, for tools to work on.
func inFolder(t *testing.T, encoded []byte) string {
	t.Helper()
	dir := t.TempDir()
	var saved bytes.Buffer
	_, err := report.Build(sample(t), report.Options{Date: day, Version: "1.0.0"}).WritePDF(&saved, encoded)
	do(t, err)
	for name, data := range map[string][]byte{
		"in.pdf": saved.Bytes(), "other.pdf": asPDF(t), "other.json": []byte(`{"a":1}`),
	} {
		do(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	return dir
}

func TestAPasswordIsToldFromDamage(t *testing.T) {
	outside.Need(t, "qpdf")
	for _, bits := range []string{"128", "256"} {
		for _, streams := range []string{"preserve", "generate"} {
			dir := inFolder(t, encode(t, record.New(sample(t), day)))
			cmd := exec.Command("qpdf", "--allow-weak-crypto", "--object-streams="+streams, "--encrypt", "secret", "owner", bits, "--", "in.pdf", "out.pdf")
			cmd.Dir = dir
			out, _ := cmd.CombinedOutput() // an old way to encrypt is a warning
			locked, err := os.ReadFile(filepath.Join(dir, "out.pdf"))
			if err != nil {
				t.Fatalf("%s: %v\n%s", bits, err, out)
			}
			if _, err := record.Read(locked); causeOf(err) != record.Locked {
				t.Errorf("%s bits, %s: %v", bits, streams, err)
			}
		}
	}
}

// A copy that was cut short gives the whole record or none, and says what it is.
func TestEveryCutOfAPDFIsFound(t *testing.T) {
	encoded := encode(t, shortRecord())
	file := asPDF(t, encoded)
	whole := 0
	for n := len("%PDF-"); n < len(file); n++ {
		r, err := record.Read(file[:n])
		switch {
		case err == nil && bytes.Equal(encode(t, r), encoded):
			whole++
		case causeOf(err) != record.Incomplete:
			t.Fatalf("cut after %d of %d bytes: %v", n, len(file), err)
		}
	}
	if whole == 0 || whole == len(file)-len("%PDF-") {
		t.Errorf("%d of %d copies hold it whole", whole, len(file))
	}
}

// A transfer in text mode puts a byte before each line end, also where none is meant.
func TestATransferInTextModeIsFound(t *testing.T) {
	for i := range 20 {
		a := sample(t)
		do(t, a.SetNote(a.Questionnaire().Areas()[i], strings.Repeat("A different note. ", i)))
		encoded := encode(t, record.New(a, day))
		r, err := record.Read(bytes.ReplaceAll(asPDF(t, encoded), []byte("\n"), []byte("\r\n")))
		if err == nil && !bytes.Equal(encode(t, r), encoded) || err != nil && causeOf(err) != record.Incomplete {
			t.Errorf("note of length %d: %v", i, err)
		}
	}
}

func TestTheLastRecordWins(t *testing.T) {
	older, newer := shortRecord(), shortRecord()
	older.Stage, newer.Stage = "older", "newer"
	first, last := encode(t, older), encode(t, newer)
	for name, file := range map[string][]byte{
		"two inside":     asPDF(t, first, last),
		"another behind": asPDF(t, first, last, []byte("name,age")),
		"one appended":   append(asPDF(t, first), packed(last)...),
		"in the words":   append([]byte("%PDF-1.7 /EmbeddedFile /EmbeddedFiles /Type/EmbeddedFile"), packed(last)...),
	} {
		r, err := record.Read(file)
		if err != nil || r.Stage != "newer" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	// Neither a longer name nor the type of something else is a file: those behind it would not be whole.
	for name, behind := range map[string]string{
		"longer names": strings.Repeat("3 0 obj<</EmbeddedFiles 4 0 R>>endobj\n", 100),
		"no stream":    "3 0 obj<</Type/EmbeddedFile>>endobj\n4 0 obj<<>>stream\n" + string(last) + "\nendstream endobj\n",
	} {
		file := "%PDF-1.7\n" + packed(first) + behind + "%%EOF"
		if r, err := record.Read([]byte(file)); err != nil || r.Stage != "older" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	damaged := bytes.Replace(last, []byte("Asked"), []byte("Asket"), 1)
	if r, err := record.Read(asPDF(t, first, damaged)); causeOf(err) != record.Incomplete {
		t.Errorf("an older record was taken for a damaged newer one: %+v, %v", r, err)
	}
}

func TestOnlyTheLastFilesAreLookedAt(t *testing.T) {
	encoded := encode(t, shortRecord())
	decoy := packed([]byte("name,age"))
	for decoys, want := range map[int]record.Cause{0: "", 63: "", 64: record.NoRecord, 20_000: record.NoRecord} {
		file := "%PDF-1.7\n" + packed(encoded) + strings.Repeat(decoy, decoys) + "%%EOF"
		if _, err := record.Read([]byte(file)); causeOf(err) != want {
			t.Errorf("%d files behind it: %v", decoys, err)
		}
	}
}

// A small file cannot make the reader work or remember much.
func TestHostileFilesCostLittle(t *testing.T) {
	const name = "/EmbeddedFile "
	ofZeros, ofOurs := bomb(500, ""), bomb(100, `{"format":"waymark-record","version":1,"sha256":"`)
	var lists strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&lists, `"k%d":[],`, i)
	}
	for what, file := range map[string]string{
		"one bomb":              "%PDF-1.7\n" + ofZeros + "%%EOF",
		"a bomb with our marks": "%PDF-1.7\n" + ofOurs + "%%EOF",
		"64 bombs":              "%PDF-1.7\n" + strings.Repeat(bomb(200, ""), 64) + "%%EOF",
		"only names":            "%PDF-1.7\n" + strings.Repeat(name, (16<<20)/len(name)-2),
		"only longer names":     "%PDF-1.7\n" + strings.Repeat("/EmbeddedFiles", (16<<20)/len(name)-2),
		"only streams":          "%PDF-1.7\n" + strings.Repeat("/EmbeddedFile>>stream", (16<<20)/22),
		"only locks":            "%PDF-1.7\n" + strings.Repeat("/Encrypted", (16<<20)/10-1),
		"only openings":         strings.Repeat("[", 120<<10) + strings.Repeat("]", 120<<10),
		"only numbers":          `{"format":"waymark-record","x":[` + strings.Repeat("1,", 130_000) + `1]}`,
		"only lists":            `{"format":"waymark-record",` + lists.String() + `"x":1}`,
	} {
		data := []byte(file)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		r, err := record.Read(data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		taken := (after.TotalAlloc - before.TotalAlloc) >> 10
		t.Logf("%-22s %9d bytes: %8s, %6d KiB taken in all, %s", what, len(data), took.Round(time.Microsecond), taken, causeOf(err))
		if r != nil || err == nil || taken > 48<<10 {
			t.Errorf("%s: %v, %v, %d KiB taken", what, r, err, taken)
		}
	}
}

// bomb returns an embedded file that begins with start and unpacks to so many megabytes of zeros. One packed megabyte
// stands for all, since each says the same of the one before it.
func bomb(megabytes int, start string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(start))
	zeros := make([]byte, 1<<20)
	ends := []int{}
	for range 2 {
		_, _ = w.Write(zeros)
		_ = w.Flush()
		ends = append(ends, z.Len())
	}
	one := z.Bytes()[ends[0]:ends[1]]
	return "7 0 obj\n<</Filter/FlateDecode/Type/EmbeddedFile>>stream\n" + z.String() + strings.Repeat(string(one), megabytes-2)
}
