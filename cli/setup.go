package cli

import (
	"path/filepath"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// Setup is what one run works with, once flags and settings are applied. Making it touches neither the databases nor
// the questionnaire: both are opened when they are first needed.
type Setup struct {
	Site      string // for the start page; may be empty
	Responses *store.Responses
	Reports   *Reports
	Printer   *Printer
	Folders   *Folders

	professions []assessment.Profession
}

func newSetup(env *Env, at places) (Setup, error) {
	homes := newHomes(env)
	set, err := loadSettings(at.config, homes.configs())
	if err != nil {
		return Setup{}, err
	}
	data := firstOf(at.data, set.data)
	if data == "" {
		if data, err = homes.data(); err != nil {
			return Setup{}, err
		}
	}
	if data, err = filepath.Abs(data); err != nil {
		return Setup{}, failed("The folder %s cannot be found from here. Give its whole path.", quoted(data))
	}
	build := ReadBuild()
	return Setup{
		Site: set.site,
		Responses: store.NewResponses(data, store.Options{
			Now:                env.Clock,
			Built:              build.day(),
			AllowNetworkFolder: set.allowNetworkFolder,
			PurgeDays:          set.purgeDays,
		}),
		Reports:     &Reports{clock: env.Clock, version: build.Version, data: data},
		Printer:     NewPrinter(set.printer, env.Environ),
		Folders:     &Folders{mounts: mounts, roots: stickRoots(), reports: firstOf(set.reports, homes.reports()), data: data},
		professions: set.professions,
	}, nil
}

// Questionnaire reads the questionnaire that Waymark ships with, with the profession groups of the settings.
func (s *Setup) Questionnaire() (*assessment.Questionnaire, error) {
	return s.questionnaireByID(questionnaires.Default)
}

func (s *Setup) questionnaireByID(id string) (*assessment.Questionnaire, error) {
	q, err := questionnaires.ByID(id)
	if err != nil || len(s.professions) == 0 {
		return q, err
	}
	changed, faults := q.WithProfessions(s.professions)
	if faults != nil {
		return nil, failed("The profession groups in the settings do not fit: %s: %s", faults[0].Path, faults[0].Problem)
	}
	return changed, nil
}

// editions reads every questionnaire that Waymark has, with the profession groups of the settings.
func (s *Setup) editions() (map[store.Edition]*assessment.Questionnaire, error) {
	editions := map[store.Edition]*assessment.Questionnaire{}
	for _, known := range questionnaires.All() {
		q, err := s.questionnaireByID(known.ID)
		if err != nil {
			return nil, err
		}
		editions[store.Edition{Questionnaire: known.ID, Version: known.Version}] = q
	}
	return editions, nil
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
