package cli

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"waymark/assessment/release"
	"waymark/questionnaires"
	"waymark/store"
)

func newRelease(env *Env, at *places) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "release",
		Short: "Publish what people shared, look at it and save it",
		Long: `A release is a numbered set of pooled figures that is safe to publish: groups
of ten people or more, rounded, with small figures left out. It never changes.

Ask with status, publish with make, find its number with list, then read it with
show or save it with export.`,
	}
	cmd.AddCommand(
		newReleaseStatus(env, at), newReleaseMake(env, at), newReleaseList(env, at), newReleaseShow(env, at),
		newReleaseExport(env, at),
	)
	return cmd
}

// withSetup runs do with flags and settings applied, until it is done or interrupted.
func withSetup(cmd *cobra.Command, env *Env, at *places, do func(context.Context, *Setup) error) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	setup, err := newSetup(env, *at)
	if err != nil {
		return err
	}
	defer setup.Responses.Close()
	return forPlanner(do(ctx, &setup))
}

// isKnown reports whether Waymark has an edition of a questionnaire.
func isKnown(e store.Edition) bool {
	for _, q := range questionnaires.All() {
		if e == (store.Edition{Questionnaire: q.ID, Version: q.Version}) {
			return true
		}
	}
	return false
}

// openRelease returns the release with this number as it was published.
func openRelease(ctx context.Context, setup *Setup, number int) (*release.Release, error) {
	all, err := setup.Responses.Releases(ctx)
	if err != nil {
		return nil, err
	}
	var numbers []string
	for _, s := range all {
		if s.Number == number {
			return openStored(s)
		}
		numbers = append(numbers, fmt.Sprint(s.Number))
	}
	switch last := len(numbers) - 1; last {
	case -1:
		return nil, failed("%s", setup.noReleases())
	case 0:
		return nil, failed("There is no release %d. There is one, release %s.", number, numbers[0])
	default:
		return nil, failed("There is no release %d. There are releases %s and %s.", number, strings.Join(numbers[:last], ", "), numbers[last])
	}
}

// noReleases says why there are none to look at. Whether the database was ever made tells nothing about those who shared:
// the questionnaire makes it when it is first started. Only where all answers come by assess is it made by the first row.
func (s *Setup) noReleases() string {
	if s.Responses.IsThere() {
		return noneYet
	}
	return nothingShared(s.Folders.data)
}

func nothingShared(data string) string {
	return fmt.Sprintf("Nothing has been shared yet: there is no database in the data folder %s. If there should be one, name the right folder in the settings or on the command line.", quoted(data))
}

const noneYet = "There is no release yet. One can be made after a quarter has ended and ten people have shared."

// openStored refuses a release that is not as it was published.
func openStored(s store.Stored) (*release.Release, error) {
	r, err := release.Open(s.Document, s.Digest)
	switch {
	case err == nil:
		return r, nil
	case sha256.Sum256(s.Document) != s.Digest:
		return nil, failed("Release %d is not as it was published (its digest differs). It was not shown. Tell the person who looks after this computer.", s.Number)
	}
	return nil, failed("Release %d cannot be read by this Waymark. It was not shown. Bring Waymark up to date.", s.Number)
}

// releaseJSON is a release in lists for programs. Its keys are kept: scripts read them.
type releaseJSON struct {
	Number        int    `json:"number"`
	Made          string `json:"made"` // day
	Site          string `json:"site"`
	Sample        bool   `json:"sample"`
	Questionnaire string `json:"questionnaire"`
	Version       string `json:"version"`
	From          string `json:"from"` // quarter; "" for all up to the last
	To            string `json:"to"`
	Early         bool   `json:"early"`  // the last quarter was closed before it ended
	People        int    `json:"people"` // to the nearest 5
	Digest        string `json:"digest"`
}

// listJSON is what commands print that are about several releases.
type listJSON struct {
	Releases []releaseJSON `json:"releases"`
	Changed  []int         `json:"changed,omitempty"` // not as they were published
}

func releasesForPrograms(all []*release.Release) []releaseJSON {
	list := []releaseJSON{}
	for _, r := range all {
		people, _ := r.People.Figure()
		list = append(list, releaseJSON{
			r.Number, r.Made.String(), r.Site, r.Sample, r.Questionnaire, r.Version, r.From, r.To, r.Early, people, r.Digest(),
		})
	}
	return list
}
