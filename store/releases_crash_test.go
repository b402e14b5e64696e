package store_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/store"
)

func init() { children["publisher"] = publishForEver }

// publishForEver is a terminal at which, day by day, three people share and a release is made, until it is killed. It
// says what begins and what it was told is done.
func publishForEver(dir string) error {
	rng := rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))
	day := time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
	opt := testOptions()
	opt.Now = func() time.Time { return day }
	r := store.NewResponses(dir, opt)
	releases, err := r.Releases(ctx)
	if err != nil {
		return err
	}
	if n := len(releases); n > 0 { // go on the day after
		last := releases[n-1].Made
		day = time.Date(last.Year, last.Month, last.Day+1, 9, 0, 0, 0, time.UTC)
	}
	p := publication(true)
	p.Least = 3
	for ; ; day = day.AddDate(0, 0, 1) {
		for range 3 {
			rows := drawRows(rng)
			if rows.Response.Period, err = r.Period(ctx); err != nil {
				return err
			}
			rows.Planning.Period = rows.Response.Period
			if err := r.Share(ctx, rows); err != nil {
				return err
			}
			fmt.Println("done", hexID(rows.Response.ID), hexID(rows.Planning.ID))
		}
		fmt.Println("publish")
		numbers, err := r.Publish(ctx, p)
		if err != nil {
			return err
		}
		for _, n := range numbers {
			fmt.Println("published", n)
		}
		if err := r.Tidy(ctx); err != nil {
			return err
		}
	}
}

// However often a terminal is killed while it publishes, no row is counted twice, none is lost, and what was called
// published stands.
func TestAKilledPublicationCountsEachRowOnce(t *testing.T) {
	dir := dataFolder(t)
	done, published := map[string]string{}, map[string]bool{}
	for round := range killedRounds(t) {
		cmd := child(t, "publisher", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for days := round % 4; lines.Scan(); {
			take(lines.Text(), nil, done)
			if number, ok := strings.CutPrefix(lines.Text(), "published "); ok {
				published[number] = true
			}
			if lines.Text() != "publish" {
				continue
			}
			if days == 0 {
				linger()
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
			days--
		}
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Fatalf("round %d: the terminal ended by itself: %v", round, err)
		}
		if err := newResponses(t, dir, testOptions()).Open(ctx); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
	counted := map[string]bool{}
	for _, w := range checkReleases(t, dir) {
		delete(published, fmt.Sprint(w.Imprint.Number))
		for _, id := range slices.Concat(w.Responses, w.Plans) {
			counted[id] = true
		}
	}
	if len(published) != 0 {
		t.Errorf("releases %v were called published and are not there", published)
	}
	responses, plans := storedIDs(t, dir, "response"), storedIDs(t, dir, "planning")
	for id, plan := range done {
		if !counted[id] && !responses[id] || !counted[plan] && !plans[plan] {
			t.Error("an acknowledged row is lost")
		}
	}
	t.Logf("%d shares acknowledged, %d rows counted", len(done), len(counted))
}
