package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/assessment/report"
	"waymark/questionnaires"
	"waymark/store"
)

func newDemo() *cobra.Command {
	return &cobra.Command{
		Use:   "demo DIR",
		Short: "Fill a new folder with samples to look round in",
		Long: `Demo makes up a county: hundreds of support workers who share over four
quarters, the releases made from what they shared, each in every format, and
three reports with their records. It is the same each time, it is marked SAMPLE,
and nobody in it is real. The folder must be new or empty.`,
		Example: `  waymark demo sample
  waymark --data sample/data planner`,
		Args: wordsBetween(1, 1, "the name of one new folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return makeDemo(ctx, filepath.Clean(args[0]), cmd.OutOrStdout())
		},
	}
}

// The sample county. Its quarters have ended for everybody, and its clock never moves but from one of them to the next.
const (
	demoSeed = 1854
	demoSite = "Sample county"
)

// demoQuarters are how many people share in each quarter, and the day after it on which the release is made.
var demoQuarters = []struct {
	people       int
	shared, made assessment.Date
}{
	{118, onDay(2025, time.November, 12), onDay(2026, time.January, 5)},
	{143, onDay(2026, time.February, 18), onDay(2026, time.April, 7)},
	{64, onDay(2026, time.May, 20), onDay(2026, time.July, 6)},
	{187, onDay(2026, time.September, 9), onDay(2026, time.October, 5)},
}

// demo is a sample folder that is being made.
type demo struct {
	folder  string
	q       *assessment.Questionnaire
	county  *county
	today   assessment.Date
	results io.Writer
}

func (d *demo) clock() time.Time {
	return time.Date(d.today.Year, d.today.Month, d.today.Day, 10, 0, 0, 0, time.UTC)
}

// makeDemo makes the sample in a folder, whole or not at all.
func makeDemo(ctx context.Context, folder string, results io.Writer) error {
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		return err
	}
	existed, err := takeEmpty(folder)
	if err != nil {
		return err
	}
	d := demo{folder: folder, q: q, county: newCounty(q, demoSeed), results: results}
	if err := d.make(ctx); err != nil {
		return unfinished(ctx, folder, err, emptyAgain(folder, existed))
	}
	_, err = fmt.Fprintf(results, "Look round: waymark --data %s planner\n", quoted(filepath.Join(folder, "data")))
	return err
}

// unfinished words why there is no sample, and what was left behind where clearing up failed.
func unfinished(ctx context.Context, folder string, err, clearing error) error {
	kept, isKept := errors.AsType[*store.Error](err)
	switch {
	case clearing != nil:
		return failed("The sample was not finished, and what there is of it could not be removed (%s). Delete the folder %s.", reason(clearing), quoted(folder))
	case ctx.Err() != nil:
		return &problem{"Stopped. Nothing was left behind.", exitInterrupted}
	case isKept:
		return failed("The database of the sample could not be written in %s (S%d). Nothing was left behind. Make room on its disk, or choose another folder.", quoted(folder), kept.Problem)
	}
	return err
}

// takeEmpty makes a folder, or takes one that is there and empty.
func takeEmpty(folder string) (existed bool, err error) {
	err = os.Mkdir(folder, 0o700)
	switch {
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrExist):
		return false, unwritable(folder, err)
	}
	entries, err := os.ReadDir(folder)
	switch {
	case err != nil:
		return true, unwritable(filepath.Join(folder, "data"), err)
	case len(entries) > 0:
		return true, failed("Nothing was made: the folder %s is not empty. Choose a new name.", quoted(folder))
	}
	return true, nil
}

// emptyAgain removes what was made in a folder that was empty, and the folder unless it was there before.
func emptyAgain(folder string, existed bool) error {
	if !existed {
		return os.RemoveAll(folder)
	}
	all := os.RemoveAll(filepath.Join(folder, demoReadme))
	for _, name := range demoFolders {
		all = errors.Join(all, os.RemoveAll(filepath.Join(folder, name)))
	}
	return all
}

