package tui

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // to look at the database as any other program would

	"waymark/assessment"
	"waymark/questionnaires"
)

// Whole journeys: somebody who has only digits, only arrows or only a mouse goes all the way through the real program.
// Each step is found by what stands on the screen.

// journey is one person's way through the built program.
type journey struct {
	*binarySession
	hand    hand
	q       *assessment.Questionnaire
	choose  func(statement, options int) int // which of the options of the n-th statement to choose, from 0
	note    string                           // typed at the third statement; "" for none
	data    string                           // data folder
	reports string                           // report folder
	count   int                              // statements answered, look ahead included
	areas   []byte                           // what the response should hold
}

// startJourney starts the program with a data folder, a report folder and no printer.
func startJourney(t testing.TB, window termWindow, h hand, env ...string) *journey {
	t.Helper()
	return startJourneyIn(t, filepath.Join(t.TempDir(), "data"), nil, window, h, env...)
}

// startJourneyIn does so with a certain data folder, and under another command if one is given.
func startJourneyIn(t testing.TB, data string, under []string, window termWindow, h hand, env ...string) *journey {
	t.Helper()
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	j := &journey{
		hand: h, q: q, data: data, reports: filepath.Join(folder, "reports"),
		choose: func(statement, options int) int { return statement % options },
		areas:  make([]byte, len(q.Areas())),
	}
	if err := os.Mkdir(j.reports, 0o700); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(folder, "waymark.toml")
	if err := os.WriteFile(settings, fmt.Appendf(nil, "reports = %q\n", j.reports), 0o600); err != nil {
		t.Fatal(err)
	}
	env = append([]string{"PATH=" + folder}, env...) // and so without lp
	command := slices.Concat(under, []string{waymarkPath(t), "--data", data, "--config", settings})
	j.binarySession = startCommand(t, window, env, command...)
	return j
}

// toTasks goes from the start to the task list as a senior support worker who aims at assistant practitioner.
func (j *journey) toTasks() {
	j.t.Helper()
	j.open("Start", "What we keep")
	j.open("Continue", "Before you start")
	j.answer("No, keep nothing")
	j.answer("Senior support worker")
	j.answer("Assistant practitioner")
	j.answer("Physiotherapy")
	j.open("Continue", "0 of 54 answered")
}

// lookForRecord looks for a record to bring, where there is no memory stick, and goes back to the start.
func (j *journey) lookForRecord() {
	j.t.Helper()
	j.open("Bring my last record", "Bring my last record")
	j.waitWhole("has looked", func(sc snapshot) bool { return sc.has("No record was found on a memory stick.") })
	if j.hand.name != digitsOnly.name { // which are typed there
		j.open("Type where it is", "Type where it is")
		j.open("Back", "Bring my last record")
	}
	j.open("Back", "Step into your next role")
}

// answerAll answers every statement and finishes every domain, led by Continue on the task list.
func (j *journey) answerAll() {
	j.t.Helper()
	for range 54 + 2*8 { // each statement, and each domain on the list and at its end
		sc := j.look()
		switch {
		case sc.has("Your assessment"):
			j.hand.take(j, "Continue")
			j.waitWhole("has left the task list", func(sc snapshot) bool { return !sc.has("Your assessment") })
		case sc.has("You have reached the end of this domain"):
			j.answer("Yes")
		default:
			j.statement(sc, false)
		}
	}
	if sc := j.look(); !sc.has("54 of 54 answered") || strings.Count(sc.text(), "Completed") != 8 {
		j.t.Fatalf("not everything is answered and finished:\n%s", sc.text())
	}
}

var position = regexp.MustCompile(`(?m)^ +(\d\.\d+)  `)

// statement answers the statement on the screen. Each ninth is marked.
func (j *journey) statement(sc snapshot, ahead bool) {
	j.t.Helper()
	found := position.FindStringSubmatch(sc.text())
	if found == nil {
		j.t.Fatalf("this is no statement:\n%s", sc.text())
	}
	areas := j.q.Areas()
	f := areas[slices.IndexFunc(areas, func(f *assessment.FocusArea) bool { return f.Position == found[1] })]
	if !ahead && j.count%9 == 8 {
		j.set("Mark", "Marked: I want to work on this.")
		j.record(f, 1<<3)
	}
	if j.note != "" && j.count == 2 {
		j.typeNote()
	}
	options := slices.DeleteFunc(things(sc), func(th thing) bool { return th.sign == "" })
	option := options[j.choose(j.count, len(options))]
	rating := option.key[0] - '0'
	if ahead {
		rating <<= 4
	}
	j.record(f, rating)
	j.count++
	j.answer(option.label)
}

// record notes what the response should hold. Health and wellbeing is nobody's business unless ticked.
func (j *journey) record(f *assessment.FocusArea, bits byte) {
	if !f.Private {
		j.areas[f.Index] |= bits
	}
}

