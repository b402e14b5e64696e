package release_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
)

// response is one of somebody at a stage who answered nothing; answers are by the id of an area.
func response(q *assessment.Questionnaire, stage int, profession string, answers map[string]assessment.Answer) *assessment.Response {
	r := &assessment.Response{
		Questionnaire: q.ID, Version: q.Version, Stage: stage, Profession: profession, Areas: make([]byte, len(q.Areas())),
	}
	for id, a := range answers {
		r.Areas[q.Area(id).Index] = assessment.AreaByte(a)
	}
	return r
}

func TestResponseThatNoAnswersCanGiveIsLeftOut(t *testing.T) {
	q := shipped(t)
	skill, qualification := q.Area("d2-prevention").Index, q.Area("d1-education").Index
	for _, c := range []struct {
		what   string
		change func(r *assessment.Response)
		want   bool
	}{
		{"nothing answered", func(*assessment.Response) {}, true},
		{"a mark alone", func(r *assessment.Response) { r.Areas[skill] = 0b0_000_1_000 }, true},
		{"no chance yet at a skill", func(r *assessment.Response) { r.Areas[skill] = 0b0_000_0_101 }, true},
		{"a look ahead from on my own", func(r *assessment.Response) { r.Areas[skill] = 0b0_001_0_011 }, true},
		{"a stage that was not said", func(r *assessment.Response) { r.Stage = 0 }, true},
		{"the last stage", func(r *assessment.Response) { r.Stage = len(q.Stages) }, true},
		{"a profession that is not listed", func(r *assessment.Response) { r.Profession = "zoo" }, true},
		{"another questionnaire", func(r *assessment.Response) { r.Questionnaire = "other" }, false},
		{"another version", func(r *assessment.Response) { r.Version = "0" }, false},
		{"a byte too few", func(r *assessment.Response) { r.Areas = r.Areas[1:] }, false},
		{"a byte too many", func(r *assessment.Response) { r.Areas = append(r.Areas, 0) }, false},
		{"a stage below the first", func(r *assessment.Response) { r.Stage = -1 }, false},
		{"a stage above the last", func(r *assessment.Response) { r.Stage = len(q.Stages) + 1 }, false},
		{"a rating that there is not", func(r *assessment.Response) { r.Areas[skill] = 0b0_000_0_111 }, false},
		{"a look ahead that there is not", func(r *assessment.Response) { r.Areas[skill] = 0b0_111_0_011 }, false},
		{"the highest bit", func(r *assessment.Response) { r.Areas[skill] = 0b1_000_0_011 }, false},
		{"a look ahead from nothing", func(r *assessment.Response) { r.Areas[skill] = 0b0_001_0_000 }, false},
		{"a look ahead from with support", func(r *assessment.Response) { r.Areas[skill] = 0b0_001_0_010 }, false},
		{"no chance yet at a qualification", func(r *assessment.Response) { r.Areas[qualification] = 0b0_000_0_101 }, false},
		{"no chance yet ahead at a qualification", func(r *assessment.Response) { r.Areas[qualification] = 0b0_101_0_011 }, false},
	} {
		tally := release.NewTally(q)
		r := response(q, 1, "imaging", nil)
		c.change(r)
		want := 0
		if c.want {
			want = 1
		}
		if got := tally.Count(r); got != c.want || tally.Sizes().People != want {
			t.Errorf("%s: counted %v, %d people, want %v", c.what, got, tally.Sizes().People, c.want)
		}
	}
}

func TestPlanningRowThatNoTicksCanGiveIsLeftOut(t *testing.T) {
	q := shipped(t)
	for _, c := range []struct {
		what  string
		ticks []byte
		want  bool
	}{
		{"nothing ticked", []byte{0, 0, 0, 0, 0, 0}, true},
		{"three ticks in each list", []byte{0b111, 0, 0b111, 0, 0, 0}, true},
		{"no preference", []byte{0, 0b10, 0, 0, 0, 0}, true},
		{"no preference and another", []byte{1, 0b10, 0, 0, 0, 0}, false},
		{"four ticks", []byte{0b1111, 0, 0, 0, 0, 0}, false},
		{"an option that there is not", []byte{0, 0b100, 0, 0, 0, 0}, false},
		{"a list that is not asked", []byte{0, 0, 0, 0, 1, 0}, false},
		{"too few bytes", []byte{0, 0, 0, 0}, false},
		{"too many bytes", []byte{0, 0, 0, 0, 0, 0, 0}, false},
	} {
		p := assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version, Ticks: c.ticks}
		if got := release.NewTally(q).CountPlanning(&p); got != c.want {
			t.Errorf("%s: counted %v", c.what, got)
		}
		p.Version = "0"
		if release.NewTally(q).CountPlanning(&p) {
			t.Errorf("%s: counted with another version", c.what)
		}
	}
}

