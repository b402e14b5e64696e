package release_test

import (
	"testing"

	"waymark/assessment/release"
)

// Simpler rules for a row let something be proven. This keeps anybody from changing the rule to one of them, and shows
// that the tests of the rule can fail.

// hideFew prints 1 to 4 as [c] and all else exactly.
func hideFew(counts []int) uint64 {
	return printedBy(counts, func(c int) int {
		if c >= 1 && c <= 4 {
			return concealed
		}
		return c
	})
}

// starSmall prints 0 as it is, 1 to 7 as a star and the rest to the nearest 5.
func starSmall(counts []int) uint64 {
	return printedBy(counts, func(c int) int {
		if c >= 1 && c <= 7 {
			return concealed
		}
		return release.RoundTo5(c)
	})
}

// hideUnderTen prints 0 to 9 as [c] and the rest to the nearest 5.
func hideUnderTen(counts []int) uint64 {
	return printedBy(counts, func(c int) int {
		if c < 10 {
			return concealed
		}
		return release.RoundTo5(c)
	})
}

// withoutAudit is the rule of this package but for its last step.
func withoutAudit(counts []int) uint64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	return printedBy(counts, func(c int) int {
		if c = min(c, n-release.Margin); c <= release.Hidden {
			return concealed
		}
		return release.RoundTo5(c)
	})
}

func printedBy(counts []int, level func(count int) int) uint64 {
	var all uint64
	for _, c := range counts {
		all = all<<8 | uint64(level(c))
	}
	return all
}

func TestSimplerRulesProveFewOrNone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                 string
		rule                 printing
		few, none, printings int
	}{
		{"1 to 4 hidden, the rest exact", hideFew, 8547, 2970, 16109},
		{"0 shown, 1 to 7 a star, the rest to 5", starSmall, 513, 1062, 2249},
		{"0 to 9 hidden, the rest to 5", hideUnderTen, 6, 87, 1226},
		{"the rule of this package", asPrinted, 0, 0, 1133},
	} {
		few, none, printings := 0, 0, 0
		for n := 10; n <= 45; n++ {
			for _, known := range outputs(c.rule, n, 3) {
				var provesFew, provesNone bool
				for set := 1; set < len(known)-1; set++ {
					lo, hi := known[set].ends()
					found := proves(lo, hi, known[set].count())
					provesFew = provesFew || found == oneToFour
					provesNone = provesNone || found == nobody
				}
				printings++
				if provesFew {
					few++
				}
				if provesNone {
					none++
				}
			}
		}
		t.Logf("%s: %d and %d of %d", c.name, few, none, printings)
		if few != c.few || none != c.none || printings != c.printings {
			t.Errorf("%s: %d prove one to four and %d prove nobody, of %d; want %d and %d of %d",
				c.name, few, none, printings, c.few, c.none, c.printings)
		}
	}
}

// Of 16 people, [c] 10 10 can only be 0, 8 and 8.
func TestWithoutItsLastStepTheRuleProvesANought(t *testing.T) {
	t.Parallel()
	known := outputs(withoutAudit, 16, 3)[concealed<<16|10<<8|10]
	if known == nil || known[0b001] != span(0, 0) || known[0b010] != span(8, 8) {
		t.Fatalf("of 16 people, [c] 10 10 allows %v", known)
	}
	if _, ok := outputs(asPrinted, 16, 3)[concealed<<16|10<<8|10]; ok {
		t.Fatal("the rule prints it too")
	}
}

// Were every stage named when nobody is left over, those not named would be known to be empty.
func TestNamingEveryGroupWhenNobodyIsLeftOverProvesNoughts(t *testing.T) {
	t.Parallel()
	everyNamed := func(sizes []int) string {
		left := 0
		for _, people := range sizes {
			if people < 10 {
				left += people
			}
		}
		if left > 0 {
			return splitAs(sizes)
		}
		as := ""
		for _, people := range sizes {
			as += string(rune('0' + max(people, 9)))
		}
		return as
	}
	proven := 0
	for n := 20; n <= 30; n++ {
		for _, known := range knownOf(n, 3, everyNamed) {
			for set := 1; set < len(known)-1; set++ {
				if lo, hi := known[set].ends(); proves(lo, hi, known[set].count()) == nobody {
					proven++
				}
			}
		}
	}
	if proven == 0 {
		t.Error("no nought is proven")
	}
	t.Logf("%d noughts are proven", proven)
}
