package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// Namespaces of metadata.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsXMP       = "http://ns.adobe.com/xap/1.0/"
	nsPDFA      = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA     = "http://www.aiim.org/pdfua/ns/id/"
	nsExtension = "http://www.aiim.org/pdfa/ns/extension/"
	nsSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	nsProperty  = "http://www.aiim.org/pdfa/ns/property#"
)

// xmlNode is any element.
type xmlNode struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []*xmlNode `xml:",any"`
	Data    string     `xml:",chardata"`
}

// kid returns the first element of this name inside n, or an empty one.
func (n *xmlNode) kid(space, local string) *xmlNode {
	for _, k := range n.Kids {
		if k.XMLName == (xml.Name{Space: space, Local: local}) {
			return k
		}
	}
	return &xmlNode{}
}

// text returns the words of the first branch. Lists of one, which titles are, give the one.
func (n *xmlNode) text() string {
	for len(n.Kids) > 0 {
		n = n.Kids[0]
	}
	return strings.TrimSpace(n.Data)
}

// told are the properties that we write, and no others: the rest could say who, when and with what.
var told = []xml.Name{
	{Space: nsDC, Local: "title"},
	{Space: nsDC, Local: "description"},
	{Space: nsDC, Local: "format"},
	{Space: nsDC, Local: "language"},
	{Space: nsXMP, Local: "CreatorTool"},
	{Space: nsXMP, Local: "CreateDate"},
	{Space: nsPDFA, Local: "part"},
	{Space: nsPDFA, Local: "conformance"},
	{Space: nsPDFUA, Local: "part"},
	{Space: nsExtension, Local: "schemas"},
}

// checkXMP holds the metadata (PDF/A-3, 6.6).
func (d *Document) checkXMP() {
	packed := d.stream(d.catalog["Metadata"])
	if packed == nil {
		d.fault(ruleXMP, "catalog", "has no Metadata")
		return
	}
	about := packed.dict
	if about["Filter"] != nil || d.name(about["Type"]) != "Metadata" || d.name(about["Subtype"]) != "XML" {
		d.fault(ruleXMP, "Metadata", "is packed, or is not said to be Metadata in XML")
	}
	packet := d.unpacked(packed, "Metadata")
	if !bytes.HasPrefix(packet, []byte("<?xpacket begin=")) || !bytes.Contains(packet, []byte("<?xpacket end=")) {
		d.fault(ruleXMP, "Metadata", "is no packet")
	}
	root, err := readXML(packet)
	if err != nil {
		d.fault(ruleXMP, "Metadata", "is not well-formed: %v", err)
		return
	}
	properties := d.properties(root)
	d.checkProperties(properties)
	d.checkExtension(properties[xml.Name{Space: nsExtension, Local: "schemas"}])
}

// readXML reads a document that has one element at the top and nothing but space around it.
func readXML(document []byte) (*xmlNode, error) {
	root := &xmlNode{}
	r := xml.NewDecoder(bytes.NewReader(document))
	if err := r.Decode(root); err != nil {
		return nil, err
	}
	for {
		token, err := r.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			return nil, errors.New("a second element at the top")
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 {
				return nil, errors.New("words after the end")
			}
		}
	}
}

// properties returns what the descriptions say. A property may be an element or an attribute.
func (d *Document) properties(root *xmlNode) map[xml.Name]*xmlNode {
	found := map[xml.Name]*xmlNode{}
	add := func(property xml.Name, n *xmlNode) {
		if found[property] != nil {
			d.fault(ruleXMP, "Metadata", "says %s twice", property.Local)
		}
		found[property] = n
	}
	rdf := root
	if root.XMLName.Local == "xmpmeta" {
		rdf = root.kid(nsRDF, "RDF")
	}
	if rdf.XMLName != (xml.Name{Space: nsRDF, Local: "RDF"}) {
		d.fault(ruleXMP, "Metadata", "has no RDF")
	}
	for _, description := range rdf.Kids {
		for _, a := range description.Attrs {
			if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && a.Name.Space != nsRDF {
				add(a.Name, &xmlNode{Data: a.Value})
			}
		}
		for _, kid := range description.Kids {
			add(kid.XMLName, kid)
		}
	}
	return found
}

func (d *Document) checkProperties(properties map[xml.Name]*xmlNode) {
	said := func(space, local string) string {
		if n := properties[xml.Name{Space: space, Local: local}]; n != nil {
			return n.text()
		}
		return ""
	}
	info := d.dict(d.trailer["Info"])
	day := day.ReplaceAllString(d.words(info["CreationDate"]), "$1-$2-${3}T00:00:00Z")
	for _, want := range []struct{ space, local, value string }{
		{nsPDFUA, "part", "1"},
		{nsPDFA, "part", "3"},
		{nsPDFA, "conformance", "A"},
		{nsDC, "title", d.words(info["Title"])},
		{nsDC, "description", d.words(info["Subject"])},
		{nsXMP, "CreatorTool", d.words(info["Creator"])},
		{nsXMP, "CreateDate", day},
	} {
		if got := said(want.space, want.local); got != want.value {
			d.fault(ruleXMP, "Metadata", "%s is %q, not %q", want.local, got, want.value)
		}
	}
	names := slices.SortedFunc(maps.Keys(properties), func(a, b xml.Name) int {
		return strings.Compare(a.Space+a.Local, b.Space+b.Local)
	})
	for _, property := range names {
		if !slices.Contains(told, property) {
			d.fault(ruleXMP, "Metadata", "says %s of %s", property.Local, property.Space)
		}
	}
	title := properties[xml.Name{Space: nsDC, Local: "title"}]
	if title != nil && !isDefault(title.kid(nsRDF, "Alt").kid(nsRDF, "li")) {
		d.fault(ruleXMP, "Metadata", "title has no default language")
	}
}

func isDefault(li *xmlNode) bool {
	return slices.ContainsFunc(li.Attrs, func(a xml.Attr) bool { return a.Name.Local == "lang" && a.Value == "x-default" })
}

// checkExtension holds that the one property that PDF/A does not know is declared (PDF/A-3, 6.6.2.3).
func (d *Document) checkExtension(schemas *xmlNode) {
	if schemas == nil {
		d.fault(ruleExtension, "Metadata", "declares nothing")
		return
	}
	schema := schemas.kid(nsRDF, "Bag").kid(nsRDF, "li")
	if inner := schema.kid(nsRDF, "Description"); len(inner.Kids) > 0 {
		schema = inner
	}
	property := schema.kid(nsSchema, "property").kid(nsRDF, "Seq").kid(nsRDF, "li")
	if inner := property.kid(nsRDF, "Description"); len(inner.Kids) > 0 {
		property = inner
	}
	for _, want := range []struct {
		of                  *xmlNode
		space, local, value string
	}{
		{schema, nsSchema, "namespaceURI", nsPDFUA},
		{schema, nsSchema, "prefix", "pdfuaid"},
		{property, nsProperty, "name", "part"},
		{property, nsProperty, "valueType", "Integer"},
		{property, nsProperty, "category", "internal"},
	} {
		if got := want.of.kid(want.space, want.local).text(); got != want.value {
			d.fault(ruleExtension, "Metadata", "%s is %q, not %q", want.local, got, want.value)
		}
	}
	if schema.kid(nsSchema, "schema").text() == "" || property.kid(nsProperty, "description").text() == "" {
		d.fault(ruleExtension, "Metadata", "has no description")
	}
}
