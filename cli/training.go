package cli

import (
	"waymark/assessment"
	"waymark/questionnaires"
)

// trainingList reads the list of training of the settings, or else the one that Waymark comes with. An employer's own list is
// checked each time; its error has a sentence for each line that is wrong.
func (s settings) trainingList() (*assessment.TrainingList, error) {
	path := s.training
	if path == "" {
		return questionnaires.Training()
	}
	data, err := readGiven(path, questionnaires.MaxSize)
	if err != nil {
		return nil, failed("The list of training in the settings was not read. %s", sentence(err))
	}
	list, faults := questionnaires.LoadTraining(path, data)
	if faults != nil {
		return nil, failed("The list of training in the settings does not fit. Correct it, or leave the line \"training\" out.\n%s", faults.Error())
	}
	return list, nil
}
