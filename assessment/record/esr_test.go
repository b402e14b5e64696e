package record_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/questionnaires"
)

func trainingList(t testing.TB) *assessment.TrainingList {
	t.Helper()
	list, err := questionnaires.Training()
	do(t, err)
	return list
}

// readESR reads an export that has to be one.
func readESR(t testing.TB, lines ...string) *record.Import {
	t.Helper()
	found, err := record.ReadESR([]byte(strings.Join(lines, "\n")), trainingList(t), day)
	do(t, err)
	return found
}

// said lists what was found, one line each, as a test can compare it.
func said(t testing.TB, m *record.Import) string {
	t.Helper()
	list := trainingList(t)
	var out strings.Builder
	for _, l := range m.Understood {
		fmt.Fprintf(&out, "%d %s %v %v %v\n", l.Line, l.Topic, l.Done, l.Every, l.GivenDue)
	}
	for _, l := range m.AsOwn {
		fmt.Fprintf(&out, "%d own %q %v %v %v\n", l.Line, list.Title(&l.Training), l.Done, l.Every, l.GivenDue)
	}
	for _, n := range m.NotTaken {
		fmt.Fprintf(&out, "%d not: %s\n", n.Line, n.Sentence)
	}
	return out.String()
}

const headings = "Competency Name,Date Start,Expiry Date"

func TestAnExportIsReadIntoLinesOfTraining(t *testing.T) {
	m := readESR(t,
		"Competency Name,Expiry Date,Date Start,Last Updated By,Title,VPD",
		"NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2027,30-Nov-2025,Somebody,Mrs,457",
		" nhs|cstf|conflict  resolution - 3 Year(s) | ,01-May-2027,02-May-2024,,,",
		"NHS|CSTF|Health Safety and Welfare - 3 Years|,02-May-2027,02-May-2024,,,",
		"457|LOCAL|Lone Working - 6 Months|,01-Feb-2026,01-Aug-2025,,,",
		"457|LOCAL|Hoists|,N/A,01-Aug-2025,,,",
		"",
		`NHS|CSTF|Information Governance and Data Security - 1 Year|,No expiry,01-Aug-2025,,,`,
		"Fire drill,,01-Aug-2025,,,",
		"NHS|CSTF|Moving and Handling - Level 2 - 2 Years|,,01-Aug-2025,,,",
	)
	want := `2 t-fire 2025-11-30 24 months ` + `
3 t-conflict 2024-05-02 36 months 2027-05-01
8 t-information 2025-08-01 employer ` + `
10 t-moving-2 2025-08-01 24 months ` + `
4 own "Health Safety and Welfare" 2024-05-02 36 months ` + `
5 own "Lone Working" 2025-08-01 6 months ` + "\n" + `6 own "Hoists" 2025-08-01 employer ` + `
9 own "Fire drill" 2025-08-01 employer ` + "\n"
	if got := said(t, m); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if u := strings.Join(m.Unread, ","); u != "Last Updated By,Title,VPD" {
		t.Errorf("unread: %s", u)
	}
}

// A name without bars, or with another interval, is the topic that has that very name. A local one of the same words is not.
func TestANameIsATopicOnlyWhenTheListHasThatVeryName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Fire Safety", "t-fire 2025-02-01 24 months"},
		{" fire  safety - 2 Years", "t-fire 2025-02-01 24 months"},
		{"Fire Safety - 1 Year", "t-fire 2025-02-01 12 months"},
		{"NHS|CSTF|Fire Safety - 1 Year|", "t-fire 2025-02-01 12 months"},
		{"NHS|CSTF|Fire Safety|", "t-fire 2025-02-01 24 months"},
		{"Infection Prevention and Control - Level 2 - 1 Year", "t-ipc-2 2025-02-01 12 months"},
		{"Infection prevention and control, level 2 (clinical)", "t-ipc-2 2025-02-01 12 months"},
		{"Oliver McGowan learning disability and autism, tier 1", "t-oliver-mcgowan-1 2025-02-01 employer"},
		{"Fire", `own "Fire" 2025-02-01 employer`},
		{"Fire Safety Warden", `own "Fire Safety Warden" 2025-02-01 employer`},
		{"Infection Prevention and Control", `own "Infection Prevention and Control" 2025-02-01 employer`},
		{"457|LOCAL|Fire Safety|", `own "Fire Safety" 2025-02-01 employer`},
		{"CSTF|Fire Safety|", `own "CSTF | Fire Safety" 2025-02-01 employer`},
	} {
		if got := said(t, readESR(t, headings, `"`+c.name+`",1-Feb-2025,`)); strings.TrimSpace(got) != "2 "+c.want {
			t.Errorf("%q gives %swant 2 %s", c.name, got, c.want)
		}
	}
}

