package record_test

import (
	"bytes"
	"testing"

	"waymark/assessment/record"
)

// FuzzRead holds for any file at all: a record that could be written again, or a fault with a clean sentence.
func FuzzRead(f *testing.F) {
	encoded := encode(f, shortRecord())
	f.Add(encoded)
	f.Add(asPDF(f, encoded))
	f.Add(plainPDF(encoded))
	f.Add(asPDF(f, encoded)[:700])
	f.Add([]byte("%PDF-1.7\n" + packed(encoded) + packed(encoded)))
	f.Add([]byte("%PDF-1.7\n/Encrypt 1 0 R/EmbeddedFile"))
	for _, c := range unfitting {
		f.Add(sealed(f, c.record))
		f.Add(plainPDF(sealed(f, c.record)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRead(t, data)
		// The same bytes with a right digest go past the envelope.
		if bytes.HasPrefix(data, []byte("{")) && validJSON(data) {
			checkRead(t, sealed(t, string(data)))
			checkRead(t, plainPDF(sealed(t, string(data))))
		}
	})
}

func checkRead(t *testing.T, data []byte) {
	t.Helper()
	r, err := record.Read(data)
	if (r == nil) == (err == nil) {
		t.Fatalf("%v and %v", r, err)
	}
	if err != nil {
		if causeOf(err) == "other" || causeOf(err) == "" {
			t.Fatalf("no cause: %v", err)
		}
		if clean := cleaned(err.Error()); clean != err.Error() {
			t.Fatalf("the sentence is %q", err)
		}
		return
	}
	again := encode(t, r)
	back, err := record.Read(again)
	if err != nil || !bytes.Equal(encode(t, back), again) {
		t.Fatalf("%v in\n%s", err, again)
	}
	r.Assessment(pack(t))
	r.Earlier()
	r.ToGoOnWith(pack(t))
}
