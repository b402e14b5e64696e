package record_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/assessment/record"
)

// causeOf returns the cause of a refusal; "" for none, and "other" for an error that is no Fault.
func causeOf(err error) record.Cause {
	var fault *record.Fault
	switch {
	case err == nil:
		return ""
	case errors.As(err, &fault):
		return fault.Cause
	}
	return "other"
}

// sealed puts a record, as JSON, into its envelope, with the right digest.
func sealed(t testing.TB, raw string) []byte {
	t.Helper()
	var compacted bytes.Buffer
	do(t, json.Compact(&compacted, []byte(raw)))
	sum := sha256.Sum256(compacted.Bytes())
	return fmt.Appendf(nil, `{"format":"waymark-record","version":1,"sha256":"%s","record":%s}`, hex.EncodeToString(sum[:]), raw)
}

// about is the beginning of every record.
const about = `"made":"2026-11-22","questionnaire":{"id":"ahp-support-worker","version":"1"}`

// unfitting are records with the right digest that hold what no record has.
var unfitting = map[string]struct {
	record      string
	at, shows   string
	notInSchema bool // a schema can't tell
}{
	"no day":               {record: `{"questionnaire":{"id":"a","version":"1"}}`, at: "record.made", shows: "there is nothing"},
	"no such day":          {record: `{"made":"2026-02-30","questionnaire":{"id":"a","version":"1"}}`, at: "record.made", shows: `"2026-02-30"`, notInSchema: true},
	"another way of dates": {record: `{"made":"22/11/2026","questionnaire":{"id":"a","version":"1"}}`, at: "record.made", shows: `"22/11/2026"`},
	"no questionnaire":     {record: `{"made":"2026-11-22"}`, at: "record.questionnaire", shows: "there is nothing"},
	"a strange id":         {record: `{"made":"2026-11-22","questionnaire":{"id":"../etc","version":"1"}}`, at: "record.questionnaire.id", shows: `"../etc"`},
	"a strange version":    {record: `{"made":"2026-11-22","questionnaire":{"id":"a","version":"one"}}`, at: "record.questionnaire.version", shows: `"one"`},
	"an unknown key":       {record: `{` + about + `,"name":"Sam"}`, at: "record", shows: `"name"`},
	"a key in other case":  {record: `{` + about + `,"Stage":"support-worker"}`, at: "record", shows: `"Stage"`},
	"a key twice":          {record: `{` + about + `,"stage":"a","stage":"b"}`, at: "record.stage", shows: "twice", notInSchema: true},
	"a hidden second key":  {record: `{` + about + `,"answers":{"a":{"mark":true,"mark":false}}}`, at: "record.answers.a.mark", shows: "twice", notInSchema: true},
	"null":                 {record: `{` + about + `,"stage":null}`, at: "record.stage", shows: "there is nothing"},
	"a number for a word":  {record: `{` + about + `,"stage":12}`, at: "record.stage", shows: "12"},
	"a list for answers":   {record: `{` + about + `,"answers":[]}`, at: "record.answers", shows: "a list"},
	"an unknown rating":    {record: `{` + about + `,"answers":{"a":{"rating":"superb"}}}`, at: "record.answers.a.rating", shows: `"superb"`},
	"a rating by number":   {record: `{` + about + `,"answers":{"a":{"rating":3}}}`, at: "record.answers.a.rating", shows: "3"},
	"not answered":         {record: `{` + about + `,"answers":{"a":{"rating":"not-answered"}}}`, at: "record.answers.a.rating", shows: `"not-answered"`},
	"a strange area":       {record: `{` + about + `,"answers":{"A B":{"mark":true}}}`, at: "record.answers", shows: `"A B"`},
	"a look ahead alone":   {record: `{` + about + `,"answers":{"a":{"rating":"not-yet","look_ahead":"not-yet"}}}`, at: "record.answers.a.look_ahead", shows: `"not-yet"`},
	"a mark in words":      {record: `{` + about + `,"answers":{"a":{"mark":"yes"}}}`, at: "record.answers.a.mark", shows: `"yes"`},
	"a note too long":      {record: `{` + about + `,"answers":{"a":{"note":"` + strings.Repeat("é", 1001) + `"}}}`, at: "record.answers.a.note", shows: "1001 characters, and the limit is 1000"},
	"too many answers":     {record: `{` + about + `,"answers":{` + many(201) + `}}`, at: "record.answers", shows: "too many"},
	"an answer of null":    {record: `{` + about + `,"answers":{"a":null}}`, at: "record.answers.a", shows: "there is nothing"},
	"six actions":          {record: `{` + about + `,"plan":[` + strings.Repeat(`{"status":"done"},`, 5) + `{"status":"done"}]}`, at: "record.plan", shows: "too many"},
	"no status":            {record: `{` + about + `,"plan":[{"what":"x"}]}`, at: "record.plan[0].status", shows: "there is nothing"},
	"an unknown status":    {record: `{` + about + `,"plan":[{"status":"done"},{"status":"Done"}]}`, at: "record.plan[1].status", shows: `"Done"`},
	"a plan text too long": {record: `{` + about + `,"plan":[{"status":"done","why":"` + strings.Repeat("x", 301) + `"}]}`, at: "record.plan[0].why", shows: "301 characters, and the limit is 300"},
	"no day by when":       {record: `{` + about + `,"plan":[{"status":"done","by":""}]}`, at: "record.plan[0].by", shows: `""`},
	"an action of null":    {record: `{` + about + `,"plan":[null]}`, at: "record.plan[0]", shows: "there is nothing"},
	"four ticks":           {record: `{` + about + `,"planning":{"a":["b","c","d","e"]}}`, at: "record.planning.a", shows: "too many"},
	"one tick twice":       {record: `{` + about + `,"planning":{"a":["b","b"]}}`, at: "record.planning.a[1]", shows: `"b"`},
	"nine lists":           {record: `{` + about + `,"planning":{` + strings.ReplaceAll(many(9), "{}", "[]") + `}}`, at: "record.planning", shows: "too many"},
	"a record of text":     {record: `"waymark"`, at: "record", shows: `"waymark"`},
	"too deep":             {record: strings.Repeat("[", 9) + strings.Repeat("]", 9), at: "record[0]", shows: "too much inside"},
	"an escape code":       {record: `{` + about + `,"stage":"\u001b[31mred\u202e\u0007"}`, at: "record.stage", shows: `"red"`},
	"an escape code in a key that stands twice": {
		record: `{` + about + `,"\u001b[31mred` + strings.Repeat("y", 200) + `":1,"\u001b[31mred` + strings.Repeat("y", 200) + `":1}`,
		at:     "record.redyyyy", shows: "twice", notInSchema: true,
	},
	"an escape code in an outer key": {
		record: `{` + about + `,"\u001b[31mred":{"a":1,"a":2}}`, at: "record.red.a", shows: "twice",
	},
	"training without a name":  {record: `{` + about + `,"training":{"lines":[{"every":"once"}]}}`, at: "record.training.lines[0]", shows: ""},
	"a strange interval":       {record: `{` + about + `,"training":{"lines":[{"topic":"a","every":"often"}]}}`, at: "record.training.lines[0].every", shows: `"often"`},
	"a strange window":         {record: `{` + about + `,"training":{"lines":[{"topic":"a","every":"once","window":"soon"}]}}`, at: "record.training.lines[0].window", shows: `"soon"`},
	"a strange class":          {record: `{` + about + `,"training":{"lines":[{"topic":"a","every":"once","class":"X"}]}}`, at: "record.training.lines[0].class", shows: `"X"`},
	"no such month":            {record: `{` + about + `,"training":{"joined":"2025-13"}}`, at: "record.training.joined", shows: `"2025-13"`},
	"a strange edition":        {record: `{` + about + `,"training":{"care_certificate":{"edition":"1999"}}}`, at: "record.training.care_certificate.edition", shows: `"1999"`},
	"a strange secret":         {record: `{` + about + `,"training":{"holder":"me"}}`, at: "record.training.holder", shows: `"me"`},
	"a signature with a blank": {record: `{` + about + `,"training":{"lines":[{"topic":"a","every":"once","credential":"a b"}]}}`, at: "record.training.lines[0].credential", shows: `"a b"`},
	"a signature too long":     {record: `{` + about + `,"training":{"lines":[{"topic":"a","every":"once","credential":"` + strings.Repeat("x", 4097) + `"}]}}`, at: "record.training.lines[0].credential", shows: `"xxx`},
	"an escape code in a key": {
		record: `{` + about + `,"\u001b]0;title\u0007evil` + strings.Repeat("y", 200) + `":1}`, at: "record", shows: `"evilyyyy`,
	},
}

