package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

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
