package store_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"waymark/store"
)

// What was changed, deleted or past its time is in no file any more: not while the program runs, nor after it.
func TestOldDraftsLeaveNoBytes(t *testing.T) {
	for name, end := range map[string]func(t *testing.T, dir string, d *store.Drafts, words string) *store.Drafts{
		"changed": func(t *testing.T, _ string, d *store.Drafts, _ string) *store.Drafts {
			for i := range 20 {
				save(t, d, i+1, bytes.Repeat([]byte("n"), i*4000)) // of all lengths
			}
			save(t, d, 99, nil)
			return d
		},
		"deleted": func(t *testing.T, _ string, d *store.Drafts, _ string) *store.Drafts {
			if err := d.Delete(t.Context()); err != nil {
				t.Fatal(err)
			}
			return d
		},
		"expired": func(t *testing.T, dir string, d *store.Drafts, _ string) *store.Drafts {
			d.Close()
			later := newDrafts(t, dir, draftsOn(2026, time.December, 23))
			if err := later.Purge(t.Context()); err != nil {
				t.Fatal(err)
			}
			return later
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			d := newDrafts(t, dir, draftOptions())
			words := create(t, d, bytes.Repeat([]byte("n"), 50_000))
			old := soleDraft(t, dir)
			markers := [][]byte{old.blob[:40], old.blob[4096:4136], old.blob[30_000:30_040], old.blob[len(old.blob)-40:]}
			if name != "changed" {
				markers = append(markers, old.id)
			}
			for i := range 3 { // other people's lie round it
				create(t, newDrafts(t, dir, draftsOn(2026, time.December, 20)), fmt.Append(nil, i))
			}
			for _, m := range markers {
				if !holds(t, dir, m) {
					t.Fatal("a marker is not in the file at all")
				}
			}
			d = end(t, dir, d, words)
			if runtime.GOOS == "linux" && holds(t, dir, markers...) {
				t.Error("it is still in a file while the program runs")
			}
			d.Close()
			if holds(t, dir, markers...) {
				t.Error("it is still in a file")
			}
			if name != "changed" && freePages(t, dir) != 0 {
				t.Error("the file has room where it was")
			}
			if got := len(storedDrafts(t, dir)); name != "changed" && got != 3 {
				t.Errorf("%d drafts, want the three others", got)
			}
		})
	}
}

func freePages(t *testing.T, dir string) (n int) {
	t.Helper()
	db := rawFile(t, draftsPath(dir))
	defer db.Close()
	if err := db.QueryRow("PRAGMA freelist_count").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// A full disk or a kill may leave room where a draft was. The next start takes it away.
func TestRoomThatADeletedDraftLeftGoesAtTheNextStart(t *testing.T) {
	dir := dataFolder(t)
	created(t, dir, make([]byte, 200_000))
	changeFile(t, draftsPath(dir), "DELETE FROM draft")
	if freePages(t, dir) == 0 {
		t.Fatal("there is no room")
	}
	if err := newDrafts(t, dir, draftOptions()).Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := freePages(t, dir); n != 0 {
		t.Errorf("%d pages", n)
	}
}

func TestDraftFileTimesTellNoMoreThanTheMonth(t *testing.T) {
	dir := dataFolder(t)
	first := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
	check := func(when string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != 6 {
			t.Errorf("%s: %v, want the file, its journal and four empty ones", when, entries)
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			if !info.ModTime().Equal(first) || info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
				t.Errorf("%s: %s has mode %v and changed at %s, want %s", when, e.Name(), info.Mode(), info.ModTime(), first)
			}
		}
	}
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, nil)
	check("created")
	save(t, d, 1, nil)
	check("saved")
	if err := d.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("purged")
	if _, err := d.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	check("opened")
	if err := d.Delete(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("deleted")
	d.Close()
	check("closed")
}

// A program that is killed early in a change leaves a journal that SQLite does not go by and does not empty.
func TestOldPagesInAJournalThatCountsForNothingGoAtTheNextStart(t *testing.T) {
	dir := dataFolder(t)
	created(t, dir, nil)
	journal, marker := make([]byte, 8192), []byte("an old page of somebody's draft")
	copy(journal[5000:], marker)
	if err := os.WriteFile(draftsPath(dir)+"-journal", journal, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := newDrafts(t, dir, draftOptions()).Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if holds(t, dir, marker) {
		t.Error("it is still there")
	}
}
