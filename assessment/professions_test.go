package assessment_test

import (
	"testing"

	"waymark/assessment"
)

// A site may group professions by its own sizes; nothing else of the questionnaire may change with that.
func TestOtherProfessionGroupsChangeNothingElse(t *testing.T) {
	q := small(t)
	changed, faults := q.WithProfessions([]assessment.Profession{{ID: "legs", Words: "Legs"}, {ID: "arms", Words: "Arms"}})
	if faults != nil {
		t.Fatal(faults)
	}
	if n := len(changed.Professions); n != 3 || changed.Professions[2].ID != assessment.NotSaid {
		t.Errorf("groups: %+v", changed.Professions)
	}
	if len(changed.Areas()) != len(q.Areas()) {
		t.Errorf("%d focus areas became %d", len(q.Areas()), len(changed.Areas()))
	}
	if _, faults := q.WithProfessions([]assessment.Profession{{ID: "A B", Words: "Spaces"}}); len(faults) != 1 {
		t.Errorf("an id with a blank gave %v", faults)
	}
}
