package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/record"
)

// trainingImport holds the flags of the command that takes in a training export.
type trainingImport struct {
	out, into string
	yes, json bool
}

func newRecordImport(env *Env, at *places) *cobra.Command {
	var opts trainingImport
	cmd := &cobra.Command{
		Use:   "import CSV -o OUT.json",
		Short: "Take your training from an ESR export into a record",
		Long: `Import reads the CSV in which the NHS Electronic Staff Record (ESR) exports your
training. It first shows what it understood and what it did not, then asks. With a
yes it writes a new record; your own record is never changed. Without a terminal,
and with --json, --yes is needed to write it.

Of each line it reads the name of the training, the day it was done and the day it
expires. Names of people, staff numbers and all other columns are dropped unread.`,
		Example: `  waymark record import training.csv -o waymark-record-new.json
  waymark record import training.csv --into waymark-record-k7f3qm.json -o waymark-record-new.json --yes`,
		Args: wordsBetween(1, 1, "the name of one CSV file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkNewRecord(cmd, opts.out); err != nil {
				return err
			}
			return withSetup(cmd, env, at, func(_ context.Context, setup *Setup) error {
				return opts.run(cmd, env, setup, args[0])
			})
		},
	}
	cmd.Flags().StringVarP(&opts.out, "output", "o", "", "write the record to the new file `OUT`, ending in .json")
	cmd.Flags().StringVar(&opts.into, "into", "", "put the training beside what is in `RECORD`, a record or report of yours")
	cmd.Flags().BoolVar(&opts.yes, "yes", false, "write the record without asking")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print for programs")
	return cmd
}

// checkNewRecord refuses a name that a new record cannot have, before anything is read.
func checkNewRecord(cmd *cobra.Command, out string) error {
	switch {
	case out == "":
		return misused(cmd, "Say where the record goes: -o OUT.json.")
	case endingOf(out) != ".json":
		return misused(cmd, "The name of a record must end in .json, and this is %s.", quoted(out))
	case isTaken(out):
		return unwritable(out, fs.ErrExist)
	}
	return nil
}

func (o *trainingImport) run(cmd *cobra.Command, env *Env, setup *Setup, path string) error {
	list, err := setup.Training()
	if err != nil {
		return err
	}
	today := assessment.DateOf(env.Clock())
	found, err := readTraining(path, list, today)
	if err != nil {
		return err
	}
	made, conflicts, err := o.record(setup, path, list, found, today)
	if err != nil {
		return err
	}
	if !o.json {
		if _, err := io.WriteString(cmd.OutOrStdout(), importWords(found, list, conflicts)); err != nil {
			return err
		}
	}
	canAsk := !o.json && isTerminal(env.Stdin)
	write := len(found.Lines()) > 0 && (o.yes || canAsk && agreed(cmd.OutOrStdout(), env.Stdin))
	if write {
		if err := saveRecord(setup, made, o.out); err != nil {
			return err
		}
	}
	return o.tell(cmd, found, list, conflicts, write, canAsk)
}

// readTraining reads an export. The sentence of its error names the file.
func readTraining(path string, list *assessment.TrainingList, today assessment.Date) (*record.Import, error) {
	data, err := readGiven(path, record.MaxExport)
	if err != nil {
		return nil, err
	}
	found, err := record.ReadESR(data, list, today)
	if fault, ok := errors.AsType[*record.Fault](err); ok {
		return nil, failed("%s: %s", quoted(path), fault.Sentence())
	}
	return found, err
}

// record makes the record that would be written: of the training alone, or of that and a record of the worker's.
func (o *trainingImport) record(setup *Setup, path string, list *assessment.TrainingList, found *record.Import, today assessment.Date) (*record.Record, []string, error) {
	q, err := setup.Questionnaire()
	if err != nil {
		return nil, nil, err
	}
	made := &record.Record{Made: today, Questionnaire: q.ID, Edition: q.Version, Training: assessment.TrainingRecord{Lines: found.Lines()}}
	if o.into == "" {
		return made, nil, nil
	}
	given, err := openRecord(o.into, setup.questionnaireByID)
	if err != nil {
		return nil, nil, err
	}
	made, conflicts := record.Merge(record.Named{File: quoted(o.into), Record: given.Record}, record.Named{File: quoted(path), Record: made}, list)
	return made, conflicts, nil
}

// agreed asks somebody at a terminal, and takes nothing but a plain yes for one.
func agreed(w io.Writer, in io.Reader) bool {
	fmt.Fprint(w, "\nWrite this into a new record? Type yes or no, then press Enter: ")
	answer, _ := bufio.NewReader(in).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true
	}
	return false
}

