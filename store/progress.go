package store

import "waymark/assessment"

// progress tells how far a publication is without counting rows: keys are random, so the first byte of the present one
// says it. Every percent is told in turn, so that the steps do not tell how many rows there are either.
type progress struct {
	tell        func(percent int)
	told        int
	part, parts int
}

func newProgress(tell func(percent int), parts int) *progress {
	if tell == nil {
		tell = func(int) {}
	}
	return &progress{tell: tell, parts: parts}
}

// row tells that the row with this key is reached in the present part.
func (p *progress) row(id assessment.RowID) { p.to(100 * (p.part*256 + int(id[0])) / (p.parts * 256)) }

// next begins the next part, or any later one.
func (p *progress) next(part int) {
	p.part = part
	p.to(100 * part / p.parts)
}

func (p *progress) to(percent int) {
	for p.told < percent {
		p.told++
		p.tell(p.told)
	}
}
