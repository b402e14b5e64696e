package cli_test

import (
	"database/sql"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/assessment/report"
	"waymark/store"
)

// privacyPage is for people who must be able to rely on it, so tests hold it against the program.
const privacyPage = "../docs/privacy.md"

// storedTable says what one table of a database is for, how long what is in it is kept, and who can read it.
type storedTable struct {
	file, name          string
	what, kept, readers string
	fields              []storedField // of a table called meta its keys
}

type storedField struct{ name, what string }

const (
	whileWaiting = "until 90 days after the release that counted it (`purge_days`), or eight quarters after its own where none did"
	thirtyDays   = "30 days after the last change (`draft_days`), or until its owner deletes it"
	forGood      = "as long as the file"
	theAccount   = "the account that runs Waymark"
)

var storedTables = []storedTable{
	{"responses.db", "response", "one shared assessment", whileWaiting, theAccount, []storedField{
		{"id", "16 random bytes, drawn for this row alone"},
		{"period", "the quarter, such as 2026-Q4: the finest time in the row"},
		{"questionnaire", "which questionnaire"},
		{"version", "which version of it"},
		{"profession", "the profession group, or that it was not said"},
		{"stage", "the stage at work, or 0: not said"},
		{"areas", "one byte for each focus area: its rating, its mark, its look-ahead rating. Health and wellbeing is 0 unless the person ticked it in"},
		{"checksum", "finds damage in the row"},
		{"release", "the number of the release that counted it; empty before"},
	}},
	{"responses.db", "planning", "the planning answers of one person", whileWaiting, theAccount, []storedField{
		{"id", "16 random bytes of its own: nothing links it to a response"},
		{"period", "the quarter"},
		{"questionnaire", "which questionnaire"},
		{"version", "which version of it"},
		{"ticks", "what was ticked of how I like to learn, and of what gets in the way"},
		{"checksum", "finds damage in the row"},
		{"release", "the number of the release that counted it; empty before"},
	}},
	{"responses.db", "release", "what was published", forGood, "anyone it is given to", []storedField{
		{"no", "the number of a release"},
		{"made", "the day on which it was made"},
		{"doc", "the release, exactly as published"},
		{"sha256", "its digest"},
	}},
	{"responses.db", "meta", "what the file knows of itself", forGood, theAccount, []storedField{
		{"last_period", "the last quarter in which somebody shared"},
		{"release_ready", "the day on which somebody last asked whether a release can be made, and the answer: yes, now or no"},
	}},
	{"drafts.db", "draft", "one saved assessment", thirtyDays, "the account that runs Waymark, but for what is encrypted", []storedField{
		{"id", "16 bytes made of the six words, by which the draft is found"},
		{"rev", "a random number, another one after each change"},
		{"expires", "the last day on which the draft opens"},
		{"blob", "the whole assessment with its notes, encrypted: only the holder of the six words can read it. It has one of four lengths, whatever was written"},
	}},
	{"drafts.db", "meta", "what the file knows of itself", forGood, theAccount, []storedField{
		{"salt", "32 random bytes that make the keys of this file its own"},
		{"derivation", "how a key is made of six words"},
	}},
}

func TestPrivacyPageNamesEveryStoredField(t *testing.T) {
	stored := fieldsOfNewFiles(t)
	var page strings.Builder
	var described []string
	for _, table := range storedTables {
		fmt.Fprintf(&page, "**`%s`, table `%s`**: %s. Kept %s. Can be read by %s.\n\n| field | what it is |\n| --- | --- |\n",
			table.file, table.name, table.what, table.kept, table.readers)
		for _, f := range table.fields {
			fmt.Fprintf(&page, "| `%s` | %s |\n", f.name, f.what)
			field := table.file + " " + table.name + " " + f.name
			described = append(described, field)
			if !slices.Contains(stored, field) {
				t.Errorf("%s is described and not stored", field)
			}
		}
		page.WriteString("\n")
	}
	for _, field := range stored {
		if !slices.Contains(described, field) {
			t.Errorf("%s is stored and not described", field)
		}
	}
	checkSection(t, "fields", strings.TrimSuffix(page.String(), "\n"))
}

