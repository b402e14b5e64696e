package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

func TestAReleaseCountsEachRowOnce(t *testing.T) {
	dir, rng := dataFolder(t), fixed(70)
	people := fill(t, dir, rng, 12)
	r := newResponses(t, dir, afterQuarter())
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1}) {
		t.Fatalf("releases %v, want 1", got)
	}
	tomorrow := newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, tomorrow, publication(true)); got != nil {
		t.Errorf("releases %v of nothing new", got)
	}
	for range 10 {
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
		people = append(people, rows)
		share(t, tomorrow, rows)
	}
	later := newResponses(t, dir, optionsOn(2027, time.April, 1))
	if got := publish(t, later, publication(false)); !slices.Equal(got, []int{2}) {
		t.Errorf("releases %v, want 2", got)
	}
	for _, r := range []*store.Responses{r, tomorrow, later} {
		r.Close()
	}
	documents := checkReleases(t, dir)
	want := []imprint{
		{Number: 1, Made: "2027-01-20", To: "2026-Q4"},
		{Number: 2, Made: "2027-04-01", To: "2027-Q1", Earlier: 1},
	}
	for i, w := range documents {
		if w.Imprint != want[i] {
			t.Errorf("imprint %+v, want %+v", w.Imprint, want[i])
		}
		if !slices.IsSorted(w.Responses) || !slices.IsSorted(w.Plans) {
			t.Errorf("release %d got its rows in another order than that of their keys", w.Imprint.Number)
		}
	}
	if n := len(documents[0].Responses) + len(documents[1].Responses); n != len(people) {
		t.Errorf("%d responses counted of %d", n, len(people))
	}
}

func TestAMakerGetsRowsAsTheyWereShared(t *testing.T) {
	dir := dataFolder(t)
	people := fill(t, dir, fixed(71), 11)
	want := map[string]string{}
	for _, rows := range people {
		want[hexID(rows.Response.ID)] = fmt.Sprint(rows.Response)
		want[hexID(rows.Planning.ID)] = fmt.Sprint(*rows.Planning)
	}
	got := map[string]string{}
	p := publication(false)
	p.Maker = func(store.Edition) store.Maker {
		return listener{got}
	}
	publish(t, newResponses(t, dir, afterQuarter()), p)
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheQuarterThatIsRunningIsLeftOutUnlessClosedEarly(t *testing.T) {
	dir, rng := dataFolder(t), fixed(72)
	fill(t, dir, rng, 10)
	r := newResponses(t, dir, afterQuarter())
	rows := drawRows(rng)
	rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
	share(t, r, rows)
	publish(t, r, publication(false))
	for range 9 {
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
		share(t, r, rows)
	}
	tomorrow := newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, tomorrow, publication(false)); got != nil {
		t.Errorf("releases %v of a quarter that is running", got)
	}
	publish(t, tomorrow, publication(true))
	tomorrow.Close()
	r.Close()
	documents := checkReleases(t, dir)
	if len(documents) != 2 || len(documents[0].Responses) != 10 || len(documents[1].Responses) != 10 {
		t.Fatalf("releases %+v, want two of ten", documents)
	}
	if got := documents[1].Imprint; !got.Early || got.To != "2027-Q1" {
		t.Errorf("imprint %+v, want 2027-Q1 closed early", got)
	}
}

func TestTooFewMakeNoReleaseAndStampNothing(t *testing.T) {
	never := func(assessment.RowID) bool { return false }
	for name, c := range map[string]struct {
		people int
		cannot func(assessment.RowID) bool
		none   bool // the maker returns no document
	}{
		"nine":                {people: 9, cannot: never},
		"nine can be counted": {people: 11, cannot: firstTwo()},
		"the maker declines":  {people: 20, cannot: never, none: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			fill(t, dir, fixed(73), c.people)
			r := newResponses(t, dir, afterQuarter())
			p := publication(false)
			p.Maker = func(store.Edition) store.Maker {
				if c.none {
					return silent{}
				}
				return &witness{cannot: c.cannot}
			}
			if got := publish(t, r, p); got != nil {
				t.Errorf("releases %v, want none", got)
			}
			r.Close()
			if n := waiting(t, dir, "response") + waiting(t, dir, "planning"); n != 2*c.people {
				t.Errorf("%d rows wait, want %d", n, 2*c.people)
			}
			// The number is still free.
			change(t, dir, "DELETE FROM meta WHERE k = 'release_ready'")
			p = publication(false)
			p.Least = 1
			if got := publish(t, newResponses(t, dir, afterQuarter()), p); !slices.Equal(got, []int{1}) {
				t.Errorf("releases %v, want 1", got)
			}
		})
	}
}

