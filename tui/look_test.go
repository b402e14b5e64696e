package tui

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

var profiles = []colorprofile.Profile{
	colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
}

// TestContrastRatioIsThatOfWCAG holds the measure itself to known values.
func TestContrastRatioIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#FFFFFF", 21}, {"#777777", "#777777", 1}, {"#767676", "#FFFFFF", 4.54}, {"#FF0000", "#FFFFFF", 4}} {
		if got := contrast(lipgloss.Color(c.b), lipgloss.Color(c.a)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// TestEveryColourCanBeReadOnEveryBackground guards "at least 4.5:1 everywhere", in true colour and in the nearest of
// 256 colours.
func TestEveryColourCanBeReadOnEveryBackground(t *testing.T) {
	for _, c := range []struct {
		palette   [styleCount]string
		terminals map[string]color.Color
	}{{onDark, darkBackgrounds}, {onLight, lightBackgrounds}} {
		for meaning, hex := range c.palette {
			if hex == "" {
				continue // the terminal's own
			}
			for name, bg := range c.terminals {
				for _, p := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
					if got := contrast(p.Convert(lipgloss.Color(hex)), bg); got < leastContrast {
						t.Errorf("meaning %d, %s on %s with %v: %.1f, want 4.5 at least", meaning, hex, name, p, got)
					}
				}
			}
		}
	}
}

var (
	graphics = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)
	trueRGB  = regexp.MustCompile(`[34]8[;:]2[;:](\d+)[;:](\d+)[;:](\d+)`)
)

// graphicsOf lists what a frame switches on, without the resets.
func graphicsOf(content string) map[string]bool {
	found := map[string]bool{}
	for _, m := range graphics.FindAllStringSubmatch(content, -1) {
		if m[1] != "" && m[1] != "0" {
			found[m[1]] = true
		}
	}
	return found
}

// background tells the program what the terminal answered.
func (k *walk) background(bg background) {
	switch bg {
	case darkBackground:
		k.send(tea.BackgroundColorMsg{Color: color.Black})
	case lightBackground:
		k.send(tea.BackgroundColorMsg{Color: color.White})
	}
}

// TestColoursAreThoseOfThePaletteOrNone guards "with sixteen colours or fewer, and without an answer about the
// background, nothing is coloured", on every page, and that nothing is coloured past the palettes.
func TestColoursAreThoseOfThePaletteOrNone(t *testing.T) {
	for _, profile := range profiles {
		for bg, palette := range map[background][styleCount]string{unknownBackground: {}, darkBackground: onDark, lightBackground: onLight} {
			allowed := map[string]bool{}
			for _, hex := range palette {
				if hex != "" && profile >= colorprofile.ANSI256 {
					r, g, b, _ := lipgloss.Color(hex).RGBA()
					allowed[fmt.Sprintf("%d %d %d", r>>8, g>>8, b>>8)] = true
				}
			}
			used := map[string]bool{}
			for _, scene := range scenes {
				k := cached(t, sizes[1], scene.name, scene.reach)
				k.send(tea.ColorProfileMsg{Profile: profile})
				k.background(bg)
				for codes := range graphicsOf(k.m.View().Content) {
					rgb := trueRGB.FindStringSubmatch(codes)
					switch rest := strings.Trim(trueRGB.ReplaceAllString(codes, ""), ";"); {
					case rest != "" && rest != "1" && rest != "7" && rest != "1;7":
						t.Errorf("%v, background %d, %s: %q is switched on", profile, bg, scene.name, codes)
					case rgb != nil && !allowed[strings.Join(rgb[1:], " ")]:
						t.Errorf("%v, background %d, %s: colour %v is not in the palette", profile, bg, scene.name, rgb[1:])
					case rgb != nil:
						used[strings.Join(rgb[1:], " ")] = true
					}
				}
			}
			if len(used) != len(allowed) {
				t.Errorf("%v, background %d: %d of %d colours are used", profile, bg, len(used), len(allowed))
			}
		}
	}
}

// TestMeaningIsNeverByColourAlone guards that the text of every frame is the same whatever is coloured.
func TestMeaningIsNeverByColourAlone(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		want := k.screen()
		for _, profile := range profiles {
			for _, bg := range []background{unknownBackground, darkBackground, lightBackground} {
				k.send(tea.ColorProfileMsg{Profile: profile})
				if k.background(bg); k.screen() != want {
					t.Errorf("%v, background %d:%s", profile, bg, difference(want, k.screen()))
				}
			}
		}
	})
}

// TestThePersonsChoiceOfColoursWins guards the setting over what the terminal says.
func TestThePersonsChoiceOfColoursWins(t *testing.T) {
	for presses, want := range [][styleCount]string{onDark, onDark, onLight, {}} {
		k := startWalk(t, 80, 24)
		k.background(darkBackground)
		k.press("5")
		for range presses {
			k.press("1")
		}
		k.press("esc")
		got := trueRGB.FindStringSubmatch(k.m.View().Content)
		switch {
		case want[headingStyle] == "" && got != nil:
			t.Errorf("%s: colour %v", colourWords[presses], got)
		case want[headingStyle] != "":
			r, g, b, _ := lipgloss.Color(want[headingStyle]).RGBA()
			if got == nil || fmt.Sprint(r>>8, g>>8, b>>8) != strings.Join(got[1:], " ") {
				t.Errorf("%s: colour %v, want %s", colourWords[presses], got, want[headingStyle])
			}
		}
	}
}

