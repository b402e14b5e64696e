package report

import (
	"crypto/md5"
	_ "embed" // the colour profile travels inside the program
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// sRGB says what the colours in the file mean. It is from the International Color Consortium; its licence lies beside it.
//
//go:embed colour/sRGB2014.icc
var sRGB []byte

// document is what finish writes into a PDF beside its pages.
type document struct {
	root                          *element // the Document element
	title, subject, creator, lang string
	made                          string            // day, as "2026-11-22"
	fonts                         map[string]string // name that fpdf gave a font -> its true PostScript name
	attachment                    *attachment       // nil for none
}

// attachment is a file inside the file.
type attachment struct {
	name, mime, description string
	data                    []byte
}

// finisher writes a tagged file from a drawing.
type finisher struct {
	*output
	*drawn
	doc   *document
	pages []ref

	tree       ref
	elements   []*element // in reading order
	refs       map[*element]ref
	parents    map[*element]ref
	owners     [][]ref // by page and mark
	annots     [][]ref // by page
	linkRefs   map[*element][]ref
	linkOwners []ref // by place after the pages in the tree of parents
}

// finish makes a PDF that fpdf drew, with marks round everything on its pages, into one that keeps PDF/UA-1 (ISO
// 14289-1) and PDF/A-3a (ISO 19005-3). It writes the file anew and takes over nothing that it does not know. The same
// input gives the same bytes.
func finish(pdf []byte, doc *document) ([]byte, error) {
	made, err := time.Parse(time.DateOnly, doc.made)
	if err != nil {
		return nil, fmt.Errorf("finishing a PDF: the day it was made: %w", err)
	}
	d, err := readDrawing(pdf)
	if err != nil {
		return nil, fmt.Errorf("finishing a PDF: %w", err)
	}
	f := newFinisher(d, doc)
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("finishing a PDF: %w", err)
	}
	finished, err := f.write(made.Format("(D:20060102150405Z)"))
	if err != nil {
		return nil, fmt.Errorf("finishing a PDF: %w", err)
	}
	return finished, nil
}

func newFinisher(d *drawn, doc *document) *finisher {
	f := &finisher{
		output: newOutput(), drawn: d, doc: doc,
		refs: make(map[*element]ref), parents: make(map[*element]ref), linkRefs: make(map[*element][]ref),
		annots: make([][]ref, len(d.pages)),
	}
	f.tree = f.reserve()
	for _, page := range d.pages {
		f.pages = append(f.pages, f.reserve())
		f.owners = append(f.owners, make([]ref, len(page.baseline)))
	}
	return f
}

// check refuses a document that lacks what the standards ask for.
func (f *finisher) check() error {
	if f.doc.title == "" || f.doc.lang == "" {
		return errors.New("the document has no title or no language")
	}
	if a := f.doc.attachment; a != nil && (a.name == "" || a.mime == "") {
		return errors.New("the file inside has no name or no type")
	}
	for _, font := range f.fonts {
		if f.doc.fonts[font.name] == "" {
			return fmt.Errorf("the true name of the font %s is not known", font.name)
		}
	}
	return f.grow()
}

func (f *finisher) write(made string) ([]byte, error) {
	if err := f.putLinks(); err != nil {
		return nil, err
	}
	bookmarks, err := f.putBookmarks()
	if err != nil {
		return nil, err
	}
	pages := f.reserve()
	f.putPages(pages)
	f.putTree()
	colours := f.addDeflated("/N 3", sRGB)
	root := f.add(fmt.Sprintf("<< /Type /Catalog /Pages %v /Lang %s /MarkInfo << /Marked true >> "+
		"/ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot %v /Metadata %v "+
		"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB2014) "+
		"/Info (sRGB2014) /RegistryName (http://www.color.org) /DestOutputProfile %v >>] "+
		"/PageLabels << /Nums [0 << /S /D >>] >> %s%s>>",
		pages, pdfText(f.doc.lang), f.tree, f.putMetadata(), colours, bookmarks, f.putAttachment(made)))
	info := f.add(fmt.Sprintf("<< /Title %s /Subject %s /Creator %s /CreationDate %s >>",
		pdfText(f.doc.title), pdfText(f.doc.subject), pdfText(f.doc.creator), made))
	return f.close(root, info), nil
}

// putAttachment writes the file inside, if there is one, and returns its entries for the catalog. PDF/A asks for the day
// on which it was changed, which is that of the document.
func (f *finisher) putAttachment(made string) string {
	a := f.doc.attachment
	if a == nil {
		return ""
	}
	data := f.addDeflated(fmt.Sprintf("/Type /EmbeddedFile /Subtype %s /Params << /Size %d /CheckSum <%X> /ModDate %s >>",
		pdfName(a.mime), len(a.data), md5.Sum(a.data), made), a.data)
	name := pdfText(a.name)
	file := f.add(fmt.Sprintf("<< /Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF << /F %v /UF %v >> >>",
		name, name, pdfText(a.description), data, data))
	return fmt.Sprintf("/Names << /EmbeddedFiles << /Names [%s %v] >> >> /AF [%v] ", name, file, file)
}

// pdfText writes words as a PDF has them: plain ASCII as it is, anything else in UTF-16 with a mark in front.
func pdfText(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		var b strings.Builder
		b.WriteString("<FEFF")
		for _, unit := range utf16.Encode([]rune(s)) {
			fmt.Fprintf(&b, "%04X", unit)
		}
		return b.String() + ">"
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// pdfName writes a name; a byte that would end it or means something else is written as its number.
func pdfName(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte("#%()/<>[]{}", c) >= 0 {
			fmt.Fprintf(&b, "#%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