// firstTwo is true for the first two rows that it is asked for.
func firstTwo() func(assessment.RowID) bool {
	n := 0
	return func(assessment.RowID) bool { n++; return n <= 2 }
}

func TestEditionsAreReleasedApartAndTogether(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(69), 10)
	r := newResponses(t, dir, afterQuarter())
	publish(t, r, publication(false))
	r.Close()
	// A version of 12, one of 11, one of 5, and 16 of a questionnaire that is gone.
	fill(t, dir, fixed(74), 44)
	for version, n := range map[string]int{"2.0": 11, "3.0": 5} {
		reseal(t, dir, n, func(rows *assessment.Rows) { rows.Response.Version, rows.Planning.Version = version, version })
	}
	reseal(t, dir, 16, func(rows *assessment.Rows) {
		rows.Response.Questionnaire, rows.Planning.Questionnaire = "gone", "gone"
	})
	r = newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{2, 3}) {
		t.Fatalf("releases %v, want 2 and 3", got)
	}
	if got, err := r.Unknown(t.Context(), known); err != nil || !slices.Equal(got, []store.Edition{{Questionnaire: "gone", Version: "1.0"}}) {
		t.Errorf("unknown %v %v, want the questionnaire that is gone", got, err)
	}
	r.Close()
	documents := checkReleases(t, dir)
	if len(documents[1].Responses) != 12 || len(documents[2].Responses) != 11 || len(documents[2].Plans) != 11 {
		t.Errorf("%d and %d responses, want 12 and 11", len(documents[1].Responses), len(documents[2].Responses))
	}
	if n := waiting(t, dir, "response"); n != 21 {
		t.Errorf("%d responses wait, want 21", n)
	}
}

// reseal alters n people's rows of the ordinary edition, with checksums that fit.
func reseal(t *testing.T, dir string, n int, alter func(rows *assessment.Rows)) {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	for _, table := range []string{"response", "planning"} {
		if _, err := db.Exec("DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " WHERE questionnaire = 'ahp-support-worker' AND version = '1.0' AND release IS NULL LIMIT " + fmt.Sprint(n) + ")"); err != nil {
			t.Fatal(err)
		}
	}
	rng := fixed(uint64(n))
	for range n {
		rows := drawRows(rng)
		alter(&rows)
		insertRows(t, db, rows)
	}
}

func TestAnErrorOfAMakerMakesNothingOfThePublication(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(75), 30)
	reseal(t, dir, 12, func(rows *assessment.Rows) { rows.Response.Version, rows.Planning.Version = "2.0", "2.0" })
	spoiled := errors.New("the audit did not pass")
	p := publication(false)
	p.Maker = func(e store.Edition) store.Maker {
		if e.Version == "2.0" {
			return &witness{spoiled: spoiled}
		}
		return &witness{}
	}
	r := newResponses(t, dir, afterQuarter())
	numbers, err := r.Publish(t.Context(), p)
	if numbers != nil || !errors.Is(err, spoiled) || errors.As(err, new(*store.Error)) {
		t.Errorf("releases %v, error %v, want that of the maker", numbers, err)
	}
	r.Close()
	if n := waiting(t, dir, "response"); n != 30 || len(checkReleases(t, dir)) != 0 {
		t.Errorf("%d responses wait, want 30 and no release", n)
	}
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("releases %v after it was put right, want 1 and 2", got)
	}
}

