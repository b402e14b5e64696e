package release_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

// pageCrowd are made-up people whose release becomes a web page.
type pageCrowd struct {
	people  int
	looking int  // of a hundred with a stage above theirs, how many look ahead
	alike   bool // everybody in one stage and profession group
	planned bool // planning lists are answered
	damaged bool // more planning rows than responses
	site    string
	sample  bool
}

// aPage is a release with every table.
var aPage = pageCrowd{people: 140, looking: 45, planned: true, site: "Northfield Hospitals", sample: true}

// release makes the release of the crowd. The same crowd gives the same release.
func (c pageCrowd) release(t testing.TB) *release.Release {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatalf("read the questionnaire: %v", err)
	}
	tally, rng := release.NewTally(q), rand.New(rand.NewPCG(7, uint64(c.people)))
	for range c.people {
		if !tally.Count(c.response(q, rng)) {
			t.Fatal("a made-up response is not counted")
		}
	}
	plans := c.people * 4 / 5
	if c.damaged {
		plans = c.people + 1
	}
	for range plans {
		if c.planned && !tally.CountPlanning(pagePlan(q, rng)) {
			t.Fatal("a made-up planning row is not counted")
		}
	}
	r, err := tally.Release(release.Particulars{
		Number: 3, Made: assessment.Date{Year: 2026, Month: 10, Day: 2}, Site: c.site, Sample: c.sample,
		From: "2026-Q3", To: "2026-Q3",
	}, func() bool { return false })
	if err != nil {
		t.Fatalf("make the release: %v", err)
	}
	return r
}

func (c pageCrowd) response(q *assessment.Questionnaire, rng *rand.Rand) *assessment.Response {
	stage, profession := 1+min(rng.IntN(3), rng.IntN(3)), min(rng.IntN(6), rng.IntN(6))
	if c.alike {
		stage, profession = 1, 0
	}
	looks := rng.IntN(100) < c.looking
	r := &assessment.Response{Questionnaire: q.ID, Version: q.Version, Stage: stage, Profession: q.Professions[profession].ID}
	skill := rng.NormFloat64()*0.6 + 0.3*float64(stage)
	for i, f := range q.Areas() {
		ease := float64(i*37%54)/27 - 1
		a := assessment.Answer{Rating: assessment.Rating(min(max(int(3.0+skill+ease+rng.NormFloat64()*0.7), 1), 4))}
		switch odd := rng.IntN(30); {
		case odd < 2:
			a.Rating = assessment.NotMyRole
		case odd < 5 && ease < 0 && q.Offers(f, assessment.NoChance):
			a.Rating = assessment.NoChance
		}
		a.Mark = rng.IntN(10) == 0 || a.Rating.ToWorkOn() && rng.IntN(3) == 0
		if looks && stage < 3 && a.Rating.OnMyOwnOrAbove() {
			a.LookAhead = assessment.Rating(min(max(int(2.4+skill+rng.NormFloat64()), 1), 4))
		}
		r.Areas = append(r.Areas, assessment.AreaByte(a))
	}
	return r
}

func pagePlan(q *assessment.Questionnaire, rng *rand.Rand) *assessment.PlanningRow {
	p := &assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version}
	for _, list := range q.Planning {
		var ticks uint16
		for range rng.IntN(assessment.TickLimit + 1) {
			if o := min(rng.IntN(len(list.Options)), rng.IntN(len(list.Options))); list.Asked && !list.Options[o].Alone {
				ticks |= 1 << o
			}
		}
		p.Ticks = append(p.Ticks, byte(ticks), byte(ticks>>8))
	}
	return p
}

// pageOf writes a release as a web page.
func pageOf(t testing.TB, r *release.Release) []byte {
	t.Helper()
	var page bytes.Buffer
	if err := r.WriteHTML(&page); err != nil {
		t.Fatalf("write the page: %v", err)
	}
	return page.Bytes()
}