func (d *demo) make(ctx context.Context) error {
	for _, name := range demoFolders {
		if err := os.Mkdir(filepath.Join(d.folder, name), 0o700); err != nil {
			return unwritable(filepath.Join(d.folder, name), err)
		}
	}
	d.today = demoQuarters[0].shared
	responses := store.NewResponses(filepath.Join(d.folder, "data"), store.Options{Now: d.clock, Built: d.today})
	defer responses.Close()
	for _, quarter := range demoQuarters {
		if err := d.share(ctx, responses, quarter.shared, quarter.people); err != nil {
			return err
		}
		if err := d.release(ctx, responses, quarter.made); err != nil {
			return err
		}
	}
	if err := d.reports(ctx); err != nil {
		return err
	}
	return d.save(ctx, "", demoReadme, []byte(demoReadmeText))
}

// share makes people up who share on a day.
func (d *demo) share(ctx context.Context, responses *store.Responses, day assessment.Date, people int) error {
	d.today = day
	for range people {
		period, err := responses.Period(ctx)
		if err != nil {
			return err
		}
		rows, err := d.county.rows(period)
		if err != nil {
			return fmt.Errorf("make somebody up: %w", err)
		}
		if err := responses.Share(ctx, rows); err != nil {
			return err
		}
	}
	return nil
}

// release publishes what was shared, by the real rule and with lots that fall alike each time, and saves it in every
// format.
func (d *demo) release(ctx context.Context, responses *store.Responses, day assessment.Date) error {
	d.today = day
	p := publisher{
		responses: responses, site: demoSite, sample: true,
		editions: map[store.Edition]*assessment.Questionnaire{{Questionnaire: d.q.ID, Version: d.q.Version}: d.q},
		lot:      d.county.lot(),
	}
	made, err := p.publish(ctx, false)
	if err != nil {
		return err
	}
	if err := responses.Tidy(ctx); err != nil {
		return err
	}
	for _, r := range made {
		for _, ending := range []string{".csv", ".json", ".xlsx", ".html"} {
			files, err := filesOf(r, fmt.Sprintf("sample-release-%d%s", r.Number, ending))
			if err != nil {
				return err
			}
			for _, f := range files {
				if err := d.save(ctx, "releases", f.path, f.data); err != nil {
					return err
				}
			}
		}
		fmt.Fprintf(d.results, "%s\tabout %s people\n", r.Name(), r.People)
	}
	return nil
}

// reports makes the reports of one person at each stage.
func (d *demo) reports(ctx context.Context) error {
	reports := Reports{clock: d.clock, version: ReadBuild().Version, training: questionnaires.Training, soon: assessment.DueSoonDays}
	for i, person := range demoPeople {
		a, err := d.county.person(person)
		if err != nil {
			return fmt.Errorf("make up report %d: %w", i+1, err)
		}
		if i == 0 {
			if err := d.train(a); err != nil {
				return fmt.Errorf("make up training: %w", err)
			}
		}
		for _, form := range []report.Form{report.SavedPDF, report.HTML, report.Text} {
			out, err := reports.on(a, d.today, form, true)
			if err != nil {
				return fmt.Errorf("lay out report %d: %w", i+1, err)
			}
			if err := d.save(ctx, "reports", fmt.Sprintf("sample-%d.%s", i+1, form), out.Data); err != nil {
				return err
			}
		}
		own := record.New(a, d.today)
		own.Sample = true
		data, err := own.Encode()
		if err != nil {
			return fmt.Errorf("write record %d: %w", i+1, err)
		}
		if err := d.save(ctx, "reports", fmt.Sprintf("sample-%d-record.json", i+1), data); err != nil {
			return err
		}
	}
	fmt.Fprintf(d.results, "%d reports\n", len(demoPeople))
	return nil
}

func (d *demo) train(a *assessment.Assessment) error {
	list, err := questionnaires.Training()
	if err != nil {
		return err
	}
	return train(a, list, d.today)
}

func (d *demo) save(ctx context.Context, folder, name string, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := SaveNew(filepath.Join(d.folder, folder), name, data)
	return err
}

// What stands in the folder.
const demoReadme = "README.txt"

var demoFolders = []string{"data", "releases", "reports"}

// demoReadmeText says what is in the folder.
var demoReadmeText = strings.TrimLeft(`
SAMPLE: everything in this folder is made up. No person gave these answers.

data       a database as a terminal has it, with four releases:
           waymark --data data planner
           waymark --data data release list
releases   the four releases, each as a table (.csv, with a dictionary of its
           columns), a spreadsheet (.xlsx), a web page (.html) and for programs
           (.json)
reports    what three support workers, one at each stage, took to supervision:
           to print, with the record inside (.pdf), as a web page (.html)
           and as plain text (.txt); and the record alone (.json)
`, "\n")
