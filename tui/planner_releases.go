package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment/release"
)

// releasesScreen lists the releases. It tells nothing about responses that wait for one.
type releasesScreen struct{}

func (releasesScreen) page(m *app) *page {
	s := &m.planner
	p := &page{title: "Waymark planner", place: "Releases", first: true}
	if m.deps.Site != "" {
		p.place = m.deps.Site
	}
	p.problem(s.problem)
	p.heading("Releases")
	p.gap()
	switch {
	case !s.found:
		p.waiting = true
		p.prose("Looking for releases.")
	case s.problem != "":
		p.row("again", "1", "Try again")
	case len(s.releases) == 0:
		p.prose("There is no release yet. One can be made after a quarter has ended and ten people have shared.")
	}
	for i := range s.releases {
		m.releaseLine(p, i)
	}
	p.gap()
	if s.ready != "" {
		p.prose(s.ready)
		p.gap()
	}
	p.button(idBack, "9", "Leave")
	return p
}

// releaseLine adds one release. The newest gets focus.
func (m *app) releaseLine(p *page, i int) {
	listed := m.planner.releases[i]
	r := listed.Release
	if r == nil {
		for _, line := range wrap(listed.Problem, m.size.textWidth()-5) {
			p.cells(cell{7, line, plain})
		}
		return
	}
	words := fmt.Sprintf("%s: %s people", r.Name(), r.People)
	if r.Sample {
		words += ", SAMPLE"
	}
	if m.severalQuestionnaires() {
		words += fmt.Sprintf(" (%s, version %s)", r.Questionnaire, r.Version)
	}
	p.focus = releaseID(i)
	p.row(p.focus, listKey(i, len(m.planner.releases)), words)
}

func releaseID(i int) string { return fmt.Sprintf("release%d", i) }

// severalQuestionnaires reports whether a release has to say which questionnaire it is about.
func (m *app) severalQuestionnaires() bool {
	var first *release.Release
	for _, listed := range m.planner.releases {
		r := listed.Release
		switch {
		case r == nil:
		case first == nil:
			first = r
		case r.Questionnaire != first.Questionnaire || r.Version != first.Version:
			return true
		}
	}
	return false
}

func (releasesScreen) choose(m *app, id string) tea.Cmd {
	if id == "again" {
		m.planner.found, m.planner.problem = false, ""
		return findReleases(m.planner.deps)
	}
	for i := range m.planner.releases {
		if id == releaseID(i) {
			return m.push(releaseScreen{i})
		}
	}
	return nil
}

// releasePage begins a page about a release.
func (m *app) releasePage(at int) (*page, *release.Release) {
	r := m.planner.releases[at].Release
	p := &page{title: fmt.Sprintf("Waymark planner: release %d", r.Number), place: r.Period()}
	if r.Sample {
		p.title += ", SAMPLE"
	}
	return p, r
}

// releaseScreen lists what a release holds.
type releaseScreen struct{ at int }

// contents are the rows of a release. A row keeps its number where another is not there.
var contents = []struct {
	id    string
	table release.TableID // that the row needs; "" for none
	words string
}{
	{"needs", "", "Training needs"},
	{"ratings", release.Ratings, "Ratings by domain"},
	{"marks", release.Marks, "Who wants to work on it"},
	{"groups", release.Bands, "Groups"},
	{"planning", release.Planning, "How people like to learn, and what gets in the way"},
	{"ahead", release.LookAhead, "Look ahead"},
	{"meaning", "", "What these figures mean"},
	{"save", "", "Save as a file"},
}

func (s releaseScreen) page(m *app) *page {
	p, r := m.releasePage(s.at)
	p.heading(fmt.Sprintf("%s: %s people", r.Name(), r.People))
	if r.Sample {
		p.add(part{kind: prose, text: release.SampleWords + ". No person gave these answers.", style: strong})
	}
	if r.Few() {
		p.prose(release.FewWords)
	}
	p.gap()
	var missing []string
	for i, c := range contents {
		if c.table != "" && r.Table(c.table) == nil {
			missing = append(missing, c.words)
			continue
		}
		p.row(c.id, fmt.Sprint(i+1), c.words)
	}
	p.focus = contents[0].id
	p.gap()
	if len(missing) > 0 {
		p.prose("Not in this release: " + strings.Join(missing, "; ") + ". A table is made where there are enough people for it.")
		p.gap()
	}
	p.button(idBack, "9", "Back")
	return p
}

func (s releaseScreen) choose(m *app, id string) tea.Cmd {
	switch id {
	case "needs":
		return m.push(needsScreen(s))
	case "meaning":
		return m.push(meaningScreen(s))
	case "save":
		return m.push(saveScreen(s))
	}
	for _, c := range contents {
		if c.id == id {
			return m.push(tableScreen{at: s.at, table: c.table})
		}
	}
	return nil
}

// meaningScreen tells what a reader of the figures has to know.
type meaningScreen struct{ at int }

func (s meaningScreen) page(m *app) *page {
	p, r := m.releasePage(s.at)
	p.heading("What these figures mean")
	p.gap()
	for _, note := range r.Notes() {
		p.prose(note)
		p.gap()
	}
	p.define("Period", r.Period())
	p.define("People", r.People.String())
	p.define("Questionnaire", fmt.Sprintf("%s (%s), version %s", r.Title, r.Questionnaire, r.Version))
	p.define("Made", r.Made.Words())
	if r.Site != "" {
		p.define("Site", r.Site)
	}
	p.define("Digest, the same on every copy", r.Digest())
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (meaningScreen) choose(*app, string) tea.Cmd { return nil }

// plannerMenuScreen leads to what is not on a page. None of it is about an assessment.
type plannerMenuScreen struct{}

func (plannerMenuScreen) page(*app) *page {
	p := &page{title: "Menu", focus: idBack, verb: "Choose"}
	p.row(idBack, "1", "Go back to where I was")
	p.row("releases", "2", "Go to the list of releases")
	p.row("look", "3", "How this looks and works (colours, symbols, keys)")
	p.row("leave", "4", "Leave")
	return p
}

func (plannerMenuScreen) choose(m *app, id string) tea.Cmd {
	m.back()
	switch id {
	case "releases":
		returnTo[releasesScreen](m)
	case "look":
		return m.push(lookScreen{})
	case "leave":
		return m.leave()
	}
	return nil
}
