package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"

	"waymark/assessment"
	"waymark/store"
)

// draftOptions are an ordinary day, and keys that cost nothing.
func draftOptions() store.DraftOptions { return draftsOn(2026, time.November, 22) }

func draftsOn(year int, month time.Month, day int) store.DraftOptions {
	opt := optionsOn(year, month, day)
	return store.DraftOptions{Now: opt.Now, Built: opt.Built}.WithKeys(cheapKey)
}

// keysMade counts what cheapKey made.
var keysMade atomic.Int64

// cheapKey depends on all that a key depends on.
func cheapKey(password, salt []byte, passes, memory uint32, lanes uint8, keyLen uint32) []byte {
	keysMade.Add(1)
	return argon2.IDKey(fmt.Append(password, passes, memory, lanes), salt, 1, 8, 1, keyLen)
}

// newDrafts returns a store that is closed when the test ends.
func newDrafts(t testing.TB, dir string, opt store.DraftOptions) *store.Drafts {
	t.Helper()
	d := store.NewDrafts(dir, opt)
	t.Cleanup(d.Close)
	return d
}

// create makes a draft and returns its words as somebody would type them.
func create(t testing.TB, d *store.Drafts, content []byte) string {
	t.Helper()
	words, err := d.NewWords()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Create(context.Background(), words, content); err != nil {
		t.Fatal(err)
	}
	return strings.Join(words, " ")
}

// created makes a data folder with one draft, and returns its words.
func created(t testing.TB, dir string, content []byte) string {
	t.Helper()
	d := store.NewDrafts(dir, draftOptions())
	defer d.Close()
	return create(t, d, content)
}

func save(t testing.TB, d *store.Drafts, change int, content []byte) {
	t.Helper()
	if err := d.Save(context.Background(), change, content); err != nil {
		t.Fatal(err)
	}
}

// checkOpens checks that the words open content at another terminal.
func checkOpens(t testing.TB, dir string, opt store.DraftOptions, words string, content []byte) {
	t.Helper()
	d := store.NewDrafts(dir, opt)
	defer d.Close()
	got, err := d.Unlock(context.Background(), words)
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("%.40q %v, want %.40q", got, err, content)
	}
}

// checkRefused checks that the words open nothing.
func checkRefused(t testing.TB, dir string, opt store.DraftOptions, words string) {
	t.Helper()
	d := store.NewDrafts(dir, opt)
	defer d.Close()
	if got, err := d.Unlock(context.Background(), words); !errors.Is(err, store.ErrWrongWords) || got != nil {
		t.Errorf("%.40q %v, want %v", got, err, store.ErrWrongWords)
	}
}

func draftsPath(dir string) string { return filepath.Join(dir, "drafts.db") }

// storedDraft is a row as it lies in the file.
type storedDraft struct {
	id, blob []byte
	rev      int64
	expires  string
}

// storedDrafts reads all rows, and checks that the file is sound.
func storedDrafts(t testing.TB, dir string) (all []storedDraft) {
	t.Helper()
	db := rawFile(t, draftsPath(dir))
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s %v", verdict, err)
	}
	rows, err := db.Query("SELECT id, rev, expires, blob FROM draft")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s storedDraft
		if err := rows.Scan(&s.id, &s.rev, &s.expires, &s.blob); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// soleDraft is the one row of a file that holds one.
func soleDraft(t testing.TB, dir string) storedDraft {
	t.Helper()
	all := storedDrafts(t, dir)
	if len(all) != 1 {
		t.Fatalf("%d drafts, want 1", len(all))
	}
	return all[0]
}

func date(year int, month time.Month, day int) assessment.Date {
	return assessment.Date{Year: year, Month: month, Day: day}
}
