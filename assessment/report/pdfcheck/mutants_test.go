package pdfcheck_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/assessment/report/pdfcheck"
)

// mutant is one change to the clean file, and the rules that it breaks: these and no others.
type mutant struct {
	what   string
	rules  string // in alphabetical order, with commas
	change func(m *model)
	spoil  func(pdf []byte) []byte // what is done to the file when it is written
}

func TestEachMutantIsFlagged(t *testing.T) {
	for _, mutant := range mutants() {
		t.Run(mutant.what, func(t *testing.T) {
			m := clean(t)
			if mutant.change != nil {
				mutant.change(m)
			}
			pdf := m.bytes()
			if mutant.spoil != nil {
				pdf = mutant.spoil(pdf)
			}
			holdFaults(t, pdfcheck.Check(pdf), mutant.rules)
		})
	}
}

// holdFaults fails when faults are of other rules than want.
func holdFaults(t *testing.T, faults []pdfcheck.Fault, want string) {
	t.Helper()
	broken := map[string]bool{}
	for _, f := range faults {
		broken[f.Rule] = true
	}
	if got := strings.Join(slices.Sorted(maps.Keys(broken)), ", "); got != want {
		t.Errorf("broke %q, want %q:", got, want)
		for _, f := range faults {
			t.Log(f)
		}
	}
}

func TestEveryRuleHasAMutant(t *testing.T) {
	unproven := maps.Clone(pdfcheck.Rules)
	for _, m := range mutants() {
		for rule := range strings.SplitSeq(m.rules, ", ") {
			if pdfcheck.Rules[rule] == "" {
				t.Errorf("%s: there is no rule %q", m.what, rule)
			}
			delete(unproven, rule)
		}
	}
	for rule := range unproven {
		t.Errorf("nothing proves that %q is held", rule)
	}
}

func mutants() []mutant {
	return slices.Concat(
		markMutants(), idMutants(), treeMutants(), roleMutants(), tableMutants(), listMutants(), wordMutants(), linkMutants(), catalogMutants(),
		actionMutants(), metadataMutants(), fontMutants(), contentMutants(), attachmentMutants(), fileMutants(),
	)
}

// rewrites changes what a stream holds.
func rewrites(label, old, with string) func(*model) {
	return func(m *model) { m.t.Helper(); m.rewrite(label, old, with) }
}

// edits changes a value.
func edits(label, key, old, with string) func(*model) {
	return func(m *model) { m.t.Helper(); m.edit(label, key, old, with) }
}

// sets gives an object another value.
func sets(label, key, value string) func(*model) {
	return func(m *model) { m.set(label, key, value) }
}

// drops takes a key away.
func drops(label, key string) func(*model) {
	return func(m *model) { m.t.Helper(); m.drop(label, key) }
}

// without takes a whole object away, and what a key of another says of it.
func without(label, of, key string) func(*model) {
	return func(m *model) {
		m.t.Helper()
		m.drop(of, key)
		delete(m.objects, label)
	}
}

func markMutants() []mutant {
	const first = "/P <</MCID 1>> BDC"
	return []mutant{
		{what: "untagged text", rules: "marks", change: rewrites("page1-content", "/Artifact BMC q", "BT /F1 12 Tf 9 9 Td <0001> Tj ET /Artifact BMC q")},
		{what: "an untagged line", rules: "marks", change: rewrites("page1-content", "0.57 w", "0.57 w 0 0 m 9 9 l S")},
		{what: "an untagged image", rules: "marks", change: rewrites("page2-content", "/Artifact BMC BI", "/I1 Do /Artifact BMC BI")},
		{what: "an untagged image in the content", rules: "marks", change: func(m *model) {
			m.rewrite("page2-content", "/Artifact BMC BI", "BI")
			m.rewrite("page2-content", "EI EMC", "EI")
		}},
		{what: "an artifact in tagged content", rules: "marks", change: rewrites("page1-content", first, first+" /Artifact BMC EMC")},
		{what: "tagged content in an artifact", rules: "marks", change: func(m *model) {
			m.rewrite("page1-content", first, "/Artifact BMC "+first)
			m.rewrite("page1-content", "EMC\n/Artifact <</Type", "EMC EMC\n/Artifact <</Type")
		}},
		{what: "a mark that does not end", rules: "marks", change: rewrites("page2-content", "\x80 EI EMC", "\x80 EI")},
		{what: "a mark that ends twice", rules: "marks", change: rewrites("page2-content", "\x80 EI EMC", "\x80 EI EMC EMC")},
		{what: "a mark with no id", rules: "mark ids, marks, parent tree", change: rewrites("page1-content", first, "/P BMC")},
		{what: "an artifact with an id", rules: "mark ids, marks, parent tree", change: rewrites("page1-content", first, "/Artifact <</MCID 1>> BDC")},
		{what: "a mark that begins in text and ends outside", rules: "marks", change: func(m *model) {
			m.rewrite("page1-content", first+" BT", "BT "+first)
		}},
	}
}