// many writes so many members with ids.
func many(n int) string {
	var members []string
	for i := range n {
		members = append(members, fmt.Sprintf(`"a%d":{}`, i))
	}
	return strings.Join(members, ",")
}

func TestWhatDoesNotFitIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range unfitting {
		for kind, file := range map[string][]byte{"JSON": sealed(t, c.record), "PDF": asPDF(t, sealed(t, c.record))} {
			r, err := record.Read(file)
			if r != nil || causeOf(err) != record.NotFitting {
				t.Errorf("%s, %s: %v, %v", name, kind, r, err)
				continue
			}
			s := err.(*record.Fault).Sentence()
			if !strings.Contains(s, " at "+c.at) || !strings.Contains(s, c.shows) {
				t.Errorf("%s, %s: it is said as %q", name, kind, s)
			}
			if wrong := sentenceRules(s); wrong != "" {
				t.Errorf("%s, %s: %q: %s", name, kind, s, wrong)
			}
		}
	}
}

// TestAMonthOfJoiningThatCannotBeIsAsIfNotSaid guards whoever once typed two digits for the year: the rest of the record is
// theirs still, and no due date comes of it.
func TestAMonthOfJoiningThatCannotBeIsAsIfNotSaid(t *testing.T) {
	for month, want := range map[string]assessment.Date{"0112-09": {}, "1939-12": {}, "2101-01": {}, "1940-01": on(1940, 1, 1)} {
		file := sealed(t, `{`+about+`,"training":{"joined":"`+month+`","lines":[{"title":"Hoists","every":"once"}]}}`)
		r, err := record.Read(file)
		if err != nil || r.Training.Joined != want || len(r.Training.Lines) != 1 {
			t.Errorf("%s is read as %+v, %v", month, r, err)
		}
	}
}