// TestSettingsGoRoundBothWays guards that → and ←, the digit, Enter, Space and a click change a line, and that it says
// what is in force.
func TestSettingsGoRoundBothWays(t *testing.T) {
	k := startWalk(t, 80, 24).press("5")
	for i, line := range []string{
		"Colours  [Dark]", "Symbols  [Letters only]", "Letter keys (M, U, ?)  [Off]", "Mouse  [Off]", "Go on when I choose  [On]",
	} {
		label, value, _ := strings.Cut(line, "  ")
		for _, name := range []string{"right", "enter", "space", fmt.Sprint(i + 1)} {
			f := k.fork(t).press("home")
			for range i {
				f.press("down")
			}
			before := f.screen()
			f.press(name)
			row := strings.Split(f.screen(), "\n")[4+i]
			if !strings.Contains(row, label) || !strings.Contains(row, value) {
				t.Errorf("%s on %s gives %q", name, label, row)
			}
			if f.press("left"); f.screen() != before {
				t.Errorf("← after %s on %s:%s", name, label, difference(before, f.screen()))
			}
		}
	}
}

// TestLetterKeysCanBeSwitchedOff guards people who speak to their computer: letters then do nothing on any page, while
// Help, Menu and undo can still be had.
func TestLetterKeysCanBeSwitchedOff(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		lookScreen{}.adjust(&k.m, "letters", 1)
		k.leaveBox().press("x")
		want := k.sight()
		for _, letter := range []string{"m", "M", "u", "U", "?"} {
			k.press(letter).unchanged(want, letter)
		}
		if _, undoes := k.m.a.Clone().Undo(); k.m.begun && undoes && len(k.m.a.Plan()) == 0 && k.place() == "3  Clinical and technical | Statement 1 of 11" {
			before := k.m.a.Revision()
			if ctrlZ(k); k.m.a.Revision() == before {
				t.Error("Ctrl+Z does nothing")
			}
		}
	})
}

// keyBar is the last row of the screen.
func (k *walk) keyBar() string {
	lines := strings.Split(k.screen(), "\n")
	return lines[len(lines)-1] + " "
}

// TestTheKeyBarNamesNoLetterThatIsSwitchedOff guards "what cannot be used now is not in it".
func TestTheKeyBarNamesNoLetterThatIsSwitchedOff(t *testing.T) {
	k := startWalk(t, 80, 24).toTasks()
	lookScreen{}.adjust(&k.m, "letters", 1)
	k.send(nil)
	for _, key := range []string{" ? ", " M "} {
		if strings.Contains(k.keyBar(), key) {
			t.Errorf("the key bar names%sin %q", key, k.keyBar())
		}
	}
	for _, word := range []string{"Help", "Menu"} {
		if !strings.Contains(k.keyBar(), word) {
			t.Errorf("the key bar has no %s to click or to Tab to: %q", word, k.keyBar())
		}
	}
}

// TestTheKeyBarNamesNoDigitThatDoesNothing guards the same for its range of digits.
func TestTheKeyBarNamesNoDigitThatDoesNothing(t *testing.T) {
	pages := map[string]func(k *walk){"leaving before the first question": func(k *walk) { k.press("1", "ctrl+c") }}
	for _, scene := range scenes {
		pages[scene.name] = scene.reach
	}
	for name, reach := range pages {
		k := cached(t, sizes[1], name, reach)
		found := regexp.MustCompile(` (\d)-(\d) `).FindStringSubmatch(k.keyBar())
		if found == nil {
			continue
		}
		named, idle := "123456789", ""
		for _, d := range named[found[1][0]-'1' : found[2][0]-'0'] {
			if !slices.ContainsFunc(k.m.laid.targets, func(t target) bool { return t.part.key == string(d) }) {
				idle += string(d)
			}
		}
		if idle != "" {
			t.Errorf("%s: of %q %s do nothing", name, strings.TrimSpace(found[0]), idle)
		}
	}
}

// TestLettersOnlyNeedsNoSymbols guards terminals and fonts without our symbols: every frame is then plain ASCII and
// Latin letters, and still fits.
func TestLettersOnlyNeedsNoSymbols(t *testing.T) {
	onEveryPage(t, func(t *testing.T, k *walk) {
		k.m.letters = true
		k.m.restyle()
		k.send(nil)
		for _, r := range k.screen() {
			if r > '~' && !isLatin(r) {
				t.Errorf("%q stands in\n%s", r, k.screen())
				break
			}
		}
		if err := k.misfit(); err != nil {
			t.Error(err)
		}
		k.checkFocus()
	})
}
