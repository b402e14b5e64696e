package release

import (
	"fmt"
	"slices"
)

// sheet is what one sheet of the workbook says, from the top.
type sheet struct {
	name   string
	holds  string // what is in it, in a few words
	title  string
	notes  []string
	widths []float64
	frozen bool // the rows down to the first headings stay in sight
	filter bool // its one block is a table that can be filtered
	blocks []block
}

// block is a table of a sheet. A row holds text, whole numbers and cells of the release; nil is an empty cell.
type block struct {
	title   string   // "" for none
	heads   []string // none for a list of labels
	figures int      // the columns from this one on hold figures to compare, which stand to the right; 0 for none
	rows    [][]any
	chart   *chart
}

// cellNote is under the title of every sheet of figures.
const cellNote = "[c] stands for 0 to 7 people, or more in a row without a figure. Every other figure is to the nearest 5, so rows do not add up."

// sheets lists the sheets of the workbook. A table that the release does not have has none.
func (r *Release) sheets() []sheet {
	all := []sheet{r.needsSheet(), r.ratingsSheet(), r.marksSheet()}
	if t := r.Table(Bands); t != nil {
		all = append(all, r.groupsSheet(t))
	}
	if t := r.Table(Planning); t != nil {
		all = append(all, r.learningSheet(t))
	}
	if t := r.Table(LookAhead); t != nil {
		all = append(all, r.lookAheadSheet(t))
	}
	if s := r.chartsSheet(); len(s.blocks) > 0 {
		all = append(all, s)
	}
	all = slices.Insert(all, 0, r.aboutSheet(all))
	for i := range all {
		all[i].title = fmt.Sprintf("%s: %s", all[i].name, r.Name())
		if r.Sample {
			all[i].title = SampleWords + ". " + all[i].title
		}
	}
	return all
}

func (r *Release) aboutSheet(others []sheet) sheet {
	what := block{title: "This release", rows: [][]any{
		{"Questionnaire", r.Title},
		{"Version", fmt.Sprintf("%s, version %s", r.Questionnaire, r.Version)},
		{"Period", r.Period()},
		{"Made on", r.Made.Words()},
		{"People who answered", r.People},
	}}
	if r.Site != "" {
		what.rows = slices.Insert(what.rows, 0, []any{"Site", r.Site})
	}
	notes := block{title: "How to read the figures"}
	for i, note := range r.Notes() {
		notes.rows = append(notes.rows, []any{fmt.Sprintf("Note %d", i+1), note})
	}
	holds := block{title: "What each sheet holds"}
	for _, s := range others {
		holds.rows = append(holds.rows, []any{s.name, s.holds})
	}
	holds.rows = append(holds.rows, []any{"Not here", "A sheet that would have no figure to show is left out."})
	domains := block{title: "Domains in full"}
	for _, d := range r.Domains {
		domains.rows = append(domains.rows, []any{r.domainWords(d.ID), d.Title})
	}
	digest := block{title: "To check that nothing was changed", rows: [][]any{
		{"Digest (SHA-256)", r.Digest()},
		{"What it is for", "The same digest stands in every export of this release, and in the Waymark that made it."},
	}}
	return sheet{name: "About", widths: []float64{30, 104}, blocks: []block{what, notes, holds, domains, digest}}
}

func (r *Release) needsSheet() sheet {
	ratings, marks := r.Table(Ratings), r.Table(Marks)
	notYet, withSupport := ratings.Levels[0].Words, ratings.Levels[1].Words
	table := block{
		heads: []string{
			"Rank", "Domain", "Position", "Focus area", "Need", marks.Levels[0].Words, ratings.Levels[4].Words,
			notYet, withSupport, "People",
		},
		figures: 4,
	}
	for _, n := range r.TrainingNeeds() {
		table.rows = append(table.rows, []any{
			n.Rank, r.domainWords(n.Area.Domain), n.Area.Position, n.Area.Words, n.Need, n.Wish, n.Reach,
			n.NotYet, n.WithSupport, n.Area.People,
		})
	}
	return sheet{
		name: "Training needs", holds: "Every focus area, in order of how many people could learn something there.",
		notes: r.privateToo(
			"Need is not yet and with support, added up. Areas with the same figures share a rank.", cellNote, NeedWords,
		),
		widths: []float64{7, 25, 10, 42, 10, 15, 15, 10, 14, 10}, frozen: true, filter: true, blocks: []block{table},
	}
}

func (r *Release) ratingsSheet() sheet {
	return sheet{
		name: "Ratings", holds: "Every focus area: how many people gave each answer.",
		notes:  r.privateToo("Not offered: the focus area does not have that answer, and nobody is asked it.", cellNote),
		widths: []float64{10, 25, 42, 10, 10, 14, 13, 15, 15, 15, 15}, frozen: true, filter: true, blocks: []block{r.areas(r.Table(Ratings))},
	}
}

