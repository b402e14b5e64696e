package tui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/release"
)

// PlannerDeps is everything outside the program that a planner's screens reach, handed in by main so that tests can hand
// in their own. Each call but Clock may take its time, and is only ever made from a command.
type PlannerDeps struct {
	// Releases returns every release, the oldest first, those that are damaged too.
	Releases func(context.Context) ([]PlannerRelease, error)
	// Ready says in a sentence whether a release can be made now. It tells no count.
	Ready func(context.Context) (string, error)
	// Export writes a release in a format to new files in a folder and returns their full paths. It never writes over a
	// file.
	Export  func(ctx context.Context, r *release.Release, format ExportFormat, folder string) (paths []string, err error)
	Folders Folders
	Clock   func() time.Time
	Site    string // site name for the list of releases; may be empty
}

// PlannerRelease is a release, or the place of one that cannot be shown.
type PlannerRelease struct {
	Number  int
	Release *release.Release // nil where Problem says why
	Problem string           // a sentence
}

// ExportFormat names a form in which a release can be saved, as the ending of its file.
type ExportFormat string

// The forms of an export.
const (
	ExportCSV  ExportFormat = "csv"
	ExportXLSX ExportFormat = "xlsx"
	ExportJSON ExportFormat = "json"
	ExportHTML ExportFormat = "html"
)

// planner is what a planner's screens know. It shares nothing with an assessment: a run shows the one or the other.
type planner struct {
	on       bool
	deps     PlannerDeps
	found    bool // the releases were looked for
	releases []PlannerRelease
	problem  string // why there is no list
	ready    string // whether a release can be made; "" until it is known
	places   []Folder
	looked   bool // for folders
	busy     bool // a file is being saved
	saved    []savedRelease
	unsaved  unsavedRelease
}

// savedRelease tells what was saved of a release, and where.
type savedRelease struct {
	release int // its place in the list
	folder  string
	names   []string
}

// unsavedRelease tells why nothing was saved the last time, on the page where it was asked for.
type unsavedRelease struct {
	asked exportScreen
	words string
}

// newPlanner is the root model of a planner's run. Nothing that it shows leads to an assessment.
func newPlanner(deps PlannerDeps, letters bool) app {
	m := newApp(Deps{Clock: deps.Clock, Folders: deps.Folders, Site: deps.Site}, letters)
	m.planner = planner{on: true, deps: deps}
	m.rebind()
	m.stack = []entry{{screen: releasesScreen{}}}
	return m
}

// releasesMsg is sent when the releases were read, or could not be.
type releasesMsg struct {
	releases []PlannerRelease
	err      error
}

// readyMsg is sent when it is known whether a release can be made.
type readyMsg struct{ words string }

// exportPlacesMsg is sent when the folders to save to are known.
type exportPlacesMsg struct{ folders []Folder }

// exportedMsg is sent when a release was saved as a file, or could not be.
type exportedMsg struct {
	asked exportScreen
	saved savedRelease
	err   error
}

// errPlannerFault is a fault of ours in a command. It has no sentence of its own: each page says what did not work.
var errPlannerFault = errors.New("a fault in a command")

func findReleases(deps PlannerDeps) tea.Cmd {
	list := command(func() tea.Msg {
		releases, err := deps.Releases(context.Background())
		return releasesMsg{releases, err}
	}, func(error) tea.Msg { return releasesMsg{err: errPlannerFault} })
	const unknown = "Whether a release can be made is not known just now."
	ready := command(func() tea.Msg {
		words, err := deps.Ready(context.Background())
		if err != nil {
			words = sentence(err, unknown)
		}
		return readyMsg{words}
	}, func(error) tea.Msg { return readyMsg{unknown} })
	return tea.Batch(list, ready)
}

func findExportPlaces(folders Folders) tea.Cmd {
	return command(func() tea.Msg { return exportPlacesMsg{folders.List()} },
		func(error) tea.Msg { return exportPlacesMsg{} })
}

func exportRelease(deps PlannerDeps, r *release.Release, asked exportScreen, folder string) tea.Cmd {
	return command(func() tea.Msg {
		paths, err := deps.Export(context.Background(), r, asked.format, folder)
		if err != nil {
			return exportedMsg{asked: asked, err: err}
		}
		saved := savedRelease{release: asked.at, folder: folder}
		for _, path := range paths {
			saved.names = append(saved.names, filepath.Base(path))
		}
		return exportedMsg{asked: asked, saved: saved}
	}, func(error) tea.Msg { return exportedMsg{asked: asked, err: errPlannerFault} })
}

// plannerResult takes in what a planner's command found out.
func (m *app) plannerResult(msg tea.Msg) {
	s := &m.planner
	switch msg := msg.(type) {
	case releasesMsg:
		s.found, s.releases, s.problem = true, msg.releases, ""
		if msg.err != nil {
			s.problem = sentence(msg.err, "The releases cannot be read just now. Nothing was changed. Try again.")
		}
	case readyMsg:
		s.ready = msg.words
	case exportPlacesMsg:
		s.places, s.looked = msg.folders, true
	case exportedMsg:
		m.exported(msg)
	}
}
