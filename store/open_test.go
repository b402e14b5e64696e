package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"modernc.org/sqlite"

	"waymark/store"
)

// wholeFile makes a data folder with one shared row and returns the path of its file.
func wholeFile(t *testing.T, dir string) string {
	t.Helper()
	r := newResponses(t, dir, testOptions())
	share(t, r, drawRows(fixed(20)))
	r.Close()
	return filepath.Join(dir, "responses.db")
}

func TestAFileThatIsNotSafeToWriteToIsRefusedAndLeftAsItIs(t *testing.T) {
	sql := func(statements string) func(t *testing.T, dir, path string) {
		return func(t *testing.T, dir, _ string) { change(t, dir, statements) }
	}
	replace := func(content []byte) func(t *testing.T, dir, path string) {
		return func(t *testing.T, _, path string) {
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	foreign := func(statements string) func(t *testing.T, dir, path string) {
		return func(t *testing.T, dir, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			change(t, dir, statements)
		}
	}
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir, path string)
		want  store.Problem
	}{
		"empty":            {replace(nil), store.Damaged},
		"one byte":         {replace([]byte("S")), store.Foreign},
		"a text":           {replace([]byte(strings.Repeat("Minutes of the team meeting. ", 400))), store.Damaged},
		"zeros":            {replace(make([]byte, 8192)), store.Damaged},
		"truncated":        {func(t *testing.T, _, path string) { cut(t, path, -1) }, store.Damaged},
		"half":             {func(t *testing.T, _, path string) { cut(t, path, 8192+2048) }, store.Damaged},
		"one page":         {func(t *testing.T, _, path string) { cut(t, path, 4096) }, store.Damaged},
		"page overwritten": {func(t *testing.T, _, path string) { overwrite(t, path, 4096) }, store.Damaged},
		"last quarter":     {sql("UPDATE meta SET v = x'736f6f6e' WHERE k = 'last_period'"), store.Damaged},
		"foreign":          {foreign("CREATE TABLE patients(name); INSERT INTO patients VALUES('A')"), store.Foreign},
		"foreign in WAL":   {foreign("PRAGMA journal_mode=WAL; CREATE TABLE patients(name)"), store.Foreign},
		"no version":       {sql("PRAGMA user_version = 0"), store.Foreign},
		"drafts":           {sql("PRAGMA application_id = 0x574D4452"), store.Foreign},
		"newer":            {sql("PRAGMA user_version = 2; CREATE TABLE more(a)"), store.Newer},
		"trigger": {sql(`CREATE TABLE seen(at); CREATE TRIGGER spy AFTER INSERT ON response
			BEGIN INSERT INTO seen VALUES(datetime()); END`), store.Altered},
		"trigger alone": {sql("CREATE TRIGGER spy AFTER INSERT ON response BEGIN UPDATE release SET made = datetime(); END"), store.Altered},
		"index":         {sql("CREATE INDEX i ON response(period)"), store.Altered},
		"view":          {sql("CREATE VIEW v AS SELECT * FROM response"), store.Altered},
		"table less":    {sql("DROP TABLE release"), store.Altered},
		"column more":   {sql("ALTER TABLE response ADD COLUMN at TEXT"), store.Altered},
		"other log":     {func(t *testing.T, _, path string) { replace([]byte("log"))(t, "", path+"-wal") }, store.Foreign},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			path := wholeFile(t, dir)
			c.spoil(t, dir, path)
			if err := os.Chmod(path, 0o644); err != nil {
				t.Fatal(err)
			}
			before := contents(t, dir)
			r := newResponses(t, dir, testOptions())
			err := r.Share(t.Context(), drawRows(fixed(21)))
			if got := problem(t, err); got != c.want {
				t.Errorf("problem %d, want %d: %v", got, c.want, err)
			}
			if err := r.Open(t.Context()); err == nil {
				t.Error("it opened at the second try")
			}
			r.Close()
			if after := contents(t, dir); !equalFiles(before, after) {
				t.Errorf("the folder holds %v, and held %v", sizes(after), sizes(before))
			}
			if info, err := os.Lstat(path); c.want != store.Damaged && (err != nil || info.Mode().Perm()&0o044 == 0) {
				t.Errorf("the file of another has mode %v %v, and had 0644", info.Mode(), err)
			}
		})
	}
}

