package report

import (
	"fmt"

	"codeberg.org/go-pdf/fpdf"
)

// A tagged PDF says what each thing on its pages is, so that it can be read aloud in order (ISO 32000-1, 14.7 and 14.8;
// PDF/UA-1, ISO 14289-1). While the pages are drawn, every drawing stands in one mark: content, which belongs to an
// element of the structure tree, or an artifact, which is decoration. finish.go writes the tree into the file.

// role is the type of an element, as ISO 32000-1, 14.8.4 names them.
type role string

const (
	roleDocument role = "Document"
	roleSect     role = "Sect"
	roleH1       role = "H1"
	roleH2       role = "H2"
	roleH3       role = "H3"
	roleP        role = "P"
	roleL        role = "L"
	roleLI       role = "LI"
	roleLbl      role = "Lbl"
	roleLBody    role = "LBody"
	roleTable    role = "Table"
	roleTHead    role = "THead"
	roleTBody    role = "TBody"
	roleTR       role = "TR"
	roleTH       role = "TH"
	roleTD       role = "TD"
	roleSpan     role = "Span"
	roleLink     role = "Link"
)

// element is a part of the structure tree.
type element struct {
	role    role
	kids    []kid
	scope   string // of a TH: "Column" or "Row"
	columns int    // that a cell spans, when more than one
	lang    string // where it is not that of the document, such as "cy"
	title   string // of an H2, for its bookmark
	links   []link // of a Link: one for each line that it stands on
}

// kid is a child element or, when element is nil, a piece of content.
type kid struct {
	element *element
	mark    mark
}

// mark is a piece of content: the id is its own on that page, from 0. Pages count from 1.
type mark struct{ page, id int }

// link is an area of a page, in points from its top left corner, that leads to the element to.
type link struct {
	to                  *element
	words               string // what it says, for those who do not see it
	page                int
	x, y, width, height float64
}

// tree is the structure while it grows: what is set next belongs in the element that was opened last. Elements come
// in reading order, wherever on a page they are drawn.
type tree struct{ open []*element }

// begin opens an element inside the one that is open. The first is the root.
func (t *tree) begin(r role) *element {
	e := &element{role: r}
	if len(t.open) > 0 {
		t.adopt(e)
	}
	t.open = append(t.open, e)
	return e
}

// end closes the element that was opened last.
func (t *tree) end() { t.open = t.open[:len(t.open)-1] }

// last is the element that is open.
func (t *tree) last() *element { return t.open[len(t.open)-1] }

// adopt puts an element into the one that is open, and returns it.
func (t *tree) adopt(e *element) *element {
	parent := t.last()
	parent.kids = append(parent.kids, kid{element: e})
	return e
}

// artifact is a sort of decoration, as the properties of its marks.
type artifact string

const (
	shapeArtifact  artifact = "/Type /Layout"
	repeatArtifact artifact = "/Type /Pagination" // there only because a page ended
	footerArtifact artifact = "/Type /Pagination /Subtype /Footer"
)

// marker writes the marks round what is drawn. At most one is open. What belongs together and is drawn in one go
// shares a mark.
type marker struct {
	pdf   *fpdf.Fpdf
	of    *element    // that the open mark belongs to, nil for none
	aside artifact    // that the open mark is, empty for none
	ids   map[int]int // how many marks a page has
}

// content says that what is drawn next belongs to e.
func (m *marker) content(e *element) {
	if m.of == e {
		return
	}
	m.close()
	page := m.pdf.PageNo()
	e.kids = append(e.kids, kid{mark: mark{page, m.ids[page]}})
	m.of = e
	m.pdf.RawWriteStr(fmt.Sprintf("/P <</MCID %d>> BDC", m.ids[page]))
	m.ids[page]++
}

// decoration says that what is drawn next is an artifact.
func (m *marker) decoration(a artifact) {
	if m.aside == a {
		return
	}
	m.close()
	m.aside = a
	m.pdf.RawWriteStr(fmt.Sprintf("/Artifact <<%s>> BDC", a))
}

// close ends the open mark. A mark never runs on over a page break.
func (m *marker) close() {
	if m.of != nil || m.aside != "" {
		m.pdf.RawWriteStr("EMC")
	}
	m.of, m.aside = nil, ""
}