// rated answers the first areas of a domain with the highest level.
func rated(q *assessment.Questionnaire, domain, own int) map[string]assessment.Answer {
	answers := map[string]assessment.Answer{}
	for _, f := range q.Domains[domain].Areas[:own] {
		answers[f.ID] = assessment.Answer{Rating: assessment.TeachOthers}
	}
	return answers
}

func TestUpperBandIsHalfOfTheAreasRoundedUp(t *testing.T) {
	q := shipped(t)
	for domain, half := range []int{2, 6, 6, 2, 6, 1, 3} {
		for own := range len(q.Domains[domain].Areas) + 1 {
			tally := release.NewTally(q)
			tally.Count(response(q, 1, "imaging", rated(q, domain, own)))
			want := 0
			if own >= half {
				want = 1
			}
			if got := tally.Upper(domain); got != want {
				t.Errorf("domain %d, on their own in %d areas: %d in the upper band, want %d", domain+1, own, got, want)
			}
		}
	}
}

func TestPrivateAreaCountsInTheRatingsAndNotInTheBands(t *testing.T) {
	q, own := shipped(t), assessment.Answer{Rating: assessment.OnMyOwn}
	private := "d8-health-wellbeing"
	if !q.Area(private).Private {
		t.Fatal("the area is not private")
	}
	for _, c := range []struct {
		areas []string
		want  int
	}{
		{[]string{private, "d8-appraisals", "d8-self-development"}, 0},
		{[]string{"d8-role-of-learning", "d8-appraisals", "d8-self-development"}, 30},
	} {
		answers := map[string]assessment.Answer{}
		for _, id := range c.areas {
			answers[id] = own
		}
		tally := release.NewTally(q)
		for range 30 {
			tally.Count(response(q, 1, "imaging", answers))
		}
		if got := tally.Upper(7); got != c.want {
			t.Errorf("on their own in %v: %d in the upper band, want %d", c.areas, got, c.want)
		}
		r, err := tally.Release(someParticulars(), neverFalls)
		if err != nil {
			t.Fatal(err)
		}
		if figure, _ := r.Table(release.Ratings).Rows[q.Area(c.areas[0]).Index].Cells[2].Figure(); figure != 30 {
			t.Errorf("the ratings of %s show %d on their own, want 30", c.areas[0], figure)
		}
	}
}

func TestReadyIsHalfOfTheStatementsThatSomebodyLookedAt(t *testing.T) {
	q := shipped(t)
	const support, own = assessment.WithSupport, assessment.OnMyOwn
	for _, c := range []struct {
		ahead         []assessment.Rating // of the first areas of domain 2
		elsewhere     bool
		stage         int
		looked, ready int
	}{
		{nil, false, 1, 0, 0},
		{nil, true, 1, 1, 0},
		{[]assessment.Rating{own}, false, 1, 1, 1},
		{[]assessment.Rating{assessment.TeachOthers}, false, 2, 1, 1},
		{[]assessment.Rating{support}, false, 1, 1, 0},
		{[]assessment.Rating{own, support}, false, 1, 1, 1},
		{[]assessment.Rating{own, support, assessment.NotMyRole}, false, 1, 1, 0},
		{[]assessment.Rating{own, assessment.NotAnswered, support}, false, 1, 1, 1},
		{[]assessment.Rating{own}, false, 0, 1, 1},
		{[]assessment.Rating{own}, false, 3, 0, 0}, // there is no stage above
	} {
		answers := map[string]assessment.Answer{}
		for i, ahead := range c.ahead {
			answers[q.Domains[1].Areas[i].ID] = assessment.Answer{Rating: own, LookAhead: ahead}
		}
		if c.elsewhere {
			answers["d4-record-keeping"] = assessment.Answer{Rating: own, LookAhead: support}
		}
		tally := release.NewTally(q)
		tally.Count(response(q, c.stage, "imaging", answers))
		if s := tally.Sizes(); s.Looked != c.looked || tally.Ready(1) != c.ready {
			t.Errorf("%+v: %d looked ahead, %d ready", c, s.Looked, tally.Ready(1))
		}
	}
}

