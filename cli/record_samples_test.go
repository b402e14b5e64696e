package cli_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/assessment/report"
	"waymark/cli"
	"waymark/questionnaires"
)

// writeRecords writes records for scripts into a folder, as made by somebody for themselves.
func writeRecords(folder string) error {
	typical, err := recordOf("typical.yaml")
	if err != nil {
		return err
	}
	odd, err := recordOf("odd.yaml")
	if err != nil {
		return err
	}
	for name, r := range map[string]*record.Record{
		"typical.json": typical,
		"odd.json":     odd,
		"before.json":  earlierOf(*typical),
		"strange.json": strangeOf(*typical),
		"bare.json":    {Made: typical.Made, Questionnaire: typical.Questionnaire, Edition: typical.Edition, Plan: typical.Plan},
		"trained.json": trainedOf(*typical),
		"other.json":   {Made: typical.Made, Questionnaire: "nurses", Edition: "1", Answers: typical.Answers},
	} {
		data, err := r.Encode()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// recordOf makes the whole record of an answers file.
func recordOf(name string) (*record.Record, error) {
	data, err := os.ReadFile(filepath.Join("testdata/answers", name))
	if err != nil {
		return nil, err
	}
	a, err := cli.ReadAnswers(name, data, questionnaires.ByID)
	if err != nil {
		return nil, err
	}
	parts := a.Parts()
	parts.Wellbeing = true
	a.SetParts(parts)
	return record.Whole(a, assessment.Date{Year: 2026, Month: time.May, Day: 4}), nil
}

// earlierOf is the record as it was half a year before.
func earlierOf(r record.Record) *record.Record {
	r.Made = assessment.Date{Year: 2025, Month: time.November, Day: 3}
	r.Stage = "support-worker"
	r.Answers = maps.Clone(r.Answers)
	for id, then := range map[string]assessment.Answer{
		"d1-values":           {Rating: assessment.OnMyOwn},
		"d3-consent":          {Rating: assessment.WithSupport, Mark: true},
		"d3-equipment":        {Rating: assessment.NoChance},
		"d4-record-keeping":   {Rating: assessment.TeachOthers},
		"d6-research":         {},
		"d8-health-wellbeing": {},
	} {
		r.Answers[id] = then
		if then == (assessment.Answer{}) {
			delete(r.Answers, id)
		}
	}
	r.Plan = slices.Clone(r.Plan[:1])
	r.Plan[0].Status = assessment.NotStarted
	return &r
}

// strangeOf is the record as a later version of the questionnaire might have it.
func strangeOf(r record.Record) *record.Record {
	r.Edition = "9"
	r.Answers = maps.Clone(r.Answers)
	r.Answers["d9-flying"] = assessment.Answer{Rating: assessment.OnMyOwn}
	return &r
}

// makeReport makes a report with a record inside, where its form has one.
func makeReport(t *testing.T, form report.Form) []byte {
	t.Helper()
	out, err := newReports(t).Make(typical(t), form)
	must(t, err)
	return out.Data
}

// newReports makes reports as on one day.
func newReports(t *testing.T) *cli.Reports {
	return cli.NewReports(func() time.Time { return time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC) }, t.TempDir())
}

// typical is the assessment of testdata/answers/typical.yaml.
func typical(t *testing.T) *assessment.Assessment {
	t.Helper()
	data, err := os.ReadFile("testdata/answers/typical.yaml")
	must(t, err)
	a, err := cli.ReadAnswers("typical.yaml", data, questionnaires.ByID)
	must(t, err)
	return a
}

// trainedOf puts training into a record: two lines that can be signed on any day, and one that is not done.
func trainedOf(r record.Record) *record.Record {
	done := assessment.Date{Year: 2026, Month: time.March, Day: 4}
	r.Training = assessment.TrainingRecord{Lines: []assessment.Training{
		{
			Topic: "t-fire", Name: "Fire safety (1)", Category: assessment.StatutoryMandatory, Class: assessment.Compulsory, Every: 24,
			Done: done, How: assessment.ByCourse, GivenDue: assessment.Date{Year: 2999, Month: time.March, Day: 4},
		},
		{Title: "Serial casting", Class: assessment.NeededForRole, Every: assessment.Once, Done: done},
		{Topic: "t-prevent", Name: "Preventing radicalisation", Class: assessment.Compulsory, Every: 36},
	}}
	return &r
}
