package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"waymark/store"
)

func newPurge(env *Env, at *places) *cobra.Command {
	return &cobra.Command{
		Use:   "purge",
		Short: "Delete answers that are past their time",
		Long: `Purge deletes shared answers that are past their time: those that were published
long enough ago (90 days, or purge_days in the settings), and those that no
release has taken in two years. It deletes saved answers that nobody has changed
for 30 days, or draft_days in the settings. Releases are kept. The same happens
whenever Waymark is used, so purge is for terminals that nobody uses for long.`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				defer setup.Drafts.Close()
				if !setup.Drafts.IsThere() && !setup.Responses.IsThere() {
					_, err := fmt.Fprintf(cmd.OutOrStdout(), "There is nothing to delete: nobody has saved or shared anything in %s.\n", quoted(setup.Reports.data))
					return err
				}
				if err := purge(ctx, setup); err != nil {
					return err
				}
				_, err := fmt.Fprintln(cmd.OutOrStdout(), "Done. Answers that were past their time are deleted, and nothing of them is left in the files. Releases are kept.")
				return err
			})
		},
	}
}

// purge deletes what is past its time in both databases. Neither stands in the way of the other, and each is told of.
func purge(ctx context.Context, setup *Setup) error {
	wrong := []error{setup.Drafts.Purge(ctx)}
	if setup.Responses.IsThere() {
		wrong = append(wrong, setup.Responses.Open(ctx)) // which purges
	}
	var said []string
	for _, err := range wrong {
		kept, isKept := errors.AsType[*store.Error](err)
		switch {
		case err == nil:
		case ctx.Err() != nil, !isKept:
			return err
		default:
			said = append(said, kept.PurgeSentence())
		}
	}
	if said == nil {
		return nil
	}
	return failed("%s", strings.Join(said, "\n"))
}
