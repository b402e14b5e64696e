package tui

import (
	"math/rand/v2"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
)

// crowd is made-up people who answer, the same ones each time.
type crowd struct {
	people      int
	stages      int  // how many stages they are of
	professions int  // how many profession groups
	looks       int  // one in so many looks ahead
	agree       bool // most answers are alike, so that few figures are [c]
	plans       int  // planning rows; one a person when 0
	seed        uint64
}

// release makes the release of a crowd.
func (c crowd) release(t testing.TB, q *assessment.Questionnaire, p release.Particulars) *release.Release {
	t.Helper()
	rng := rand.New(rand.NewPCG(c.seed, 1))
	tally := release.NewTally(q)
	for range c.people {
		if !tally.Count(c.response(q, rng)) {
			t.Fatal("a response was not counted")
		}
	}
	plans := c.plans
	if plans == 0 {
		plans = c.people
	}
	for range plans {
		if !tally.CountPlanning(planningRow(q, rng)) {
			t.Fatal("a planning row was not counted")
		}
	}
	r, err := tally.Release(p, release.DrawLots(func() byte { return 1 }))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (c crowd) response(q *assessment.Questionnaire, rng *rand.Rand) *assessment.Response {
	r := &assessment.Response{
		Questionnaire: q.ID, Version: q.Version, Stage: rng.IntN(c.stages), Profession: q.Professions[rng.IntN(c.professions)].ID,
	}
	looks := r.Stage < len(q.Stages) && rng.IntN(max(c.looks, 1)) == 0
	for i, f := range q.Areas() {
		a := assessment.Answer{Rating: assessment.Rating(1 + rng.IntN(4)), Mark: rng.IntN(5) < 1+i%3}
		switch n := rng.IntN(20); {
		case c.agree && n < 8:
			a.Rating = assessment.Rating(2 + i%2)
		case n == 19:
			a.Rating = assessment.NotAnswered
		case n == 18 && q.Offers(f, assessment.NoChance):
			a.Rating = assessment.NoChance
		}
		if looks && a.Rating.OnMyOwnOrAbove() {
			a.LookAhead = assessment.Rating(1 + rng.IntN(4))
		}
		r.Areas = append(r.Areas, assessment.AreaByte(a))
	}
	return r
}

func planningRow(q *assessment.Questionnaire, rng *rand.Rand) *assessment.PlanningRow {
	p := &assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version}
	for _, list := range q.Planning {
		ticks := uint16(0)
		if list.Asked {
			var offered []int
			for i, o := range list.Options {
				if !o.Alone {
					offered = append(offered, i)
				}
			}
			for range rng.IntN(assessment.TickLimit + 1) {
				ticks |= 1 << offered[rng.IntN(len(offered))]
			}
		}
		p.Ticks = append(p.Ticks, byte(ticks), byte(ticks>>8))
	}
	return p
}
