package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newPurge(env *Env, at *places) *cobra.Command {
	return &cobra.Command{
		Use:   "purge",
		Short: "Delete shared answers that are past their time",
		Long: `Purge deletes shared answers that are past their time: those that were published
long enough ago (90 days, or purge_days in the settings), and those that no
release has taken in two years. Releases are kept. The same happens whenever
Waymark is used, so purge is for terminals that nobody uses for long.`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				if err := setup.Responses.Open(ctx); err != nil {
					return err
				}
				_, err := fmt.Fprintln(cmd.OutOrStdout(), "Done. Shared answers that were past their time are deleted, and nothing of them is left in the file. Releases are kept.")
				return err
			})
		},
	}
}