func idMutants() []mutant {
	return []mutant{
		{what: "an id twice on a page", rules: "mark ids", change: rewrites("page1-content", "/Artifact BMC q", "/P <</MCID 1>> BDC EMC /Artifact BMC q")},
		{what: "a mark that is in no element", rules: "mark ids", change: func(m *model) {
			m.edit("welsh", "K", "4 ", "")
			m.edit("parents", "Nums", "{h3} {welsh}", "{h3} null")
			m.rewrite("page2-content", "/P <</MCID 4>>", "/P <</MCID 6>>")
			m.edit("parents", "Nums", "{span}]", "{span} {welsh}]")
		}},
		{what: "a mark in two elements", rules: "mark ids", change: edits("p", "K", "1 ", "1 0 ")},
		{what: "an element with a mark that the page does not have", rules: "mark ids", change: edits("p", "K", "1 ", "1 77 ")},
		{what: "a mark of no page", rules: "mark ids", change: edits("p", "K", "/Pg {page1}", "/Pg {doc}")},
		{what: "a parent tree that leads elsewhere", rules: "parent tree", change: edits("parents", "Nums", "{h3} {welsh}", "{welsh} {h3}")},
		{what: "a parent tree that leads back from nothing", rules: "parent tree", change: edits("parents", "Nums", "{span}]", "{span} {span}]")},
		{what: "a parent tree that is too short", rules: "parent tree", change: edits("parents", "Nums", "{welsh} {span}]", "{welsh}]")},
		{what: "a parent tree that is not in order", rules: "parent tree", change: edits("parents", "Nums", "2 {link}", "1 {link}")},
		{what: "no parent tree", rules: "objects, parent tree", change: drops("tree", "ParentTree")},
		{what: "a key of the parent tree for nobody", rules: "parent tree", change: edits("parents", "Nums", "2 {link}", "2 {link} 5 {p}")},
		{what: "a next key that is in use", rules: "parent tree", change: sets("tree", "ParentTreeNextKey", "2")},
		{what: "no key on a page", rules: "parent tree", change: drops("page2", "StructParents")},
		{what: "two pages with one key", rules: "parent tree", change: sets("page2", "StructParents", "0")},
	}
}

func treeMutants() []mutant {
	return []mutant{
		{what: "no structure", rules: "headings, links, mark ids, objects, parent tree, tree", change: drops("catalog", "StructTreeRoot")},
		{what: "the wrong parent", rules: "tree", change: sets("h2", "P", "{doc}")},
		{what: "an element that is its own grandchild", rules: "tree", change: edits("span", "K", "5", "5 {welsh}")},
		{what: "an element in two places", rules: "tree", change: edits("sect2", "K", "{h2b}", "{h2b} {p}")},
		{what: "an element outside the tree", rules: "objects, tree", change: func(m *model) { m.element("lost", "P", "doc", "") }},
		{what: "an element that is not there", rules: "objects, tree", change: edits("doc", "K", "{p}", "{p} {nowhere}")},
		{what: "two elements at the top", rules: "mark ids, tree", change: func(m *model) {
			m.set("tree", "K", "[{doc} {sect2}]")
			m.edit("doc", "K", " {sect2}", "")
		}},
		{what: "attributes of no owner", rules: "scope, tree", change: edits("fire", "A", "/O /Table", "")},
	}
}

