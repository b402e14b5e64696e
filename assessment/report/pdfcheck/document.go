package pdfcheck

import (
	"fmt"
	"strings"
)

// Document is a PDF that was read. It is not safe for use by several goroutines.
type Document struct {
	Pages     int
	Labels    []string // the label of each page
	Bookmarks []Bookmark

	data    []byte
	entries map[int]entry
	objects map[int]any
	spans   []span
	packs   map[int][]packedObject // by the number of the object that they stand in
	frame   map[int]bool           // objects that hold others or say where they are: nothing else leads to them
	trailer dict
	catalog dict
	pages   []*page
	fonts   map[ref]*font
	root    *Node
	nodes   map[ref]*Node
	faults  []Fault
	noted   map[Fault]bool
}

// Bookmark leads to a page, which counts from 1 and is 0 when there is no such page.
type Bookmark struct {
	Title string
	Page  int
}

// Open reads a PDF. It fails only when there is no way into the file; whatever else is wrong is for Check.
func Open(pdf []byte) (*Document, error) {
	d := &Document{
		data: pdf, entries: map[int]entry{}, objects: map[int]any{}, fonts: map[ref]*font{}, nodes: map[ref]*Node{},
		packs: map[int][]packedObject{}, frame: map[int]bool{}, noted: map[Fault]bool{},
	}
	if err := d.readFile(); err != nil {
		return nil, err
	}
	d.catalog = d.dict(d.trailer["Root"])
	d.readPages()
	for _, p := range d.pages {
		d.draw(p)
	}
	d.readTree()
	d.readBookmarks()
	d.readLabels()
	return d, nil
}

// Check returns every place where a PDF breaks a rule, the same ones in the same order each time. A clean PDF has none.
func Check(pdf []byte) []Fault {
	d, err := Open(pdf)
	if err != nil {
		return []Fault{{ruleFile, "file", err.Error()}}
	}
	d.checkTrailer()
	d.checkObjects()
	d.checkCatalog()
	d.checkOutputIntent()
	d.checkInfo()
	d.checkXMP()
	d.checkPages()
	d.checkFonts()
	d.checkMarks()
	d.checkOrphans()
	d.checkRoles()
	d.checkHeadings()
	d.checkTables()
	d.checkLists()
	d.checkWords()
	d.checkLinks()
	d.checkParentTree()
	d.checkAttachments()
	return d.faults
}

// Tree returns the structure, or nil where there is none.
func (d *Document) Tree() *Node { return d.root }

// Text returns what the structure holds, in its order: a line for each block, and inside a block exactly what the pages
// have, so that words run together here where they run together for a screen reader.
func (d *Document) Text() string {
	if d.root == nil {
		return ""
	}
	return d.root.Text()
}

// Words returns the text in words.
func (d *Document) Words() []string { return strings.Fields(d.Text()) }

// Attachment returns the bytes of the file inside, or nil where there is none.
func (d *Document) Attachment() []byte {
	for _, number := range sortedKeys(d.objects) {
		if s := d.stream(ref{number, d.entries[number].generation}); s != nil && s.dict["Type"] == name("EmbeddedFile") {
			if content, err := d.unpack(s); err == nil {
				return content
			}
		}
	}
	return nil
}

// fault notes what is wrong, once.
func (d *Document) fault(rule, where, what string, args ...any) {
	f := Fault{rule, where, fmt.Sprintf(what, args...)}
	if !d.noted[f] {
		d.noted[f] = true
		d.faults = append(d.faults, f)
	}
}
