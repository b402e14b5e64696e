package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
)

func newReleaseList(env *Env, at *places) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the releases that were made",
		Args:  noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				return listReleases(ctx, cmd, env, setup, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// listReleases prints the releases that are as they were published, and then fails if there are others.
func listReleases(ctx context.Context, cmd *cobra.Command, env *Env, setup *Setup, asJSON bool) error {
	all, err := setup.Responses.Releases(ctx)
	if err != nil {
		return err
	}
	var whole []*release.Release
	var list listJSON
	for _, s := range all {
		r, err := openStored(s)
		if err != nil {
			fmt.Fprintln(cmd.ErrOrStderr(), sentence(err))
			list.Changed = append(list.Changed, s.Number)
			continue
		}
		whole = append(whole, r)
	}
	switch {
	case asJSON:
		list.Releases = releasesForPrograms(whole)
		err = writeJSON(cmd.OutOrStdout(), list)
	case len(all) == 0:
		_, err = fmt.Fprintln(cmd.OutOrStdout(), setup.noReleases())
	case len(whole) > 0:
		_, err = io.WriteString(cmd.OutOrStdout(), listWords(whole, isTerminal(env.Stdout)))
	}
	if err == nil && len(list.Changed) > 0 {
		err = errShown
	}
	return err
}

func listWords(releases []*release.Release, aligned bool) string {
	t := textTable{heads: []string{"No.", "Period", "Questionnaire", "Made", "People"}, words: 4, most: 32}
	for _, r := range releases {
		period := r.Period()
		if r.Sample {
			period = release.SampleWords + ", " + period
		}
		t.rows = append(t.rows, []string{
			fmt.Sprint(r.Number), period, r.Questionnaire + " " + r.Version, r.Made.String(), r.People.String(),
		})
	}
	var out strings.Builder
	t.write(&out, aligned)
	return out.String()
}
