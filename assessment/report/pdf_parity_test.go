package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"waymark/assessment/report"
	"waymark/assessment/report/pdfcheck"
)

// blocks are the roles whose text is read in one go.
var blocks = []string{"H1", "H2", "H3", "P", "Lbl", "LBody"}

// pdfReading is what a screen reader gets of a PDF.
func pdfReading(doc *pdfcheck.Document) reading {
	var r reading
	var walk func(n *pdfcheck.Node)
	walk = func(n *pdfcheck.Node) {
		switch {
		case n.Role == "Table":
			r = append(r, pdfRows(n)...)
			return
		case slices.Contains(blocks, n.Role) && !hasBlocks(n):
			r = append(r, paragraph(n.Text()))
			return
		}
		for _, kid := range n.Kids {
			walk(kid)
		}
	}
	walk(doc.Tree())
	return r
}

func hasBlocks(n *pdfcheck.Node) bool {
	return slices.ContainsFunc(n.Kids, func(kid *pdfcheck.Node) bool { return kid.Role != "Link" && kid.Role != "Span" })
}

func pdfRows(table *pdfcheck.Node) reading {
	var r reading
	var heads []string
	for _, part := range table.Kids {
		for _, tr := range part.Kids {
			var cells []string
			for _, cell := range tr.Kids {
				cells = append(cells, cell.Text())
			}
			if part.Role == "THead" {
				heads = cells
				continue
			}
			r = append(r, rowOf(heads, cells))
		}
	}
	return r
}

// TestThePagesSayWhatTheTwinsSay reads the structure of the PDF from top to bottom. Spaces are left out of it: where a
// word is wider than its column the pages have to break it.
func TestThePagesSayWhatTheTwinsSay(t *testing.T) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			pdf, printed := written(t, r)
			doc, err := pdfcheck.Open(pdf)
			must(t, err)
			page := strings.Map(func(c rune) rune {
				if strings.ContainsRune(printed.Unprintable, c) {
					return '?'
				}
				return c
			}, strings.Join(pageReading(parsed(t, htmlOf(t, r))).words(), ""))
			pages := strings.Join(pdfReading(doc).words(), "")
			if page != pages {
				t.Error(firstDifference(page, pages))
			}
		})
	}
}

func firstDifference(page, pages string) string {
	same := 0
	for same < min(len(page), len(pages)) && page[same] == pages[same] {
		same++
	}
	near := func(s string) string { return strings.ToValidUTF8(s[max(0, same-40):min(len(s), same+80)], "") }
	return "the web page says " + near(page) + "\nand the pages " + near(pages)
}

// written writes a report as a PDF, and holds it against every rule.
func written(t testing.TB, r *report.Report) ([]byte, report.Printed) {
	t.Helper()
	var b bytes.Buffer
	printed, err := r.WritePDF(&b, nil)
	must(t, err)
	for _, fault := range pdfcheck.Check(b.Bytes()) {
		t.Error(fault)
	}
	return b.Bytes(), printed
}

// TestTheWebPageHasTheHeadingsOfThePages guards that somebody who goes from heading to heading finds the same way.
func TestTheWebPageHasTheHeadingsOfThePages(t *testing.T) {
	for name, r := range samples(t) {
		pdf, _ := written(t, r)
		doc, err := pdfcheck.Open(pdf)
		must(t, err)
		var pages, page []string
		for _, n := range doc.Tree().All() {
			if strings.HasPrefix(n.Role, "H") {
				pages = append(pages, strings.ToLower(n.Role)+" "+strings.Join(strings.Fields(n.Text()), " "))
			}
		}
		for n := range parsed(t, htmlOf(t, r)).Descendants() {
			if slices.Contains([]string{"h1", "h2", "h3", "h4"}, n.Data) {
				page = append(page, n.Data+" "+strings.Join(strings.Fields(readText(n)), " "))
			}
		}
		if !slices.Equal(pages, page) {
			t.Errorf("%s: the pages have\n%s\nand the web page has\n%s", name, strings.Join(pages, "\n"), strings.Join(page, "\n"))
		}
	}
}
