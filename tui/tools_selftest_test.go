package tui

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// tinyProgram is what the tools are tried on: it shows all that reaches it, and quits on "q".
type tinyProgram struct {
	w, h       int
	keys       []string
	last       string // what else came last
	background string
	ticks      int
}

type tinyTick struct{}

func (p tinyProgram) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (p tinyProgram) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.w, p.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		p.background = map[bool]string{true: "dark", false: "light"}[msg.IsDark()]
	case tea.KeyPressMsg:
		p.keys = append(p.keys[:len(p.keys):len(p.keys)], msg.String())
		switch msg.String() {
		case "q":
			return p, tea.Quit
		case "t":
			return p, tea.Tick(20*time.Minute, func(time.Time) tea.Msg { return tinyTick{} })
		}
	case tea.PasteMsg:
		p.last = "paste " + msg.Content
	case tea.MouseClickMsg:
		p.last = fmt.Sprintf("click %d,%d", msg.X, msg.Y)
	case tea.MouseWheelMsg:
		p.last = "wheel " + msg.String()
	case tinyTick:
		p.ticks++
	}
	return p, nil
}

func (p tinyProgram) View() tea.View {
	keys := "keys " + strings.Join(p.keys, " ")
	rows := []string{
		fmt.Sprintf("size %dx%d", p.w, p.h),
		"background " + p.background,
		keys,
		p.last,
		lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("#FFD75F")).Render("heading") + " plain " +
			lipgloss.NewStyle().Reverse(true).Render("button"),
		fmt.Sprintf("ticks %d", p.ticks),
		"宽 ─────│█▓▒░ end",
	}
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = tea.NewCursor(len(keys), 2)
	v.Cursor.Blink = false
	return v
}

// tinyProgramEnv makes the test binary run tinyProgram instead of its tests, so that it has a pty to itself.
const tinyProgramEnv = "WAYMARK_TEST_TINY_PROGRAM"

// The race detector would hold up the end of the program for a second.
var tinyProgramSettings = []string{tinyProgramEnv + "=1", "GORACE=atexit_sleep_ms=0"}

func runTinyProgram() int {
	// Asked for, the signal arrives even where whoever started the tests has it ignored.
	closed := make(chan os.Signal, 1)
	signal.Notify(closed, syscall.SIGHUP)
	go func() {
		<-closed
		os.Exit(4)
	}()
	fmt.Println("before")
	if _, err := tea.NewProgram(tinyProgram{}).Run(); err != nil {
		fmt.Println(err)
		return 3
	}
	fmt.Println("after")
	return 0
}

func startTiny(t *testing.T, window termWindow) *binarySession {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return startCommand(t, window, tinyProgramSettings, self)
}

func TestSessionDeliversEveryKindOfKey(t *testing.T) {
	names := []string{
		"a", "é", "?", "1", "+", "enter", "tab", "shift+tab", "space", "backspace", "delete", "up", "down", "left", "right",
		"home", "end", "pgup", "pgdown", "esc", "ctrl+c", "ctrl+z", "alt+x",
	}
	s := startProgram(t, tinyProgram{}, termWindow{w: 160, h: 24})
	s.press(names...)
	want := "keys " + strings.Join(names, " ")
	if got := s.settle().rows()[2]; got != want {
		t.Errorf("the program got\n%s, want\n%s", got, want)
	}
	s.press("lone esc")
	s.waitFor(want + " esc")
	for _, name := range []string{"", "pgdn", "ctrl+1", "kpx", "x1"} {
		if keys, ok := keyBytes(name); ok {
			t.Errorf("keyBytes(%q) = %q, want none", name, keys)
		}
	}
}

func TestSessionDeliversNumberPadTextPasteAndMouseInOrder(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	s.waitFor("size 80x24", "heading")
	s.press("kp7")
	s.typeText("hi")
	s.paste("one two")
	s.press("z")
	if row := s.settle().rows()[2]; row != "keys 7 h i z" {
		t.Errorf("got %q", row)
	}
	if row := s.screen().rows()[3]; row != "paste one two" {
		t.Errorf("got %q", row)
	}
	s.clickOn("button")
	s.waitFor("click 14,4")
	s.wheel(3, 4, -2)
	s.waitFor("wheel wheelup")
	s.wheel(3, 4, 1)
	s.waitFor("wheel wheeldown")
}

func TestSettleReturnsWhenNothingChangesOnTheScreen(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	s.settle()
	s.click(2, 2)
	s.settle()
	s.click(2, 2) // the same view again: nothing is written
	if after := s.settle(); !after.has("click 2,2") {
		t.Errorf("got\n%s", after.text())
	}
}

