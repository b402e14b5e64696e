package tui

import (
	"bytes"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// snapshot is what a terminal shows at one moment. It can be read as text and cells, and drawn as a picture.
type snapshot struct {
	cells       [][]termCell
	cursor      image.Point
	cursorShown bool
	altScreen   bool
}

// termCell is one column of one row. Its text is "" in the second column of a wide character. Fg and Bg are nil for the
// terminal's own colours.
type termCell struct {
	text string
	uv.Style
}

func (c termCell) bold() bool    { return c.Attrs&uv.AttrBold != 0 }
func (c termCell) reverse() bool { return c.Attrs&uv.AttrReverse != 0 }

// screen returns what the terminal shows now.
func (s *session) screen() snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return snapshot{
		cells:       cellsOf(s.term),
		cursor:      s.term.CursorPosition(),
		cursorShown: s.cursorShown,
		altScreen:   s.term.IsAltScreen(),
	}
}

// leftBehind returns the text of the main screen and of all that has scrolled off it, for use when the program has
// left the alternate screen.
func (s *session) leftBehind() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var rows []string
	for _, line := range s.term.Scrollback().Lines() {
		rows = append(rows, strings.TrimRight(line.String(), " "))
	}
	return strings.TrimSpace(strings.Join(append(rows, snapshot{cells: cellsOf(s.term)}.rows()...), "\n"))
}

// screenFromANSI returns the screen that text with colour codes makes, such as the output of tmux capture-pane -ep.
func screenFromANSI(text string, window termWindow) snapshot {
	term := vt.NewEmulator(window.w, window.h)
	_, _ = withCarriageReturns{term}.Write([]byte(strings.TrimRight(text, "\n")))
	return snapshot{cells: cellsOf(term)}
}

func cellsOf(from uv.Screen) [][]termCell {
	size := from.Bounds().Size()
	cells := make([][]termCell, size.Y)
	for y := range cells {
		cells[y] = make([]termCell, size.X)
		for x := 0; x < size.X; x++ {
			c := from.CellAt(x, y)
			if c == nil || c.IsZero() {
				c = &uv.EmptyCell
			}
			cells[y][x] = termCell{c.Content, c.Style}
			for end := min(x+c.Width, size.X); x+1 < end; x++ {
				cells[y][x+1] = termCell{"", c.Style}
			}
		}
	}
	return cells
}

// rows returns the text of each row without the spaces at its end.
func (sc snapshot) rows() []string {
	rows := make([]string, len(sc.cells))
	for y, row := range sc.cells {
		rows[y] = strings.TrimRight(textOfCells(row), " ")
	}
	return rows
}

func textOfCells(cells []termCell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// text returns all rows, without the empty ones at the end.
func (sc snapshot) text() string { return strings.TrimRight(strings.Join(sc.rows(), "\n"), "\n") }

// has reports whether text is on the screen. It may run over rows, with "\n" between them.
func (sc snapshot) has(text string) bool { return strings.Contains(sc.text(), text) }

// find returns the cell of the first character of text wherever it stands in a row.
func (sc snapshot) find(text string) []image.Point {
	var found []image.Point
	for y, row := range sc.cells {
		for x := range row {
			if row[x].text != "" && strings.HasPrefix(textOfCells(row[x:]), text) {
				found = append(found, image.Pt(x, y))
			}
		}
	}
	return found
}

// shows reports whether the screen is the one that a view asks for: text, weight, reverse and cursor.
func (sc snapshot) shows(v tea.View) bool {
	if v.AltScreen != sc.altScreen || (v.Cursor != nil) != sc.cursorShown ||
		v.Cursor != nil && image.Point(v.Cursor.Position) != sc.cursor || len(sc.cells) == 0 {
		return false
	}
	want := uv.NewScreenBuffer(len(sc.cells[0]), len(sc.cells))
	uv.NewStyledString(v.Content).Draw(want, want.Bounds())
	for y, row := range cellsOf(want) {
		for x, c := range row {
			got := sc.cells[y][x]
			// Bubble Tea may clear a bold space instead of writing it.
			if c.text != got.text || c.reverse() != got.reverse() || c.bold() != got.bold() && c.text != " " {
				return false
			}
		}
	}
	return true
}

// pictureTheme is the colours that a picture gives to the terminal's own.
type pictureTheme struct {
	name   string
	fg, bg color.RGBA
}

var (
	darkPicture  = pictureTheme{"dark", color.RGBA{0xe6, 0xe6, 0xe6, 0xff}, color.RGBA{0x0c, 0x0c, 0x0c, 0xff}}
	lightPicture = pictureTheme{"light", color.RGBA{0x1b, 0x1b, 0x1b, 0xff}, color.RGBA{0xff, 0xff, 0xff, 0xff}}
)

// picturesFolder returns the folder to draw pictures into, named by SHOTS, and skips the test when there is none.
func picturesFolder(t testing.TB) string {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("set SHOTS to the full path of a folder to draw the pictures")
	}
	return folder
}

