package record_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

func trainingCSV(t testing.TB, r assessment.TrainingRecord) string {
	t.Helper()
	var out bytes.Buffer
	do(t, record.WriteTrainingCSV(&out, r, trainingList(t), day, assessment.DueSoonDays))
	return out.String()
}

func TestTrainingIsATableForASpreadsheet(t *testing.T) {
	full := assessment.Training{
		Topic: "t-equipment", Title: "Hoist", Class: assessment.NeededForRole, Category: assessment.RoleTraining, Every: 12,
		Window: assessment.Window{Weeks: 2}, Done: on(2025, 12, 1), How: assessment.ByObservation, Equivalent: true,
		Provider: "The trust", Evidence: "A form, \"signed\"", VerifiedBy: "Ward manager", Booked: on(2026, 12, 24),
	}
	got := trainingCSV(t, assessment.TrainingRecord{
		Lines:       []assessment.Training{full, fire(on(2022, 1, 1), ""), {Title: "Splints"}},
		Edition2015: true,
		Standards:   []assessment.StandardDone{{ID: "cc-1", Known: on(2026, 1, 1)}, {ID: "cc-4", SignedOff: on(2026, 2, 2), VerifiedBy: "Lead"}, {ID: "zz", Known: day}},
	})
	lines := strings.Split(got, "\r\n")
	want := []string{
		"Topic,Own words,Class,Category,Repeated,First due within,Done,Equal training,How shown,Provider,Evidence,Verified by,Due,Status,Booked,Knowledge done",
		"Fire safety,,C,mandatory,every 24 months,2 weeks,2022-01-01,,,,,,2024-01-01,Overdue,,",
		`Equipment I use,Hoist,R,role,every 12 months,2 weeks,2025-12-01,yes,observed at work,The trust,"A form, ""signed""",Ward manager,2026-12-01,Due soon,2026-12-24,`,
		",Splints,,,once only,,,,,,,,,To do,,",
		"Understand your role,,,care-certificate,,,,,,,,,,Knowledge done,,2026-01-01",
		"Your personal development,,,care-certificate,,,,,,,,,,Not started,,",
		"Duty of care,,,care-certificate,,,,,,,,,,Not started,,",
		"Equality and diversity,,,care-certificate,,,2026-02-02,,,,,Lead,,Signed off,,",
	}
	for i, line := range want {
		if lines[i] != line {
			t.Errorf("line %d: got  %s\nwant %s", i+1, lines[i], line)
		}
	}
	if n := len(lines); n != 1+3+15+1+1 || !strings.HasPrefix(lines[n-2], "zz,") || lines[n-1] != "" {
		t.Errorf("%d lines, the last of them %q", n, lines[n-2])
	}
	if strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") || strings.HasPrefix(got, "\ufeff") {
		t.Error("the ends of lines, or the beginning, are not as they are to be")
	}
}

func TestNoCellOfTheTableActsAsAFormula(t *testing.T) {
	for _, evil := range []string{"=1+1", " \t+1", "\u00a0-1", "@SUM(A1)", "|calc", "＝1", "＋1", "－1", "＠x", "\x1b[31m=1", "a\n=1", "\r\n@b"} {
		line := assessment.Training{Topic: evil, Name: evil, Title: evil, Provider: evil, Evidence: evil, VerifiedBy: evil}
		got := trainingCSV(t, assessment.TrainingRecord{Lines: []assessment.Training{line}, Standards: []assessment.StandardDone{{ID: "x", VerifiedBy: evil}}})
		rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
		do(t, err)
		for _, row := range rows {
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@|＝＋－＠") == 0 || strings.ContainsAny(cell, "\x1b\t\r\n") {
					t.Errorf("%q gives the cell %q", evil, cell)
				}
			}
		}
	}
}

func TestTheTableReturnsTheErrorOfItsWriter(t *testing.T) {
	full := errors.New("full")
	err := record.WriteTrainingCSV(failing{full}, assessment.TrainingRecord{Lines: []assessment.Training{{Title: "x"}}}, trainingList(t), day, 90)
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