func (j *journey) typeNote() {
	j.t.Helper()
	box := j.look().find("│")
	j.click(box[0].X+2, box[0].Y)
	j.waitWhole("has the cursor in the note", func(sc snapshot) bool { return sc.cursor == box[0].Add(image.Pt(2, 0)) })
	j.typeText(j.note)
	j.waitWhole("shows the note", func(sc snapshot) bool { return sc.has(j.note) })
}

// lookAhead answers the statements of the first domain in the look ahead, then leaves it.
func (j *journey) lookAhead() {
	j.t.Helper()
	j.open("Continue", "Look ahead")
	list := things(j.look())
	first := list[slices.IndexFunc(list, func(th thing) bool { return th.key != "" })]
	j.open(first.label, "1 of")
	for sc := j.look(); position.MatchString(sc.text()); sc = j.look() {
		j.statement(sc, true)
	}
	j.open("Continue", "Check your answers")
}

// plan goes through check and results, and plans one action.
func (j *journey) plan() {
	j.t.Helper()
	j.open("Continue", "My results")
	j.open("Make my plan", "Action plan")
	j.open("Add from what I marked", "From what I marked")
	marked := things(j.look())
	first := marked[slices.IndexFunc(marked, func(th thing) bool { return th.key != "" })]
	j.open(first.label, "Action 1")
	hand := j.hand
	j.hand.goesOn = false // a page with several things to choose
	j.answer("3 months")
	j.hand = hand
	j.open("Continue", "Training record")
}

// train begins a training record, and says how one topic was shown.
func (j *journey) train() {
	j.t.Helper()
	j.set("Start with the usual list", "16 to do")
	if j.hand.name != digitsOnly.name { // which are typed as the day there
		j.open("Fire safety", "What I have done")
		j.set("Course", "(•)  Course")
		j.open("Continue", "16 items")
	}
	j.open("Continue", "Planning question 1")
}

// share answers the planning questions and shares both rows.
func (j *journey) share() {
	j.t.Helper()
	j.set("Someone shows me at work", "[x]  Someone shows me at work")
	j.open("Continue", "Planning question 2")
	j.set("Cost or funding", "[x]  Cost or funding")
	j.open("Continue", "Share?")
	j.waitWhole("shows the rows", func(sc snapshot) bool { return sc.has("Share two rows") && sc.has("Physiotherapy") })
	j.answer("Yes")
	j.waitWhole("says that it was shared", func(sc snapshot) bool { return sc.has("Shared. It cannot be taken back.") })
}

// takeReport saves the report to the report folder.
func (j *journey) takeReport() {
	j.t.Helper()
	if j.note != "" {
		j.set("My notes (1)", "[x]  My notes (1)")
	}
	j.waitWhole("tells the length of the report", func(sc snapshot) bool { return strings.HasSuffix(sc.rows()[0], " pages") })
	j.open("Continue", "Print or save")
	j.waitWhole("offers the folder", func(sc snapshot) bool { return sc.has("Save: reports") })
	j.set("Save: reports", "Saved as waymark-report-")
}

// finish clears everything and leaves.
func (j *journey) finish() {
	j.t.Helper()
	j.open("Continue", "Finish")
	j.answer("Clear my answers from Waymark")
	j.hand.take(j, "Leave Waymark")
	if code := j.exitCode(); code != 0 {
		j.t.Errorf("exit code %d", code)
	}
}

func (j *journey) wholeWay() {
	j.t.Helper()
	j.lookForRecord()
	j.toTasks()
	j.answerAll()
	j.lookAhead()
	j.plan()
	j.train()
	j.share()
	j.takeReport()
	j.finish()
}

// canary is typed as a note, and must be found nowhere but in the report.
const canary = "zebra canary 4711"

// TestWholeJourneys guards the promise that digits alone, arrows alone or the mouse alone carry a person through the
// whole way, to one report, one row of ratings and one of planning answers, and leave no trace of an answer.
func TestWholeJourneys(t *testing.T) {
	for _, c := range []struct {
		window termWindow
		hand   hand
		note   string
		choose func(statement, options int) int
	}{
		{term80x24, digitsOnly, "", func(n, options int) int { return n % options }},
		{term60x20, digitsOnly, "", func(n, options int) int { return options - 1 - n%options }},
		{term80x24, arrowsOnly, "", func(n, options int) int { return n * n % options }},
		{term60x20, arrowsOnly, "", func(n, _ int) int { return 3 - n%4 }},
		{term80x24, mouseOnly, canary, func(n, _ int) int { return 1 + n%3 }},
		{term60x20, mouseOnly, "", func(n, _ int) int { return 2 + n%2 }},
	} {
		t.Run(fmt.Sprintf("%s at %dx%d", c.hand.name, c.window.w, c.window.h), func(t *testing.T) {
			j := startJourney(t, c.window, c.hand)
			j.choose, j.note = c.choose, c.note
			j.wholeWay()
			j.checkScreenIsLeftClean()
			j.checkReport()
			j.checkDatabase()
			j.checkFiles()
		})
	}
}