func TestANewerFileIsNamedByItsVersion(t *testing.T) {
	dir := dataFolder(t)
	wholeFile(t, dir)
	change(t, dir, "PRAGMA user_version = 7")
	var known *store.Error
	if err := newResponses(t, dir, testOptions()).Open(t.Context()); !errors.As(err, &known) || !strings.Contains(known.Sentence(), "version 7") {
		t.Errorf("%v, want version 7 named", err)
	}
}

func TestEveryCutOfAFileIsRefused(t *testing.T) {
	whole, rng := dataFolder(t), fixed(27)
	fill(t, whole, rng, 60)
	r := newResponses(t, whole, testOptions())
	share(t, r, drawRows(rng))
	r.Close()
	data := contents(t, whole)["responses.db"]
	for size := len(data) - 1; size >= 0; size -= 509 {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "responses.db"), data[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if got := problem(t, newResponses(t, dir, testOptions()).Open(t.Context())); got != store.Damaged {
			t.Errorf("%d of %d bytes: problem %d, want Damaged", size, len(data), got)
		}
	}
}

func TestLinksAndSharedFoldersAreRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own on Windows")
	}
	elsewhere := wholeFile(t, dataFolder(t))
	for name, lay := range map[string]func(dir string) error{
		"folder is a link":      func(dir string) error { return os.Symlink(filepath.Dir(elsewhere), dir) },
		"folder links nowhere":  func(dir string) error { return os.Symlink(dir+".not", dir) },
		"folder is a file":      func(dir string) error { return os.WriteFile(dir, nil, 0o600) },
		"folder is everybody's": func(dir string) error { return errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, 0o777|fs.ModeSticky)) },
		"file is a link": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o700), os.Symlink(elsewhere, dir+"/responses.db"))
		},
		"file links nowhere": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o700), os.Symlink(elsewhere+".not", dir+"/responses.db"))
		},
		"file is another folder": func(dir string) error { return os.MkdirAll(dir+"/responses.db", 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			if err := lay(dir); err != nil {
				t.Fatal(err)
			}
			if got := problem(t, newResponses(t, dir, testOptions()).Open(t.Context())); got != store.NotPrivate {
				t.Errorf("problem %d, want NotPrivate", got)
			}
		})
	}
}

func TestNetworkFoldersAreRefusedUnlessAllowed(t *testing.T) {
	dir := dataFolder(t)
	opt := testOptions().WithNetwork("NFS")
	if got := problem(t, newResponses(t, dir, opt).Open(t.Context())); got != store.NetworkFolder {
		t.Errorf("problem %d, want NetworkFolder", got)
	}
	if _, err := os.Lstat(filepath.Join(dir, "responses.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made on the network folder")
	}
	opt.AllowNetworkFolder = true
	if err := newResponses(t, dir, opt).Open(t.Context()); err != nil {
		t.Errorf("allowed: %v", err)
	}
}

func TestAnyPathHoldsTheData(t *testing.T) {
	for _, name := range []string{"a?b=c&_pragma=journal_mode(WAL)", "a#b", "50% off", "with blank", "Siân O'Neill – 日本", "a;b+c:d", "%41"} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "?:") {
			continue
		}
		dir := filepath.Join(t.TempDir(), name)
		r := newResponses(t, dir, testOptions())
		share(t, r, drawRows(fixed(22)))
		if mode, err := r.Setting(t.Context(), "journal_mode"); err != nil || mode != "truncate" {
			t.Errorf("%s: journal %s %v", name, mode, err)
		}
		r.Close()
		if files := contents(t, dir); len(files["responses.db"]) == 0 || len(files) != 2 {
			t.Errorf("%s: folder holds %v", name, sizes(files))
		}
	}
	t.Chdir(t.TempDir())
	share(t, newResponses(t, "beside", testOptions()), drawRows(fixed(23)))
	if _, err := os.Lstat("beside/responses.db"); err != nil {
		t.Error(err)
	}
}

