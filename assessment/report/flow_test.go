package report

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestACutLeavesTwoLinesOnEitherSide(t *testing.T) {
	ts := &typesetter{}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "lines")
		b := ts.plain(200, span{body, strings.TrimSuffix(strings.Repeat("word\n", n), "\n")})
		h := (float64(rapid.IntRange(0, n).Draw(t, "room")) + rapid.SampledFrom([]float64{0, 0.5}).Draw(t, "more")) * body.leading
		head, rest := b.cut(h)
		if head != nil && head.height() > h {
			t.Fatalf("%d lines cut at %.1f: the head is %.1f tall", n, h, head.height())
		}
		if head == nil || rest == nil {
			return
		}
		first, second := len(head.(textBlock).lines), len(rest.(textBlock).lines)
		if first+second != n || first < 2 || second < 2 {
			t.Fatalf("%d lines cut at %.1f: got %d and %d", n, h, first, second)
		}
	})
}

func TestATableRowIsCutWithItsRoomAndLine(t *testing.T) {
	ts := &typesetter{}
	long := ts.plain(200, span{cellText, strings.TrimSuffix(strings.Repeat("word\n", 20), "\n")})
	row := tableRow{row{{0, ts.plain(100, span{cellText, "short"})}, {200, long}}, 4, false}
	head, rest := row.cut(row.height() / 2)
	if head == nil || rest == nil {
		t.Fatal("a tall row was not cut")
	}
	if got, want := head.height()+rest.height(), row.height()+2*4; got != want {
		t.Errorf("the parts are %.1f tall together, want %.1f", got, want)
	}
	if head, rest := row.cut(row.height()); head == nil || rest != nil {
		t.Error("a row was cut where all of it fits")
	}
	if head, _ := row.cut(2 * cellText.leading); head != nil {
		t.Error("a row was cut where no two lines fit")
	}
}

func TestOfShortItemsTheLastIsNotAlone(t *testing.T) {
	f := &flow{typesetter: &typesetter{}, sheet: newSheet((&Report{}).newPDF())}
	f.newPage()
	f.y = bodyBottom - 3*body.leading // room for the lead and two items
	var items []block
	for range 3 {
		items = append(items, f.plain(bodyWidth, span{body, "An item."}))
	}
	f.series(space(0), 0, items)
	if pages, want := f.sheet.pdf.PageCount(), 1; pages != want {
		t.Fatalf("three items that fit: got %d pages, want %d", pages, want)
	}
	f.y = bodyBottom - 2*body.leading
	f.series(space(0), 0, []block{items[0], f.plain(bodyWidth, span{body, "Two."}), f.plain(bodyWidth, span{body, "Three."})})
	if got, want := f.y-f.top, 2*body.leading; f.sheet.pdf.PageCount() != 2 || math.Abs(got-want) > 0.1 {
		t.Errorf("overleaf: got %.1f of text, want two items, %.1f", got, want)
	}
}

func TestTextIsCutShortWithDots(t *testing.T) {
	ts := &typesetter{most: 2}
	for _, words := range []string{strings.Repeat("some words ", 40), strings.Repeat("endless", 100)} {
		b := ts.plain(200, span{body, words})
		last := b.lines[len(b.lines)-1]
		if len(b.lines) != 2 || !strings.HasSuffix(last.words[len(last.words)-1].text, "\u2026") {
			t.Errorf("got %d lines, the last is %+v", len(b.lines), last)
		}
	}
	if b := ts.plain(200, span{body, "few words"}); strings.HasSuffix(b.lines[0].words[1].text, "\u2026") {
		t.Error("words that fit were cut short")
	}
}
