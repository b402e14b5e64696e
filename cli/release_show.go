package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
)

// needsTable is the name of the ranking of training needs, which is worked out from tables A and A2.
const needsTable = "needs"

// tableNames are the names of the stored tables on the command line.
var tableNames = []struct {
	name  string
	id    release.TableID
	title string
}{
	{"ratings", release.Ratings, "Ratings"},
	{"marks", release.Marks, "Who wants to work on what"},
	{"groups", release.Bands, "Groups, by domain"},
	{"planning", release.Planning, "Planning"},
	{"lookahead", release.LookAhead, "Look ahead: those who looked at the stage they aim for"},
}

const allTables = "needs, ratings, marks, groups, planning or lookahead"

func newReleaseShow(env *Env, at *places) *cobra.Command {
	var table string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show NO",
		Short: "Print one table of a release",
		Long: `Show prints the training needs of a release, or another of its tables. With
--json it prints the whole release, or the one table that was asked for.

NO is the number that "waymark release list" shows. The tables:

  needs      training needs, the greatest first (without --table)
  ratings    how many people gave each answer, for each focus area
  marks      how many people want to work on each focus area
  groups     stages and professions side by side, domain by domain
  planning   how people like to learn, and what gets in the way
  lookahead  how ready people are for the stage that they aim for`,
		Args: wordsBetween(1, 1, "the number of one release"),
		RunE: func(cmd *cobra.Command, args []string) error {
			number, err := releaseNumber(cmd, args[0])
			if err != nil {
				return err
			}
			if table != "" && table != needsTable && tableID(table) == "" {
				return misused(cmd, "There is no table %s. Use %s.", quoted(table), allTables)
			}
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				r, err := openRelease(ctx, setup, number)
				if err != nil {
					return err
				}
				if id := tableID(table); id != "" && r.Table(id) == nil {
					return failed("Release %d has no table %s: there was too little for it. It has %s.", r.Number, table, strings.Join(tablesIn(r), ", "))
				}
				if asJSON {
					return showForPrograms(cmd.OutOrStdout(), r, table)
				}
				_, err = io.WriteString(cmd.OutOrStdout(), showWords(r, table, isTerminal(env.Stdout)))
				return err
			})
		},
	}
	cmd.Flags().StringVar(&table, "table", "", "print the table `NAME`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func releaseNumber(cmd *cobra.Command, word string) (int, error) {
	number, err := strconv.Atoi(word)
	if err != nil || number < 1 {
		return 0, misused(cmd, "%s is not the number of a release.", quoted(word))
	}
	return number, nil
}

// tableID returns the stored table with a name of the command line; "" for the training needs and for unknown names.
func tableID(name string) release.TableID {
	for _, t := range tableNames {
		if t.name == name {
			return t.id
		}
	}
	return ""
}

// tablesIn names the tables that a release has.
func tablesIn(r *release.Release) []string {
	names := []string{needsTable}
	for _, t := range tableNames {
		if r.Table(t.id) != nil {
			names = append(names, t.name)
		}
	}
	return names
}

// screenWidth is how wide notes are on a terminal.
const screenWidth = 78

// showWords is a table of a release for people, with what they need to know to read it.
func showWords(r *release.Release, table string, aligned bool) string {
	var out strings.Builder
	if r.Sample {
		fmt.Fprintln(&out, release.SampleWords)
	}
	fmt.Fprintf(&out, "%s\n%s, version %s\n", r.Name(), clean(r.Title), clean(r.Version))
	made := fmt.Sprintf("About %s people. Made on %s", r.People, r.Made.Words())
	if r.Site != "" {
		made += ", " + clean(r.Site)
	}
	fmt.Fprintf(&out, "%s\nTables: %s\n", made, strings.Join(tablesIn(r), ", "))
	for _, s := range sectionsOf(r, table, aligned) {
		fmt.Fprintf(&out, "\n%s\n", clean(s.title))
		s.write(&out, aligned)
	}
	fmt.Fprintln(&out)
	for _, note := range r.Notes() {
		lines := []string{note}
		if aligned {
			lines = wrap(note, screenWidth)
		}
		fmt.Fprintln(&out, strings.Join(lines, "\n"))
	}
	return out.String()
}

