package report_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"waymark/assessment/report"
	"waymark/assessment/report/pdfcheck"
)

// BenchmarkPeers makes the PDF of a report of eight to nine pages in turn with its peers: fpdf setting the same words in
// the same fonts, without tags, tables or fallback fonts; and weasyprint (Debian), a whole process, from the web page of
// the same report. Run it with -benchmem -count 10; it reports the size of each file.
func BenchmarkPeers(b *testing.B) {
	a := everything(b, pack(b))
	parts := a.Parts()
	parts.Answers = false
	a.SetParts(parts)
	r := build(a)
	record := bytes.Repeat([]byte(`{"rating":"on-my-own"}`), 500)
	var file bytes.Buffer
	printed, err := r.WritePDF(&file, record)
	must(b, err)
	b.Logf("%d pages", printed.Pages)
	doc, err := pdfcheck.Open(file.Bytes())
	must(b, err)
	passages := pdfReading(doc)
	b.Run("waymark, tagged, with the record", func(b *testing.B) {
		for b.Loop() {
			file.Reset()
			_, err := r.WritePDF(&file, record)
			must(b, err)
		}
		b.ReportMetric(float64(file.Len()), "file-bytes")
	})
	b.Run("plain fpdf", func(b *testing.B) {
		for b.Loop() {
			file.Reset()
			must(b, plainFPDF(b, &file, passages))
		}
		b.ReportMetric(float64(file.Len()), "file-bytes")
	})
	b.Run("weasyprint", func(b *testing.B) { weasyprint(b, r) })
}

// plainFPDF sets each passage as a paragraph, with what fpdf has: no more than somebody would write on a first day.
func plainFPDF(b *testing.B, file *bytes.Buffer, passages reading) error {
	pdf := fpdf.New("P", "pt", "A4", "")
	for style, name := range map[string]string{
		"": "AtkinsonHyperlegibleNext_400Regular.ttf", "B": "AtkinsonHyperlegibleNext_700Bold.ttf",
		"I": "NotoSans_400Regular-subset.ttf",
	} {
		font, err := os.ReadFile(filepath.Join("fonts", name))
		must(b, err)
		pdf.AddUTF8FontFromBytes("atkinson", style, font)
	}
	pdf.AddPage()
	for i, p := range passages {
		pdf.SetFont("atkinson", []string{"", "B", "", "", "I"}[i%5], 12)
		pdf.MultiCell(0, 17, strings.Join(p.words, " "), "", "L", false)
	}
	return pdf.Output(file)
}

func weasyprint(b *testing.B, r *report.Report) {
	if _, err := exec.LookPath("weasyprint"); err != nil {
		b.Skip("weasyprint is not installed")
	}
	page, made := filepath.Join(b.TempDir(), "report.html"), filepath.Join(b.TempDir(), "report.pdf")
	var web bytes.Buffer
	must(b, r.WriteHTML(&web))
	must(b, os.WriteFile(page, web.Bytes(), 0o600))
	for b.Loop() {
		if said, err := exec.Command("weasyprint", page, made).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, said)
		}
	}
	info, err := os.Stat(made)
	must(b, err)
	b.ReportMetric(float64(info.Size()), "file-bytes")
}
