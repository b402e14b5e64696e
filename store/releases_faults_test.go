//go:build unix

package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
	"waymark/store/faultdisk"
)

// twoEditions makes a data folder in which 23 people wait for two releases.
func twoEditions(t *testing.T, seed uint64) map[string][]byte {
	t.Helper()
	dir := dataFolder(t)
	fill(t, dir, fixed(seed), 23)
	reseal(t, dir, 11, func(rows *assessment.Rows) { rows.Response.Version, rows.Planning.Version = "2.0", "2.0" })
	return contents(t, dir)
}

// checkOldOrNew checks that both releases are there with all their rows, or neither, and reports which.
func checkOldOrNew(t *testing.T, dir string) (published bool) {
	t.Helper()
	documents := checkReleases(t, dir)
	counted := 0
	for _, w := range documents {
		counted += len(w.Responses)
	}
	left := waiting(t, dir, "response")
	switch {
	case len(documents) == 0 && left == 23 && waiting(t, dir, "planning") == 23:
		return false
	case len(documents) == 2 && counted == 23 && left == 0 && waiting(t, dir, "planning") == 0:
		return true
	}
	t.Errorf("%d releases of %d responses, %d wait", len(documents), counted, left)
	return false
}

// Every operation on a file fails in turn during a publication and its tidying. Whatever happens, what was called
// published is, and what is there was called published.
func TestEveryFaultLeavesAllReleasesOrNone(t *testing.T) {
	files := twoEditions(t, 110)
	for _, forGood := range []bool{false, true} {
		faults, unsure := 0, 0
		for n := 1; ; n++ {
			dir := dataFolder(t)
			lay(t, dir, files)
			r := store.NewResponses(dir, afterQuarter().WithVFS(faultdisk.Use()))
			faultdisk.Arm(n, forGood)
			numbers, err := r.Publish(t.Context(), publication(false))
			r.Tidy(t.Context())
			reached := faultdisk.Disarm() >= n
			r.Close()
			if !reached {
				break
			}
			faults++
			again := newResponses(t, dir, afterQuarter().WithVFS(faultdisk.Use()))
			if err := again.Open(t.Context()); err != nil {
				t.Fatalf("operation %d: the file does not open any more: %v", n, err)
			}
			again.Close()
			published := checkOldOrNew(t, dir)
			if called := slices.Equal(numbers, []int{1, 2}) && err == nil; called && !published {
				t.Errorf("operation %d: the releases were called published and are not there", n)
			} else if !called && published {
				unsure++
				if said := sentence(t, err); !strings.Contains(said, "could not see whether") {
					t.Errorf("operation %d: the releases are there, and it said %q", n, said)
				}
			} else if !called && numbers != nil {
				t.Errorf("operation %d: releases %v with error %v", n, numbers, err)
			}
			tomorrow := newResponses(t, dir, optionsOn(2027, time.January, 21).WithVFS(faultdisk.Use()))
			publish(t, tomorrow, publication(false))
			tomorrow.Close()
			if !checkOldOrNew(t, dir) {
				t.Errorf("operation %d: the next day does not make the releases", n)
			}
		}
		// With the disk gone for good there is nobody to ask whether the releases are in.
		if unsure > 0 && !forGood {
			t.Errorf("%d publications stand and were not called so", unsure)
		}
		t.Logf("for good %v: %d faults, %d publications stand and nobody could tell", forGood, faults, unsure)
	}
}

func sentence(t *testing.T, err error) string {
	t.Helper()
	var known *store.Error
	if !errors.As(err, &known) {
		t.Fatalf("error without a sentence: %v", err)
	}
	return known.PlannerSentence()
}

// The power goes at every moment of a publication and its tidying.
func TestAPowerCutLeavesAllReleasesOrNone(t *testing.T) {
	const cuts = 3 // images at each moment
	dir, rng := dataFolder(t), fixed(111)
	lay(t, dir, twoEditions(t, 112))
	r := store.NewResponses(dir, afterQuarter().WithVFS(faultdisk.Use()))
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	before := contents(t, dir)
	faultdisk.StartRecording()
	if got, err := r.Publish(t.Context(), publication(false)); err != nil || !slices.Equal(got, []int{1, 2}) {
		t.Fatalf("releases %v %v, want 1 and 2", got, err)
	}
	record := faultdisk.StopRecording()
	acknowledged := len(record)
	faultdisk.StartRecording()
	if err := r.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	record = append(record, faultdisk.StopRecording()...)
	for moment := 0; moment <= len(record); moment++ {
		for range cuts {
			after := dataFolder(t)
			lay(t, after, faultdisk.AfterPowerCut(before, record[:moment], rng))
			again := store.NewResponses(after, afterQuarter().WithVFS(faultdisk.Use()))
			if err := again.Open(t.Context()); err != nil {
				t.Fatalf("moment %d: the file does not open any more: %v", moment, err)
			}
			again.Close()
			if published := checkOldOrNew(t, after); moment >= acknowledged && !published {
				t.Errorf("moment %d: the releases were called published at %d and are lost", moment, acknowledged)
			}
		}
	}
	t.Logf("%d images; acknowledged after %d of %d changes", cuts*(len(record)+1), acknowledged, len(record))
}

// What is published can be read from a full disk, and from a folder that can only be read.
func TestReadingReleasesWritesNothing(t *testing.T) {
	dir := dataFolder(t)
	lay(t, dir, twoEditions(t, 110))
	publisher := newResponses(t, dir, afterQuarter())
	if _, err := publisher.Publish(t.Context(), publication(false)); err != nil {
		t.Fatal(err)
	}
	publisher.Close()
	r := newResponses(t, dir, afterQuarter().WithVFS(faultdisk.Use()))
	faultdisk.StartRecording()
	all, err := r.Releases(t.Context())
	if written := faultdisk.StopRecording(); err != nil || len(all) != 2 || len(written) > 0 {
		t.Errorf("%d releases, %v, and %d changes to files", len(all), err, len(written))
	}
}
