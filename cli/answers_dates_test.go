package cli_test

import (
	"strings"
	"testing"

	"waymark/cli"
	"waymark/questionnaires"
)

// TestADayOfThePlanSaysWhatIsWrongWithIt guards whoever copies a date from paper into an answers file.
func TestADayOfThePlanSaysWhatIsWrongWithIt(t *testing.T) {
	for written, want := range map[string]string{
		"2027-02-28": "",
		"28/2/2027":  "",
		"28022027":   "",
		"28/2/27":    `"28/2/27" has two digits for its year. Write four, such as 2027-02-28.`,
		"9 mar 28":   `"9 mar 28" has two digits for its year. Write four, such as 2028-03-09.`,
		"0027-02-28": `"0027-02-28" is not in a year from 1940 to 2100. Check the year.`,
		"1939-12-31": `"1939-12-31" is not in a year from 1940 to 2100. Check the year.`,
		"2101-01-01": `"2101-01-01" is not in a year from 1940 to 2100. Check the year.`,
		"2027-02":    `"2027-02" has no day. Write year, month and day, such as 2027-02-01.`,
		"2027-02-30": `"2027-02-30" is no day. Write year, month and day, such as 2027-02-28.`,
		"31/2/27":    `"31/2/27" is no day. Write year, month and day, such as 2027-02-28.`,
	} {
		file := "questionnaire: ahp-support-worker\nplan:\n- what: Ask\n  by: \"" + written + "\"\n"
		a, err := cli.ReadAnswers("a.yaml", []byte(file), questionnaires.ByID)
		switch {
		case want == "" && (err != nil || a.Plan()[0].By.String() != "2027-02-28"):
			t.Errorf("%s is refused: %v", written, err)
		case want != "" && (err == nil || !strings.HasSuffix(err.Error(), ": "+want)):
			t.Errorf("%s: %v, want %s", written, err, want)
		}
	}
}
