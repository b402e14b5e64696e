package cli_test

import (
	"testing"

	"waymark/assessment"
	"waymark/cli"
)

// An attack that finds nothing may just be no attack. So it is tried on the same people by rules that are known to be
// weak, and on tables that Waymark would have left out.

func neverHides([]cell, int) bool { return false }

// weakRules are rules for a row that others use.
var weakRules = map[string]printing{
	"one to four hidden, the rest exact": {func(count, _ int) cell {
		if count >= 1 && count <= 4 {
			return concealed
		}
		return cell(count)
	}, neverHides},
	"one to seven hidden, the rest to the nearest 5": {func(count, _ int) cell {
		if count >= 1 && count <= 7 {
			return concealed
		}
		return cell(5 * ((count + 2) / 5))
	}, neverHides},
	"five to seven shown as 5": {func(count, n int) cell {
		if count = min(count, n-2); count >= 5 {
			return cell(5 * ((count + 2) / 5))
		}
		return concealed
	}, neverHides},
}

func TestAttackFindsWhatWeakerRulesGiveAway(t *testing.T) {
	t.Parallel()
	q := ourQuestionnaire(func(err error) { must(t, err) })
	quarters, err := cli.SampleCounty(q)
	must(t, err)
	for name, rule := range weakRules {
		var a attack
		for i, quarter := range quarters {
			doc := readDocument(t, quarter.Document)
			r := attackedRelease{attack: &a, number: i, q: q, doc: doc, truth: countTruth(q, doc, quarter.Rows)}
			for _, table := range doc.Tables {
				for j, row := range table.Rows {
					counts := r.truth.counts(table.ID, j, &row)
					r.tryRow(rule, row.ID, rule.reprint(row.Cells, counts), counts, false)
				}
			}
		}
		t.Logf("%s: %d of %d statements proven", name, len(a.found), a.tried)
		if len(a.found) == 0 {
			t.Errorf("%s: nothing was found", name)
		}
		if len(a.wrong) > 0 {
			t.Errorf("%s: %d statements are wrong, such as %s", name, len(a.wrong), a.wrong[0])
		}
	}
}

// reprint prints a row by another rule. A level that the row does not have stays one.
func (p printing) reprint(row []cell, counts []int) []cell {
	n := 0
	for _, count := range counts {
		n += count
	}
	again := p.prints(counts, n)
	for i, c := range row {
		if c == notALevel {
			again[i] = notALevel
		}
	}
	return again
}

func readDocument(t *testing.T, document []byte) *exported {
	t.Helper()
	return readExport(t, append(append([]byte(`{"release":`), document...), '}'))
}

// At most two of sixty people are on their own in each of three areas, so at most three are so in two of them. A group
// of ten that shows nothing has three people or more in its upper band: those are all, and every area has two.
func TestAttackFindsGroupsThatAreasNarrow(t *testing.T) {
	few := upTo(0, 2)
	_, ten := waymarks.row([]cell{concealed, concealed}, 10, false)
	_, fifty := waymarks.row([]cell{concealed, 50}, 50, false)
	s := stack{people: 60, own: []numbers{few, few, few}, bands: []numbers{ten[1], fifty[1]}}
	own, bands := s.narrowed()
	for _, narrowed := range []struct {
		what string
		is   numbers
		want int
	}{
		{"the group of ten", bands[0], 3}, {"the group of fifty", bands[1], 0}, {"the first area", own[0], 2},
	} {
		if least, most, _ := narrowed.is.summary(); least != narrowed.want || most != narrowed.want {
			t.Errorf("%s has %d to %d people, want only %d", narrowed.what, least, most, narrowed.want)
		}
	}
}

// Three options of ten people have eight ticks or more each, and two have three or more: thirty are all that there are.
func TestAttackFindsOptionsThatALimitNarrows(t *testing.T) {
	_, often := waymarks.row([]cell{10, concealed}, 10, false)
	_, middling := waymarks.row([]cell{concealed, concealed}, 10, false)
	options := []numbers{often[1], often[1], often[1], middling[1], middling[1]}
	for i, can := range underLimit(options, assessment.TickLimit*10) {
		if least, most, _ := can.summary(); least != options[i].least() || most != least {
			t.Errorf("option %d can have %d to %d ticks, want only %d", i+1, least, most, options[i].least())
		}
	}
}

func TestAttackFindsAreasThatLookAheadNarrows(t *testing.T) {
	ready := upTo(8, 12)
	_, own := readyWithin(ready, []numbers{upTo(0, 7), upTo(0, 7)})
	if own[0].least() != 1 {
		t.Errorf("eight are ready in two areas of seven at most, and the first can have %d", own[0].least())
	}
}

// A partition that names every part that is large enough, also when nobody is left over, shows that the rest are empty.
func TestAttackFindsPartsThatAreEmpty(t *testing.T) {
	var a attack
	parts := joined{names: []string{"a", "b", "c"}, size: map[string]int{"a": 20, together: 0}}
	a.trySizes(0, "parts", parts, func(string) int { return 0 })
	if len(a.found) == 0 {
		t.Error("that nobody is in b or in c was not found")
	}
}
