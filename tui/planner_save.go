package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// saveScreen asks in which form a release is saved.
type saveScreen struct{ at int }

// exportForms are the forms with what each is for.
var exportForms = []struct {
	format      ExportFormat
	words, hint string
}{
	{ExportCSV, "CSV", "Plain tables, for other programs"},
	{ExportXLSX, "Spreadsheet", "One file, for Excel or LibreOffice"},
	{ExportJSON, "JSON", "The release as it was published, for programs"},
	{ExportHTML, "Web page", "One file, to read or to print"},
}

func (s saveScreen) page(m *app) *page {
	p, _ := m.releasePage(s.at)
	p.verb = "Choose"
	p.heading("Save as a file")
	p.gap()
	p.prose("Every form holds the same figures.")
	p.gap()
	for i, f := range exportForms {
		p.add(part{kind: row, id: string(f.format), key: fmt.Sprint(i + 1), text: f.words, hint: f.hint, below: true})
	}
	p.focus = string(ExportCSV)
	p.gap()
	p.button(idBack, "9", "Back")
	return p
}

func (s saveScreen) choose(m *app, id string) tea.Cmd {
	for _, f := range exportForms {
		if string(f.format) == id {
			return m.push(exportScreen{s.at, f.format})
		}
	}
	return nil
}

// exportScreen asks for the folder, saves the release there, and tells what was saved.
type exportScreen struct {
	at     int
	format ExportFormat
}

func (exportScreen) arrive(m *app) tea.Cmd {
	m.planner.looked = false
	return findExportPlaces(m.planner.deps.Folders)
}

// mostFolders is how many folders have a digit of their own here.
const mostFolders = 8

func (s exportScreen) page(m *app) *page {
	state := &m.planner
	p, r := m.releasePage(s.at)
	p.verb = "Save"
	if state.unsaved.asked == s {
		p.problem(state.unsaved.words)
	}
	for _, saved := range state.saved {
		if saved.release == s.at {
			p.prose("√ Saved in " + saved.folder)
			p.bullets(saved.names...)
			p.gap()
		}
	}
	if !state.looked {
		p.wait("Looking for folders.", "Back to the release")
		return p
	}
	p.heading("Save as a file: " + s.words())
	p.gap()
	if len(state.places) == 0 {
		p.prose("There is no folder to save to. Put a memory stick in, and open this page again.")
	}
	for i, f := range state.places[:min(len(state.places), mostFolders)] {
		p.add(part{
			kind: row, id: fmt.Sprintf("folder%d", i), key: fmt.Sprint(i + 1), text: "Save: " + f.Label, hint: f.Path, below: true,
		})
	}
	p.gap()
	p.prose("Nothing is written over.",
		fmt.Sprintf("To save somewhere else, use the command: waymark release export %d -o FILE.%s", r.Number, s.format))
	p.gap()
	p.onwardTo("Back to the release")
	return p
}

func (s exportScreen) words() string {
	for _, f := range exportForms {
		if f.format == s.format {
			return f.words
		}
	}
	return ""
}

func (s exportScreen) choose(m *app, id string) tea.Cmd {
	state := &m.planner
	if id == idContinue {
		returnTo[releaseScreen](m)
		return nil
	}
	for i, f := range state.places {
		if id != fmt.Sprintf("folder%d", i) || m.busy() {
			continue
		}
		state.busy, state.unsaved = true, unsavedRelease{}
		m.message = "Saving."
		return m.lasting(exportRelease(state.deps, state.releases[s.at].Release, s, f.Path))
	}
	return nil
}

// exported tells what became of a file. On the page where it was asked for focus goes on; elsewhere nothing moves.
func (m *app) exported(msg exportedMsg) {
	state := &m.planner
	here := m.top().screen == msg.asked
	state.busy = false
	if msg.err != nil {
		state.unsaved = unsavedRelease{msg.asked, sentence(msg.err,
			"The release could not be saved there. Nothing was overwritten. Choose another folder.")}
		m.message = "Nothing was saved."
		if here {
			m.message = ""
			m.backToTop()
		}
		return
	}
	state.saved = append(state.saved, msg.saved)
	m.message = "Saved."
	if here {
		m.top().focus = idContinue
	}
}
