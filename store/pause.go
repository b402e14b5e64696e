package store

import "time"

// pause makes guessing slow. It belongs to the program and to no words, so nobody can be locked out by somebody else.
type pause struct {
	tries int // wrong ones, in a row
	until time.Time
}

const (
	freeTries    = 3 // wrong ones before the first pause
	firstPause   = 2 * time.Second
	longestPause = 30 * time.Second
)

// wrong counts a wrong try.
func (p *pause) wrong(now time.Time) {
	if p.tries++; p.tries >= freeTries {
		p.until = now.Add(p.length())
	}
}

func (p *pause) length() time.Duration {
	length := firstPause
	for n := freeTries; n < p.tries && length < longestPause; n++ {
		length *= 2
	}
	return min(length, longestPause)
}

// left returns how many seconds are left, counting a part as a whole. A clock that was set back makes them no more than
// the pause was long.
func (p *pause) left(now time.Time) int {
	left := min(p.until.Sub(now), p.length())
	return max(0, int((left+time.Second-1)/time.Second))
}
