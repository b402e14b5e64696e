package store_test

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkShare is one share with its tidying, in a file of 1,000 rows. Compare it with BenchmarkAppendSync in the
// same run: the time of a disk says nothing by itself.
func BenchmarkShare(b *testing.B) {
	dir, rng := dataFolder(b), fixed(60)
	fill(b, dir, rng, 1000)
	r := newResponses(b, dir, testOptions())
	if err := r.Open(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		share(b, r, drawRows(rng))
	}
}

// BenchmarkOpen is a start with a file of 1,000 rows.
func BenchmarkOpen(b *testing.B) {
	dir := dataFolder(b)
	fill(b, dir, fixed(61), 1000)
	for b.Loop() {
		r := newResponses(b, dir, testOptions())
		if err := r.Open(b.Context()); err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
}

// BenchmarkAppendSync is the least that makes the bytes of one share durable: append and sync.
func BenchmarkAppendSync(b *testing.B) {
	rng := fixed(62)
	f, err := os.Create(filepath.Join(b.TempDir(), "rows"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for b.Loop() {
		rows := drawRows(rng)
		a, p := rows.Response, rows.Planning
		bytes := append(a.ID[:], a.Period+a.Questionnaire+a.Version+a.Profession...)
		bytes = append(append(bytes, a.Areas...), append(p.ID[:], p.Ticks...)...)
		if _, err := f.Write(bytes); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}
