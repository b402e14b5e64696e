package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"waymark/assessment"
)

// remake holds the flags of the command that makes a report again.
type remake struct {
	report reportFile
	json   bool
}

func newReport(env *Env, at *places) *cobra.Command {
	var opts remake
	cmd := &cobra.Command{
		Use:   "report FILE -o OUT.pdf",
		Short: "Make a report again, from your own record or report",
		Long: `Report reads a record, or a report that was saved as a PDF with its record inside,
and writes the report to a new file. It carries the date of the record. Nothing is
kept anywhere else.

` + partsHelp,
		Example: `  waymark report waymark-report-k7f3qm.pdf -o report.html
  waymark report waymark-record-k7f3qm.json -o short.pdf --one-page --without record`,
		Args: wordsBetween(1, 1, "the name of one record or report"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.report.check(cmd, "-o"); err != nil {
				return err
			}
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				return opts.run(ctx, cmd, setup, args[0])
			})
		},
	}
	cmd.Flags().StringVarP(&opts.report.out, "output", "o", "", "write the report to the new file `OUT`, ending in .pdf, .html or .txt")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print for programs")
	opts.report.addFlags(cmd)
	return cmd
}

func (o *remake) run(ctx context.Context, cmd *cobra.Command, setup *Setup, path string) error {
	if err := o.report.refuseTaken(setup.Reports); err != nil {
		return err
	}
	given, err := openRecord(path, setup.questionnaireByID)
	if err != nil {
		return err
	}
	if err := given.mayBeReport(); err != nil {
		return err
	}
	parts, err := o.report.parts(cmd, assessment.New(given.q).Parts()) // as of somebody who was not asked
	if err != nil {
		return err
	}
	parts, missing := given.held(parts)
	given.assessment.SetParts(parts)
	printed, err := o.report.write(ctx, setup.Reports, given.assessment, given.Made, given.Sample)
	if err != nil {
		return err
	}
	tellUnprintable(cmd.ErrOrStderr(), printed.Unprintable)
	for _, said := range given.notices() {
		fmt.Fprintln(cmd.ErrOrStderr(), said)
	}
	for _, part := range missing {
		fmt.Fprintln(cmd.ErrOrStderr(), notInRecord[part])
	}
	if o.json {
		return writeJSON(cmd.OutOrStdout(), remadeReport{
			Report: o.report.out, Made: given.Made.String(), Pages: printed.Pages, Unprintable: printed.Unprintable,
			LeftOut: append([]string{}, given.leftOut...), NotInRecord: append([]string{}, missing...),
		})
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "The report of %s is saved as %s.\n", given.Made.Words(), quoted(o.report.out))
	return err
}

// mayBeReport refuses a record of which no report can be made that says anything.
func (g *givenRecord) mayBeReport() error {
	if err := g.needQuestionnaire(); err != nil {
		return err
	}
	if g.ratings() == 0 {
		return failed("The record in %s holds no ratings, so there is nothing to make a report of. Bring it to an assessment first. To read what it holds, run \"waymark record show\".", quoted(g.file))
	}
	return nil
}

// notInRecord says that a part was asked for which the record does not hold, by the name of the part.
var notInRecord = map[string]string{
	"notes":     "The record holds no notes, so the report has none.",
	"wellbeing": "The record does not hold the health and wellbeing answer, so the report leaves it out.",
	"planning":  "The record holds no planning answers, so the report has none.",
}

// held returns the parts without those that were asked for and are not in the record, and the names of these. Their
// owner may have left them out of it, so nothing may say that there are none.
func (g *givenRecord) held(p assessment.Parts) (held assessment.Parts, missing []string) {
	for _, part := range []struct {
		name  string
		asked *bool
		inIt  bool
	}{
		{"notes", &p.Notes, g.hasAnswer(func(_ *assessment.FocusArea, a assessment.Answer) bool { return a.Note != "" })},
		{"wellbeing", &p.Wellbeing, g.hasPrivate()},
		{"planning", &p.Planning, g.hasTicks()},
	} {
		if *part.asked && !part.inIt {
			*part.asked = false
			missing = append(missing, part.name)
		}
	}
	return p, missing
}

// hasTicks reports whether the record holds answers to planning questions.
func (g *givenRecord) hasTicks() bool {
	for i := range g.q.Planning {
		if len(g.assessment.TickedWords(i)) > 0 {
			return true
		}
	}
	return false
}

// remadeReport is what report prints for programs.
type remadeReport struct {
	Report      string   `json:"report"`
	Made        string   `json:"made"`
	Pages       int      `json:"pages,omitempty"` // of a PDF
	Unprintable string   `json:"unprintable"`
	LeftOut     []string `json:"left_out"`      // sentences on what this version does not have
	NotInRecord []string `json:"not_in_record"` // parts that were asked for and are not in the record
}
