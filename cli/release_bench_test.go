package cli_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
	"waymark/store"
)

// BenchmarkReleaseMake is one release of all that waits, beside others that count the same answers, in turn in the
// same run: a plain pass in memory, a C program over the same packed rows, and the sqlite3 shell, both over the packed
// rows and over one row an answer, which is how survey tools keep them. What says something are the ratios.
// WAYMARK_LONG asks for a million responses; the shell then wants 3 GB of disk and some minutes.
func BenchmarkReleaseMake(b *testing.B) {
	sizes := []int{10_000, 100_000}
	if os.Getenv("WAYMARK_LONG") != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkReleaseMake(b, n) })
	}
}

func benchmarkReleaseMake(b *testing.B, n int) {
	folder := b.TempDir()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		b.Fatal(err)
	}
	rows := crowd(q, n)
	database := keepCrowd(b, folder, rows)
	answers := oneRowAnAnswer(b, database)
	reader := buildReader(b)

	took := map[string]time.Duration{}
	stopwatch := func(what string, do func()) {
		start := time.Now()
		do()
		took[what] += time.Since(start)
	}
	for b.Loop() {
		// Opening checks and tidies the whole file, as at each start; it is not part of the time to beat.
		responses := store.NewResponses(folder, crowdOptions())
		if err := responses.Open(b.Context()); err != nil {
			b.Fatal(err)
		}
		stopwatch("make", func() { makeRelease(b, responses, q) })
		responses.Close()
		stopwatch("memory", func() { countInMemory(rows) })
		if reader != "" {
			stopwatch("C", func() { runPeer(b, reader, database) })
		}
		if answers != "" {
			stopwatch("shell", func() {
				runPeer(b, "sqlite3", answers, "SELECT area, stage, rating, mark, count(*) FROM answer GROUP BY 1, 2, 3, 4")
			})
			stopwatch("shell-packed", func() {
				runPeer(b, "sqlite3", database, `WITH RECURSIVE area(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM area WHERE i < 54)
					SELECT i, stage, hex(substr(areas, i, 1)), count(*) FROM response, area GROUP BY 1, 2, 3`)
			})
		}
		changeCrowd(b, database, "UPDATE response SET release = NULL; DELETE FROM release; DELETE FROM meta WHERE k = 'release_ready'")
	}
	b.ReportMetric(float64(took["make"])/float64(b.N*n), "ns/response")
	for _, peer := range []string{"memory", "C"} {
		if took[peer] > 0 {
			b.ReportMetric(float64(took["make"])/float64(took[peer]), "x-"+peer)
		}
	}
	for _, peer := range []string{"shell", "shell-packed"} {
		if took[peer] > 0 {
			b.ReportMetric(float64(took[peer])/float64(took["make"]), peer+"-takes-x")
		}
	}
}

// crowd makes up responses that the questionnaire allows.
func crowd(q *assessment.Questionnaire, n int) []assessment.Response {
	rng := rand.New(rand.NewPCG(7, 7))
	rows := make([]assessment.Response, n)
	for i := range rows {
		r := &rows[i]
		r.Period, r.Questionnaire, r.Version = "2026-Q3", q.ID, q.Version
		r.Profession, r.Stage = q.Professions[rng.IntN(len(q.Professions))].ID, rng.IntN(4)
		for k := 0; k < len(r.ID); k += 8 {
			binary.BigEndian.PutUint64(r.ID[k:], rng.Uint64())
		}
		for _, f := range q.Areas() {
			ans := assessment.Answer{Rating: assessment.Rating(rng.IntN(5)), Mark: rng.IntN(8) == 0}
			if q.Offers(f, assessment.NoChance) && rng.IntN(20) == 0 {
				ans.Rating = assessment.NoChance
			}
			if ans.Rating.OnMyOwnOrAbove() && r.Stage < 3 {
				ans.LookAhead = assessment.Rating(rng.IntN(5))
			}
			r.Areas = append(r.Areas, assessment.AreaByte(ans))
		}
	}
	return rows
}

// keepCrowd stores the rows in a data folder and returns the path of its database.
func keepCrowd(b *testing.B, folder string, rows []assessment.Response) string {
	responses := store.NewResponses(folder, crowdOptions())
	if err := responses.Open(b.Context()); err != nil {
		b.Fatal(err)
	}
	responses.Close()
	path := filepath.Join(folder, "responses.db")
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	insert, err := tx.Prepare("INSERT INTO response VALUES(?, ?, ?, ?, ?, ?, ?, ?, NULL)")
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range rows {
		var parts []byte
		for _, part := range [][]byte{r.ID[:], []byte(r.Period), []byte(r.Questionnaire), []byte(r.Version), []byte(r.Profession), {byte(r.Stage)}, r.Areas} {
			parts = append(binary.BigEndian.AppendUint32(parts, uint32(len(part))), part...)
		}
		sum := sha256.Sum256(parts)
		if _, err := insert.Exec(r.ID[:], r.Period, r.Questionnaire, r.Version, r.Profession, r.Stage, r.Areas, sum[:8]); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return path
}

func crowdOptions() store.Options {
	return store.Options{
		Now:   func() time.Time { return time.Date(2026, time.October, 5, 9, 0, 0, 0, time.UTC) },
		Built: assessment.Date{Year: 2026, Month: time.July, Day: 1},
	}
}

func changeCrowd(b *testing.B, path, statements string) {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		b.Fatal(err)
	}
}

