package pdfcheck_test

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// model is a PDF before it is written: objects by label, as text. "{label}" stands for a reference. A test changes it,
// and the writer makes a sound file of whatever is there, so that nothing but the change is wrong.
type model struct {
	t       testing.TB
	header  string
	trailer map[string]string
	objects map[string]*object
	fonts   map[string]*testFont
	packed  map[string]string // what streams are when they are packed, which takes its time
}

type object struct {
	plain   string            // instead of entries, for what is no dictionary
	entries map[string]string // values in PDF syntax, by key without its slash
	content string
	stream  bool
	packed  bool
}

// set gives an object a key, or another value for it.
func (m *model) set(label, key, value string) { m.objects[label].entries[key] = value }

// drop takes a key away.
func (m *model) drop(label, key string) {
	m.t.Helper()
	if _, ok := m.objects[label].entries[key]; !ok {
		m.t.Fatalf("%s has no %s", label, key)
	}
	delete(m.objects[label].entries, key)
}

// edit changes the value of a key.
func (m *model) edit(label, key, old, with string) {
	m.t.Helper()
	m.objects[label].entries[key] = m.replaced(m.objects[label].entries[key], old, with)
}

// rewrite changes what a stream holds.
func (m *model) rewrite(label, old, with string) {
	m.t.Helper()
	m.objects[label].content = m.replaced(m.objects[label].content, old, with)
}

func (m *model) replaced(in, old, with string) string {
	m.t.Helper()
	if !strings.Contains(in, old) {
		m.t.Fatalf("there is no %q in %q", old, in)
	}
	return strings.Replace(in, old, with, 1)
}

func (m *model) add(label string, entries map[string]string) {
	m.objects[label] = &object{entries: entries}
}

func (m *model) addStream(label string, entries map[string]string, content string, packed bool) {
	m.objects[label] = &object{entries: entries, content: content, stream: true, packed: packed}
}

// element adds an element of the structure tree.
func (m *model) element(label, role, parent, kids string, more ...string) {
	entries := map[string]string{
		"Type": "/StructElem", "S": "/" + role, "P": "{" + parent + "}", "K": "[" + kids + "]", "Pg": "{page1}",
	}
	for i := 0; i < len(more); i += 2 {
		entries[more[i]] = more[i+1]
	}
	m.add(label, entries)
}

var reference = regexp.MustCompile(`\{([a-z0-9-]+)\}`)

// bytes writes the file. A label that is not there becomes a reference that leads nowhere.
func (m *model) bytes() []byte {
	labels := slices.Sorted(maps.Keys(m.objects))
	resolve := func(value string) string {
		return reference.ReplaceAllStringFunc(value, func(label string) string {
			i := slices.Index(labels, strings.Trim(label, "{}"))
			if i < 0 {
				i = 9000
			}
			return fmt.Sprintf("%d 0 R", i+1)
		})
	}
	write := func(entries map[string]string) string {
		var b strings.Builder
		for _, key := range slices.Sorted(maps.Keys(entries)) {
			fmt.Fprintf(&b, "/%s %s ", key, resolve(entries[key]))
		}
		return "<<" + b.String() + ">>"
	}
	var out bytes.Buffer
	out.WriteString(m.header)
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(labels)+1)
	for i, label := range labels {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		o := m.objects[label]
		fmt.Fprintf(&out, "%d 0 obj\n", i+1)
		switch {
		case o.stream:
			content, entries := o.content, maps.Clone(o.entries)
			if o.packed {
				content = m.deflate(content)
				entries["Filter"] = "/FlateDecode"
			}
			entries["Length"] = fmt.Sprint(len(content))
			fmt.Fprintf(&out, "%s\nstream\n%s\nendstream\nendobj\n", write(entries), content)
		case o.plain != "":
			fmt.Fprintf(&out, "%s\nendobj\n", resolve(o.plain))
		default:
			fmt.Fprintf(&out, "%s\nendobj\n", write(o.entries))
		}
	}
	trailer := maps.Clone(m.trailer)
	trailer["Size"] = fmt.Sprint(len(labels) + 1)
	start := out.Len()
	fmt.Fprintf(&out, "%strailer\n%s\nstartxref\n%d\n%%%%EOF\n", table, write(trailer), start)
	return out.Bytes()
}

func (m *model) deflate(content string) string {
	if packed, known := m.packed[content]; known {
		return packed
	}
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(content)) // a Buffer takes everything
	_ = w.Close()
	m.packed[content] = b.String()
	return b.String()
}

// profile is the header of an ICC profile with nothing in it.
func profile() string {
	p := make([]byte, 132)
	binary.BigEndian.PutUint32(p, uint32(len(p)))
	p[8] = 2
	copy(p[12:], "mntrRGB XYZ ")
	copy(p[36:], "acsp")
	return string(p)
}

const record = `{"format":"made up","answers":[]}`

var cleanModel *model

