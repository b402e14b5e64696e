package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/record"
	"waymark/assessment/report/pdfcheck"
)

// TestOtherProgramsTakeTheFile holds a short, a typical and a monstrous report, each with its record inside, against the
// tools that others would look at it with.
func TestOtherProgramsTakeTheFile(t *testing.T) {
	for name, a := range map[string]*assessment.Assessment{
		"short": shortSample(t), "typical": typicalSample(t), "monstrous": monstrousSample(t),
	} {
		t.Run(name, func(t *testing.T) {
			inside, err := record.New(a, day).Encode()
			must(t, err)
			var b bytes.Buffer
			printed, err := build(a).WritePDF(&b, inside)
			must(t, err)
			for _, fault := range pdfcheck.Check(b.Bytes()) {
				t.Error(fault)
			}
			dir := t.TempDir()
			path := filepath.Join(dir, "report.pdf")
			must(t, os.WriteFile(path, b.Bytes(), 0o600))
			outside.Run(t, "qpdf", "--check", path)
			outside.Run(t, "mutool", "info", path)
			if info := outside.Run(t, "pdfinfo", path); !strings.Contains(info, "Tagged:          yes") {
				t.Errorf("pdfinfo does not find it tagged:\n%s", info)
			}
			checkStructure(t, outside.Run(t, "pdfinfo", "-struct", path)) // -struct-text takes poppler ten seconds
			outside.Run(t, "pdfdetach", "-save", "1", "-o", filepath.Join(dir, "detached.json"), path)
			detached, err := os.ReadFile(filepath.Join(dir, "detached.json"))
			must(t, err)
			if !bytes.Equal(detached, inside) {
				t.Error("pdfdetach takes out another record")
			}
			back, err := record.Read(b.Bytes())
			must(t, err)
			if again, err := back.Encode(); err != nil || !bytes.Equal(again, inside) {
				t.Errorf("the record comes back as another: %v", err)
			}
			checkInk(t, path, printed.Pages)
		})
	}
}

// checkStructure reads what poppler makes of the structure: it begins with the document, has one title before all other
// headings, and no figure.
func checkStructure(t *testing.T, said string) {
	t.Helper()
	if !strings.HasPrefix(said, "Document\n") || strings.Count(said, "\n    H1 ") != 1 || strings.Contains(said, "Figure") ||
		strings.Index(said, "H1 (block)") > strings.Index(said, "H2 (block)") {
		t.Errorf("the structure begins with\n%.300s", said)
	}
}

// TestTheRecordInsideIsOfThatReportAlone guards that a report without one has no trace of an attachment.
func TestTheRecordInsideIsOfThatReportAlone(t *testing.T) {
	a := typicalSample(t)
	var with, without bytes.Buffer
	_, err := build(a).WritePDF(&with, []byte(`{"format":"waymark-record"}`))
	must(t, err)
	_, err = build(a).WritePDF(&without, nil)
	must(t, err)
	if !bytes.Contains(with.Bytes(), []byte("/EmbeddedFile")) || bytes.Contains(without.Bytes(), []byte("/EmbeddedFile")) {
		t.Error("an attachment is where none was given, or the other way round")
	}
	doc, err := pdfcheck.Open(with.Bytes())
	must(t, err)
	if got := string(doc.Attachment()); got != `{"format":"waymark-record"}` {
		t.Errorf("inside is %q", got)
	}
}

// TestTheBookmarksAreTheParts guards that each part of the report can be gone to.
func TestTheBookmarksAreTheParts(t *testing.T) {
	pdf, printed := pdfOf(t, everything(t, pack(t)))
	doc, err := pdfcheck.Open(pdf)
	must(t, err)
	var marks, parts []string
	for _, m := range doc.Bookmarks {
		marks = append(marks, m.Title)
	}
	for _, n := range doc.Tree().All() {
		if n.Role == "H2" {
			parts = append(parts, strings.TrimSpace(n.Text()))
		}
	}
	if strings.Join(marks, "|") != strings.Join(parts, "|") || len(parts) < 8 {
		t.Errorf("bookmarks %q, parts %q", marks, parts)
	}
	if len(doc.Labels) != printed.Pages || doc.Labels[1] != "2" {
		t.Errorf("page labels %q", doc.Labels)
	}
}

// TestPopplerReadsTheWordsInTheSameOrder has another reader read the structure of a report aloud. It takes poppler ten
// seconds for a whole report, so it is one of one page.
func TestPopplerReadsTheWordsInTheSameOrder(t *testing.T) {
	a := everything(t, pack(t))
	a.SetParts(assessment.Parts{OnePage: true})
	path, _ := fileOf(t, a)
	var words []string
	for _, m := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllStringSubmatch(outside.Run(t, "pdfinfo", "-struct-text", path), -1) {
		words = append(words, strings.Fields(strings.ReplaceAll(m[1], `\"`, `"`))...)
	}
	pdf, err := os.ReadFile(path)
	must(t, err)
	doc, err := pdfcheck.Open(pdf)
	must(t, err)
	if got, want := strings.Join(words, " "), strings.Join(doc.Words(), " "); got != want {
		t.Error(firstDifference(want, got))
	}
}
