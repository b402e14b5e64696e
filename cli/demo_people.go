package cli

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"waymark/assessment"
)

// demoPerson is a made-up person whose report is shown. Answers are drawn as for everybody else in the county.
type demoPerson struct {
	stage, aim, profession string
	marks                  []string
	notes                  map[string]string
	plan                   []assessment.Action
}

var demoPeople = []demoPerson{
	{
		stage: "support-worker", aim: "senior-support-worker", profession: "physiotherapy",
		marks: []string{"d3-equipment", "d4-record-keeping", "d6-service-improvement"},
		notes: map[string]string{
			"d2-dignity-privacy": "I ask before I draw the curtain back, every time. A family wrote to thank us for it.",
			"d5-health-safety":   "I found a frame with a loose leg and took it out of use the same day.",
		},
		plan: []assessment.Action{
			{
				Area: "d3-equipment", What: "Learn to fit the walking aids that we lend out",
				Measure: "I have fitted five with someone watching, and been signed off",
				Help:    "My supervisor, and the equipment lead on Thursdays", Why: "People go home on the day they are ready",
				By: onDay(2027, time.January, 29),
			},
		},
	},
	{
		stage: "senior-support-worker", aim: "stay", profession: "occupational-therapy",
		marks: []string{"d7-developing-others", "d6-research"},
		notes: map[string]string{
			"d4-effective-communication": "I use pictures and short sentences with a man who has lost his words. He now chooses his own breakfast.",
		},
		plan: []assessment.Action{
			{
				Area: "d7-developing-others", What: "Buddy the next new starter through their first two weeks",
				Measure: "We have ticked off the whole starter list together", Help: "Shifts at the same time",
				Why: "New staff settle sooner", By: onDay(2027, time.March, 31),
				Status: assessment.Started,
			},
			{
				Area: "d6-research", What: "Read one short paper with the team and say what we could try",
				Measure: "We have tried one thing for a month", Help: "The library, half an hour at the team meeting",
				Why: "We do what is known to help", By: onDay(2026, time.December, 18),
			},
		},
	},
	{
		stage: "assistant-practitioner", aim: "register", profession: "imaging",
		marks: []string{"d6-service-improvement", "d7-leadership", "d8-development-plans"},
		notes: map[string]string{
			"d3-prioritising-care": "When two calls came at once I rang the ward, moved one by ten minutes and told both families.",
		},
		plan: []assessment.Action{
			{
				Area: "d6-service-improvement", What: "Count how long people wait between calling and scanning, for two weeks",
				Measure: "The team has seen the figures", Help: "Two hours set aside, and the audit lead",
				Why: "It shows where people wait for nothing", By: onDay(2027, time.February, 26),
			},
		},
	},
}

// person makes up the answers of somebody whose role, marks, notes and plan are given.
func (c *county) person(p demoPerson) (*assessment.Assessment, error) {
	a := assessment.New(c.q)
	if err := errors.Join(a.SetStage(p.stage), a.SetAim(p.aim), a.SetProfession(p.profession)); err != nil {
		return nil, fmt.Errorf("set role: %w", err)
	}
	const reach = -0.3 // each of them by the words of their own stage
	for _, f := range c.q.Areas() {
		if err := a.Rate(f, c.rating(f, reach)); err != nil {
			return nil, fmt.Errorf("rate %s: %w", f.ID, err)
		}
	}
	for _, f := range a.LookAheadAreas() {
		if err := a.RateAhead(f, c.ahead(a.Answer(f).Rating)); err != nil {
			return nil, fmt.Errorf("look ahead in %s: %w", f.ID, err)
		}
	}
	return a, c.say(a, p)
}

// say adds what is given: marks, notes and plan. What is marked or noted fits what was answered.
func (c *county) say(a *assessment.Assessment, p demoPerson) error {
	for _, id := range p.marks {
		f := c.q.Area(id)
		if err := a.Rate(f, assessment.WithSupport); err != nil {
			return fmt.Errorf("rate %s: %w", id, err)
		}
		a.SetMark(f, true)
	}
	for id, note := range p.notes {
		f := c.q.Area(id)
		if err := a.Rate(f, assessment.TeachOthers); err != nil {
			return fmt.Errorf("rate %s: %w", id, err)
		}
		if err := a.SetNote(f, note); err != nil {
			return fmt.Errorf("note on %s: %w", id, err)
		}
	}
	for _, action := range p.plan {
		if err := a.AddAction(action); err != nil {
			return fmt.Errorf("plan %q: %w", action.What, err)
		}
	}
	parts := a.Parts()
	parts.Notes = true
	a.SetParts(parts)
	return nil
}

// rowID draws the id of a row.
func (c *county) rowID() (id assessment.RowID) {
	for i := 0; i < len(id); i += 8 {
		binary.BigEndian.PutUint64(id[i:], c.rng.Uint64())
	}
	return id
}
