package assessment_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

// encode returns a draft as it is kept.
func encode(t testing.TB, d *assessment.Draft) []byte {
	t.Helper()
	encoded, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// Whatever somebody did, they find it again: every answer, note, mark, tick and action, and how far they were.
func TestADraftComesBackWhole(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		a := answered(rt, q)
		a.Reach(assessment.Step(rapid.IntRange(0, 31).Draw(rt, "reached")))
		if rapid.Bool().Draw(rt, "finished") {
			a.Finish(&q.Domains[1], true)
		}
		d := &assessment.Draft{Assessment: a, Place: "statement d1-tea", Response: assessment.RowID{1, 2}, Planning: assessment.RowID{3}}
		encoded := encode(t, d)
		back, err := assessment.DecodeDraft(q, encoded)
		if err != nil {
			rt.Fatal(err)
		}
		if again := encode(t, back); !bytes.Equal(again, encoded) {
			rt.Fatalf("came back as\n%s\nwas\n%s", again, encoded)
		}
		if !reflect.DeepEqual(back.Assessment.Results(), a.Results()) || back.Assessment.Progress() != a.Progress() {
			rt.Fatal("results or progress differ")
		}
		if _, undone := back.Assessment.Undo(); undone {
			rt.Fatal("something could be undone")
		}
	})
}

// Once shared, nothing in a draft leads to the rows.
func TestASharedDraftHoldsNoRowID(t *testing.T) {
	a := assessment.New(small(t))
	a.MarkShared()
	d := &assessment.Draft{Assessment: a, Response: assessment.RowID{0xab, 0xcd}, Planning: assessment.RowID{0xef}}
	encoded := encode(t, d)
	if strings.Contains(string(encoded), "abcd") || strings.Contains(string(encoded), "ef00") {
		t.Errorf("the draft holds a row id: %s", encoded)
	}
	back, err := assessment.DecodeDraft(small(t), encoded)
	if err != nil || !back.Assessment.Shared() || back.Response != (assessment.RowID{}) {
		t.Errorf("shared %v, row id %v, %v", back.Assessment.Shared(), back.Response, err)
	}
}

func TestADraftOpensOnItsOwnVersionOnly(t *testing.T) {
	encoded := encode(t, &assessment.Draft{Assessment: assessment.New(small(t))})
	questionnaire, version, err := assessment.DraftEdition(encoded)
	if questionnaire != "small" || version != "1" || err != nil {
		t.Errorf("edition %q %q %v", questionnaire, version, err)
	}
	pack := smallPack()
	pack.Version = "2"
	newer, faults := assessment.NewQuestionnaire(pack)
	if faults != nil {
		t.Fatal(faults)
	}
	if _, err := assessment.DecodeDraft(newer, encoded); err == nil {
		t.Error("a draft of version 1 opened on version 2")
	}
}

func TestADraftThatDoesNotFitIsRefused(t *testing.T) {
	for _, encoded := range []string{
		``, `{`, `null`, `[]`,
		`{"questionnaire":"small","version":"1","answers":{"nothing":{"rating":1}}}`,
		`{"questionnaire":"small","version":"1","answers":{"tea":{"rating":9}}}`,
		`{"questionnaire":"small","version":"1","response":"zz"}`,
		`{"questionnaire":"small","version":"1","response":"` + strings.Repeat("00", 17) + `"}`,
	} {
		if _, err := assessment.DecodeDraft(small(t), []byte(encoded)); err == nil {
			t.Errorf("opened %s", encoded)
		}
	}
}