func TestEachFileThatHoldsNoRecordHasItsSentence(t *testing.T) {
	good := string(encode(t, shortRecord()))
	pdf := string(asPDF(t, []byte(good)))
	with := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%s is not in the record", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for name, c := range map[string]struct {
		file  string
		cause record.Cause
		says  string
	}{
		"nothing":                    {"", record.WrongFile, "This file is empty."},
		"blanks":                     {" \r\n ", record.WrongFile, "This file is empty."},
		"words":                      {"My report\n", record.WrongFile, "neither a PDF nor a Waymark record"},
		"a web page":                 {"<!DOCTYPE html><html>", record.WrongFile, "neither a PDF nor a Waymark record"},
		"a Word document":            {"PK\x03\x04word/document.xml", record.WrongFile, "Word document or a zip file"},
		"an old Word document":       {"\xd0\xcf\x11\xe0\xa1\xb1", record.WrongFile, "Word document or a zip file"},
		"a photo":                    {"\xff\xd8\xff\xe0JFIF", record.WrongFile, "This is a picture"},
		"other JSON":                 {`{"name":"x"}`, record.NotOurs, "This is not a Waymark record."},
		"a JSON list":                {`[1,2]`, record.NotOurs, "This is not a Waymark record."},
		"broken JSON":                {`{"name":`, record.NotOurs, "This is not a Waymark record."},
		"another format":             {with("waymark-record", "waymark-recorD"), record.NotOurs, "This is not a Waymark record."},
		"the format in another case": {with(`"format"`, `"Format"`), record.NotOurs, "This is not a Waymark record."},
		"a newer version":            {with(`"version": 1`, `"version": 3`), record.Newer, "This record is from a newer Waymark (3). Ask for the newer version."},
		"a newer one that has more":  {with(`"version": 1`, `"version": 2, "signature": {"by": [1]}`), record.Newer, "newer Waymark (2)"},
		"version nought":             {with(`"version": 1`, `"version": 0`), record.NotFitting, "at version: 0"},
		"version one and a half":     {with(`"version": 1`, `"version": 1.5`), record.NotFitting, "at version: 1.5"},
		"a version with no end":      {with(`"version": 1`, `"version": 99999999999999999999`), record.NotFitting, "at version"},
		"one word changed":           {with("Asked first", "Asked never"), record.Incomplete, "This file is not complete."},
		"a blank inside a text":      {with("Asked first", "Asked  first"), record.Incomplete, "This file is not complete."},
		"a digest in capitals":       {with(digestOf(good), strings.ToUpper(digestOf(good))), record.Incomplete, "This file is not complete."},
		"cut short":                  {good[:len(good)/2], record.Incomplete, "This file is not complete."},
		"something behind it":        {good + "{}", record.Incomplete, "This file is not complete."},
		"bad letters":                {with("Asked", "Ask\xffed"), record.Incomplete, "This file is not complete."},
		"an unknown key outside":     {with(`"version": 1`, `"version": 1, "name": "Sam"`), record.NotFitting, `"name"`},
		"bad letters, sealed":        {string(sealed(t, `{`+about+`,"answers":{"a":{"note":"Ask`+"\xff"+`ed"}}}`)), record.Incomplete, "This file is not complete."},
		"an escape code outside":     {"{\"waymark-record\":1,\"\\u001b[31mred\":1,\"\\u001b[31mred\":2}", record.NotFitting, "at red: it stands there twice"},
		"the digest twice":           {with(`"version": 1`, `"version": 1, "sha256": ""`), record.NotFitting, "at sha256: it stands there twice"},
		"too much JSON":              {good + strings.Repeat(" ", 256<<10), record.TooBig, "too big"},
		"a PDF without":              {string(asPDF(t)), record.NoRecord, `"print to PDF" copy has none`},
		"a PDF with another file":    {string(asPDF(t, []byte("name,age"))), record.NoRecord, `"print to PDF" copy has none`},
		"a PDF cut short":            {pdf[:400], record.Incomplete, "This file is not complete."},
		"a PDF with a big file":      {string(asPDF(t, bytes.Repeat([]byte("x"), 300<<10))), record.NoRecord, `"print to PDF" copy has none`},
		"a PDF with a big record":    {string(asPDF(t, []byte(good+strings.Repeat(" ", 256<<10)))), record.TooBig, "too big"},
		"too big a PDF":              {pdf + strings.Repeat("\n", 16<<20), record.TooBig, "too big"},
	} {
		r, err := record.Read([]byte(c.file))
		if r != nil || causeOf(err) != c.cause || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, %s, %v", name, r, causeOf(err), err)
			continue
		}
		if wrong := sentenceRules(err.Error()); wrong != "" {
			t.Errorf("%s: %q: %s", name, err, wrong)
		}
	}
}