// section is a part of a table under its own title.
type section struct {
	title string
	textTable
}

// sectionsOf lays out a table that the release has.
func sectionsOf(r *release.Release, table string, aligned bool) []section {
	id := tableID(table)
	if id == "" {
		return []section{needsSection(r)}
	}
	t := r.Table(id)
	switch id {
	case release.Bands:
		return bandSections(r, t)
	case release.Planning:
		return listSections(r, t)
	case release.Ratings:
		const firstOther = 4 // levels, then what is none
		if aligned {         // all of it is wider than most screens
			return []section{areaSection("Ratings", t, 0, firstOther), areaSection("Ratings: not on the scale", t, firstOther, len(t.Levels))}
		}
	}
	for _, named := range tableNames {
		if named.id == id {
			return []section{areaSection(named.title, t, 0, len(t.Levels))}
		}
	}
	return nil
}

func needsSection(r *release.Release) section {
	s := section{"Training needs", textTable{
		heads: []string{"Rank", "Position", "Focus area", "Not yet or with support", "Wants to work on this", "No chance yet"}, words: 3,
	}}
	for _, n := range r.TrainingNeeds() {
		s.rows = append(s.rows, []string{
			fmt.Sprint(n.Rank), n.Area.Position, n.Area.Short, n.Need.String(), n.Wish.String(), n.Reach.String(),
		})
	}
	return s
}

// areaSection lays out the levels from first up to end for every row.
func areaSection(title string, t *release.Table, first, end int) section {
	about := []string{"Domain"}
	if t.ID != release.LookAhead {
		about = []string{"Position", "Focus area"}
	}
	s := section{title, textTable{heads: append(about, heads(t.Levels[first:end])...), words: len(about)}}
	for i := range t.Rows {
		row := &t.Rows[i]
		cells := []string{row.Short}
		if row.Position != "" {
			cells = []string{row.Position, row.Short}
		}
		s.rows = append(s.rows, append(cells, figures(row, first, end)...))
	}
	return s
}

// bandSections lays out each domain with all groups.
func bandSections(r *release.Release, t *release.Table) []section {
	var all []section
	for i, d := range r.Domains {
		rows := t.In(d.ID)
		if len(rows) == 0 {
			continue
		}
		s := section{fmt.Sprintf("%d %s", i+1, d.Short), textTable{heads: append([]string{"Group"}, heads(t.Levels)...), words: 1, most: 40}}
		for j := range rows {
			words := r.Groups[rows[j].Group-1].Words()
			s.rows = append(s.rows, append([]string{words}, figures(&rows[j], 0, len(t.Levels))...))
		}
		all = append(all, s)
	}
	return all
}

// listSections lays out each planning list.
func listSections(r *release.Release, t *release.Table) []section {
	var all []section
	for _, list := range r.Lists {
		s := section{list.Question, textTable{heads: append([]string{"Answer"}, heads(t.Levels)...), words: 1}}
		for i := range t.Rows {
			if row := &t.Rows[i]; row.List == list.ID {
				s.rows = append(s.rows, append([]string{row.Words}, figures(row, 0, len(t.Levels))...))
			}
		}
		all = append(all, s)
	}
	return all
}

// heads are the headings of the figures of a table.
func heads(levels []release.Level) []string {
	words := []string{"People"}
	for _, l := range levels {
		words = append(words, l.Words)
	}
	return words
}

func figures(row *release.Row, first, end int) []string {
	cells := []string{row.People.String()}
	for _, c := range row.Cells[first:end] {
		cells = append(cells, c.String())
	}
	return cells
}
