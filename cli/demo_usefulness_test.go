package cli

import (
	"testing"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/questionnaires"
)

// TestMoreAnswersTellMore works out the table in docs/releases.md: how much of what made-up people rate is in a printed
// figure, and how far a printed share is from the true one.
func TestMoreAnswersTellMore(t *testing.T) {
	const releases = 20 // of each size
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	county := newCounty(q, 3)
	lastShown, lastError := -1.0, 100.0
	for _, people := range []int{10, 15, 25, 40, 64, 100, 250} {
		shown, all, figures, wrong := 0, 0, 0, 0.0
		for range releases {
			tally := release.NewTally(q)
			counts := make([][7]int, len(q.Areas()))
			for range people {
				rows, err := county.rows("2026-Q3")
				if err != nil || !tally.Count(&rows.Response) {
					t.Fatalf("somebody is not counted: %v", err)
				}
				for i, b := range rows.Response.Areas {
					counts[i][b&7]++
				}
			}
			r, err := tally.Release(release.Particulars{Number: 1, To: "2026-Q3"}, func() bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			of, _ := r.People.Figure()
			table := r.Table(release.Ratings)
			for i, row := range table.Rows {
				for k, level := range table.Levels {
					rating, _ := assessment.ParseRating(level.ID) // "not-answered" is none
					count := counts[i][rating]
					all += count
					if figure, ok := row.Cells[k].Figure(); ok {
						shown += count
						figures++
						wrong += max(float64(figure)/float64(of)-float64(count)/float64(people), float64(count)/float64(people)-float64(figure)/float64(of))
					}
				}
			}
		}
		share, mean := 100*float64(shown)/float64(all), 100*wrong/float64(max(figures, 1))
		t.Logf("%d people: %.0f in 100 answers are in a printed figure, mean error %.1f points", people, share, mean)
		if share <= lastShown || mean >= lastError {
			t.Errorf("%d people tell no more than fewer do", people)
		}
		lastShown, lastError = share, mean
	}
}
