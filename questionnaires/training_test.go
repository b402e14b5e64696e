package questionnaires_test

import (
	"strings"
	"testing"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/questionnaires/readability"
)

func TestTheTrainingListThatShipsIsWhole(t *testing.T) {
	list, err := questionnaires.Training()
	if err != nil {
		t.Fatal(err)
	}
	shown, compulsory := 0, 0
	for _, topic := range list.Topics {
		if topic.Shown {
			shown++
		}
		if topic.Class == assessment.Compulsory {
			compulsory++
		}
		if banned := readability.Banned(topic.Title); banned != "" {
			t.Errorf("%s says %q", topic.ID, banned)
		}
	}
	if len(list.Topics) != 26 || shown != 16 || compulsory != 19 || len(list.Standards) != 16 {
		t.Errorf("%d topics, %d shown, %d compulsory, %d standards", len(list.Topics), shown, compulsory, len(list.Standards))
	}
	fire := list.Topic("t-fire")
	if fire == nil || fire.Every != 24 || fire.Window != (assessment.Window{Weeks: 2}) || fire.ESR != "NHS|CSTF|Fire Safety - 2 Years|" {
		t.Errorf("fire safety is %+v", fire)
	}
	for i, s := range list.Standards {
		if s.Only2025 != (i == 15) {
			t.Errorf("standard %d is of the 2025 edition alone: %v", i+1, s.Only2025)
		}
	}
}

const ownList = `
id: trust-list
version: "3"
source: Our policy.
topics:
  - {id: t-fire, title: Fire safety, category: mandatory, class: C, every: 1 year, window: 2 weeks, shown: true}
  - {id: t-scan, title: Bladder scanner, category: role, class: R, every: employer}
`

func TestAnEmployersOwnListIsReadAsStrictlyAsAPack(t *testing.T) {
	list, faults := questionnaires.LoadTraining("own.yaml", []byte(ownList))
	if faults != nil || list.Topics[0].Every != 12 || list.Topics[1].Every != assessment.EmployerSets {
		t.Fatalf("%+v, %v", list, faults)
	}
	for _, c := range []struct{ old, new, want string }{
		{"every: 1 year", "every: yearly", `own.yaml:6: topics[0].every: Write how often`},
		{"window: 2 weeks", "window: soon", `topics[0].window: Write a time from joining`},
		{"class: R", "class: B", `own.yaml:7: topics[1].class: There is no class "B".`},
		{"category: role", "category: fun", `topics[1].category: There is no category "fun".`},
		{"id: t-scan", "id: t-fire", `topics[1].id: The id "t-fire" is already used at topics[0].id.`},
		{"title: Bladder scanner", `title: "Bladder\escanner"`, "hidden characters"},
		{"every: employer", "every: employer, esr: Scanner", "three parts"},
		{"every: 1 year", "every: 20 years", "ten years at most"},
		{"every: 1 year", "years: 1", `There is no key "years" here.`},
		{"id: t-scan", "id: &x t-scan", "An anchor"},
		{`version: "3"`, "", "version: The version"},
	} {
		_, faults := questionnaires.LoadTraining("own.yaml", []byte(strings.Replace(ownList, c.old, c.new, 1)))
		if !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.new, faults, c.want)
		}
	}
	if _, faults := questionnaires.LoadTraining("empty.yaml", nil); faults == nil {
		t.Error("an empty file is a list")
	}
}

func TestALineIsCalledByItsTopicAndTheWorkersWords(t *testing.T) {
	list, _ := questionnaires.Training()
	for want, line := range map[string]assessment.Training{
		"Fire safety":                 {Topic: "t-fire"},
		"Equipment I use: Ultrasound": {Topic: "t-equipment", Title: "Ultrasound"},
		"Splints":                     {Title: "Splints"},
		"t-of-another-list":           {Topic: "t-of-another-list"},
		"Scanner: Bladder":            {Topic: "trust-scanner", Name: "Scanner", Title: "Bladder"},
	} {
		if got := list.Title(&line); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
