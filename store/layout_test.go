package store_test

import (
	"bytes"
	"math"
	"os"
	"runtime"
	"testing"
	"time"

	"waymark/assessment"
)

// places returns where the responses and the planning rows of people lie in the file, in the order in which they came.
func places(t *testing.T, dir string, people []assessment.Rows) (responses, plans []int) {
	t.Helper()
	data := contents(t, dir)["responses.db"]
	place := func(id assessment.RowID) int {
		if n := bytes.Count(data, id[:]); n != 1 { // a second copy would be a deleted one
			t.Fatalf("an id is in the file %d times, want once", n)
		}
		return bytes.Index(data, id[:])
	}
	for _, rows := range people {
		responses, plans = append(responses, place(rows.Response.ID)), append(plans, place(rows.Planning.ID))
	}
	return responses, plans
}

// tau is Kendall's rank correlation of the places with the order of arrival: 1 or -1 when the file tells all, near 0
// when it tells nothing.
func tau(at []int) float64 {
	sum, pairs := 0, 0
	for i := range at {
		for j := range i {
			pairs++
			if at[j] < at[i] {
				sum++
			} else {
				sum--
			}
		}
	}
	return float64(sum) / float64(pairs)
}

// frontier reports whether the newest row is the outermost of all in the file, on either side.
func frontier(at []int) bool {
	newest, lowest, highest := at[len(at)-1], true, true
	for _, other := range at[:len(at)-1] {
		lowest, highest = lowest && newest < other, highest && newest > other
	}
	return lowest || highest
}

// Who came when must not be read off the file by someone with a rota. Two terminals see the same people in another
// order, and end with the same bytes but for the counters of commits in the header.
func TestTheFileIsTheSameWhateverTheOrderOfArrival(t *testing.T) {
	const header = 100
	for _, n := range []int{2, 8, 25, 40} {
		rng := fixed(uint64(n))
		var people []assessment.Rows
		for range n {
			people = append(people, drawRows(rng))
		}
		var files [2][]byte
		for i := range files {
			dir := dataFolder(t)
			r := newResponses(t, dir, testOptions())
			for _, rows := range people {
				share(t, r, rows)
			}
			r.Close()
			files[i] = contents(t, dir)["responses.db"]
			rng.Shuffle(n, func(i, j int) { people[i], people[j] = people[j], people[i] })
		}
		if !bytes.Equal(files[0][header:], files[1][header:]) {
			t.Errorf("the file of %d people differs with their order", n)
		}
	}
}

// The same, as someone would try it who has the file and the rota: chance alone gives a mean |tau| of 0.13 here.
func TestTheFileDoesNotTellWhoCameWhen(t *testing.T) {
	const trials = 50
	rng := fixed(31)
	var responseTau, planningTau, bothTau, atFrontier, byChance float64
	for trial := range trials {
		dir := dataFolder(t)
		people := fill(t, dir, rng, 7+trial*32/(trials-1))
		r := newResponses(t, dir, testOptions())
		newest := drawRows(rng)
		share(t, r, newest)
		r.Close()
		first, second := places(t, dir, append(people, newest))
		responseTau += math.Abs(tau(first)) / trials
		planningTau += math.Abs(tau(second)) / trials
		bothTau += math.Abs(tau(sortBy(first, second))) / trials
		if frontier(first) {
			atFrontier++
		}
		byChance += 2 / float64(len(first))
	}
	for name, mean := range map[string]float64{"responses": responseTau, "planning rows": planningTau, "one against the other": bothTau} {
		if mean >= 0.15 {
			t.Errorf("%s: mean |tau| %.3f, want less than 0.15", name, mean)
		}
	}
	// Three standard deviations: no more often than by chance, with p > 0.01.
	if atFrontier > byChance+3*math.Sqrt(byChance) {
		t.Errorf("the newest row was outermost in %.0f of %d files, by chance %.1f", atFrontier, trials, byChance)
	}
	t.Logf("mean |tau| %.3f, %.3f and %.3f; outermost %.0f, by chance %.1f", responseTau, planningTau, bothTau, atFrontier, byChance)
}

