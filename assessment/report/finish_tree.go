package report

import (
	"errors"
	"fmt"
	"strings"
)

// grow walks the structure tree, gives every element its number, and joins every mark on the pages to its element.
func (f *finisher) grow() error {
	if f.doc.root == nil || f.doc.root.role != roleDocument {
		return errors.New("the tree does not begin with the document")
	}
	if err := f.visit(f.doc.root, f.tree); err != nil {
		return err
	}
	for i, owners := range f.owners {
		for id, owner := range owners {
			if owner == 0 {
				return fmt.Errorf("mark %d on page %d belongs to no element", id, i+1)
			}
		}
	}
	return nil
}

func (f *finisher) visit(e *element, parent ref) error {
	switch {
	case e.role == "":
		return errors.New("an element has no role")
	case f.refs[e] != 0:
		return fmt.Errorf("an element %s stands twice in the tree", e.role)
	case len(e.links) > 0 && e.role != roleLink:
		return fmt.Errorf("an element %s has links", e.role)
	}
	r := f.reserve()
	f.refs[e], f.parents[e] = r, parent
	f.elements = append(f.elements, e)
	for _, k := range e.kids {
		if k.element == nil {
			if err := f.own(k.mark, r); err != nil {
				return err
			}
			continue
		}
		if err := f.visit(k.element, r); err != nil {
			return err
		}
	}
	return nil
}

func (f *finisher) own(m mark, owner ref) error {
	if m.page < 1 || m.page > len(f.pages) || m.id < 0 || m.id >= len(f.owners[m.page-1]) {
		return fmt.Errorf("mark %d on page %d is not drawn", m.id, m.page)
	}
	if f.owners[m.page-1][m.id] != 0 {
		return fmt.Errorf("mark %d on page %d belongs to two elements", m.id, m.page)
	}
	f.owners[m.page-1][m.id] = owner
	return nil
}

// firstMark returns where the content of an element begins.
func firstMark(e *element) (mark, bool) {
	for _, k := range e.kids {
		if k.element == nil {
			return k.mark, true
		}
		if m, found := firstMark(k.element); found {
			return m, true
		}
	}
	return mark{}, false
}

// putTree writes the elements, and under each page the owners of its marks.
func (f *finisher) putTree() {
	for _, e := range f.elements {
		f.putElement(e)
	}
	var parents strings.Builder
	for i, owners := range f.owners {
		fmt.Fprintf(&parents, "%d [%s]\n", i, joinRefs(owners))
	}
	for i, owner := range f.linkOwners {
		fmt.Fprintf(&parents, "%d %v\n", len(f.owners)+i, owner)
	}
	f.pack(f.tree, fmt.Sprintf("<< /Type /StructTreeRoot /K [%v] /ParentTree << /Nums [\n%s] >> /ParentTreeNextKey %d >>",
		f.refs[f.doc.root], parents.String(), len(f.owners)+len(f.linkOwners)))
}

// putElement writes an element. Its marks are plain numbers on the page that it begins on, and name any other page.
func (f *finisher) putElement(e *element) {
	var home int
	var kids []string
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, f.refs[k.element].String())
		case home == 0 || k.mark.page == home:
			home = k.mark.page
			kids = append(kids, fmt.Sprint(k.mark.id))
		default:
			kids = append(kids, fmt.Sprintf("<< /Type /MCR /Pg %v /MCID %d >>", f.pages[k.mark.page-1], k.mark.id))
		}
	}
	for i, r := range f.linkRefs[e] {
		kids = append(kids, fmt.Sprintf("<< /Type /OBJR /Pg %v /Obj %v >>", f.pages[e.links[i].page-1], r))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<< /Type /StructElem /S %s /P %v", pdfName(string(e.role)), f.parents[e])
	if home > 0 {
		fmt.Fprintf(&b, " /Pg %v", f.pages[home-1])
	}
	if len(kids) > 0 {
		fmt.Fprintf(&b, " /K [%s]", strings.Join(kids, " "))
	}
	b.WriteString(attributes(e))
	if e.lang != "" {
		b.WriteString(" /Lang " + pdfText(e.lang))
	}
	b.WriteString(" >>")
	f.pack(f.refs[e], b.String())
}

// attributes says what a heading cell heads and how many columns a cell spans. The labels of a list are its numbers:
// the dots before the items of any other list are decoration.
func attributes(e *element) string {
	var table string
	if e.scope != "" {
		table += " /Scope " + pdfName(e.scope)
	}
	if e.columns > 1 {
		table += fmt.Sprintf(" /ColSpan %d", e.columns)
	}
	switch {
	case table != "":
		return fmt.Sprintf(" /A << /O /Table%s >>", table)
	case e.role == roleL && hasLabels(e):
		return " /A << /O /List /ListNumbering /Decimal >>"
	}
	return ""
}

func hasLabels(list *element) bool {
	for _, item := range list.kids {
		if item.element == nil {
			continue
		}
		for _, part := range item.element.kids {
			if part.element != nil && part.element.role == roleLbl {
				return true
			}
		}
	}
	return false
}
