package report

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// drawnFont is a font that fpdf cut down to the letters in use. In its text a letter is its own number in Unicode.
type drawnFont struct {
	key        string // that the pages know it by
	name       string // that fpdf gave it
	width      string // of a letter that is not in the list of widths, as an entry
	widths     string // of the letters
	descriptor string // entries that say what the face looks like
	glyphs     string // for every letter, the two bytes of its glyph; packed
	file       string // the font; packed
	fileLength int    // when unpacked
	letters    []int  // that have a glyph
}

const letterCodes = 1 << 16

// readFonts reads what the pages draw with, which is fonts and nothing else.
func (d *drawn) readFonts(o *objects) error {
	s := o.take(2)
	s.skip("<<\n/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]\n/Font <<\n")
	for s.maybe("/") {
		key := s.plain(" ")
		font, err := readFont(o, s.ref())
		if err != nil {
			return fmt.Errorf("font %d: %w", len(d.fonts)+1, err)
		}
		s.skip("\n")
		font.key = key
		d.fonts = append(d.fonts, font)
	}
	s.skip(">>\n/XObject <<\n>>\n/ColorSpace <<\n>>\n>>\n")
	if !s.done() {
		return fmt.Errorf("the pages draw with something that is not known")
	}
	return nil
}

func readFont(o *objects, r ref) (drawnFont, error) {
	s := o.take(r)
	s.skip("<</Type /Font\n/Subtype /Type0\n/BaseFont /")
	font := drawnFont{name: s.plain("\n")}
	s.skip("/Encoding /Identity-H\n/DescendantFonts [")
	face := s.ref()
	s.skip("]\n/ToUnicode ")
	toUnicode := o.take(s.ref()) // written anew: it maps all letters in one range, which is against the rules
	s.skip(">>\n")
	toUnicode.skip("<</Length ")
	toUnicode.stream(toUnicode.number(">>\n"))
	if !s.done() || !toUnicode.done() {
		return font, fmt.Errorf("it is not an embedded one")
	}

	s = o.take(face)
	s.skip("<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont /" + font.name + "\n/CIDSystemInfo ")
	letters := o.take(s.ref())
	s.skip("\n/FontDescriptor ")
	descriptor := o.take(s.ref())
	s.skip("\n")
	if s.maybe("/DW ") {
		font.width = fmt.Sprintf("/DW %d ", s.number("\n"))
	}
	s.skip("/W [")
	font.widths = s.plain(" ]\n/CIDToGIDMap ")
	glyphs := o.take(s.ref())
	s.skip(">>\n")
	letters.skip("<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0>>\n")
	descriptor.skip("<</Type /FontDescriptor /FontName /" + font.name + "\n ")
	font.descriptor = descriptor.plain("/FontFile2 ")
	file := o.take(descriptor.ref())
	descriptor.skip(">>\n")
	if !s.done() || !letters.done() || !descriptor.done() {
		return font, fmt.Errorf("its description is not as it was drawn")
	}
	return font, font.readStreams(glyphs, file)
}

func (font *drawnFont) readStreams(glyphs, file *scan) error {
	glyphs.skip("<</Length ")
	font.glyphs = glyphs.stream(glyphs.number(deflated + ">>\n"))
	file.skip("<</Length ")
	length := file.number("\n")
	file.skip(deflated + "\n/Length1 ")
	font.fileLength = file.number("\n")
	file.skip(">>\n")
	font.file = file.stream(length)
	if !glyphs.done() || !file.done() {
		return fmt.Errorf("its letters are not whole")
	}
	table, err := inflate(font.glyphs, 2*letterCodes)
	if err != nil {
		return fmt.Errorf("its letters: %w", err)
	}
	for i := 0; i+1 < len(table); i += 2 {
		if table[i] == 0 && table[i+1] == 0 {
			continue
		}
		font.letters = append(font.letters, i/2)
	}
	return nil
}

// putFonts writes the fonts and returns the dictionary in which the pages find them.
func (f *finisher) putFonts() ref {
	var keys strings.Builder
	for _, font := range f.fonts {
		fmt.Fprintf(&keys, "/%s %v ", font.key, f.putFont(font))
	}
	return f.add("<< " + keys.String() + ">>")
}

func (f *finisher) putFont(font drawnFont) ref {
	name := pdfName(font.tag() + "+" + f.doc.fonts[font.name])
	file := f.addStream(fmt.Sprintf("%s /Length1 %d", deflated, font.fileLength), font.file)
	descriptor := f.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName %s %s/FontFile2 %v >>", name, font.descriptor, file))
	glyphs := f.addStream(deflated, font.glyphs)
	face := f.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont %s "+
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> /FontDescriptor %v %s/W [%s ] "+
		"/CIDToGIDMap %v >>", name, descriptor, font.width, font.widths, glyphs))
	unicode := f.addDeflated("", []byte(toUnicode(font.letters)))
	return f.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%v] "+
		"/ToUnicode %v >>", name, face, unicode))
}

// tag marks a font as cut down. It comes from the letters that are left, so that two cuts have two names.
func (font *drawnFont) tag() string {
	sum := sha256.Sum256([]byte(font.glyphs + font.file))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode says that each letter stands for itself. A range may not go on where the first byte changes, and a block
// may have a hundred ranges (Adobe Technical Note 5014).
func toUnicode(letters []int) string {
	var ranges []string
	for i := 0; i < len(letters); {
		from, to := letters[i], letters[i]
		for i++; i < len(letters) && letters[i] == to+1 && to&0xFF != 0xFF; i++ {
			to++
		}
		ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>\n", from, to, from))
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(ranges) > 0 {
		n := min(len(ranges), 100)
		fmt.Fprintf(&b, "%d beginbfrange\n%sendbfrange\n", n, strings.Join(ranges[:n], ""))
		ranges = ranges[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
