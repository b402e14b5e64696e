package report_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// BenchmarkWritePDF makes the PDF of a report with every part chosen. It reports the size of the file.
func BenchmarkWritePDF(b *testing.B) {
	r := build(everything(b, pack(b)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if _, err := r.WritePDF(&out, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len())/1024, "KB")
	}
}

// BenchmarkPlainFpdf is the yardstick: the library alone, setting the same words in the same fonts with no layout.
func BenchmarkPlainFpdf(b *testing.B) {
	var text bytes.Buffer
	must(b, build(everything(b, pack(b))).WriteText(&text))
	paragraphs := strings.Split(text.String(), "\n\n")
	var fonts [][]byte
	for _, name := range []string{ // those that this report uses
		"AtkinsonHyperlegibleNext_400Regular.ttf",
		"AtkinsonHyperlegibleNext_600SemiBold.ttf",
		"AtkinsonHyperlegibleNext_700Bold.ttf",
		"NotoSans_400Regular-subset.ttf",
	} {
		ttf, err := os.ReadFile(filepath.Join("fonts", name))
		must(b, err)
		fonts = append(fonts, ttf)
	}
	b.ReportAllocs()
	for b.Loop() {
		pdf := fpdf.New("P", "pt", "A4", "")
		for i, ttf := range fonts {
			pdf.AddUTF8FontFromBytes(string(rune('a'+i)), "", bytes.Clone(ttf))
		}
		pdf.AddPage()
		for i, paragraph := range paragraphs {
			pdf.SetFont(string(rune('a'+i%len(fonts))), "", 11)
			pdf.MultiCell(0, 15, paragraph, "", "L", false)
		}
		if err := pdf.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
