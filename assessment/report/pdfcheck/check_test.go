package pdfcheck_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/assessment/report/pdfcheck"
)

func TestACleanFileHasNoFault(t *testing.T) {
	for _, fault := range pdfcheck.Check(clean(t).bytes()) {
		t.Error(fault)
	}
}

func TestOpenReadsWhatAScreenReaderGets(t *testing.T) {
	d, err := pdfcheck.Open(clean(t).bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := "My report\nA line that runs on and on. Chances on page 2\nWhat I do well\nTopic\nDone\nFire\nMarch\nNothing else\n" +
		"Chances\n1.\nFirst\nMore\nIn Welsh, dŵr"
	if got := d.Text(); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if words := d.Words(); len(words) != 30 || words[29] != "dŵr" {
		t.Errorf("got %d words: %q", len(words), words)
	}
	if d.Pages != 2 || !slices.Equal(d.Labels, []string{"1", "2"}) {
		t.Errorf("got %d pages, %q", d.Pages, d.Labels)
	}
	if want := []pdfcheck.Bookmark{{"What I do well", 1}, {"Chances", 2}}; !slices.Equal(d.Bookmarks, want) {
		t.Errorf("got %v, want %v", d.Bookmarks, want)
	}
	if got := string(d.Attachment()); got != record {
		t.Errorf("got %q inside, want %q", got, record)
	}
}

func TestTheTreeHasRolesScopesAndSpans(t *testing.T) {
	d, err := pdfcheck.Open(clean(t).bytes())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Tree().All() {
		got = append(got, strings.TrimSpace(n.Role+" "+n.Scope+" "+n.Lang+n.Alt))
		if want := map[string]int{"Nothing else": 2}[n.Text()]; n.Role == "TD" && n.Columns != max(1, want) {
			t.Errorf("%q spans %d columns", n.Text(), n.Columns)
		}
	}
	want := strings.Split("Document,H1,P,Link,Sect,H2,Table,THead,TR,TH Column,TH Column,TBody,TR,TH Row,TD,TR,TD,Figure  A grey hill,"+
		"Sect,H2,L,LI,Lbl,LBody,H3,P,Span  cy", ",")
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestOtherLegalWaysAreClean writes the same file in ways that the standard allows as well.
func TestOtherLegalWaysAreClean(t *testing.T) {
	words := func(t *testing.T, m *model) string {
		t.Helper()
		pdf := m.bytes()
		for _, fault := range pdfcheck.Check(pdf) {
			t.Error(fault)
		}
		d, err := pdfcheck.Open(pdf)
		if err != nil {
			t.Fatal(err)
		}
		return d.Text()
	}
	want := words(t, clean(t))
	for what, change := range map[string]func(m *model){
		"content in two streams": func(m *model) {
			m.addStream("more", map[string]string{}, "0 g", false)
			m.set("page1", "Contents", "[{more} {page1-content}]")
		},
		"pages in two layers": func(m *model) {
			m.add("layer", map[string]string{"Type": "/Pages", "Parent": "{pages}", "Kids": "[{page2}]", "Count": "1"})
			m.set("pages", "Kids", "[{page1} {layer}]")
			m.set("page2", "Parent", "{layer}")
		},
		"properties of a mark in the resources": func(m *model) {
			m.set("resources", "Properties", "<</M <</MCID 1>>>>")
			m.rewrite("page1-content", "/P <</MCID 1>> BDC", "/P /M BDC")
		},
		"text in pieces": func(m *model) {
			f := m.fonts["regular"]
			m.rewrite("page1-content", f.show("My report")+" Tj", "["+f.show("My")+" -20 "+f.show(" report")+"] TJ")
		},
		"text in other ways": func(m *model) {
			f := m.fonts["regular"]
			m.rewrite("page1-content", "50 760 Td "+f.show("My report")+" Tj",
				"14 TL 1 Tc 2 Tw 90 Tz 0 Ts 1 0 0 1 50 780 Tm 0 5 TD T* T* 0 0 Td "+f.show("My")+" Tj 0 TL "+f.show(" report")+" '")
		},
		"characters in a range": func(m *model) {
			m.rewrite("bold-unicode", "68 beginbfchar\n", "67 beginbfchar\n")
			m.rewrite("bold-unicode", "<0057> <0057>\n", "")
			m.rewrite("bold-unicode", "endcmap", "1 beginbfrange <0057> <0058> [<0057> <0058>] endbfrange endcmap")
		},
		"widths in a range": func(m *model) {
			m.edit("bold-cid", "W", "87 [", "60000 60001 500 87 [")
		},
		"an element's one kid without an array": func(m *model) { m.set("h1", "K", "0") },
		"a filter in an array": func(m *model) {
			m.objects["image"].packed = false
			m.objects["image"].content = m.deflate("\x80")
			m.set("image", "Filter", "[/FlateDecode]")
		},
		"a parent tree in two layers": func(m *model) {
			m.add("leaf", map[string]string{"Nums": m.objects["parents"].entries["Nums"]})
			m.objects["parents"].entries = map[string]string{"Kids": "[{leaf}]"}
		},
		"strings with escapes": func(m *model) {
			m.set("annot", "Contents", `(Chances \(on\) page\0402 \\ (and more))`)
		},
		"metadata in attributes and descriptions": func(m *model) {
			m.rewrite("xmp", "<pdfuaid:part>1</pdfuaid:part>", "")
			m.rewrite("xmp", `pdfaid:part="3"`, `pdfaid:part="3" pdfuaid:part="1"`)
		},
		"no file inside": func(m *model) {
			m.drop("catalog", "AF")
			m.drop("catalog", "Names")
			delete(m.objects, "filespec")
			delete(m.objects, "file")
		},
	} {
		t.Run(what, func(t *testing.T) {
			m := clean(t)
			change(m)
			if got := words(t, m); got != want {
				t.Errorf("got %q\nwant %q", got, want)
			}
		})
	}
}
