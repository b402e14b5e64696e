package assessment_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/assessment"
)

func TestOnlyBytesThatAnAnswerCanGiveAreUnpacked(t *testing.T) {
	accepted := 0
	for b := range 256 {
		ans, ok := assessment.UnpackArea(byte(b))
		rating, ahead := b&7, b>>4
		want := rating <= 6 && ahead <= 6 && (ahead == 0 || rating == 3 || rating == 4)
		if ok != want {
			t.Errorf("byte %08b: ok = %v, want %v", b, ok, want)
		}
		if !ok {
			continue
		}
		accepted++
		if got := assessment.AreaByte(ans); got != byte(b) {
			t.Errorf("byte %08b comes back as %08b", b, got)
		}
		if ans.Mark != (b&8 != 0) || int(ans.Rating) != rating || int(ans.LookAhead) != ahead || ans.Note != "" {
			t.Errorf("byte %08b unpacks to %+v", b, ans)
		}
	}
	if accepted != 2*(7+2*6) {
		t.Errorf("%d bytes accepted, want 38", accepted)
	}
}

func TestRowHoldsTheAnswersAndNothingThatAPersonTyped(t *testing.T) {
	a := assessment.New(small(t))
	do(t, a.SetStage("two"))
	do(t, a.SetAim("three"))
	do(t, a.SetProfession("hands"))
	rate(t, a, "tea=on-my-own* licence=not-yet aims=not-my-role rest=on-my-own*")
	do(t, a.RateAhead(a.Questionnaire().Area("tea"), assessment.WithSupport))
	do(t, a.SetNote(a.Questionnaire().Area("tea"), "a note"))
	do(t, a.Tick(0, 0, true))
	do(t, a.Tick(0, 3, true))

	response, planning := assessment.RowID{1}, assessment.RowID{2}
	rows := a.Rows(response, planning, "2026-Q4")
	got := rows.Response
	if got.ID != response || got.Period != "2026-Q4" || got.Questionnaire != "small" || got.Version != "1" || got.Profession != "hands" || got.Stage != 2 {
		t.Errorf("response = %+v", got)
	}
	//                 tea         sugar manners licence cups bake slice rest learning aims
	if want := []byte{0b0_010_1_011, 0, 0, 1, 0, 0, 0, 0, 0, 6}; !bytes.Equal(got.Areas, want) {
		t.Errorf("areas = %b, want %b", got.Areas, want)
	}
	p := rows.Planning
	if p == nil || p.ID != planning || p.Period != "2026-Q4" || p.Questionnaire != "small" || p.Version != "1" {
		t.Fatalf("planning row = %+v", p)
	}
	if want := []byte{0b1001, 0, 0, 0}; !bytes.Equal(p.Ticks, want) {
		t.Errorf("ticks = %b, want %b", p.Ticks, want)
	}
	if p.TicksOf(0) != 0b1001 || p.TicksOf(1) != 0 || p.TicksOf(2) != 0 {
		t.Errorf("ticks read back as %b, %b, %b", p.TicksOf(0), p.TicksOf(1), p.TicksOf(2))
	}
}

func TestRowOfSomebodyWhoSaidNothing(t *testing.T) {
	rows := assessment.New(small(t)).Rows(assessment.RowID{1}, assessment.RowID{2}, "2026-Q4")
	if rows.Response.Profession != assessment.NotSaid || rows.Response.Stage != 0 || !bytes.Equal(rows.Response.Areas, make([]byte, 10)) {
		t.Errorf("response = %+v", rows.Response)
	}
	if rows.Planning != nil || rows.Planning.TicksOf(0) != 0 {
		t.Errorf("planning row = %+v, want none", rows.Planning)
	}
}

func TestHighTicksAreStoredLowByteFirst(t *testing.T) {
	pack := smallPack()
	for i := range 10 {
		pack.Planning[0].Options = append(pack.Planning[0].Options, assessment.PlanningOption{ID: fmt.Sprintf("more-%d", i), Words: "X"})
	}
	a := assessment.New(checked(t, pack))
	do(t, a.Tick(0, 15, true))
	do(t, a.Tick(0, 8, true))
	p := a.Rows(assessment.RowID{}, assessment.RowID{}, "2026-Q4").Planning
	if want := []byte{0, 0b1000_0001, 0, 0}; !bytes.Equal(p.Ticks, want) || p.TicksOf(0) != 0b1000_0001_0000_0000 {
		t.Errorf("ticks = %b, read back as %b, want %b", p.Ticks, p.TicksOf(0), want)
	}
}

// A row holds no more than the rules of its bytes allow, whatever a worker did on the way.
func TestRowFollowsTheRulesOfItsBytes(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(t *rapid.T) {
		a := assessment.New(q)
		someChanges(t, a)
		rows := a.Rows(assessment.RowID{1}, assessment.RowID{2}, "2026-Q4")
		if len(rows.Response.Areas) != len(q.Areas()) {
			t.Fatalf("%d bytes for %d areas", len(rows.Response.Areas), len(q.Areas()))
		}
		for i, f := range q.Areas() {
			want := a.Answer(f)
			want.Note = ""
			if f.Private && !a.WellbeingShared() {
				want = assessment.Answer{}
			}
			if got, ok := assessment.UnpackArea(rows.Response.Areas[i]); !ok || got != want {
				t.Fatalf("%s is stored as %+v (%v), want %+v", f.ID, got, ok, want)
			}
		}
		if rows.Response.Stage != q.StageIndex(a.Stage())+1 {
			t.Fatalf("stage %q is stored as %d", a.Stage(), rows.Response.Stage)
		}
		if q.ProfessionByID(rows.Response.Profession) == nil {
			t.Fatalf("profession %q is stored", rows.Response.Profession)
		}
		if (rows.Planning != nil) != a.AnyTicked() {
			t.Fatalf("planning row %+v with ticks %v", rows.Planning, a.AnyTicked())
		}
		for i := range q.Planning {
			if got := q.Planning[i].TickedWords(rows.Planning.TicksOf(i)); !slices.Equal(got, a.TickedWords(i)) {
				t.Fatalf("list %d is stored as %q, want %q", i, got, a.TickedWords(i))
			}
		}
	})
}
