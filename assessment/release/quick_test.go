package release_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

func TestQuick(t *testing.T) {
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		tally := release.NewTally(q)
		for range 120 {
			r := assessment.Response{Questionnaire: q.ID, Version: q.Version, Stage: 1 + rng.IntN(3), Profession: q.Professions[rng.IntN(3)].ID}
			looks := r.Stage < 3 && rng.IntN(2) == 0
			for _, f := range q.Areas() {
				var a assessment.Answer
				for {
					a = assessment.Answer{Rating: assessment.Rating(min(6, rng.IntN(7))), Mark: rng.IntN(5) == 0}
					if rng.IntN(2) == 0 {
						a.Rating = 3
					}
					if a.Rating == 0 || q.Offers(f, a.Rating) {
						break
					}
				}
				if looks && a.Rating.OnMyOwnOrAbove() {
					a.LookAhead = assessment.Rating(1 + rng.IntN(4))
				}
				r.Areas = append(r.Areas, assessment.AreaByte(a))
			}
			if !tally.Count(&r) {
				t.Fatal("not counted")
			}
		}
		rel, err := tally.Release(release.Particulars{Number: 1, Made: assessment.Date{Year: 2026, Month: 10, Day: 1}, To: "2026-Q3"}, release.DrawLots(func() byte { return byte(rng.Uint32()) }))
		if err != nil {
			t.Fatal(err)
		}
		doc := rel.Document()
		again, err := release.Open(doc, sha256.Sum256(doc))
		if err != nil || string(again.Document()) != string(doc) {
			t.Fatal(err)
		}
		if testing.Verbose() {
			for _, tb := range rel.Tables {
				if tb.ID == "B" || tb.ID == "D" {
					for _, r := range tb.Rows {
						fmt.Println(tb.ID, r.Words, r.Group, r.People, r.Cells)
					}
				}
			}
			for _, g := range rel.Groups {
				fmt.Println(g.Words(), g.People)
			}
			for _, n := range rel.TrainingNeeds()[:5] {
				fmt.Println(n.Rank, n.Area.Words, n.Need, n.Wish, n.Reach)
			}
			fmt.Println(len(doc), rel.Name(), rel.Digest())
			return
		}
	}
}
