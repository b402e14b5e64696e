package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/store"
)

// verdictOn returns the first finding on something.
func verdictOn(t *testing.T, found []store.Finding, about string) store.Finding {
	t.Helper()
	for _, f := range found {
		if f.About == about {
			return f
		}
	}
	t.Fatalf("nothing on %s in %+v", about, found)
	return store.Finding{}
}

func TestCheckMakesAndChangesNothing(t *testing.T) {
	dir := dataFolder(t)
	r, d := newResponses(t, dir, testOptions()), newDrafts(t, dir, draftOptions())
	for _, f := range append(r.Check(ctx), d.Check(ctx)...) {
		if f.Verdict != store.Fine {
			t.Errorf("no folder: %+v", f)
		}
	}
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
	share(t, r, drawRows(fixed(60)))
	words, err := d.NewWords()
	if err == nil {
		err = d.Create(ctx, words, []byte("answers"))
	}
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	d.Close()
	before := contents(t, dir)
	for _, f := range append(r.Check(ctx), d.Check(ctx)...) {
		if f.Verdict != store.Fine || f.Do != "" {
			t.Errorf("a sound folder: %+v", f)
		}
	}
	if !equalFiles(before, contents(t, dir)) {
		t.Error("a file was changed")
	}
}

func TestCheckNamesANetworkDrive(t *testing.T) {
	for allowed, want := range map[bool]store.Verdict{false: store.Wrong, true: store.LookAt} {
		opt := testOptions().WithNetwork("NFS")
		opt.AllowNetworkFolder = allowed
		f := verdictOn(t, store.NewResponses(t.TempDir(), opt).Check(ctx), "file system")
		if f.Verdict != want || f.Do == "" {
			t.Errorf("allowed %v: %+v", allowed, f)
		}
	}
}

func TestCheckNamesASettingThatSQLiteDidNotTake(t *testing.T) {
	dir := dataFolder(t)
	wholeFile(t, dir)
	store.Misspell(t, "secure_delete", "secure_delet", "ON")
	f := verdictOn(t, store.NewResponses(dir, testOptions()).Check(ctx), "responses.db settings")
	if f.Verdict != store.Wrong || !strings.Contains(f.Found, "(S10)") {
		t.Errorf("found %+v", f)
	}
}

func TestCheckFindsAKeyThatIsDerivedInAnotherWay(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words, err := d.NewWords()
	if err == nil {
		err = d.Create(ctx, words, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
	changeFile(t, filepath.Join(dir, "drafts.db"), "UPDATE meta SET v = CAST('argon2id t=1 m=8 p=1' AS BLOB) WHERE k = 'derivation'")
	if f := verdictOn(t, d.Check(ctx), "drafts.db keys"); f.Verdict != store.Wrong || !strings.Contains(f.Found, "(S4)") {
		t.Errorf("found %+v", f)
	}
}

// A release that no reader shows must not be sound for the person who is asked about it. How many there are is no secret.
func TestCheckNamesAReleaseThatWasChanged(t *testing.T) {
	for _, c := range []struct{ change, found string }{
		{"", "Every release is as it was published."},
		{"UPDATE release SET doc = replace(doc, '10', '15')", "Release 1 is not as it was published."},
		{"UPDATE release SET sha256 = x'00'", "Release 1 is not as it was published."},
		{"UPDATE release SET made = 'soon'", "Release 1 is not as it was published."},
	} {
		dir := dataFolder(t)
		fill(t, dir, fixed(62), 30)
		r := newResponses(t, dir, afterQuarter())
		publish(t, r, publication(false))
		if err := r.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		r.Close()
		want := store.Fine
		if c.change != "" {
			change(t, dir, c.change)
			want = store.Wrong
		}
		if f := verdictOn(t, r.Check(ctx), "responses.db releases"); f.Verdict != want || f.Found != c.found || (f.Do == "") != (want == store.Fine) {
			t.Errorf("after %q: found %+v", c.change, f)
		}
	}
}

func TestBackupIsTheFileAndNothingIsMadeWhereThereIsNone(t *testing.T) {
	dir := dataFolder(t)
	path := filepath.Join(t.TempDir(), "copy")
	r := newResponses(t, dir, testOptions())
	if err := r.Backup(ctx, path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing to copy: %v", err)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
	rows := drawRows(fixed(61))
	share(t, r, rows)
	if err := r.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	back := filepath.Join(t.TempDir(), "data")
	if err := errors.Join(os.Mkdir(back, 0o700), os.Rename(path, filepath.Join(back, "responses.db"))); err != nil {
		t.Fatal(err)
	}
	if ids := storedIDs(t, back, "response"); len(ids) != 1 || !ids[hexID(rows.Response.ID)] {
		t.Errorf("the copy holds %v", ids)
	}
	for _, f := range store.NewResponses(back, testOptions()).Check(ctx) {
		if f.Verdict != store.Fine {
			t.Errorf("the copy: %+v", f)
		}
	}
	// A file of that name is never written over.
	if err := os.WriteFile(path, []byte("minutes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Backup(ctx, path); err == nil {
		t.Error("a file was written over")
	}
}

func TestCheckFindsARowWhoseChecksumIsWrong(t *testing.T) {
	for _, change := range []string{"UPDATE response SET stage = 3 - stage", "UPDATE planning SET period = '2026-Q1'"} {
		dir := dataFolder(t)
		r := newResponses(t, dir, testOptions())
		share(t, r, drawRows(fixed(62)))
		r.Close()
		changeFile(t, filepath.Join(dir, "responses.db"), change)
		if f := verdictOn(t, r.Check(ctx), "responses.db rows"); f.Verdict != store.Wrong || f.Do == "" {
			t.Errorf("after %q: %+v", change, f)
		}
	}
}
