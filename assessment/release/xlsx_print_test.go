package release_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/assessment/outside"
)

// Printed, a sheet of figures has its headings on each page. That takes a name in the workbook, and there is no other.
func TestHeadingsOfTheWorkbookAreRepeatedOnEachPrintedPage(t *testing.T) {
	book := readXLSX(t, workbookSample(t, 250, workbookParticulars))
	var names struct {
		Names []struct {
			Name     string `xml:"name,attr"`
			Sheet    *int   `xml:"localSheetId,attr"`
			RefersTo string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	decodeXML(t, book.files["xl/workbook.xml"], &names)
	first := map[string]string{
		"Training needs": "Rank", "Ratings": "Position", "Want to work on": "Position", "Groups": "Stage",
		"Learning": "Question", "Look ahead": "Domain",
	}
	for _, n := range names.Names {
		if n.Name != "_xlnm.Print_Titles" || n.Sheet == nil || *n.Sheet >= len(book.sheets) {
			t.Fatalf("there is a name %+v", n)
		}
		s := book.sheets[*n.Sheet]
		row := s.find(1, first[s.name])
		if want := fmt.Sprintf("'%s'!$%d:$%d", s.name, row, row); n.RefersTo != want {
			t.Errorf("on each page of %s comes %s; want %s", s.name, n.RefersTo, want)
		}
		delete(first, s.name)
	}
	if len(first) > 0 {
		t.Errorf("no headings are repeated for %v", first)
	}
}

// The training needs take several pages of paper. Each has the headings, and none is beside another.
func TestLibreOfficePrintsHeadingsOnEachPageOfTheNeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes a few seconds")
	}
	soffice, pdftotext := outside.Need(t, "soffice"), outside.Need(t, "pdftotext")
	dir := t.TempDir()
	file := filepath.Join(dir, "release.xlsx")
	if err := os.WriteFile(file, xlsxBytes(t, workbookSample(t, 250, workbookParticulars)), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "pdf", "--outdir", dir, file)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	printed, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, "release.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	needs := 0
	for i, page := range strings.Split(string(printed), "\f") {
		if !strings.Contains(page, "Training needs") || strings.Contains(page, "What each sheet holds") || strings.Contains(page, "Charts") {
			continue
		}
		needs++
		if !strings.Contains(page, "Rank") || !strings.Contains(page, "People") {
			t.Errorf("page %d has no headings:\n%s", i+1, page)
		}
	}
	if needs < 2 {
		t.Errorf("the training needs take %d pages; want several", needs)
	}
}