func TestScreenHasCursorColoursAndAttributes(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	s.press("x")
	sc := s.settle()
	if want := image.Pt(len("keys x"), 2); sc.cursor != want || !sc.cursorShown {
		t.Errorf("cursor at %v, shown %t, want %v", sc.cursor, sc.cursorShown, want)
	}
	heading, plain, button := sc.cells[4][0], sc.cells[4][8], sc.cells[4][14]
	if r, g, b, _ := heading.Fg.RGBA(); !heading.bold() || r>>8 != 0xff || g>>8 != 0xd7 || b>>8 != 0x5f {
		t.Errorf("heading is %+v", heading)
	}
	if plain.text != "p" || plain.Fg != nil || plain.Bg != nil || plain.bold() || plain.reverse() {
		t.Errorf("plain text is %+v", plain)
	}
	if button.text != "b" || !button.reverse() {
		t.Errorf("button is %+v", button)
	}
	if end := sc.find("end"); len(end) != 1 || end[0] != image.Pt(14, 6) {
		t.Errorf("the text behind a wide character is at %v", end)
	}
}

func TestNoColourReachesTheScreenUnderTheASCIIProfile(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24, tea.WithColorProfile(colorprofile.ASCII))
	heading := s.waitFor("heading").cells[4][0]
	if heading.Fg != nil || !heading.bold() {
		t.Errorf("heading is %+v, want bold without colour", heading)
	}
}

func TestTerminalAnswersWithItsBackgroundOrStaysSilent(t *testing.T) {
	for _, c := range []struct {
		background termBackground
		want       string
	}{{answersDark, "background dark"}, {answersLight, "background light"}} {
		startProgram(t, tinyProgram{}, termWindow{80, 24, c.background}).waitFor(c.want)
	}
	s := startProgram(t, tinyProgram{}, termWindow{80, 24, answersNothing})
	s.waitFor("size")
	s.waitUntil(func(snapshot) bool { return bytes.Contains(s.written(), []byte(ansi.RequestBackgroundColor)) })
	if row := s.settle().rows()[1]; row != "background" {
		t.Errorf("a silent terminal gave %q", row)
	}
}

func TestResizeReachesTheProgramAndTheScreen(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	s.press("x")
	s.settle()
	s.resize(40, 10)
	if sc := s.settle(); len(sc.cells) != 10 || len(sc.cells[0]) != 40 || !sc.has("size 40x10") {
		t.Errorf("got\n%s", sc.text())
	}
	s.resize(120, 40)
	if sc := s.settle(); sc.rows()[0] != "size 120x40" || sc.rows()[2] != "keys x" {
		t.Errorf("got\n%s", sc.text())
	}
}

func TestProgramLeavesACleanTerminal(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	if sc := s.waitFor("size 80x24"); !sc.altScreen || !s.mode(ansi.ModeBracketedPaste) {
		t.Error("want the alternate screen and bracketed paste on")
	}
	s.typeText("secretq")
	s.waitEnd()
	if sc := s.screen(); sc.altScreen || !sc.cursorShown || s.mode(ansi.ModeBracketedPaste) ||
		s.mode(ansi.ModeMouseButtonEvent) || s.leftBehind() != "" {
		t.Errorf("left behind: %q", s.leftBehind())
	}
	if s.err != nil || len(s.model.(tinyProgram).keys) != 7 {
		t.Errorf("ended with %v, %+v", s.err, s.model)
	}
}

func TestQuitEndsTheProgram(t *testing.T) {
	s := startProgram(t, tinyProgram{}, term80x24)
	s.quit()
	if s.err != nil {
		t.Error(s.err)
	}
}

func TestTwentyMinutesPassAtOnceInASynctestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := startProgram(t, tinyProgram{}, term80x24, tea.WithFPS(1))
		s.press("t")
		s.settle()
		time.Sleep(19 * time.Minute)
		if !s.settle().has("ticks 0") {
			t.Error("the clock is fast")
		}
		time.Sleep(time.Minute)
		s.waitFor("ticks 1")
	})
}

