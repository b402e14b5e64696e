package cli

import "waymark/assessment"

// resultsJSON is what assess prints for programs. Its keys are kept: scripts read them.
type resultsJSON struct {
	Domains    map[string]domainJSON `json:"domains"`
	Strengths  []string              `json:"strengths"`  // ids of focus areas, in order
	Priorities []string              `json:"priorities"` // ids of focus areas, in order
	Report     string                `json:"report"`
	Pages      int                   `json:"pages,omitempty"` // of a PDF
	Shared     bool                  `json:"shared"`
}

// domainJSON counts the answers of one domain. A private area is in none of them unless it was asked for.
type domainJSON struct {
	NotYet         int `json:"not_yet"`
	WithSupport    int `json:"with_support"`
	OnMyOwn        int `json:"on_my_own"`
	TeachOthers    int `json:"teach_others"`
	NoChance       int `json:"no_chance"`
	NotMyRole      int `json:"not_my_role"`
	NotAnswered    int `json:"not_answered"`
	Answered       int `json:"answered"` // any of the six answers
	OnMyOwnOrAbove int `json:"on_my_own_or_above"`
	ToWorkOn       int `json:"to_work_on"` // levels 1 and 2
	Ready          int `json:"ready"`      // for the stage aimed at
	ToBuild        int `json:"to_build"`
}

func (d *outcome) forPrograms() resultsJSON {
	out := resultsJSON{
		Domains:    map[string]domainJSON{},
		Strengths:  idsOf(d.results.Strengths),
		Priorities: idsOf(d.results.Priorities),
		Report:     d.report,
		Pages:      d.pages,
		Shared:     d.shared,
	}
	for _, r := range d.results.Domains {
		out.Domains[r.Domain.ID] = domainJSON{
			NotYet: r.NotYet, WithSupport: r.WithSupport, OnMyOwn: r.OnMyOwn, TeachOthers: r.TeachOthers,
			NoChance: r.NoChance, NotMyRole: r.NotMyRole, NotAnswered: r.NotAnswered,
			Answered: r.Answered(), OnMyOwnOrAbove: r.OnMyOwnOrAbove(), ToWorkOn: r.ToWorkOn(),
			Ready: len(r.Ready), ToBuild: len(r.ToBuild),
		}
	}
	return out
}

func idsOf(areas []*assessment.FocusArea) []string {
	ids := []string{} // an empty list for programs, not null
	for _, f := range areas {
		ids = append(ids, f.ID)
	}
	return ids
}