// writePictures draws a screen as name-theme.png and name-theme.svg, and writes its text as name.txt.
func writePictures(t testing.TB, name string, sc snapshot, theme pictureTheme) {
	t.Helper()
	folder := picturesFolder(t)
	pixels, err := drawPNG(sc, theme)
	if err != nil {
		t.Fatal(err)
	}
	label := "Waymark: " + strings.ReplaceAll(name, "-", " ")
	for file, data := range map[string][]byte{
		name + "-" + theme.name + ".png": pixels,
		name + "-" + theme.name + ".svg": drawSVG(sc, theme, label),
		name + ".txt":                    []byte(sc.text() + "\n"),
	} {
		if err := os.WriteFile(filepath.Join(folder, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Sizes in pixels. At 20 a character of Go Mono is 12 wide.
const (
	picFontSize   = 20
	picCellWidth  = 12
	picCellHeight = 24
	picBaseline   = 18
	picMargin     = 12
)

// drawnRule is a character that is drawn as a rectangle, so that it meets its neighbours.
type drawnRule struct {
	image.Rectangle     // inside a cell
	ink             int // parts of the foreground in four
}

var drawnRules = map[string]drawnRule{
	"─": {image.Rect(0, 11, picCellWidth, 13), 4},
	"│": {image.Rect(5, 0, 7, picCellHeight), 4},
	"█": {image.Rect(0, 0, picCellWidth, picCellHeight), 4},
	"▓": {image.Rect(0, 0, picCellWidth, picCellHeight), 3},
	"▒": {image.Rect(0, 0, picCellWidth, picCellHeight), 2},
	"░": {image.Rect(0, 0, picCellWidth, picCellHeight), 1},
}

func (r drawnRule) colour(fg, bg color.RGBA) color.RGBA {
	mix := func(f, b uint8) uint8 { return uint8((int(f)*r.ink + int(b)*(4-r.ink)) / 4) }
	return color.RGBA{mix(fg.R, bg.R), mix(fg.G, bg.G), mix(fg.B, bg.B), 0xff}
}

// colours returns the colours that a cell has under a theme.
func (theme pictureTheme) colours(c termCell) (fg, bg color.RGBA) {
	fg, bg = theme.fg, theme.bg
	if c.Fg != nil {
		fg = color.RGBAModel.Convert(c.Fg).(color.RGBA)
	}
	if c.Bg != nil {
		bg = color.RGBAModel.Convert(c.Bg).(color.RGBA)
	}
	if c.reverse() {
		fg, bg = bg, fg
	}
	return fg, bg
}

// stretch is a run of cells in a row that look alike: all of one rule, or all text.
type stretch struct {
	at     image.Point // top left, in pixels
	cells  []termCell
	rule   *drawnRule
	fg, bg color.RGBA
}

func (s stretch) rect() image.Rectangle {
	return image.Rectangle{s.at, s.at.Add(image.Pt(len(s.cells)*picCellWidth, picCellHeight))}
}

// ruleRect returns where the rule of the stretch is drawn. A rule that does not fill its cell's width stands alone.
func (s stretch) ruleRect() image.Rectangle {
	r := s.rule.Rectangle.Add(s.at)
	r.Max.X += (len(s.cells) - 1) * picCellWidth
	return r
}

func (sc snapshot) stretches(theme pictureTheme) []stretch {
	var all []stretch
	for y, row := range sc.cells {
		for x := 0; x < len(row); {
			end := x + 1
			for end < len(row) && sameLook(row[x], row[end]) {
				end++
			}
			s := stretch{at: image.Pt(picMargin+x*picCellWidth, picMargin+y*picCellHeight), cells: row[x:end]}
			s.fg, s.bg = theme.colours(row[x])
			if r, ok := drawnRules[row[x].text]; ok {
				s.rule = &r
			}
			all = append(all, s)
			x = end
		}
	}
	return all
}

func sameLook(a, b termCell) bool {
	_, ruleA := drawnRules[a.text]
	_, ruleB := drawnRules[b.text]
	return a.Style.Equal(&b.Style) && ruleA == ruleB && (!ruleA || a.text == b.text && a.text != "│")
}

func (sc snapshot) pictureSize() image.Point {
	return image.Pt(2*picMargin+len(sc.cells[0])*picCellWidth, 2*picMargin+len(sc.cells)*picCellHeight)
}

// cursorLine returns the line that stands for the cursor: in the colour of the text it is under, and clear of it.
func (sc snapshot) cursorLine(theme pictureTheme) (image.Rectangle, color.RGBA) {
	at := image.Pt(picMargin+sc.cursor.X*picCellWidth, picMargin+sc.cursor.Y*picCellHeight)
	fg, _ := theme.colours(sc.cells[sc.cursor.Y][sc.cursor.X])
	return image.Rect(0, picCellHeight-3, picCellWidth, picCellHeight).Add(at), fg
}

func drawPNG(sc snapshot, theme pictureTheme) ([]byte, error) {
	regular, err := goMono(gomono.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := goMono(gomonobold.TTF)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rectangle{Max: sc.pictureSize()})
	fill := func(r image.Rectangle, c color.RGBA) { draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src) }
	fill(img.Bounds(), theme.bg)
	for _, s := range sc.stretches(theme) {
		fill(s.rect(), s.bg)
		if s.rule != nil {
			fill(s.ruleRect(), s.rule.colour(s.fg, s.bg))
			continue
		}
		pen := font.Drawer{Dst: img, Src: image.NewUniform(s.fg), Face: regular}
		if s.cells[0].bold() {
			pen.Face = bold
		}
		for i, c := range s.cells {
			pen.Dot = fixed.P(s.at.X+i*picCellWidth, s.at.Y+picBaseline)
			pen.DrawString(c.text)
		}
	}
	if sc.cursorShown {
		fill(sc.cursorLine(theme))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("encode the picture: %w", err)
	}
	return b.Bytes(), nil
}

func goMono(ttf []byte) (font.Face, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("parse the font: %w", err)
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: picFontSize, DPI: 72, Hinting: font.HintingFull})
}

func drawSVG(sc snapshot, theme pictureTheme, label string) []byte {
	var b bytes.Buffer
	size := sc.pictureSize()
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" `+
		`font-family="'Go Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="%d">`+"\n",
		size.X, size.Y, html.EscapeString(label), picFontSize)
	rect := func(r image.Rectangle, c color.RGBA) {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", r.Min.X, r.Min.Y, r.Dx(), r.Dy(), svgColour(c))
	}
	rect(image.Rectangle{Max: size}, theme.bg)
	for _, s := range sc.stretches(theme) {
		if s.bg != theme.bg {
			rect(s.rect(), s.bg)
		}
		if s.rule != nil {
			rect(s.ruleRect(), s.rule.colour(s.fg, s.bg))
			continue
		}
		svgText(&b, s)
	}
	if sc.cursorShown {
		rect(sc.cursorLine(theme))
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// svgText writes the text of a stretch, its width pinned so that every font keeps to the grid, and its spaces made
// hard since Chromium runs soft ones together whatever xml:space says.
func svgText(b *bytes.Buffer, s stretch) {
	text := textOfCells(s.cells)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	width := picCellWidth * (len(s.cells) - indent)
	for i := len(s.cells) - 1; s.cells[i].text == " "; i-- {
		width -= picCellWidth
	}
	text = html.EscapeString(strings.ReplaceAll(text, " ", "\u00a0"))
	weight := ""
	if s.cells[0].bold() {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" fill="%s"%s>%s</text>`+"\n",
		s.at.X+indent*picCellWidth, s.at.Y+picBaseline, width, svgColour(s.fg), weight, text)
}

func svgColour(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