// Two topics of an employer's list can have one name. Then it tells neither.
func TestANameOfTwoTopicsIsNeither(t *testing.T) {
	list := &assessment.TrainingList{Topics: []assessment.Topic{
		{ID: "one", Title: "Hoists", ESR: "1|A|Hoists - 1 Year|"}, {ID: "two", Title: "Hoists, ceiling", ESR: "2|B|Hoists - 2 Years|"},
	}}
	m, err := record.ReadESR([]byte(headings+"\nHoists,1-Feb-2025,\n2|B|Hoists - 2 Years|,1-Feb-2025,\n"), list, day)
	do(t, err)
	if len(m.AsOwn) != 1 || len(m.Understood) != 1 || m.Understood[0].Topic != "two" {
		t.Errorf("%+v", m)
	}
}

// The whole name of a topic tells it, also where another one has the same name with how often.
func TestTheWholeNameOfATopicTellsIt(t *testing.T) {
	list := &assessment.TrainingList{Topics: []assessment.Topic{
		{ID: "once", Title: "At the start", ESR: "1|A|Hoists|"}, {ID: "again", Title: "Each year", ESR: "1|A|Hoists - 1 Year|"},
	}}
	m, err := record.ReadESR([]byte(headings+"\n1|A|Hoists|,1-Feb-2025,\n1|A|Hoists - 1 Year|,1-Feb-2025,\n"), list, day)
	do(t, err)
	if len(m.Understood) != 2 || m.Understood[0].Topic != "once" || m.Understood[1].Topic != "again" {
		t.Errorf("%+v", m)
	}
}

func TestColumnsAreFoundInAnyOrderCaseAndSeparator(t *testing.T) {
	want := said(t, readESR(t, headings, "NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027"))
	for name, file := range map[string]string{
		"another order":    "Expiry Date,Date Start,Competency Name\n29-Nov-2027,30-Nov-2025,NHS|CSTF|Fire Safety - 2 Years|\n",
		"another trust":    "Staff,COMPETENCE NAME,achieved date,Renewal Date,Org\nx,NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027,y\n",
		"from and to":      "Date From,Date To,Competency Name\n30-Nov-2025,29-Nov-2027,NHS|CSTF|Fire Safety - 2 Years|\n",
		"start date":       "competency_name,start date,expiry date\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027\n",
		"semicolons":       "Competency Name;Date Start;Expiry Date\nNHS|CSTF|Fire Safety - 2 Years|;30-Nov-2025;29-Nov-2027\n",
		"tabs":             "Competency Name\tDate Start\tExpiry Date\nNHS|CSTF|Fire Safety - 2 Years|\t30-Nov-2025\t29-Nov-2027\n",
		"byte order mark":  "\xef\xbb\xbf" + headings + "\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027\n",
		"CRLF":             headings + "\r\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027\r\n",
		"all in quotes":    "\"Competency Name\",\"Date Start\",\"Expiry Date\"\n\"NHS|CSTF|Fire Safety - 2 Years|\",\"30-Nov-2025\",\"29-Nov-2027\"",
		"an empty end":     headings + ",\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027,,,\n",
		"two start dates":  headings + ",Achieved Date\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027,1-Jan-2001\n",
		"blank lines only": headings + "\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027\n , ,\n,,\n",
	} {
		if got := said(t, readESR(t, file)); got != want {
			t.Errorf("%s: got %swant %s", name, got, want)
		}
	}
	above := readESR(t, "Report for Ada Lovelace", "", headings, "NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027")
	if above.Above != 1 || len(above.Understood) != 1 || above.Understood[0].Line != 4 {
		t.Errorf("lines above the headings: %+v", above)
	}
}

