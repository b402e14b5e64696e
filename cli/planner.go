package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
	"waymark/store"
)

func newPlanner(env *Env, at *places) *cobra.Command {
	return &cobra.Command{
		Use:   "planner",
		Short: "Look at releases, full screen",
		Long: `Planner shows the releases that were made, full screen, and saves them as files.
It shows nothing else: no answers that wait, and nothing about one person.
Make a release with "waymark release make".`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return onScreen(env, `run "waymark release show" to print a release`, func() error {
				setup, err := newSetup(env, *at)
				if err != nil {
					return err
				}
				defer setup.Responses.Close()
				return env.Planner(cmd.Context(), PlannerSetup{setup.Site, setup.Folders, setup.Responses, setup.Reports})
			})
		},
	}
}

// PlannerSetup is what one run of the planner's screens works with.
type PlannerSetup struct {
	Site    string // may be empty
	Folders *Folders

	responses *store.Responses
	reports   *Reports
}

// PlannerRelease is a release, or the place of one that cannot be shown.
type PlannerRelease struct {
	Number  int
	Release *release.Release // nil where Problem says why
	Problem string           // a sentence
}

// Releases returns every release, the oldest first. Its error has a sentence for a person, as that of every method.
func (s *PlannerSetup) Releases(ctx context.Context) ([]PlannerRelease, error) {
	stored, err := s.responses.Releases(ctx)
	if err != nil {
		return nil, forPlanner(err)
	}
	var all []PlannerRelease
	for _, one := range stored {
		r, err := openStored(one)
		if err != nil {
			all = append(all, PlannerRelease{Number: one.Number, Problem: sentence(err)})
			continue
		}
		all = append(all, PlannerRelease{Number: r.Number, Release: r})
	}
	return all, nil
}

// Ready says whether a release can be made, and which command makes it. It tells no count.
func (s *PlannerSetup) Ready(ctx context.Context) (string, error) {
	ready, err := statusOf(ctx, s.responses, s.Folders)
	if err != nil {
		return "", forPlanner(err)
	}
	return strings.Join(ready.words(), " "), nil
}

// Export saves a release in folder, in the form that an ending such as "csv" names, and returns the paths of the new
// files. It writes over nothing.
func (s *PlannerSetup) Export(r *release.Release, ending, folder string) ([]string, error) {
	name := "waymark-release"
	if r.Sample { // a file is passed on without its folder
		name = "waymark-sample-release"
	}
	files, err := filesOf(r, filepath.Join(folder, fmt.Sprintf("%s-%d.%s", name, r.Number, ending)))
	for _, f := range files {
		if _, there := os.Lstat(f.path); err == nil && there == nil {
			err = failed("%s is in that folder already. Nothing was saved, and nothing was overwritten. Choose another folder, or move that file away.",
				quoted(filepath.Base(f.path)))
		}
	}
	if err == nil {
		err = saveAll(s.reports, files)
	}
	if err != nil {
		return nil, err
	}
	return pathsOf(files), nil
}

// forPlanner puts what went wrong with the file of shared ratings into words for those who work with releases.
func forPlanner(err error) error {
	kept, isKept := errors.AsType[*store.Error](err)
	switch {
	case !isKept:
		return err
	case errors.Is(err, context.Canceled):
		return &problem{"Stopped. Nothing was published and nothing was lost.", exitInterrupted}
	}
	return failed("%s", kept.PlannerSentence())
}
