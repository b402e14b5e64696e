package release_test

import (
	"math/rand/v2"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

// crowd says what sort of made-up people answer. The zero values are a mixed crowd in which nobody looks ahead.
type crowd struct {
	people      int
	seed        uint64
	looking     float64 // share of those with a stage above who look ahead
	professions int     // how many profession groups there are people of; 0 for all
	stages      int     // how many stages; 0 for all
	alike       float64 // share of answers that are the same for everybody
	unlisted    bool    // some are of professions that the questionnaire does not list
	noPlanning  bool
	lots        func() bool // nil for lots that never fall
}

// sampleRelease makes a believable release of made-up people. The same seed gives the same release.
func sampleRelease(t testing.TB, people int, seed uint64) *release.Release {
	t.Helper()
	return crowdRelease(t, crowd{people: people, seed: seed, looking: 0.4})
}

// fewRelease has so few people that there is one group, no table B and no table D.
func fewRelease(t testing.TB) *release.Release {
	t.Helper()
	return crowdRelease(t, crowd{people: 12, seed: 1, noPlanning: true})
}

// crowdRelease makes the release of a crowd.
func crowdRelease(t testing.TB, c crowd) *release.Release {
	t.Helper()
	q := shipped(t)
	lots := c.lots
	if lots == nil {
		lots = neverFalls
	}
	r, err := tallyOf(t, q, c, rand.New(rand.NewPCG(c.seed, 2))).Release(someParticulars(), lots)
	if err != nil {
		t.Fatalf("make the release: %v", err)
	}
	return r
}

// tallyOf counts the rows of a crowd, in the order given by shuffle.
func tallyOf(t testing.TB, q *assessment.Questionnaire, c crowd, shuffle *rand.Rand) *release.Tally {
	t.Helper()
	responses, plans := madeUp(q, c)
	shuffle.Shuffle(len(responses), func(i, j int) { responses[i], responses[j] = responses[j], responses[i] })
	shuffle.Shuffle(len(plans), func(i, j int) { plans[i], plans[j] = plans[j], plans[i] })
	tally := release.NewTally(q)
	for i := range responses {
		if !tally.Count(&responses[i]) {
			t.Fatalf("response %d is not counted", i)
		}
	}
	for i := range plans {
		if !tally.CountPlanning(&plans[i]) {
			t.Fatalf("planning row %d is not counted", i)
		}
	}
	return tally
}

func someParticulars() release.Particulars {
	return release.Particulars{
		Number: 3, Made: assessment.Date{Year: 2026, Month: 10, Day: 2}, Site: "Northfield Hospitals",
		From: "2026-Q3", To: "2026-Q3",
	}
}

// neverFalls are lots of which none falls.
func neverFalls() bool { return false }

func shipped(t testing.TB) *assessment.Questionnaire {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatalf("read the questionnaire: %v", err)
	}
	return q
}

// madeUp makes the rows of a crowd: some are further on than others, some domains are further on than others, and who
// is not on their own in something often wants to work on it.
func madeUp(q *assessment.Questionnaire, c crowd) (responses []assessment.Response, plans []assessment.PlanningRow) {
	rng := rand.New(rand.NewPCG(c.seed, 1))
	stages, professions := c.stages, c.professions
	if stages == 0 {
		stages = len(q.Stages)
	}
	if professions == 0 {
		professions = len(q.Professions)
	}
	var ease []float64
	for range q.Areas() {
		ease = append(ease, rng.NormFloat64()*0.6)
	}
	for range c.people {
		stage := 1 + min(rng.IntN(stages), rng.IntN(stages))
		r := assessment.Response{
			Questionnaire: q.ID, Version: q.Version, Period: "2026-Q3", Stage: stage,
			Profession: q.Professions[min(rng.IntN(professions), rng.IntN(professions))].ID,
		}
		if c.unlisted && rng.IntN(2) == 0 {
			r.Profession = []string{"zoo", "art"}[rng.IntN(2)]
		}
		looks := stage < len(q.Stages) && rng.Float64() < c.looking
		skill := rng.NormFloat64()*0.7 + 0.3*float64(stage)
		for i, f := range q.Areas() {
			answer := madeUpAnswer(q, f, rng, skill+ease[i], looks)
			if c.alike > 0 && rng.Float64() < c.alike {
				answer = assessment.Answer{Rating: assessment.OnMyOwn}
			}
			r.Areas = append(r.Areas, assessment.AreaByte(answer))
		}
		responses = append(responses, r)
		if !c.noPlanning && rng.IntN(5) > 0 {
			plans = append(plans, madeUpPlan(q, rng))
		}
	}
	return responses, plans
}

func madeUpAnswer(q *assessment.Questionnaire, f *assessment.FocusArea, rng *rand.Rand, skill float64, looks bool) assessment.Answer {
	if f.Private && rng.IntN(3) > 0 {
		return assessment.Answer{}
	}
	a := assessment.Answer{Rating: assessment.Rating(min(max(int(2.4+skill+rng.NormFloat64()*0.7), 1), 4))}
	switch odd := rng.IntN(40); {
	case odd < 2:
		a.Rating = assessment.NotMyRole
	case odd < 4 && q.Offers(f, assessment.NoChance):
		a.Rating = assessment.NoChance
	case odd < 5:
		a.Rating = assessment.NotAnswered
	}
	a.Mark = rng.IntN(12) == 0 || a.Rating.ToWorkOn() && rng.IntN(3) == 0
	if looks && a.Rating.OnMyOwnOrAbove() && !f.Flat() && rng.IntN(5) > 0 {
		a.LookAhead = assessment.Rating(min(max(int(2.2+skill+rng.NormFloat64()), 1), 4))
	}
	return a
}

func madeUpPlan(q *assessment.Questionnaire, rng *rand.Rand) assessment.PlanningRow {
	p := assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version, Period: "2026-Q3"}
	for _, list := range q.Planning {
		var ticks uint16
		if list.Asked {
			for range rng.IntN(assessment.TickLimit + 1) {
				if o := min(rng.IntN(len(list.Options)), rng.IntN(len(list.Options))); !list.Options[o].Alone {
					ticks |= 1 << o
				}
			}
		}
		p.Ticks = append(p.Ticks, byte(ticks), byte(ticks>>8))
	}
	return p
}

// Others' tests lean on what the samples have and lack.
func TestSamplesHaveWhatTheyPromise(t *testing.T) {
	full := sampleRelease(t, 120, 1)
	for _, id := range []release.TableID{release.Ratings, release.Marks, release.Bands, release.Planning, release.LookAhead} {
		table := full.Table(id)
		if table == nil {
			t.Errorf("the sample of 120 has no table %s", id)
			continue
		}
		shown := 0
		for i := range table.Rows {
			if table.Rows[i].Shown() {
				shown++
			}
		}
		if 2*shown < len(table.Rows) {
			t.Errorf("table %s of the sample of 120 shows figures in %d of %d rows", id, shown, len(table.Rows))
		}
	}
	few := fewRelease(t)
	if few.Table(release.Bands) != nil || few.Table(release.LookAhead) != nil || len(few.Groups) != 0 {
		t.Error("the sample of few people has groups or a look ahead")
	}
	if one, other := sampleRelease(t, 64, 5), sampleRelease(t, 64, 5); one.Digest() != other.Digest() {
		t.Error("one seed gave two releases")
	}
}
