package report

import (
	"fmt"
	"strconv"
	"strings"
)

// drawn is what fpdf drew: the pages, and the fonts under the names that the pages know them by.
type drawn struct {
	width, height float64
	pages         []drawnPage
	fonts         []drawnFont
}

type drawnPage struct {
	coding   string          // entry for the filter of the content, if any
	content  string          // as it stood in the file
	baseline map[int]float64 // of the first text in each mark, or the height of the page where a mark has no text
}

// mostContent is the longest that a page may be. A full one takes some 60 KB.
const mostContent = 8 << 20

// readDrawing takes fpdf's file apart. It knows the few things that a report is made of, and nothing else: a picture,
// a link of fpdf's or a font that is not embedded has no place in a tagged document.
func readDrawing(pdf []byte) (*drawn, error) {
	o, err := cutObjects(pdf)
	if err != nil {
		return nil, err
	}
	d := &drawn{}
	pages, err := d.readPageList(o)
	if err != nil {
		return nil, err
	}
	for i, r := range pages {
		page, err := d.readPage(o, r)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		d.pages = append(d.pages, page)
	}
	if err := d.readFonts(o); err != nil {
		return nil, err
	}
	const replaced = 2 // the catalog and the facts about the document, which are made anew
	if o.left != replaced {
		return nil, fmt.Errorf("%d objects of the drawing are not known", o.left-replaced)
	}
	return d, nil
}

func (d *drawn) readPageList(o *objects) ([]ref, error) {
	s := o.take(1)
	s.skip("<</Type /Pages\n/Kids [")
	var pages []ref
	for !s.failed && !s.maybe("]\n") {
		pages = append(pages, s.ref())
		s.skip(" ")
	}
	s.skip(fmt.Sprintf("/Count %d\n/MediaBox [0 0 ", len(pages)))
	d.width = s.measure(" ")
	d.height = s.measure("]\n")
	s.skip(">>\n")
	if !s.done() || len(pages) == 0 || d.width <= 0 || d.height <= 0 {
		return nil, fmt.Errorf("the list of pages is not as it was drawn")
	}
	return pages, nil
}

// measure reads a length in points that stands before words.
func (s *scan) measure(words string) float64 {
	v, err := strconv.ParseFloat(s.plain(words), 64)
	if err != nil || !(v >= 0 && v < 1e5) {
		s.failed = true
	}
	return v
}

func (d *drawn) readPage(o *objects, r ref) (drawnPage, error) {
	s := o.take(r)
	s.skip("<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n")
	s.skip("/Contents ")
	content := s.ref()
	s.skip(">>\n")
	if !s.done() {
		return drawnPage{}, fmt.Errorf("it holds something that is not known")
	}
	var page drawnPage
	s = o.take(content)
	s.skip("<<")
	if s.maybe(deflated + " ") {
		page.coding = deflated
	}
	s.skip("/Length ")
	page.content = s.stream(s.number(">>\n"))
	plain := page.content
	if page.coding != "" && !s.failed {
		var err error
		if plain, err = inflate(page.content, mostContent); err != nil {
			return drawnPage{}, fmt.Errorf("its content: %w", err)
		}
	}
	if !s.done() {
		return drawnPage{}, fmt.Errorf("its content is not whole")
	}
	var err error
	page.baseline, err = baselines(plain, d.height)
	return page, err
}

// baselines finds the marks of a page, which have to count from 0, and where the first text of each stands. The words
// on the page can't be taken for a mark: they have two bytes a letter, and no letter of ours has such a pair.
func baselines(content string, top float64) (map[int]float64, error) {
	found := make(map[int]float64)
	s := &scan{rest: content}
	for strings.Contains(s.rest, "<</MCID ") {
		s.until("<</MCID ")
		id := s.number(">> BDC\n")
		drawn := s.until("EMC")
		_, again := found[id]
		if s.failed || again {
			return nil, fmt.Errorf("mark %d is not whole, or not the only one", id)
		}
		found[id] = firstBaseline(drawn, top)
	}
	for id := range len(found) {
		if _, ok := found[id]; !ok {
			return nil, fmt.Errorf("there is no mark %d among %d", id, len(found))
		}
	}
	return found, nil
}

func firstBaseline(drawn string, top float64) float64 {
	before, _, found := strings.Cut(drawn, " Td (")
	_, place, moved := strings.Cut(before[strings.LastIndex(before, "BT ")+1:], " ")
	_, y, two := strings.Cut(place, " ")
	v, err := strconv.ParseFloat(y, 64)
	if !found || !moved || !two || err != nil || !(v >= 0 && v < top) {
		return top
	}
	return v
}

// putPages writes the pages under parent. Each has the number of its place as its key into the tree of parents.
func (f *finisher) putPages(parent ref) {
	fonts := f.putFonts()
	kids := make([]string, len(f.pages))
	for i, page := range f.drawn.pages {
		content := f.addStream(page.coding, page.content)
		var annots string
		if len(f.annots[i]) > 0 {
			annots = fmt.Sprintf(" /Annots [%s]", joinRefs(f.annots[i]))
		}
		f.put(f.pages[i], fmt.Sprintf("<< /Type /Page /Parent %v /Resources << /Font %v >> /Contents %v "+
			"/StructParents %d /Tabs /S%s >>", parent, fonts, content, i, annots))
		kids[i] = f.pages[i].String()
	}
	f.put(parent, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %s %s] >>",
		strings.Join(kids, " "), len(kids), inPoints(f.width), inPoints(f.height)))
}

func joinRefs(refs []ref) string {
	texts := make([]string, len(refs))
	for i, r := range refs {
		texts[i] = r.String()
	}
	return strings.Join(texts, " ")
}

func inPoints(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
