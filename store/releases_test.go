package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
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

func TestAReleaseCountsEachRowOnce(t *testing.T) {
	dir, rng := dataFolder(t), fixed(70)
	people := fill(t, dir, rng, 12)
	r := newResponses(t, dir, afterQuarter())
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1}) {
		t.Fatalf("releases %v, want 1", got)
	}
	tomorrow := newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, tomorrow, publication(true)); got != nil {
		t.Errorf("releases %v of nothing new", got)
	}
	for range 10 {
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
		people = append(people, rows)
		share(t, tomorrow, rows)
	}
	later := newResponses(t, dir, optionsOn(2027, time.April, 1))
	if got := publish(t, later, publication(false)); !slices.Equal(got, []int{2}) {
		t.Errorf("releases %v, want 2", got)
	}
	for _, r := range []*store.Responses{r, tomorrow, later} {
		r.Close()
	}
	documents := checkReleases(t, dir)
	want := []imprint{
		{Number: 1, Made: "2027-01-20", To: "2026-Q4"},
		{Number: 2, Made: "2027-04-01", To: "2027-Q1", Earlier: 1},
	}
	for i, w := range documents {
		if w.Imprint != want[i] {
			t.Errorf("imprint %+v, want %+v", w.Imprint, want[i])
		}
		if !slices.IsSorted(w.Responses) || !slices.IsSorted(w.Plans) {
			t.Errorf("release %d got its rows in another order than that of their keys", w.Imprint.Number)
		}
	}
	if n := len(documents[0].Responses) + len(documents[1].Responses); n != len(people) {
		t.Errorf("%d responses counted of %d", n, len(people))
	}
}

func TestAMakerGetsRowsAsTheyWereShared(t *testing.T) {
	dir := dataFolder(t)
	people := fill(t, dir, fixed(71), 11)
	want := map[string]string{}
	for _, rows := range people {
		want[hexID(rows.Response.ID)] = fmt.Sprint(rows.Response)
		want[hexID(rows.Planning.ID)] = fmt.Sprint(*rows.Planning)
	}
	got := map[string]string{}
	p := publication(false)
	p.Maker = func(store.Edition) store.Maker {
		return listener{got}
	}
	publish(t, newResponses(t, dir, afterQuarter()), p)
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
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

func TestTheQuarterThatIsRunningIsLeftOutUnlessClosedEarly(t *testing.T) {
	dir, rng := dataFolder(t), fixed(72)
	fill(t, dir, rng, 10)
	r := newResponses(t, dir, afterQuarter())
	rows := drawRows(rng)
	rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
	share(t, r, rows)
	publish(t, r, publication(false))
	for range 9 {
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = "2027-Q1", "2027-Q1"
		share(t, r, rows)
	}
	tomorrow := newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, tomorrow, publication(false)); got != nil {
		t.Errorf("releases %v of a quarter that is running", got)
	}
	publish(t, tomorrow, publication(true))
	tomorrow.Close()
	r.Close()
	documents := checkReleases(t, dir)
	if len(documents) != 2 || len(documents[0].Responses) != 10 || len(documents[1].Responses) != 10 {
		t.Fatalf("releases %+v, want two of ten", documents)
	}
	if got := documents[1].Imprint; !got.Early || got.To != "2027-Q1" {
		t.Errorf("imprint %+v, want 2027-Q1 closed early", got)
	}
}

func TestTooFewMakeNoReleaseAndStampNothing(t *testing.T) {
	never := func(assessment.RowID) bool { return false }
	for name, c := range map[string]struct {
		people int
		cannot func(assessment.RowID) bool
		none   bool // the maker returns no document
	}{
		"nine":                {people: 9, cannot: never},
		"nine can be counted": {people: 11, cannot: firstTwo()},
		"the maker declines":  {people: 20, cannot: never, none: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dataFolder(t)
			fill(t, dir, fixed(73), c.people)
			r := newResponses(t, dir, afterQuarter())
			p := publication(false)
			p.Maker = func(store.Edition) store.Maker {
				if c.none {
					return silent{}
				}
				return &witness{cannot: c.cannot}
			}
			if got := publish(t, r, p); got != nil {
				t.Errorf("releases %v, want none", got)
			}
			r.Close()
			if n := waiting(t, dir, "response") + waiting(t, dir, "planning"); n != 2*c.people {
				t.Errorf("%d rows wait, want %d", n, 2*c.people)
			}
			// The number is still free.
			change(t, dir, "DELETE FROM meta WHERE k = 'release_ready'")
			p = publication(false)
			p.Least = 1
			if got := publish(t, newResponses(t, dir, afterQuarter()), p); !slices.Equal(got, []int{1}) {
				t.Errorf("releases %v, want 1", got)
			}
		})
	}
}