// saveRecord writes a record to a new file.
func saveRecord(setup *Setup, r *record.Record, out string) error {
	data, err := r.Encode()
	if err != nil {
		return err
	}
	return saveAll(setup.Reports, []newFile{{out, data}})
}

// importWords says what was understood of an export.
func importWords(found *record.Import, list *assessment.TrainingList, conflicts []string) string {
	var out strings.Builder
	writeImported(&out, "Understood, as topics of the training list", found.Understood, list)
	writeImported(&out, "Not on the training list, so kept as topics of your own", found.AsOwn, list)
	if len(found.NotTaken) > 0 {
		fmt.Fprintln(&out, "Not taken")
		for _, n := range found.NotTaken {
			fmt.Fprintf(&out, "  line %d: %s\n", n.Line, n.Sentence)
		}
	}
	writeConflicts(&out, conflicts)
	if len(found.Unread) > 0 {
		fmt.Fprintf(&out, "Columns not read, and not kept: %s\n", strings.Join(found.Unread, ", "))
	}
	if found.Above > 0 {
		fmt.Fprintf(&out, "Above the headings, not read: %s\n", counted(found.Above, "line", "lines"))
	}
	return out.String()
}

func writeImported(w io.Writer, heading string, lines []record.Imported, list *assessment.TrainingList) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(w, heading)
	for _, l := range lines {
		due := "no due date set"
		if day := l.Due(assessment.Date{}); !day.IsZero() {
			due = "due " + day.Words()
		}
		fmt.Fprintf(w, "  line %d: %s, done %s, %s\n", l.Line, list.Title(&l.Training), l.Done.Words(), due)
	}
}

// writeConflicts writes what two records say differently.
func writeConflicts(w io.Writer, conflicts []string) {
	if len(conflicts) == 0 {
		return
	}
	fmt.Fprintln(w, "The two differ here")
	for _, said := range conflicts {
		fmt.Fprintf(w, "  %s\n", strings.Join(strings.Fields(said), " ")) // a text may have lines of its own
	}
}

// importedJSON is what import prints for programs.
type importedJSON struct {
	Understood []importedLine `json:"understood"`
	AsOwn      []importedLine `json:"as_own"`
	NotTaken   []notTakenLine `json:"not_taken"`
	Conflicts  []string       `json:"conflicts"`
	Unread     []string       `json:"unread"`           // headings
	Record     string         `json:"record,omitempty"` // the new file, when it was written
}

type importedLine struct {
	Line  int    `json:"line"`
	Topic string `json:"topic,omitempty"`
	Title string `json:"title"`
	Done  string `json:"done"`
	Due   string `json:"due,omitempty"`
}

type notTakenLine struct {
	Line int    `json:"line"`
	Why  string `json:"why"`
}

func importedLines(lines []record.Imported, list *assessment.TrainingList) []importedLine {
	all := []importedLine{}
	for _, l := range lines {
		all = append(all, importedLine{l.Line, l.Topic, list.Title(&l.Training), l.Done.String(), l.Due(assessment.Date{}).String()})
	}
	return all
}

// tell says what came of it. Where nothing could be taken in, that is a failure; where nobody could say yes, a wrong use.
func (o *trainingImport) tell(cmd *cobra.Command, found *record.Import, list *assessment.TrainingList, conflicts []string, written, canAsk bool) error {
	said := ""
	var outcome error
	switch {
	case written:
		said = fmt.Sprintf("The record is saved as %s.\n", quoted(o.out))
	case len(found.Lines()) == 0:
		said, outcome = "Nothing in this file can be taken in. Nothing was written.\n", errShown
	case canAsk:
		said = "Nothing was written. To write the record, say yes, or add --yes.\n"
	default:
		outcome = misused(cmd, "Nobody can be asked here, so nothing was written. Add --yes to write the record.")
	}
	if !o.json {
		_, err := io.WriteString(cmd.OutOrStdout(), said)
		return errors.Join(err, outcome)
	}
	result := importedJSON{
		importedLines(found.Understood, list), importedLines(found.AsOwn, list),
		[]notTakenLine{},
		append([]string{}, conflicts...), append([]string{}, found.Unread...), "",
	}
	for _, n := range found.NotTaken {
		result.NotTaken = append(result.NotTaken, notTakenLine{n.Line, n.Sentence})
	}
	if written {
		result.Record = o.out
	}
	return errors.Join(writeJSON(cmd.OutOrStdout(), result), outcome)
}
