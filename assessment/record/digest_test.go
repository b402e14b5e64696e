package record_test

import (
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
)

func TestDigestIsTheOneInTheFile(t *testing.T) {
	r := &record.Record{Made: assessment.Date{Year: 2026, Month: time.May, Day: 4}, Questionnaire: "ahp-support-worker", Edition: "1"}
	digest, err := r.Digest()
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"sha256": "`+digest+`"`) {
		t.Errorf("%s is not in\n%s", digest, data)
	}
}

// What was made up must never be taken for somebody's answers, wherever a copy ends up.
func TestSampleComesBackAsOne(t *testing.T) {
	for _, sample := range []bool{true, false} {
		r := &record.Record{
			Made: assessment.Date{Year: 2026, Month: time.May, Day: 4}, Sample: sample, Questionnaire: "ahp-support-worker", Edition: "1",
		}
		data, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := record.Read(data)
		if err != nil || back.Sample != sample || strings.Contains(string(data), `"sample"`) != sample {
			t.Errorf("%v came back as %v, %v\n%s", sample, back, err, data)
		}
	}
}
