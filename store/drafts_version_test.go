package store_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"waymark/store"
)

// largest is content that no file of version 1 has room for.
var largest = bytes.Repeat([]byte("n"), 300_000)

// firstVersion makes a folder with a draft as a program made it that knew version 1 only, and returns its words.
func firstVersion(t *testing.T, dir string) (words string) {
	t.Helper()
	store.AsFirstVersion(func() { words = created(t, dir, []byte("old")) })
	if got := fileVersion(t, dir); got != 1 {
		t.Fatalf("version %d", got)
	}
	return words
}

func fileVersion(t *testing.T, dir string) (version int) {
	t.Helper()
	if err := rawFile(t, draftsPath(dir)).QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		t.Fatal(err)
	}
	return version
}

// A file of version 1 stays one, for older programs too, until a draft needs the room of version 2. Everything in it
// goes on.
func TestAFileOfVersionOneGrowsWithTheFirstDraftThatNeedsIt(t *testing.T) {
	dir := dataFolder(t)
	words := firstVersion(t, dir)
	other := created(t, dir, []byte("other"))
	d, elsewhere := newDrafts(t, dir, draftOptions()), newDrafts(t, dir, draftOptions())
	for _, open := range []struct {
		d     *store.Drafts
		words string
	}{{d, words}, {elsewhere, other}} {
		if _, err := open.d.Unlock(t.Context(), open.words); err != nil {
			t.Fatal(err)
		}
	}
	save(t, d, 1, bytes.Repeat([]byte("n"), 200_000))
	store.AsFirstVersion(func() { checkOpens(t, dir, draftOptions(), other, []byte("other")) })

	save(t, d, 2, largest)
	save(t, elsewhere, 1, []byte("other, later"))
	if got := fileVersion(t, dir); got != 2 {
		t.Errorf("version %d", got)
	}
	checkOpens(t, dir, draftOptions(), words, largest)
	checkOpens(t, dir, draftOptions(), other, []byte("other, later"))
	for _, f := range d.Check(t.Context()) {
		if f.Verdict == store.Wrong {
			t.Errorf("doctor finds %+v", f)
		}
	}
	store.AsFirstVersion(func() {
		_, err := newDrafts(t, dir, draftOptions()).Unlock(t.Context(), words)
		var known *store.Error
		if !errors.As(err, &known) || !strings.Contains(known.Sentence(), "It has version 2, and this Waymark knows 1 (S7).") {
			t.Errorf("an older program says %v", err)
		}
	})

	save(t, d, 3, []byte("short again"))
	if err := d.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkOpens(t, dir, draftOptions(), words, []byte("short again"))
	if fresh := dataFolder(t); created(t, fresh, nil) != "" && fileVersion(t, fresh) != 2 {
		t.Error("a new file is not of the new version")
	}
}

// Nobody is kept from old answers where the file cannot be written to, and what stands in an old file beside its tables
// is found.
func TestAFileOfVersionOneIsCheckedAsSuch(t *testing.T) {
	dir := dataFolder(t)
	firstVersion(t, dir)
	for _, f := range newDrafts(t, dir, draftOptions()).Check(t.Context()) {
		if f.Verdict != store.Fine || f.About == "drafts.db" && !strings.Contains(f.Found, "version 1") {
			t.Errorf("doctor finds %+v", f)
		}
	}
	changeFile(t, draftsPath(dir), "CREATE VIEW v AS SELECT * FROM draft")
	var wrong []string
	for _, f := range newDrafts(t, dir, draftOptions()).Check(t.Context()) {
		if f.Verdict == store.Wrong {
			wrong = append(wrong, f.Found)
		}
	}
	if len(wrong) != 2 || wrong[1] != "The view v is none of ours." {
		t.Errorf("doctor finds %q", wrong)
	}
	changeFile(t, draftsPath(dir), "DROP VIEW v; PRAGMA user_version = 2")
	if got := problem(t, newDrafts(t, dir, draftOptions()).Purge(t.Context())); got != store.Altered {
		t.Errorf("tables of version 1 in a file of version 2: problem %d", got)
	}
}
