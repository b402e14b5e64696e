package pdfcheck_test

import (
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// testFont is a font in the model. Its codes are either its glyphs or UTF-16, with a map to glyphs.
type testFont struct {
	t       testing.TB
	font    *sfnt.Font
	byGlyph bool
}

func (f *testFont) glyph(r rune) int {
	f.t.Helper()
	glyph, err := f.font.GlyphIndex(nil, r)
	if err != nil || glyph == 0 {
		f.t.Fatalf("no glyph for %q", r)
	}
	return int(glyph)
}

func (f *testFont) code(r rune) int {
	if f.byGlyph {
		return f.glyph(r)
	}
	return int(r)
}

// show returns the operand that shows words.
func (f *testFont) show(words string) string {
	f.t.Helper()
	var b strings.Builder
	for _, r := range words {
		fmt.Fprintf(&b, "%04X", f.code(r))
	}
	return "<" + b.String() + ">"
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz 0123456789.,-ŵŷ"

// addFont adds a font with all that belongs to it, under labels that begin with label.
func (m *model) addFont(label, file, name string, byGlyph bool) {
	m.t.Helper()
	ttf, err := os.ReadFile("../fonts/" + file)
	if err != nil {
		m.t.Fatal(err)
	}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		m.t.Fatal(err)
	}
	f := &testFont{t: m.t, font: parsed, byGlyph: byGlyph}
	m.fonts[label] = f
	glyphs := make([]byte, 2<<16)
	var widths, characters strings.Builder
	for _, r := range letters {
		advance, err := parsed.GlyphAdvance(nil, sfnt.GlyphIndex(f.glyph(r)), fixed.I(1000), font.HintingNone)
		if err != nil {
			m.t.Fatal(err)
		}
		fmt.Fprintf(&widths, "%d [%d] ", f.code(r), advance.Round())
		fmt.Fprintf(&characters, "<%04X> <%04X>\n", f.code(r), r) // none of them needs two units
		binary.BigEndian.PutUint16(glyphs[2*r:], uint16(f.glyph(r)))
	}
	m.add(label, map[string]string{
		"Type": "/Font", "Subtype": "/Type0", "BaseFont": "/" + name, "Encoding": "/Identity-H",
		"DescendantFonts": "[{" + label + "-cid}]", "ToUnicode": "{" + label + "-unicode}",
	})
	m.add(label+"-cid", map[string]string{
		"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": "/" + name, "DW": "500", "W": "[" + widths.String() + "]",
		"CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>", "CIDToGIDMap": "/Identity",
		"FontDescriptor": "{" + label + "-descriptor}",
	})
	if !byGlyph {
		m.addStream(label+"-glyphs", map[string]string{}, string(glyphs), true)
		m.set(label+"-cid", "CIDToGIDMap", "{"+label+"-glyphs}")
	}
	m.add(label+"-descriptor", map[string]string{
		"Type": "/FontDescriptor", "FontName": "/" + name, "Flags": "4", "FontBBox": "[-200 -300 1200 1000]",
		"ItalicAngle": "0", "Ascent": "950", "Descent": "-290", "CapHeight": "668", "StemV": "80",
		"FontFile2": "{" + label + "-program}",
	})
	m.addStream(label+"-program", map[string]string{"Length1": fmt.Sprint(len(ttf))}, string(ttf), true)
	m.addStream(label+"-unicode", map[string]string{}, fmt.Sprintf(toUnicode, len([]rune(letters)), characters.String()), true)
}

const toUnicode = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%d beginbfchar
%sendbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
