package report

import (
	"errors"
	"fmt"
	"strings"
)

// headroom is how far over the baseline of its first line a place begins: a large heading and some air.
const headroom = 40

// place returns where to go for an element.
func (f *finisher) place(e *element) (string, error) {
	m, found := firstMark(e)
	if !found {
		return "", errors.New("a link or a bookmark leads to an element without content")
	}
	top := min(f.drawn.pages[m.page-1].baseline[m.id]+headroom, f.height)
	return fmt.Sprintf("[%v /XYZ 0 %s null]", f.pages[m.page-1], inPoints(top)), nil
}

// putLinks writes the areas on the pages that lead elsewhere. Each says in words where to, and which element it is.
func (f *finisher) putLinks() error {
	for _, e := range f.elements {
		for _, l := range e.links {
			body, err := f.annotation(l)
			if err != nil {
				return err
			}
			r := f.add(body)
			f.annots[l.page-1] = append(f.annots[l.page-1], r)
			f.linkRefs[e] = append(f.linkRefs[e], r)
			f.linkOwners = append(f.linkOwners, f.refs[e])
		}
	}
	return nil
}

func (f *finisher) annotation(l link) (string, error) {
	within := l.x >= 0 && l.y >= 0 && l.width > 0 && l.height > 0 && l.x+l.width <= f.width && l.y+l.height <= f.height
	switch {
	case l.page < 1 || l.page > len(f.pages) || !within:
		return "", errors.New("a link is not on a page")
	case l.words == "":
		return "", errors.New("a link has no words")
	case f.refs[l.to] == 0:
		return "", errors.New("a link leads to an element that is not in the tree")
	}
	to, err := f.place(l.to)
	if err != nil {
		return "", err
	}
	const printed = 4 // a flag that PDF/A asks for
	return fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F %d /Contents %s "+
		"/StructParent %d /Dest %s >>",
		inPoints(l.x), inPoints(f.height-l.y-l.height), inPoints(l.x+l.width), inPoints(f.height-l.y), printed,
		pdfText(l.words), len(f.pages)+len(f.linkOwners), to), nil
}

// putBookmarks lists the headings that have a title, and returns the entry for the catalog.
func (f *finisher) putBookmarks() (string, error) {
	var headings []*element
	for _, e := range f.elements {
		if e.role == roleH2 && e.title != "" {
			headings = append(headings, e)
		}
	}
	if len(headings) == 0 {
		return "", nil
	}
	list := f.reserve()
	first := ref(len(f.places))
	for i, e := range headings {
		to, err := f.place(e)
		if err != nil {
			return "", err
		}
		r := first + ref(i)
		var b strings.Builder
		fmt.Fprintf(&b, "<< /Title %s /Parent %v /Dest %s", pdfText(e.title), list, to)
		if i > 0 {
			fmt.Fprintf(&b, " /Prev %v", r-1)
		}
		if i+1 < len(headings) {
			fmt.Fprintf(&b, " /Next %v", r+1)
		}
		b.WriteString(" >>")
		f.add(b.String())
	}
	last := first + ref(len(headings)-1)
	f.put(list, fmt.Sprintf("<< /Type /Outlines /First %v /Last %v /Count %d >>", first, last, len(headings)))
	return fmt.Sprintf("/Outlines %v ", list), nil
}
