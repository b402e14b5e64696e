package store_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// publishSizes are how many people have shared. WAYMARK_LONG asks for a million too.
func publishSizes() []int {
	sizes := []int{10_000, 100_000}
	if os.Getenv("WAYMARK_LONG") != "" {
		sizes = append(sizes, 1_000_000)
	}
	return sizes
}

// BenchmarkPublish is one publication of all that waits: reading, checking and counting both tables, stamping them,
// and storing the release. Compare it with BenchmarkPassInMemory in the same run.
func BenchmarkPublish(b *testing.B) {
	for _, n := range publishSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := dataFolder(b)
			fillInOrder(b, dir, n)
			r := newResponses(b, dir, optionsOn(2027, time.January, 20))
			if err := r.Open(b.Context()); err != nil {
				b.Fatal(err)
			}
			grown := memory(b)
			var reading time.Duration
			for b.Loop() {
				m := areaCounter{start: time.Now()}
				_, err := r.Publish(b.Context(), store.Publication{Least: 10, Maker: func(store.Edition) store.Maker { return &m }})
				if err != nil || m.responses != n || m.plans != n {
					b.Fatalf("%d responses and %d planning rows counted %v, want %d", m.responses, m.plans, err, n)
				}
				reading += m.read
				b.StopTimer()
				if err := r.Exec(b.Context(), waitAgain); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(grown(), "MiB-grown")
			b.ReportMetric(float64(b.Elapsed())/float64(b.N*n), "ns/response")
			b.ReportMetric(float64(reading)/float64(b.N*n), "ns-to-read/response")
		})
	}
}

// waitAgain takes back all publications.
const waitAgain = `UPDATE response SET release = NULL; UPDATE planning SET release = NULL;
	DELETE FROM release; DELETE FROM meta WHERE k = 'release_ready'`

// BenchmarkPassInMemory is the least that counts rows: a pass over the same bytes in memory, with the same checksums.
func BenchmarkPassInMemory(b *testing.B) {
	for _, n := range publishSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rng := fixed(64)
			var rows, parts []byte
			for range n {
				row := drawRows(rng)
				for _, part := range [][]byte{store.ResponseParts(row.Response), store.PlanningParts(row.Planning)} {
					sum := sha256.Sum256(part)
					rows = append(append(binary.BigEndian.AppendUint32(rows, uint32(len(part))), part...), sum[:8]...)
				}
			}
			for b.Loop() {
				var m areaCounter
				for rest := rows; len(rest) > 0; {
					size := binary.BigEndian.Uint32(rest)
					parts, rest = rest[4:4+size], rest[4+size:]
					if sum := sha256.Sum256(parts); string(sum[:8]) != string(rest[:8]) {
						b.Fatal("a checksum is wrong")
					}
					rest = rest[8:]
					if len(parts) > 100 {
						m.CountResponse(&assessment.Response{Areas: parts[len(parts)-54:]})
					} else {
						m.CountPlanning(nil)
					}
				}
				if m.responses != n || m.plans != n {
					b.Fatalf("%d responses and %d planning rows counted, want %d", m.responses, m.plans, n)
				}
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N*n), "ns/response")
		})
	}
}

// areaCounter counts the answers of each focus area, as a release does.
type areaCounter struct {
	areas            [54][128]int
	responses, plans int
	start            time.Time
	read             time.Duration
}

func (m *areaCounter) CountResponse(r *assessment.Response) bool {
	m.responses++
	for i, a := range r.Areas {
		m.areas[i][a&127]++
	}
	return true
}

func (m *areaCounter) CountPlanning(*assessment.PlanningRow) bool {
	m.plans++
	return true
}

func (m *areaCounter) Document(store.Imprint) ([]byte, error) {
	m.read = time.Since(m.start)
	return fmt.Append(nil, m.areas), nil
}

// fillInOrder makes a data folder in which n people have shared, by far faster than one after another.
func fillInOrder(b *testing.B, dir string, n int) {
	b.Helper()
	r := newResponses(b, dir, testOptions())
	if err := r.Open(b.Context()); err != nil {
		b.Fatal(err)
	}
	r.Close()
	db := raw(b, dir)
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	rng := fixed(63)
	for _, table := range []string{"response", "planning"} {
		insert, err := tx.Prepare("INSERT INTO " + table + " VALUES(?" + strings.Repeat(", ?", map[string]int{"response": 7, "planning": 5}[table]) + ", NULL)")
		if err != nil {
			b.Fatal(err)
		}
		for i := range n {
			rows := drawRows(rng)
			id := drawID(rng)
			binary.BigEndian.PutUint64(id[:], uint64(i)*(1<<63/uint64(n)*2))
			rows.Response.ID, rows.Planning.ID = id, id
			columns := store.ResponseColumns(rows.Response)
			if table == "planning" {
				columns = store.PlanningColumns(rows.Planning)
			}
			if _, err := insert.Exec(columns...); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	db.Close()
}

// memory returns a function that tells by how much the memory of this process has grown at most since, in MiB; 0
// where the system does not tell.
func memory(b *testing.B) func() float64 {
	b.Helper()
	read := func(field string) (kib float64) {
		status, _ := os.ReadFile("/proc/self/status")
		for line := range strings.Lines(string(status)) {
			if strings.HasPrefix(line, field) {
				fmt.Sscan(strings.TrimPrefix(line, field), &kib)
			}
		}
		return kib
	}
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak starts again
	before := read("VmRSS:")
	return func() float64 { return (read("VmHWM:") - before) / 1024 }
}
