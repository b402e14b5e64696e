package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

// realKeys are draftOptions with keys as dear as everywhere.
func realKeys() store.DraftOptions { return draftOptions().WithKeys(nil) }

// BenchmarkSave makes one changed answer durable, beside 50 other drafts. Compare it with BenchmarkAppendSyncDraft in
// the same run: the time of a disk says nothing by itself.
func BenchmarkSave(b *testing.B) {
	dir := dataFolder(b)
	d := newDrafts(b, dir, draftOptions())
	for range 51 {
		create(b, d, make([]byte, 6000))
	}
	content, change := make([]byte, 6000), 0
	for b.Loop() {
		change++
		content[change%len(content)]++
		save(b, d, change, content)
	}
}

// BenchmarkAppendSyncDraft is the least that makes the bytes of one save durable: append and sync.
func BenchmarkAppendSyncDraft(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "drafts"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	blob := make([]byte, 16424)
	for b.Loop() {
		if _, err := f.Write(blob); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnlock opens a draft, key and all.
func BenchmarkUnlock(b *testing.B) {
	dir := dataFolder(b)
	d := newDrafts(b, dir, realKeys())
	words := create(b, d, make([]byte, 6000))
	for b.Loop() {
		if _, err := d.Unlock(b.Context(), words); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompleteWords is one key on the page that takes the words, one of them wrong.
func BenchmarkCompleteWords(b *testing.B) {
	for b.Loop() {
		store.CompleteWords("apr daf fax yo-yo jigsaw umb")
	}
}

// Somebody with a watch must not tell unknown words from those of a draft that is past its time or altered.
func TestWordsThatOpenNothingAreRefusedAtOneSpeed(t *testing.T) {
	if !long() {
		t.Skip("takes time: set WAYMARK_LONG")
	}
	dir := dataFolder(t)
	words := map[string]string{"unknown": drawnByAll}
	for _, name := range []string{"expired", "altered"} {
		d := newDrafts(t, dir, realKeys())
		words[name] = create(t, d, bytes.Repeat([]byte("n"), 5000))
		if name == "expired" {
			changeFile(t, draftsPath(dir), "UPDATE draft SET expires = '2026-11-01'")
		}
	}
	changeFile(t, draftsPath(dir), "UPDATE draft SET blob = zeroblob(16424) WHERE expires > '2026-11-01'")
	times := map[string][]time.Duration{}
	for range 40 {
		for name, typed := range words {
			d := store.NewDrafts(dir, realKeys()) // no pause
			if err := d.Purge(t.Context()); err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			_, err := d.Unlock(t.Context(), typed)
			times[name] = append(times[name], time.Since(begun))
			d.Close()
			if !errors.Is(err, store.ErrWrongWords) {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	var medians []time.Duration
	for name, all := range times {
		slices.Sort(all)
		medians = append(medians, all[len(all)/2])
		t.Log(strings.ToUpper(name[:1])+name[1:], all[len(all)/2])
	}
	if slowest, quickest := slices.Max(medians), slices.Min(medians); float64(slowest) > 1.2*float64(quickest) {
		t.Errorf("%v to %v", quickest, slowest)
	}
}
