package store_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/store"
)

// least is the fewest responses of a release in these tests.
const least = 10

// ours is the edition of drawRows.
var ours = store.Edition{Questionnaire: "ahp-support-worker", Version: "1.0"}

// witness is a Maker whose document says which rows were counted.
type witness struct {
	Imprint   imprint
	Responses []string // ids, in the order in which they came
	Plans     []string

	cannot  func(id assessment.RowID) bool
	spoiled error
}

// imprint is what a document keeps of an Imprint.
type imprint struct {
	Number, LeftOut, Earlier int
	Made, To                 string
	Early                    bool
}

func (w *witness) CountResponse(r *assessment.Response) bool {
	if w.cannot != nil && w.cannot(r.ID) {
		return false
	}
	w.Responses = append(w.Responses, hexID(r.ID))
	return true
}

func (w *witness) CountPlanning(p *assessment.PlanningRow) bool {
	if w.cannot != nil && w.cannot(p.ID) {
		return false
	}
	w.Plans = append(w.Plans, hexID(p.ID))
	return true
}

func (w *witness) Document(i store.Imprint) ([]byte, error) {
	w.Imprint = imprint{Number: i.Number, LeftOut: i.LeftOut, Earlier: len(i.Earlier), Made: i.Made.String(), To: i.To, Early: i.Early}
	document, err := json.Marshal(w)
	return document, errors.Join(err, w.spoiled)
}

// listener is a Maker that writes down what it is given.
type listener struct{ got map[string]string }

func (l listener) CountResponse(r *assessment.Response) bool {
	l.got[hexID(r.ID)] = fmt.Sprint(*r)
	return true
}

func (l listener) CountPlanning(p *assessment.PlanningRow) bool {
	l.got[hexID(p.ID)] = fmt.Sprint(*p)
	return true
}

func (l listener) Document(store.Imprint) ([]byte, error) { return []byte("{}"), nil }

// silent is a Maker that counts all rows and says nothing.
type silent struct{}

func (silent) CountResponse(*assessment.Response) bool    { return true }
func (silent) CountPlanning(*assessment.PlanningRow) bool { return true }
func (silent) Document(store.Imprint) ([]byte, error)     { return nil, nil }

// printed is a Maker of one document.
type printed struct {
	silent
	document string
}

func (p printed) Document(store.Imprint) ([]byte, error) { return []byte(p.document), nil }

// publication has a witness for each edition of ahp-support-worker.
func publication(early bool) store.Publication {
	return store.Publication{Early: early, Least: least, Maker: func(e store.Edition) store.Maker {
		if !known(e) {
			return nil
		}
		return &witness{}
	}}
}

func known(e store.Edition) bool { return e.Questionnaire == ours.Questionnaire }

// publish publishes as the program does it, and checks all releases there are.
func publish(t testing.TB, r *store.Responses, p store.Publication) []int {
	t.Helper()
	numbers, err := r.Publish(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	return numbers
}

// afterQuarter is a day in the quarter after that of drawRows.
func afterQuarter() store.Options { return optionsOn(2027, time.January, 20) }

// checkReleases checks that no row was counted twice, that each release has its own digest, and that just the rows it
// counted bear its number, but for those that were purged since. It returns what the documents say.
func checkReleases(t testing.TB, dir string) []witness {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	documents := readDocuments(t, db)
	for i, table := range []string{"response", "planning"} {
		counted := map[string]int{}
		for _, w := range documents {
			for _, id := range [][]string{w.Responses, w.Plans}[i] {
				if before := counted[id]; before != 0 {
					t.Errorf("a row of %s was counted in releases %d and %d", table, before, w.Imprint.Number)
				}
				counted[id] = w.Imprint.Number
			}
		}
		for id, number := range stamps(t, db, table) {
			if counted[id] != number {
				t.Errorf("a row of %s bears number %d and was counted in %d", table, number, counted[id])
			}
		}
	}
	return documents
}

func readDocuments(t testing.TB, db *sql.DB) (documents []witness) {
	t.Helper()
	rows, err := db.Query("SELECT no, doc, sha256 FROM release ORDER BY no")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var number int
		var document, digest []byte
		var w witness
		if err := errors.Join(rows.Scan(&number, &document, &digest), json.Unmarshal(document, &w)); err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(document); number != w.Imprint.Number || !bytes.Equal(digest, sum[:]) {
			t.Errorf("release %d calls itself %d and has digest %x", number, w.Imprint.Number, digest)
		}
		documents = append(documents, w)
	}
	return documents
}

// stamps returns the release number that each row of a table bears; 0 for one that bears none.
func stamps(t testing.TB, db *sql.DB, table string) map[string]int {
	t.Helper()
	rows, err := db.Query("SELECT id, max(coalesce(release, 0), 0) FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	numbers := map[string]int{}
	for rows.Next() {
		var id []byte
		var number int
		if err := rows.Scan(&id, &number); err != nil {
			t.Fatal(err)
		}
		numbers[hex.EncodeToString(id)] = number
	}
	return numbers
}

// waiting counts the rows of a table that no release has taken.
func waiting(t testing.TB, dir, table string) (n int) {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	if err := db.QueryRow("SELECT count(*) FROM " + table + " WHERE release IS NULL").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
