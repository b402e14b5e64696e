package questionnaires

import (
	_ "embed" // for the packs
	"fmt"
	"strings"

	"waymark/assessment"
)

// Default is the id of the questionnaire that is used when the settings name none.
const Default = "ahp-support-worker"

// Info names an embedded questionnaire.
type Info struct{ ID, Version, Title string }

//go:embed ahp-support-worker.yaml
var ahpSupportWorker string

// packs repeats what the files say about themselves, so that they can be listed without being read.
var packs = []struct {
	Info
	yaml *string
}{
	{Info{Default, "1", "Career development questionnaire for AHP support workers"}, &ahpSupportWorker},
}

// UnknownError says that no embedded questionnaire has this id.
type UnknownError struct{ ID string }

// Error returns a sentence for a person.
func (e *UnknownError) Error() string {
	var ids []string
	for _, p := range packs {
		ids = append(ids, p.ID)
	}
	return fmt.Sprintf("There is no questionnaire %q. Use one of: %s.", tidy(e.ID, 40), strings.Join(ids, ", "))
}

// All lists the embedded questionnaires without reading them.
func All() []Info {
	var all []Info
	for _, p := range packs {
		all = append(all, p.Info)
	}
	return all
}

// ByID reads an embedded questionnaire, which takes about two milliseconds. It returns an *UnknownError when there is
// none with this id.
func ByID(id string) (*assessment.Questionnaire, error) {
	for _, p := range packs {
		if p.ID != id {
			continue
		}
		q, faults := Load(id+".yaml", []byte(*p.yaml))
		if faults != nil {
			return nil, fmt.Errorf("read embedded questionnaire: %w", faults)
		}
		return q, nil
	}
	return nil, &UnknownError{ID: id}
}