func TestRowHasTheLevelsThatItsAreaOffers(t *testing.T) {
	q := shipped(t)
	r := sampleRelease(t, 64, 1)
	for i, row := range r.Table(release.Ratings).Rows {
		f := q.Areas()[i]
		for level, id := range r.Table(release.Ratings).Levels {
			rating, ok := assessment.ParseRating(id.ID)
			if want := !ok || q.Offers(f, rating); row.Cells[level].IsLevel() != want {
				t.Errorf("%s, %s: a level %v, want %v", f.ID, id.ID, !want, want)
			}
		}
	}
}

func TestMorePlanningRowsThanResponsesGiveNoTableC(t *testing.T) {
	q := shipped(t)
	for plans, want := range map[int]bool{0: true, 30: true, 31: false} {
		tally := release.NewTally(q)
		for range 30 {
			tally.Count(response(q, 1, "imaging", nil))
		}
		for range plans {
			tally.CountPlanning(&assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version, Ticks: make([]byte, 6)})
		}
		r, err := tally.Release(someParticulars(), neverFalls)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Table(release.Planning) != nil; got != want || (len(r.Lists) > 0) != want {
			t.Errorf("%d planning rows for 30 responses: table C %v, %d lists", plans, got, len(r.Lists))
		}
	}
}

func TestFewerThanTenResponsesGiveNoRelease(t *testing.T) {
	q := shipped(t)
	tally := release.NewTally(q)
	for n := range 11 {
		if _, err := tally.Release(someParticulars(), neverFalls); errors.Is(err, release.ErrTooFew) != (n < release.Least) || tally.Enough() != (n >= 10) {
			t.Errorf("%d responses: %v, enough %v", n, err, tally.Enough())
		}
		tally.Count(response(q, 1, "imaging", nil))
	}
}

func TestGroupsAreNamedAfterStagesAndProfessions(t *testing.T) {
	q := shipped(t)
	type people struct {
		stage, count int
		profession   string
	}
	for _, c := range []struct {
		what string
		of   []people
		want []string // none: everybody is in one group
	}{
		{"one stage", []people{{1, 30, "imaging"}}, nil},
		{"two professions of one stage", []people{{1, 30, "imaging"}, {1, 12, "physiotherapy"}}, []string{
			"All stages, Imaging and radiotherapy 30", "All stages, professions combined 10",
		}},
		{"a stage that was not said", []people{{0, 30, "imaging"}, {1, 12, "imaging"}}, []string{
			"Stage not said, professions combined 30", "Remaining stages, professions combined 10",
		}},
		{"stages of one size, the last joins", []people{{3, 20, "imaging"}, {1, 20, "imaging"}, {2, 20, "imaging"}}, []string{
			"Support worker, professions combined 20", "Senior support worker, professions combined 20",
			"Remaining stages, professions combined 20",
		}},
		{"professions that are not listed", []people{{1, 15, "zoo"}, {1, 15, "art"}, {1, 12, "ns"}, {1, 11, "physiotherapy"}}, []string{
			"All stages, Prefer not to say 10", "All stages, art 15", "All stages, zoo 15", "All stages, professions combined 10",
		}},
	} {
		tally := release.NewTally(q)
		for _, p := range c.of {
			for range p.count {
				tally.Count(response(q, p.stage, p.profession, nil))
			}
		}
		r, err := tally.Release(someParticulars(), neverFalls)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range r.Groups {
			got = append(got, fmt.Sprint(r.Groups[i].Words(), " ", r.Groups[i].People))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if (r.Table(release.Bands) != nil) != (c.want != nil) {
			t.Errorf("%s: table B is there: %v", c.what, r.Table(release.Bands) != nil)
		}
	}
}

// Twelve of forty looked ahead, so twelve are on their own somewhere. Where no area has room for more than just them, to
// print how many they are would say something about that area.
func TestNoTableDWithoutADomainThatLeavesRoom(t *testing.T) {
	q := shipped(t)
	for _, c := range []struct {
		own  int // people on their own in one area, of whom twelve looked ahead
		want bool
	}{{12, false}, {38, true}} {
		tally := release.NewTally(q)
		for i := range 40 {
			answer := assessment.Answer{Rating: assessment.NotYet}
			if i < c.own {
				answer.Rating = assessment.OnMyOwn
			}
			if i < 12 {
				answer.LookAhead = assessment.OnMyOwn
			}
			if !tally.Count(response(q, 1, "imaging", map[string]assessment.Answer{"d2-person-centred-care": answer})) {
				t.Fatal("not counted")
			}
		}
		r, err := tally.Release(someParticulars(), neverFalls)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Table(release.LookAhead) != nil; got != c.want {
			t.Errorf("%d on their own: table D %v, want %v", c.own, got, c.want)
		}
	}
}
