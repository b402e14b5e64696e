package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/record"
)

func newRecordCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Say whether records are whole",
		Long: `Check reads each record, or the record inside each report, and prints a line for
each: that it is whole, with its version and digest, or what is wrong with it. It
exits 1 when one of them is not whole.

The digest finds damage. It does not say who made a record.`,
		Args: wordsBetween(1, 1000, "the names of the records or reports to check"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var all []checkedRecord
			whole := true
			for _, path := range args {
				c := checkRecord(path)
				whole = whole && c.Whole
				all = append(all, c)
			}
			if err := writeCheckedRecords(cmd.OutOrStdout(), all, asJSON); err != nil {
				return err
			}
			if !whole {
				return errShown
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// checkedRecord is what came of checking one file.
type checkedRecord struct {
	File          string `json:"file"`
	Whole         bool   `json:"whole"`
	Version       int    `json:"version,omitempty"` // of the form of the record
	Made          string `json:"made,omitempty"`
	Sample        bool   `json:"sample,omitempty"` // of a made-up person
	Questionnaire string `json:"questionnaire,omitempty"`
	Edition       string `json:"questionnaire_version,omitempty"`
	SHA256        string `json:"sha256,omitempty"`
	Cause         string `json:"cause,omitempty"` // why there is no record, as one word
	Problem       string `json:"problem,omitempty"`
}

// unreadableFile is the cause when no record was looked for, since the file could not be read.
const unreadableFile = "unreadable"

func checkRecord(path string) checkedRecord {
	c := checkedRecord{File: clean(path)}
	r, err := readRecord(path)
	if fault, ok := errors.AsType[*record.Fault](err); ok {
		c.Cause, c.Problem = string(fault.Cause), fault.Sentence()
		return c
	}
	if err != nil {
		c.Cause, c.Problem = unreadableFile, sentence(err)
		return c
	}
	if c.SHA256, err = r.Digest(); err != nil {
		c.Cause, c.Problem = unreadableFile, sentence(err)
		return c
	}
	c.Whole, c.Version, c.Made, c.Sample = true, record.Version, r.Made.String(), r.Sample
	c.Questionnaire, c.Edition = r.Questionnaire, r.Edition
	return c
}

func writeCheckedRecords(w io.Writer, all []checkedRecord, asJSON bool) error {
	if asJSON {
		return writeJSON(w, all)
	}
	var out strings.Builder
	for _, c := range all {
		if !c.Whole {
			fmt.Fprintf(&out, "%s: %s\n", c.File, c.Problem)
			continue
		}
		sample := ""
		if c.Sample {
			sample = " " + sampleRecord + "."
		}
		fmt.Fprintf(&out, "%s: whole.%s Record version %d, made %s, questionnaire %s version %s, sha256 %s\n",
			c.File, sample, c.Version, c.Made, c.Questionnaire, c.Edition, c.SHA256)
	}
	_, err := io.WriteString(w, out.String())
	return err
}