// firstTwo is true for the first two rows that it is asked for.
func firstTwo() func(assessment.RowID) bool {
	n := 0
	return func(assessment.RowID) bool { n++; return n <= 2 }
}

// silent is a Maker that counts all rows and says nothing.
type silent struct{}

func (silent) CountResponse(*assessment.Response) bool    { return true }
func (silent) CountPlanning(*assessment.PlanningRow) bool { return true }
func (silent) Document(store.Imprint) ([]byte, error)     { return nil, nil }

func TestEditionsAreReleasedApartAndTogether(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(69), 10)
	r := newResponses(t, dir, afterQuarter())
	publish(t, r, publication(false))
	r.Close()
	// A version of 12, one of 11, one of 5, and 16 of a questionnaire that is gone.
	fill(t, dir, fixed(74), 44)
	for version, n := range map[string]int{"2.0": 11, "3.0": 5} {
		reseal(t, dir, n, func(rows *assessment.Rows) { rows.Response.Version, rows.Planning.Version = version, version })
	}
	reseal(t, dir, 16, func(rows *assessment.Rows) {
		rows.Response.Questionnaire, rows.Planning.Questionnaire = "gone", "gone"
	})
	r = newResponses(t, dir, optionsOn(2027, time.January, 21))
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{2, 3}) {
		t.Fatalf("releases %v, want 2 and 3", got)
	}
	if got, err := r.Unknown(t.Context(), known); err != nil || !slices.Equal(got, []store.Edition{{Questionnaire: "gone", Version: "1.0"}}) {
		t.Errorf("unknown %v %v, want the questionnaire that is gone", got, err)
	}
	r.Close()
	documents := checkReleases(t, dir)
	if len(documents[1].Responses) != 12 || len(documents[2].Responses) != 11 || len(documents[2].Plans) != 11 {
		t.Errorf("%d and %d responses, want 12 and 11", len(documents[1].Responses), len(documents[2].Responses))
	}
	if n := waiting(t, dir, "response"); n != 21 {
		t.Errorf("%d responses wait, want 21", n)
	}
}

// reseal alters n people's rows of the ordinary edition, with checksums that fit.
func reseal(t *testing.T, dir string, n int, alter func(rows *assessment.Rows)) {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	for _, table := range []string{"response", "planning"} {
		if _, err := db.Exec("DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " WHERE questionnaire = 'ahp-support-worker' AND version = '1.0' AND release IS NULL LIMIT " + fmt.Sprint(n) + ")"); err != nil {
			t.Fatal(err)
		}
	}
	rng := fixed(uint64(n))
	for range n {
		rows := drawRows(rng)
		alter(&rows)
		insertRows(t, db, rows)
	}
}

func TestAnErrorOfAMakerMakesNothingOfThePublication(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(75), 30)
	reseal(t, dir, 12, func(rows *assessment.Rows) { rows.Response.Version, rows.Planning.Version = "2.0", "2.0" })
	spoiled := errors.New("the audit did not pass")
	p := publication(false)
	p.Maker = func(e store.Edition) store.Maker {
		if e.Version == "2.0" {
			return &witness{spoiled: spoiled}
		}
		return &witness{}
	}
	r := newResponses(t, dir, afterQuarter())
	numbers, err := r.Publish(t.Context(), p)
	if numbers != nil || !errors.Is(err, spoiled) || errors.As(err, new(*store.Error)) {
		t.Errorf("releases %v, error %v, want that of the maker", numbers, err)
	}
	r.Close()
	if n := waiting(t, dir, "response"); n != 30 || len(checkReleases(t, dir)) != 0 {
		t.Errorf("%d responses wait, want 30 and no release", n)
	}
	if got := publish(t, r, publication(false)); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("releases %v after it was put right, want 1 and 2", got)
	}
}

