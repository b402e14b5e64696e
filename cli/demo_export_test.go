package cli

import (
	"fmt"

	"waymark/assessment"
	"waymark/assessment/release"
)

// SampleQuarter is what is behind one release of the sample county, and the release as it should be stored.
type SampleQuarter struct {
	Rows     []assessment.Rows
	Document []byte
}

// SampleCounty makes the sample county up once more, and its releases with no store between.
func SampleCounty(q *assessment.Questionnaire) ([]SampleQuarter, error) {
	c := newCounty(q, demoSeed)
	var all []SampleQuarter
	var earlier []*release.Release
	for i, quarter := range demoQuarters {
		made := SampleQuarter{}
		period := fmt.Sprintf("%d-Q%d", quarter.shared.Year, (quarter.shared.Month+2)/3)
		tally := release.NewTally(q)
		for range quarter.people {
			rows, err := c.rows(period)
			if err != nil {
				return nil, err
			}
			if !tally.Count(&rows.Response) || rows.Planning != nil && !tally.CountPlanning(rows.Planning) {
				return nil, fmt.Errorf("what person %d of quarter %d shared cannot be counted", len(made.Rows)+1, i+1)
			}
			made.Rows = append(made.Rows, rows)
		}
		r, err := tally.Release(release.Particulars{
			Number: i + 1, Made: quarter.made, Site: demoSite, Sample: true,
			From: release.PeriodAfter(earlier, q.ID, q.Version, period), To: period,
		}, c.lot())
		if err != nil {
			return nil, err
		}
		earlier = append(earlier, r)
		made.Document = r.Document()
		all = append(all, made)
	}
	return all, nil
}
