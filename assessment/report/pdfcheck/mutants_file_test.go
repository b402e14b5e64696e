package pdfcheck_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

func metadataMutants() []mutant {
	return []mutant{
		{what: "no title", rules: "info, xmp", change: drops("info", "Title")},
		{what: "another title", rules: "xmp", change: sets("info", "Title", "(My other report)")},
		{what: "a producer", rules: "info", change: sets("info", "Producer", "(A library 1.2)")},
		{what: "an author", rules: "info", change: sets("info", "Author", "(Somebody)")},
		{what: "a day of change", rules: "info", change: sets("info", "ModDate", "(D:20261122000000Z)")},
		{what: "a time of day", rules: "info, xmp", change: sets("info", "CreationDate", "(D:20261122093000Z)")},
		{what: "another day", rules: "xmp", change: sets("info", "CreationDate", "(D:20261123000000Z)")},
		{what: "no metadata", rules: "objects, xmp", change: drops("catalog", "Metadata")},
		{what: "packed metadata", rules: "xmp", change: func(m *model) { m.objects["xmp"].packed = true }},
		{what: "metadata that is not well-formed", rules: "xmp", change: rewrites("xmp", "</dc:title>", "")},
		{what: "metadata with more behind it", rules: "xmp", change: rewrites("xmp", "</x:xmpmeta>", "</x:xmpmeta><more/>")},
		{what: "metadata that is no packet", rules: "xmp", change: rewrites("xmp", "<?xpacket begin=", "<?other begin=")},
		{what: "no PDF/UA", rules: "xmp", change: rewrites("xmp", "<pdfuaid:part>1</pdfuaid:part>", "")},
		{what: "PDF/A-3b", rules: "xmp", change: rewrites("xmp", `pdfaid:conformance="A"`, `pdfaid:conformance="B"`)},
		{what: "PDF/A-2a", rules: "xmp", change: rewrites("xmp", `pdfaid:part="3"`, `pdfaid:part="2"`)},
		{what: "a title of no language", rules: "xmp", change: rewrites("xmp", ` xml:lang="x-default"`, "")},
		{what: "a producer in the metadata", rules: "xmp", change: rewrites("xmp", "</dc:title>", `</dc:title><p:Producer xmlns:p="http://ns.adobe.com/pdf/1.3/">x</p:Producer>`)},
		{what: "a day of change in the metadata", rules: "xmp", change: rewrites("xmp", "</dc:title>", "</dc:title><xmp:ModifyDate>2026-11-22T00:00:00Z</xmp:ModifyDate>")},
		{what: "no extension schema", rules: "xmp extension", change: func(m *model) {
			x := m.objects["xmp"]
			from, to := strings.Index(x.content, "<pdfaExtension:schemas>"), strings.Index(x.content, "</pdfaExtension:schemas>")
			x.content = x.content[:from] + x.content[to+len("</pdfaExtension:schemas>"):]
		}},
		{what: "an extension schema for something else", rules: "xmp extension", change: rewrites("xmp", "<pdfaProperty:name>part", "<pdfaProperty:name>amd")},
		{what: "no id", rules: "id", change: func(m *model) { delete(m.trailer, "ID") }},
		{what: "a short id", rules: "id", change: func(m *model) { m.trailer["ID"] = "[<0a> <0b>]" }},
		{what: "encrypted", rules: "encryption", change: func(m *model) { m.trailer["Encrypt"] = "<</Filter /Standard /V 1 /R 2>>" }},
	}
}

