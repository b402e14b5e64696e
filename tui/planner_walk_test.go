package tui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
	"waymark/assessment/release"
)

// plannerOutside stands in for what a planner's screens reach.
type plannerOutside struct {
	releases  []PlannerRelease
	listErr   error
	ready     string
	readyErr  error
	exportErr error
	noFolders bool
}

func (o *outside) plannerDeps() PlannerDeps {
	return PlannerDeps{
		Releases: func(context.Context) ([]PlannerRelease, error) { return o.planner.releases, o.planner.listErr },
		Ready:    func(context.Context) (string, error) { return o.planner.ready, o.planner.readyErr },
		Export:   o.export, Folders: plannerFolders{o}, Clock: o.clock,
	}
}

func (o *outside) export(_ context.Context, r *release.Release, format ExportFormat, folder string) ([]string, error) {
	if o.planner.exportErr != nil {
		return nil, o.planner.exportErr
	}
	names := []string{fmt.Sprintf("waymark-release-%d.%s", r.Number, format)}
	if format == ExportCSV {
		names = nil
		for _, t := range r.Tables {
			names = append(names, fmt.Sprintf("waymark-release-%d-%s.csv", r.Number, t.ID))
		}
	}
	for i := range names {
		names[i] = folder + "/" + names[i]
		o.saved[names[i]] = r.Document()
	}
	return names, nil
}

type plannerFolders struct{ o *outside }

func (f plannerFolders) List() []Folder {
	if f.o.planner.noFolders {
		return nil
	}
	return []Folder{{"Memory stick STICK", "/media/STICK", true}, {Label: "the report folder", Path: "/reports"}}
}

const (
	notReady      = "The next release can be made from 1 January 2027."
	changedSecond = "Release 2 is not as it was published. It cannot be shown."
)

// The crowds of the sample releases.
var (
	usualCrowd = crowd{people: 65, stages: 3, professions: 2, looks: 3, agree: true, seed: 1}
	fewCrowd   = crowd{people: 14, stages: 1, professions: 1, plans: 15, looks: 40, seed: 2}
	largeCrowd = crowd{people: 420, stages: 4, professions: 6, looks: 8, seed: 3}
)

// planner begins a planner's run in place of a worker's, at the same window and with the same questionnaire.
func (k *walk) planner(releases ...PlannerRelease) *walk {
	s, profile := k.m.size, k.m.profile
	k.out.planner.releases = releases
	if k.out.planner.ready == "" {
		k.out.planner.ready = notReady
	}
	k.m = newPlanner(k.out.plannerDeps(), false)
	k.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
	k.send(tea.ColorProfileMsg{Profile: profile})
	k.send(drawnMsg{})
	return k
}

// made is a release of a crowd, by its number.
func (k *walk) made(number int, c crowd) PlannerRelease {
	k.t.Helper()
	p := release.Particulars{
		Number: number, Made: assessment.Date{Year: 2026, Month: 10, Day: 2}, Site: "Riverside", From: "2026-Q3", To: "2026-Q3",
	}
	if number == 1 {
		p.From, p.Sample = "", true
	}
	return PlannerRelease{Number: number, Release: c.release(k.t, k.m.q, p)}
}

// third opens release 3 of three, of which the second was changed.
func (k *walk) third(c crowd) *walk {
	k.t.Helper()
	return k.three(c).press("3")
}

func (k *walk) three(c crowd) *walk {
	k.t.Helper()
	return k.planner(k.made(1, fewCrowd), PlannerRelease{Number: 2, Problem: changedSecond}, k.made(3, c))
}

