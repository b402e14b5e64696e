package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/questionnaires"
)

func newQuestionnaireCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Say everything that is wrong with a questionnaire, or how long it takes",
		Long: `Check reads each file as strictly as Waymark does before anyone answers it. It
prints a line for everything that is wrong, with file, line and what to do, and
exits 1. For a good file it prints what is in it, and how long it takes.`,
		Args: wordsBetween(1, 1000, "the names of the files to check"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var all []checked
			for _, name := range args {
				data, err := readGiven(name, questionnaires.MaxSize)
				if err != nil { // one file that cannot be read keeps no other from being checked
					all = append(all, checked{File: clean(name), Faults: []packFault{{Problem: sentence(err)}}})
					continue
				}
				all = append(all, checkPack(name, data))
			}
			if err := printChecked(cmd.OutOrStdout(), all, asJSON); err != nil {
				return err
			}
			for _, c := range all {
				if !c.OK {
					return errShown
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// checked is what came of checking one file: counts and times of a good one, faults of any other.
type checked struct {
	File       string      `json:"file"`
	OK         bool        `json:"ok"`
	ID         string      `json:"id,omitempty"`
	Version    string      `json:"version,omitempty"`
	Domains    int         `json:"domains,omitempty"`
	FocusAreas int         `json:"focus_areas,omitempty"`
	Statements int         `json:"statements,omitempty"`
	Stages     []stageTime `json:"stages,omitempty"`
	Faults     []packFault `json:"faults,omitempty"`
}

type stageTime struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	From  int    `json:"minutes_from"`
	To    int    `json:"minutes_to"`
}

type packFault struct {
	Line    int    `json:"line"`
	Path    string `json:"path,omitempty"`
	Problem string `json:"problem"`
	Excerpt string `json:"excerpt,omitempty"`
}

func checkPack(name string, data []byte) checked {
	q, faults := questionnaires.Load(name, data)
	c := checked{File: clean(name), OK: faults == nil}
	for _, f := range faults {
		c.Faults = append(c.Faults, packFault{f.Line, f.Path, f.Problem, f.Excerpt})
	}
	if q == nil {
		return c
	}
	counts := questionnaires.Summary(q)
	c.ID, c.Version = q.ID, q.Version
	c.Domains, c.FocusAreas, c.Statements = counts.Domains, counts.Areas, counts.Statements
	for _, s := range q.Stages {
		time := questionnaires.Estimate(q, s.ID)
		c.Stages = append(c.Stages, stageTime{s.ID, s.Title, time.From, time.To})
	}
	return c
}

func printChecked(w io.Writer, all []checked, asJSON bool) error {
	if asJSON {
		return writeJSON(w, all)
	}
	var out strings.Builder
	for _, c := range all {
		c.writeText(&out)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (c *checked) writeText(w io.Writer) {
	for _, f := range c.Faults {
		if f.Line == 0 {
			fmt.Fprintf(w, "%s: %s\n", c.File, f.Problem)
			continue
		}
		fmt.Fprintf(w, "%s:%d: ", c.File, f.Line)
		if f.Path != "" {
			fmt.Fprintf(w, "%s: ", f.Path)
		}
		fmt.Fprintf(w, "%s\t| %s\n", f.Problem, f.Excerpt)
	}
	if !c.OK {
		return
	}
	fmt.Fprintf(w, "%s: %s, version %s. Nothing is wrong with it.\n", c.File, c.ID, c.Version)
	fmt.Fprintf(w, "%d domains, %d focus areas, %d statements, %d stages\n", c.Domains, c.FocusAreas, c.Statements, len(c.Stages))
	for _, s := range c.Stages {
		fmt.Fprintf(w, "%s\t%s\n", s.Title, questionnaires.Minutes{From: s.From, To: s.To})
	}
	fmt.Fprintln(w, howEstimated)
}

const howEstimated = `The time is worked out from the words: everything on the way is read once, at 130 to 175 words a minute, and each
statement takes 11 to 14 seconds more to look back and choose. Notes, look ahead and plan come on top.`