func TestBinaryOnAPtyTypesResizesAndEndsClean(t *testing.T) {
	s := startTiny(t, term80x24)
	if took := s.timeTo(func(sc snapshot) bool { return sc.has("size 80x24") }); took <= 0 {
		t.Errorf("took %v", took)
	}
	s.waitFor("background dark")
	s.press("x", "esc")
	s.clickOn("button")
	s.waitUntil(func(sc snapshot) bool {
		return sc.has("keys x esc") && sc.cursor == image.Pt(10, 2) && sc.has("click 14,4")
	})
	s.resize(60, 20)
	s.waitFor("size 60x20")
	before := len(s.written())
	s.press("y")
	s.waitFor("keys x esc y")
	if n := len(s.written()) - before; n < 2 || n > 200 {
		t.Errorf("one key took %d bytes", n)
	}
	if kib := s.residentKiB(); kib < 1000 {
		t.Errorf("resident memory is %d KiB", kib)
	}
	s.press("q")
	if code := s.exitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if got := s.leftBehind(); got != "before\nafter" {
		t.Errorf("left behind: %q", got)
	}
}

func TestBinaryTellsHowItEnded(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(s *binarySession)
		want int
	}{
		{"interrupted", func(s *binarySession) { s.signal(os.Interrupt) }, 3},
		{"killed", func(s *binarySession) { s.signal(os.Kill) }, -1},
		{"window closed", func(s *binarySession) { s.hangUp() }, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := startTiny(t, term80x24)
			s.waitFor("background dark") // from here on it writes nothing by itself
			c.end(s)
			if code := s.exitCode(); code != c.want {
				t.Errorf("exit code %d, want %d", code, c.want)
			}
		})
	}
}

func TestScrolledOffLinesAreStillSeen(t *testing.T) {
	s := startCommand(t, termWindow{w: 40, h: 5}, nil, "seq", "100")
	if code := s.exitCode(); code != 0 || !strings.HasPrefix(s.leftBehind(), "1\n2\n3\n") || !strings.HasSuffix(s.leftBehind(), "\n100") {
		t.Errorf("exit code %d, left behind %q", code, s.leftBehind())
	}
}

func TestTmuxShowsTheProgramAndWhatItLeaves(t *testing.T) {
	needTmux(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := startInTmux(t, term80x24, tinyProgramSettings, self)
	s.waitFor("size 80x24", "heading")
	s.press("x", "up")
	s.sendKeys("Escape")
	s.waitFor("keys x up esc")
	if s.ask("alternate_on") != "1" || s.ask("mouse_any_flag") != "1" {
		t.Error("tmux does not see the alternate screen or the mouse")
	}
	if sc := screenFromANSI(s.captureColours(), term80x24); !sc.cells[4][0].bold() || !sc.has("keys x up esc") {
		t.Errorf("captured\n%s", sc.text())
	}
	s.resize(60, 20)
	s.waitFor("size 60x20")
	s.press("q")
	s.waitFor("left with 0")
	if got := s.capture(); s.ask("alternate_on") != "0" || got != "before\nafter\nleft with 0" {
		t.Errorf("left behind:\n%s", got)
	}
}

func TestPicturesMeetAndAreTheSameEachTime(t *testing.T) {
	sc := screenFromANSI("\x1b[1;38;2;255;215;95mheading\x1b[0m  a  b ─────│█▓▒░\n\x1b[7m <0> ", termWindow{w: 40, h: 3})
	for _, theme := range []pictureTheme{darkPicture, lightPicture} {
		one, err := drawPNG(sc, theme)
		if err != nil {
			t.Fatal(err)
		}
		two, err := drawPNG(sc, theme)
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: two drawings differ, %v", theme.name, err)
		}
	}
	svg := string(drawSVG(sc, darkPicture, `a "label"`))
	for _, want := range []string{
		`role="img" aria-label="a &#34;label&#34;"`,
		`<text x="12" y="30" textLength="84" fill="#ffd75f" font-weight="bold">heading</text>`,
		"textLength=\"48\" fill=\"#e6e6e6\">a\u00a0\u00a0b</text>",
		`<rect x="180" y="23" width="60" height="2" fill="#e6e6e6"/>`, // five cells of rule in one piece
		`<rect x="12" y="36" width="60" height="24" fill="#e6e6e6"/>`, // reverse
		`fill="#0c0c0c">&lt;0&gt;</text>`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the SVG lacks %s:\n%s", want, svg)
		}
	}
}

func TestPicturesAreWrittenBesideTheTextOfTheScreen(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("SHOTS", folder)
	writePictures(t, "task-list", screenFromANSI("one\ntwo", termWindow{w: 10, h: 4}), lightPicture)
	for file, start := range map[string]string{
		"task-list-light.png": "\x89PNG", "task-list-light.svg": "<svg ", "task-list.txt": "one\ntwo\n",
	} {
		if data, err := os.ReadFile(filepath.Join(folder, file)); err != nil || !strings.HasPrefix(string(data), start) {
			t.Errorf("%s: %v, %.20q", file, err, data)
		}
	}
}
