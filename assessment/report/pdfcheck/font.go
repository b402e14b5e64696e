package pdfcheck

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
)

// font is a font as a file has it. All of ours are composite fonts with TrueType outlines and codes of two bytes.
type font struct {
	where     string
	dict      dict
	composite bool
	charmap   *charmap
	widths    map[int]float64
	usual     float64 // the width of codes that have none of their own
	glyphs    []byte  // the glyph of each code, two bytes each; nil where they are the same
	program   *trueType
	shown     map[int]bool // codes
}

// font reads a font when it is used first.
func (d *Document) font(v any) *font {
	r, ok := v.(ref)
	about := d.dict(v)
	if !ok || about == nil {
		return nil
	}
	if known := d.fonts[r]; known != nil {
		return known
	}
	f := &font{where: fmt.Sprintf("font %s", d.name(about["BaseFont"])), dict: about, shown: map[int]bool{}}
	d.fonts[r] = f
	if d.name(about["Subtype"]) != "Type0" || d.name(about["Encoding"]) != "Identity-H" {
		d.fault(ruleFonts, f.where, "is not composite, or has codes of its own")
		return f
	}
	f.composite = true
	f.charmap = d.readCharmap(about["ToUnicode"], f.where)
	d.readDescendant(f)
	return f
}

// readDescendant reads the one font that a composite font is made of.
func (d *Document) readDescendant(f *font) {
	list := d.array(f.dict["DescendantFonts"])
	if len(list) != 1 || d.name(d.dict(list[0])["Subtype"]) != "CIDFontType2" {
		d.fault(ruleFonts, f.where, "has no TrueType outlines")
		return
	}
	cid := d.dict(list[0])
	f.usual = 1000
	if usual, ok := d.number(cid["DW"]); ok {
		f.usual = usual
	}
	f.widths = d.readWidths(d.array(cid["W"]), f.where)
	if d.name(cid["CIDToGIDMap"]) != "Identity" {
		f.glyphs = d.unpacked(cid["CIDToGIDMap"], f.where+", CIDToGIDMap")
		if f.glyphs == nil {
			f.glyphs = []byte{}
		}
	}
	descriptor := d.dict(cid["FontDescriptor"])
	d.checkFontNames(f, cid, descriptor)
	packed := d.stream(descriptor["FontFile2"])
	if packed == nil {
		d.fault(ruleFonts, f.where, "is not embedded")
		return
	}
	program := d.unpacked(packed, f.where+", FontFile2")
	if d.value(packed.dict["Length1"]) != len(program) {
		d.fault(ruleFonts, f.where, "Length1 is not the length of the font")
	}
	if f.program = readTrueType(program); f.program == nil {
		d.fault(ruleFonts, f.where, "is no TrueType font that can be read")
	}
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[!-~]+$`)

// checkFontNames holds that the three places where a font is named agree.
func (d *Document) checkFontNames(f *font, cid, descriptor dict) {
	base := d.name(f.dict["BaseFont"])
	if d.name(cid["BaseFont"]) != base || d.name(descriptor["FontName"]) != base {
		d.fault(ruleFontNames, f.where, "BaseFont and FontName differ")
	}
	if !subsetName.MatchString(string(base)) {
		d.fault(ruleFontNames, f.where, "has no tag of a subset, such as ABCDEF+Name")
	}
}

// readWidths reads the array W (ISO 32000-1, 9.7.4.3).
func (d *Document) readWidths(list array, where string) map[int]float64 {
	widths := map[int]float64{}
	for i := 0; i+1 < len(list); {
		first, ok := d.value(list[i]).(int)
		if !ok || first < 0 {
			break
		}
		if each, ok := d.value(list[i+1]).(array); ok {
			for j := range each {
				widths[first+j], _ = d.number(each[j])
			}
			i += 2
			continue
		}
		last, ok := d.value(list[i+1]).(int)
		if !ok || i+2 >= len(list) || last > math.MaxUint16 {
			break
		}
		for code := first; code <= last; code++ {
			widths[code], _ = d.number(list[i+2])
		}
		if i += 3; i == len(list) {
			return widths
		}
	}
	if len(list) > 0 && len(widths) == 0 {
		d.fault(ruleWidths, where, "W cannot be read")
	}
	return widths
}

// codes cuts a string into codes.
func (f *font) codes(shown text) []int {
	var codes []int
	for i := 0; i < len(shown); i++ {
		if !f.composite {
			codes = append(codes, int(shown[i]))
		} else if i++; i < len(shown) {
			codes = append(codes, int(shown[i-1])<<8|int(shown[i]))
		} else {
			codes = append(codes, noID) // half a code
		}
	}
	return codes
}

// characters returns what a code stands for. A font that is not composite is read as ASCII, so that its words are seen
// in the fault that it is.
func (f *font) characters(code int) string {
	if !f.composite && code < 0x80 {
		return string(rune(code))
	}
	return f.charmap.characters(code)
}

func (f *font) width(code int) float64 {
	if w, ok := f.widths[code]; ok {
		return w
	}
	return f.usual
}

func (f *font) glyph(code int) int {
	switch {
	case f.glyphs == nil:
		return code
	case 2*code+1 < len(f.glyphs) && code >= 0:
		return int(f.glyphs[2*code])<<8 | int(f.glyphs[2*code+1])
	}
	return 0
}

// checkFonts holds what is known of the characters that were shown.
func (d *Document) checkFonts() {
	fonts := slices.Collect(maps.Values(d.fonts))
	slices.SortFunc(fonts, func(a, b *font) int { return strings.Compare(a.where, b.where) })
	for _, f := range fonts {
		for _, code := range sortedKeys(f.shown) {
			if f.composite {
				d.checkShown(f, code)
			}
		}
	}
}

func (d *Document) checkShown(f *font, code int) {
	if !readable(f.characters(code)) {
		d.fault(ruleUnicode, f.where, "code %04X is shown and stands for no character", code)
	}
	if f.program == nil {
		return
	}
	glyph := f.glyph(code)
	advance, ok := f.program.advance(glyph)
	switch {
	case glyph <= 0 || !ok:
		d.fault(ruleGlyphs, f.where, "code %04X is shown and has no shape", code)
	case math.Abs(advance-f.width(code)) > 1:
		d.fault(ruleWidths, f.where, "code %04X is %.0f wide in the file and %.0f in the font", code, f.width(code), advance)
	}
}

// trueType is what we need of a font program.
type trueType struct {
	unitsPerEm, glyphs, measured int
	advances                     []byte // four bytes for each glyph that is measured
}

// readTrueType reads a font program, or returns nil.
func readTrueType(program []byte) *trueType {
	tables := map[string][]byte{}
	if len(program) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(program[4:])) {
		at := 12 + 16*i
		if at+16 > len(program) {
			return nil
		}
		from := uint64(binary.BigEndian.Uint32(program[at+8:]))
		length := uint64(binary.BigEndian.Uint32(program[at+12:]))
		if from+length > uint64(len(program)) {
			return nil
		}
		tables[string(program[at:at+4])] = program[from : from+length]
	}
	for table, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 1} {
		if len(tables[table]) < least {
			return nil
		}
	}
	t := &trueType{
		unitsPerEm: int(binary.BigEndian.Uint16(tables["head"][18:])),
		glyphs:     int(binary.BigEndian.Uint16(tables["maxp"][4:])),
		measured:   int(binary.BigEndian.Uint16(tables["hhea"][34:])),
		advances:   tables["hmtx"],
	}
	if t.unitsPerEm == 0 || t.measured == 0 || 4*t.measured > len(t.advances) {
		return nil
	}
	return t
}

// advance returns how wide a glyph is, in thousandths of the size.
func (t *trueType) advance(glyph int) (float64, bool) {
	if glyph < 0 || glyph >= t.glyphs {
		return 0, false
	}
	units := binary.BigEndian.Uint16(t.advances[4*min(glyph, t.measured-1):])
	return float64(units) * 1000 / float64(t.unitsPerEm), true
}
