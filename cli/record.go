package cli

import "github.com/spf13/cobra"

func newRecord(env *Env, at *places) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "record",
		Short: "Show, check and compare your own records; sign training",
		Long: `A record is the copy of your answers that you own: inside the PDF of a report, or
alone in a file. Show, check, compare and verify only read. Key, sign and revoke
are for employers, and write new files. None of them keeps anything.`,
	}
	cmd.AddCommand(newRecordShow(env, at), newRecordCheck(), newRecordCompare(env, at),
		newRecordKey(env), newRecordSign(env), newRecordVerify(env, at), newRecordRevoke(env))
	return cmd
}

// withQuestionnaires hands a command the questionnaires of this program, with the profession groups of the settings.
func withQuestionnaires(env *Env, at *places, do func(questionnaireFinder) error) error {
	setup, err := newSetup(env, *at)
	if err != nil {
		return err
	}
	defer setup.Responses.Close()
	return do(setup.questionnaireByID)
}
