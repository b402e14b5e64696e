package release_test

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"

	"waymark/assessment/release"
)

// Each change is made to a release that passed its audit, or to what the audit knows of its sizes.
func TestAuditRefusesAReleaseThatWasMadeWrongly(t *testing.T) {
	tally, q := exampleTally(t), shipped(t)
	made, err := tally.Release(someParticulars(), neverFalls)
	if err != nil {
		t.Fatal(err)
	}
	cells := func(figures ...int) []release.Cell {
		var c []release.Cell
		for _, figure := range figures {
			c = append(c, release.CellOf(figure))
		}
		return c
	}
	for _, c := range []struct {
		what   string
		table  release.TableID
		change func(r *release.Release, s *release.Sizes)
	}{
		{"figures that leave nobody over", release.Ratings, func(r *release.Release, _ *release.Sizes) {
			r.Table(release.Ratings).Rows[3].Cells = cells(20, 25, 25, 0, 0, 0, 0) // 18, 23 and 23 at least
		}},
		{"a figure that leaves one over", release.Marks, func(r *release.Release, _ *release.Sizes) {
			r.Table(release.Marks).Rows[3].Cells = cells(65, 0) // 63 at least, of 64
		}},
		{"a figure raised above what is possible", release.Marks, func(r *release.Release, _ *release.Sizes) {
			r.Table(release.Marks).Rows[0].Cells = cells(70, 0)
		}},
		{"a small figure", release.Marks, func(r *release.Release, _ *release.Sizes) {
			r.Table(release.Marks).Rows[0].Cells = cells(0, 70)
		}},
		{"a group of nine", release.Bands, func(_ *release.Release, s *release.Sizes) { s.Groups[3], s.Groups[2] = 9, 17 }},
		{"a group left out", release.Bands, func(_ *release.Release, s *release.Sizes) { s.Groups = s.Groups[:3] }},
		{"people in two groups", release.Bands, func(_ *release.Release, s *release.Sizes) { s.Groups[0]++ }},
		{"a domain by groups of which an area shows nothing", release.Bands, func(r *release.Release, _ *release.Sizes) {
			r.Table(release.Ratings).Rows[1].Cells = make([]release.Cell, 7)
		}},
		{"a domain by groups with more people than its areas have", release.Bands, func(r *release.Release, _ *release.Sizes) {
			for i := range 3 { // five on their own or above, and 40 in the upper band
				r.Table(release.Ratings).Rows[i].Cells = release.RowOf(28, 31, 3, 2, 0, 0, 0)
			}
		}},
		{"a list in which nearly all ticked everything", release.Planning, func(r *release.Release, _ *release.Sizes) {
			for i := range 5 {
				r.Table(release.Planning).Rows[i].Cells = cells(60, 0)
			}
		}},
		{"a look ahead of nearly all who could", release.LookAhead, func(_ *release.Release, s *release.Sizes) { s.Above = 30 }},
		{"a look ahead from areas in which few are on their own", release.LookAhead, func(r *release.Release, _ *release.Sizes) {
			for i := range 3 {
				r.Table(release.Ratings).Rows[i].Cells = cells(15, 20, 15, 10, 0, 0, 0)
			}
			for i := range r.Table(release.Bands).Rows {
				r.Table(release.Bands).Rows[i].Cells = make([]release.Cell, 2)
			}
		}},
	} {
		sizes := tally.Sizes()
		r := again(t, made)
		if err := release.Audit(r, q, sizes); err != nil {
			t.Fatalf("the release as it was made: %v", err)
		}
		c.change(r, &sizes)
		var refused *release.AuditError
		if err := release.Audit(r, q, sizes); !errors.As(err, &refused) {
			t.Errorf("%s: passed", c.what)
		} else if refused.Table != c.table {
			t.Errorf("%s: %v, want table %s", c.what, err, c.table)
		}
	}
}

// again is a copy of a release, by way of its stored form.
func again(t *testing.T, r *release.Release) *release.Release {
	t.Helper()
	stored := r.Document()
	c, err := release.Open(stored, sha256.Sum256(stored))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAuditSaysWhatHappenedAndWhatToDoAndNoFigure(t *testing.T) {
	err := &release.AuditError{Table: release.Bands, Row: "d-one"}
	if s := err.Sentence(); !strings.Contains(s, "Nothing was published") || !strings.Contains(s, "table B, d-one") || strings.ContainsAny(s, "0123456789") {
		t.Errorf("sentence: %s", s)
	}
	if s := err.Error(); !strings.HasPrefix(s, "audit of table B, row d-one") {
		t.Errorf("error: %s", s)
	}
}
