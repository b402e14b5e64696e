package record_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/record"
)

func TestARecordComesBackByteForByte(t *testing.T) {
	q := pack(t)
	s := schema(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := anyAssessment(rt, q)
		r := record.New(a, day)
		if rapid.Bool().Draw(rt, "whole") {
			r = record.Whole(a, day)
		}
		encoded := encode(t, r)
		for name, file := range map[string][]byte{"JSON": encoded, "PDF": asPDF(t, encoded), "plain PDF": plainPDF(encoded)} {
			back, err := record.Read(file)
			if err != nil {
				rt.Fatalf("%s: %v", name, err)
			}
			if again := encode(t, back); !bytes.Equal(again, encoded) || !reflect.DeepEqual(back, r) {
				rt.Fatalf("%s: came back as\n%s\nwas\n%s", name, again, encoded)
			}
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
		if err != nil {
			rt.Fatal(err)
		}
		if err := s.Validate(value); err != nil {
			rt.Fatalf("%v in\n%s", err, encoded)
		}
	})
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("../../docs/record.schema.json")
	do(t, err)
	return s
}

// What the schema says and what the reader takes are the same rules, told twice.
func TestTheSchemaRefusesWhatTheReaderRefuses(t *testing.T) {
	s := schema(t)
	for name, c := range unfitting {
		if c.notInSchema {
			continue
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(sealed(t, c.record)))
		do(t, err)
		if s.Validate(value) == nil {
			t.Errorf("the schema takes %s: %s", name, c.record)
		}
	}
}

// The example in the document is made by a real run, and read by one.
func TestTheExampleInTheDocumentIsARecord(t *testing.T) {
	doc, err := os.ReadFile("../../docs/record.md")
	do(t, err)
	_, after, _ := strings.Cut(string(doc), "```json\n")
	example, _, ok := strings.Cut(after, "```")
	if !ok {
		t.Fatal("no example in docs/record.md")
	}
	r, err := record.Read([]byte(example))
	do(t, err)
	if again := encode(t, r); string(again) != example {
		t.Errorf("it would be written as\n%s", again)
	}
	if _, leftOut := r.Assessment(pack(t)); len(leftOut) > 0 {
		t.Errorf("left out: %q", leftOut)
	}
}

func TestAngleBracketsAreNotEscaped(t *testing.T) {
	if got := string(encode(t, record.New(sample(t), day))); !strings.Contains(got, `NOTEWORD <b> & \"Dŵr\"\nSecond`) {
		t.Errorf("the note is not there as it was written:\n%s", got)
	}
}

