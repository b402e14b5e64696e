package cli_test

import (
	"math/big"
	"math/bits"
)

// numbers is a set of whole numbers.
type numbers struct{ *big.Int }

func none() numbers { return numbers{new(big.Int)} }

func only(x int) numbers { return upTo(x, x) }

// upTo returns the numbers from least to most.
func upTo(least, most int) numbers {
	return numbersWhere(most, func(x int) bool { return x >= least })
}

// numbersWhere returns the numbers from 0 to most of which something is true.
func numbersWhere(most int, is func(int) bool) numbers {
	set := none()
	for x := range most + 1 {
		if is(x) {
			set.add(x)
		}
	}
	return set
}

func (s numbers) add(x int) { s.SetBit(s.Int, x, 1) }

func (s numbers) has(x int) bool { return x >= 0 && s.Bit(x) == 1 }

// plus returns every sum of a number of one set and one of the other.
func (s numbers) plus(o numbers) numbers {
	all, moved := none(), none()
	for x := range o.BitLen() {
		if o.has(x) {
			all.Or(all.Int, moved.Lsh(s.Int, uint(x)))
		}
	}
	return all
}

// where returns the numbers of the set of which something is true.
func (s numbers) where(is func(int) bool) numbers {
	return numbersWhere(s.BitLen(), func(x int) bool { return s.has(x) && is(x) })
}

// without returns what is left of n people for each number.
func (s numbers) without(n int) numbers {
	return numbersWhere(n, func(x int) bool { return s.has(n - x) })
}

// meets reports whether some number is in both sets.
func (s numbers) meets(o numbers) bool { return none().And(s.Int, o.Int).Sign() != 0 }

// summary returns the least and the most of the numbers, and how many there are: -1 and -1 for none.
func (s numbers) summary() (least, most, count int) {
	for _, word := range s.Bits() {
		count += bits.OnesCount(uint(word))
	}
	if count == 0 {
		return -1, -1, 0
	}
	return int(s.TrailingZeroBits()), s.BitLen() - 1, count
}

func (s numbers) least() int { least, _, _ := s.summary(); return least }

func (s numbers) most() int { _, most, _ := s.summary(); return most }

// sumsOf returns, for every choice of some sets, each sum of one number from each set that is chosen.
func sumsOf(sets []numbers) []numbers {
	sums := []numbers{only(0)}
	for _, set := range sets {
		for _, sum := range sums[:len(sums):len(sums)] {
			sums = append(sums, sum.plus(set))
		}
	}
	return sums
}

// shares returns, for every choice of some sets, how many of n people can be in those, when everybody is in one of all.
func shares(sets []numbers, n int) []numbers {
	sums := sumsOf(sets)
	shares := make([]numbers, len(sums))
	for chosen := range sums {
		others := sums[len(sums)-1-chosen]
		shares[chosen] = sums[chosen].where(func(x int) bool { return others.has(n - x) })
	}
	return shares
}
