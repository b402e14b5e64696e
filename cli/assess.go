package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
)

// assess holds the flags of the command.
type assess struct {
	answers     string
	report      reportFile
	share, json bool
}

func newAssess(env *Env, at *places) *cobra.Command {
	var opts assess
	cmd := &cobra.Command{
		Use:   "assess --answers FILE --report OUT.pdf",
		Short: "Make a report from a file of answers, with nobody at the screen",
		Long: `Assess reads a file of answers, writes the report to a new file, and prints what
the answers come to. Nothing is kept unless --share is given.

` + partsHelp,
		Example: `  waymark assess --answers answers.yaml --report report.pdf
  waymark assess --answers answers.yaml --report report.pdf --with notes --share`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := opts.check(cmd); err != nil {
				return err
			}
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				return opts.run(ctx, cmd, env, setup)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.answers, "answers", "", "read the answers from `FILE`")
	flags.StringVar(&opts.report.out, "report", "", "write the report to the new file `OUT`, ending in .pdf, .html or .txt")
	flags.BoolVar(&opts.share, "share", false, "keep the anonymous rows too")
	flags.BoolVar(&opts.json, "json", false, "print for programs")
	opts.report.addFlags(cmd)
	return cmd
}

// check refuses flags that cannot be carried out, before anything is read.
func (o *assess) check(cmd *cobra.Command) error {
	if o.answers == "" {
		return misused(cmd, "Say which answers to read: --answers FILE.")
	}
	return o.report.check(cmd, "--report")
}

// run does the whole of it. The report is written before anything is shared, so that a person who has shared always
// has their report too.
func (o *assess) run(ctx context.Context, cmd *cobra.Command, env *Env, setup *Setup) error {
	if err := o.report.refuseTaken(setup.Reports); err != nil {
		return err
	}
	a, err := o.read(cmd, setup)
	if err != nil {
		return err
	}
	printed, err := o.report.write(ctx, setup.Reports, a, assessment.DateOf(env.Clock()), false)
	if err != nil {
		return err
	}
	done := outcome{results: a.Results(), report: o.report.out, pages: printed.Pages}
	tellUnprintable(cmd.ErrOrStderr(), printed.Unprintable)
	if o.share {
		if err := share(ctx, env, setup, a); err != nil {
			return notShared(ctx, done.report, err)
		}
		done.shared = true
	}
	if o.json {
		return writeJSON(cmd.OutOrStdout(), done.forPrograms())
	}
	return done.writeText(cmd.OutOrStdout())
}

func (o *assess) read(cmd *cobra.Command, setup *Setup) (*assessment.Assessment, error) {
	data, err := readGiven(o.answers, maxAnswers)
	if err != nil {
		return nil, err
	}
	a, err := readAnswers(o.answers, data, setup.questionnaireByID)
	if err != nil {
		return nil, err
	}
	parts, err := o.report.parts(cmd, a.Parts())
	if err != nil {
		return nil, err
	}
	a.SetParts(parts)
	return a, nil
}

// share keeps the anonymous rows of an assessment, and wipes the order in which they came.
func share(ctx context.Context, env *Env, setup *Setup, a *assessment.Assessment) error {
	period, err := setup.Responses.Period(ctx)
	if err != nil {
		return err
	}
	if err := setup.Responses.Share(ctx, a.Rows(env.NewRowID(), env.NewRowID(), period)); err != nil {
		return err
	}
	// The rows are kept, whatever becomes of this; the next start does it again.
	_ = setup.Responses.Tidy(context.WithoutCancel(ctx))
	return nil
}

// notShared says that the report is there and the rows are not.
func notShared(ctx context.Context, report string, err error) error {
	if ctx.Err() != nil {
		return &problem{fmt.Sprintf("Stopped. The report is in %s. Nothing was shared.", quoted(report)), exitInterrupted}
	}
	return failed("The report is in %s. Nothing was shared: %s", quoted(report), sentence(err))
}

// outcome is what one run came to.
type outcome struct {
	results assessment.Results
	report  string
	pages   int // of a PDF
	shared  bool
}

func (d *outcome) writeText(w io.Writer) error {
	var out strings.Builder
	for i, r := range d.results.Domains {
		fmt.Fprintf(&out, "%d %s\t%s\n", i+1, r.Domain.Title, countWords(r))
	}
	fmt.Fprintf(&out, "Report\t%s\n", d.report)
	if d.shared {
		fmt.Fprintln(&out, "Shared\tyes, without a name")
	} else {
		fmt.Fprintln(&out, "Shared\tno")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// countWords says what the answers in one domain come to, as the results page does.
func countWords(r assessment.DomainResult) string {
	switch r.Showing {
	case assessment.TooFew:
		return "Not enough answers yet"
	case assessment.NotYourRole:
		return "Not part of your role"
	}
	return fmt.Sprintf("%d of %d on my own or above", r.OnMyOwnOrAbove(), r.Levels())
}
