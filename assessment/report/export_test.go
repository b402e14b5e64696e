package report

// Element is part of the structure of a report, for tests.
type Element = element

// Mark is a piece of content on a page, for tests.
type Mark = mark

// LayOut returns the pages of a report as the PDF library wrote them, and their structure.
func LayOut(r *Report) (pages []byte, root *Element, err error) {
	pages, doc, _, err := r.layOut()
	if err != nil {
		return nil, nil, err
	}
	return pages, doc.root, nil
}

// Role is what an element is, such as "TD".
func (e *element) Role() string { return string(e.role) }

// Title is the bookmark of a heading.
func (e *element) Title() string { return e.title }

// Scope is "Column" or "Row" for a heading cell.
func (e *element) Scope() string { return e.scope }

// Columns is how many columns a cell takes.
func (e *element) Columns() int { return max(e.columns, 1) }

// Children are the elements inside one.
func (e *element) Children() []*Element {
	var children []*Element
	for _, k := range e.kids {
		if k.element != nil {
			children = append(children, k.element)
		}
	}
	return children
}

// Marks are the pieces of content that belong to an element itself.
func (e *element) Marks() []Mark {
	var marks []Mark
	for _, k := range e.kids {
		if k.element == nil {
			marks = append(marks, k.mark)
		}
	}
	return marks
}

// Targets are the elements that a link leads to, one for each of its lines.
func (e *element) Targets() []*Element {
	var targets []*Element
	for _, l := range e.links {
		targets = append(targets, l.to)
	}
	return targets
}

// MarkOn names a mark of a page.
func MarkOn(page, id int) Mark { return mark{page, id} }

// Page is where a mark stands.
func (m mark) Page() int { return m.page }

// TrueNames are the names that the embedded fonts give themselves.
func TrueNames() []string {
	var names []string
	var f fonts
	for w := range weights {
		names = append(names, f.face(w).trueName())
	}
	return names
}
