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