func TestEverySettingIsReadBack(t *testing.T) {
	for _, c := range []struct{ name, as, value string }{
		{"secure_delete", "secure_delet", "ON"},
		{"secure_delete", "secure_delete", "FAST"},
		{"journal_mode", "journal_mode", "truncated"},
		{"journal_mode", "journal_mode", "PERSIST"},
		{"synchronous", "synchronous", "FULL"},
		{"trusted_schema", "trusted_schem", "OFF"},
		{"cell_size_check", "cell_size_check", "OFF"},
		{"foreign_keys", "foreign_keys", "OFF"},
		{"temp_store", "temp_store", "DEFAULT"},
		{"mmap_size", "mmap_size", "65536"},
	} {
		t.Run(c.as+" "+c.value, func(t *testing.T) {
			dir := dataFolder(t)
			path := wholeFile(t, dir)
			before := contents(t, dir)
			store.Misspell(t, c.name, c.as, c.value)
			if got := problem(t, newResponses(t, dir, testOptions()).Share(t.Context(), drawRows(fixed(24)))); got != store.NotSafe {
				t.Errorf("problem %d, want NotSafe", got)
			}
			if !equalFiles(before, contents(t, dir)) {
				t.Errorf("%s was written to", path)
			}
		})
	}
}

func TestLocksBelongToTheOpenFileOnLinux(t *testing.T) {
	if err := newResponses(t, dataFolder(t), testOptions()).Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" && !sqlite.OFDLockingEnabled() {
		t.Error("locks belong to the process")
	}
	if !sqlite.StrictPragmasEnabled() {
		t.Error("a file name could carry a second statement")
	}
}

func TestABusyFileIsNamedAndFreeAfter(t *testing.T) {
	dir := dataFolder(t)
	wholeFile(t, dir)
	rows := drawRows(fixed(25))
	r := newResponses(t, dir, testOptions().WithWait(20*time.Millisecond))
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	other := raw(t, dir)
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if got := problem(t, r.Share(t.Context(), rows)); got != store.Busy {
		t.Errorf("problem %d, want Busy", got)
	}
	if got := problem(t, r.Tidy(t.Context())); got != store.Busy {
		t.Errorf("problem %d, want Busy", got)
	}
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	other.Close()
	share(t, r, rows)
	r.Close()
	if !storedIDs(t, dir, "response")[hexID(rows.Response.ID)] {
		t.Error("the row is not there")
	}
}

func TestAFullDiskIsNamedAndNothingIsHalfStored(t *testing.T) {
	dir, rng := dataFolder(t), fixed(26)
	r := newResponses(t, dir, testOptions())
	stored := 0
	var err error
	for err == nil {
		rows := drawRows(rng)
		if err = r.Open(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := r.Exec(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // no page more than there are
			t.Fatal(err)
		}
		if err = r.Share(t.Context(), rows); err == nil {
			stored++
		}
	}
	if got := problem(t, err); got != store.DiskFull || stored == 0 {
		t.Errorf("problem %d after %d rows, want DiskFull after some", got, stored)
	}
	share(t, r, drawRows(rng)) // a new connection has room again
	r.Close()
	responses, plans := len(storedIDs(t, dir, "response")), len(storedIDs(t, dir, "planning"))
	if responses != stored+1 || plans != stored+1 {
		t.Errorf("%d responses and %d planning rows, want %d of each", responses, plans, stored+1)
	}
}

func cut(t *testing.T, path string, size int64) {
	t.Helper()
	if size < 0 {
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

func overwrite(t *testing.T, path string, at int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(data[at:], bytes.Repeat([]byte{0xa5}, 4096))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// contents reads every file of a folder by name.
func contents(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func equalFiles(a, b map[string][]byte) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		other, ok := b[name]
		if !ok || !bytes.Equal(a[name], other) {
			return false
		}
	}
	return true
}

func sizes(files map[string][]byte) map[string]int {
	sizes := map[string]int{}
	for name, data := range files {
		sizes[name] = len(data)
	}
	return sizes
}
