package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/report"
)

// assess holds the flags of the command.
type assess struct {
	answers, report string
	share, json     bool
	with, without   []string
}

func newAssess(env *Env, at *places) *cobra.Command {
	var opts assess
	cmd := &cobra.Command{
		Use:   "assess --answers FILE --report OUT.pdf",
		Short: "Make a report from a file of answers, with nobody at the screen",
		Long: `Assess reads a file of answers, writes the report to a new file, and prints what
the answers come to. The report is a PDF, or plain text when its name ends in
.txt. Nothing is overwritten, and nothing is kept unless --share is given.

Parts of the report for --with: notes, wellbeing, planning.
Parts of the report for --without: plan, answers.`,
		Example: `  waymark assess --answers answers.yaml --report report.pdf
  waymark assess --answers answers.yaml --report report.pdf --with notes --share`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := opts.check(cmd); err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			setup, err := newSetup(env, *at)
			if err != nil {
				return err
			}
			defer setup.Responses.Close()
			return opts.run(ctx, cmd, env, &setup)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.answers, "answers", "", "read the answers from `FILE`")
	flags.StringVar(&opts.report, "report", "", "write the report to the new file `OUT`, ending in .pdf or .txt")
	flags.BoolVar(&opts.share, "share", false, "keep the anonymous rows too")
	flags.BoolVar(&opts.json, "json", false, "print for programs")
	flags.StringSliceVar(&opts.with, "with", nil, "put `PARTS` into the report")
	flags.StringSliceVar(&opts.without, "without", nil, "leave `PARTS` out of the report")
	return cmd
}

// check refuses flags that cannot be carried out, before anything is read.
func (o *assess) check(cmd *cobra.Command) error {
	switch {
	case o.answers == "":
		return misused(cmd, "Say which answers to read: --answers FILE.")
	case o.report == "":
		return misused(cmd, "Say where the report goes: --report OUT.pdf.")
	case o.ending() != ".pdf" && o.ending() != ".txt":
		return misused(cmd, "The name of the report must end in .pdf or .txt, and this is %s.", quoted(o.report))
	}
	_, err := o.parts(cmd, assessment.Parts{})
	return err
}

func (o *assess) ending() string { return strings.ToLower(filepath.Ext(o.report)) }

// parts returns what goes into the report: as given, but for what --with and --without say.
func (o *assess) parts(cmd *cobra.Command, p assessment.Parts) (assessment.Parts, error) {
	for _, part := range o.with {
		switch part {
		case "notes":
			p.Notes = true
		case "wellbeing":
			p.Wellbeing = true
		case "planning":
			p.Planning = true
		default:
			return p, misused(cmd, "There is no part %s for --with. Use notes, wellbeing or planning.", quoted(part))
		}
	}
	for _, part := range o.without {
		switch part {
		case "plan":
			p.Plan = false
		case "answers":
			p.Answers = false
		default:
			return p, misused(cmd, "There is no part %s for --without. Use plan or answers.", quoted(part))
		}
	}
	return p, nil
}

// run does the whole of it. The report is written before anything is shared, so that a person who has shared always
// has their report too.
func (o *assess) run(ctx context.Context, cmd *cobra.Command, env *Env, setup *Setup) error {
	if err := o.refuseTaken(setup); err != nil {
		return err
	}
	a, err := o.read(cmd, setup)
	if err != nil {
		return err
	}
	done := outcome{results: a.Results()}
	if err := o.write(ctx, setup, a, &done); err != nil {
		return err
	}
	if done.unprintable != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "These characters could not be printed in the report: %s\n", done.unprintable)
	}
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

// refuseTaken refuses an output that cannot be written, before anything else is done.
func (o *assess) refuseTaken(setup *Setup) error {
	folder := filepath.Dir(o.report)
	if err := setup.Reports.mayHold(folder); err != nil {
		return err
	}
	if _, err := os.Lstat(o.report); err == nil {
		return unwritable(o.report, fs.ErrExist)
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return unwritable(o.report, err)
	}
	return nil
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
	parts, err := o.parts(cmd, a.Parts())
	if err != nil {
		return nil, err
	}
	a.SetParts(parts)
	return a, nil
}

// write lays the report out in memory and saves it.
func (o *assess) write(ctx context.Context, setup *Setup, a *assessment.Assessment, done *outcome) (err error) {
	out, err := setup.Reports.Make(a, report.Form(o.ending()[1:]))
	if err != nil {
		return failed("The report could not be laid out (%s). Nothing was written or shared.", clean(err.Error()))
	}
	if ctx.Err() != nil {
		return ErrInterrupted
	}
	done.report, done.pages, done.unprintable = o.report, out.Pages, out.Unprintable
	_, err = setup.Reports.Save(filepath.Dir(o.report), filepath.Base(o.report), out.Data)
	return err
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
	results     assessment.Results
	report      string
	pages       int // of a PDF
	unprintable string
	shared      bool
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
