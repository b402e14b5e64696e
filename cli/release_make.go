package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/store"
)

func newReleaseMake(env *Env, at *places) *cobra.Command {
	var early, asJSON bool
	cmd := &cobra.Command{
		Use:   "make",
		Short: "Publish what people shared, if there is enough of it",
		Long: `Make publishes what people shared in quarters that have ended, as a release that
never changes afterwards. It takes ten people or more: with fewer, what they
shared waits for the next one. Each questionnaire has releases of its own.
Everything is published once: what is in a release is in no other.

There is no preview, and no way to choose whom a release is about: with either
one, answers of single people could be worked out.`,
		Args: noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withSetup(cmd, env, at, func(ctx context.Context, setup *Setup) error {
				return makeReleases(ctx, cmd, env, setup, early, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&early, "now", false, "close the present quarter early and publish it too")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print for programs")
	return cmd
}

func makeReleases(ctx context.Context, cmd *cobra.Command, env *Env, setup *Setup, early, asJSON bool) error {
	editions, err := setup.editions()
	if err != nil {
		return err
	}
	p := publisher{responses: setup.Responses, editions: editions, lot: env.Lot, site: setup.Site}
	if isTerminal(env.Stderr) {
		p.progress = tellReading(env.Stderr, env.Clock)
	}
	made, err := p.publish(ctx, early)
	if err != nil {
		return err
	}
	if len(made) == 0 {
		return tellNothingMade(ctx, cmd.OutOrStdout(), setup, asJSON)
	}
	err = tellMade(cmd.OutOrStdout(), made, asJSON)
	// The releases stand, whatever becomes of this.
	if tidying := setup.Responses.Tidy(context.WithoutCancel(ctx)); tidying != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "The order in which people shared could not be wiped from the file of shared ratings. It will be tried again at the next start.")
	}
	return err
}

// publisher makes releases of what waits in a store, on the day that the store's clock says. All else that comes from
// outside is handed in too, so that a sample can be made on any day and with the same lots each time.
type publisher struct {
	responses *store.Responses
	editions  map[store.Edition]*assessment.Questionnaire // all others go on waiting
	lot       func() bool                                 // true one time in sixteen: see release.DrawLots
	site      string
	sample    bool              // the figures are made up
	progress  func(percent int) // nil to tell nobody
}

// publish makes the releases that there is enough for, all of them or none, in the order of their numbers. None is no
// error. Early closes the present quarter. The store must be tidied afterwards.
func (p *publisher) publish(ctx context.Context, early bool) ([]*release.Release, error) {
	var makers []*maker
	numbers, err := p.responses.Publish(ctx, store.Publication{
		Early: early, Least: release.Least, Progress: p.progress,
		Maker: func(e store.Edition) store.Maker {
			q := p.editions[e]
			if q == nil {
				return nil
			}
			m := &maker{Tally: release.NewTally(q), publisher: p, edition: e}
			makers = append(makers, m)
			return m
		},
	})
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	var made []*release.Release
	for _, m := range makers {
		if m.made != nil {
			made = append(made, m.made)
		}
	}
	return made, nil
}

// maker makes the release of one edition.
type maker struct {
	*release.Tally
	publisher *publisher
	edition   store.Edition
	made      *release.Release
}

// CountResponse and CountPlanning hand the store's rows to the tally.
func (m *maker) CountResponse(r *assessment.Response) bool { return m.Count(r) }

// Document returns the release as it is to be stored; nil when too few could be counted.
func (m *maker) Document(i store.Imprint) ([]byte, error) {
	if !m.Enough() {
		return nil, nil
	}
	var earlier []*release.Release
	for _, s := range i.Earlier {
		if r, err := release.Open(s.Document, s.Digest); err == nil { // one that was changed says nothing
			earlier = append(earlier, r)
		}
	}
	made, err := m.Release(release.Particulars{
		Number: i.Number, Made: i.Made, Site: m.publisher.site, Sample: m.publisher.sample,
		From: release.PeriodAfter(earlier, m.edition.Questionnaire, m.edition.Version, i.To), To: i.To,
		Early: i.Early, LeftOut: i.LeftOut,
	}, m.publisher.lot)
	if err != nil {
		return nil, err
	}
	m.made = made
	return made.Document(), nil
}

// tellReading returns what tells how far reading is, in whole lines: one a second at most, and none in the first.
func tellReading(w io.Writer, clock func() time.Time) func(percent int) {
	told := clock()
	return func(percent int) {
		if now := clock(); percent%10 == 0 && now.Sub(told) >= time.Second {
			told = now
			fmt.Fprintf(w, "Reading: %d %%\n", percent)
		}
	}
}

// tellNothingMade says that everything waits on, and what would publish it sooner.
func tellNothingMade(ctx context.Context, w io.Writer, setup *Setup, asJSON bool) error {
	if asJSON {
		return writeJSON(w, listJSON{Releases: []releaseJSON{}})
	}
	if !setup.Responses.IsThere() {
		_, err := fmt.Fprintln(w, setup.noReleases())
		return err
	}
	words := "No release was made: there is not enough yet. What people shared waits for the next one.\n" + onceADay + "\n"
	word, err := setup.Responses.Ready(ctx, release.Least, isKnown)
	if err != nil {
		return err
	}
	if word == store.ReadyNow {
		words += "With --now the present quarter is closed early, and there is enough.\n"
	}
	_, err = io.WriteString(w, words)
	return err
}

// tellMade says which releases were made and what to do with them.
func tellMade(w io.Writer, made []*release.Release, asJSON bool) error {
	if asJSON {
		return writeJSON(w, listJSON{Releases: releasesForPrograms(made)})
	}
	var out strings.Builder
	for _, r := range made {
		fmt.Fprintf(&out, "%s: about %s people.\n", r.Name(), r.People)
		if r.Few() {
			fmt.Fprintln(&out, release.FewWords)
		}
		if len(made) > 1 {
			fmt.Fprintf(&out, "Questionnaire %s, version %s.\n", r.Questionnaire, r.Version)
		}
		fmt.Fprintf(&out, "See it with \"waymark release show %d\".\n", r.Number)
		fmt.Fprintf(&out, "Save it with \"waymark release export %d -o FILE\", where FILE ends in .csv, .xlsx, .html or .json.\n", r.Number)
	}
	if len(made) > 1 {
		fmt.Fprintln(&out, "Each version of a questionnaire has a release of its own. Their figures cannot be added up.")
	}
	_, err := io.WriteString(w, out.String())
	return err
}