func TestReleasesComeBackByteForByte(t *testing.T) {
	dir, rng := dataFolder(t), fixed(76)
	r := newResponses(t, dir, afterQuarter())
	if all, err := r.Releases(t.Context()); all != nil || err != nil {
		t.Errorf("releases %v %v of an empty file", all, err)
	}
	documents := []string{"", "{\"n\": 10}\n", "nul \x00, not UTF-8 \xff\xfe, £5 ½ 日本", strings.Repeat("0123456789abcdef", 1<<16)}
	for i, document := range documents {
		day := optionsOn(2027, time.January, 20+i)
		r := newResponses(t, dir, day)
		r.Close()
		fill(t, dir, rng, 10)
		p := publication(false)
		p.Maker = func(store.Edition) store.Maker { return printed{document: document} }
		if got := publish(t, r, p); !slices.Equal(got, []int{i + 1}) {
			t.Fatalf("releases %v, want %d", got, i+1)
		}
		r.Close()
	}
	all, err := r.Releases(t.Context())
	if err != nil || len(all) != len(documents) {
		t.Fatalf("%d releases %v", len(all), err)
	}
	for i, document := range documents {
		one, err := r.Release(t.Context(), i+1)
		want := store.Stored{
			Number: i + 1, Made: assessment.Date{Year: 2027, Month: time.January, Day: 20 + i},
			Document: []byte(document), Digest: sha256.Sum256([]byte(document)),
		}
		for _, got := range []store.Stored{all[i], one} {
			if err != nil || got.Number != want.Number || got.Made != want.Made || got.Digest != want.Digest || !bytes.Equal(got.Document, want.Document) {
				t.Errorf("release %d made %s, %d bytes %v", got.Number, got.Made, len(got.Document), err)
			}
		}
	}
	for _, number := range []int{-1, 0, len(documents) + 1} {
		if _, err := r.Release(t.Context(), number); !errors.Is(err, store.ErrNoRelease) {
			t.Errorf("release %d: %v, want ErrNoRelease", number, err)
		}
	}
}

// printed is a Maker of one document.
type printed struct {
	silent
	document string
}

func (p printed) Document(store.Imprint) ([]byte, error) { return []byte(p.document), nil }

func TestADamagedReleaseIsNotGivenOut(t *testing.T) {
	for _, damage := range []string{
		"doc = replace(doc, '10', '15')", "sha256 = x'00'", "made = 'soon'", "made = '2027-02-30'",
	} {
		dir := dataFolder(t)
		fill(t, dir, fixed(77), 30)
		r := newResponses(t, dir, afterQuarter())
		publish(t, r, publication(false))
		r.Close()
		change(t, dir, "UPDATE release SET "+damage)
		_, err := r.Release(t.Context(), 1)
		if got := problem(t, err); got != store.Damaged {
			t.Errorf("%s: problem %d, want Damaged", damage, got)
		}
	}
}

func TestProgressIsTheSameForEveryNumberOfRows(t *testing.T) {
	var want []int
	for percent := range 100 {
		want = append(want, percent+1)
	}
	for _, n := range []int{10, 300} {
		dir := dataFolder(t)
		fill(t, dir, fixed(78), n)
		var told []int
		p := publication(false)
		p.Progress = func(percent int) { told = append(told, percent) }
		publish(t, newResponses(t, dir, afterQuarter()), p)
		if !slices.Equal(told, want) {
			t.Errorf("%d people: told %v", n, told)
		}
	}
}

func TestAStoppedPublicationLeavesNothing(t *testing.T) {
	dir := dataFolder(t)
	fill(t, dir, fixed(79), 600)
	for _, percent := range []int{1, 20, 40, 60, 90, 100} {
		ctx, stop := context.WithCancel(t.Context())
		p := publication(false)
		p.Progress = func(at int) {
			if at == percent {
				stop()
			}
		}
		r := newResponses(t, dir, afterQuarter())
		if numbers, err := r.Publish(ctx, p); err == nil {
			t.Errorf("stopped at %d%%: releases %v", percent, numbers)
		}
		r.Close()
		if n := waiting(t, dir, "response"); n != 600 || len(checkReleases(t, dir)) != 0 {
			t.Errorf("stopped at %d%%: %d of 600 responses wait", percent, n)
		}
	}
}
