package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"waymark/assessment/outside"
	"waymark/assessment/report/pdfcheck"
)

// saved writes the finished sample to a file.
func saved(t *testing.T, p *parts) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, finished(t, p), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// oneLine makes every stretch of white space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestAFinishedFileIsSoundToOtherPrograms(t *testing.T) {
	path := saved(t, sample(t))
	if said := outside.Run(t, "qpdf", "--check", path); !strings.Contains(said, "PDF Version: 1.7") {
		t.Errorf("qpdf says %s", said)
	}
	if said := outside.Run(t, "mutool", "info", path); !strings.Contains(said, "Pages: 2") {
		t.Errorf("mutool says %s", said)
	}
	outside.Run(t, "mutool", "draw", "-q", "-N", "-o", os.DevNull, "-F", "txt", path)
}

func TestAFinishedFileSaysWhatItIs(t *testing.T) {
	path := saved(t, sample(t))
	t.Setenv("TZ", "UTC")
	said := oneLine(outside.Run(t, "pdfinfo", path))
	for _, fact := range []string{
		"Title: My report (á)", `Subject: A \ talk`, "Creator: Waymark 1.0", "CreationDate: Sun Nov 22 00:00:00 2026 UTC",
		"Tagged: yes", "Metadata Stream: yes", "Pages: 2", "(A4)", "PDF version: 1.7",
	} {
		if !strings.Contains(said, fact) {
			t.Errorf("pdfinfo does not say %q: %s", fact, said)
		}
	}
	for _, fact := range []string{"Author", "Producer", "ModDate"} {
		if strings.Contains(said, fact) {
			t.Errorf("pdfinfo says %s: %s", fact, said)
		}
	}
}

func TestTheStructureHoldsTheWordsInOrder(t *testing.T) {
	said := oneLine(outside.Run(t, "pdfinfo", "-struct-text", saved(t, sample(t))))
	said = regexp.MustCompile(`Object \d+ 0`).ReplaceAllString(said, "Object")
	want := oneLine(`Document
		H1 (block) "My report"
		P (block) Link (inline) "The next part" Object
		Table (block)
		THead TR TH: /Scope /Column "Domain" TH: /Scope /Column "Count"
		TBody TR TH: /Scope /Row "Knowledge" TD "6 of 11"
		TR TD: /ColSpan 2 "All in all"
		P (block) "begins here " "and ends there"
		Sect H2 (block) "Dŵr & more" P (block) "Dŵr ac awyr iach"
		L (block): /ListNumbering /Decimal LI (block) Lbl (block) "1 " LBody (block) "Káàárọ̀ ẹ ṣé"`)
	if said != want {
		t.Errorf("got  %s\nwant %s", said, want)
	}
}

func TestWordsInAnotherLanguageSayWhich(t *testing.T) {
	pdf := finished(t, sample(t))
	doc, err := pdfcheck.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if got := inWelsh(doc.Tree()); got != 1 || !bytes.Contains(pdf, []byte("/Lang (en-GB)")) {
		t.Errorf("%d elements are in Welsh, want 1 in a document in English", got)
	}
}

func inWelsh(n *pdfcheck.Node) int {
	found := 0
	if n.Lang == "cy" {
		found++
	}
	for _, kid := range n.Kids {
		found += inWelsh(kid)
	}
	return found
}

func TestFontsAreEmbeddedUnderTheirTrueNames(t *testing.T) {
	said := outside.Run(t, "pdffonts", saved(t, sample(t)))
	lines := strings.Split(strings.TrimSpace(said), "\n")[2:]
	want := []string{"AtkinsonHyperlegibleNext-Regular", "NotoSans-Regular"}
	if len(lines) != len(want) {
		t.Fatalf("pdffonts says\n%s", said)
	}
	for i, name := range want {
		form := `^[A-Z]{6}\+` + name + ` +CID TrueType +Identity-H +yes yes yes `
		if !regexp.MustCompile(form).MatchString(lines[i]) {
			t.Errorf("got %q, want %s embedded, cut down and with Unicode", lines[i], name)
		}
	}
}

