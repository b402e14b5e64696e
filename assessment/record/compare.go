package record

import (
	"slices"

	"waymark/assessment"
)

// Comparison is how two records of one person stand beside each other: counts and lists, never a verdict.
type Comparison struct {
	Before, After  assessment.Date
	StageChanged   bool                // answered at another stage, in other words
	EditionChanged bool                // answered on another version of the questionnaire
	Domains        []DomainChange      // in framework order; nil when either record holds no answers
	Moved          []Move              // areas with another rating, in framework order
	MarksDone      []string            // ids of areas marked then, and now on my own or above and no longer marked
	Finished       []assessment.Action // done since then
	Begun          []assessment.Action // started since then, and not done
	New            []assessment.Action // not in the earlier plan, and not started
}

// DomainChange is one domain then and now.
type DomainChange struct {
	Domain    string // id
	Title     string
	Then, Now assessment.Tally
}

// Move is one focus area with another rating than before.
type Move struct {
	Area      string // id
	Title     string
	Then, Now assessment.Rating
}

// Compare sets two records of the questionnaire q beside each other, the earlier one first. A private area takes part
// only when it is in both. It returns a *Fault for a record of another questionnaire.
func Compare(before, after *Record, q *assessment.Questionnaire) (*Comparison, error) {
	for _, r := range []*Record{before, after} {
		if err := r.Check(q); err != nil {
			return nil, err
		}
	}
	c := &Comparison{
		Before: before.Made, After: after.Made,
		StageChanged: !q.SameWords(before.Stage, after.Stage), EditionChanged: before.Edition != after.Edition,
	}
	if len(before.Answers) > 0 && len(after.Answers) > 0 {
		c.answers(before, after, q)
	}
	c.actions(before.Plan, after.Plan)
	return c, nil
}

func (c *Comparison) answers(before, after *Record, q *assessment.Questionnaire) {
	for i := range q.Domains {
		d := DomainChange{Domain: q.Domains[i].ID, Title: q.Domains[i].Title}
		for _, f := range q.Domains[i].Areas {
			then, inBefore := before.Answers[f.ID]
			now, inAfter := after.Answers[f.ID]
			if f.Private && !(inBefore && inAfter) {
				continue
			}
			d.Then.Add(then.Rating)
			d.Now.Add(now.Rating)
			if then.Rating != now.Rating && then.Rating != assessment.NotAnswered && now.Rating != assessment.NotAnswered {
				c.Moved = append(c.Moved, Move{f.ID, f.Title, then.Rating, now.Rating})
			}
			if then.Mark && !now.Mark && now.Rating.OnMyOwnOrAbove() {
				c.MarksDone = append(c.MarksDone, f.ID)
			}
		}
		c.Domains = append(c.Domains, d)
	}
}

// actions sorts the later plan by what became of the earlier one. An action is the same when it says the same to do.
func (c *Comparison) actions(before, after []assessment.Action) {
	for _, act := range after {
		i := slices.IndexFunc(before, func(old assessment.Action) bool { return old.What == act.What && old.Area == act.Area })
		then := assessment.NotStarted
		if i >= 0 {
			then = before[i].Status
		}
		switch {
		case act.Status == assessment.NotStarted && i < 0:
			c.New = append(c.New, act)
		case act.Status == assessment.Started && then == assessment.NotStarted:
			c.Begun = append(c.Begun, act)
		case act.Status == assessment.Done && then != assessment.Done:
			c.Finished = append(c.Finished, act)
		}
	}
}
