package report_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/assessment/report"
)

func TestFontsAreTheOnesOnTheirPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/fonts.md")
	must(t, err)
	files, err := filepath.Glob("fonts/*.ttf")
	must(t, err)
	if len(files) != 5 {
		t.Fatalf("got %d fonts, want 5", len(files))
	}
	for _, file := range files {
		ttf, err := os.ReadFile(file)
		must(t, err)
		row := fmt.Sprintf("| `%s` | `%x` |", filepath.Base(file), sha256.Sum256(ttf))
		if !strings.Contains(string(page), row) {
			t.Errorf("docs/fonts.md has no row %s", row)
		}
	}
}

func TestFontsKnowTheirTrueNames(t *testing.T) {
	want := []string{
		"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-SemiBold", "AtkinsonHyperlegibleNext-Bold",
		"NotoSans-Regular", "NotoSans-Bold",
	}
	if got := report.TrueNames(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