func TestEveryLetterCanBeCopied(t *testing.T) {
	s := newSketch()
	root := holding(roleDocument)
	all := []rune("ŵẹ")
	face := s.fonts.face(fallbackRegular)
	for r := rune(0x21); r < 0x600; r++ {
		if face.has(r) && unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) {
			all = append(all, r)
		}
	}
	drawn := all
	for len(all) > 0 {
		n := min(40, len(all))
		root.kids = append(root.kids, kid{element: s.said(roleP, string(all[:n]))})
		if all = all[n:]; s.y > 700 {
			s.turn()
		}
	}
	path := saved(t, &parts{pdf: s.bytes(t), doc: describing(root)})
	said := outside.Run(t, "pdftotext", "-raw", path, "-")
	for _, r := range drawn {
		if !strings.ContainsRune(said, r) {
			t.Errorf("%q (%U) can't be copied", r, r)
		}
	}
}

func TestTheFileInsideComesOutByteForByte(t *testing.T) {
	path := saved(t, sample(t))
	out := filepath.Join(t.TempDir(), "record.json")
	if said := outside.Run(t, "pdfdetach", "-list", path); !strings.Contains(said, "1: waymark-record.json") {
		t.Errorf("pdfdetach lists %s", said)
	}
	outside.Run(t, "pdfdetach", "-save", "1", "-o", out, path)
	got, err := os.ReadFile(out)
	if err != nil || !bytes.Equal(got, record.data) {
		t.Errorf("got %d bytes (%v), want %d", len(got), err, len(record.data))
	}
}

func TestWithoutAFileInsideThereIsNoTraceOfOne(t *testing.T) {
	p := sample(t)
	p.doc.attachment = nil
	pdf := finished(t, p)
	for _, trace := range []string{"EmbeddedFile", "/AF", "/Names", "Filespec"} {
		if bytes.Contains(pdf, []byte(trace)) {
			t.Errorf("the file has %s", trace)
		}
	}
}

func TestALinkAndABookmarkLeadToTheHeading(t *testing.T) {
	pdf := string(finished(t, sample(t)))
	to := `/Dest \[(\d+) 0 R /XYZ 0 761\.89 null\]` // the heading's baseline, 120 points from the top, and room over it
	for _, form := range []string{
		`/Subtype /Link /Rect \[50\.00 717\.89 140\.00 733\.89\] .* /Contents \(Go to the next part\) /StructParent 2 ` + to,
		`/Title <FEFF00440175007200200026[0-9A-F]*> /Parent \d+ 0 R ` + to,
	} {
		if !regexp.MustCompile(form).MatchString(pdf) {
			t.Errorf("nothing in the file is like %s", form)
		}
	}
}

func TestMetadataIsXMLWhateverTheTitle(t *testing.T) {
	p := sample(t)
	p.doc.title = "<b> & \x00 \"Dŵr\" ]]>"
	pdf := finished(t, p)
	start := bytes.Index(pdf, []byte("<x:xmpmeta"))
	end := bytes.Index(pdf, []byte("<?xpacket end"))
	d := xml.NewDecoder(bytes.NewReader(pdf[start:end]))
	var words strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			words.Write(text)
		}
	}
	if want := "<b> & \uFFFD \"Dŵr\" ]]>"; !strings.Contains(words.String(), want) {
		t.Errorf("got %q, want the title %q in it", words.String(), want)
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	first := finished(t, sample(t))
	for range 5 {
		if !bytes.Equal(first, finished(t, sample(t))) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestTheIdentityOfAFileComesFromWhatIsInIt(t *testing.T) {
	id := regexp.MustCompile(`/ID \[<([0-9A-F]{32})> <([0-9A-F]{32})>\]`)
	p := sample(t)
	one := id.FindSubmatch(finished(t, p))
	p.doc.attachment = nil
	other := id.FindSubmatch(finished(t, p))
	if one == nil || other == nil || !bytes.Equal(one[1], one[2]) || bytes.Equal(one[1], other[1]) {
		t.Errorf("got %s and %s", one, other)
	}
}
