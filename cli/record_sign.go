package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

// signing holds the flags of the command that signs.
type signing struct {
	key, lines, out string
	yes             bool
}

func newRecordSign(env *Env) *cobra.Command {
	var opts signing
	cmd := &cobra.Command{
		Use:   "sign FILE --key KEY --lines 1,3 -o OUT.json",
		Short: "Sign lines of somebody's training record, as their employer",
		Long: `Sign puts an employer's signature on lines of a training record: each becomes an
Open Badges 3.0 credential that Waymark and other programs can check. The record
with the signatures is written to a new file. FILE is left as it is.

Sign only what you saw or have on record yourself. A signature says that a line
was done as it stands there. It says nothing of the person, and names nobody.
Without --lines the lines are listed with their numbers, and nothing is signed.

The passphrase is asked for; without a terminal it is the first line of standard
input, and --yes is needed.`,
		Example: `  waymark record sign waymark-report-k7f3qm.pdf
  waymark record sign waymark-report-k7f3qm.pdf --key riverside.key --lines 1,3 -o signed.json`,
		Args: wordsBetween(1, 1, "the name of one record or report"),
		RunE: func(cmd *cobra.Command, args []string) error { return opts.run(cmd, env, args[0]) },
	}
	cmd.Flags().StringVar(&opts.key, "key", "", "sign with the key in `KEY`")
	cmd.Flags().StringVar(&opts.lines, "lines", "", "sign the lines with these `NUMBERS`, such as 1,3 or 2-4")
	cmd.Flags().StringVarP(&opts.out, "output", "o", "", "write the signed record to the new file `OUT`, ending in .json")
	cmd.Flags().BoolVar(&opts.yes, "yes", false, "sign without asking once more")
	return cmd
}

func (o *signing) run(cmd *cobra.Command, env *Env, path string) error {
	r, err := readNamed(path)
	if err != nil {
		return err
	}
	if len(r.Training.Lines) == 0 {
		return failed("There is no training in %s, so there is nothing to sign.", quoted(path))
	}
	today := assessment.DateOf(env.Clock())
	if o.lines == "" {
		fmt.Fprint(cmd.OutOrStdout(), "Say which of these lines to sign, with --lines. Nothing was signed.\n"+linesWords(r, everyLine(r), today))
		return nil
	}
	chosen, err := o.chosen(cmd, len(r.Training.Lines))
	if err != nil {
		return err
	}
	if err := o.check(cmd, env); err != nil {
		return err
	}
	for _, i := range chosen {
		if err := record.Signable(&r.Training, i, today); err != nil {
			return unsigned(i+1, err)
		}
	}
	fmt.Fprintf(cmd.OutOrStdout(), "About to be signed:\n%s", linesWords(r, chosen, today))
	if err := o.agreed(cmd, env); err != nil {
		return err
	}
	key, err := openKey(cmd, env, o.key)
	if err != nil {
		return err
	}
	if err := signLines(env, r, key, chosen, today); err != nil {
		return err
	}
	data, err := r.Encode()
	if err != nil {
		return err
	}
	if err := saveAs(o.out, data); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Signed by %s: %s. The record is saved as %s.\n", key.Name, counted(len(chosen), "line", "lines"), quoted(o.out))
	return nil
}

// check refuses what is missing before anybody is asked for anything.
func (o *signing) check(cmd *cobra.Command, env *Env) error {
	switch {
	case o.key == "":
		return misused(cmd, "Say which key to sign with, with --key.")
	case o.out == "":
		return misused(cmd, "Say which new file to write the signed record to, with -o.")
	}
	if err := checkNewRecord(cmd, o.out); err != nil {
		return err
	}
	if !o.yes && !isTerminal(env.Stdin) {
		return misused(cmd, "Nobody can be asked here. Add --yes to sign.")
	}
	return nil
}