func roleMutants() []mutant {
	return []mutant{
		{what: "P in TR", rules: "roles", change: sets("march", "S", "/P")},
		{what: "P in Table", rules: "roles, tables", change: func(m *model) {
			m.edit("table", "K", "{tbody}", "{tbody} {note}")
			m.element("note", "P", "table", "8")
			delete(m.objects, "march")
			m.edit("row2", "K", " {march}", "")
			m.objects["parents1"].plain = strings.Replace(m.objects["parents1"].plain, "{march}", "{note}", 1)
		}},
		{what: "P in L", rules: "roles", change: sets("li", "S", "/P")},
		{what: "P in P", rules: "roles", change: func(m *model) { m.set("span", "S", "/P") }},
		{what: "LBody outside LI", rules: "roles", change: sets("list", "S", "/Sect")},
		{what: "TR outside Table", rules: "roles", change: sets("table", "S", "/Sect")},
		{what: "TD outside TR", rules: "roles", change: sets("row3", "S", "/Sect")},
		{what: "a row beside THead", rules: "roles", change: func(m *model) {
			m.edit("table", "K", "{tbody}", "{tbody} {row3}")
			m.edit("tbody", "K", " {row3}", "")
			m.set("row3", "P", "{table}")
		}},
		{what: "a head after the body", rules: "roles", change: edits("table", "K", "{thead} {tbody}", "{tbody} {thead}")},
		{what: "a body before its label", rules: "roles", change: edits("li", "K", "{lbl} {lbody}", "{lbody} {lbl}")},
		{what: "a list item with a label only", rules: "lists, roles", change: sets("lbody", "S", "/Lbl")},
		{what: "text in a Sect", rules: "roles", change: func(m *model) { m.set("h3", "S", "/Sect") }},
		{what: "a role that nobody knows", rules: "roles", change: sets("span", "S", "/Loud")},
		{what: "no Document at the top", rules: "roles", change: sets("doc", "S", "/Sect")},
		{what: "no H1", rules: "headings", change: sets("h1", "S", "/P")},
		{what: "two H1", rules: "headings", change: sets("h2b", "S", "/H1")},
		{what: "a heading before the H1", rules: "headings", change: func(m *model) { m.edit("doc", "K", "{h1} {p} {sect1}", "{sect1} {h1} {p}") }},
		{what: "a skipped level", rules: "headings", change: sets("h2", "S", "/H3")},
		{what: "a figure without words", rules: "alt", change: drops("figure", "Alt")},
		{what: "an illegal language of a word", rules: "lang", change: sets("span", "Lang", "(Welsh!)")},
	}
}

func tableMutants() []mutant {
	return []mutant{
		{what: "no scope", rules: "scope", change: drops("topic", "A")},
		{what: "a scope of another name", rules: "scope", change: edits("fire", "A", "/Row", "/Line")},
		{what: "a scope on a data cell", rules: "scope", change: sets("march", "A", "<</O /Table /Scope /Row>>")},
		{what: "a row that is too short", rules: "tables", change: drops("nothing", "A")},
		{what: "a row that is too long", rules: "tables", change: edits("nothing", "A", "2", "3")},
		{what: "a span of no columns", rules: "tables", change: edits("nothing", "A", "2", "0")},
		{what: "a cell that spans past the end", rules: "tables", change: sets("nothing", "A", "<</O /Table /ColSpan 2 /RowSpan 2>>")},
		{what: "a table with no heading cell", rules: "tables", change: func(m *model) {
			for _, cell := range []string{"topic", "done", "fire"} {
				m.set(cell, "S", "/TD")
				m.drop(cell, "A")
			}
		}},
	}
}

func listMutants() []mutant {
	return []mutant{
		{what: "numbers in a list that does not say so", rules: "lists", change: drops("list", "A")},
		{what: "another way to number", rules: "lists", change: edits("list", "A", "Decimal", "Digits")},
		{what: "words in a list of numbers", rules: "lists", change: func(m *model) {
			f := m.fonts["regular"]
			m.rewrite("page2-content", f.show("1."), f.show("Made on"))
		}},
	}
}

