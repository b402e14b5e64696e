package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

func newRecordCompare(env *Env, at *places) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare FILE FILE",
		Short: "Set two of your own records beside each other",
		Long: `Compare sets the earlier of two records beside the later one: the counts of each
domain, the ratings that moved, and the actions that are done, started or new. They
are counts of your own views, and no verdict.`,
		Example: `  waymark record compare waymark-report-k7f3qm.pdf waymark-report-p2x8va.pdf`,
		Args:    wordsBetween(2, 2, "the names of two records or reports"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withSettings(env, at, func(setup *Setup) error {
				both, err := compareFiles(args[0], args[1], setup.questionnaireByID)
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(cmd.OutOrStdout(), both.forPrograms())
				}
				_, err = io.WriteString(cmd.OutOrStdout(), both.words())
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// compared is two records beside each other.
type compared struct {
	*record.Comparison
	q         *assessment.Questionnaire
	then, now *givenRecord
}

// compareFiles compares two files, in the order of their days.
func compareFiles(a, b string, find questionnaireFinder) (*compared, error) {
	then, err := openRecord(a, find)
	if err != nil {
		return nil, err
	}
	now, err := openRecord(b, find)
	if err != nil {
		return nil, err
	}
	if now.Made.Before(then.Made) {
		then, now = now, then
	}
	if then.Questionnaire != now.Questionnaire {
		return nil, failed("The records in %s and %s answer two questionnaires. Compare records of the same one.", quoted(then.file), quoted(now.file))
	}
	if err := then.needQuestionnaire(); err != nil {
		return nil, err
	}
	c, err := record.Compare(then.Record, now.Record, then.q)
	if err != nil {
		return nil, err
	}
	return &compared{c, then.q, then, now}, nil
}

func (c *compared) words() string {
	var out strings.Builder
	fmt.Fprintf(&out, "Then: %s, %s\n", c.Before.Words(), c.then.file)
	fmt.Fprintf(&out, "Now: %s, %s\n", c.After.Words(), c.now.file)
	if c.StageChanged {
		fmt.Fprintln(&out, "The stage was another one then, so the words were not the same.")
	}
	if c.EditionChanged {
		fmt.Fprintln(&out, "The version of the questionnaire was another one then. Some words were not the same.")
	}
	c.writeDomains(&out)
	c.writeMoves(&out)
	c.writeList(&out, "Marked then, and on your own or above now", c.titles(c.MarksDone))
	c.writeList(&out, "Actions done since then", whats(c.Finished))
	c.writeList(&out, "Actions started since then", whats(c.Begun))
	c.writeList(&out, "New actions, not started yet", whats(c.New))
	return out.String()
}

func (c *compared) writeDomains(w io.Writer) {
	if c.Domains == nil {
		fmt.Fprintln(w, "\nOne of the two holds no answers, so there are no counts to compare.")
		return
	}
	fmt.Fprintln(w, "\nOn your own or above. Fewer can mean that you see more now.")
	for i, d := range c.Domains {
		fmt.Fprintf(w, "%d %s: %s then, %s now. %s.\n", i+1, d.Title, shortCount(d.Then), shortCount(d.Now), changeWords(d))
	}
}

// shortCount words a count that is short of its domain, as far as the report would show it.
func shortCount(t assessment.Tally) string {
	switch assessment.ShowingOf(t) {
	case assessment.TooFew:
		return "not enough answers"
	case assessment.NotYourRole:
		return "not part of your role"
	}
	return fmt.Sprintf("%d of %d", t.OnMyOwnOrAbove(), t.Levels())
}

func changeWords(d record.DomainChange) string {
	n := d.Now.OnMyOwnOrAbove() - d.Then.OnMyOwnOrAbove()
	switch {
	case !hasCount(d.Then) || !hasCount(d.Now):
		return "Not compared"
	case n > 0:
		return fmt.Sprintf("%d more", n)
	case n < 0:
		return fmt.Sprintf("%d fewer", -n)
	}
	return "Same"
}

// hasCount reports whether there are answers enough for a count to be shown.
func hasCount(t assessment.Tally) bool { return assessment.ShowingOf(t) == assessment.ShowCount }

func (c *compared) writeMoves(w io.Writer) {
	if len(c.Moved) == 0 {
		return
	}
	fmt.Fprintln(w, "\nWhat moved")
	for _, m := range c.Moved {
		f := c.q.Area(m.Area)
		fmt.Fprintf(w, "%s %s: %s then, %s now\n", f.Position, f.Title, ratingWords(c.q, f, m.Then), ratingWords(c.q, f, m.Now))
	}
}

func (c *compared) writeList(w io.Writer, heading string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", heading)
	for _, item := range items {
		fmt.Fprintf(w, "- %s\n", strings.ReplaceAll(item, "\n", "\n  "))
	}
}

func (c *compared) titles(ids []string) []string {
	var titles []string
	for _, id := range ids {
		f := c.q.Area(id)
		titles = append(titles, f.Position+" "+f.Title)
	}
	return titles
}

func whats(actions []assessment.Action) []string {
	all := []string{} // an empty list for programs, not null
	for _, act := range actions {
		all = append(all, act.What)
	}
	return all
}
