package report

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