func wordMutants() []mutant {
	const cell = "/TD <</MCID 8>> BDC"
	return []mutant{
		{what: "an empty cell", rules: "empty", change: rewrites("page1-content", cell, cell+" EMC /Artifact BMC")},
		{what: "an empty heading cell", rules: "empty", change: rewrites("page1-content", "/TH <</MCID 7>> BDC", "/TH <</MCID 7>> BDC EMC /Artifact BMC")},
		{what: "an empty heading", rules: "empty", change: rewrites("page2-content", "/H3 <</MCID 3>> BDC", "/H3 <</MCID 3>> BDC EMC /Artifact BMC")},
		{what: "an empty link", rules: "empty", change: rewrites("page1-content", "/Link <</MCID 3>> BDC", "/Link <</MCID 3>> BDC EMC /Artifact BMC")},
		{what: "an empty list item", rules: "empty, lists", change: func(m *model) {
			m.rewrite("page2-content", "/Lbl <</MCID 1>> BDC", "/Lbl <</MCID 1>> BDC EMC /Artifact BMC")
			m.rewrite("page2-content", "/LBody <</MCID 2>> BDC", "/LBody <</MCID 2>> BDC EMC /Artifact BMC")
		}},
		{what: "a cell with nothing but a space", rules: "empty", change: func(m *model) {
			space := m.fonts["regular"].show(" ")
			m.rewrite("page1-content", cell, cell+" BT /F1 12 Tf 50 50 Td "+space+" Tj ET EMC /Artifact BMC")
		}},
		{what: "words that run together over two lines", rules: "joined words", change: func(m *model) {
			f := m.fonts["regular"]
			m.rewrite("page1-content", f.show("A line that runs "), f.show("A line that runs"))
		}},
		{what: "words that run together into a link", rules: "joined words", change: func(m *model) {
			f := m.fonts["regular"]
			m.rewrite("page1-content", f.show("on and on. "), f.show("on and on."))
		}},
		{what: "an element with nothing in it", rules: "empty", change: func(m *model) {
			m.edit("doc", "K", "{p}", "{p} {bare}")
			m.element("bare", "Sect", "doc", "")
		}},
	}
}

func linkMutants() []mutant {
	return []mutant{
		{what: "a link that the PDF library makes", rules: "links", change: edits("page1", "Annots", "[",
			"[<</Type /Annot /Subtype /Link /Rect [9 9 99 99] /Border [0 0 0] /Dest [{page2} /XYZ 0 800 null]>> ")},
		{what: "a link without description", rules: "links", change: drops("annot", "Contents")},
		{what: "a link that is not printed", rules: "links", change: sets("annot", "F", "0")},
		{what: "a hidden link", rules: "links", change: sets("annot", "F", "6")},
		{what: "a link to nowhere", rules: "links", change: sets("annot", "Dest", "[{p} /XYZ 0 800 null]")},
		{what: "a link to a place that has no shape", rules: "links", change: sets("annot", "Dest", "[{page2} /XYZ 0]")},
		{what: "a link off its page", rules: "links", change: sets("annot", "Rect", "[50 600 650 615]")},
		{what: "a link with no area", rules: "links", change: sets("annot", "Rect", "[50 600 50 615]")},
		{what: "a link with no way to its element", rules: "links, parent tree", change: drops("annot", "StructParent")},
		{what: "a link that leads back to another element", rules: "parent tree", change: edits("parents", "Nums", "2 {link}", "2 {p}")},
		{what: "a Link with no annotation", rules: "links, parent tree", change: edits("link", "K", " <</Type /OBJR /Pg {page1} /Obj {annot}>>", "")},
		{what: "an annotation of another page", rules: "links", change: edits("link", "K", "/OBJR /Pg {page1}", "/OBJR /Pg {page2}")},
		{what: "an annotation that is no link", rules: "links", change: sets("annot", "Subtype", "/Text")},
		{what: "an annotation in a P", rules: "links, roles", change: sets("link", "S", "/P")},
		{what: "tabs in the order of rows", rules: "tabs", change: sets("page1", "Tabs", "/R")},
		{what: "no order of tabs", rules: "tabs", change: drops("page2", "Tabs")},
	}
}

