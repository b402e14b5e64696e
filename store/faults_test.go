//go:build unix

package store_test

import (
	"os"
	"testing"

	"waymark/store"
	"waymark/store/faultdisk"
)

// Every operation on a file fails in turn while somebody shares. Whatever happens, what was called stored is stored,
// once, with its planning row, and the file is sound.
func TestEveryFaultOfTheDiskLeavesOldOrNew(t *testing.T) {
	template := dataFolder(t)
	fill(t, template, fixed(50), 30)
	starts := map[string]map[string][]byte{"new folder": nil, "file with rows": contents(t, template)}
	for start, files := range starts {
		for _, forGood := range []bool{false, true} {
			untold, faults := 0, 0
			for n := 1; ; n++ {
				dir := dataFolder(t)
				lay(t, dir, files)
				reached, kept := shareUnderFault(t, dir, n, forGood)
				if !reached {
					break
				}
				faults++
				if kept {
					untold++
				}
			}
			// With the disk gone for good there is nobody to ask whether the rows are in.
			if untold > 0 && !forGood {
				t.Errorf("%s: %d shares were stored and not called so", start, untold)
			}
			t.Logf("%s, for good %v: %d faults, %d stored and not called so", start, forGood, faults, untold)
		}
	}
}

// shareUnderFault shares in dir while the nth operation fails. It reports whether there was an nth one, and whether
// the rows were stored although they were not said to be.
func shareUnderFault(t *testing.T, dir string, n int, forGood bool) (reached, untold bool) {
	t.Helper()
	rows := drawRows(fixed(uint64(n) + 5000))
	before := 0
	if _, err := os.Lstat(dir); err == nil {
		before = len(storedIDs(t, dir, "response"))
	}
	r := store.NewResponses(dir, testOptions().WithVFS(faultdisk.Use()))
	faultdisk.Arm(n, forGood)
	r.Open(t.Context())
	err := r.Share(t.Context(), rows)
	r.Tidy(t.Context())
	reached = faultdisk.Disarm() >= n
	r.Close()

	again := newResponses(t, dir, testOptions().WithVFS(faultdisk.Use()))
	if err := again.Open(t.Context()); err != nil {
		t.Fatalf("operation %d: the file does not open any more: %v", n, err)
	}
	responses, plans := storedIDs(t, dir, "response"), storedIDs(t, dir, "planning")
	stored := responses[hexID(rows.Response.ID)]
	if err == nil && !stored {
		t.Errorf("operation %d: the row was called stored and is not", n)
	}
	if stored != plans[hexID(rows.Planning.ID)] {
		t.Errorf("operation %d: one row of the two is stored", n)
	}
	share(t, again, rows)
	again.Close()
	if got := len(storedIDs(t, dir, "response")); got != before+1 {
		t.Errorf("operation %d: %d rows after sharing again, want %d", n, got, before+1)
	}
	if files := contents(t, dir); len(files) != 2 {
		t.Errorf("operation %d: the folder holds %v", n, sizes(files))
	}
	return reached, err != nil && stored
}

// The power goes at every moment of a share, with any part of what was not yet synced on the disk.
func TestAPowerCutLeavesOldOrNew(t *testing.T) {
	const cuts = 4 // images at each moment
	dir, rng := dataFolder(t), fixed(51)
	fill(t, dir, rng, 30)
	rows := drawRows(rng)
	r := store.NewResponses(dir, testOptions().WithVFS(faultdisk.Use()))
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	before := contents(t, dir)
	faultdisk.StartRecording()
	if err := r.Share(t.Context(), rows); err != nil {
		t.Fatal(err)
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
			again := store.NewResponses(after, testOptions().WithVFS(faultdisk.Use()))
			if err := again.Open(t.Context()); err != nil {
				t.Fatalf("moment %d: the file does not open any more: %v", moment, err)
			}
			again.Close()
			responses, plans := storedIDs(t, after, "response"), storedIDs(t, after, "planning")
			stored := responses[hexID(rows.Response.ID)]
			if moment >= acknowledged && !stored {
				t.Errorf("moment %d: the row was called stored at %d and is lost", moment, acknowledged)
			}
			if stored != plans[hexID(rows.Planning.ID)] || len(responses) != len(plans) || len(responses) < 30 {
				t.Errorf("moment %d: %d responses and %d planning rows", moment, len(responses), len(plans))
			}
		}
	}
	t.Logf("%d images; acknowledged after %d of %d changes", cuts*(len(record)+1), acknowledged, len(record))
}
