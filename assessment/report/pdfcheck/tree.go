package pdfcheck

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Node is an element of the structure tree.
type Node struct {
	Role          string
	Scope         string // of a TH: "Row", "Column" or "Both"
	Numbering     string // of an L: how its labels are numbered, such as "Decimal"
	Columns, Rows int    // that a cell spans, 1 where it says nothing
	Lang, Alt     string
	Kids          []*Node

	ref    ref
	dict   dict
	parent *Node
	parts  []part
}

// part is one thing that an element holds, in order: an element, a mark or an annotation.
type part struct {
	node  *Node
	mark  *mark
	annot ref
}

// Text returns the words of an element and of all below it.
func (n *Node) Text() string {
	var b strings.Builder
	n.write(&b)
	return strings.TrimSuffix(b.String(), "\n")
}

func (n *Node) write(b *strings.Builder) {
	n.endLine(b)
	for _, p := range n.parts {
		switch {
		case p.node != nil:
			p.node.write(b)
		case p.mark != nil:
			for _, l := range p.mark.lines {
				b.Write(l.text)
			}
		}
	}
	n.endLine(b)
}

// endLine parts blocks. Inside of one nothing is added.
func (n *Node) endLine(b *strings.Builder) {
	if !n.inline() && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
}

func (n *Node) inline() bool { return n.Role == "Span" || n.Role == "Link" }

// All returns the element and all below it, in reading order.
func (n *Node) All() []*Node {
	if n == nil {
		return nil
	}
	all := []*Node{n}
	for _, kid := range n.Kids {
		all = append(all, kid.All()...)
	}
	return all
}

// where says which element it is.
func (n *Node) where() string {
	if n.parent == nil {
		return fmt.Sprintf("%s (object %d)", n.Role, n.ref.number)
	}
	return fmt.Sprintf("%s in %s (object %d)", n.Role, n.parent.Role, n.ref.number)
}

// readTree reads the structure.
func (d *Document) readTree() {
	root := d.dict(d.catalog["StructTreeRoot"])
	if d.name(root["Type"]) != "StructTreeRoot" {
		d.fault(ruleTree, "catalog", "there is no StructTreeRoot")
		return
	}
	top := d.list(root["K"])
	if len(top) != 1 {
		d.fault(ruleTree, "StructTreeRoot", "has %d elements, not one", len(top))
	}
	if len(top) > 0 {
		d.root = d.readElement(top[0], nil, 0)
	}
	if d.root != nil && d.root.Role != "Document" {
		d.fault(ruleRoles, "StructTreeRoot", "begins with %s, not Document", d.root.Role)
	}
}

// list returns an array, or one value as an array of one.
func (d *Document) list(v any) array {
	switch found := d.value(v).(type) {
	case nil:
		return nil
	case array:
		return found
	}
	return array{v}
}

// readElement reads an element and all below it. It returns nil for what is no element, or one that was read before.
func (d *Document) readElement(v any, parent *Node, depth int) *Node {
	r, isRef := v.(ref)
	about := d.dict(v)
	where := fmt.Sprintf("object %d", r.number)
	switch {
	case !isRef || about == nil || d.name(about["S"]) == "":
		d.fault(ruleTree, where, "is no element")
		return nil
	case d.nodes[r] != nil || depth > maxDepth:
		d.fault(ruleTree, where, "stands in the tree twice, or too deep")
		return nil
	}
	n := &Node{
		Role: string(d.name(about["S"])), Lang: d.words(about["Lang"]), Alt: d.words(about["Alt"]),
		Columns: 1, Rows: 1, ref: r, dict: about, parent: parent,
	}
	d.nodes[r] = n
	up := d.catalog["StructTreeRoot"]
	if parent != nil {
		up = parent.ref
	}
	if !sameRef(about["P"], up) {
		d.fault(ruleTree, n.where(), "P is not its parent")
	}
	d.readAttributes(n)
	page, _ := about["Pg"].(ref)
	for _, kid := range d.list(about["K"]) {
		d.readKid(n, kid, page, depth)
	}
	return n
}

func (d *Document) readKid(n *Node, kid any, page ref, depth int) {
	if id, ok := d.value(kid).(int); ok {
		d.claim(n, page, id)
		return
	}
	about := d.dict(kid)
	if pg, ok := about["Pg"].(ref); ok {
		page = pg
	}
	switch d.name(about["Type"]) {
	case "MCR":
		id, ok := d.value(about["MCID"]).(int)
		if !ok || about["Stm"] != nil {
			d.fault(ruleTree, n.where(), "has an MCR without a mark of a page")
			return
		}
		d.claim(n, page, id)
	case "OBJR":
		annot, _ := about["Obj"].(ref)
		n.parts = append(n.parts, part{annot: annot})
		if p := d.pageOf(page); p == nil || !slices.Contains(d.array(p.dict["Annots"]), any(annot)) {
			d.fault(ruleLinks, n.where(), "has an OBJR whose annotation is not on its page")
		}
	default:
		if below := d.readElement(kid, n, depth+1); below != nil {
			n.Kids = append(n.Kids, below)
			n.parts = append(n.parts, part{node: below})
		}
	}
}