func catalogMutants() []mutant {
	return []mutant{
		{what: "not marked", rules: "catalog", change: sets("catalog", "MarkInfo", "<</Marked false>>")},
		{what: "suspects", rules: "catalog", change: sets("catalog", "MarkInfo", "<</Marked true /Suspects true>>")},
		{what: "the title not shown", rules: "catalog", change: sets("catalog", "ViewerPreferences", "<</DisplayDocTitle false>>")},
		{what: "no preferences", rules: "catalog", change: drops("catalog", "ViewerPreferences")},
		{what: "roles of its own", rules: "catalog", change: sets("tree", "RoleMap", "<</Loud /Span>>")},
		{what: "no language", rules: "lang", change: drops("catalog", "Lang")},
		{what: "no output intent", rules: "objects, output intent", change: drops("catalog", "OutputIntents")},
		{what: "two output intents", rules: "output intent", change: sets("catalog", "OutputIntents", "[{intent} {intent}]")},
		{what: "another output intent", rules: "output intent", change: sets("intent", "S", "/GTS_PDFX")},
		{what: "an output intent without profile", rules: "output intent", change: without("profile", "intent", "DestOutputProfile")},
		{what: "a profile that is none", rules: "output intent", change: rewrites("profile", "acsp", "pasc")},
		{what: "a profile for four colours", rules: "output intent", change: sets("profile", "N", "4")},
		{what: "no bookmarks", rules: "bookmarks, objects", change: drops("catalog", "Outlines")},
		{what: "a bookmark without words", rules: "bookmarks", change: sets("item1", "Title", "( )")},
		{what: "a bookmark to nowhere", rules: "bookmarks", change: sets("item1", "Dest", "[{p} /XYZ 0 600 0]")},
		{what: "bookmarks in a circle", rules: "bookmarks", change: sets("item2", "Next", "{item1}")},
		{what: "a bookmark with the wrong parent", rules: "bookmarks", change: sets("item2", "Parent", "{item1}")},
		{what: "bookmarks with the wrong end", rules: "bookmarks", change: sets("outlines", "Last", "{item1}")},
		{what: "no page labels", rules: "page labels", change: drops("catalog", "PageLabels")},
		{what: "page labels from the second page on", rules: "page labels", change: sets("catalog", "PageLabels", "<</Nums [1 <</S /D>>]>>")},
		{what: "the wrong number of pages", rules: "pages", change: sets("pages", "Count", "3")},
		{what: "a page that is its own parent", rules: "bookmarks, empty, links, mark ids, pages, parent tree", change: sets("pages", "Kids", "[{page1} {pages}]")},
		{what: "a page without a size", rules: "pages", change: drops("pages", "MediaBox")},
	}
}

func actionMutants() []mutant {
	return []mutant{
		{what: "JavaScript", rules: "actions", change: sets("catalog", "OpenAction", "<</S /JavaScript /JS (1)>>")},
		{what: "JavaScript by name", rules: "actions", change: edits("catalog", "Names", "<<", "<</JavaScript <</Names []>> ")},
		{what: "an action on opening", rules: "actions", change: sets("catalog", "OpenAction", "[{page1} /Fit]")},
		{what: "a form", rules: "actions", change: sets("catalog", "AcroForm", "<</Fields []>>")},
		{what: "an action of a page", rules: "actions", change: sets("page1", "AA", "<</O <</S /GoTo /D [{page2} /Fit]>>>>")},
		{what: "a link to the web", rules: "actions, links", change: func(m *model) {
			m.drop("annot", "Dest")
			m.set("annot", "A", "<</S /URI /URI (https://example.org)>>")
		}},
		{what: "a bookmark that starts something", rules: "actions, bookmarks", change: sets("item2", "A", "<</Type /Action /S /Launch /F (x)>>")},
	}
}

