package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

func newRecordMerge(env *Env, at *places) *cobra.Command {
	var out string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "merge FILE FILE -o OUT.json",
		Short: "Make one record of two of your own",
		Long: `Merge puts the training of two records together, such as those of two employers.
Of each topic the line that was done later stays. What differs is printed, so that
nothing is lost. Answers and plan are not mixed: those of the later record stay.
Both files are left as they are.`,
		Example: `  waymark record merge old-employer.json new-employer.json -o waymark-record-both.json`,
		Args:    wordsBetween(2, 2, "the names of two records or reports"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkNewRecord(cmd, out); err != nil {
				return err
			}
			return withSetup(cmd, env, at, func(_ context.Context, setup *Setup) error {
				merged, conflicts, err := mergeFiles(setup, args[0], args[1])
				if err != nil {
					return err
				}
				if err := saveRecord(setup, merged, out); err != nil {
					return err
				}
				return tellMerged(cmd.OutOrStdout(), merged, conflicts, out, asJSON)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the record to the new file `OUT`, ending in .json")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func mergeFiles(setup *Setup, a, b string) (*record.Record, []string, error) {
	list, err := setup.Training()
	if err != nil {
		return nil, nil, err
	}
	first, err := openRecord(a, setup.questionnaireByID)
	if err != nil {
		return nil, nil, err
	}
	second, err := openRecord(b, setup.questionnaireByID)
	if err != nil {
		return nil, nil, err
	}
	merged, conflicts := record.Merge(first.Record, second.Record, list)
	return merged, conflicts, nil
}

// mergedJSON is what merge prints for programs.
type mergedJSON struct {
	Record    string   `json:"record"`
	Lines     int      `json:"training_lines"`
	Conflicts []string `json:"conflicts"`
}

func tellMerged(w io.Writer, merged *record.Record, conflicts []string, path string, asJSON bool) error {
	lines := len(merged.Training.Lines)
	if asJSON {
		return writeJSON(w, mergedJSON{path, lines, append([]string{}, conflicts...)})
	}
	var out strings.Builder
	writeConflicts(&out, conflicts)
	fmt.Fprintf(&out, "The record is saved as %s. It has %s of training.\n", quoted(path), counted(lines, "line", "lines"))
	_, err := io.WriteString(w, out.String())
	return err
}

func newRecordExport(env *Env, at *places) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "export FILE -o OUT.csv",
		Short: "Save the training in a record as a table for a spreadsheet",
		Long: `Export saves the training record, with what is due and when, as CSV: one row a line,
then the standards of the Care Certificate. Nothing is overwritten.`,
		Example: `  waymark record export waymark-record-k7f3qm.json -o training.csv`,
		Args:    wordsBetween(1, 1, "the name of one record or report"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case out == "":
				return misused(cmd, "Say where the table goes: -o OUT.csv.")
			case endingOf(out) != ".csv":
				return misused(cmd, "The name of the table must end in .csv, and this is %s.", quoted(out))
			case isTaken(out):
				return unwritable(out, fs.ErrExist)
			}
			return withSetup(cmd, env, at, func(_ context.Context, setup *Setup) error {
				return exportTraining(cmd.OutOrStdout(), env, setup, args[0], out)
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "save as the new file `OUT`, ending in .csv")
	return cmd
}

func exportTraining(w io.Writer, env *Env, setup *Setup, path, out string) error {
	list, err := setup.Training()
	if err != nil {
		return err
	}
	given, err := openRecord(path, setup.questionnaireByID)
	if err != nil {
		return err
	}
	if given.Training.IsEmpty() {
		return failed("The record in %s holds no training. Nothing was written.", quoted(path))
	}
	var data bytes.Buffer
	if err := record.WriteTrainingCSV(&data, given.Training, list, assessment.DateOf(env.Clock()), setup.SoonDays); err != nil {
		return err
	}
	if err := saveAll(setup.Reports, []newFile{{out, data.Bytes()}}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "The training is saved as %s.\n", quoted(out))
	return err
}
