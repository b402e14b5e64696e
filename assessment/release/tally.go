package release

import (
	"math/bits"

	"waymark/assessment"
)

// Tally counts the responses of one questionnaire, in any order. It keeps counts and no response, so its size does not
// grow with their number.
type Tally struct {
	q      *assessment.Questionnaire
	people int
	areas  []areaTally // in the byte order of a response

	professions map[string]int // columns of places
	places      [][]placeTally // by stage (0 is "not said") and column

	looked int   // people with a stage above theirs who looked ahead
	ready  []int // of those, by domain, ready on half or more of the statements they looked at

	plans int     // planning rows
	ticks [][]int // by planning question and option

	person []domainTally // of the response being counted, by domain
}

// domainTally counts the areas of a domain in one response.
type domainTally struct {
	areas, own    int // private ones left out
	looked, ready int
}

// areaTally counts the bytes of one focus area.
type areaTally struct {
	bytes   [answerBytes]int
	offered [answerBytes]bool // the bytes that an answer about this area can give
	domain  int
	private bool
}

// answerBytes is above every byte that an answer can give.
const answerBytes = 128

// placeTally counts the people of one stage and one profession group.
type placeTally struct {
	people int
	upper  []int // by domain, on their own or above in half of the areas or more
}

// NewTally returns an empty tally of a questionnaire.
func NewTally(q *assessment.Questionnaire) *Tally {
	t := &Tally{
		q: q, areas: make([]areaTally, len(q.Areas())), professions: map[string]int{},
		places: make([][]placeTally, len(q.Stages)+1), ready: make([]int, len(q.Domains)),
		person: make([]domainTally, len(q.Domains)),
	}
	for i, f := range q.Areas() {
		area := &t.areas[i]
		area.domain, area.private = f.Domain, f.Private
		for b := range area.offered {
			ans, ok := assessment.UnpackArea(byte(b))
			area.offered[b] = ok && (ans.Rating == assessment.NotAnswered || q.Offers(f, ans.Rating)) &&
				(ans.LookAhead == assessment.NotAnswered || q.Offers(f, ans.LookAhead))
		}
	}
	for _, list := range q.Planning {
		t.ticks = append(t.ticks, make([]int, len(list.Options)))
	}
	for _, p := range q.Professions {
		t.column(p.ID)
	}
	return t
}

// column returns the place of a profession group in each row of places. Groups that the questionnaire does not list,
// since the site has changed its list, come after those that it does.
func (t *Tally) column(profession string) int {
	if i, ok := t.professions[profession]; ok {
		return i
	}
	i := len(t.professions)
	t.professions[profession] = i
	for s := range t.places {
		t.places[s] = append(t.places[s], placeTally{upper: make([]int, len(t.q.Domains))})
	}
	return i
}

// Count adds a response and reports whether it could: it is left out if no answers to this questionnaire can give it.
func (t *Tally) Count(r *assessment.Response) bool {
	if r.Questionnaire != t.q.ID || r.Version != t.q.Version || len(r.Areas) != len(t.areas) || r.Stage < 0 || r.Stage > len(t.q.Stages) {
		return false
	}
	for i, b := range r.Areas {
		if b >= answerBytes || !t.areas[i].offered[b] {
			return false
		}
	}
	at := &t.places[r.Stage][t.column(r.Profession)]
	t.people++
	at.people++
	t.countAreas(r.Areas)
	for d := range t.person {
		if p := &t.person[d]; 2*p.own >= p.areas {
			at.upper[d]++
		}
	}
	if r.Stage < len(t.q.Stages) {
		t.countLookAhead()
	}
	return true
}

// countAreas counts each answer, and the person's answers by domain.
func (t *Tally) countAreas(areas []byte) {
	clear(t.person)
	for i, b := range areas {
		area := &t.areas[i]
		area.bytes[b]++
		p := &t.person[area.domain]
		if !area.private {
			p.areas++
			if assessment.Rating(b & 7).OnMyOwnOrAbove() {
				p.own++
			}
		}
		if ahead := assessment.Rating(b >> 4); ahead != assessment.NotAnswered {
			p.looked++
			if ahead.OnMyOwnOrAbove() {
				p.ready++
			}
		}
	}
}

func (t *Tally) countLookAhead() {
	anyLooked := false
	for d := range t.person {
		p := &t.person[d]
		if p.looked > 0 && 2*p.ready >= p.looked {
			t.ready[d]++
		}
		anyLooked = anyLooked || p.looked > 0
	}
	if anyLooked {
		t.looked++
	}
}

// CountPlanning adds a planning row and reports whether it could, as Count does.
func (t *Tally) CountPlanning(p *assessment.PlanningRow) bool {
	if p.Questionnaire != t.q.ID || p.Version != t.q.Version || len(p.Ticks) != 2*len(t.q.Planning) {
		return false
	}
	for i := range t.q.Planning {
		if !canTick(&t.q.Planning[i], p.TicksOf(i)) {
			return false
		}
	}
	t.plans++
	for i := range t.q.Planning {
		ticks := p.TicksOf(i)
		for j := range t.ticks[i] {
			t.ticks[i][j] += int(ticks >> j & 1)
		}
	}
	return true
}

// canTick reports whether somebody can have ticked these options.
func canTick(list *assessment.PlanningQuestion, ticks uint16) bool {
	if ticks == 0 {
		return true
	}
	for i, o := range list.Options {
		if o.Alone && ticks>>i&1 == 1 && ticks != 1<<i {
			return false
		}
	}
	return list.Asked && int(ticks)>>len(list.Options) == 0 && bits.OnesCount16(ticks) <= assessment.TickLimit
}

// Enough reports whether ten people were counted, the fewest that a release is about.
func (t *Tally) Enough() bool { return t.people >= least }

// rated returns how many people gave an area a rating.
func (a *areaTally) rated(r assessment.Rating) int {
	n := 0
	for b, people := range a.bytes {
		if assessment.Rating(b&7) == r {
			n += people
		}
	}
	return n
}

func (a *areaTally) marked() int {
	n := 0
	for b, people := range a.bytes {
		if b&8 != 0 {
			n += people
		}
	}
	return n
}