func (r *Release) marksSheet() sheet {
	t := r.Table(Marks)
	return sheet{
		name: "Want to work on", holds: "Every focus area: how many people want to work on it.",
		notes:  []string{cellNote},
		widths: []float64{10, 28, 46, 10, 16, 12, 16}, frozen: true, filter: true, blocks: []block{t.withPercent(r.areas(t))},
	}
}

// areas is a table of focus areas as a block.
func (r *Release) areas(t *Table) block {
	b := block{heads: append([]string{"Position", "Domain", "Focus area", "People"}, t.words()...), figures: 3}
	for _, row := range t.Rows {
		b.rows = append(b.rows, append([]any{row.Position, r.domainWords(row.Domain), row.Words, row.People}, values(row.Cells)...))
	}
	return b
}

// groupsSheet has one block for each level, groups down and domains across. The headings are the same in both.
func (r *Release) groupsSheet(t *Table) sheet {
	s := sheet{
		name: "Groups", holds: "Groups of ten people or more, by domain: how many are on their own or above in half of its areas.",
		notes: []string{
			"Everybody is in one group. Domains of fewer than three focus areas are not here, nor are private areas counted.",
			GroupWords,
			"A domain with [c] for every group in both tables is blank: About says why.", cellNote,
		},
		widths: []float64{26, 34, 10}, frozen: true,
	}
	for level, words := range t.words() {
		b := block{title: words, heads: []string{"Stage", "Profession", "People"}, figures: 2}
		for _, g := range r.Groups {
			b.rows = append(b.rows, []any{g.StageWords, g.ProfessionWords, g.People})
		}
		for _, row := range t.Rows {
			if row.Group == 1 {
				b.heads = append(b.heads, r.domainWords(row.Domain))
			}
			b.rows[row.Group-1] = append(b.rows[row.Group-1], row.Cells[level])
		}
		s.blocks = append(s.blocks, b)
	}
	for range s.blocks[0].heads[3:] {
		s.widths = append(s.widths, 17)
	}
	return s
}

func (r *Release) learningSheet(t *Table) sheet {
	table := block{heads: append([]string{"Question", "Answer", "People"}, t.words()...), figures: 2}
	for _, list := range r.Lists {
		for _, row := range t.options(list.ID) {
			table.rows = append(table.rows, append([]any{list.Question, row.Words, row.People}, values(row.Cells)...))
		}
	}
	return sheet{
		name: "Learning", holds: "How people like to learn, and what gets in the way.",
		notes:  []string{"People could tick up to three answers, or none. Not ticked is also who did not look at the question.", cellNote},
		widths: []float64{34, 48, 10, 12, 12, 12}, frozen: true, filter: true, blocks: []block{t.withPercent(table)},
	}
}

func (r *Release) lookAheadSheet(t *Table) sheet {
	table := block{heads: append([]string{"Domain", "People who looked ahead"}, t.words()...), figures: 1}
	for _, row := range t.Rows {
		table.rows = append(table.rows, append([]any{r.domainWords(row.Domain), row.People}, values(row.Cells)...))
	}
	return sheet{
		name: "Look ahead", holds: "People who looked at the statements of the next stage, by domain.",
		notes:  []string{"Only people who looked ahead are in this table. It says nothing about the others.", cellNote},
		widths: []float64{34, 17, 30, 20, 30}, frozen: true, filter: true, blocks: []block{t.withPercent(table)},
	}
}

// words are the headings of a table's levels.
func (t *Table) words() []string {
	var words []string
	for _, level := range t.Levels {
		words = append(words, level.Words)
	}
	return words
}

// withPercent adds a column to a block that has a row for each of the table's: the first level in per cent. There is
// none where the rows are about too few people.
func (t *Table) withPercent(b block) block {
	enough := func(row Row) bool { _, ok := row.Percent(0); return ok }
	if !slices.ContainsFunc(t.Rows, enough) {
		return b
	}
	b.heads = append(b.heads, t.Levels[0].Words+" (%)")
	for i := range t.Rows {
		if percent, ok := t.Rows[i].Percent(0); ok {
			b.rows[i] = append(b.rows[i], percent)
		} else {
			b.rows[i] = append(b.rows[i], t.Rows[i].Cells[0])
		}
	}
	return b
}

// values are cells or words as values of a row.
func values[T Cell | string](of []T) []any {
	var row []any
	for _, v := range of {
		row = append(row, v)
	}
	return row
}

// domainWords are the number and the short title of a domain, such as "7 Leadership".
func (r *Release) domainWords(id string) string {
	number, domain := r.Domain(id)
	return fmt.Sprintf("%d %s", number, domain.Short)
}
