package report

import (
	"bytes"
	"fmt"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// sketch draws a small document by hand: the finisher is tried without the pages of a report.
type sketch struct {
	pdf   *fpdf.Fpdf
	fonts fonts
	ids   map[int]int
	y     float64
}

func newSketch() *sketch {
	s := &sketch{pdf: fpdf.New("P", "pt", "A4", ""), ids: make(map[int]int)}
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetCatalogSort(true)
	for _, w := range []weight{regular, fallbackRegular} {
		s.fonts.face(w).addTo(s.pdf)
	}
	s.turn()
	return s
}

func (s *sketch) turn() {
	s.pdf.AddPage()
	s.y = 60
	s.pdf.RawWriteStr("/Artifact <</Type /Layout>> BDC")
	s.pdf.Line(50, 40, 500, 40)
	s.pdf.RawWriteStr("EMC")
}

// say draws text that belongs to e, in a mark of its own.
func (s *sketch) say(e *element, text string) {
	page := s.pdf.PageNo()
	e.kids = append(e.kids, kid{mark: mark{page, s.ids[page]}})
	s.pdf.RawWriteStr(fmt.Sprintf("/P <</MCID %d>> BDC", s.ids[page]))
	s.ids[page]++
	face := s.fonts.face(regular)
	if !face.hasAll(text) {
		face = s.fonts.face(fallbackRegular)
	}
	s.pdf.SetFont(face.name, "", 12)
	s.y += 30
	s.pdf.Text(50, s.y, text)
	s.pdf.RawWriteStr("EMC")
}

// said returns a new element with text.
func (s *sketch) said(r role, text string) *element {
	e := &element{role: r}
	s.say(e, text)
	return e
}

func holding(r role, parts ...*element) *element {
	e := &element{role: r}
	for _, part := range parts {
		e.kids = append(e.kids, kid{element: part})
	}
	return e
}

func (s *sketch) bytes(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := s.pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func describing(root *element) *document {
	return &document{
		root: root, title: "My report (á)", subject: `A \ talk`, creator: "Waymark 1.0", lang: "en-GB", made: "2026-11-22",
		fonts: map[string]string{
			"utf8atkinson-regular": "AtkinsonHyperlegibleNext-Regular",
			"utf8noto-regular":     "NotoSans-Regular",
		},
	}
}

var record = &attachment{
	name: "waymark-record.json", mime: "application/json", description: "The record",
	data: bytes.Repeat([]byte(`{"notes":"Dŵr"}`+"\n"), 50),
}

// parts are what the tests of a sample change.
type parts struct {
	pdf           []byte
	doc           *document
	link, heading *element
	row           *element
}

// sample has two pages with a heading, a link, a table, a numbered list, words in Welsh and Yoruba, and a paragraph
// that stands on both.
func sample(t testing.TB) *parts {
	t.Helper()
	s := newSketch()
	title := s.said(roleH1, "My report")
	anchor := s.said(roleLink, "The next part")
	head := holding(roleTR, s.said(roleTH, "Domain"), s.said(roleTH, "Count"))
	head.kids[0].element.scope, head.kids[1].element.scope = "Column", "Column"
	row := holding(roleTR, s.said(roleTH, "Knowledge"), s.said(roleTD, "6 of 11"))
	row.kids[0].element.scope = "Row"
	whole := holding(roleTR, s.said(roleTD, "All in all"))
	whole.kids[0].element.columns = 2
	over := s.said(roleP, "begins here ")
	s.turn()
	s.say(over, "and ends there")
	heading := s.said(roleH2, "Dŵr & more")
	heading.title = "Dŵr & more"
	welsh := s.said(roleP, "Dŵr ac awyr iach")
	welsh.lang = "cy"
	list := holding(roleL, holding(roleLI, s.said(roleLbl, "1 "), s.said(roleLBody, "Káàárọ̀ ẹ ṣé")))
	anchor.links = []link{{to: heading, words: "Go to the next part", page: 1, x: 50, y: 108, width: 90, height: 16}}
	root := holding(roleDocument, title, holding(roleP, anchor),
		holding(roleTable, holding(roleTHead, head), holding(roleTBody, row, whole)), over,
		holding(roleSect, heading, welsh, list))
	doc := describing(root)
	doc.attachment = record
	return &parts{pdf: s.bytes(t), doc: doc, link: anchor, heading: heading, row: row}
}

func finished(t testing.TB, p *parts) []byte {
	t.Helper()
	pdf, err := finish(p.pdf, p.doc)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
