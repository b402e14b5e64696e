package pdfcheck

import (
	"fmt"
	"slices"
	"strings"
)

// Flags of annotations (ISO 32000-1, table 165).
const (
	flagPrint = 1 << 2
	flagsOff  = 1<<0 | 1<<1 | 1<<5 | 1<<8 // Invisible, Hidden, NoView, ToggleNoView
)

// checkLinks holds that all annotations are links of the structure, and every Link has one.
func (d *Document) checkLinks() {
	for _, p := range d.pages {
		for i, v := range d.array(p.dict["Annots"]) {
			d.checkLink(p, v, fmt.Sprintf("%s, annotation %d", p.where(), i+1))
		}
	}
	for _, n := range d.root.All() {
		for _, part := range n.parts {
			if part.node == nil && part.mark == nil && n.Role != "Link" {
				d.fault(ruleLinks, n.where(), "has an OBJR and is no Link")
			}
		}
		if n.Role == "Link" && !slices.ContainsFunc(n.parts, func(p part) bool { return p.node == nil && p.mark == nil }) {
			d.fault(ruleLinks, n.where(), "has no annotation")
		}
	}
}

func (d *Document) checkLink(p *page, v any, where string) {
	annot := d.dict(v)
	r, isRef := v.(ref)
	if !isRef {
		d.fault(ruleLinks, where, "is no object of its own, so no element can hold it")
	}
	if d.name(annot["Subtype"]) != "Link" {
		d.fault(ruleLinks, where, "is no link")
		return
	}
	if strings.TrimSpace(d.words(annot["Contents"])) == "" {
		d.fault(ruleLinks, where, "has no Contents")
	}
	if _, ok := d.value(annot["StructParent"]).(int); !ok {
		d.fault(ruleLinks, where, "has no StructParent")
	}
	held := 0
	for _, n := range d.root.All() {
		if n.Role == "Link" && isRef && n.holds(r) {
			held++
		}
	}
	if held != 1 {
		d.fault(ruleLinks, where, "is in %d Link elements, not in one", held)
	}
	if flags, _ := d.value(annot["F"]).(int); flags&flagPrint == 0 || flags&flagsOff != 0 {
		d.fault(ruleLinks, where, "F does not print it, or hides it")
	}
	if d.destination(annot) == nil {
		d.fault(ruleLinks, where, "leads to no page")
	}
	area := d.numbers(annot["Rect"], 4)
	if area == nil || area[0] >= area[2] || area[1] >= area[3] ||
		area[0] < p.box[0] || area[1] < p.box[1] || area[2] > p.box[2] || area[3] > p.box[3] {
		d.fault(ruleLinks, where, "Rect is no area of its page")
	}
}