// clean is a file with one of everything that a report has, and no fault.
func clean(t testing.TB) *model {
	t.Helper()
	if cleanModel == nil {
		cleanModel = newModel(t)
	}
	m := *cleanModel
	m.t, m.trailer, m.objects = t, maps.Clone(m.trailer), map[string]*object{}
	for label, o := range cleanModel.objects {
		c := *o
		c.entries = maps.Clone(o.entries)
		m.objects[label] = &c
	}
	return &m
}

func newModel(t testing.TB) *model {
	t.Helper()
	m := &model{
		t: t, packed: map[string]string{}, header: "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects: map[string]*object{}, fonts: map[string]*testFont{},
		trailer: map[string]string{
			"Root": "{catalog}", "Info": "{info}", "ID": "[<" + strings.Repeat("0a", 16) + "> <" + strings.Repeat("0b", 16) + ">]",
		},
	}
	m.add("catalog", map[string]string{
		"Type": "/Catalog", "Pages": "{pages}", "Lang": "(en-GB)", "MarkInfo": "<</Marked true>>",
		"ViewerPreferences": "<</DisplayDocTitle true>>", "StructTreeRoot": "{tree}", "Metadata": "{xmp}",
		"OutputIntents": "[{intent}]", "Outlines": "{outlines}", "PageLabels": "<</Nums [0 <</S /D>>]>>",
		"Names": "<</EmbeddedFiles <</Names [(record.json) {filespec}]>>>>", "AF": "[{filespec}]",
	})
	m.add("info", map[string]string{
		"Title": "<FEFF004D00790020007200650070006F00720074>", "Subject": "(For a talk)", "Creator": "(Waymark 1.0.0)",
		"CreationDate": "(D:20261122000000Z)",
	})
	m.addStream("xmp", map[string]string{"Type": "/Metadata", "Subtype": "/XML"}, packet, false)
	m.add("intent", map[string]string{
		"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB)", "DestOutputProfile": "{profile}",
	})
	m.addStream("profile", map[string]string{"N": "3"}, profile(), true)
	sum := md5.Sum([]byte(record))
	m.add("filespec", map[string]string{
		"Type": "/Filespec", "F": "(record.json)", "UF": "(record.json)", "AFRelationship": "/Data", "EF": "<</F {file} /UF {file}>>",
	})
	m.addStream("file", map[string]string{
		"Type": "/EmbeddedFile", "Subtype": "/application#2Fjson",
		"Params": fmt.Sprintf("<</Size %d /CheckSum <%x>>>", len(record), sum),
	}, record, true)
	m.addFont("regular", "AtkinsonHyperlegibleNext_400Regular.ttf", "ABCDEF+Atkinson", true)
	m.addFont("bold", "AtkinsonHyperlegibleNext_700Bold.ttf", "GHIJKL+Atkinson-Bold", false)
	m.addPages()
	m.addTree()
	return m
}

