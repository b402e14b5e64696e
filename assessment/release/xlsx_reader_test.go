package release_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"

	"waymark/assessment/release"
)

// xlsxCell is one cell of a workbook: a number, or text.
type xlsxCell struct {
	Ref    string  `xml:"r,attr"`
	Type   string  `xml:"t,attr"`
	Number string  `xml:"v"`
	Text   *string `xml:"is>t"`
}

func (c *xlsxCell) String() string {
	if c.Text != nil {
		return *c.Text
	}
	return c.Number
}

// xlsxSheet is a sheet as it is in the file.
type xlsxSheet struct {
	name, raw string
	cells     map[string]*xlsxCell
	numbers   map[string]bool // the cells with numbers that no test has looked for yet
}

// at reads a cell by column and row, both from 1.
func (s *xlsxSheet) at(column, row int) string {
	if c := s.cells[fmt.Sprintf("%c%d", 'A'+column-1, row)]; c != nil {
		return c.String()
	}
	return ""
}

// find returns the first row, from the row given, whose first cell says so; 0 if there is none.
func (s *xlsxSheet) find(from int, first string) int {
	for row := from; row < 500; row++ {
		if s.at(1, row) == first {
			return row
		}
	}
	return 0
}

// row reads one row of a table by its headings.
func (s *xlsxSheet) row(heads, row int) map[string]string {
	values := map[string]string{}
	for column := 1; s.at(column, heads) != ""; column++ {
		values[s.at(column, heads)] = s.at(column, row)
	}
	return values
}

// expect looks for a figure of the release under a heading.
func (s *xlsxSheet) expect(t *testing.T, heads, row int, head string, want release.Cell) {
	t.Helper()
	for column := 1; s.at(column, heads) != ""; column++ {
		if s.at(column, heads) != head {
			continue
		}
		ref := fmt.Sprintf("%c%d", 'A'+column-1, row)
		c := s.cells[ref]
		if c == nil || c.String() != want.String() {
			t.Fatalf("%s %s (%s) says %q, and the release says %q", s.name, ref, head, s.at(column, row), want)
		}
		if _, shown := want.Figure(); shown != (c.Type == "") {
			t.Fatalf("%s %s is %q of type %q: a figure has to be a number, and all else text", s.name, ref, c, c.Type)
		}
		delete(s.numbers, ref)
		return
	}
	t.Fatalf("%s has no column %q", s.name, head)
}

// xlsxBook is a workbook as it is in the file.
type xlsxBook struct {
	files  map[string]string
	sheets []*xlsxSheet
}

func (b *xlsxBook) sheet(name string) *xlsxSheet {
	for _, s := range b.sheets {
		if s.name == name {
			return s
		}
	}
	return nil
}

func (b *xlsxBook) names() string {
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

func xlsxBytes(t *testing.T, r *release.Release) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := r.WriteXLSX(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readXLSX(t *testing.T, r *release.Release) *xlsxBook {
	t.Helper()
	data := xlsxBytes(t, r)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	book := &xlsxBook{files: map[string]string{}}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Modified.Year() >= 1980 { // where the times of such archives begin
			t.Errorf("%s has a time", f.Name)
		}
		book.files[f.Name] = string(content)
	}
	book.readSheets(t)
	return book
}

func (b *xlsxBook) readSheets(t *testing.T) {
	t.Helper()
	var list struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	decodeXML(t, b.files["xl/workbook.xml"], &list)
	targets := b.targets(t, "xl/workbook.xml")
	for _, s := range list.Sheets {
		sheet := &xlsxSheet{name: s.Name, raw: b.files[targets[s.ID]], cells: map[string]*xlsxCell{}, numbers: map[string]bool{}}
		var data struct {
			Cells []*xlsxCell `xml:"sheetData>row>c"`
		}
		decodeXML(t, sheet.raw, &data)
		for _, c := range data.Cells {
			sheet.cells[c.Ref] = c
			if c.Number != "" {
				sheet.numbers[c.Ref] = true
			}
		}
		b.sheets = append(b.sheets, sheet)
	}
}

// targets are the files that a file of the workbook refers to, by id. All are in the workbook.
func (b *xlsxBook) targets(t *testing.T, file string) map[string]string {
	t.Helper()
	var list struct {
		Relationships []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	rels := path.Join(path.Dir(file), "_rels", path.Base(file)+".rels")
	decodeXML(t, b.files[rels], &list)
	targets := map[string]string{}
	for _, r := range list.Relationships {
		target := path.Join(path.Dir(file), r.Target)
		if path.IsAbs(r.Target) {
			target = r.Target[1:]
		}
		if b.files[target] == "" || r.Mode != "" {
			t.Fatalf("%s refers to %s, which is not in the workbook", file, r.Target)
		}
		targets[r.ID] = target
	}
	return targets
}

func decodeXML(t *testing.T, content string, into any) {
	t.Helper()
	if err := xml.Unmarshal([]byte(content), into); err != nil {
		t.Fatal(err)
	}
}
