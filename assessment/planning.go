package assessment

import (
	"fmt"
	"math/bits"
	"slices"
)

// Ticked reports whether option j of planning question i is ticked; both count from 0.
func (a *Assessment) Ticked(i, j int) bool { return a.state.ticks[i]>>j&1 == 1 }

// AnyTicked reports whether any planning question has a tick, and so whether a planning row would be kept.
func (a *Assessment) AnyTicked() bool {
	return slices.ContainsFunc(a.state.ticks, func(t uint16) bool { return t != 0 })
}

// Tick turns option j of planning question i on or off; both count from 0. An option that stands alone clears the
// rest and is cleared by any other. It returns ErrTicksFull for a fourth tick, ErrNotOffered for a list that is not
// asked, and ErrUnknown outside the lists.
func (a *Assessment) Tick(i, j int, on bool) error {
	if i < 0 || i >= len(a.q.Planning) || j < 0 || j >= len(a.q.Planning[i].Options) {
		return fmt.Errorf("planning option %d of question %d: %w", j+1, i+1, ErrUnknown)
	}
	question := &a.q.Planning[i]
	if !question.Asked {
		return fmt.Errorf("planning question %s: %w", question.ID, ErrNotOffered)
	}
	ticks := a.state.ticks[i] &^ (1 << j)
	if on {
		for k, o := range question.Options {
			if o.Alone || question.Options[j].Alone {
				ticks &^= 1 << k
			}
		}
		if bits.OnesCount16(ticks) >= TickLimit {
			return ErrTicksFull
		}
		ticks |= 1 << j
	}
	next := a.state
	next.ticks = slices.Clone(next.ticks)
	next.ticks[i] = ticks
	a.set(Change{Kind: PlanningChange}, next, ticks == a.state.ticks[i])
	return nil
}

// TickedWords lists the words of the ticked options of planning question i.
func (a *Assessment) TickedWords(i int) []string {
	return a.q.Planning[i].TickedWords(a.state.ticks[i])
}

// TickedWords lists the words of the options whose bits are set.
func (p *PlanningQuestion) TickedWords(ticks uint16) []string {
	var words []string
	for j, o := range p.Options {
		if ticks>>j&1 == 1 {
			words = append(words, o.Words)
		}
	}
	return words
}
