package release

import "strconv"

// Bars are drawn in percent of the width that they have, so that they need no more room than the screen has, and told
// apart by pattern and lightness, never by hue.

// htmlBar is one stretch of a bar.
type htmlBar struct {
	Fill         string // how it looks, a class of the style sheet
	From, Length string // such as "12.5%"
}

// htmlKey says what a fill stands for.
type htmlKey struct{ Fill, Words string }

// peopleFill is the fill of a bar that stands alone.
const peopleFill = "people"

// segment draws some of the people of a scale, after those that stand before them.
func segment(fill string, before, people, scale int) htmlBar {
	percent := func(n int) string {
		return strconv.FormatFloat(float64(100*n)/float64(scale), 'f', 3, 64) + "%"
	}
	return htmlBar{fill, percent(before), percent(people)}
}

// charted is how many focus areas the chart of training needs shows.
const charted = 15

// htmlNeed is a focus area in the chart of training needs.
type htmlNeed struct {
	Position, Words      string
	Need, Wish           []htmlBar
	NeedWords, WishWords string
}

var needsKey = []htmlKey{{"not-yet", "Not yet"}, {"with-support", "With support"}, {peopleFill, "Wants to work on this"}}

// needsChart draws the first of the needs, to a scale of all people: with few of them, no bar looks longer than it is.
// A need of which a part is [c] has no bar, since a part of it would look like all; one without a figure ends the chart.
func needsChart(needs []Need, people Cell) []htmlNeed {
	needs = needs[:min(charted, len(needs))]
	scale := people.known()
	for i := range needs {
		scale = max(scale, needs[i].Need.known(), needs[i].Wish.known())
	}
	var chart []htmlNeed
	for i := range needs {
		n := &needs[i]
		if !n.Need.shown() {
			break
		}
		line := htmlNeed{
			Position: n.Area.Position, Words: n.Area.Words,
			NeedWords: n.NotYet.String() + " + " + n.WithSupport.String(), WishWords: n.Wish.String(),
		}
		if n.NotYet.shown() && n.WithSupport.shown() { // half a bar would look like a small need
			notYet, withSupport := n.NotYet.known(), n.WithSupport.known()
			line.Need = []htmlBar{
				segment(needsKey[0].Fill, 0, notYet, scale), segment(needsKey[1].Fill, notYet, withSupport, scale),
			}
		}
		if n.Wish.shown() {
			line.Wish = []htmlBar{segment(peopleFill, 0, n.Wish.known(), scale)}
		}
		chart = append(chart, line)
	}
	return chart
}

// stacked is how many levels of table A are drawn: those of the scale from not yet to I teach others.
const stacked = 4

// ratingsKey says what the stretches of a row of table A stand for. Their fills are the ids of the levels.
func ratingsKey(table *Table) []htmlKey {
	var key []htmlKey
	for _, level := range table.Levels[:stacked] {
		key = append(key, htmlKey{level.ID, level.Words})
	}
	return key
}

// stackScale returns how many people the longest bar of table A stands for: rounded figures can add up to more people
// than there are.
func stackScale(table *Table) int {
	scale := 0
	for i := range table.Rows {
		row := &table.Rows[i]
		scale = max(scale, row.People.known(), add(row.Cells[:stacked]...).known())
	}
	return scale
}

// stack draws the levels of a row of table A; nil where one of them is [c], since the rest would look like everybody.
func stack(levels []Level, cells []Cell, scale int) []htmlBar {
	var bars []htmlBar
	before := 0
	for i, c := range cells[:stacked] {
		if !c.shown() {
			return nil
		}
		bars = append(bars, segment(levels[i].ID, before, c.known(), scale))
		before += c.known()
	}
	return bars
}

// barred returns rows with a bar of their first level, of all whom the row is about. A figure of [c] has none.
func barred(rows []Row) []htmlRow {
	var drawn []htmlRow
	for _, row := range rows {
		r := htmlRow{Row: row}
		if c := row.Cells[0]; c.shown() {
			r.Bar = []htmlBar{segment(peopleFill, 0, c.known(), row.People.known())}
		}
		drawn = append(drawn, r)
	}
	return drawn
}
