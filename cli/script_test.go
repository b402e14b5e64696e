package cli_test

import (
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program prints into the scripts that compare it")

// program is the path of the real program, built once for all tests.
var program string

func TestMain(m *testing.M) {
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	folder, err := os.MkdirTemp("", "waymark-cli")
	if err == nil {
		err = os.Chmod(folder, 0o755) // other accounts run it too, in one test
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "waymark")
	if out, err := exec.Command("go", "build", "-o", program, "waymark").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build waymark: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// TestScripts runs the real program as a person at a shell would. Every file in testdata/script is one test; it finds
// the answers files and packs of testdata, the pack that Waymark ships with, and some records, in its folder.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("TZ", "UTC") // as today gives the day
			env.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			return errors.Join(
				os.Mkdir(home, 0o700),
				os.CopyFS(env.WorkDir, os.DirFS("testdata/answers")),
				os.CopyFS(env.WorkDir, os.DirFS("testdata/packs")),
				copyFile(env.WorkDir, "../questionnaires/ahp-support-worker.yaml"),
				writeRecords(env.WorkDir),
			)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"responses": responses,
			"mode":      mode,
			"people":    people,
			"saved":     saved,
			"drafts":    drafts,
			"sql":       runSQL,
		},
	})
}

func copyFile(folder, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, filepath.Base(from)), data, 0o600)
}

// exits runs a command and checks its exit code: exits 2 waymark nosuch.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// responses checks how many rows a data folder holds, and that nothing links them: responses DIR RESPONSES PLANNING.
func responses(ts *testscript.TestScript, _ bool, args []string) {
	path := filepath.Join(ts.MkAbs(args[0]), "responses.db")
	ids := map[string]bool{}
	for i, table := range []string{"response", "planning"} {
		n := 0
		for _, id := range columnOf(ts, path, "SELECT hex(id) FROM "+table) {
			n++
			if ids[id] {
				ts.Fatalf("two rows have the id %s", id)
			}
			ids[id] = true
		}
		if want := args[1+i]; strconv.Itoa(n) != want {
			ts.Fatalf("%s has %d rows, want %s", table, n, want)
		}
	}
}

// columnOf returns what a query gives; nothing for a database that is not there.
func columnOf(ts *testscript.TestScript, path, query string) []string {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	db := openDatabase(ts, path)
	defer db.Close()
	rows, err := db.Query(query)
	ts.Check(err)
	defer rows.Close()
	var column []string
	for rows.Next() {
		var value string
		ts.Check(rows.Scan(&value))
		column = append(column, value)
	}
	ts.Check(rows.Err())
	return column
}

// runSQL runs one statement on a database file, which it makes if there is none: sql FILE STATEMENT.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	db := openDatabase(ts, ts.MkAbs(args[0]))
	defer db.Close()
	_, err := db.Exec(args[1])
	ts.Check(err)
}

func openDatabase(ts *testscript.TestScript, path string) *sql.DB {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: url.PathEscape(path)}).String())
	ts.Check(err)
	return db
}

// mode checks the rights on a file: mode 600 FILE.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Lstat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}

// needTool skips a test for want of a tool, but for CI, where every tool must be there.
func needTool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("WAYMARK_NEED_TOOLS") != "":
		t.Fatalf("%s is not here", name)
	default:
		t.Skipf("%s is not here", name)
	}
	return path
}

// run runs the real program, with a home of its own, and returns what it said and its exit code.
func run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.Command(program, args...)
	cmd.Env = []string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}
