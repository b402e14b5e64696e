package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

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
	merged, conflicts := record.Merge(record.Named{File: quoted(a), Record: first.Record}, record.Named{File: quoted(b), Record: second.Record}, list)
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
