package report

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

func TestADocumentThatIsNotWholeIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*parts){
		"no tree":                        func(p *parts) { p.doc.root = nil },
		"a tree that begins elsewhere":   func(p *parts) { p.doc.root.role = roleSect },
		"no title":                       func(p *parts) { p.doc.title = "" },
		"no language":                    func(p *parts) { p.doc.lang = "" },
		"no day":                         func(p *parts) { p.doc.made = "" },
		"a day that is not":              func(p *parts) { p.doc.made = "2026-02-30" },
		"a font without its true name":   func(p *parts) { delete(p.doc.fonts, "utf8noto-regular") },
		"a file inside without a type":   func(p *parts) { p.doc.attachment = &attachment{name: "a"} },
		"an element without a role":      func(p *parts) { p.row.role = "" },
		"an element inside itself":       func(p *parts) { p.row.kids = append(p.row.kids, kid{element: p.row}) },
		"an element that stands twice":   func(p *parts) { p.row.kids = append(p.row.kids, p.row.kids[0]) },
		"a mark without an element":      func(p *parts) { p.heading.kids = nil },
		"a mark with two elements":       func(p *parts) { p.row.kids = append(p.row.kids, p.heading.kids...) },
		"a mark that is not drawn":       func(p *parts) { p.row.kids = append(p.row.kids, kid{mark: mark{1, 99}}) },
		"a mark on a page that is not":   func(p *parts) { p.row.kids = append(p.row.kids, kid{mark: mark{3, 0}}) },
		"a link on something else":       func(p *parts) { p.row.links = p.link.links },
		"a link to nowhere":              func(p *parts) { p.link.links[0].to = nil },
		"a link to another document":     func(p *parts) { p.link.links[0].to = &element{role: roleP} },
		"a link to an empty element":     func(p *parts) { p.link.links[0].to = p.addEmpty() },
		"a bookmark of an empty heading": func(p *parts) { p.addEmpty().title = "Empty" },
		"a link without words":           func(p *parts) { p.link.links[0].words = "" },
		"a link on a page that is not":   func(p *parts) { p.link.links[0].page = 3 },
		"a link beside the page":         func(p *parts) { p.link.links[0].x = 590 },
		"a link that is no number":       func(p *parts) { p.link.links[0].height = math.NaN() },
		"a link without an end":          func(p *parts) { p.link.links[0].width = math.Inf(1) },
	} {
		t.Run(name, func(t *testing.T) {
			p := sample(t)
			spoil(p)
			if pdf, err := finish(p.pdf, p.doc); err == nil || pdf != nil {
				t.Errorf("got %d bytes, want an error", len(pdf))
			}
		})
	}
}

// addEmpty adds a heading without content to the tree.
func (p *parts) addEmpty() *element {
	e := &element{role: roleH2}
	p.doc.root.kids = append(p.doc.root.kids, kid{element: e})
	return e
}

func TestPagesThatAReportDoesNotHaveAreRefused(t *testing.T) {
	for name, draw := range map[string]func(*sketch){
		"a font that is not embedded": func(s *sketch) { s.pdf.SetFont("Helvetica", "", 12) },
		"a link of fpdf's":            func(s *sketch) { s.pdf.LinkString(10, 10, 10, 10, "https://example.org") },
		"a bookmark of fpdf's":        func(s *sketch) { s.pdf.Bookmark("Here", 0, -1) },
		"a file that fpdf put inside": func(s *sketch) { s.pdf.SetAttachments([]fpdf.Attachment{{Content: []byte("a")}}) },
		"metadata of fpdf's":          func(s *sketch) { s.pdf.SetXmpMetadata([]byte("<a/>")) },
		"a script":                    func(s *sketch) { s.pdf.SetJavascript("a") },
		"something see-through":       func(s *sketch) { s.pdf.SetAlpha(0.5, "Normal") },
		"a blend of colours":          func(s *sketch) { s.pdf.LinearGradient(1, 1, 9, 9, 0, 0, 0, 9, 9, 9, 0, 0, 1, 1) },
		"a password":                  func(s *sketch) { s.pdf.SetProtection(0, "a", "b") },
		"a mark twice":                func(s *sketch) { s.pdf.RawWriteStr("/P <</MCID 0>> BDC\nEMC") },
		"a mark out of turn":          func(s *sketch) { s.pdf.RawWriteStr("/P <</MCID 7>> BDC\nEMC") },
		"a mark without an end":       func(s *sketch) { s.pdf.RawWriteStr("/P <</MCID 1>> BDC") },
		"a page of another size": func(s *sketch) {
			s.pdf.AddPageFormat("L", fpdf.SizeType{Wd: 500, Ht: 500})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSketch()
			root := holding(roleDocument, s.said(roleP, "Words"))
			draw(s)
			if pdf, err := finish(s.bytes(t), describing(root)); err == nil || pdf != nil {
				t.Errorf("got %d bytes, want an error", len(pdf))
			}
		})
	}
}

