package tui

import (
	"slices"
	"strings"
	"testing"

	"waymark/assessment/report"
)

// TestEachFormIsSavedUnderItsOwnName guards what each choice saves and how its file is called: by a random name, never by
// anyone's.
func TestEachFormIsSavedUnderItsOwnName(t *testing.T) {
	for _, c := range []struct {
		digit, file, words string
		form               report.Form
	}{
		{"1", "waymark-report-k7f3qm.pdf", "Saved as waymark-report-k7f3qm.pdf, the report folder. Your record is inside. Write down this name and its folder, /reports, to bring it next time.", report.SavedPDF},
		{"2", "waymark-report-k7f3qm.html", "Saved as waymark-report-k7f3qm.html, the report folder", report.HTML},
		{"3", "waymark-report-k7f3qm.txt", "Saved as waymark-report-k7f3qm.txt, the report folder", report.Text},
		{"4", "waymark-record-k7f3qm.json", "Saved as waymark-record-k7f3qm.json, the report folder. Write down this name and its folder, /reports, to bring it next time.", ""},
	} {
		k := startWalk(t, 80, 24).toPlaces().press("4", c.digit, "0")
		if k.place() != "Report | Print or save" {
			t.Fatalf("%s leads to %q", c.digit, k.place())
		}
		k.out.forms = nil
		k.press("2")
		if k.out.saved["/reports/"+c.file] == nil || len(k.out.saved) != 1 || !strings.Contains(k.texts(), "√ "+c.words+"\n") {
			t.Errorf("%s saves %v, and says\n%s", c.digit, k.out.saved, k.screen())
		}
		if c.form == "" != (len(k.out.forms) == 0) || c.form != "" && k.out.forms[0] != c.form {
			t.Errorf("%s makes %v", c.digit, k.out.forms)
		}
		k.out.forms = nil
		if k.press("1"); !slices.Equal(k.out.forms, []report.Form{report.PrintedPDF}) {
			t.Errorf("after %s printing makes %v", c.digit, k.out.forms)
		}
	}
}

// TestTheCommonWayIsOneKey guards that printing and saving a PDF need no choice of form or printer.
func TestTheCommonWayIsOneKey(t *testing.T) {
	k := startWalk(t, 80, 24).manyPlaces().toPlaces().press("1", "2")
	if k.out.saved["/media/STICK/waymark-report-k7f3qm.pdf"] == nil || !slices.Equal(k.out.printedOn, []string{"Therapy_office"}) {
		t.Errorf("saved %v, printed on %v", k.out.saved, k.out.printedOn)
	}
}

// TestThePrinterThatWasChosenPrints guards a building with several, and one that is gone when its page comes up again.
func TestThePrinterThatWasChosenPrints(t *testing.T) {
	k := startWalk(t, 80, 24).manyPlaces().toPlaces().press("8", "2", "0", "1")
	if !slices.Equal(k.out.printedOn, []string{"Ward_7"}) || !strings.Contains(k.texts(), "Sent to the printer Ward_7 at") {
		t.Errorf("printed on %v:\n%s", k.out.printedOn, k.screen())
	}
	k.out.printers = []string{"Therapy_office", "Library"}
	k.press("9", "0", "1")
	if k.out.printedOn[1] != "Therapy_office" {
		t.Errorf("with that one gone: %v", k.out.printedOn)
	}
	if k = startWalk(t, 80, 24).toPlaces(); strings.Contains(k.texts(), "Choose another printer") {
		t.Errorf("with one printer:\n%s", k.screen())
	}
}

// TestManyPrintersAreNumbered guards a print server that lists a whole hospital.
func TestManyPrintersAreNumbered(t *testing.T) {
	for _, s := range sizes {
		k := startWalk(t, s.w, s.h)
		k.out.printers = nil
		for i := range 300 {
			k.out.printers = append(k.out.printers, strings.Repeat("p", 1+i%9)+listKey(i%64, 64))
		}
		k.toPlaces().at("printers").press("88", "0").at("print")
		if !slices.Equal(k.out.printedOn, k.out.printers[63:64]) {
			t.Errorf("at %v printed on %v, want %s", s, k.out.printedOn, k.out.printers[63])
		}
	}
}

// TestARecordAloneIsNoReport guards the last pages: somebody who saved only a record is not told to take a report along.
func TestARecordAloneIsNoReport(t *testing.T) {
	k := startWalk(t, 80, 24).toPlaces().press("4", "4", "0", "2", "0")
	if !strings.Contains(k.texts(), "No report was made yet.") || !strings.Contains(k.texts(), "√ Saved as waymark-record-k7f3qm.json") {
		t.Errorf("before it is cleared:\n%s", k.screen())
	}
	if k.press("1", "0"); strings.Contains(k.texts(), "take your report") {
		t.Errorf("at the end:\n%s", k.screen())
	}
}

// TestARecordThatCannotBeSavedIsToldAsOne guards the words of a failure.
func TestARecordThatCannotBeSavedIsToldAsOne(t *testing.T) {
	k := startWalk(t, 80, 24).toPlaces().press("4", "4", "0")
	k.out.saveErr = errPlain
	if k.press("2"); !strings.Contains(k.texts(), "The record could not be saved there. Your answers are safe. Choose another folder.") {
		t.Errorf("it is told as\n%s", k.screen())
	}
}

// TestWhereARecordIsIsToldTruly guards the words about the record in a saved and in a printed copy.
func TestWhereARecordIsIsToldTruly(t *testing.T) {
	for _, c := range []struct {
		parts  []string
		inside bool
	}{{nil, true}, {[]string{"record"}, false}, {[]string{"one-page"}, false}} {
		k := startWalk(t, 80, 24).toShare().press("2", "0")
		for _, id := range c.parts {
			k.at(id)
		}
		k.press("0", "2")
		if got := strings.Contains(k.texts(), "Your record is inside."); got != c.inside {
			t.Errorf("with %v changed it says so: %v\n%s", c.parts, got, k.screen())
		}
		if got := strings.Contains(k.texts(), "A printed copy holds no record."); got != c.inside {
			t.Errorf("with %v changed it speaks of the printed copy: %v", c.parts, got)
		}
	}
}

// TestTheFormIsForOnePersonOnly guards the next one: saving makes a PDF again, on the first printer.
func TestTheFormIsForOnePersonOnly(t *testing.T) {
	k := startWalk(t, 80, 24).manyPlaces().toPlaces().press("8", "2", "0", "7", "4", "0", "0", "1", "0", "1")
	k.toPlaces().press("1", "2")
	if !slices.Equal(k.out.printedOn, []string{"Therapy_office"}) || k.out.saved["/media/STICK/waymark-report-k7f3qm.pdf"] == nil {
		t.Errorf("printed on %v, saved %v", k.out.printedOn, k.out.saved)
	}
}