// makeRelease makes one with the real rule, the audit included.
func makeRelease(b *testing.B, responses *store.Responses, q *assessment.Questionnaire) {
	numbers, err := responses.Publish(b.Context(), store.Publication{
		Least: release.Least,
		Maker: func(store.Edition) store.Maker { return &crowdMaker{Tally: release.NewTally(q)} },
	})
	if err != nil || len(numbers) != 1 {
		b.Fatalf("%v %v", numbers, err)
	}
}

type crowdMaker struct{ *release.Tally }

func (m *crowdMaker) CountResponse(r *assessment.Response) bool { return m.Count(r) }

func (m *crowdMaker) Document(i store.Imprint) ([]byte, error) {
	r, err := m.Release(release.Particulars{Number: i.Number, Made: i.Made, To: i.To}, func() bool { return false })
	if err != nil {
		return nil, err
	}
	return r.Document(), nil
}

// countInMemory is the least that any program does: one pass over the bytes.
func countInMemory(rows []assessment.Response) (counts [4][54][256]int) {
	for i := range rows {
		for k, b := range rows[i].Areas {
			counts[rows[i].Stage][k][b]++
		}
	}
	return counts
}

// oneRowAnAnswer makes the database that a survey tool would have; "" where there is no sqlite3 shell.
func oneRowAnAnswer(b *testing.B, database string) string {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		b.Log("sqlite3 is not here: not compared with it")
		return ""
	}
	path := filepath.Join(b.TempDir(), "answers.db")
	runPeer(b, "sqlite3", path, strings.ReplaceAll(`
		ATTACH 'DATABASE' AS packed;
		PRAGMA synchronous = OFF;
		PRAGMA journal_mode = OFF;
		CREATE TABLE answer(response BLOB, stage INTEGER, profession TEXT, area INTEGER, rating INTEGER, mark INTEGER);
		WITH RECURSIVE area(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM area WHERE i < 54),
			packed_hex AS MATERIALIZED (SELECT id, stage, profession, hex(areas) AS digits FROM packed.response)
		INSERT INTO answer SELECT id, stage, profession, i,
			(instr('0123456789ABCDEF', substr(digits, 2 * i, 1)) - 1) & 7, (instr('0123456789ABCDEF', substr(digits, 2 * i, 1)) - 1) >> 3
			FROM packed_hex, area;`, "DATABASE", database))
	return path
}

// readerSource is the least that counts the packed rows from the file itself.
const readerSource = `
#include <sqlite3.h>
static long counts[4][200][256];
int main(int argc, char **argv) {
	sqlite3 *db; sqlite3_stmt *rows; long all = 0;
	if (sqlite3_open(argv[1], &db)) return 1;
	if (sqlite3_prepare_v2(db, "SELECT stage, profession, areas FROM response", -1, &rows, 0)) return 2;
	while (sqlite3_step(rows) == SQLITE_ROW) {
		int stage = sqlite3_column_int(rows, 0), n = sqlite3_column_bytes(rows, 2);
		const unsigned char *areas = sqlite3_column_blob(rows, 2);
		for (int i = 0; i < n; i++) counts[stage][i][areas[i]]++;
		all++;
	}
	return all == 0;
}`

// buildReader compiles it; "" where there is no C compiler or no SQLite to link with.
func buildReader(b *testing.B) string {
	folder := b.TempDir()
	source, program := filepath.Join(folder, "reader.c"), filepath.Join(folder, "reader")
	if err := os.WriteFile(source, []byte(readerSource), 0o600); err != nil {
		b.Fatal(err)
	}
	if out, err := exec.Command("gcc", "-O2", "-o", program, source, "-lsqlite3").CombinedOutput(); err != nil {
		b.Logf("no C program to compare with: %v %.200s", err, out)
		return ""
	}
	return program
}

func runPeer(b *testing.B, name string, args ...string) {
	b.Helper()
	if out, err := exec.CommandContext(context.Background(), name, args...).CombinedOutput(); err != nil {
		b.Fatalf("%s: %v %.300s", name, err, out)
	}
}
