package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

func TestADraftsFileThatIsNotSafeToWriteToIsRefusedAndLeftAsItIs(t *testing.T) {
	sql := func(statements string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) { changeFile(t, path, statements) }
	}
	replace := func(content []byte) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		want  store.Problem
	}{
		"empty":     {replace(nil), store.Damaged},
		"a text":    {replace([]byte(strings.Repeat("Minutes of the team meeting. ", 400))), store.Damaged},
		"truncated": {func(t *testing.T, path string) { cut(t, path, -1) }, store.Damaged},
		"one page":  {func(t *testing.T, path string) { cut(t, path, 4096) }, store.Damaged},
		"responses": {func(t *testing.T, path string) {
			replace(contents(t, filepath.Dir(wholeFile(t, dataFolder(t))))["responses.db"])(t, path)
		}, store.Foreign},
		"no version":  {sql("PRAGMA user_version = 0"), store.Foreign},
		"newer":       {sql("PRAGMA user_version = 3"), store.Newer},
		"trigger":     {sql("CREATE TRIGGER spy AFTER UPDATE ON draft BEGIN UPDATE meta SET v = CAST(datetime() AS BLOB); END"), store.Altered},
		"index":       {sql("CREATE INDEX i ON draft(expires)"), store.Altered},
		"view":        {sql("CREATE VIEW v AS SELECT * FROM draft"), store.Altered},
		"column more": {sql("ALTER TABLE draft ADD COLUMN at TEXT"), store.Altered},
		"other log":   {func(t *testing.T, path string) { replace([]byte("log"))(t, path+"-wal") }, store.Foreign},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			words := created(t, dir, []byte("mine"))
			c.spoil(t, draftsPath(dir))
			before := contents(t, dir)
			d := newDrafts(t, dir, draftOptions())
			_, unlocked := d.Unlock(t.Context(), words)
			for what, err := range map[string]error{
				"unlock": unlocked, "purge": d.Purge(t.Context()), "create": d.Create(t.Context(), strings.Fields(words), nil),
			} {
				if got := problem(t, err); got != c.want {
					t.Errorf("%s: problem %d, want %d: %v", what, got, c.want, err)
				}
			}
			d.Close()
			if after := contents(t, dir); !equalFiles(before, after) {
				t.Errorf("the folder holds %v, and held %v", sizes(after), sizes(before))
			}
		})
	}
}

func TestSentencesSayWhatWasAskedOfTheDraft(t *testing.T) {
	dir := dataFolder(t)
	words := created(t, dir, []byte("mine"))
	d := newDrafts(t, dir, draftOptions())
	if _, err := d.Unlock(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	d.Purge(t.Context())
	other := newDrafts(t, dir, draftOptions())
	changeFile(t, draftsPath(dir), "PRAGMA user_version = 7")
	if err := d.Exec(t.Context(), "PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	_, unlocked := other.Unlock(t.Context(), words)
	for err, want := range map[error]string{
		d.Save(t.Context(), 1, nil): "not saved yet",
		d.Delete(t.Context()):       "not deleted yet",
		unlocked:                    "version 7",
		d.Purge(t.Context()):        "past their time",
	} {
		var known *store.Error
		if !errors.As(err, &known) || !strings.Contains(known.Sentence(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestLinksAndNetworkFoldersAreRefusedForDrafts(t *testing.T) {
	elsewhere := dataFolder(t)
	words := strings.Fields(created(t, elsewhere, nil))
	if runtime.GOOS != "windows" {
		for _, link := range []string{"drafts.db", "drafts.db-seat1"} {
			dir := dataFolder(t)
			created(t, dir, nil)
			path := filepath.Join(dir, link)
			if err := errors.Join(os.Remove(path), os.Symlink(draftsPath(elsewhere), path)); err != nil {
				t.Fatal(err)
			}
			before := contents(t, elsewhere)
			if got := problem(t, newDrafts(t, dir, draftOptions()).Create(t.Context(), words, nil)); got != store.NotPrivate {
				t.Errorf("%s: problem %d, want NotPrivate", link, got)
			}
			if !equalFiles(before, contents(t, elsewhere)) {
				t.Errorf("%s was followed", link)
			}
		}
	}
	dir := dataFolder(t)
	opt := draftOptions().WithNetwork("NFS")
	if got := problem(t, newDrafts(t, dir, opt).Create(t.Context(), words, nil)); got != store.NetworkFolder {
		t.Errorf("problem %d, want NetworkFolder", got)
	}
	if _, err := os.Lstat(draftsPath(dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made on the network folder")
	}
	opt.AllowNetworkFolder = true
	if err := newDrafts(t, dir, opt).Create(t.Context(), words, nil); err != nil {
		t.Errorf("allowed: %v", err)
	}
}

func TestABusyDraftsFileIsNamedAndFreeAfter(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions().WithWait(20*time.Millisecond))
	words := create(t, d, []byte("begun"))
	other := rawFile(t, draftsPath(dir))
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{
		"save": d.Save(t.Context(), 1, []byte("one")), "delete": d.Delete(t.Context()), "purge": d.Purge(t.Context()),
	} {
		if got := problem(t, err); got != store.Busy {
			t.Errorf("%s: problem %d, want Busy", what, got)
		}
	}
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	other.Close()
	save(t, d, 1, []byte("one"))
	checkOpens(t, dir, draftOptions(), words, []byte("one"))
}

func TestAFullDiskLeavesTheLastSaveAndLetsDelete(t *testing.T) {
	dir := dataFolder(t)
	d := newDrafts(t, dir, draftOptions())
	words := create(t, d, []byte("begun"))
	if err := d.Exec(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // no page more than there are
		t.Fatal(err)
	}
	if got := problem(t, d.Save(t.Context(), 1, make([]byte, 60_000))); got != store.DiskFull {
		t.Errorf("problem %d, want DiskFull", got)
	}
	checkOpens(t, dir, draftOptions(), words, []byte("begun"))
	save(t, d, 2, make([]byte, 60_000)) // a new connection has room again
	if err := d.Exec(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	if err := d.Delete(t.Context()); err != nil {
		t.Errorf("delete on a full disk: %v", err)
	}
	checkRefused(t, dir, draftOptions(), words)
}

func TestEverySettingIsReadBackForDrafts(t *testing.T) {
	dir := dataFolder(t)
	words := created(t, dir, nil)
	before := contents(t, dir)
	store.Misspell(t, "secure_delete", "secure_delet", "ON")
	if _, err := newDrafts(t, dir, draftOptions()).Unlock(t.Context(), words); problem(t, err) != store.NotSafe {
		t.Errorf("%v, want NotSafe", err)
	}
	if !equalFiles(before, contents(t, dir)) {
		t.Error("the file was written to")
	}
}
