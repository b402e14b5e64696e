package assessment_test

import (
	"slices"
	"testing"

	"waymark/assessment"
)

func TestAimsAreTheStagesAboveAndThreeMore(t *testing.T) {
	q := small(t)
	for stage, want := range map[string][]string{
		"":      {"stay", "two", "three", "register", "not-sure"},
		"one":   {"stay", "two", "three", "register", "not-sure"},
		"two":   {"stay", "three", "register", "not-sure"},
		"three": {"stay", "register", "not-sure"},
	} {
		if got := q.AimsFor(stage); !slices.Equal(got, want) {
			t.Errorf("aims at stage %q = %q, want %q", stage, got, want)
		}
	}
	for aim, want := range map[string]string{
		"stay": "Stay and grow", "register": "Train", "not-sure": "Not sure", "two": "Stage two", "four": "", "": "",
	} {
		if got := q.AimTitle(aim); got != want {
			t.Errorf("aim %q is called %q, want %q", aim, got, want)
		}
	}
}

func TestAreasStandInTheOrderOfThePackAndAreFoundByID(t *testing.T) {
	q := small(t)
	if got, want := ids(q.Areas()), "tea sugar manners licence cups bake slice rest learning aims"; got != want {
		t.Errorf("areas = %q, want %q", got, want)
	}
	for i, f := range q.Areas() {
		if f.Index != i || q.Area(f.ID) != f {
			t.Errorf("%s has index %d and is not itself when looked up", f.ID, f.Index)
		}
		if d := q.DomainOf(f); !slices.ContainsFunc(d.Areas, func(g assessment.FocusArea) bool { return g.ID == f.ID }) || d.Index != f.Domain {
			t.Errorf("%s is said to be in domain %s", f.ID, d.ID)
		}
	}
	if q.Area("soup") != nil || q.ProfessionByID("eyes") != nil || q.StageIndex("four") != -1 {
		t.Error("something was found that is not there")
	}
	if q.ProfessionByID("hands").Words != "Hands" || q.StageIndex("three") != 2 {
		t.Error("a profession or a stage was not found")
	}
}

func TestShortTitleIsTheTitleUnlessThePackGivesOne(t *testing.T) {
	pack := smallPack()
	pack.Domains[0].Areas[1].Short = "Sugar"
	q := checked(t, pack)
	if got := q.Area("tea").Short; got != "About tea" {
		t.Errorf("tea = %q", got)
	}
	if got := q.Area("sugar").Short; got != "Sugar" {
		t.Errorf("sugar = %q", got)
	}
}

func TestFlatMeansWordedAlikeAtEveryStage(t *testing.T) {
	q := small(t)
	for id, want := range map[string]bool{"manners": true, "rest": true, "cups": false, "tea": false} {
		if got := q.Area(id).Flat(); got != want {
			t.Errorf("%s: flat = %v, want %v", id, got, want)
		}
	}
	if cups := q.Area("cups"); !cups.SameText(0, 1) || cups.SameText(1, 2) {
		t.Error("cups are worded alike at one and two, and not at two and three")
	}
}

func TestKindPicksTheWordsOfARating(t *testing.T) {
	pack := smallPack()
	pack.Scales[assessment.Knowledge][assessment.TeachOthers].Label = "I explain it"
	pack.Scales[assessment.Skill][assessment.NotAnswered].Label = "Nothing"
	q := checked(t, pack)
	if got := q.Level(q.Area("sugar"), assessment.TeachOthers).Label; got != "I explain it" {
		t.Errorf("knowledge = %q", got)
	}
	if got := q.Level(q.Area("tea"), assessment.TeachOthers).Label; got != "Label teach" {
		t.Errorf("skill = %q", got)
	}
	if q.Offers(q.Area("licence"), assessment.NoChance) || !q.Offers(q.Area("tea"), assessment.NoChance) {
		t.Error("no chance yet is for every kind but a qualification")
	}
	for _, r := range []assessment.Rating{assessment.NotAnswered, 7, 255} {
		if q.Offers(q.Area("tea"), r) {
			t.Errorf("rating %d can be chosen", r)
		}
	}
	if got := q.Level(q.Area("tea"), 7); got != (assessment.Level{}) {
		t.Errorf("rating 7 has the words %+v", got)
	}
}

func TestRatingsAreKnownByTheirIds(t *testing.T) {
	want := []string{"not-yet", "with-support", "on-my-own", "teach-others", "no-chance", "not-my-role"}
	for i, r := range assessment.Ratings() {
		if int(r) != i+1 || r.String() != want[i] {
			t.Errorf("rating %d is %q, want number %d and %q", r, r, i+1, want[i])
		}
		if got, ok := assessment.ParseRating(want[i]); !ok || got != r {
			t.Errorf("%q is read as %v, %v", want[i], got, ok)
		}
		if r.IsLevel() != (i < 4) || r.OnMyOwnOrAbove() != (i == 2 || i == 3) || r.ToWorkOn() != (i < 2) {
			t.Errorf("%s: level %v, on my own or above %v, to work on %v", r, r.IsLevel(), r.OnMyOwnOrAbove(), r.ToWorkOn())
		}
	}
	for _, id := range []string{"", "not-answered", "unknown", "Not-yet", "3"} {
		if got, ok := assessment.ParseRating(id); ok || got != assessment.NotAnswered {
			t.Errorf("%q is read as %v", id, got)
		}
	}
	if none := assessment.NotAnswered; none.IsLevel() || none.OnMyOwnOrAbove() || none.ToWorkOn() || none.String() != "not-answered" {
		t.Errorf("not answered counts as something, or is called %q", none)
	}
	if got := assessment.Rating(7).String(); got != "unknown" {
		t.Errorf("rating 7 is called %q", got)
	}
}