func TestDaysAreReadInEachFormThatExportsHave(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"30-Nov-2025", "2025-11-30"},
		{"30-NOV-25", "2025-11-30"},
		{"30/11/2025", "2025-11-30"},
		{"3/4/2025", "2025-04-03"},
		{"30.11.2025", "2025-11-30"},
		{"2025-11-30", "2025-11-30"},
		{"30 November 2025", "2025-11-30"},
		{"30-Sept-2025", "2025-09-30"},
		{"30-Nov-2025 00:00:00", "2025-11-30"},
		{"2025-11-30T00:00:00Z", "2025-11-30"},
		{"29-Feb-2024", "2024-02-29"},
		{"22-Nov-2026", "2026-11-22"},
		{"31-Feb-2025", "no day that Waymark can read"},
		{"29-Feb-2025", "no day that Waymark can read"},
		{"11/30/2025", "no day that Waymark can read"},
		{"30/11/25", `"30/11/25" has two digits for its year. Write four, such as 30/11/2025.`},
		{"1.2.26 09:00", `"1.2.26 09:00" has two digits for its year. Write four, such as 30/11/2025.`},
		{"31/02/25", "no day that Waymark can read"},
		{"11/30/25", "no day that Waymark can read"},
		{"45991", "no day that Waymark can read"},
		{"soon", "no day that Waymark can read"},
		{"23-Nov-2026", "has not come yet"},
		{"30-Nov-1825", "too long ago"},
		{"31-Dec-1939", "too long ago"},
		{"30/11/0025", "too long ago"},
		{"", "no day on which it was done"},
		{"N/A", "no day on which it was done"},
	} {
		m := readESR(t, headings, "Hoists,"+c.cell+",")
		got := said(t, m)
		if !strings.Contains(got, c.want) || (len(m.AsOwn) == 1) != strings.HasPrefix(c.want, "20") {
			t.Errorf("%q gives %s", c.cell, got)
		}
	}
}

// TestADayUntilWhenItHoldsHasAYearThatCanBe guards a slip such as 2208 for 2028: the training would be in date for ever.
func TestADayUntilWhenItHoldsHasAYearThatCanBe(t *testing.T) {
	for expiry, want := range map[string]string{
		"30-Nov-2100": "",
		"30-Nov-2208": "It holds until 30 November 2208, which is too far off. Check the year.",
		"31-Dec-4712": "",
		"31-Dec-9999": "",
	} {
		m := readESR(t, headings, "Hoists,30-Nov-2025,"+expiry)
		if got := said(t, m); want == "" && len(m.AsOwn) != 1 || !strings.Contains(got, want) {
			t.Errorf("%s gives %s", expiry, got)
		}
	}
}

