package store

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"waymark/assessment"
)

// The way in which a checksum is computed may never change: a release leaves out rows whose checksum differs.
func TestChecksumIsOverEveryColumnWithItsLength(t *testing.T) {
	r := assessment.Response{
		ID: assessment.RowID{1, 2, 3}, Period: "2026-Q4", Questionnaire: "ahp", Version: "1", Profession: "dietetics",
		Stage: 2, Areas: []byte{1, 2, 0x33},
	}
	byHand := "\x00\x00\x00\x10\x01\x02\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x00\x00\x00\x072026-Q4" + "\x00\x00\x00\x03ahp" + "\x00\x00\x00\x011" + "\x00\x00\x00\x09dietetics" +
		"\x00\x00\x00\x01\x02" + "\x00\x00\x00\x03\x01\x02\x33"
	want := sha256.Sum256([]byte(byHand))
	got := responseColumns(r)[7].([]byte)
	if !slices.Equal(got, want[:8]) {
		t.Errorf("checksum %x, want %x", got, want[:8])
	}

	p := &assessment.PlanningRow{ID: r.ID, Period: "2026-Q4", Questionnaire: "ahp", Version: "1", Ticks: []byte{1, 0}}
	want = sha256.Sum256([]byte(byHand[:20] + "\x00\x00\x00\x072026-Q4" + "\x00\x00\x00\x03ahp" + "\x00\x00\x00\x011" + "\x00\x00\x00\x02\x01\x00"))
	if got := planningColumns(p)[5].([]byte); !slices.Equal(got, want[:8]) {
		t.Errorf("checksum %s, want %x", hex.EncodeToString(got), want[:8])
	}
}

func TestEveryByteThatAnAnswerCanGiveIsAccepted(t *testing.T) {
	rows := assessment.Rows{Response: assessment.Response{
		ID: assessment.RowID{1}, Period: "2026-Q4", Questionnaire: "ahp", Version: "1.0", Profession: "not-said",
	}}
	for rating := range assessment.Rating(7) {
		for ahead := range assessment.Rating(7) {
			for _, mark := range []bool{false, true} {
				if ahead == assessment.NotAnswered || rating.OnMyOwnOrAbove() {
					ans := assessment.Answer{Rating: rating, LookAhead: ahead, Mark: mark}
					rows.Response.Areas = append(rows.Response.Areas, assessment.AreaByte(ans))
				}
			}
		}
	}
	if err := checkRows(rows); err != nil {
		t.Error(err)
	}
}
