package cli_test

import (
	"reflect"
	"testing"

	"waymark/assessment"
	"waymark/cli"
	"waymark/questionnaires"
)

func TestOtherProfessionGroupsChangeNothingElse(t *testing.T) {
	q, err := questionnaires.ByID(questionnaires.Default)
	if err != nil {
		t.Fatal(err)
	}
	groups := []assessment.Profession{{ID: "legs", Words: "Legs"}, {ID: "arms", Words: "Arms"}}
	changed, err := cli.WithProfessions(q, groups)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(changed.Professions); n != 3 || changed.Professions[2].ID != assessment.NotSaid {
		t.Errorf("groups: %+v", changed.Professions)
	}
	if len(changed.Areas()) != len(q.Areas()) || changed.Area("d3-consent") == nil {
		t.Error("the focus areas are not those of the questionnaire")
	}
	before, after := reflect.ValueOf(*q), reflect.ValueOf(*changed)
	for i := range before.NumField() {
		field := before.Type().Field(i)
		if field.IsExported() && field.Name != "Professions" && !reflect.DeepEqual(before.Field(i).Interface(), after.Field(i).Interface()) {
			t.Errorf("%s was lost", field.Name)
		}
	}
}
