package release

import (
	"fmt"
	"io"
	"strconv"
)

// column is one column of the CSV.
type column struct {
	name, meaning string
	values        string // what may stand in it; "" where all lines have the same
	of            func(*figure) string
}

// columns lists the columns of the CSV in order. A word stands before versions and positions: 3.10 alone would be read
// as 3.1.
func (r *Release) columns() []column {
	same := func(value string) func(*figure) string { return func(*figure) string { return value } }
	position := func(f *figure) string {
		if f.row.Position == "" {
			return ""
		}
		return "area " + f.row.Position
	}
	return []column{
		{"release", "Number of the release", "", same(strconv.Itoa(r.Number))},
		{"sample", "Whether the figures are made up", "", same(yesOrNo(r.Sample))},
		{"questionnaire", "Id of the questionnaire", "", same(r.Questionnaire)},
		{"version", "Version of the questionnaire", "", same("version " + r.Version)},
		{"period_from", "First quarter; empty for all up to the last", "", same(r.From)},
		{"period_to", "Last quarter", "", same(r.To)},
		{"table", "Table of the figure", tableWords, func(f *figure) string { return string(f.table) }},
		{"domain", "Id of the domain", "id; empty in C", func(f *figure) string { return f.domain.ID }},
		{"domain_number", "Number of the domain", "from 1; empty in C", func(f *figure) string { return f.domainNumber }},
		{"domain_words", "Title of the domain", "words; empty in C", func(f *figure) string { return f.domain.Title }},
		{"list", "Id of the planning list", "id; only in C", func(f *figure) string { return f.list.ID }},
		{"list_words", "Question of the planning list", "words; only in C", func(f *figure) string { return f.list.Question }},
		{"group_stage", "Id of the group's stage", "id, not-said or together; only in B", func(f *figure) string { return f.group.Stage }},
		{"group_profession", "Id of the group's profession group", "id, ns (prefer not to say) or together; only in B", func(f *figure) string { return f.group.Profession }},
		{"group_words", "Name of the group", "words; only in B", func(f *figure) string { return f.groupWords }},
		{"item", "Id of what the row is about", "id of the focus area (A, A2, N), the domain (B, D) or the option (C)", func(f *figure) string { return f.row.ID }},
		{"position", "Place of the focus area in the framework", "such as area 3.9; only in A, A2 and N", position},
		{"words", "Title of the focus area or domain, or words of the option", "words", func(f *figure) string { return f.row.Words }},
		{"level", "Id of the level", "id; an answer that is not offered has no line", func(f *figure) string { return f.level.ID }},
		{"level_words", "Words of the level", "words", func(f *figure) string { return f.level.Words }},
		{"people", "How many people the row is about", "to the nearest 5, at least 10", func(f *figure) string { return f.row.People.String() }},
		{"count", "How many of them are in the level", "[c] for 0 to 7 people (for any number where the whole row is [c]), else to the nearest 5, at least 10; a need adds two such counts, with [c] as 0", func(f *figure) string { return f.cell.String() }},
		{"percent", "Count of people, in per cent", "whole number; empty for [c], for fewer than 20 people and in N", func(f *figure) string { return f.percent }},
		{"rank", "Place among the training needs", "from 1, shared where figures are the same; only in N", func(f *figure) string { return f.rank }},
		{"format", "Form of the stored release", "", same(Format)},
		{"sha256", "Digest of the stored release", "", same(r.Digest())},
	}
}

// tableWords says in the dictionary what the tables are.
const tableWords = "A ratings; A2 who wants to work on it; B groups by domain; C planning lists; D look ahead; " +
	"N training needs, from A and A2, the greatest first"

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// WriteDictionary writes the data dictionary of WriteCSV, a table too: a line for each column, with the value itself
// where all lines of the CSV have the same, then what else has to be known about the release. It returns the error of
// w, wrapped.
func (r *Release) WriteDictionary(w io.Writer) error {
	lines := [][]string{{"name", "meaning", "values"}}
	for _, c := range r.columns() {
		values := c.values
		if values == "" {
			values = c.of(nil)
		}
		lines = append(lines, []string{c.name, c.meaning, values})
	}
	lines = append(lines,
		[]string{"release_name", "Name of the release", r.Name()},
		[]string{"title", "Title of the questionnaire", r.Title},
		[]string{"period", "What the release covers", r.Period()},
		[]string{"made", "Day on which it was made", "on " + r.Made.Words()},
		[]string{"site", "Where it was made", r.Site},
		[]string{"people_in_all", "How many people answered, to the nearest 5", r.People.String()},
	)
	for _, note := range r.Notes() {
		line := []string{"note", "To know before reading", note}
		switch note {
		case r.Rule:
			line = []string{"rule", "How the figures were made safe", note}
		case r.NeedsRule:
			line = []string{"needs_rule", "How training needs are ranked", note}
		}
		lines = append(lines, line)
	}
	if err := writeLines(w, lines); err != nil {
		return fmt.Errorf("write the dictionary: %w", err)
	}
	return nil
}
