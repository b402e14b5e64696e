package cli

import "waymark/assessment"

// comparedJSON is what compare prints for programs. Its keys are kept: scripts read them.
type comparedJSON struct {
	Then           comparedFile              `json:"then"`
	Now            comparedFile              `json:"now"`
	StageChanged   bool                      `json:"stage_changed"`
	VersionChanged bool                      `json:"version_changed"`
	Domains        map[string]comparedDomain `json:"domains"` // empty when one of the two holds no answers
	Moved          []comparedRating          `json:"moved"`
	MarksDone      []string                  `json:"marks_done"` // ids of focus areas
	ActionsDone    []string                  `json:"actions_done"`
	ActionsBegun   []string                  `json:"actions_begun"` // and not done
	ActionsNew     []string                  `json:"actions_new"`   // and not started
}

type comparedFile struct {
	File    string `json:"file"`
	Made    string `json:"made"`
	Version string `json:"version"` // of the questionnaire
	Stage   string `json:"stage"`
}

type comparedDomain struct {
	Then domainCount `json:"then"`
	Now  domainCount `json:"now"`
}

type domainCount struct {
	OnMyOwnOrAbove int  `json:"on_my_own_or_above"`
	Levels         int  `json:"levels"` // how many are rated with a level
	Enough         bool `json:"enough"` // for the count to be shown
}

type comparedRating struct {
	Area string `json:"area"`
	Then string `json:"then"`
	Now  string `json:"now"`
}

func (c *compared) forPrograms() comparedJSON {
	out := comparedJSON{
		Then: comparedFileOf(c.then), Now: comparedFileOf(c.now),
		StageChanged: c.StageChanged, VersionChanged: c.EditionChanged,
		Domains: map[string]comparedDomain{}, Moved: []comparedRating{},
		MarksDone: append([]string{}, c.MarksDone...), ActionsDone: whats(c.Finished), ActionsBegun: whats(c.Begun), ActionsNew: whats(c.New),
	}
	for _, d := range c.Domains {
		out.Domains[d.Domain] = comparedDomain{domainCountOf(d.Then), domainCountOf(d.Now)}
	}
	for _, m := range c.Moved {
		out.Moved = append(out.Moved, comparedRating{m.Area, m.Then.String(), m.Now.String()})
	}
	return out
}

func comparedFileOf(g *givenRecord) comparedFile {
	return comparedFile{g.file, g.Made.String(), g.Edition, g.Stage}
}

func domainCountOf(t assessment.Tally) domainCount {
	return domainCount{t.OnMyOwnOrAbove(), t.Levels(), hasCount(t)}
}
