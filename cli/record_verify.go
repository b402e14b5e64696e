package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

// verifying holds the flags of the command that checks signatures.
type verifying struct {
	trusted string
	revoked []string
	json    bool
}

func newRecordVerify(env *Env, at *places) *cobra.Command {
	var opts verifying
	cmd := &cobra.Command{
		Use:   "verify FILE --trusted LIST",
		Short: "Say which lines of a training record an employer signed",
		Long: `Verify says of each line of a training record who signed it and when, and whether
it is still as it was signed, expired, revoked, or self-declared. It needs no
network, and tells nobody.

Nobody is trusted by default: LIST names the employers to trust and their public
keys. The setting trusted can name it too. --revoked adds a list of what an
employer has taken back.

It exits 0 when every line is trusted, and 1 when one is not.`,
		Example: `  waymark record verify signed.json --trusted employers.toml
  waymark record verify signed.json --trusted employers.toml --revoked riverside-may.jws --json`,
		Args: wordsBetween(1, 1, "the name of one record or report"),
		RunE: func(cmd *cobra.Command, args []string) error { return opts.run(cmd, env, at, args[0]) },
	}
	cmd.Flags().StringVar(&opts.trusted, "trusted", "", "trust the employers in the file `LIST`")
	cmd.Flags().StringArrayVar(&opts.revoked, "revoked", nil, "look lines up in the signed list of revocations in `FILE`; may stand several times")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print for programs")
	return cmd
}

func (o *verifying) run(cmd *cobra.Command, env *Env, at *places, path string) error {
	set, err := loadSettings(at.config, newHomes(env).configs())
	if err != nil {
		return err
	}
	list := cmp.Or(o.trusted, set.trusted)
	if list == "" {
		return misused(cmd, "Nobody is trusted by default. Name your list of employers with --trusted.")
	}
	var trust record.Trust
	if trust.Employers, err = readTrusted(list); err != nil {
		return err
	}
	if trust.Lists, err = readRevocations(o.revoked, trust.Employers); err != nil {
		return err
	}
	r, err := readNamed(path)
	if err != nil {
		return err
	}
	checked := record.Verify(&r.Training, trust, assessment.DateOf(env.Clock()))
	if err := writeChecked(cmd.OutOrStdout(), path, r, checked, o.json); err != nil {
		return err
	}
	tellUnused(cmd.ErrOrStderr(), o.revoked, trust, checked)
	if len(checked) == 0 || countTrusted(checked) < len(checked) {
		return errShown
	}
	return nil
}

// tellUnused names each list of revocations that says nothing of this record, so that nobody takes it for looked up. The
// names of the files stand in the order of their lists.
func tellUnused(w io.Writer, paths []string, trust record.Trust, checked []record.CheckedLine) {
	for i, list := range trust.Lists {
		if !list.Concerns(trust.Employers, checked) {
			fmt.Fprintf(w, "The list of revocations %s is of no employer who signed a line here. It says nothing of this record.\n", quoted(paths[i]))
		}
	}
}

// readRevocations reads lists of revocations. One that cannot be relied on stops the check: passed over, it would hide
// what was taken back.
func readRevocations(paths []string, employers []record.Employer) ([]*record.Revocations, error) {
	var lists []*record.Revocations
	for _, path := range paths {
		list, err := readRevocationList(path)
		if err != nil {
			return nil, err
		}
		if !list.SignedBy(employers) {
			return nil, failed("The list of revocations %s is not signed by an employer on your list, by a key of that day (%s, %s). Nothing was checked. Ask the employer for their list.",
				quoted(path), list.Key(), list.Issued.Words())
		}
		lists = append(lists, list)
	}
	return lists, nil
}

func readRevocationList(path string) (*record.Revocations, error) {
	data, err := readGiven(path, record.MaxRevocationsFile)
	if err != nil {
		return nil, err
	}
	list, err := record.ReadRevocations(strings.TrimSpace(string(data)))
	switch {
	case err == nil:
		return list, nil
	case errors.Is(err, record.ErrListUnsound):
		return nil, failed("The list of revocations %s was changed since it was signed. Nothing was done with it. Ask the employer for another copy.", quoted(path))
	}
	return nil, failed("The file %s is not a list of revocations that \"waymark record revoke\" made, or it is damaged.", quoted(path))
}

// checkedLine is one line of what verify prints for programs.
type checkedLine struct {
	Line          int      `json:"line"`
	Training      string   `json:"training"`
	Standing      string   `json:"standing"`
	Trusted       bool     `json:"trusted"`
	Employer      string   `json:"employer,omitempty"`
	Key           string   `json:"key,omitempty"`
	ID            string   `json:"id,omitempty"` // of the credential
	Signed        string   `json:"signed,omitempty"`
	Until         string   `json:"until,omitempty"`
	Differs       []string `json:"differs,omitempty"`
	RevocationsOf string   `json:"revocations_of,omitempty"` // day of the list that it was looked up in
	Says          string   `json:"says"`
}

func countTrusted(checked []record.CheckedLine) int {
	n := 0
	for _, c := range checked {
		if c.Standing == record.Trusted {
			n++
		}
	}
	return n
}

func writeChecked(w io.Writer, path string, r *record.Record, checked []record.CheckedLine, asJSON bool) error {
	trusted := countTrusted(checked)
	if asJSON {
		lines := []checkedLine{}
		for _, c := range checked {
			lines = append(lines, checkedLine{
				Line: c.Line, Training: clean(record.LineName(&c.Training)), Standing: string(c.Standing), Trusted: c.Standing == record.Trusted,
				Employer: c.Employer, Key: c.Key, ID: c.ID, Signed: c.Signed.String(), Until: c.Until.String(), Differs: c.Differs,
				RevocationsOf: c.ListIssued.String(), Says: c.Sentence(),
			})
		}
		return writeJSON(w, struct {
			File    string        `json:"file"`
			Sample  bool          `json:"sample,omitempty"` // of a made-up person
			Trusted int           `json:"trusted"`
			Lines   []checkedLine `json:"lines"`
		}{clean(path), r.Sample, trusted, lines})
	}
	var out strings.Builder
	if r.Sample {
		fmt.Fprintln(&out, sampleRecord)
	}
	for _, c := range checked {
		fmt.Fprintf(&out, "%3d  %s\n     %s\n", c.Line, clean(record.LineName(&c.Training)), c.Sentence())
	}
	if len(checked) == 0 {
		fmt.Fprintln(&out, "There is no training in this record, so there is nothing to trust.")
	} else {
		fmt.Fprintf(&out, "%d of %s trusted.\n", trusted, counted(len(checked), "line is", "lines are"))
	}
	_, err := io.WriteString(w, out.String())
	return err
}
