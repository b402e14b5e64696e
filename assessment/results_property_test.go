package assessment_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func TestHigherRatingNeverLowersADomain(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := answered(t, q)
		f := anyArea(t, a)
		low := a.Answer(f).Rating
		if low >= assessment.TeachOthers {
			t.Skip("nothing is higher")
		}
		before := a.Results().Domains[f.Domain]
		if err := a.Rate(f, assessment.Rating(rapid.IntRange(int(low)+1, 4).Draw(t, "higher"))); err != nil {
			t.Fatal(err)
		}
		after := a.Results().Domains[f.Domain]
		if after.OnMyOwnOrAbove() < before.OnMyOwnOrAbove() {
			t.Fatalf("on my own or above fell from %d to %d", before.OnMyOwnOrAbove(), after.OnMyOwnOrAbove())
		}
		if before.Showing == assessment.ShowCount && after.Showing != assessment.ShowCount {
			t.Fatal("the count is no longer shown")
		}
		if len(after.Ready) < len(before.Ready) {
			t.Fatalf("ready fell from %q to %q", ids(before.Ready), ids(after.Ready))
		}
		if low.IsLevel() && len(after.ToBuild) > len(before.ToBuild) {
			t.Fatalf("to build grew from %q to %q", ids(before.ToBuild), ids(after.ToBuild))
		}
	})
}

func TestNotPartOfMyRoleNeverMovesAnotherArea(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := answered(t, q)
		f := anyArea(t, a)
		before := a.Results()
		if err := a.Rate(f, assessment.NotMyRole); err != nil {
			t.Fatal(err)
		}
		after := a.Results()
		for i := range before.Domains {
			sameButFor(t, f, "ready", before.Domains[i].Ready, after.Domains[i].Ready)
			sameButFor(t, f, "to build", before.Domains[i].ToBuild, after.Domains[i].ToBuild)
			if i != f.Domain && before.Domains[i].Tally != after.Domains[i].Tally {
				t.Fatalf("the count of domain %d changed", i)
			}
		}
		sameButFor(t, f, "marked", before.Marked, after.Marked)
		sameButFor(t, f, "chances", before.Chances, after.Chances)
		sameButFor(t, f, "check together", before.CheckTogether, after.CheckTogether)
		// These two have a limit, so that another area may come in at the end when one leaves.
		startsWith(t, "strengths", without(after.Strengths, f), without(before.Strengths, f))
		startsWith(t, "priorities", without(after.Priorities, f), without(before.Priorities, f))
	})
}

func sameButFor(t *rapid.T, f *assessment.FocusArea, list string, before, after []*assessment.FocusArea) {
	if !slices.Equal(without(before, f), without(after, f)) {
		t.Fatalf("%s went from %q to %q when %s became not part of my role", list, ids(before), ids(after), f.ID)
	}
}

func startsWith(t *rapid.T, list string, areas, start []*assessment.FocusArea) {
	if len(areas) < len(start) || !slices.Equal(areas[:len(start)], start) {
		t.Fatalf("%s are %q, want %q first", list, ids(areas), ids(start))
	}
}

func TestOrderOfAnsweringNeverChangesResults(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		want := answered(t, q)
		got := assessment.New(q)
		// Role and ratings in one order, then what needs them in another.
		first := []func() error{
			func() error { return got.SetStage(want.Stage()) },
			func() error { got.SetParts(want.Parts()); return nil },
		}
		var last []func() error
		for _, f := range q.Areas() {
			ans := want.Answer(f)
			if ans.Rating != assessment.NotAnswered {
				first = append(first, func() error { return got.Rate(f, ans.Rating) })
			}
			first = append(first, func() error { got.SetMark(f, ans.Mark); return nil })
			if ans.LookAhead != assessment.NotAnswered {
				last = append(last, func() error { return got.RateAhead(f, ans.LookAhead) })
			}
		}
		for _, step := range rapid.Permutation(first).Draw(t, "first") {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		if err := got.SetAim(want.Aim()); err != nil {
			t.Fatal(err)
		}
		for _, step := range rapid.Permutation(last).Draw(t, "last") {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(got.Results(), want.Results()) {
			t.Fatalf("results differ by the order of answering:\n%+v\n%+v", got.Results(), want.Results())
		}
	})
}

func TestEveryAreaStandsOnceInItsDomainsCount(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := answered(t, q)
		res := a.Results()
		for i, d := range res.Domains {
			if d.Domain != &q.Domains[i] || d.Answered()+d.NotAnswered+d.Private != len(q.Domains[i].Areas) {
				t.Fatalf("domain %d: %+v", i, d)
			}
		}
		if len(res.Strengths) > assessment.StrengthLimit || len(res.Priorities) > assessment.PriorityLimit ||
			res.Suggested && len(res.Priorities) > assessment.SuggestionLimit {
			t.Fatalf("%d strengths, %d priorities, suggested %v", len(res.Strengths), len(res.Priorities), res.Suggested)
		}
		for _, f := range res.Priorities {
			if res.Suggested && !a.Answer(f).Rating.ToWorkOn() {
				t.Fatalf("%s is suggested with %+v", f.ID, a.Answer(f))
			}
		}
	})
}