// plannerScenes lead to each page of a planner.
var plannerScenes = []scene{
	{"planner", func(k *walk) { k.three(usualCrowd) }},
	{"planner-empty", func(k *walk) { k.planner() }},
	{"planner-waiting", func(k *walk) { k.planner(); k.m.planner.found, k.m.planner.ready = false, ""; k.send(nil) }},
	{"planner-many", func(k *walk) {
		var list []PlannerRelease
		for n := range 12 {
			list = append(list, k.made(n+1, fewCrowd))
		}
		list[3].Release.Version = "2"
		list[4].Release.Early = true
		k.planner(list...)
	}},
	{"planner-unread", func(k *walk) {
		k.out.planner.listErr, k.out.planner.readyErr = errPlain, errPlain
		k.planner()
	}},
	{"planner-release", func(k *walk) { k.third(usualCrowd) }},
	{"planner-release-few", func(k *walk) { k.three(usualCrowd).press("1") }},
	{"planner-needs", func(k *walk) { k.third(usualCrowd).press("1") }},
	{"planner-needs-few", func(k *walk) { k.three(usualCrowd).press("1", "1") }},
	{"planner-area", func(k *walk) { k.third(largeCrowd).press("1").at("d3-equipment") }},
	{"planner-area-few", func(k *walk) { k.three(usualCrowd).press("1", "1").at("d3-equipment") }},
	{"planner-ratings", func(k *walk) { k.third(largeCrowd).press("2", "3") }},
	{"planner-ratings-rest", func(k *walk) { k.third(largeCrowd).press("2", "0") }},
	{"planner-ratings-few", func(k *walk) { k.three(usualCrowd).press("1", "2", "5", "0") }},
	{"planner-ratings-last", func(k *walk) { k.third(usualCrowd).press("2", "8", "0") }},
	{"planner-marks", func(k *walk) { k.third(usualCrowd).press("3", "2") }},
	{"planner-groups", func(k *walk) { k.third(usualCrowd).press("4") }},
	{"planner-groups-many", func(k *walk) { k.third(largeCrowd).press("4", "3") }},
	{"planner-planning", func(k *walk) { k.third(usualCrowd).press("5") }},
	{"planner-planning-last", func(k *walk) { k.third(largeCrowd).press("5", "2") }},
	{"planner-ahead", func(k *walk) { k.third(largeCrowd).press("6") }},
	{"planner-meaning", func(k *walk) { k.third(usualCrowd).press("7") }},
	{"planner-meaning-few", func(k *walk) { k.three(usualCrowd).press("1", "7") }},
	{"planner-save", func(k *walk) { k.third(usualCrowd).press("8") }},
	{"planner-folder", func(k *walk) { k.third(usualCrowd).press("8", "2") }},
	{"planner-no-folder", func(k *walk) { k.out.planner.noFolders = true; k.third(usualCrowd).press("8", "2") }},
	{"planner-saved", func(k *walk) { k.third(usualCrowd).press("8", "1", "2") }},
	{"planner-save-failed", func(k *walk) {
		k.out.planner.exportErr = sentenceError("There is a file of this name already. Nothing was overwritten. Choose another folder.")
		k.third(usualCrowd).press("8", "1", "2")
	}},
	{"planner-menu", func(k *walk) { k.third(usualCrowd).press("1", "m") }},
	{"planner-look", func(k *walk) { k.third(usualCrowd).press("m", "3") }},
	{"planner-help", func(k *walk) { k.third(usualCrowd).press("2", "?") }},
	{"planner-leave", func(k *walk) { k.three(usualCrowd).press("esc") }},
}

// scrolledScenes are pages read to their end.
var scrolledScenes = []scene{
	{"planner-needs-end", func(k *walk) { k.third(usualCrowd).press("1", "end") }},
	{"planner-groups-end", func(k *walk) { k.third(largeCrowd).press("4", "3", "end") }},
	{"planner-meaning-end", func(k *walk) { k.third(usualCrowd).press("7", "end") }},
}

// inRelease reports whether a text is one of the rules that a release carries.
func (k *walk) inRelease(text string) bool {
	for _, listed := range k.m.planner.releases {
		if listed.Release != nil && text != "" && slices.Contains(listed.Release.Notes(), text) {
			return true
		}
	}
	return false
}