func metadataMutants() []mutant {
	return []mutant{
		{what: "no title", rules: "info, xmp", change: drops("info", "Title")},
		{what: "another title", rules: "xmp", change: sets("info", "Title", "(My other report)")},
		{what: "a producer", rules: "info", change: sets("info", "Producer", "(A library 1.2)")},
		{what: "an author", rules: "info", change: sets("info", "Author", "(Somebody)")},
		{what: "a day of change", rules: "info", change: sets("info", "ModDate", "(D:20261122000000Z)")},
		{what: "a time of day", rules: "info, xmp", change: sets("info", "CreationDate", "(D:20261122093000Z)")},
		{what: "another day", rules: "xmp", change: sets("info", "CreationDate", "(D:20261123000000Z)")},
		{what: "no metadata", rules: "objects, xmp", change: drops("catalog", "Metadata")},
		{what: "packed metadata", rules: "xmp", change: func(m *model) { m.objects["xmp"].packed = true }},
		{what: "metadata that is not well-formed", rules: "xmp", change: rewrites("xmp", "</dc:title>", "")},
		{what: "metadata with more behind it", rules: "xmp", change: rewrites("xmp", "</x:xmpmeta>", "</x:xmpmeta><more/>")},
		{what: "metadata that is no packet", rules: "xmp", change: rewrites("xmp", "<?xpacket begin=", "<?other begin=")},
		{what: "no PDF/UA", rules: "xmp", change: rewrites("xmp", "<pdfuaid:part>1</pdfuaid:part>", "")},
		{what: "PDF/A-3b", rules: "xmp", change: rewrites("xmp", `pdfaid:conformance="A"`, `pdfaid:conformance="B"`)},
		{what: "PDF/A-2a", rules: "xmp", change: rewrites("xmp", `pdfaid:part="3"`, `pdfaid:part="2"`)},
		{what: "a title of no language", rules: "xmp", change: rewrites("xmp", ` xml:lang="x-default"`, "")},
		{what: "a producer in the metadata", rules: "xmp", change: rewrites("xmp", "</dc:title>", `</dc:title><p:Producer xmlns:p="http://ns.adobe.com/pdf/1.3/">x</p:Producer>`)},
		{what: "a day of change in the metadata", rules: "xmp", change: rewrites("xmp", "</dc:title>", "</dc:title><xmp:ModifyDate>2026-11-22T00:00:00Z</xmp:ModifyDate>")},
		{what: "no extension schema", rules: "xmp extension", change: func(m *model) {
			x := m.objects["xmp"]
			from, to := strings.Index(x.content, "<pdfaExtension:schemas>"), strings.Index(x.content, "</pdfaExtension:schemas>")
			x.content = x.content[:from] + x.content[to+len("</pdfaExtension:schemas>"):]
		}},
		{what: "an extension schema for something else", rules: "xmp extension", change: rewrites("xmp", "<pdfaProperty:name>part", "<pdfaProperty:name>amd")},
		{what: "no id", rules: "id", change: func(m *model) { delete(m.trailer, "ID") }},
		{what: "a short id", rules: "id", change: func(m *model) { m.trailer["ID"] = "[<0a> <0b>]" }},
		{what: "encrypted", rules: "encryption", change: func(m *model) { m.trailer["Encrypt"] = "<</Filter /Standard /V 1 /R 2>>" }},
	}
}

