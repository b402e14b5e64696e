// Waymark is a career development questionnaire for support workers in the allied health professions.
//
// This file joins the packages: it is the only one that sees the commands and the screens.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"waymark/assessment"
	"waymark/assessment/release"
	"waymark/cli"
	"waymark/store"
	"waymark/tui"
)

// What the screens need is met by these.
var (
	_ tui.Drafts  = drafts{}
	_ tui.Sharer  = (*store.Responses)(nil)
	_ tui.Printer = (*cli.Printer)(nil)
	_ tui.Reports = (*cli.Reports)(nil)
	_ tui.Folders = folders{}
	_ tui.Records = records{}
)

func main() {
	cli.MakeSafe()
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

// run carries out one command line and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env []string) int {
	terminal := tui.Terminal{In: stdin, Out: stdout, Env: env}
	return cli.Run(ctx, args, cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr, Environ: env,
		Clock:    time.Now,
		NewRowID: newRowID,
		Lot:      release.DrawLots(newByte),
		Random:   rand.Reader,
		Screens: func(ctx context.Context, setup cli.Setup) error {
			return asInterrupted(tui.Run(ctx, screenDeps(setup), terminal))
		},
		Plain: func(ctx context.Context, setup cli.Setup, why string) error {
			return asInterrupted(tui.RunPlain(ctx, screenDeps(setup), terminal, why))
		},
		Planner: func(ctx context.Context, setup cli.PlannerSetup) error {
			return asInterrupted(tui.RunPlanner(ctx, plannerDeps(setup), terminal))
		},
	})
}

// asInterrupted puts what the screens say of an interrupt into the words of the commands.
func asInterrupted(err error) error {
	if errors.Is(err, tui.ErrInterrupted) {
		return cli.ErrInterrupted
	}
	return err
}

func screenDeps(setup cli.Setup) tui.Deps {
	return tui.Deps{
		Questionnaire: setup.Questionnaire,
		Edition:       setup.Edition,
		Training:      setup.Training,
		DueSoonDays:   setup.SoonDays,
		Drafts:        drafts{setup.Drafts},
		DraftDays:     setup.DraftDays,
		Sharer:        setup.Responses,
		Printer:       setup.Printer,
		Folders:       folders{setup.Folders},
		Reports:       setup.Reports,
		Records:       records{setup.Records},
		Clock:         time.Now,
		NewRowID:      newRowID,
		NewName:       newName,
		Site:          setup.Site,
		Kiosk:         setup.Kiosk,
		Idle:          tui.IdleTimes(setup.Idle),
	}
}

func plannerDeps(setup cli.PlannerSetup) tui.PlannerDeps {
	return tui.PlannerDeps{
		Releases: func(ctx context.Context) ([]tui.PlannerRelease, error) {
			var all []tui.PlannerRelease
			found, err := setup.Releases(ctx)
			for _, r := range found {
				all = append(all, tui.PlannerRelease(r))
			}
			return all, err
		},
		Ready: setup.Ready,
		Export: func(_ context.Context, r *release.Release, format tui.ExportFormat, folder string) ([]string, error) {
			return setup.Export(r, string(format), folder)
		},
		Folders: folders{setup.Folders},
		Clock:   time.Now,
		Site:    setup.Site,
	}
}

// drafts gives the screens the saved answers in their own words.
type drafts struct{ *store.Drafts }

// Save tells the screens when saving would write over what another terminal saved.
func (d drafts) Save(ctx context.Context, change int, content []byte) error {
	err := d.Drafts.Save(ctx, change, content)
	if errors.Is(err, store.ErrChangedElsewhere) || errors.Is(err, store.ErrDeletedElsewhere) {
		return fmt.Errorf("%w: %w", tui.ErrElsewhere, err)
	}
	return err
}

func (drafts) CompleteWords(typed string) []tui.Word {
	var words []tui.Word
	for _, w := range store.CompleteWords(typed) {
		words = append(words, tui.Word(w))
	}
	return words
}

// folders gives the screens the folders in their own words.
type folders struct{ *cli.Folders }

// List returns memory sticks first, then the report folder.
func (f folders) List() []tui.Folder {
	var list []tui.Folder
	for _, folder := range f.Folders.List() {
		list = append(list, tui.Folder(folder))
	}
	return list
}

// records gives the screens what was found in their own words.
type records struct{ *cli.Records }

// List returns files on memory sticks that may hold a record.
func (r records) List(ctx context.Context) []tui.FoundRecord {
	var list []tui.FoundRecord
	for _, found := range r.Records.List(ctx) {
		list = append(list, tui.FoundRecord(found))
	}
	return list
}

func newRowID() assessment.RowID {
	var id assessment.RowID
	rand.Read(id[:]) // never fails: the program ends where the system has no randomness
	return id
}

func newByte() byte {
	var b [1]byte
	rand.Read(b[:])
	return b[0]
}

// newName returns a file name that says nothing about its owner.
func newName() string { return "waymark-report-" + strings.ToLower(rand.Text()[:6]) }
