package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
	"waymark/store"
)

// onceADay stands wherever there is not enough: more may have come since the word of the day was worked out.
const onceADay = "The answer changes once a day at most, so ask again tomorrow or later."

func newReleaseStatus(env *Env, at *places) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say whether a release can be made",
		Long: `Status says whether enough people have shared for a release. It is worked out
once a day, and never says how many: otherwise it would tell that the person who
has just left took part.`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				status, err := statusOf(ctx, setup.Responses, setup.Folders)
				switch {
				case err != nil:
					return err
				case asJSON:
					return writeJSON(cmd.OutOrStdout(), status)
				}
				var out strings.Builder
				for _, words := range status.words() {
					fmt.Fprintln(&out, strings.Join(wrap(words, screenWidth), "\n"))
				}
				_, err = io.WriteString(cmd.OutOrStdout(), out.String())
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

// releaseStatus says whether a release can be made. Its keys are kept: scripts read them.
type releaseStatus struct {
	Ready   store.Readiness  `json:"ready"`
	Unknown []waitingEdition `json:"unknown"` // answers wait, and this Waymark does not have the questionnaire
	nothing string           // says that there is no database yet; "" where there is one
}

type waitingEdition struct {
	Questionnaire string `json:"questionnaire"`
	Version       string `json:"version"`
}

func statusOf(ctx context.Context, responses *store.Responses, folders *Folders) (releaseStatus, error) {
	if !responses.IsThere() {
		return releaseStatus{store.NotReady, []waitingEdition{}, nothingShared(folders.data)}, nil
	}
	word, err := responses.Ready(ctx, release.Least, isKnown)
	if err != nil {
		return releaseStatus{}, err
	}
	unknown, err := responses.Unknown(ctx, isKnown)
	if err != nil {
		return releaseStatus{}, err
	}
	s := releaseStatus{Ready: word, Unknown: []waitingEdition{}}
	for _, e := range unknown {
		s.Unknown = append(s.Unknown, waitingEdition(e))
	}
	return s, nil
}

// words says what the status is and what to do next, a paragraph for each thing.
func (s releaseStatus) words() []string {
	if s.nothing != "" {
		return []string{s.nothing}
	}
	var all []string
	switch s.Ready {
	case store.Ready:
		all = append(all, `Ready. Make the release with "waymark release make".`)
	case store.ReadyNow:
		all = append(all, `Ready, if the present quarter is closed early (--now). Make the release with "waymark release make --now", `+
			`or wait until the quarter has ended. What comes later goes into the next release.`)
	default:
		all = append(all, `Not yet. A release needs ten people, and their quarter to have ended. Nothing is lost: what was shared waits. `+onceADay)
	}
	for _, e := range s.Unknown {
		all = append(all, fmt.Sprintf("Answers to %s, version %s, wait too. This Waymark does not have that questionnaire: use one that has it.",
			clean(e.Questionnaire), clean(e.Version)))
	}
	return all
}
