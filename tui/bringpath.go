package tui

import (
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// bringPathScreen takes the path of a record.
type bringPathScreen struct{ path string }

const recordBox = "record"

func (s bringPathScreen) page(m *app) *page {
	p := &page{title: "Waymark", place: "Type where it is", focus: recordBox, submits: true}
	p.problem(m.problem())
	p.prose("Type the folder and the name of your report or record.")
	p.pathBox(m, recordBox, s.path)
	p.prose("The file is only read. It is not changed.")
	p.gap()
	p.button(idContinue, "0", "Open it")
	p.button(idBack, "9", "Back")
	return p
}

func (s bringPathScreen) choose(m *app, id string) tea.Cmd {
	if id != idContinue {
		return nil
	}
	wrong := ""
	switch {
	case s.path == "":
		wrong = "There is no path yet. Type where the file is, such as on your memory stick."
	case !isWhole(s.path):
		wrong = "We cannot tell where this file is. Type its folder too, such as " + onAStick("report.pdf", runtime.GOOS) + "."
	default:
		return m.openRecord(bringPathScreen{}, FoundRecord{Label: filepath.Base(strings.Trim(s.path, quotes)), Path: s.path})
	}
	m.tellOf(recordBox, wrong)
	return nil
}

// quotes are what terminals put round a file that is let fall on them.
const quotes = `"'`

// isWhole reports whether a path can be found from wherever one is.
func isWhole(path string) bool {
	return filepath.IsAbs(strings.Trim(path, quotes)) || strings.HasPrefix(path, "~")
}

// onAStick is the whole path of something on a memory stick, as people of a system write it.
func onAStick(name, system string) string {
	switch system {
	case "windows":
		return `E:\` + name
	case "darwin":
		return "/Volumes/STICK/" + name
	}
	return "/media/STICK/" + name
}

func (bringPathScreen) typed(m *app, _, text string) string {
	return typedPath(text, func(path string) { m.top().screen = bringPathScreen{path} })
}

// pathBox takes a path.
func (p *page) pathBox(m *app, id, path string) {
	p.textBox(m, id, path, 2)
	p.gap()
}

// typedPath keeps a path that was typed, or says what is wrong with it.
func typedPath(text string, keep func(path string)) string {
	path, err := assessment.Clean(text, 1000)
	if err != nil {
		return "This path is too long to be one. Type a shorter one."
	}
	keep(path)
	return ""
}
