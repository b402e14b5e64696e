package pdfcheck_test

import (
	"maps"
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