func fontMutants() []mutant {
	return []mutant{
		{what: "a core font", rules: "fonts, objects", change: func(m *model) {
			m.add("core", map[string]string{"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})
			m.set("resources", "Font", "<</F1 {regular} /F2 {core}>>")
		}},
		{what: "a font that is not embedded", rules: "fonts", change: without("bold-program", "bold-descriptor", "FontFile2")},
		{what: "a font that is no font", rules: "fonts", change: func(m *model) { m.objects["bold-program"].content = strings.Repeat("font", 20) }},
		{what: "the wrong length of a font", rules: "fonts", change: sets("bold-program", "Length1", "17")},
		{what: "text without a font", rules: "empty, fonts", change: rewrites("page1-content", "/F1 12 Tf", "")},
		{what: "a font that is not there", rules: "empty, fonts", change: rewrites("page1-content", "/F1 12 Tf", "/F9 12 Tf")},
		{what: "a name without a tag", rules: "font names", change: func(m *model) {
			m.set("bold", "BaseFont", "/Atkinson")
			m.set("bold-cid", "BaseFont", "/Atkinson")
			m.set("bold-descriptor", "FontName", "/Atkinson")
		}},
		{what: "names that differ", rules: "font names", change: sets("bold-cid", "BaseFont", "/MNOPQR+Atkinson-Bold")},
		{what: "a missing glyph", rules: "glyphs", change: func(m *model) {
			g := []byte(m.objects["bold-glyphs"].content)
			copy(g[2*'W':], []byte{0, 0})
			m.objects["bold-glyphs"].content = string(g)
		}},
		{what: "a glyph past the end of its font", rules: "glyphs", change: func(m *model) {
			g := []byte(m.objects["bold-glyphs"].content)
			copy(g[2*'W':], []byte{0xff, 0xff})
			m.objects["bold-glyphs"].content = string(g)
		}},
		{what: "glyph 0 shown", rules: "glyphs", change: func(m *model) {
			m.rewrite("page1-content", "Tj ET", "Tj <0000> Tj ET")
			m.rewrite("regular-unicode", "68 beginbfchar\n", "69 beginbfchar\n<0000> <0041>\n")
			m.edit("regular-cid", "W", "[", "[0 [600] ")
		}},
		{what: "half a code", rules: "glyphs, unicode maps", change: rewrites("page1-content", "Tj ET", "Tj <00> Tj ET")},
		{what: "other widths", rules: "widths", change: edits("bold-cid", "W", "87 [", "87 [1")},
		{what: "no widths", rules: "widths", change: drops("bold-cid", "W")},
		{what: "no map to characters", rules: "empty, unicode maps", change: without("bold-unicode", "bold", "ToUnicode")},
		{what: "a character shown that the map lacks", rules: "unicode maps", change: rewrites("bold-unicode", "<0057> <0057>", "<F057> <0057>")},
		{what: "a character of private use", rules: "unicode maps", change: rewrites("bold-unicode", "<0057> <0057>", "<0057> <E057>")},
		{what: "one range for everything", rules: "unicode maps", change: func(m *model) {
			u := m.objects["bold-unicode"]
			from := strings.Index(u.content, "68 beginbfchar")
			u.content = u.content[:from] + "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap\n"
		}},
		{what: "a map to no character", rules: "unicode maps", change: rewrites("bold-unicode", "68 beginbfchar\n", "69 beginbfchar\n<FFF0> <0000>\n")},
		{what: "a map to half a character", rules: "unicode maps", change: rewrites("bold-unicode", "68 beginbfchar\n", "69 beginbfchar\n<FFF0> <D800>\n")},
		{
			what: "a range to the mark of byte order", rules: "unicode maps",
			change: rewrites("bold-unicode", "endcmap", "1 beginbfrange <FE00> <FEFF> <FE00> endbfrange endcmap"),
		},
		{what: "a map that counts wrong", rules: "unicode maps", change: rewrites("bold-unicode", "68 begin", "67 begin")},
		{what: "a map with too long a block", rules: "unicode maps", change: func(m *model) {
			m.rewrite("bold-unicode", "endcmap", "101 beginbfchar "+strings.Repeat("<F000> <0041> ", 101)+"endbfchar endcmap")
		}},
	}
}

func contentMutants() []mutant {
	return []mutant{
		{what: "a colour of four inks", rules: "colour", change: rewrites("page1-content", "0 0.37 0.72 rg", "0 0 0 1 k")},
		{what: "a colour space of its own", rules: "colour", change: rewrites("page1-content", "0 0.37 0.72 rg", "/CS1 cs")},
		{what: "an image of four inks", rules: "colour", change: sets("image", "ColorSpace", "/DeviceCMYK")},
		{what: "text off the page", rules: "page box", change: rewrites("page1-content", "50 760 Td", "590 760 Td")},
		{what: "text under the page", rules: "page box", change: rewrites("page1-content", "BT", "BT 1 0 0 1 0 -900 Tm")},
		{what: "text moved off the page", rules: "page box", change: rewrites("page1-content", "0.57 w", "0.57 w 1 0 0 1 400 0 cm")},
		{what: "a drawing in a drawing", rules: "content", change: func(m *model) {
			m.set("image", "Subtype", "/Form")
		}},
		{what: "an operator that nobody knows", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 width")},
		{what: "an operator with too little", rules: "content", change: rewrites("page1-content", "0.57 w", "w")},
		{what: "a colour in a path", rules: "content", change: rewrites("page1-content", "50 690 m", "50 690 m 1 g")},
		{what: "q without Q", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 w q")},
		{what: "Q without q", rules: "content", change: rewrites("page1-content", "0.57 w", "0.57 w Q")},
		{what: "q in text", rules: "content", change: rewrites("page1-content", "BT", "BT q Q")},
		{what: "a string that does not end", rules: "content", change: rewrites("page2-content", "EI EMC", "EI EMC (")},
		{what: "an image that does not end", rules: "content, marks", change: rewrites("page2-content", "EI EMC", "E")},
	}
}

func attachmentMutants() []mutant {
	return []mutant{
		{what: "a wrong checksum", rules: "attachments", change: edits("file", "Params", "/CheckSum <", "/CheckSum <00")},
		{what: "a wrong size", rules: "attachments", change: edits("file", "Params", "/Size ", "/Size 1")},
		{what: "other bytes", rules: "attachments", change: rewrites("file", "made up", "made UP")},
		{what: "no type", rules: "attachments", change: drops("file", "Subtype")},
		{what: "no relation", rules: "attachments", change: drops("filespec", "AFRelationship")},
		{what: "no name", rules: "attachments", change: drops("filespec", "UF")},
		{what: "not associated", rules: "attachments", change: drops("catalog", "AF")},
		{what: "not in the list of files", rules: "attachments", change: drops("catalog", "Names")},
		{what: "a time of change", rules: "attachments", change: edits("file", "Params", "<<", "<</ModDate (D:20261122093000Z) ")},
		{what: "a file that no list has", rules: "attachments, objects", change: func(m *model) {
			m.addStream("other", map[string]string{"Type": "/EmbeddedFile", "Subtype": "/text#2Fplain"}, "secret", false)
		}},
		{what: "an object that nothing leads to", rules: "objects", change: func(m *model) { m.add("left", map[string]string{"Was": "(something)"}) }},
		{what: "a reference to nothing", rules: "objects", change: sets("page1", "Thumb", "{nowhere}")},
	}
}

func fileMutants() []mutant {
	spoils := func(old, with string) func([]byte) []byte {
		return func(pdf []byte) []byte { return bytes.Replace(pdf, []byte(old), []byte(with), 1) }
	}
	return []mutant{
		{what: "another version", rules: "file", spoil: spoils("%PDF-1.7", "%PDF-1.6")},
		{what: "no binary comment", rules: "file", spoil: spoils("%\xe2\xe3\xcf\xd3", "%abcd")},
		{what: "no end", rules: "file", spoil: spoils("%%EOF\n", "")},
		{what: "cut short", rules: "file", spoil: func(pdf []byte) []byte { return pdf[:len(pdf)/2] }},
		{what: "nothing at all", rules: "file", spoil: func([]byte) []byte { return nil }},
		{what: "a table that leads astray", rules: "file, links, objects, parent tree", spoil: func(pdf []byte) []byte {
			return regexp.MustCompile(`65535 f \n\d{10}`).ReplaceAll(pdf, []byte("65535 f \n0000000017")) // the annotation's
		}},
		{what: "bytes between objects", rules: "objects", spoil: func(pdf []byte) []byte {
			at := bytes.LastIndex(pdf, []byte("xref\n0 "))
			start := bytes.LastIndex(pdf, []byte("startxref"))
			more := []byte("% somebody was here\n")
			return slices.Concat(pdf[:at], more, pdf[at:start], fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", at+len(more)))
		}},
		{what: "added to", rules: "file", change: func(m *model) { m.trailer["Prev"] = "9" }},
		{what: "a stream that is not packed as it says", rules: "file", change: func(m *model) {
			m.objects["image"].packed = false
			m.set("image", "Filter", "/FlateDecode")
		}},
		{what: "a stream packed in another way", rules: "file", change: func(m *model) {
			m.objects["image"].packed = false
			m.set("image", "Filter", "/LZWDecode")
		}},
	}
}