// Another indenting is no damage: mail programs and editors do it.
func TestIndentingIsNoDamage(t *testing.T) {
	encoded := encode(t, record.New(sample(t), day))
	var compacted, tabbed bytes.Buffer
	do(t, json.Compact(&compacted, encoded))
	do(t, json.Indent(&tabbed, encoded, "\t", "\t"))
	for name, file := range map[string][]byte{
		"no blanks": compacted.Bytes(), "tabs": tabbed.Bytes(),
		"CRLF":              bytes.ReplaceAll(encoded, []byte("\n"), []byte("\r\n")),
		"a byte order mark": append([]byte("\xef\xbb\xbf"), encoded...),
	} {
		back, err := record.Read(file)
		if err != nil || !bytes.Equal(encode(t, back), encoded) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryFlippedBitIsFound(t *testing.T) {
	encoded := encode(t, shortRecord())
	for i := range encoded {
		for bit := range 8 {
			flipped := bytes.Clone(encoded)
			flipped[i] ^= 1 << bit
			if r, err := record.Read(flipped); err == nil {
				t.Fatalf("bit %d of byte %d is not found: %q instead of %q, read as %+v", bit, i, flipped[i], encoded[i], r)
			}
		}
	}
}

func TestEveryCutIsFound(t *testing.T) {
	encoded := encode(t, shortRecord())
	for n := range len(bytes.TrimSpace(encoded)) {
		_, err := record.Read(encoded[:n])
		if cause := causeOf(err); n > 30 && cause != record.Incomplete {
			t.Fatalf("cut after %d bytes: %s, %v", n, cause, err)
		}
	}
}

// shortRecord has one of each thing, in few bytes.
func shortRecord() *record.Record {
	return &record.Record{
		Made: day, Questionnaire: "ahp-support-worker", Edition: "1", Stage: "support-worker", Aim: "register", Profession: "ns",
		Answers: map[string]assessment.Answer{
			"d3-consent": {Rating: assessment.OnMyOwn, LookAhead: assessment.NotYet, Mark: true, Note: "Asked first.\nTwice."},
			"d1-a":       {Mark: true},
		},
		Plan:  []assessment.Action{{Area: "d3-consent", What: "Ask", By: day, Status: assessment.Started}, {Status: assessment.Done}},
		Ticks: map[string][]string{"learn": {"a", "b"}},
	}
}

// The most that can be written still fits: 54 notes and a plan of full length, in letters of four bytes.
func TestTheLongestRecordCanBeReadAgain(t *testing.T) {
	encoded := encode(t, record.Whole(longest(t), day))
	t.Logf("%d bytes", len(encoded))
	back, err := record.Read(encoded)
	if err != nil || !bytes.Equal(encode(t, back), encoded) {
		t.Errorf("%d bytes: %v", len(encoded), err)
	}
}

// longest is somebody who filled each box to its end.
func longest(t testing.TB) *assessment.Assessment {
	t.Helper()
	q := pack(t)
	a := assessment.New(q)
	do(t, a.SetStage("support-worker"))
	do(t, a.SetAim("assistant-practitioner"))
	do(t, a.SetProfession("physiotherapy"))
	for _, f := range q.Areas() {
		do(t, a.Rate(f, assessment.TeachOthers))
		_ = a.RateAhead(f, assessment.TeachOthers)
		a.SetMark(f, true)
		do(t, a.SetNote(f, strings.Repeat("𐐷", assessment.NoteLimit)))
	}
	text := strings.Repeat("𐐷", assessment.PlanFieldLimit)
	for range assessment.PlanLimit {
		do(t, a.AddAction(assessment.Action{
			Area: "d3-planning-evaluating-care", What: text, Measure: text, Help: text, Why: text, By: day, Status: assessment.Started,
		}))
	}
	for i := range q.Planning {
		for j := range assessment.TickLimit {
			_ = a.Tick(i, j, true)
		}
	}
	for i := range q.Domains {
		a.Finish(&q.Domains[i], true)
	}
	a.SetParts(assessment.Parts{Notes: true, Plan: true, Answers: true, Wellbeing: true, Planning: true, Record: true})
	return a
}

func TestARecordThatCouldNotBeReadAgainIsNotWritten(t *testing.T) {
	r := &record.Record{Made: day, Questionnaire: "long", Edition: "1", Answers: map[string]assessment.Answer{}}
	for i := range 200 {
		r.Answers["area-"+string(rune('a'+i/26))+string(rune('a'+i%26))] = assessment.Answer{Note: strings.Repeat("é", 1000)}
	}
	if _, err := r.Encode(); causeOf(err) != record.TooBig {
		t.Errorf("got %v", err)
	}
}

// Anybody can check the digest with the tools that they have.
func TestTheDigestCanBeCheckedWithOtherTools(t *testing.T) {
	outside.Need(t, "jq")
	path := filepath.Join(t.TempDir(), "record.json")
	do(t, os.WriteFile(path, encode(t, record.New(sample(t), day)), 0o600))
	digest, err := exec.Command("sh", "-c", "jq -cj .record '"+path+"' | sha256sum | cut -c1-64").Output()
	do(t, err)
	written, err := exec.Command("jq", "-r", ".sha256", path).Output()
	do(t, err)
	if !bytes.Equal(digest, written) {
		t.Errorf("worked out %swritten   %s", digest, written)
	}
}