func TestAFileThatFpdfDidNotWriteIsRefused(t *testing.T) {
	p := sample(t)
	pdf := p.pdf
	for name, spoilt := range map[string][]byte{
		"nothing":           nil,
		"garbage":           []byte("garbage"),
		"a finished file":   finished(t, p),
		"a byte in front":   append([]byte("\n"), pdf...),
		"a byte at the end": append(bytes.Clone(pdf), '\n'),
		"a comment":         bytes.Replace(pdf, []byte("1 0 obj"), []byte("%\n1 0 obj"), 1),
		"CRLF":              bytes.ReplaceAll(pdf, []byte("\n"), []byte("\r\n")),
		"no table":          bytes.ReplaceAll(pdf, []byte("xref"), []byte("ferx")),
		"a wrong offset":    bytes.Replace(pdf, []byte("0000000015 00000 n"), []byte("0000000016 00000 n"), 1),
		"one object twice":  bytes.Replace(pdf, []byte("/DescendantFonts ["), []byte("/DescendantFonts [1"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := finish(spoilt, p.doc); err == nil {
				t.Error("got a file, want an error")
			}
		})
	}
}

func TestWordsBetweenTheObjectsAreRefused(t *testing.T) {
	p := sample(t)
	const words = "% Words\n"
	grown := func(offset []byte) []byte {
		n, err := strconv.Atoi(string(offset[:10]))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Appendf(nil, "%010d%s", n+len(words), offset[10:])
	}
	pdf := bytes.Replace(p.pdf, []byte(drawnHead), []byte(drawnHead+words), 1)
	pdf = regexp.MustCompile(`\d{10} 00000 n`).ReplaceAllFunc(pdf, grown)
	start := bytes.LastIndex(p.pdf, []byte("xref\n0 "))
	pdf = bytes.Replace(pdf, fmt.Appendf(nil, "startxref\n%d", start), fmt.Appendf(nil, "startxref\n%d", start+len(words)), 1)
	if _, err := finish(pdf, p.doc); err == nil || !strings.Contains(err.Error(), "before the first object") {
		t.Errorf("got %v", err)
	}
}

func TestADamagedFileIsRefusedOrHarmless(t *testing.T) {
	p := sample(t)
	for n := 0; n < len(p.pdf); n += len(p.pdf)/200 + 1 {
		if _, err := finish(p.pdf[:n], p.doc); err == nil {
			t.Errorf("%d bytes of %d are taken for the whole", n, len(p.pdf))
		}
		damaged := bytes.Clone(p.pdf)
		damaged[n] ^= 0x15
		out, err := finish(damaged, p.doc) // a changed byte in a letter's shape can't be seen from here
		if err == nil && !bytes.HasSuffix(out, []byte("%%EOF\n")) {
			t.Errorf("with byte %d changed there is no whole file and no error", n)
		}
	}
}

func TestAnErrorHoldsNoWordsOfTheReport(t *testing.T) {
	p := sample(t)
	p.link.links[0].to = nil
	if _, err := finish(p.pdf, p.doc); err == nil || strings.Contains(err.Error(), "next part") {
		t.Errorf("got %v", err)
	}
}

// FuzzFinish looks for input that panics, or makes a file that can be finished twice.
func FuzzFinish(f *testing.F) {
	p := sample(f)
	f.Add(p.pdf)
	f.Add(p.pdf[:len(p.pdf)/2])
	f.Add(finished(f, p))
	f.Add([]byte("%PDF-1.3\n%µ¶\nxref\n0 2\n"))
	s := newSketch()
	s.pdf.SetCompression(false)
	s.said(roleP, "Words")
	f.Add(s.bytes(f))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		out, err := finish(pdf, p.doc)
		if err != nil {
			return
		}
		if _, err := finish(out, p.doc); err == nil {
			t.Error("a finished file was finished again")
		}
	})
}
