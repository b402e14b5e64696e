package release

import "waymark/assessment"

// ratingLevels are the columns of table A.
var ratingLevels = []struct {
	rating assessment.Rating
	words  string
}{
	{assessment.NotYet, "Not yet"},
	{assessment.WithSupport, "With support"},
	{assessment.OnMyOwn, "On my own"},
	{assessment.TeachOthers, "I teach others"},
	{assessment.NoChance, "No chance yet"},
	{assessment.NotMyRole, "Not part of my role"},
	{assessment.NotAnswered, "Not answered"},
}

// ownOrAbove are the levels of a row of table A that are on my own or above.
const ownOrAbove levels = 1<<2 | 1<<3

// areaRow begins a row about a focus area.
func (t *Tally) areaRow(f *assessment.FocusArea) Row {
	return Row{
		ID: f.ID, Domain: t.q.Domains[f.Domain].ID, Position: f.Position, Words: f.Title, Short: f.Short,
		Private: f.Private, People: sizeCell(t.people),
	}
}

func (t *Tally) ratings() Table {
	table := Table{ID: Ratings}
	for _, level := range ratingLevels {
		table.Levels = append(table.Levels, Level{level.rating.String(), level.words})
	}
	for i, f := range t.q.Areas() {
		r := t.areaRow(f)
		var counts []int
		for _, level := range ratingLevels {
			count := t.areas[i].rated(level.rating)
			if level.rating != assessment.NotAnswered && !t.q.Offers(f, level.rating) {
				count = -1
			}
			counts = append(counts, count)
		}
		r.Cells = row(counts)
		table.Rows = append(table.Rows, r)
	}
	return table
}

func (t *Tally) marks() Table {
	table := Table{ID: Marks, Levels: []Level{{"wants", "Wants to work on this"}, {"does-not", "Does not"}}}
	for i, f := range t.q.Areas() {
		r := t.areaRow(f)
		marked := t.areas[i].marked()
		r.Cells = row([]int{marked, t.people - marked})
		table.Rows = append(table.Rows, r)
	}
	return table
}

// fewestBandAreas is the fewest areas of a domain in table B: with two, the test would nearly always fail.
const fewestBandAreas = 3

// bandAreas lists the areas of a domain that table B counts; nil if the domain is not in it.
func bandAreas(d *assessment.Domain) []*assessment.FocusArea {
	var areas []*assessment.FocusArea
	for i := range d.Areas {
		if !d.Areas[i].Private {
			areas = append(areas, &d.Areas[i])
		}
	}
	if len(areas) < fewestBandAreas {
		return nil
	}
	return areas
}

// bands makes table B. A domain stands there for every group, or is blank for every group; why does not show.
func (t *Tally) bands(ratings *Table, parts []part, lot func() bool) Table {
	table := Table{ID: Bands, Levels: []Level{
		{"half-or-more", "Half or more of the areas on my own or above"}, {"fewer", "Fewer"},
	}}
	columns := t.professionOrder()
	stages := t.stageOrder()
	var exact []int
	for _, p := range parts {
		exact = append(exact, p.people)
	}
	for d := range t.q.Domains {
		domain := &t.q.Domains[d]
		fell := lot()
		areas := bandAreas(domain)
		if areas == nil {
			continue
		}
		var printed [][]Cell
		for _, p := range parts {
			upper := 0
			for _, at := range p.of {
				upper += t.places[stages[at.stage]][t.professions[columns[at.profession]]].upper[d]
			}
			printed = append(printed, row([]int{upper, p.people - upper}))
		}
		blank := fell || !bandsAgree(ratings, areas, t.people, printed, exact)
		for g, p := range parts {
			cells := printed[g]
			if blank {
				cells = conceal(cells)
			}
			table.Rows = append(table.Rows, Row{
				ID: domain.ID, Domain: domain.ID, Group: g + 1, Words: domain.Title, Short: domain.Short,
				People: sizeCell(p.people), Cells: cells,
			})
		}
	}
	return table
}

// bandsAgree runs the test for a domain of table B on printed rows and exact sizes.
func bandsAgree(ratings *Table, areas []*assessment.FocusArea, people int, printed [][]Cell, exact []int) bool {
	var own, band []interval
	for _, f := range areas {
		cells := ratings.Rows[f.Index].Cells
		if !anyShown(cells) {
			return false
		}
		own = append(own, rangeOf(cells, people, ownOrAbove))
	}
	for g := range printed {
		band = append(band, printsAs(printed[g], exact[g]))
	}
	return bandsFit(own, band, people)
}

func (t *Tally) lists() []List {
	var lists []List
	for _, list := range t.q.Planning {
		if list.Asked {
			lists = append(lists, List{list.ID, list.Question})
		}
	}
	return lists
}

// planning makes table C. A list stands there with all of its options, or is blank. The option that stands alone rules
// out the rest, so it is never counted.
func (t *Tally) planning() Table {
	table := Table{ID: Planning, Levels: []Level{{"ticked", "Ticked"}, {"not-ticked", "Not ticked"}}}
	for i, list := range t.q.Planning {
		if !list.Asked {
			continue
		}
		var rows []Row
		for j, o := range list.Options {
			if o.Alone {
				continue
			}
			ticked := t.ticks[i][j]
			rows = append(rows, Row{
				ID: o.ID, List: list.ID, Words: o.Words, Short: o.Words, People: sizeCell(t.people),
				Cells: row([]int{ticked, t.people - ticked}),
			})
		}
		if !listAgrees(rows, t.people) {
			for k := range rows {
				rows[k].Cells = conceal(rows[k].Cells)
			}
		}
		table.Rows = append(table.Rows, rows...)
	}
	return table
}

// listAgrees runs the test for one list of table C.
func listAgrees(rows []Row, people int) bool {
	var options []interval
	for _, r := range rows {
		options = append(options, printsAs(r.Cells, people))
	}
	return listFits(options, assessment.TickLimit, people)
}

// lookAhead makes table D, of those who looked ahead. A domain that table A leaves no room for is blank. Where there is
// room in none, ok is false and there must be no table: everybody who looked ahead is on their own somewhere, so even
// how many they are would say something about the areas.
func (t *Tally) lookAhead(ratings *Table, sizes lookAhead) (table Table, ok bool) {
	table = Table{ID: LookAhead, Levels: []Level{
		{"ready", "Ready on half or more of the statements they looked at"}, {"not-ready", "Not, or none looked at"},
	}}
	for d := range t.q.Domains {
		domain := &t.q.Domains[d]
		cells := row([]int{t.ready[d], t.looked - t.ready[d]})
		if roomIn(ratings, domain, sizes) {
			ok = true
		} else {
			cells = conceal(cells)
		}
		table.Rows = append(table.Rows, Row{
			ID: domain.ID, Domain: domain.ID, Words: domain.Title, Short: domain.Short,
			People: sizeCell(t.looked), Cells: cells,
		})
	}
	return table, ok
}

// roomIn runs the test for a domain of table D on the printed rows of its areas.
func roomIn(ratings *Table, d *assessment.Domain, sizes lookAhead) bool {
	for i := range d.Areas {
		f := &d.Areas[i]
		cells := ratings.Rows[f.Index].Cells
		if f.AllDiffer() && anyShown(cells) && sizes.leavesRoom(rangeOf(cells, sizes.people, ownOrAbove)) {
			return true
		}
	}
	return false
}
