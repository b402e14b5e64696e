package cli

import "github.com/spf13/cobra"

func newRecord(env *Env, at *places) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "record",
		Short: "Work with your own records: the skills passport",
		Long: `A record is the copy of your answers that you own: inside the PDF of a report, or
alone in a file. Show, check and compare only read. Import, export and merge write a
new file where you say, and nothing else. None of them keeps anything.`,
	}
	cmd.AddCommand(newRecordShow(env, at), newRecordCheck(), newRecordCompare(env, at),
		newRecordImport(env, at), newRecordExport(env, at), newRecordMerge(env, at))
	return cmd
}

// withSettings hands a command what the settings say, and closes what it opened.
func withSettings(env *Env, at *places, do func(*Setup) error) error {
	setup, err := newSetup(env, *at)
	if err != nil {
		return err
	}
	defer setup.Responses.Close()
	return do(&setup)
}
