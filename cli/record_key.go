package cli

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

// keyYears is for how long a new key signs, unless it is said.
const keyYears = 2

func newRecordKey(env *Env) *cobra.Command {
	var out, issuer, until string
	cmd := &cobra.Command{
		Use:   "key --issuer NAME -o KEY",
		Short: "Make a key pair to sign training records with",
		Long: `Key makes a key pair for an employer: KEY, which signs and is locked with a
passphrase, and KEY.pub, which others add to their list of trusted employers.

Keep KEY to yourself. Whoever has it and the passphrase can sign in your name.
The passphrase is asked for; without a terminal it is the first line of standard
input. It can't be found again when it is lost.`,
		Example: `  waymark record key --issuer "Riverside Community Health" -o riverside.key`,
		Args:    noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			today := assessment.DateOf(env.Clock())
			last := today.AddMonths(12 * keyYears)
			name, err := assessment.Clean(issuer, record.EmployerLimit)
			switch {
			case out == "":
				return misused(cmd, "Say which new file to write the key to, with -o.")
			case err != nil || name == "":
				return misused(cmd, "Say who signs, with --issuer: a name of %d characters at most.", record.EmployerLimit)
			}
			if until != "" {
				if last, err = assessment.ParseDate(until); err != nil || last.Before(today) {
					return misused(cmd, "--until is a day to come, such as %s.", today.AddMonths(12*keyYears))
				}
			}
			return makeKey(cmd, env, out, name, today, last)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the key to the new file `KEY`, and what to give to others to KEY.pub")
	cmd.Flags().StringVar(&issuer, "issuer", "", "who signs: the `NAME` of the organisation")
	cmd.Flags().StringVar(&until, "until", "", "last `DAY` on which the key signs (two years from now)")
	return cmd
}

func makeKey(cmd *cobra.Command, env *Env, out, name string, from, until assessment.Date) error {
	public := out + ".pub"
	for _, path := range []string{out, public} {
		if isTaken(path) {
			return unwritable(path, fs.ErrExist)
		}
	}
	passphrase, err := newPassphrase(cmd, env)
	if err != nil {
		return err
	}
	key, err := record.NewKey(env.Random, name, from, until)
	if err != nil {
		return err
	}
	sealed, err := key.Seal(passphrase, record.UsualWork)
	if err != nil {
		return err
	}
	if err := saveAs(out, sealed); err != nil {
		return err
	}
	if err := saveAs(public, []byte(trustedEntry(key.Employer))); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "The key of %s is saved as %s. It signs until %s.\nGive %s to those who check your signatures. Keep the other to yourself.\n%s\n",
		name, quoted(out), until.Words(), quoted(public), key.Key)
	return err
}