func TestWhatIsNotTakenIsSaidWithItsLine(t *testing.T) {
	m := readESR(t,
		headings,
		"NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2021,30-Nov-2023",
		"NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,",
		"NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,",
		"Hoists,1-Feb-2025,31-Feb-2026",
		"Hoists,1-Feb-2025,1-Jan-2025",
		",1-Feb-2025,",
		"Equality, Diversity,1-Feb-2025,2-Feb-2026",
		strings.Repeat("a", 401)+",1-Feb-2025,",
		strings.Repeat("b", 130)+",1-Feb-2025,",
		"457|LOCAL||,1-Feb-2025,",
	)
	want := `3 t-fire 2025-11-30 24 months ` + `
2 not: Fire safety, done on 30 November 2021, until 30 November 2023: line 3 has the same training, done on 30 November 2025.
4 not: Fire safety, done on 30 November 2025, until 30 November 2027: line 3 has the same training, done on 30 November 2025.
5 not: Hoists: "31-Feb-2026", until when it holds, is no day that Waymark can read.
6 not: Hoists: It holds until 1 January 2025, which is before it was done, 1 February 2025.
7 not: There is no name of the training.
8 not: It has more columns than there are headings, so the days may stand in others. Export it again.
9 not: A cell in it has more than 400 characters. No export has such long ones.
10 not: ` + strings.Repeat("b", 120) + `…: The name has 130 characters, and there is room for 120. Add it by hand, in fewer words.
11 not: 457|LOCAL||: There is no title in this name.
`
	if got := said(t, m); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestALongNameStaysWhole(t *testing.T) {
	name := "Using the standing hoist, the bath lift and the ceiling track hoist safely"
	m := readESR(t, headings, `"457|LOCAL|`+name+`|",1-Feb-2025,`)
	if len(m.AsOwn) != 1 || m.AsOwn[0].Evidence != name || m.AsOwn[0].Title != "Using the standing hoist, the bath lift and the ceiling…" {
		t.Errorf("%+v", m)
	}
}

func TestOnlySixtyLinesAreTakenAndTheOthersNamed(t *testing.T) {
	lines := []string{headings}
	for i := range 70 {
		lines = append(lines, fmt.Sprintf("Topic %d,1-Feb-2025,", i))
	}
	m := readESR(t, lines...)
	if len(m.Lines()) != assessment.TrainingLimit || len(m.NotTaken) != 10 || !strings.HasPrefix(m.NotTaken[0].Sentence, "Topic 60, done on") {
		t.Errorf("%d taken, not: %+v", len(m.Lines()), m.NotTaken)
	}
}

// Names of people, staff numbers and workplaces stand in an export. None may stay anywhere.
func TestNothingOfAnyOtherColumnIsKept(t *testing.T) {
	var head, row []string
	for i, heading := range []string{"Last Updated By", "VPD", "Full Name", "Employee Number", "Assignment", "Organisation", "Email", "NI Number", "Date of Birth", "Supervisor"} {
		head = append(head, heading)
		row = append(row, fmt.Sprintf("CANARY%d", i))
	}
	file := "CANARY-TITLE for CANARY\n" +
		strings.Join(head, ",") + "," + headings + "\n" +
		strings.Join(row, ",") + ",NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,\n" +
		strings.Join(row, ",") + ",Hoists,31-Feb-2025,\n" +
		strings.Join(row, ",") + ",,1-Feb-2025,,CANARY-wide\n"
	m := readESR(t, file)
	r := &record.Record{Made: day, Questionnaire: "a", Edition: "1", Training: assessment.TrainingRecord{Lines: m.Lines()}}
	var csv bytes.Buffer
	do(t, record.WriteTrainingCSV(&csv, r.Training, trainingList(t), day, 90))
	shown, err := json.Marshal(m)
	do(t, err)
	for name, text := range map[string]string{"import": string(shown), "record": string(encode(t, r)), "CSV": csv.String()} {
		if strings.Contains(text, "CANARY") {
			t.Errorf("%s: %s", name, text)
		}
	}
	if len(m.Unread) != len(head) || len(m.Understood) != 1 || len(m.NotTaken) != 2 {
		t.Errorf("%+v", m)
	}
}

func TestExportsInTheWindowsCodePageAreRead(t *testing.T) {
	m := readESR(t, headings, "Si\xe2n\x92s caf\xe9 \x80\x81,1-Feb-2025,")
	if len(m.AsOwn) != 1 || m.AsOwn[0].Title != "Siân’s café €\ufffd" {
		t.Errorf("%+v", m)
	}
}

func TestFilesThatAreNoExportGetTheirSentence(t *testing.T) {
	row := "NHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,\n"
	for name, c := range map[string]struct {
		file  string
		cause record.Cause
		said  string
	}{
		"fifty megabytes":  {headings + "\n" + strings.Repeat(row, 50<<20/len(row)), record.TooBig, "larger than 1 MiB"},
		"many lines":       {headings + "\n" + strings.Repeat("a,b,c\n", 1001), record.TooBig, "more than 1000 lines"},
		"many columns":     {headings + strings.Repeat(",x", 60) + "\n", record.TooBig, "more than 60 columns"},
		"empty":            {" \r\n", record.WrongFile, "is empty"},
		"workbook":         {"PK\x03\x04", record.WrongFile, "Excel workbook"},
		"PDF":              {"%PDF-1.7", record.WrongFile, "is a PDF"},
		"UTF-16":           {"\xff\xfeC\x00o\x00", record.WrongFile, "CSV UTF-8"},
		"NUL":              {headings + "\n\x00", record.WrongFile, "is not text"},
		"no headings":      {row, record.NotOurs, `heading "Competency Name"`},
		"headings too low": {strings.Repeat("x\n", 10) + headings + "\n" + row, record.NotOurs, `heading "Competency Name"`},
		"no start":         {"Competency Name,Expiry Date\nx,1-Feb-2027\n", record.NotOurs, "none for the day"},
		"a stray quote":    {headings + "\n" + row + "Hoists,\"1-Feb-2025,\n" + row, record.NotFitting, "Line 3"},
		"a quote inside":   {headings + "\n" + row + "Hoi\"sts,1-Feb-2025,\n" + row, record.NotFitting, "Line 3"},
	} {
		_, err := record.ReadESR([]byte(c.file), trainingList(t), day)
		fault, ok := errors.AsType[*record.Fault](err)
		if !ok || fault.Cause != c.cause || !strings.Contains(fault.Sentence(), c.said) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file of the size that is read takes no more than some of its own size again.
func TestReadingAnExportTakesBoundedMemory(t *testing.T) {
	row := strings.Repeat("x", 990) + ",1-Feb-2025,\n"
	data := []byte(headings + "\n" + strings.Repeat(row, 999))
	list := trainingList(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := record.ReadESR(data[:min(len(data), record.MaxExport)], list, day)
	runtime.ReadMemStats(&after)
	if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 16 {
		t.Errorf("%d MiB for %d bytes (%v)", took, len(data), err)
	}
}

// FuzzReadESR holds for any file at all: an import of which nothing is lost and everything is clean, or a fault.
func FuzzReadESR(f *testing.F) {
	f.Add([]byte(headings + "\nNHS|CSTF|Fire Safety - 2 Years|,30-Nov-2025,29-Nov-2027\nHoists,31-Feb-2025,\n"))
	f.Add([]byte("Date From;Competency Name\n1/2/2025;457|LOCAL|A - 1 Year|\n"))
	f.Add([]byte("\xef\xbb\xbfx\ny\n" + headings + ",VPD\r\n\"=1+1\",2026-01-01T00:00,n/a,457\r\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(headings + "\n\"a\x1b[2J\xe2\x80\xae\nb\",1-Feb-2025,31-DEC-4712\n"))
	list := trainingList(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := record.ReadESR(data, list, day)
		if err != nil {
			if fault, ok := errors.AsType[*record.Fault](err); !ok || cleaned(fault.Sentence()) != fault.Sentence() {
				t.Fatalf("%v", err)
			}
			return
		}
		for _, n := range m.NotTaken {
			if cleaned(n.Sentence) != n.Sentence || n.Line < 1 {
				t.Fatalf("%d %q", n.Line, n.Sentence)
			}
		}
		for _, l := range m.Lines() {
			if l.Done.IsZero() || day.Before(l.Done) {
				t.Fatalf("done on %v", l.Done)
			}
		}
		r := &record.Record{Made: day, Questionnaire: "a", Edition: "1", Training: assessment.TrainingRecord{Lines: m.Lines()}}
		if _, err := record.Read(encode(t, r)); err != nil {
			t.Fatalf("%v in %s", err, encode(t, r))
		}
	})
}

// The database behind ESR knows no day without an end: it writes the last day of 4712, in some exports with two digits.
func TestTheEndOfTimeIsNoExpiry(t *testing.T) {
	for _, expiry := range []string{"", "No expiry", "31-DEC-4712", "31-Dec-12", "31 DEC 12"} {
		m := readESR(t, headings, "Hoists,01-Feb-2025,"+expiry)
		if len(m.AsOwn) != 1 || m.AsOwn[0].Every != assessment.EmployerSets || !m.AsOwn[0].GivenDue.IsZero() {
			t.Errorf("%q gives %s", expiry, said(t, m))
		}
	}
}
