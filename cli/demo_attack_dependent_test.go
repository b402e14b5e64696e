package cli_test

import (
	"fmt"

	"waymark/assessment"
)

// Rows that lean on the same answers are tried together. A person is in the upper band of a domain who is on their own
// or above in half of its areas or more; somebody looks ahead only in an area in which they are on their own or above;
// and nobody ticks more than three options of a list.

// areasAndGroups tries table B with table A.
func (r *attackedRelease) areasAndGroups() {
	for i := range r.q.Domains {
		d := &r.q.Domains[i]
		rows := r.bands(d.ID)
		if len(rows) == 0 {
			continue
		}
		s := stack{people: r.truth.people}
		var areas []*assessment.FocusArea
		for j := range d.Areas {
			if !d.Areas[j].Private {
				areas = append(areas, &d.Areas[j])
				s.own = append(s.own, r.own(&d.Areas[j]))
			}
		}
		for _, row := range rows {
			s.bands = append(s.bands, r.first("B", &row, r.truth.groups[row.Group-1]))
		}
		own, bands := s.narrowed()
		for j, f := range areas {
			truth := r.truth.ratings[f.Index]["on-my-own"] + r.truth.ratings[f.Index]["teach-others"]
			r.together(s.own[j], known{own[j], truth}, r.truth.people, "A "+f.ID+" with B", false)
		}
		for j, row := range rows {
			n, truth := r.truth.groups[row.Group-1], r.truth.bands[row.Group-1][d.ID]
			r.together(s.bands[j], known{bands[j], truth}, n, fmt.Sprintf("B %s of group %d with A", d.ID, row.Group), saysNothing(rows))
		}
	}
}

// together tries what two tables say together of the people of one row and of the others, and that neither narrows what
// the other says. A row that was left out says nothing that could be narrowed.
func (r *attackedRelease) together(alone numbers, both known, n int, statement string, leftOut bool) {
	where := fmt.Sprintf("release %d", r.number+1)
	r.try(where, both, statement)
	r.try(where, known{both.can.without(n), n - both.truth}, statement+", the others")
	if !leftOut {
		r.mustSayNoMore(r.number, alone, both.can, statement)
	}
}

// stack is a domain: how many of all people can be on their own or above in each area, and how many of each group can
// be so in half of the areas or more.
type stack struct {
	people     int
	own, bands []numbers
}

// narrowed returns what each can be when all others are as printed.
func (s *stack) narrowed() (own, bands []numbers) {
	sums := sumsOf(s.bands)
	everybody := len(sums) - 1
	upper := sums[everybody].where(func(u int) bool { return s.fits(u, -1, 0) })
	for i := range s.own {
		own = append(own, s.own[i].where(func(x int) bool {
			return sums[everybody].where(func(u int) bool { return s.fits(u, i, x) }).most() >= 0
		}))
	}
	for j := range s.bands {
		others := sums[everybody&^(1<<j)]
		bands = append(bands, s.bands[j].where(func(x int) bool { return others.plus(only(x)).meets(upper) }))
	}
	return own, bands
}

// fits reports whether just so many people can be on their own or above in half of the areas or more; where area is not
// -1, exactly x people are in that area. Those people can be given out so that each of them is in enough areas, and each
// of the others in too few, if and only if: the areas can place enough of their people among those (each area places
// one person once), and what cannot be placed there is not too much for the others.
func (s *stack) fits(upper, area, x int) bool {
	enough := (len(s.own) + 1) / 2
	among, left := 0, 0
	for i, own := range s.own {
		least, most, _ := own.summary()
		if i == area {
			least, most = x, x
		}
		among += min(most, upper)
		left += max(0, least-upper)
	}
	return among >= enough*upper && left <= (enough-1)*(s.people-upper)
}

// ticksOfOneList tries the options of each list in table C together.
func (r *attackedRelease) ticksOfOneList() {
	for _, list := range r.doc.Lists {
		rows := r.options(list.ID)
		var options []numbers
		for _, row := range rows {
			options = append(options, r.first("C", &row, r.truth.people))
		}
		for i, can := range underLimit(options, assessment.TickLimit*r.truth.people) {
			truth := r.truth.ticks[list.ID+" "+rows[i].ID]
			r.together(options[i], known{can, truth}, r.truth.people, "C "+rows[i].ID+" with the list", saysNothing(rows))
		}
	}
}

// underLimit returns what each of some numbers can be when all of them together are at most limit.
func underLimit(options []numbers, limit int) []numbers {
	leastOfAll := 0
	for _, can := range options {
		leastOfAll += can.least()
	}
	var narrowed []numbers
	for _, can := range options {
		narrowed = append(narrowed, can.where(func(x int) bool { return x+leastOfAll-can.least() <= limit }))
	}
	return narrowed
}

// areasAndLookAhead tries table D with table A.
func (r *attackedRelease) areasAndLookAhead() {
	for _, row := range r.doc.rowsOf("D") {
		for i := range r.q.Domains {
			if r.q.Domains[i].ID == row.Domain {
				r.domainAndLookAhead(&r.q.Domains[i], &row)
			}
		}
	}
}

func (r *attackedRelease) domainAndLookAhead(d *assessment.Domain, row *exportedRow) {
	var areas []*assessment.FocusArea
	var own []numbers
	for i := range d.Areas {
		if f := &d.Areas[i]; !f.Flat() {
			areas = append(areas, f)
			own = append(own, r.own(f))
		}
	}
	ready := r.first("D", row, r.truth.looked)
	narrowedReady, narrowed := readyWithin(ready, own)
	leftOut := saysNothing([]exportedRow{*row})
	r.together(ready, known{narrowedReady, r.truth.ready[d.ID]}, r.truth.looked, "D "+d.ID+" with A", leftOut)
	for i, f := range areas {
		truth := r.truth.ratings[f.Index]["on-my-own"] + r.truth.ratings[f.Index]["teach-others"]
		r.together(own[i], known{narrowed[i], truth}, r.truth.people, "A "+f.ID+" with D", false)
	}
}

// readyWithin returns how many people can be ready, and on their own or above in each area: whoever is ready looked at
// some area in which they are.
func readyWithin(ready numbers, own []numbers) (numbers, []numbers) {
	mostOfAll := 0
	for _, can := range own {
		mostOfAll += can.most()
	}
	var narrowed []numbers
	for _, can := range own {
		narrowed = append(narrowed, can.where(func(x int) bool { return x+mostOfAll-can.most() >= ready.least() }))
	}
	return ready.where(func(x int) bool { return x <= mostOfAll }), narrowed
}