// The measure above is only worth something if it sees the order that a file has before it is tidied.
func TestAnUntidiedFileTellsWhoCameWhen(t *testing.T) {
	dir, rng := dataFolder(t), fixed(34)
	r := newResponses(t, dir, testOptions())
	var people []assessment.Rows
	for range 20 {
		people = append(people, drawRows(rng))
		if err := r.Share(t.Context(), people[len(people)-1]); err != nil {
			t.Fatal(err)
		}
	}
	r.Close()
	at, _ := places(t, dir, people)
	if got := math.Abs(tau(at)); got < 0.9 || !frontier(at) {
		t.Errorf("|tau| %.3f: the measure does not see the order", got)
	}
	// The next start makes good what was left undone.
	if err := newResponses(t, dir, testOptions()).Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	if at, _ = places(t, dir, people); math.Abs(tau(at)) > 0.5 {
		t.Errorf("|tau| %.3f after the next start", math.Abs(tau(at)))
	}
}

// sortBy returns the places of the second list in the order of those of the first.
func sortBy(first, second []int) []int {
	sorted := make([]int, len(first))
	for i := range first {
		rank := 0
		for j := range first {
			if first[j] < first[i] {
				rank++
			}
		}
		sorted[rank] = second[i]
	}
	return sorted
}

func TestDeletedRowsLeaveNoBytes(t *testing.T) {
	dir, rng := dataFolder(t), fixed(32)
	old := drawRows(rng)
	old.Response.Areas = bytes.Repeat([]byte{0x4b, 0x2b, 0x3b, 0x1b}, 50)
	marker := old.Response.Areas[:60]
	r := newResponses(t, dir, testOptions())
	for range 30 {
		share(t, r, drawRows(rng))
	}
	share(t, r, old)
	r.Close()
	if !holds(t, dir, marker) {
		t.Fatal("the marker is not in the file at all")
	}
	for _, day := range []struct {
		year   int
		period string
	}{{2027, "2027-Q4"}, {2028, "2028-Q4"}} {
		r = newResponses(t, dir, optionsOn(day.year, time.December, 1))
		rows := drawRows(rng)
		rows.Response.Period, rows.Planning.Period = day.period, day.period
		share(t, r, rows)
		if day.year == 2028 && runtime.GOOS == "linux" && holds(t, dir, marker, old.Planning.ID[:]) {
			t.Error("a deleted row is still in a file while the program runs")
		}
		r.Close()
	}
	if len(storedIDs(t, dir, "response")) != 2 {
		t.Fatal("the rows were not deleted")
	}
	if holds(t, dir, marker, old.Response.ID[:], old.Planning.ID[:]) {
		t.Error("a deleted row is still in a file")
	}
}

// holds reports whether any file of the folder has one of the markers.
func holds(t *testing.T, dir string, markers ...[]byte) bool {
	t.Helper()
	for _, data := range contents(t, dir) {
		for _, marker := range markers {
			if bytes.Contains(data, marker) {
				return true
			}
		}
	}
	return false
}

func TestFileTimesTellNoMoreThanTheMonth(t *testing.T) {
	dir, rng := dataFolder(t), fixed(33)
	first := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
	check := func(when string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != 2 {
			t.Errorf("%s: %d files, want the file and its journal", when, len(entries))
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			if !info.ModTime().Equal(first) {
				t.Errorf("%s: %s changed at %s, want %s", when, e.Name(), info.ModTime(), first)
			}
		}
	}
	r := newResponses(t, dir, testOptions())
	if err := r.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("opened")
	if err := r.Share(t.Context(), drawRows(rng)); err != nil {
		t.Fatal(err)
	}
	check("shared")
	if err := r.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("tidied")
	if err := r.Exec(t.Context(), "DELETE FROM response"); err != nil {
		t.Fatal(err)
	}
	r.Close()
	check("closed")
}