func (j *journey) checkScreenIsLeftClean() {
	j.t.Helper()
	if left := j.leftBehind(); left != "" {
		j.t.Errorf("left on the screen or above it:\n%s", left)
	}
}

func (j *journey) checkReport() {
	j.t.Helper()
	saved := filesIn(j.t, j.reports)
	if len(saved) != 1 || filepath.Ext(saved[0]) != ".pdf" {
		j.t.Fatalf("the report folder holds %q, want one PDF", saved)
	}
	text, ok := pdfText(j.t, saved[0])
	if !ok {
		return
	}
	for _, d := range j.q.Domains {
		if !strings.Contains(text, d.Title) {
			j.t.Errorf("the report lacks domain %q", d.Title)
		}
	}
	if strings.Contains(text, canary) != (j.note == canary) {
		j.t.Errorf("the note is in the report: %t", strings.Contains(text, canary))
	}
}

// pdfText returns the words of a PDF with one blank between them; ok is false where poppler is not there.
func pdfText(t testing.TB, path string) (text string, ok bool) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("WAYMARK_NEED_TOOLS") != "" {
			t.Fatal("pdftotext is not installed, and WAYMARK_NEED_TOOLS asks for it")
		}
		return "", false
	}
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return strings.Join(strings.Fields(string(out)), " "), true
}

// checkDatabase reads the whole database, as sqlite3 .dump would. It may hold nothing but what the person was shown.
func (j *journey) checkDatabase() {
	j.t.Helper()
	db := j.openDatabase()
	if objects := query(j.t, db, "SELECT type || ' ' || name FROM sqlite_schema ORDER BY name"); fmt.Sprint(objects) !=
		"[[table meta] [table planning] [table release] [table response]]" {
		j.t.Errorf("the database has %v", objects)
	}
	const period = `20\d\d-Q[1-4]`
	for table, want := range map[string]string{
		"response": fmt.Sprintf(`^\[\[[0-9a-f]{32} %s ahp-support-worker 1 physiotherapy 2 %x [0-9a-f]{16} <nil>\]\]$`, period, j.areas),
		"planning": fmt.Sprintf(`^\[\[[0-9a-f]{32} %s ahp-support-worker 1 %s [0-9a-f]{16} <nil>\]\]$`, period, "0100"+"0400"+"0000"),
		"release":  `^\[\]$`,
		"meta":     `^\[\[last_period [0-9a-f]+\]\]$`,
	} {
		if rows := fmt.Sprint(query(j.t, db, "SELECT * FROM "+table)); !regexp.MustCompile(want).MatchString(rows) {
			j.t.Errorf("table %s holds\n%s, want\n%s", table, rows, want)
		}
	}
	if linked := query(j.t, db, "SELECT * FROM response JOIN planning USING (id)"); len(linked) > 0 {
		j.t.Error("the two rows have the same id")
	}
}

func (j *journey) openDatabase() *sql.DB {
	j.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(j.data, "responses.db")+"?mode=ro")
	if err != nil {
		j.t.Fatal(err)
	}
	j.t.Cleanup(func() { _ = db.Close() })
	return db
}

// query returns all rows of a query, bytes as hex.
func query(t testing.TB, db *sql.DB, text string) [][]any {
	t.Helper()
	rows, err := db.Query(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	var all [][]any
	for rows.Next() {
		columns, _ := rows.Columns()
		row, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			at[i] = &row[i]
		}
		if err := rows.Scan(at...); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for i := range row {
			if b, ok := row[i].([]byte); ok {
				row[i] = hex.EncodeToString(b)
			}
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return all
}

// checkFiles looks for the note in every byte that was kept, and for files that nobody asked for.
func (j *journey) checkFiles() {
	j.t.Helper()
	for _, path := range filesIn(j.t, j.data) {
		data, err := os.ReadFile(path)
		if err != nil {
			j.t.Fatal(err)
		}
		if bytes.Contains(data, []byte(canary)) {
			j.t.Errorf("%s holds the note", path)
		}
		if name := filepath.Base(path); name != "responses.db" && name != "responses.db-journal" {
			j.t.Errorf("%s is in the data folder", name)
		}
	}
	if strays := filesIn(j.t, j.home); len(strays) > 0 {
		j.t.Errorf("files nobody asked for: %q", strays)
	}
}

// filesIn lists the files below a folder; none for a folder that is not there.
func filesIn(t testing.TB, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}