func fontMutants() []mutant {
	return []mutant{
		{what: "a core font", rules: "fonts, objects", change: func(m *model) {
			m.add("core", map[string]string{"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})
			m.set("resources", "Font", "<</F1 {regular} /F2 {core}>>")
		}},
		{what: "a font that is not embedded", rules: "fonts", change: without("bold-program", "bold-descriptor", "FontFile2")},
		{what: "a font that is no font", rules: "fonts", change: func(m *model) { m.objects["bold-program"].content = strings.Repeat("font", 20) }},
		{what: "the wrong length of a font", rules: "fonts", change: sets("bold-program", "Length1", "17")},
		{what: "text without a font", rules: "empty, fonts", change: rewrites("page1-content", "/F1 12 Tf", "")},
		{what: "a font that is not there", rules: "empty, fonts", change: rewrites("page1-content", "/F1 12 Tf", "/F9 12 Tf")},
		{what: "a name without a tag", rules: "font names", change: func(m *model) {
			m.set("bold", "BaseFont", "/Atkinson")
			m.set("bold-cid", "BaseFont", "/Atkinson")
			m.set("bold-descriptor", "FontName", "/Atkinson")
		}},
		{what: "names that differ", rules: "font names", change: sets("bold-cid", "BaseFont", "/MNOPQR+Atkinson-Bold")},
		{what: "a missing glyph", rules: "glyphs", change: func(m *model) {
			g := []byte(m.objects["bold-glyphs"].content)
			copy(g[2*'W':], []byte{0, 0})
			m.objects["bold-glyphs"].content = string(g)
		}},
		{what: "a glyph past the end of its font", rules: "glyphs", change: func(m *model) {
			g := []byte(m.objects["bold-glyphs"].content)
			copy(g[2*'W':], []byte{0xff, 0xff})
			m.objects["bold-glyphs"].content = string(g)
		}},
		{what: "glyph 0 shown", rules: "glyphs", change: func(m *model) {
			m.rewrite("page1-content", "Tj ET", "Tj <0000> Tj ET")
			m.rewrite("regular-unicode", "68 beginbfchar\n", "69 beginbfchar\n<0000> <0041>\n")
			m.edit("regular-cid", "W", "[", "[0 [600] ")
		}},
		{what: "half a code", rules: "glyphs, unicode maps", change: rewrites("page1-content", "Tj ET", "Tj <00> Tj ET")},
		{what: "other widths", rules: "widths", change: edits("bold-cid", "W", "87 [", "87 [1")},
		{what: "no widths", rules: "widths", change: drops("bold-cid", "W")},
		{what: "no map to characters", rules: "empty, unicode maps", change: without("bold-unicode", "bold", "ToUnicode")},
		{what: "a character shown that the map lacks", rules: "unicode maps", change: rewrites("bold-unicode", "<0057> <0057>", "<F057> <0057>")},
		{what: "a character of private use", rules: "unicode maps", change: rewrites("bold-unicode", "<0057> <0057>", "<0057> <E057>")},
		{what: "one range for everything", rules: "unicode maps", change: func(m *model) {
			u := m.objects["bold-unicode"]
			from := strings.Index(u.content, "68 beginbfchar")
			u.content = u.content[:from] + "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap\n"
		}},
		{what: "a map to no character", rules: "unicode maps", change: rewrites("bold-unicode", "68 beginbfchar\n", "69 beginbfchar\n<FFF0> <0000>\n")},
		{what: "a map to half a character", rules: "unicode maps", change: rewrites("bold-unicode", "68 beginbfchar\n", "69 beginbfchar\n<FFF0> <D800>\n")},
		{
			what: "a range to the mark of byte order", rules: "unicode maps",
			change: rewrites("bold-unicode", "endcmap", "1 beginbfrange <FE00> <FEFF> <FE00> endbfrange endcmap"),
		},
		{what: "a map that counts wrong", rules: "unicode maps", change: rewrites("bold-unicode", "68 begin", "67 begin")},
		{what: "a map with too long a block", rules: "unicode maps", change: func(m *model) {
			m.rewrite("bold-unicode", "endcmap", "101 beginbfchar "+strings.Repeat("<F000> <0041> ", 101)+"endbfchar endcmap")
		}},
	}
}

func contentMutants() []mutant {
	return []mutant{
		{what: "a colour of four inks", rules: "colour", change: rewrites("page1-content", "0 0.37 0.72 rg", "0 0 0 1 k")},
		{what: "a colour space of its own", rules: "colour", change: rewrites("page1-content", "0 0.37 0.72 rg", "/CS1 cs")},
		{what: "an image of four inks", rules: "colour", change: sets("image", "ColorSpace", "/DeviceCMYK")},
		{what: "text off the page", rules: "page box", change: rewrites("page1-content", "50 760 Td", "590 760 Td")},
		{what: "text under the page", rules: "page box", change: rewrites("page1-content", "BT", "BT 1 0 0 1 0 -900 Tm")},
		{what: "text moved off the page", rules: "page box", change: rewrites("page1-content", "0.57 w", "0.57 w 1 0 0 1 400 0 cm")},
		{what: "a drawing in a drawing", rules: "content", change: func(m *model) {
			m.set("image", "Subtype", "/Form")
		}},
		{what: "an operator that nobody knows", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 width")},
		{what: "an operator with too little", rules: "content", change: rewrites("page1-content", "0.57 w", "w")},
		{what: "a colour in a path", rules: "content", change: rewrites("page1-content", "50 690 m", "50 690 m 1 g")},
		{what: "q without Q", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 w q")},
		{what: "Q without q", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 w Q")},
		{what: "q in text", rules: "content", change: rewrites("page1-content", "BT", "BT q Q")},
		{what: "a string that does not end", rules: "content", change: rewrites("page2-content", "EI EMC", "EI EMC (")},
		{what: "an image that does not end", rules: "content, marks", change: rewrites("page2-content", "EI EMC", "E")},
	}
}

func attachmentMutants() []mutant {
	return []mutant{
		{what: "a wrong checksum", rules: "attachments", change: edits("file", "Params", "/CheckSum <", "/CheckSum <00")},
		{what: "a wrong size", rules: "attachments", change: edits("file", "Params", "/Size ", "/Size 1")},
		{what: "other bytes", rules: "attachments", change: rewrites("file", "made up", "made UP")},
		{what: "no type", rules: "attachments", change: drops("file", "Subtype")},
		{what: "no relation", rules: "attachments", change: drops("filespec", "AFRelationship")},
		{what: "no name", rules: "attachments", change: drops("filespec", "UF")},
		{what: "not associated", rules: "attachments", change: drops("catalog", "AF")},
		{what: "not in the list of files", rules: "attachments", change: drops("catalog", "Names")},
		{what: "a time of change", rules: "attachments", change: edits("file", "Params", "<<", "<</ModDate (D:20261122093000Z) ")},
		{what: "a file that no list has", rules: "attachments, objects", change: func(m *model) {
			m.addStream("other", map[string]string{"Type": "/EmbeddedFile", "Subtype": "/text#2Fplain"}, "secret", false)
		}},
		{what: "an object that nothing leads to", rules: "objects", change: func(m *model) { m.add("left", map[string]string{"Was": "(something)"}) }},
		{what: "a reference to nothing", rules: "objects", change: sets("page1", "Thumb", "{nowhere}")},
	}
}

func fileMutants() []mutant {
	spoils := func(old, with string) func([]byte) []byte {
		return func(pdf []byte) []byte { return bytes.Replace(pdf, []byte(old), []byte(with), 1) }
	}
	return []mutant{
		{what: "another version", rules: "file", spoil: spoils("%PDF-1.7", "%PDF-1.6")},
		{what: "no binary comment", rules: "file", spoil: spoils("%\xe2\xe3\xcf\xd3", "%abcd")},
		{what: "no end", rules: "file", spoil: spoils("%%EOF\n", "")},
		{what: "cut short", rules: "file", spoil: func(pdf []byte) []byte { return pdf[:len(pdf)/2] }},
		{what: "nothing at all", rules: "file", spoil: func([]byte) []byte { return nil }},
		{what: "a table that leads astray", rules: "file, links, parent tree", spoil: func(pdf []byte) []byte {
			return regexp.MustCompile(`65535 f \n\d{10}`).ReplaceAll(pdf, []byte("65535 f \n0000000017")) // the annotation's
		}},
		{what: "added to", rules: "file", change: func(m *model) { m.trailer["Prev"] = "9" }},
		{what: "a stream of another length", rules: "file", change: func(m *model) { m.objects["image"].packed = false; m.set("image", "Filter", "/FlateDecode") }},
		{what: "a stream packed in another way", rules: "file", change: func(m *model) { m.objects["image"].packed = false; m.set("image", "Filter", "/LZWDecode") }},
	}
}