// fieldsOfNewFiles lists what is in both databases once somebody has saved, somebody has shared, and somebody has asked
// for a release.
func fieldsOfNewFiles(t *testing.T) (fields []string) {
	dir := t.TempDir()
	q := ourQuestionnaire(func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)
	err := share(dir, now, varied(q, rand.New(rand.NewPCG(1, 2)), 1))
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return now }
	responses := store.NewResponses(dir, store.Options{Now: clock})
	defer responses.Close()
	if _, err := responses.Ready(t.Context(), 10, func(store.Edition) bool { return true }); err != nil {
		t.Fatal(err)
	}
	drafts := store.NewDrafts(dir, store.DraftOptions{Now: clock})
	defer drafts.Close()
	words, err := drafts.NewWords()
	if err == nil {
		err = drafts.Create(t.Context(), words, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"responses.db", "drafts.db"} {
		fields = append(fields, query(t, filepath.Join(dir, file), `
			SELECT ? || ' ' || t.name || ' ' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.name <> 'meta'
			UNION ALL SELECT ? || ' meta ' || k FROM meta`, file, file)...)
	}
	return fields
}

func query(t *testing.T, path, statement string, args ...any) (column []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var value string
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
		column = append(column, value)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return column
}

func TestPrivacyNoticeIsThatOfTheScreenAndShort(t *testing.T) {
	var notice strings.Builder
	for _, line := range linesOfScreen(t, "../tui/start.go", "keepScreen") {
		notice.WriteString("> " + line + "\n>\n")
	}
	checkSection(t, "notice", strings.TrimSuffix(notice.String(), ">\n"))
	if n := len(strings.Fields(strings.ReplaceAll(notice.String(), ">", ""))); n > 120 || n < 60 {
		t.Errorf("the notice has %d words, not 60 to 120", n)
	}
}

// What the page promises of every page of the report is what stands there.
func TestPrivacyPageQuotesTheFootOfTheReport(t *testing.T) {
	page, err := os.ReadFile(privacyPage)
	if err != nil {
		t.Fatal(err)
	}
	_, purpose, _ := strings.Cut(string(page), "## What it is for")
	purpose, _, _ = strings.Cut(purpose, "\n## ")
	purpose = strings.Join(strings.Fields(purpose), " ")
	if want := `Each page of the printed report says: "` + report.Disclaimer + `"`; !strings.Contains(purpose, want) {
		t.Errorf("the purpose does not say %s", want)
	}
}

// linesOfScreen reads the words of a page from the source of its screen, in order. The days of a draft are the usual 30.
func linesOfScreen(t *testing.T, path, screen string) (lines []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, decl := range file.Decls {
		method, ok := decl.(*ast.FuncDecl)
		if !ok || method.Name.Name != "page" || method.Recv.List[0].Type.(*ast.Ident).Name != screen {
			continue
		}
		ast.Inspect(method, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			switch name, _ := call.Fun.(*ast.SelectorExpr); {
			case name == nil:
			case name.Sel.Name == "heading", name.Sel.Name == "prose":
				lines = append(lines, wordsOf(t, call.Args[0]))
			case name.Sel.Name == "define":
				lines = append(lines, "**"+wordsOf(t, call.Args[0])+".** "+wordsOf(t, call.Args[1]))
			}
			return true
		})
	}
	return lines
}

// wordsOf puts together a text of the source.
func wordsOf(t *testing.T, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BinaryExpr:
		return wordsOf(t, e.X) + wordsOf(t, e.Y)
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return text
	case *ast.CallExpr:
		if name, ok := e.Fun.(*ast.SelectorExpr); ok && name.Sel.Name == "draftDays" {
			return "30 days"
		}
	}
	t.Fatalf("a text that this test cannot read: %T", e)
	return ""
}

// checkSection compares a part of the privacy page with what it must be; -update writes it.
func checkSection(t *testing.T, name, want string) {
	t.Helper()
	page, err := os.ReadFile(privacyPage)
	if err != nil {
		t.Fatal(err)
	}
	start, end := "<!-- "+name+": written by a test, go test ./cli -run Privacy -update -->\n\n", "\n<!-- end of "+name+" -->"
	before, rest, found := strings.Cut(string(page), start)
	got, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no section %s", privacyPage, name)
	}
	switch {
	case got == want:
	case *update:
		if err := os.WriteFile(privacyPage, []byte(before+start+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s, section %s, says\n%s\nbut must say\n%s\nWrite it with: go test ./cli -run Privacy -update", privacyPage, name, got, want)
	}
}
