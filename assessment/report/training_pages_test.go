package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/report/pdfcheck"
)

// fullRecord is an assessment with nothing but sixty lines of training at their limits.
func fullRecord(t *testing.T) *assessment.Assessment {
	a := assessment.New(small(t))
	trainTooMuch(t, a)
	a.SetParts(assessment.Parts{Training: true})
	return a
}

// TestLongTrainingRowsStayWhole: each page of a full record begins with the heading row, and no row is parted.
func TestLongTrainingRowsStayWhole(t *testing.T) {
	path, _ := fileOf(t, fullRecord(t))
	text := outside.Run(t, "pdftotext", "-layout", path, "-")
	from, to := strings.Index(text, "My training record"), strings.Index(text, "Due dates are a guide")
	pages := strings.Split(text[from:to], "\f")
	if len(pages) < 8 {
		t.Fatalf("sixty lines stand on %d pages", len(pages))
	}
	head := regexp.MustCompile(`^\s*Topic +C or R +Done +Due +How shown +Status\n`)
	for i, page := range pages[1:] {
		if !head.MatchString(page) {
			t.Errorf("page %d of the record begins with %.60q", i+2, page)
		}
		if strings.Contains(page, "continued") {
			t.Errorf("page %d of the record parts a row", i+2)
		}
	}
}

func TestEachLineOfAFullRecordIsARow(t *testing.T) {
	pdf, _ := pdfOf(t, fullRecord(t))
	doc, err := pdfcheck.Open(pdf)
	must(t, err)
	var tables []int
	for _, n := range doc.Tree().All() {
		if n.Role == "TBody" {
			tables = append(tables, len(n.Kids))
		}
	}
	found := false
	for i, rows := range tables {
		found = found || rows == assessment.TrainingLimit && i+1 < len(tables) && tables[i+1] == assessment.StandardLimit
	}
	if !found {
		t.Errorf("the tables have %v rows: want %d and then %d", tables, assessment.TrainingLimit, assessment.StandardLimit)
	}
}

// TestTheStandingOfTrainingDiffersInGrey measures the symbols before the words of the last column.
func TestTheStandingOfTrainingDiffersInGrey(t *testing.T) {
	a := assessment.New(small(t))
	train(t, a)
	path, pages := fileOf(t, a)
	shares := map[string]float64{}
	prefix := filepath.Join(t.TempDir(), "symbol")
	for page := 1; page <= pages; page++ {
		only := []string{"-f", strconv.Itoa(page), "-l", strconv.Itoa(page)}
		for _, w := range wordsOn(t, path, only...) {
			if _, seen := shares[w.text]; seen || w.left < 480 || !regexp.MustCompile(`^(Overdue|Due|To|In)$`).MatchString(w.text) {
				continue
			}
			crop := func(n float64) string { return strconv.Itoa(int(n * 4)) } // 288 pixels to the inch
			outside.Run(t, "pdftoppm", append(only, "-singlefile", "-gray", "-r", "288",
				"-x", crop(w.left-15), "-y", crop(w.top), "-W", crop(13), "-H", crop(w.bottom-w.top), path, prefix)...)
			shares[w.text] = ink(t, prefix+".pgm")
			must(t, os.Remove(prefix+".pgm"))
		}
	}
	const least = 0.02
	for _, pair := range [][2]string{{"To", "Due"}, {"Due", "In"}, {"In", "Overdue"}} {
		if less, more := shares[pair[0]], shares[pair[1]]; less < least || more < less+least {
			t.Errorf("%q has %.3f ink and %q %.3f", pair[0], less, pair[1], more)
		}
	}
}
