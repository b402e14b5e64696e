//go:build unix

package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/store"
	"waymark/store/faultdisk"
)

// drawn are six words for tests that make a draft in a place of their own.
const drawn = "zombie zodiac acid ajar yo-yo zebra"

// What is done to a draft that holds "old", or to a folder in which nobody saved. Each says what it was told.
var draftSteps = map[string]struct {
	long  bool // only when the long tests are asked for
	begin bool // in a folder with drafts
	opt   store.DraftOptions
	do    func(d *store.Drafts) error
	// want is what the words open after it: "" for nothing.
	want string
}{
	"create, new folder": {false, false, draftOptions(), createDrawn, "new"},
	"create":             {true, true, draftOptions(), createDrawn, "new"},
	"save":               {false, true, draftOptions(), saveDrawn, "new"},
	"save, longer":       {true, true, draftOptions(), saveLonger, strings.Repeat("n", 50_000)},
	"save, wider file":   {true, true, draftOptions(), saveLargest, string(largest)},
	"delete":             {false, true, draftOptions(), deleteDrawn, ""},
	"purge":              {false, true, draftsOn(2026, time.December, 23), purgeDrafts, ""},
}

func createDrawn(d *store.Drafts) error { return d.Create(ctx, strings.Fields(drawn), []byte("new")) }
func purgeDrafts(d *store.Drafts) error { return d.Purge(ctx) }

func saveDrawn(d *store.Drafts) error {
	_, err := d.Unlock(ctx, drawn)
	return errors.Join(err, d.Save(ctx, 1, []byte("new")))
}

func saveLonger(d *store.Drafts) error {
	_, err := d.Unlock(ctx, drawn)
	return errors.Join(err, d.Save(ctx, 1, bytes.Repeat([]byte("n"), 50_000)))
}

// saveLargest makes the file, which is one of version 1, one of version 2.
func saveLargest(d *store.Drafts) error {
	_, err := d.Unlock(ctx, drawn)
	return errors.Join(err, d.Save(ctx, 1, largest))
}

func deleteDrawn(d *store.Drafts) error {
	_, err := d.Unlock(ctx, drawn)
	return errors.Join(err, d.Delete(ctx))
}

// draftFolder is a folder with the draft "old", under the words drawn, and another one, as version 1 had them.
func draftFolder(t *testing.T) (files map[string][]byte, other string) {
	t.Helper()
	dir := dataFolder(t)
	store.AsFirstVersion(func() {
		d := newDrafts(t, dir, draftOptions())
		if err := d.Create(ctx, strings.Fields(drawn), []byte("old")); err != nil {
			t.Fatal(err)
		}
		d.Close()
		later := newDrafts(t, dir, draftsOn(2026, time.December, 1))
		other = create(t, later, []byte("other"))
		later.Close()
	})
	return contents(t, dir), other
}

// opened returns what the words drawn open: "" for nothing.
func opened(t *testing.T, dir string, opt store.DraftOptions) string {
	t.Helper()
	d := store.NewDrafts(dir, opt.WithVFS(faultdisk.Use()))
	defer d.Close()
	got, err := d.Unlock(ctx, drawn)
	if err != nil && !errors.Is(err, store.ErrWrongWords) {
		t.Fatalf("the file does not open any more: %v", err)
	}
	return string(got)
}

