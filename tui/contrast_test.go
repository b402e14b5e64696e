package tui

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Backgrounds that terminals come with. Their own text on them is their business; ours has to be read on all of them.
var (
	darkBackgrounds = map[string]color.Color{
		"Black": rgb(0x000000), "Campbell": rgb(0x0C0C0C), "Solarized Dark": rgb(0x002B36), "Dracula": rgb(0x282A36), "Ubuntu": rgb(0x300A24),
	}
	lightBackgrounds = map[string]color.Color{
		"White": rgb(0xFFFFFF), "One Half Light": rgb(0xFAFAFA), "Solarized Light": rgb(0xFDF6E3),
	}
)

func rgb(hex uint32) color.Color {
	return color.RGBA{byte(hex >> 16), byte(hex >> 8), byte(hex), 0xff}
}

// leastContrast is what WCAG 2.2 asks of text (1.4.3).
const leastContrast = 4.5

// contrast is the contrast of two colours as WCAG defines it, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

// lookFaults says what is wrong with the look of the cells of a screen: on which backgrounds a text of ours is hard to
// read, and what cannot be relied on to be readable anywhere. Without backgrounds nothing may be coloured.
func lookFaults(sc snapshot, backgrounds map[string]color.Color) []string {
	var faults []string
	seen := map[string]bool{}
	for y, row := range sc.cells {
		for x, c := range row {
			fault := cellFault(c, backgrounds)
			if fault != "" && !seen[fault] {
				seen[fault] = true
				faults = append(faults, fmt.Sprintf("%q at %d,%d: %s", c.text, x, y, fault))
			}
		}
	}
	return faults
}

func cellFault(c termCell, backgrounds map[string]color.Color) string {
	switch {
	case c.Attrs&^(uv.AttrBold|uv.AttrReverse) != 0 || c.Underline != 0:
		return "more than bold and reverse"
	case c.Fg == nil && c.Bg == nil:
		return "" // the terminal's own, or the two swapped
	case len(backgrounds) == 0:
		return "coloured"
	case c.Bg != nil:
		return "a background of our own"
	}
	if _, basic := c.Fg.(ansi.BasicColor); basic {
		return "one of sixteen colours that each terminal chooses for itself"
	}
	worst, on := leastContrast, ""
	for name, background := range backgrounds {
		if got := contrast(c.Fg, background); got < worst {
			worst, on = got, name
		}
	}
	if on != "" {
		return fmt.Sprintf("contrast %.1f on %s", worst, on)
	}
	return ""
}

// resumed is a program that starts on a page, as the one before left it.
type resumed struct{ app }

func (resumed) Init() tea.Cmd { return tea.RequestBackgroundColor }

// startOn runs the program in a terminal, from a scene on.
func startOn(t *testing.T, window termWindow, profile colorprofile.Profile, scene string) *programSession {
	t.Helper()
	k := startWalk(t, window.w, window.h)
	reachScene(t, k, scene)
	return startProgram(t, resumed{k.m}, window, tea.WithColorProfile(profile))
}

func reachScene(t *testing.T, k *walk, name string) {
	t.Helper()
	for _, scene := range slices.Concat(scenes, stillScenes, kioskScenes) {
		if scene.name == name {
			scene.reach(k)
			return
		}
	}
	t.Fatalf("there is no scene %q", name)
}

// seen returns the screen once the terminal has told its background, if it does, and the program has drawn with it.
func (s *programSession) seen(coloured bool) snapshot {
	s.t.Helper()
	s.waitUntilIt("asks for the background", func(snapshot) bool {
		return bytes.Contains(s.written(), []byte(ansi.RequestBackgroundColor))
	})
	s.settle() // what is typed now comes behind the terminal's answer
	if !coloured {
		return s.screen()
	}
	return s.waitUntilIt("is coloured", func(sc snapshot) bool { return len(lookFaults(sc, nil)) > 0 })
}

// TestEveryCellCanBeReadOnEveryBackground guards the promise that body text is the terminal's own, that a colour of
// ours is read on every background that terminals come with, and that there is none where it cannot be known.
func TestEveryCellCanBeReadOnEveryBackground(t *testing.T) {
	for _, scene := range []string{
		"start", "tasks", "statement", "statement-note-too-long", "domain", "results", "share-failed", "look", "help",
		"training", "training-standards", "training-line-future", "save-yes", "words", "words-check-wrong", "save-failed", "elsewhere", "come-back-not-a-word", "finish-saved",
		"planner-ratings", "planner-groups-many", "planner-save-failed",
		"idle-warning", "idle-hidden", "idle-hidden-warning",
	} {
		for _, terminal := range []struct {
			name        string
			answers     termBackground
			backgrounds map[string]color.Color
		}{
			{"dark", answersDark, darkBackgrounds}, {"light", answersLight, lightBackgrounds}, {"silent", answersNothing, nil},
		} {
			for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
				t.Run(fmt.Sprintf("%s/%s/%s", scene, terminal.name, profile), func(t *testing.T) {
					backgrounds := terminal.backgrounds
					if profile < colorprofile.ANSI256 {
						backgrounds = nil
					}
					s := startOn(t, termWindow{80, 24, terminal.answers}, profile, scene)
					sc := s.seen(len(backgrounds) > 0)
					for _, fault := range lookFaults(sc, backgrounds) {
						t.Error(fault)
					}
					if _, fault := focusIn(sc); fault != "" {
						t.Errorf("%s:\n%s", fault, sc.text())
					}
				})
			}
		}
	}
}

func TestHardToReadColoursAreFound(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		backgrounds map[string]color.Color
		want        int
	}{
		{"our own grey on dark", "\x1b[38;2;178;178;178mx", darkBackgrounds, 0},
		{"the same on light", "\x1b[38;2;178;178;178mx", lightBackgrounds, 1},
		{"too dim on dark", "\x1b[38;2;110;110;110mx", darkBackgrounds, 1},
		{"swapped", "\x1b[7;38;2;110;110;110mx", darkBackgrounds, 1},
		{"of 256", "\x1b[38;5;240mx", darkBackgrounds, 1},
		{"of sixteen", "\x1b[33mx", darkBackgrounds, 1},
		{"a background", "\x1b[48;2;0;0;0mx", darkBackgrounds, 1},
		{"colour where there may be none", "\x1b[38;2;255;255;255mx", nil, 1},
		{"faint", "\x1b[2mx", nil, 1},
		{"blinking", "\x1b[5mx", nil, 1},
		{"underlined", "\x1b[4mx", nil, 1},
		{"bold and reverse", "\x1b[1;7mx", nil, 0},
	} {
		sc := screenFromANSI(c.text, termWindow{w: 4, h: 1})
		if faults := lookFaults(sc, c.backgrounds); len(faults) != c.want {
			t.Errorf("%s: found %q, want %d", c.name, faults, c.want)
		}
	}
	if got := contrast(rgb(0x000000), rgb(0xFFFFFF)); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white is %.3f, want 21", got)
	}
}

func TestBadPaletteIsFound(t *testing.T) {
	good := onDark[quiet]
	t.Cleanup(func() { onDark[quiet] = good })
	onDark[quiet] = "#666666"
	s := startOn(t, term80x24, colorprofile.TrueColor, "statement")
	if faults := lookFaults(s.seen(true), darkBackgrounds); len(faults) != 1 {
		t.Errorf("found %q, want that quiet text is hard to read", faults)
	}
}
