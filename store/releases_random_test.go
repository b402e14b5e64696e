package store_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever is shared, published, closed early and purged, and on whatever days: a row is counted in one release at
// most, and in one exactly once enough have shared and the quarter has ended.
func TestEveryRowIsCountedOnceWhateverHappens(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, rng := dataFolder(t), fixed(rapid.Uint64().Draw(rt, "seed"))
		day := time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
		end := day.AddDate(0, 0, 300) // a clock that goes on for more than a year is not believed
		opt := testOptions()
		opt.Now = func() time.Time { return day }
		r := newResponses(t, dir, opt)
		shared := map[string]string{} // response to planning row
		shareSome := func(n int) {
			for range n {
				rows := drawRows(rng)
				period, err := r.Period(t.Context())
				if err != nil {
					rt.Fatal(err)
				}
				rows.Response.Period, rows.Planning.Period = period, period
				if err := r.Share(t.Context(), rows); err != nil {
					rt.Fatal(err)
				}
				shared[hexID(rows.Response.ID)] = hexID(rows.Planning.ID)
			}
		}
		p := publication(false)
		p.Least = 3
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"share", "publish", "close early", "days", "open"}).Draw(rt, "step") {
			case "share":
				shareSome(rapid.IntRange(1, 4).Draw(rt, "people"))
			case "publish":
				p.Early = false
				publish(t, r, p)
			case "close early":
				p.Early = true
				publish(t, r, p)
			case "days":
				if later := day.AddDate(0, 0, rapid.IntRange(1, 100).Draw(rt, "days")); later.Before(end) {
					day = later
				}
			case "open":
				r.Close()
			}
		}
		shareSome(3)
		day = day.AddDate(0, 3, 0)
		p.Early = false
		publish(t, r, p)
		r.Close()
		responses, plans := map[string]bool{}, map[string]bool{}
		for _, w := range checkReleases(t, dir) {
			add(responses, w.Responses)
			add(plans, w.Plans)
		}
		for id, plan := range shared {
			if !responses[id] || !plans[plan] {
				rt.Error("a row was never counted")
			}
		}
		if len(responses) != len(shared) || len(plans) != len(shared) {
			rt.Errorf("%d responses and %d planning rows counted, %d shared", len(responses), len(plans), len(shared))
		}
	})
}

func add(set map[string]bool, ids []string) {
	for _, id := range ids {
		set[id] = true
	}
}