// Every operation on a file fails in turn, once or for good. Whatever happens, there is the old draft or the new one,
// what was called done is done, and doing it again works.
func TestEveryFaultLeavesTheOldDraftOrTheNew(t *testing.T) {
	files, other := draftFolder(t)
	for name, step := range draftSteps {
		if step.long && !long() {
			continue
		}
		for _, forGood := range []bool{false, true} {
			faults, untold := 0, 0
			for n := 1; ; n++ {
				dir, old := dataFolder(t), ""
				if step.begin {
					lay(t, dir, files)
					old = "old"
				}
				d := store.NewDrafts(dir, step.opt.WithVFS(faultdisk.Use()))
				faultdisk.Arm(n, forGood)
				err := step.do(d)
				reached := faultdisk.Disarm() >= n
				if !reached {
					d.Close()
					break
				}
				faults++
				at := fmt.Sprintf("%s, for good %v, operation %d", name, forGood, n)
				got := opened(t, dir, draftOptions())
				if err == nil && got != step.want {
					t.Errorf("%s: called done, and the words open %.20q", at, got)
				}
				if got != old && got != step.want {
					t.Errorf("%s: the words open %.20q", at, got)
				}
				if err != nil && got == step.want && got != old {
					untold++
				}
				if err := step.do(d); err != nil && (step.want != "" || !errors.Is(err, store.ErrWrongWords) && !errors.Is(err, store.ErrNotOpen)) {
					t.Errorf("%s: doing it again: %v", at, err)
				}
				d.Close()
				if got := opened(t, dir, draftOptions()); got != step.want {
					t.Errorf("%s: after doing it again the words open %.20q", at, got)
				}
				if step.begin {
					checkOpens(t, dir, draftsOn(2026, time.December, 1).WithVFS(faultdisk.Use()), other, []byte("other"))
				}
			}
			// With the disk gone for good there is nobody to ask. Purging is not asked about: it is done again.
			if untold > 0 && !forGood && name != "purge" {
				t.Errorf("%s: %d were done and not called so", name, untold)
			}
			t.Logf("%s, for good %v: %d faults, %d done and not called so", name, forGood, faults, untold)
		}
	}
}

// A save of which nobody could tell whether it worked is no change from elsewhere: the next one goes on from it.
func TestSavingGoesOnAfterAnyFault(t *testing.T) {
	files, _ := draftFolder(t)
	for n := 1; ; n++ {
		dir := dataFolder(t)
		lay(t, dir, files)
		d := newDrafts(t, dir, draftOptions().WithVFS(faultdisk.Use()))
		if _, err := d.Unlock(ctx, drawn); err != nil {
			t.Fatal(err)
		}
		reached := 0
		for i := range 2 { // two saves in a row of which nobody can tell
			faultdisk.Arm(n, true)
			d.Save(ctx, i+1, fmt.Append(nil, "lost ", i))
			reached = max(reached, faultdisk.Disarm())
		}
		if err := d.Save(ctx, 3, []byte("new")); err != nil {
			t.Errorf("operation %d: %v", n, err)
		}
		d.Close()
		if got := opened(t, dir, draftOptions()); got != "new" {
			t.Errorf("operation %d: the words open %q", n, got)
		}
		if reached < n {
			break
		}
	}
}

// The power goes at every moment of a step, with any part of what was not yet synced on the disk.
func TestAPowerCutLeavesTheOldDraftOrTheNew(t *testing.T) {
	const cuts = 2 // images at each moment
	files, other := draftFolder(t)
	rng := fixed(220)
	for _, name := range slices.Sorted(maps.Keys(draftSteps)) { // each with the same chance in every run
		step := draftSteps[name]
		if !step.begin || step.long && !long() {
			continue
		}
		dir := dataFolder(t)
		lay(t, dir, files)
		d := store.NewDrafts(dir, step.opt.WithVFS(faultdisk.Use()))
		faultdisk.StartRecording()
		if err := step.do(d); err != nil {
			t.Fatal(err)
		}
		record := faultdisk.StopRecording()
		d.Close()
		stride := 1 + len(record)/150 // of a long record most moments are one more page of the same draft
		for moment := len(record); moment >= 0; moment -= stride {
			for range cuts {
				after := dataFolder(t)
				lay(t, after, faultdisk.AfterPowerCut(files, record[:moment], rng))
				got := opened(t, after, draftOptions())
				if got != step.want && (got != "old" || moment == len(record)) {
					t.Errorf("%s: cut at %d of %d, the words open %.20q", name, moment, len(record), got)
				}
				checkOpens(t, after, draftsOn(2026, time.December, 1).WithVFS(faultdisk.Use()), other, []byte("other"))
			}
		}
		t.Logf("%s: %d images", name, cuts*(len(record)/stride+1))
	}
}
