package store_test

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// childVar names the part that this test program plays when a test starts it again as another terminal.
const childVar = "WAYMARK_STORE_CHILD"

// children are those parts, each given the data folder. They end the process with a status.
var children = map[string]func(dir string) error{}

func TestMain(m *testing.M) {
	name := os.Getenv(childVar)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := children[name](os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child is another terminal on dir. It has no folder for temporary files: none may be made outside the data folder.
func child(t *testing.T, name, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], dir)
	cmd.Env = append(os.Environ(), childVar+"="+name, "TMPDIR=/nowhere", "SQLITE_TMPDIR=/nowhere")
	cmd.Stderr = os.Stderr
	return cmd
}

const quarterNow = "2026-Q4"

// testOptions is an ordinary day in the quarter of the build.
func testOptions() store.Options { return optionsOn(2026, time.November, 22) }

func optionsOn(year int, month time.Month, day int) store.Options {
	return store.Options{
		Now:   func() time.Time { return time.Date(year, month, day, 10, 43, 0, 0, time.UTC) },
		Built: assessment.Date{Year: 2026, Month: time.October, Day: 5},
	}
}

// newResponses returns a store that is closed when the test ends.
func newResponses(t testing.TB, dir string, opt store.Options) *store.Responses {
	t.Helper()
	r := store.NewResponses(dir, opt)
	t.Cleanup(func() { r.Close() })
	return r
}

// dataFolder returns a folder that is not made yet.
func dataFolder(t testing.TB) string { return filepath.Join(t.TempDir(), "data") }

// fixed returns a source of chance that is the same in every run.
func fixed(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// drawRows makes up one worker's rows: 54 focus areas and two lists.
func drawRows(rng *rand.Rand) assessment.Rows {
	response := assessment.Response{
		ID: drawID(rng), Period: quarterNow, Questionnaire: "ahp-support-worker", Version: "1.0",
		Profession: "physiotherapy", Stage: rng.IntN(4),
	}
	for range 54 {
		ans := assessment.Answer{Rating: assessment.Rating(rng.IntN(7)), Mark: rng.IntN(5) == 0}
		if ans.Rating.OnMyOwnOrAbove() {
			ans.LookAhead = assessment.Rating(rng.IntN(7))
		}
		response.Areas = append(response.Areas, assessment.AreaByte(ans))
	}
	return assessment.Rows{Response: response, Planning: &assessment.PlanningRow{
		ID: drawID(rng), Period: response.Period, Questionnaire: response.Questionnaire, Version: response.Version,
		Ticks: []byte{1 << rng.IntN(8), 0, 0, 1 << rng.IntN(4)},
	}}
}

func drawID(rng *rand.Rand) (id assessment.RowID) {
	for i := range id {
		id[i] = byte(rng.Uint32())
	}
	return id
}

// share stores one worker's rows, as the program does it.
func share(t testing.TB, r *store.Responses, rows assessment.Rows) {
	t.Helper()
	if err := r.Share(context.Background(), rows); err != nil {
		t.Fatal(err)
	}
	if err := r.Tidy(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// fill makes a data folder in which n people shared one after another and nothing was tidied.
func fill(t testing.TB, dir string, rng *rand.Rand, n int) []assessment.Rows {
	t.Helper()
	r := newResponses(t, dir, testOptions())
	if err := r.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	db := raw(t, dir)
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var people []assessment.Rows
	for range n {
		people = append(people, drawRows(rng))
		insertRows(t, tx, people[len(people)-1])
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return people
}

// insertRows puts one worker's rows into the file as they are.
func insertRows(t testing.TB, file interface {
	Exec(query string, args ...any) (sql.Result, error)
}, rows assessment.Rows,
) {
	t.Helper()
	_, err := file.Exec("INSERT INTO response VALUES(?, ?, ?, ?, ?, ?, ?, ?, NULL)", store.ResponseColumns(rows.Response)...)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Exec("INSERT INTO planning VALUES(?, ?, ?, ?, ?, ?, NULL)", store.PlanningColumns(rows.Planning)...)
	if err != nil {
		t.Fatal(err)
	}
}

// raw opens responses.db in dir as any other program would. The store must be closed.
func raw(t testing.TB, dir string) *sql.DB {
	t.Helper()
	return rawFile(t, filepath.Join(dir, "responses.db"))
}

func rawFile(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// change runs statements in the file, as another program would.
func change(t testing.TB, dir, statements string) {
	t.Helper()
	changeFile(t, filepath.Join(dir, "responses.db"), statements)
}

func changeFile(t testing.TB, path, statements string, args ...any) {
	t.Helper()
	db := rawFile(t, path)
	if _, err := db.Exec(statements, args...); err != nil {
		t.Fatal(err)
	}
	db.Close()
}

// storedIDs lists the ids in a table, and checks that the file is sound.
func storedIDs(t testing.TB, dir, table string) map[string]bool {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity of %s: %s %v", dir, verdict, err)
	}
	rows, err := db.Query("SELECT id FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	ids := map[string]bool{}
	for rows.Next() {
		var id []byte
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids[hex.EncodeToString(id)] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return ids
}

// lay makes a data folder with these files; none when there are no files.
func lay(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	if files == nil {
		return
	}
	err := os.Mkdir(dir, 0o700)
	for name, data := range files {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func hexID(id assessment.RowID) string { return hex.EncodeToString(id[:]) }

// problem returns what kind of error err is; 0 for none.
func problem(t testing.TB, err error) store.Problem {
	t.Helper()
	var known *store.Error
	if err != nil && !errors.As(err, &known) {
		t.Fatalf("error without a sentence: %v", err)
	}
	if err == nil {
		return 0
	}
	return known.Problem
}
