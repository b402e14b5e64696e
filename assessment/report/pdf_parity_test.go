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

// pdfReading is what a screen reader gets of a PDF, but for the line on how to read the bars, which the twins draw in
// another way or not at all.
func pdfReading(doc *pdfcheck.Document, barNote string) reading {
	var r reading
	var walk func(n *pdfcheck.Node)
	walk = func(n *pdfcheck.Node) {
		switch {
		case n.Role == "Table":
			r = append(r, pdfRows(n)...)
			return
		case slices.Contains(blocks, n.Role) && !hasBlocks(n):
			if text := n.Text(); strings.Join(strings.Fields(text), " ") != barNote {
				r = append(r, paragraph(text))
			}
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

// TestThePagesSayWhatTheTwinsSay reads the structure of the PDF from top to bottom.
func TestThePagesSayWhatTheTwinsSay(t *testing.T) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			pdf, printed := written(t, r)
			doc, err := pdfcheck.Open(pdf)
			must(t, err)
			words := pageReading(parsed(t, htmlOf(t, r))).words()
			for i, word := range words {
				words[i] = strings.Map(func(c rune) rune {
					if strings.ContainsRune(printed.Unprintable, c) {
						return '?'
					}
					return c
				}, word)
			}
			if diff := pdfReading(doc, r.Profile.BarNote).differs(words); diff != "" {
				t.Error(diff)
			}
		})
	}
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
