package cli

import (
	"fmt"
	"math/rand/v2"

	"waymark/assessment"
	"waymark/assessment/release"
)

// county makes up support workers. The same seed makes up the same ones.
type county struct {
	q    *assessment.Questionnaire
	rng  *rand.Rand
	hard []float64 // by focus area, how hard it is to be on one's own in it
}

// domainHardness is how far away each domain is from most people's daily work, on the scale of a worker's reach.
var domainHardness = map[string]float64{
	"d1": -0.3, "d2": -0.2, "d3": 0.1, "d4": -0.6, "d5": -0.2, "d6": 1.7, "d7": 1.1, "d8": -0.3,
}

func newCounty(q *assessment.Questionnaire, seed uint64) *county {
	c := &county{q: q, rng: rand.New(rand.NewPCG(seed, 0))}
	for _, f := range q.Areas() {
		c.hard = append(c.hard, domainHardness[q.DomainOf(f).ID]+0.3*c.rng.NormFloat64())
	}
	return c
}

// portion is one of several things with how often it is met, out of 100.
type portion struct {
	id  string
	per int
}

var (
	stageShares = []portion{{"support-worker", 57}, {"senior-support-worker", 25}, {"assistant-practitioner", 13}, {"", 5}}
	groupShares = []portion{
		{"physiotherapy", 33},
		{"occupational-therapy", 25},
		{"imaging", 14},
		{"speech-diet-clinics", 11},
		{"urgent-theatre", 8},
		{"several", 6},
		{assessment.NotSaid, 3},
	}
	learnShares   = []portion{{"shown", 24}, {"short", 19}, {"course", 15}, {"shadow", 14}, {"own-time", 8}, {"award", 8}, {"peers", 6}, {"live-online", 4}, {"paper", 2}}
	barrierShares = []portion{{"no-time", 28}, {"cover", 23}, {"unaware", 12}, {"cost", 9}, {"equipment", 7}, {"count", 5}, {"confidence", 4}, {"travel", 4}, {"home", 4}, {"format", 2}, {"not-agreed", 2}}
)

func (c *county) pick(from []portion) string {
	n := c.rng.IntN(100)
	for _, s := range from {
		if n -= s.per; n < 0 {
			return s.id
		}
	}
	return from[len(from)-1].id
}

func (c *county) chance(percent int) bool { return c.rng.IntN(100) < percent }

// rows makes up what one person shares.
func (c *county) rows(period string) (assessment.Rows, error) {
	a, err := c.worker()
	if err != nil {
		return assessment.Rows{}, err
	}
	return a.Rows(c.rowID(), c.rowID(), period), nil
}

// lot returns the lots of a release.
func (c *county) lot() func() bool {
	return release.DrawLots(func() byte { return byte(c.rng.Uint32()) })
}

// worker makes up one person's whole assessment. Each method of the assessment is asked what it allows, as the screens
// do, so nobody is made up who could not sit at a terminal.
func (c *county) worker() (*assessment.Assessment, error) {
	a := assessment.New(c.q)
	if err := c.role(a); err != nil {
		return nil, err
	}
	reach := 0.8*c.rng.NormFloat64() + 0.45*float64(c.q.StageIndex(a.Stage()))
	marks := c.rng.IntN(7)
	for _, f := range c.q.Areas() {
		if c.chance(2) {
			continue // left open
		}
		if err := a.Rate(f, c.rating(f, reach)); err != nil {
			return nil, fmt.Errorf("rate %s: %w", f.ID, err)
		}
	}
	for _, i := range c.rng.Perm(len(c.q.Areas())) {
		if f := c.q.Areas()[i]; marks > 0 && a.Answer(f).Rating.ToWorkOn() {
			marks--
			a.SetMark(f, true)
		}
	}
	if c.chance(60) {
		for _, f := range a.LookAheadAreas() {
			if err := a.RateAhead(f, c.ahead(a.Answer(f).Rating)); err != nil {
				return nil, fmt.Errorf("look ahead in %s: %w", f.ID, err)
			}
		}
	}
	a.ShareWellbeing(c.chance(40))
	for list, from := range [][]portion{learnShares, barrierShares} {
		if err := c.tick(a, list, from); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (c *county) role(a *assessment.Assessment) error {
	stage, group := c.pick(stageShares), c.pick(groupShares)
	if stage != "" {
		if err := a.SetStage(stage); err != nil {
			return fmt.Errorf("choose stage: %w", err)
		}
	}
	aims := c.q.AimsFor(stage)
	if err := a.SetAim(aims[c.rng.IntN(len(aims))]); err != nil {
		return fmt.Errorf("choose aim: %w", err)
	}
	if err := a.SetProfession(group); err != nil {
		return fmt.Errorf("choose profession group: %w", err)
	}
	return nil
}

// rating makes up what a worker says about an area: the further the area is from daily work, the more often their work
// has not let them do it.
func (c *county) rating(f *assessment.FocusArea, reach float64) assessment.Rating {
	far := c.hard[f.Index]
	switch {
	case far > 0.8 && c.chance(14) && c.q.Offers(f, assessment.NoChance):
		return assessment.NoChance
	case far > 0.8 && c.chance(12) && c.q.Offers(f, assessment.NotMyRole):
		return assessment.NotMyRole
	case c.chance(2) && !f.Duty && c.q.Offers(f, assessment.NotMyRole):
		return assessment.NotMyRole
	}
	return c.level(far - reach)
}

// level draws one of the four levels; above is how far the area is above the worker.
func (c *county) level(above float64) assessment.Rating {
	switch x := 0.7*c.rng.NormFloat64() - above; {
	case x < -1.6:
		return assessment.NotYet
	case x < -0.4:
		return assessment.WithSupport
	case x < 1.4:
		return assessment.OnMyOwn
	}
	return assessment.TeachOthers
}

// ahead draws how ready a worker is for the words of the stage that they aim at: as now, or up to two levels less.
func (c *county) ahead(now assessment.Rating) assessment.Rating {
	less := c.rng.IntN(100)
	switch {
	case less < 40:
		return now
	case less < 85:
		return max(now-1, assessment.NotYet)
	}
	return max(now-2, assessment.NotYet)
}

// tick ticks up to three options of a planning list; one person in six ticks none.
func (c *county) tick(a *assessment.Assessment, list int, from []portion) error {
	if c.chance(16) {
		return nil
	}
	for range 1 + c.rng.IntN(assessment.TickLimit) {
		id := c.pick(from)
		for option, o := range c.q.Planning[list].Options {
			if o.ID != id {
				continue
			}
			if err := a.Tick(list, option, true); err != nil {
				return fmt.Errorf("tick %s: %w", id, err)
			}
		}
	}
	return nil
}
