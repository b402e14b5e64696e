package pdfcheck

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// maxPages is how many pages are read. A full report has about 30.
const maxPages = 1000

// page is one page, with what it has from the nodes above it.
type page struct {
	number    int // from 1
	ref       ref
	dict      dict
	resources dict
	box       []float64     // left, bottom, right, top
	marks     map[int]*mark // by id
}

func (p *page) where() string { return fmt.Sprintf("page %d", p.number) }

func (d *Document) readPages() {
	d.readPageNode(d.catalog["Pages"], nil, dict{}, map[ref]bool{})
	d.Pages = len(d.pages)
	if d.Pages == 0 {
		d.fault(rulePages, "file", "there are no pages")
	}
}

// readPageNode reads a node of the tree of pages and returns how many pages it has.
func (d *Document) readPageNode(v, parent any, inherited dict, seen map[ref]bool) int {
	r, isRef := v.(ref)
	node := d.dict(v)
	where := fmt.Sprintf("object %d", r.number)
	if !isRef || node == nil || seen[r] || len(seen) > maxPages {
		d.fault(rulePages, where, "is no page, a page twice, or one of too many")
		return 0
	}
	seen[r] = true
	if !sameRef(node["Parent"], parent) {
		d.fault(rulePages, where, "has the wrong Parent")
	}
	from := dict{}
	for _, key := range []name{"Resources", "MediaBox"} {
		if from[key] = node[key]; node[key] == nil {
			from[key] = inherited[key]
		}
	}
	if d.name(node["Type"]) == "Page" {
		p := &page{number: len(d.pages) + 1, ref: r, dict: node, marks: map[int]*mark{}}
		p.resources, p.box = d.dict(from["Resources"]), d.numbers(from["MediaBox"], 4)
		if p.box == nil || p.resources == nil {
			d.fault(rulePages, p.where(), "has no MediaBox or no Resources")
			p.box = []float64{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}
		}
		d.pages = append(d.pages, p)
		return 1
	}
	count := 0
	for _, kid := range d.array(node["Kids"]) {
		count += d.readPageNode(kid, v, from, seen)
	}
	if d.name(node["Type"]) != "Pages" || d.value(node["Count"]) != count {
		d.fault(rulePages, where, "has the wrong Type or Count")
	}
	return count
}

func (d *Document) pageOf(r ref) *page {
	for _, p := range d.pages {
		if p.ref == r {
			return p
		}
	}
	return nil
}

// checkPages holds what stands in the dictionaries of pages.
func (d *Document) checkPages() {
	seen := map[int]bool{}
	for _, p := range d.pages {
		if d.name(p.dict["Tabs"]) != "S" {
			d.fault(ruleTabs, p.where(), "Tabs is not S")
		}
		if key, ok := d.value(p.dict["StructParents"]).(int); !ok || seen[key] {
			d.fault(ruleParentTree, p.where(), "has no StructParents of its own")
		} else {
			seen[key] = true
		}
		if p.dict["AA"] != nil {
			d.fault(ruleActions, p.where(), "has AA")
		}
	}
}

// readBookmarks reads the outline, item by item.
func (d *Document) readBookmarks() {
	outlines := d.dict(d.catalog["Outlines"])
	if outlines == nil {
		d.fault(ruleBookmarks, "catalog", "there are no Outlines")
		return
	}
	d.readBookmarkItems(outlines, d.catalog["Outlines"], map[ref]bool{}, 0)
	if len(d.Bookmarks) == 0 {
		d.fault(ruleBookmarks, "Outlines", "are empty")
	}
}

