package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

// Bounds on the days for which a list of revocations holds.
const (
	usualListDays = 30
	mostListDays  = 365
)

// revoking holds the flags of the command that takes signatures back.
type revoking struct {
	key, ids, before, out string
	first                 bool
	days                  int
}

func newRecordRevoke(env *Env) *cobra.Command {
	var opts revoking
	cmd := &cobra.Command{
		Use:   "revoke --key KEY --before LAST --ids ID,ID -o LIST",
		Short: "Sign a list of signatures that you take back",
		Long: `Revoke signs a list of credentials that no longer hold, for those who check
signatures. "waymark record verify --json" prints the id of each.

A list holds for some days, and then the next is due. One with nothing new is
worth sending too: it says that nothing else was taken back. --before takes over
what stands in the last list of this key. For the first one, say --first. When
you begin with a new key, send the last list of the old one along: it goes on
counting.`,
		Example: `  waymark record revoke --key riverside.key --first --ids urn:uuid:6ae6783f-4fbd-491b-aeb8-8b73a48ed247 -o may.jws
  waymark record revoke --key riverside.key --before may.jws -o june.jws`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error { return opts.run(cmd, env) },
	}
	cmd.Flags().StringVar(&opts.key, "key", "", "sign with the key in `KEY`")
	cmd.Flags().StringVar(&opts.ids, "ids", "", "take back the credentials with these `IDS`, with commas between")
	cmd.Flags().StringVar(&opts.before, "before", "", "take over what stands in the last list, in `LAST`")
	cmd.Flags().BoolVar(&opts.first, "first", false, "this is the first list of this key")
	cmd.Flags().StringVarP(&opts.out, "output", "o", "", "write the list to the new file `LIST`")
	cmd.Flags().IntVar(&opts.days, "days", usualListDays, "the next list is due in so many days")
	return cmd
}

// fault says what is wrong with the flags, and nil when nothing is. A list without the one before it would bring back
// what that one took back, so leaving it out has to be said.
func (o *revoking) fault(cmd *cobra.Command) error {
	switch {
	case o.key == "":
		return misused(cmd, "Say which key to sign with, with --key.")
	case o.out == "":
		return misused(cmd, "Say which new file to write the list to, with -o.")
	case o.days < 1 || o.days > mostListDays:
		return misused(cmd, "--days is a whole number from 1 to %d.", mostListDays)
	case isTaken(o.out):
		return unwritable(o.out, fs.ErrExist)
	case o.first && o.before != "":
		return misused(cmd, "A first list has none before it. Say --first or --before.")
	case !o.first && o.before == "":
		return misused(cmd, "Name your last list with --before, so that what you took back stays so. Say --first for your first list.")
	}
	return nil
}

func (o *revoking) run(cmd *cobra.Command, env *Env) error {
	if err := o.fault(cmd); err != nil {
		return err
	}
	last := &record.Revocations{}
	if o.before != "" {
		var err error
		if last, err = readRevocationList(o.before); err != nil {
			return err
		}
	}
	key, err := openKey(cmd, env, o.key)
	if err != nil {
		return err
	}
	if o.before != "" && last.Key() != key.Key {
		return failed("The list %s was signed by another key. Nothing was written. Begin the list of a new key with --first, and send both lists.", quoted(o.before))
	}
	today := assessment.DateOf(env.Clock())
	list := record.Revocations{Issued: today, Next: today.AddDays(o.days), IDs: last.IDs}
	if o.ids != "" {
		for id := range strings.SplitSeq(o.ids, ",") {
			list.IDs = append(list.IDs, strings.TrimSpace(id))
		}
	}
	return o.save(cmd, key, list)
}

func (o *revoking) save(cmd *cobra.Command, key *record.Key, list record.Revocations) error {
	signed, err := key.Revoke(list)
	switch {
	case errors.Is(err, record.ErrCredentialID):
		return failed("One of the ids is not written as one is: urn:uuid: and 36 characters. Nothing was written.")
	case errors.Is(err, record.ErrTooManyTaken):
		return failed("A list holds %d ids at most. Nothing was written.", record.RevocationLimit)
	case errors.Is(err, record.ErrKeyDays):
		return failed("This key signs from %s to %s alone. Nothing was written. Make a new key with \"waymark record key\".", key.From.Words(), key.Until.Words())
	case err != nil:
		return err
	}
	if err := saveAs(o.out, []byte(signed+"\n")); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "The list is saved as %s. The next one is due on %s.\n", quoted(o.out), list.Next.Words())
	return err
}
