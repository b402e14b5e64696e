package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/report"
)

// reportFile is a report that a command is to write: where to, and with what in it.
type reportFile struct {
	out           string
	with, without []string
	onePage       bool
}

// partsHelp is the part of a command's help that is about what goes into a report.
const partsHelp = `The ending of OUT says what the report is: a PDF (.pdf), a web page (.html) or plain
text (.txt). Nothing is overwritten. A PDF has the record inside, unless it is left
out; one page and the other forms have none.

Parts of the report for --with: notes, wellbeing, planning.
Parts of the report for --without: plan, training, answers, record.
One page has no room for notes and planning.`

// addFlags gives a command the flags for the parts of a report.
func (f *reportFile) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.with, "with", nil, "put `PARTS` into the report")
	flags.StringSliceVar(&f.without, "without", nil, "leave `PARTS` out of the report")
	flags.BoolVar(&f.onePage, "one-page", false, "make the report one page: strengths, domains, what to talk about")
}

// check refuses flags that cannot be carried out, before anything is read. Flag is how the command is told of OUT.
func (f *reportFile) check(cmd *cobra.Command, flag string) error {
	if f.out == "" {
		return misused(cmd, "Say where the report goes: %s OUT.pdf.", flag)
	}
	switch f.form() {
	case report.SavedPDF, report.HTML, report.Text:
	default:
		return misused(cmd, "The name of the report must end in .pdf, .html or .txt, and this is %s.", quoted(f.out))
	}
	if _, err := f.parts(cmd, assessment.Parts{}); err != nil {
		return err
	}
	return f.checkRoom(cmd)
}

// checkRoom refuses one page together with parts that have no place on it.
func (f *reportFile) checkRoom(cmd *cobra.Command) error {
	if !f.onePage {
		return nil
	}
	var roomless []string
	for _, part := range []string{"notes", "planning"} {
		if slices.Contains(f.with, part) {
			roomless = append(roomless, part)
		}
	}
	if len(roomless) == 0 {
		return nil
	}
	return misused(cmd, "One page has no room for %s. Leave out --one-page, or take %s out of --with.",
		strings.Join(roomless, " or "), strings.Join(roomless, " and "))
}

// form is the form that the ending of the name asks for.
func (f *reportFile) form() report.Form {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	return report.Form(ending)
}

// parts returns what goes into the report: as given, but for what the flags say.
func (f *reportFile) parts(cmd *cobra.Command, p assessment.Parts) (assessment.Parts, error) {
	for _, part := range f.with {
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
	for _, part := range f.without {
		switch part {
		case "plan":
			p.Plan = false
		case "training":
			p.Training = false
		case "answers":
			p.Answers = false
		case "record":
			p.Record = false
		default:
			return p, misused(cmd, "There is no part %s for --without. Use plan, training, answers or record.", quoted(part))
		}
	}
	p.OnePage = p.OnePage || f.onePage
	return p, nil
}

// refuseTaken refuses a place in which no report can be written, before anything else is done.
func (f *reportFile) refuseTaken(reports *Reports) error {
	folder := filepath.Dir(f.out)
	if err := reports.mayHold(folder); err != nil {
		return err
	}
	if isTaken(f.out) {
		return unwritable(f.out, fs.ErrExist)
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return unwritable(f.out, err)
	}
	return nil
}

// write lays the report out in memory, as made on a day, and saves it.
func (f *reportFile) write(ctx context.Context, reports *Reports, a *assessment.Assessment, made assessment.Date, sample bool) (report.Printed, error) {
	out, err := reports.on(a, made, f.form(), sample)
	if err != nil {
		return out.Printed, failed("The report could not be laid out (%s). Nothing was written.", clean(err.Error()))
	}
	if ctx.Err() != nil {
		return out.Printed, ErrInterrupted
	}
	_, err = reports.Save(filepath.Dir(f.out), filepath.Base(f.out), out.Data)
	return out.Printed, err
}

// tellUnprintable says which characters stand as a question mark in the report.
func tellUnprintable(w io.Writer, characters string) {
	if characters != "" {
		fmt.Fprintf(w, "These characters could not be printed in the report: %s\n", characters)
	}
}