func (d *Document) readBookmarkItems(parent dict, parentRef any, seen map[ref]bool, depth int) {
	var last any
	for v := parent["First"]; v != nil; {
		r, ok := v.(ref)
		item := d.dict(v)
		where := fmt.Sprintf("bookmark %d", len(d.Bookmarks)+1)
		if !ok || item == nil || seen[r] || depth > maxDepth {
			d.fault(ruleBookmarks, where, "is not there, or there twice")
			return
		}
		seen[r] = true
		if !sameRef(item["Parent"], parentRef) || !sameRef(item["Prev"], last) {
			d.fault(ruleBookmarks, where, "has the wrong Parent or Prev")
		}
		b := Bookmark{Title: d.words(item["Title"])}
		if p := d.destination(item); p != nil {
			b.Page = p.number
		} else {
			d.fault(ruleBookmarks, where, "leads to no page")
		}
		if strings.TrimSpace(b.Title) == "" {
			d.fault(ruleBookmarks, where, "has no words")
		}
		d.Bookmarks = append(d.Bookmarks, b)
		d.readBookmarkItems(item, v, seen, depth+1)
		last, v = v, item["Next"]
	}
	if !sameRef(parent["Last"], last) {
		d.fault(ruleBookmarks, "Outlines", "Last is not the last item")
	}
}

// sameRef says whether two values are the same reference, or both missing.
func sameRef(a, b any) bool {
	x, first := a.(ref)
	y, second := b.(ref)
	return first && second && x == y || a == nil && b == nil
}

// destination returns the page that a link or bookmark leads to, or nil.
func (d *Document) destination(of dict) *page {
	to := of["Dest"]
	if action := d.dict(of["A"]); to == nil && d.name(action["S"]) == "GoTo" {
		to = action["D"]
	}
	list := d.array(to)
	if len(list) < 2 || !d.legalView(list[1:]) {
		return nil
	}
	r, ok := list[0].(ref)
	if !ok {
		return nil
	}
	return d.pageOf(r)
}

// legalView says whether a destination shows its page in a way that exists (ISO 32000-1, table 151).
func (d *Document) legalView(view array) bool {
	places := map[name]int{"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
	want, known := places[d.name(view[0])]
	for _, v := range view[1:] {
		if _, ok := d.number(v); !ok && d.value(v) != nil {
			return false
		}
	}
	return known && len(view)-1 == want
}

// readLabels reads the page labels (ISO 32000-1, 12.4.2).
func (d *Document) readLabels() {
	tree := d.numberTree(d.catalog["PageLabels"], ruleLabels)
	if _, ok := tree[0]; !ok {
		d.fault(ruleLabels, "catalog", "PageLabels have nothing for the first page")
		return
	}
	prefix, style, next := "", name(""), 1
	for i := range d.pages {
		if v, ok := tree[i]; ok {
			about := d.dict(v)
			prefix, style, next = d.words(about["P"]), d.name(about["S"]), 1
			if start, ok := d.value(about["St"]).(int); ok {
				next = start
			}
			if about == nil || style != "" && style != "D" {
				d.fault(ruleLabels, "PageLabels", "number in a way that we do not write")
			}
		}
		label := prefix
		if style == "D" {
			label += strconv.Itoa(next)
		}
		if label == "" {
			d.fault(ruleLabels, d.pages[i].where(), "has an empty label")
		}
		d.Labels = append(d.Labels, label)
		next++
	}
}

// numberTree reads a number tree (ISO 32000-1, 7.9.7).
func (d *Document) numberTree(v any, rule string) map[int]any {
	out := map[int]any{}
	last := -1
	visited := map[ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		r, isRef := v.(ref)
		node := d.dict(v)
		if node == nil || depth > maxDepth || isRef && visited[r] {
			d.fault(rule, "number tree", "is not there, or goes round in circles")
			return
		}
		visited[r] = isRef
		nums := d.array(node["Nums"])
		for i := 0; i+1 < len(nums); i += 2 {
			key, ok := d.value(nums[i]).(int)
			if !ok || key <= last {
				d.fault(rule, "number tree", "has keys that are no numbers or not in order")
				continue
			}
			out[key], last = nums[i+1], key
		}
		for _, kid := range d.array(node["Kids"]) {
			walk(kid, depth+1)
		}
	}
	walk(v, 0)
	return out
}