// claim takes a mark for an element.
func (d *Document) claim(n *Node, page ref, id int) {
	p := d.pageOf(page)
	if p == nil {
		d.fault(ruleIDs, n.where(), "has the mark %d of no page", id)
		return
	}
	m := p.marks[id]
	switch {
	case m == nil:
		d.fault(ruleIDs, n.where(), "has the mark %d, which %s does not have", id, p.where())
	case m.owner != nil:
		d.fault(ruleIDs, n.where(), "has the mark %d of %s, which is another's", id, p.where())
	default:
		m.owner = n
		n.parts = append(n.parts, part{mark: m})
	}
}

// readAttributes reads what belongs to lists and cells.
func (d *Document) readAttributes(n *Node) {
	for _, v := range d.list(n.dict["A"]) {
		about := d.dict(v)
		if about == nil || d.name(about["O"]) == "" {
			d.fault(ruleTree, n.where(), "has attributes of no owner")
		}
		if d.name(about["O"]) == "List" {
			n.Numbering = string(d.name(about["ListNumbering"]))
		}
		if d.name(about["O"]) != "Table" {
			continue
		}
		n.Scope = string(d.name(about["Scope"]))
		for key, span := range map[name]*int{"ColSpan": &n.Columns, "RowSpan": &n.Rows} {
			if about[key] == nil {
				continue
			}
			if count, ok := d.value(about[key]).(int); ok && count >= 1 && count <= 100 {
				*span = count
			} else {
				d.fault(ruleTables, n.where(), "%s is no number from 1 to 100", key)
			}
		}
	}
}

// sortedKeys returns numbers in order, so that faults come in the same order each time.
func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }

// checkMarks holds that each mark of a page is used once and in one element.
func (d *Document) checkMarks() {
	for _, p := range d.pages {
		for _, id := range sortedKeys(p.marks) {
			m := p.marks[id]
			if m.uses > 1 {
				d.fault(ruleIDs, p.where(), "the id %d begins %d marks", id, m.uses)
			}
			if m.owner == nil {
				d.fault(ruleIDs, p.where(), "the mark %d is in no element", id)
			}
		}
	}
}

// checkParentTree holds that each mark and each link leads back to its element.
func (d *Document) checkParentTree() {
	root := d.dict(d.catalog["StructTreeRoot"])
	tree := d.numberTree(root["ParentTree"], ruleParentTree)
	used := map[int]bool{}
	for _, p := range d.pages {
		key, _ := d.value(p.dict["StructParents"]).(int)
		used[key] = true
		back := d.array(tree[key])
		for id, v := range back {
			if m := p.marks[id]; m == nil && d.value(v) != nil {
				d.fault(ruleParentTree, p.where(), "leads back from %d, which is no mark", id)
			}
		}
		for _, id := range sortedKeys(p.marks) {
			if owner := p.marks[id].owner; owner != nil && (id >= len(back) || back[id] != owner.ref) {
				d.fault(ruleParentTree, p.where(), "does not lead back from %d to its element", id)
			}
		}
		for _, v := range d.array(p.dict["Annots"]) {
			annot := d.dict(v)
			key, ok := d.value(annot["StructParent"]).(int)
			if !ok {
				continue // a fault of the link
			}
			r, _ := v.(ref)
			owner, _ := tree[key].(ref)
			if n := d.nodes[owner]; used[key] || n == nil || !n.holds(r) {
				d.fault(ruleParentTree, p.where(), "does not lead back from an annotation to its element")
			}
			used[key] = true
		}
	}
	for _, key := range sortedKeys(tree) {
		if !used[key] {
			d.fault(ruleParentTree, "ParentTree", "has %d, which nothing leads to", key)
		}
	}
	if next, ok := d.value(root["ParentTreeNextKey"]).(int); ok && tree[next] != nil {
		d.fault(ruleParentTree, "ParentTree", "its next key %d is in use", next)
	}
}

// holds says whether a Link has this annotation.
func (n *Node) holds(annot ref) bool {
	return slices.ContainsFunc(n.parts, func(p part) bool { return p.node == nil && p.mark == nil && p.annot == annot })
}

// checkOrphans holds that no element stands outside the tree.
func (d *Document) checkOrphans() {
	for _, number := range sortedKeys(d.objects) {
		about := d.dict(d.objects[number])
		if d.name(about["Type"]) == "StructElem" && d.nodes[ref{number, d.entries[number].generation}] == nil {
			d.fault(ruleTree, fmt.Sprintf("object %d", number), "is an element outside the tree")
		}
	}
}
