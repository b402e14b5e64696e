package store_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// A bit that flipped in any column leaves the row out of the release. It goes on waiting, so that nothing is lost if
// the file is mended from a backup.
func TestADamagedRowGoesOnWaiting(t *testing.T) {
	flipped := func(b []byte) string {
		b = slices.Clone(b)
		b[len(b)-1] ^= 1
		return "x'" + hex.EncodeToString(b) + "'"
	}
	for name, c := range map[string]struct {
		table   string
		set     func(rows assessment.Rows) string
		leftOut int // responses that are told; one of another quarter or edition is no candidate
	}{
		"id":            {"response", func(r assessment.Rows) string { return "id = " + flipped(r.Response.ID[:]) }, 1},
		"period":        {"response", func(assessment.Rows) string { return "period = '2026-Q2'" }, 1},
		"later period":  {"response", func(assessment.Rows) string { return "period = '2066-Q4'" }, 0},
		"questionnaire": {"response", func(assessment.Rows) string { return "questionnaire = 'ahp-support-worjer'" }, 0},
		"version":       {"response", func(assessment.Rows) string { return "version = '1.1'" }, 0},
		"profession":    {"response", func(assessment.Rows) string { return "profession = 'physiotherapq'" }, 1},
		"stage":         {"response", func(assessment.Rows) string { return "stage = (stage + 2) % 4" }, 1},
		"areas":         {"response", func(r assessment.Rows) string { return "areas = " + flipped(r.Response.Areas) }, 1},
		"checksum":      {"response", func(assessment.Rows) string { return "checksum = x'0011223344556677'" }, 1},

		"plan id":            {"planning", func(r assessment.Rows) string { return "id = " + flipped(r.Planning.ID[:]) }, 0},
		"plan period":        {"planning", func(assessment.Rows) string { return "period = '2026-Q2'" }, 0},
		"plan later period":  {"planning", func(assessment.Rows) string { return "period = '2066-Q4'" }, 0},
		"plan questionnaire": {"planning", func(assessment.Rows) string { return "questionnaire = 'ahp-support-worjer'" }, 0},
		"plan version":       {"planning", func(assessment.Rows) string { return "version = '1.1'" }, 0},
		"plan ticks":         {"planning", func(r assessment.Rows) string { return "ticks = " + flipped(r.Planning.Ticks) }, 0},
		"plan checksum":      {"planning", func(assessment.Rows) string { return "checksum = x'0011223344556677'" }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			people := fill(t, dir, fixed(80), 12)
			hit := people[4]
			id := map[string]assessment.RowID{"response": hit.Response.ID, "planning": hit.Planning.ID}[c.table]
			change(t, dir, "UPDATE "+c.table+" SET "+c.set(hit)+" WHERE id = x'"+hexID(id)+"'")
			r := newResponses(t, dir, afterQuarter())
			if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1}) {
				t.Fatalf("releases %v, want 1", got)
			}
			r.Close()
			w := checkReleases(t, dir)[0]
			want := map[string]int{"response": 12, "planning": 12}
			want[c.table]--
			if len(w.Responses) != want["response"] || len(w.Plans) != want["planning"] || w.Imprint.LeftOut != c.leftOut {
				t.Errorf("%d and %d rows counted, %d left out; want %v and %d", len(w.Responses), len(w.Plans), w.Imprint.LeftOut, want, c.leftOut)
			}
			if n := waiting(t, dir, c.table); n != 1 {
				t.Errorf("%d rows wait, want the damaged one", n)
			}
		})
	}
}

