package release_test

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"waymark/assessment/release"
)

// Few people share a private area, so its figures read like those of an area in which hardly anybody has a need.
func TestEveryWriterSaysWhichAreaIsPrivate(t *testing.T) {
	const want = "Private, and counted only where people chose to share it: Health and wellbeing. " +
		"All others are under not answered there, so a low need says little."
	eachPage(t, func(t *testing.T, r *release.Release, page *html.Node) {
		if got := r.PrivateWords(); got != want {
			t.Fatalf("told of private areas: %q, want %q", got, want)
		}
		if !slices.Contains(r.Notes(), want) {
			t.Error("the notes do not say it")
		}
		for _, id := range []string{"needs", "ratings"} {
			for _, section := range elements(page, "section") {
				if attr(section, "aria-labelledby") == id && !strings.Contains(pageText(section), want) {
					t.Errorf("the part %q of the page does not say it", id)
				}
			}
		}
		book := readXLSX(t, r)
		for _, name := range []string{"About", "Training needs", "Ratings"} {
			if !strings.Contains(book.sheet(name).raw, want) {
				t.Errorf("the sheet %s does not say it", name)
			}
		}
		if !bytes.Contains(dictionaryOf(t, r), []byte(want)) {
			t.Error("the dictionary does not say it")
		}
		stored, err := release.Open(r.Document(), sha256.Sum256(r.Document()))
		if err != nil {
			t.Fatal(err)
		}
		if got := stored.PrivateWords(); got != want {
			t.Errorf("the stored release says %q", got)
		}
	})
}

func TestAReleaseWithoutAPrivateAreaSaysNothingOfOne(t *testing.T) {
	r := smallRelease(t)
	if said := r.PrivateWords(); said != "" || slices.Contains(r.Notes(), "") || bytes.Contains(r.Document(), []byte("private")) {
		t.Errorf("said %q, notes %q", said, r.Notes())
	}
}