// The document gives these sentences as they are.
func TestTheDocumentHasTheSentences(t *testing.T) {
	doc, err := os.ReadFile("../../docs/record.md")
	do(t, err)
	good := encode(t, shortRecord())
	_, other := record.Compare(&record.Record{Questionnaire: "cookery"}, shortRecord(), pack(t))
	for name, err := range map[string]error{
		"no-record": refusal(asPDF(t)), "incomplete": refusal(good[:200]), "wrong-file": refusal([]byte("x")), "not-ours": refusal([]byte("{}")),
		"locked":      refusal([]byte("%PDF-1.7 /Encrypt 1 0 R %%EOF")),
		"newer":       refusal(bytes.Replace(good, []byte(`"version": 1`), []byte(`"version": 3`), 1)),
		"too-big":     refusal(make([]byte, record.MaxFile+1)),
		"not-fitting": refusal(sealed(t, `{`+about+`,"plan":[{"status":"done","by":"soon"}]}`)),
		"other-pack":  other,
	} {
		if row := "| `" + name + "` | " + err.Error(); string(causeOf(err)) != name || !strings.Contains(string(doc), row) {
			t.Errorf("docs/record.md does not say: %s", row)
		}
	}
}

func refusal(file []byte) error {
	_, err := record.Read(file)
	return err
}

func digestOf(good string) string {
	_, after, _ := strings.Cut(good, `"sha256": "`)
	return after[:64]
}

// What a person wrote comes back, and what they did not write comes out.
func TestTextsComeBackCleaned(t *testing.T) {
	r, err := record.Read(sealed(t, `{`+about+`,"answers":{"a":{"note":"  One\u001b[2J\u202e\r\n\ttwo\u0000  "}},"plan":[{"status":"done","what":"\u009b31mDo\u200b it"}]}`))
	do(t, err)
	if r.Answers["a"].Note != "One\ntwo" || r.Plan[0].What != "Do it" {
		t.Errorf("note %q, plan %q", r.Answers["a"].Note, r.Plan[0].What)
	}
}