func TestRowsThatCannotBeCountedGoOnWaiting(t *testing.T) {
	const people = 1500 // so that stretches of rows that can be counted lie beside each other
	dir := dataFolder(t)
	cannot := map[assessment.RowID]bool{}
	for i, rows := range fill(t, dir, fixed(81), people) {
		cannot[rows.Response.ID] = i%3 == 0
		cannot[rows.Planning.ID] = i%5 == 0
	}
	p := publication(false)
	p.Maker = func(store.Edition) store.Maker {
		return &witness{cannot: func(id assessment.RowID) bool { return cannot[id] }}
	}
	publish(t, newResponses(t, dir, afterQuarter()), p)
	w := checkReleases(t, dir)[0]
	if len(w.Responses) != people*2/3 || len(w.Plans) != people*4/5 || w.Imprint.LeftOut != people/3 {
		t.Errorf("%d and %d rows counted, %d left out, of %d", len(w.Responses), len(w.Plans), w.Imprint.LeftOut, people)
	}
	if responses, plans := waiting(t, dir, "response"), waiting(t, dir, "planning"); responses != people/3 || plans != people/5 {
		t.Errorf("%d responses and %d planning rows wait, of %d", responses, plans, people)
	}
}

// Bits flip anywhere in the pages of rows. A row is counted as it was shared or not at all, and a file that is not
// sound gives no release.
func TestDamageAnywhereIsNeverCounted(t *testing.T) {
	whole := dataFolder(t)
	shared := map[string]string{}
	for _, rows := range fill(t, whole, fixed(82), 14) {
		shared[hexID(rows.Response.ID)] = fmt.Sprint(rows.Response)
		shared[hexID(rows.Planning.ID)] = fmt.Sprint(*rows.Planning)
	}
	files := contents(t, whole)
	rng, flips := fixed(83), 150
	if os.Getenv("WAYMARK_LONG") != "" {
		flips = 5000
	}
	outcome := map[string]int{}
	for range flips {
		dir := t.TempDir()
		data := slices.Clone(files["responses.db"])
		at := 4096 + rng.IntN(len(data)-4096) // the first page says how the file is laid out
		data[at] ^= 1 << rng.IntN(8)
		if err := os.WriteFile(filepath.Join(dir, "responses.db"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		r := store.NewResponses(dir, afterQuarter())
		p := publication(false)
		p.Maker = func(store.Edition) store.Maker { return listener{got} }
		_, err := r.Publish(t.Context(), p)
		r.Close()
		if err != nil && problem(t, err) != store.Damaged {
			t.Errorf("byte %d: %v, want Damaged", at, err)
		}
		for id, row := range got {
			if shared[id] != row {
				t.Errorf("byte %d: counted %s, which nobody shared", at, row)
			}
		}
		outcome[fmt.Sprintf("error %v, rows missing %v", err != nil, len(got) < len(shared))]++
	}
	t.Log(outcome)
}

func TestAFullDiskPublishesNothing(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(85), 12)
	r := newResponses(t, dir, afterQuarter())
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := r.Exec(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // no page more than there are
		t.Fatal(err)
	}
	p := publication(false)
	p.Maker = func(store.Edition) store.Maker { return printed{document: strings.Repeat("a page or more ", 1000)} }
	numbers, err := r.Publish(t.Context(), p)
	if got := problem(t, err); got != store.DiskFull || numbers != nil {
		t.Errorf("releases %v, problem %d, want DiskFull: %v", numbers, got, err)
	}
	r.Close()
	if n := waiting(t, dir, "response"); n != 12 || hasWord(t, dir) {
		t.Errorf("%d responses wait, want 12 and no word", n)
	}
	if got := publish(t, r, p); !slices.Equal(got, []int{1}) { // a new connection has room again
		t.Errorf("releases %v, want 1", got)
	}
}

func TestABusyFilePublishesNothing(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(86), 12)
	r := newResponses(t, dir, afterQuarter().WithWait(20*time.Millisecond))
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	other := raw(t, dir)
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	_, asked := r.Ready(t.Context(), least, known)
	_, tried := r.Publish(t.Context(), publication(false))
	for _, err := range []error{asked, tried} {
		if got := problem(t, err); got != store.Busy {
			t.Errorf("problem %d, want Busy: %v", got, err)
		}
	}
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	other.Close()
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1}) {
		t.Errorf("releases %v, want 1", got)
	}
}
