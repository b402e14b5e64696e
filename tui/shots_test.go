package tui

import (
	"bytes"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// shot is one picture: a scene in a window of a terminal with a certain look.
type shot struct {
	name    string // of the files, without the theme
	scene   string
	window  termWindow
	letters bool // a terminal without our symbols
	plain   bool // NO_COLOR
	light   bool
}

// shots are the pictures of the README, and some more for looking at.
var shots = []shot{
	{name: "start", scene: "start", window: term80x24},
	{name: "start", scene: "start", window: term80x24, light: true},
	{name: "statement", scene: "statement", window: term80x24},
	{name: "statement", scene: "statement", window: term80x24, light: true},
	{name: "results", scene: "results", window: term80x24},
	{name: "results", scene: "results", window: term80x24, light: true},
	{name: "planner", scene: "planner-needs", window: term80x24, light: true},
	{name: "tasks", scene: "tasks", window: term80x24},
	{name: "domain", scene: "domain", window: term80x24},
	{name: "share", scene: "share", window: term80x24},
	{name: "problem", scene: "share-failed", window: term80x24},
	{name: "problem", scene: "share-failed", window: term80x24, light: true},
	{name: "statement-60x20", scene: "statement", window: term60x20},
	{name: "statement-120x40", scene: "statement", window: term120x40},
	{name: "statement-120x40", scene: "statement", window: term120x40, light: true},
	{name: "statement-ascii", scene: "statement", window: term80x24, letters: true},
	{name: "results-ascii", scene: "results", window: term80x24, letters: true},
	{name: "statement-no-colour", scene: "statement", window: term80x24, plain: true},
	{name: "results-no-colour", scene: "results", window: term80x24, plain: true, light: true},
}

// TestPictures draws each shot twice, from two runs of the program, so that a picture never changes by itself.
func TestPictures(t *testing.T) {
	picturesFolder(t)
	for _, s := range shots {
		theme := darkPicture
		if s.light {
			theme = lightPicture
		}
		t.Run(s.name+"-"+theme.name, func(t *testing.T) {
			sc, again := s.take(t), s.take(t)
			if !bytes.Equal(drawSVG(sc, theme, s.name), drawSVG(again, theme, s.name)) {
				t.Error("two runs make two pictures")
			}
			writePictures(t, s.name, sc, theme)
		})
	}
}

// take runs the program as far as the scene and returns what the terminal then shows.
func (s shot) take(t *testing.T) snapshot {
	t.Helper()
	window, profile := s.window, colorprofile.TrueColor
	if s.light {
		window.background = answersLight
	}
	if s.plain {
		profile = colorprofile.ASCII
	}
	k := startWalk(t, window.w, window.h)
	k.m.letters = s.letters
	reachScene(t, k, s.scene)
	program := startProgram(t, resumed{k.m}, window, tea.WithColorProfile(profile))
	return program.seen(!s.plain)
}
