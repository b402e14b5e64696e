package cli

import (
	"cmp"
	"path/filepath"

	"waymark/assessment"
	"waymark/questionnaires"
	"waymark/store"
)

// Setup is what one run works with, once flags and settings are applied. Making it touches neither the databases nor
// the questionnaire: both are opened when they are first needed.
type Setup struct {
	Site      string // for the start page; may be empty
	Kiosk     bool   // a shared terminal, which never quits to a shell
	DraftDays int    // for how many days a draft is kept after its last change
	SoonDays  int    // training is due soon from so many days before its due day
	Idle      Idle
	Responses *store.Responses
	Drafts    *store.Drafts
	Reports   *Reports
	Printer   *Printer
	Folders   *Folders
	Records   *Records

	settings settings
}

func newSetup(env *Env, at places) (Setup, error) {
	homes := newHomes(env)
	set, err := loadSettings(at.config, homes.configs())
	if err != nil {
		return Setup{}, err
	}
	data := cmp.Or(at.data, set.data)
	if data == "" {
		if data, err = homes.data(); err != nil {
			return Setup{}, err
		}
	}
	if data, err = filepath.Abs(data); err != nil {
		return Setup{}, failed("The folder %s cannot be found from here. Give its whole path.", quoted(data))
	}
	build := ReadBuild()
	folders := &Folders{mounts: mounts, roots: stickRoots(), reports: cmp.Or(set.reports, homes.reports()), data: data}
	return Setup{
		Site:      set.site,
		Kiosk:     set.kiosk,
		DraftDays: set.draftDays,
		SoonDays:  set.dueSoonDays,
		Idle:      set.idle,
		Responses: store.NewResponses(data, store.Options{
			Now:                env.Clock,
			Built:              build.day(),
			AllowNetworkFolder: set.allowNetworkFolder,
			PurgeDays:          set.purgeDays,
		}),
		Drafts: store.NewDrafts(data, store.DraftOptions{
			Now:                env.Clock,
			Built:              build.day(),
			AllowNetworkFolder: set.allowNetworkFolder,
			Days:               set.draftDays,
		}),
		Reports: &Reports{
			clock: env.Clock, version: build.Version, data: data, training: set.trainingList, soon: set.dueSoonDays,
		},
		Printer:  NewPrinter(set.printer, env.Environ),
		Folders:  folders,
		Records:  &Records{folders: folders, home: homes.home()},
		settings: set,
	}, nil
}

// Questionnaire reads the questionnaire that Waymark ships with, with the profession groups of the settings.
func (s *Setup) Questionnaire() (*assessment.Questionnaire, error) {
	return s.questionnaireByID(questionnaires.Default)
}

func (s *Setup) questionnaireByID(id string) (*assessment.Questionnaire, error) {
	q, err := questionnaires.ByID(id)
	if err != nil || len(s.settings.professions) == 0 {
		return q, err
	}
	changed, faults := q.WithProfessions(s.settings.professions)
	if faults != nil {
		return nil, failed("The profession groups in the settings do not fit: %s: %s", faults[0].Path, faults[0].Problem)
	}
	return changed, nil
}

// Training reads the list of training of the settings, or else the one that Waymark comes with.
func (s *Setup) Training() (*assessment.TrainingList, error) { return s.settings.trainingList() }

// Edition reads the questionnaire and version that a draft was begun on, with the profession groups of the settings. It
// returns an error with a sentence when that version does not come with this program.
func (s *Setup) Edition(id, version string) (*assessment.Questionnaire, error) {
	for _, known := range questionnaires.All() {
		if known.ID == id && known.Version == version {
			return s.questionnaireByID(id)
		}
	}
	return nil, failed("These answers were begun on version %s of a questionnaire that this Waymark does not have. They are still saved. Tell the person who looks after this computer.", clean(version))
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
