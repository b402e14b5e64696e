package release_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"waymark/assessment/release"
)

// A need can be 9 people and more from the truth, so nothing beside it may say that it is to the nearest 5.
func TestEveryWriterSaysThatANeedIsFurtherOutThanAFigure(t *testing.T) {
	r := workbookSample(t, 250, workbookParticulars)
	book := readXLSX(t, r)
	views := map[string]string{
		"About": book.sheet("About").raw, "Training needs": book.sheet("Training needs").raw, "Charts": book.sheet("Charts").raw,
		"dictionary": string(dictionaryOf(t, r)), "page": pageText(parsedPage(t, pageOf(t, r))),
	}
	for name, words := range views {
		if !strings.Contains(words, release.NeedWords) {
			t.Errorf("%s does not say: %s", name, release.NeedWords)
		}
		if strings.Contains(words, "Every figure is to the nearest 5") {
			t.Errorf("%s says that every figure is to the nearest 5", name)
		}
	}
	eachPage(t, func(t *testing.T, _ *release.Release, page *html.Node) {
		if caption := pageText(elements(pageTables(page)[0], "caption")[0]); !strings.Contains(caption, "It can be further out than one figure.") {
			t.Errorf("the table of needs says %q", caption)
		}
	})
	for _, line := range cellsOf(t, dictionaryOf(t, r)) {
		if line[0] == "count" && !strings.Contains(line[2], "need") {
			t.Errorf("the dictionary says of every count %q", line[2])
		}
	}
}