const packet = `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfaid:part="3" pdfaid:conformance="A">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">My report</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">For a talk</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>Waymark 1.0.0</xmp:CreatorTool>
<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of the standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

func (m *model) addPages() {
	m.add("pages", map[string]string{"Type": "/Pages", "Kids": "[{page1} {page2}]", "Count": "2", "MediaBox": "[0 0 595.28 841.89]"})
	m.add("resources", map[string]string{"Font": "<</F1 {regular} /F2 {bold}>>", "XObject": "<</I1 {image}>>"})
	m.addStream("image", map[string]string{
		"Type": "/XObject", "Subtype": "/Image", "Width": "1", "Height": "1", "ColorSpace": "/DeviceGray", "BitsPerComponent": "8",
	}, "\x80", true)
	for i, page := range []string{"page1", "page2"} {
		m.add(page, map[string]string{
			"Type": "/Page", "Parent": "{pages}", "Resources": "{resources}", "Contents": "{" + page + "-content}",
			"StructParents": fmt.Sprint(i), "Tabs": "/S",
		})
	}
	m.set("page1", "Annots", "[{annot}]")
	m.add("annot", map[string]string{
		"Type": "/Annot", "Subtype": "/Link", "Rect": "[50 600 150 615]", "Border": "[0 0 0]", "F": "4",
		"Contents": "(Chances on page 2)", "Dest": "[{page2} /XYZ 0 800 null]", "StructParent": "2",
	})
	m.add("outlines", map[string]string{"Type": "/Outlines", "First": "{item1}", "Last": "{item2}", "Count": "2"})
	m.add("item1", map[string]string{
		"Title": "(What I do well)", "Parent": "{outlines}", "Next": "{item2}", "Dest": "[{page1} /XYZ 0 600 0]",
	})
	m.add("item2", map[string]string{
		"Title": "(Chances)", "Parent": "{outlines}", "Prev": "{item1}", "A": "<</S /GoTo /D [{page2} /Fit]>>",
	})
	m.addStream("page1-content", map[string]string{}, "0.57 w\n/Artifact BMC q 0 0.37 0.72 rg 50 780 100 20 re f Q EMC\n"+
		m.said(0, "H1", "F1", 50, 760, "My report")+
		m.said(1, "P", "F1", 50, 700, "A line that runs ")+
		"/Artifact <</Type /Pagination>> BDC 0 G 50 690 m 100 690 l S EMC\n"+
		m.said(2, "P", "F1", 50, 680, "on and on. ")+
		m.said(3, "Link", "F1", 50, 602, "Chances on page 2")+
		m.said(4, "H2", "F2", 50, 580, "What I do well")+
		m.said(5, "TH", "F2", 50, 560, "Topic")+m.said(6, "TH", "F2", 250, 560, "Done")+
		m.said(7, "TH", "F1", 50, 540, "Fire")+m.said(8, "TD", "F1", 250, 540, "March")+
		m.said(9, "TD", "F1", 50, 520, "Nothing else")+
		"/Figure <</MCID 10>> BDC 0.5 g 50 400 m 60 400 60 410 50 410 c h B EMC\n", true)
	m.addStream("page2-content", map[string]string{},
		m.said(0, "H2", "F2", 50, 760, "Chances")+
			m.said(1, "Lbl", "F1", 50, 700, "1.")+m.said(2, "LBody", "F1", 70, 700, "First")+
			m.said(3, "H3", "F2", 50, 650, "More")+
			m.said(4, "P", "F1", 50, 600, "In Welsh, ")+m.said(5, "Span", "F1", 150, 600, "dŵr")+
			"/Artifact BMC q 10 0 0 10 50 50 cm /I1 Do Q EMC\n"+
			"/Artifact BMC BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI EMC\n", true)
}

// said returns words in a mark.
func (m *model) said(id int, role, font string, x, y int, words string) string {
	f := m.fonts[map[string]string{"F1": "regular", "F2": "bold"}[font]]
	return fmt.Sprintf("/%s <</MCID %d>> BDC BT /%s 12 Tf %d %d Td %s Tj ET EMC\n", role, id, font, x, y, f.show(words))
}

func (m *model) addTree() {
	m.add("tree", map[string]string{"Type": "/StructTreeRoot", "K": "{doc}", "ParentTree": "{parents}", "ParentTreeNextKey": "3"})
	m.element("doc", "Document", "tree", "{h1} {p} {sect1} {sect2}")
	m.element("h1", "H1", "doc", "0")
	m.element("p", "P", "doc", "1 <</Type /MCR /Pg {page1} /MCID 2>> {link}")
	m.element("link", "Link", "p", "3 <</Type /OBJR /Pg {page1} /Obj {annot}>>")
	m.element("sect1", "Sect", "doc", "{h2} {table} {figure}")
	m.element("h2", "H2", "sect1", "4")
	m.element("table", "Table", "sect1", "{thead} {tbody}")
	m.element("thead", "THead", "table", "{row1}")
	m.element("row1", "TR", "thead", "{topic} {done}")
	m.element("topic", "TH", "row1", "5", "A", "<</O /Table /Scope /Column>>")
	m.element("done", "TH", "row1", "6", "A", "[<</O /Table /Scope /Column>>]")
	m.element("tbody", "TBody", "table", "{row2} {row3}")
	m.element("row2", "TR", "tbody", "{fire} {march}")
	m.element("fire", "TH", "row2", "7", "A", "<</O /Table /Scope /Row>>")
	m.element("march", "TD", "row2", "8")
	m.element("row3", "TR", "tbody", "{nothing}")
	m.element("nothing", "TD", "row3", "9", "A", "<</O /Table /ColSpan 2>>")
	m.element("figure", "Figure", "sect1", "10", "Alt", "(A grey hill)")
	m.element("sect2", "Sect", "doc", "{h2b} {list} {h3} {welsh}")
	m.element("h2b", "H2", "sect2", "0", "Pg", "{page2}")
	m.element("list", "L", "sect2", "{li}", "A", "<</O /List /ListNumbering /Decimal>>")
	m.element("li", "LI", "list", "{lbl} {lbody}")
	m.element("lbl", "Lbl", "li", "1", "Pg", "{page2}")
	m.element("lbody", "LBody", "li", "2", "Pg", "{page2}")
	m.element("h3", "H3", "sect2", "3", "Pg", "{page2}")
	m.element("welsh", "P", "sect2", "4 {span}", "Pg", "{page2}")
	m.element("span", "Span", "welsh", "5", "Pg", "{page2}", "Lang", "(cy)")
	m.add("parents", map[string]string{"Nums": "[0 {parents1} 1 [{h2b} {lbl} {lbody} {h3} {welsh} {span}] 2 {link}]"})
	m.objects["parents1"] = &object{plain: "[{h1} {p} {p} {link} {h2} {topic} {done} {fire} {march} {nothing} {figure}]"}
}