func TestReleasesComeBackByteForByte(t *testing.T) {
	dir, rng := dataFolder(t), fixed(76)
	r := newResponses(t, dir, afterQuarter())
	if all, err := r.Releases(t.Context()); all != nil || err != nil {
		t.Errorf("releases %v %v of an empty file", all, err)
	}
	documents := []string{"", "{\"n\": 10}\n", "nul \x00, not UTF-8 \xff\xfe, £5 ½ 日本", strings.Repeat("0123456789abcdef", 1<<16)}
	for i, document := range documents {
		day := optionsOn(2027, time.January, 20+i)
		r := newResponses(t, dir, day)
		r.Close()
		fill(t, dir, rng, 10)
		p := publication(false)
		p.Maker = func(store.Edition) store.Maker { return printed{document: document} }
		if got := publish(t, r, p); !slices.Equal(got, []int{i + 1}) {
			t.Fatalf("releases %v, want %d", got, i+1)
		}
		r.Close()
	}
	all, err := r.Releases(t.Context())
	if err != nil || len(all) != len(documents) {
		t.Fatalf("%d releases %v", len(all), err)
	}
	for i, document := range documents {
		one, err := r.Release(t.Context(), i+1)
		want := store.Stored{
			Number: i + 1, Made: assessment.Date{Year: 2027, Month: time.January, Day: 20 + i},
			Document: []byte(document), Digest: sha256.Sum256([]byte(document)),
		}
		for _, got := range []store.Stored{all[i], one} {
			if err != nil || got.Number != want.Number || got.Made != want.Made || got.Digest != want.Digest || !bytes.Equal(got.Document, want.Document) {
				t.Errorf("release %d made %s, %d bytes %v", got.Number, got.Made, len(got.Document), err)
			}
		}
	}
	for _, number := range []int{-1, 0, len(documents) + 1} {
		if _, err := r.Release(t.Context(), number); !errors.Is(err, store.ErrNoRelease) {
			t.Errorf("release %d: %v, want ErrNoRelease", number, err)
		}
	}
}

// A release that was changed is given out with the digest that it was stored with, for its reader to refuse. It stands
// in the way of no other.
func TestAChangedReleaseIsToldByItsDigest(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(77), 30)
	r := newResponses(t, dir, afterQuarter())
	publish(t, r, publication(false))
	r.Close()
	change(t, dir, "UPDATE release SET doc = replace(doc, '10', '15')")
	s, err := r.Release(t.Context(), 1)
	if err != nil || sha256.Sum256(s.Document) == s.Digest {
		t.Errorf("the digest does not tell of the change (%v)", err)
	}
}

func TestAReleaseWithoutDayOrDigestIsDamage(t *testing.T) {
	for _, damage := range []string{"sha256 = x'00'", "made = 'soon'", "made = '2027-02-30'"} {
		dir := dataFolder(t)
		fill(t, dir, fixed(77), 30)
		r := newResponses(t, dir, afterQuarter())
		publish(t, r, publication(false))
		r.Close()
		change(t, dir, "UPDATE release SET "+damage)
		_, err := r.Release(t.Context(), 1)
		if got := problem(t, err); got != store.Damaged {
			t.Errorf("%s: problem %d, want Damaged", damage, got)
		}
	}
}

func TestProgressIsTheSameForEveryNumberOfRows(t *testing.T) {
	var want []int
	for percent := range 100 {
		want = append(want, percent+1)
	}
	for _, n := range []int{10, 300} {
		dir := dataFolder(t)
		fill(t, dir, fixed(78), n)
		var told []int
		p := publication(false)
		p.Progress = func(percent int) { told = append(told, percent) }
		publish(t, newResponses(t, dir, afterQuarter()), p)
		if !slices.Equal(told, want) {
			t.Errorf("%d people: told %v", n, told)
		}
	}
}

func TestAStoppedPublicationLeavesNothing(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(79), 600)
	for _, percent := range []int{1, 20, 40, 60, 90, 100} {
		ctx, stop := context.WithCancel(t.Context())
		p := publication(false)
		p.Progress = func(at int) {
			if at == percent {
				stop()
			}
		}
		r := newResponses(t, dir, afterQuarter())
		if numbers, err := r.Publish(ctx, p); err == nil {
			t.Errorf("stopped at %d%%: releases %v", percent, numbers)
		}
		r.Close()
		if n := waiting(t, dir, "response"); n != 600 || len(checkReleases(t, dir)) != 0 {
			t.Errorf("stopped at %d%%: %d of 600 responses wait", percent, n)
		}
	}
}
