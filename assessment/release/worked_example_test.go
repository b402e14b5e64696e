package release_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
)

// workedExample is 64 responses made by hand. Support workers 38, seniors 19 and assistant practitioners 7, by profession:
//
//	                        physiotherapy  occupational  imaging  speech
//	support workers                    18            11        5       4
//	seniors                            12             4        0       3
//	assistant practitioners             4             2        0       1
func workedExample(q *assessment.Questionnaire) (responses []assessment.Response, plans []assessment.PlanningRow) {
	professions := []string{"physiotherapy", "occupational-therapy", "imaging", "speech-diet-clinics"}
	for stage, sizes := range [][]int{{18, 11, 5, 4}, {12, 4, 0, 3}, {4, 2, 0, 1}} {
		for p, people := range sizes {
			for range people {
				responses = append(responses, assessment.Response{
					Questionnaire: q.ID, Version: q.Version, Stage: stage + 1, Profession: professions[p],
					Areas: make([]byte, len(q.Areas())),
				})
			}
		}
	}
	answers := exampleAnswers(q, responses)
	for i := range responses {
		for j, a := range answers[i] {
			responses[i].Areas[j] = assessment.AreaByte(a)
		}
	}
	for range 38 {
		plans = append(plans, assessment.PlanningRow{Questionnaire: q.ID, Version: q.Version, Ticks: []byte{1, 0, 0, 0, 0, 0}})
	}
	return responses, plans
}

// exampleAnswers gives each of the 64 people answers about domain 1, and about one area on which nearly all agree.
func exampleAnswers(q *assessment.Questionnaire, responses []assessment.Response) [][]assessment.Answer {
	// People in the upper band of domain 1, by group: 11 of 18, 9 of 20, 13 of 16, 7 of 10.
	left := map[string]int{"1 physio": 11, "1 other": 9, "2 physio": 13, "2 other": 7}
	uppers, lowers, looking := 0, 0, 0
	answers := make([][]assessment.Answer, len(responses))
	for i, r := range responses {
		a := make([]assessment.Answer, len(q.Areas()))
		group := "2"
		if r.Stage == 1 {
			group = "1"
		}
		if r.Profession == "physiotherapy" {
			group += " physio"
		} else {
			group += " other"
		}
		own := [3]bool{}
		if left[group] > 0 { // three of the 40 are on their own in two of the three areas only
			left[group]--
			own = [3]bool{uppers != 0, uppers != 1, uppers != 2}
			uppers++
		} else if lowers < 12 { // twelve of the others are in one
			own[lowers%3] = true
			lowers++
		}
		for j := range own {
			a[j].Rating = assessment.WithSupport
			if own[j] {
				a[j].Rating = assessment.OnMyOwn
			}
		}
		if own[0] && r.Stage < 3 && looking < 21 { // nine of 21 are ready
			a[0].LookAhead = assessment.NotYet
			if looking < 9 {
				a[0].LookAhead = assessment.OnMyOwn
			}
			looking++
		}
		a[0].Mark = i%3 == 0
		answers[i] = a
	}
	spreadFirstArea(answers)
	agreeOn(answers, q.Area("d2-dignity-privacy").Index)
	return answers
}

// spreadFirstArea makes the ratings of area 1.1 come to 3, 9, 31 and 12, with 4 for whom it is not part of their role and
// 5 who did not answer.
func spreadFirstArea(answers [][]assessment.Answer) {
	own := []int{31, 12}
	low := []int{3, 9, 4, 5}
	for _, a := range answers {
		is := &a[0].Rating
		if is.OnMyOwnOrAbove() {
			*is = take(own, []assessment.Rating{assessment.OnMyOwn, assessment.TeachOthers})
		} else {
			*is = take(low, []assessment.Rating{assessment.NotYet, assessment.WithSupport, assessment.NotMyRole, assessment.NotAnswered})
		}
	}
}

// take takes the next rating of which any is left.
func take(left []int, ratings []assessment.Rating) assessment.Rating {
	i := slices.IndexFunc(left, func(n int) bool { return n > 0 })
	left[i]--
	return ratings[i]
}

// agreeOn makes nearly all rate an area alike: 1, 1, 61 and 0, with one who had no chance yet.
func agreeOn(answers [][]assessment.Answer, area int) {
	for i, a := range answers {
		a[area].Rating = assessment.OnMyOwn
		switch i {
		case 0:
			a[area].Rating = assessment.NotYet
		case 1:
			a[area].Rating = assessment.WithSupport
		case 2:
			a[area].Rating = assessment.NoChance
		}
	}
}

func exampleTally(t *testing.T) *release.Tally {
	t.Helper()
	q := shipped(t)
	tally := release.NewTally(q)
	responses, plans := workedExample(q)
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

func printedRow(r *release.Row) string {
	var cells []string
	for _, c := range r.Cells {
		if c.IsLevel() {
			cells = append(cells, c.String())
		}
	}
	return "n " + r.People.String() + ": " + strings.Join(cells, " ")
}

func TestWorkedExampleComesOutToTheCell(t *testing.T) {
	tally := exampleTally(t)
	r, err := tally.Release(someParticulars(), neverFalls)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range r.Groups {
		got = append(got, r.Groups[i].Words()+" "+r.Groups[i].People.String())
	}
	for _, c := range []struct {
		table release.TableID
		id    string
	}{
		{release.Ratings, "d1-education"},
		{release.Ratings, "d2-dignity-privacy"},
		{release.Marks, "d1-education"},
		{release.Bands, "d1"},
		{release.Planning, "shown"},
		{release.LookAhead, "d1"},
	} {
		for _, row := range r.Table(c.table).Rows {
			if row.ID == c.id {
				got = append(got, string(c.table)+" "+c.id+" "+printedRow(&row))
			}
		}
	}
	want := []string{
		"Support worker, Physiotherapy 20",
		"Support worker, professions combined 20",
		"Remaining stages, Physiotherapy 15",
		"Remaining stages, professions combined 10",
		"A d1-education n 65: [c] 10 30 10 [c] [c]",
		"A d2-dignity-privacy n 65: [c] [c] 60 [c] [c] [c] [c]",
		"A2 d1-education n 65: 20 40",
		"B d1 n 20: 10 [c]", "B d1 n 20: 10 10", "B d1 n 15: 15 [c]", "B d1 n 10: [c] [c]",
		"C shown n 65: 40 25",
		"D d1 n 20: 10 10",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s := tally.Sizes(); !slices.Equal(s.Groups, []int{18, 20, 16, 10}) || s.Looked != 21 || s.Above != 57 {
		t.Errorf("sizes %+v, want groups of 18, 20, 16 and 10, and 21 of 57 who looked ahead", s)
	}
}