// agreed asks for a yes at a terminal.
func (o *signing) agreed(cmd *cobra.Command, env *Env) error {
	if o.yes {
		return nil
	}
	fmt.Fprint(cmd.OutOrStdout(), "Type yes to sign them: ")
	answer, err := bufio.NewReader(io.LimitReader(env.Stdin, maxPassphrase)).ReadString('\n')
	if err != nil || strings.ToLower(strings.TrimSpace(answer)) != "yes" {
		return failed("Nothing was signed, and nothing was written.")
	}
	return nil
}

// chosen reads the numbers of lines, and of lines in a row.
func (o *signing) chosen(cmd *cobra.Command, most int) ([]int, error) {
	var lines []int
	for word := range strings.SplitSeq(o.lines, ",") {
		from, to, isRow := strings.Cut(word, "-")
		if !isRow {
			to = from
		}
		first, err := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err != nil || err2 != nil || first < 1 || last < first || last > most {
			return nil, misused(cmd, "There is no line %s. The lines are 1 to %d.", quoted(strings.TrimSpace(word)), most)
		}
		for n := first; n <= last; n++ {
			lines = append(lines, n-1)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

func signLines(env *Env, r *record.Record, key *record.Key, chosen []int, today assessment.Date) error {
	if r.Training.Holder == "" {
		holder, err := record.NewHolder(env.Random)
		if err != nil {
			return err
		}
		r.Training.Holder = holder
	}
	for _, i := range chosen {
		err := key.Sign(&r.Training, i, today, env.Random)
		if errors.Is(err, record.ErrKeyDays) {
			return failed("This key signs from %s to %s alone. Nothing was signed. Make a new key with \"waymark record key\".", key.From.Words(), key.Until.Words())
		}
		if err != nil {
			return unsigned(i+1, err)
		}
	}
	return nil
}

// unsigned words why a line can't be signed.
func unsigned(line int, err error) error {
	why := ""
	switch {
	case errors.Is(err, record.ErrNotDone):
		why = "it is not done yet. Only what was done can be signed"
	case errors.Is(err, record.ErrPastDue):
		why = "its due date has passed, so nobody could rely on it"
	case errors.Is(err, record.ErrFutureLine):
		why = "it was done on a day that has not come yet"
	case errors.Is(err, record.ErrTooLong):
		why = "its texts are too long. Make them shorter"
	default:
		return err
	}
	return failed("Line %d can't be signed: %s. Nothing was signed.", line, why)
}

func everyLine(r *record.Record) []int {
	var all []int
	for i := range r.Training.Lines {
		all = append(all, i)
	}
	return all
}

// linesWords lists lines with their numbers and what would be signed of them today.
func linesWords(r *record.Record, chosen []int, today assessment.Date) string {
	var out strings.Builder
	for _, i := range chosen {
		line := &r.Training.Lines[i]
		fmt.Fprintf(&out, "%3d  %s\n", i+1, clean(record.LineName(line)))
		due := line.Due(r.Training.Joined)
		switch err := record.Signable(&r.Training, i, today); {
		case errors.Is(err, record.ErrNotDone):
			fmt.Fprintln(&out, "     Not done yet")
			continue
		case errors.Is(err, record.ErrPastDue):
			fmt.Fprintf(&out, "     Its due date, %s, has passed, so it can't be signed\n", due.Words())
			continue
		case errors.Is(err, record.ErrFutureLine):
			fmt.Fprintf(&out, "     Done on %s, a day that has not come yet, so it can't be signed\n", line.Done.Words())
			continue
		}
		for _, said := range record.SignedWords(line) {
			fmt.Fprintf(&out, "     %s\n", said)
		}
		if !due.IsZero() {
			fmt.Fprintf(&out, "     A signature is good until its due date, %s.\n", due.Words())
		}
		if line.Credential != "" {
			fmt.Fprintln(&out, "     It carries a signature already, and a new one would take its place.")
		}
	}
	return out.String()
}
