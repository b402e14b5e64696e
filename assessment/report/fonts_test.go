package report_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
