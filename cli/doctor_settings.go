package cli

import (
	"cmp"
	"fmt"
	"strings"

	"waymark/store"
)

// inForce lists the settings that this run works with, and where each came from.
func inForce(setup *Setup, at places) []settingJSON {
	set := &setup.settings
	groups := []string{} // an empty list for programs, not null
	for _, p := range set.professions {
		groups = append(groups, p.ID)
	}
	all := []settingJSON{
		{Key: "site", Value: set.site},
		{Key: "data", Value: setup.Reports.data},
		{Key: "reports", Value: setup.Folders.reports},
		{Key: "printer", Value: set.printer},
		{Key: "kiosk", Value: set.kiosk},
		{Key: "draft_days", Value: set.draftDays},
		{Key: "purge_days", Value: set.purgeDays},
		{Key: "due_soon_days", Value: set.dueSoonDays},
		{Key: "training", Value: set.training},
		{Key: "trusted", Value: set.trusted},
		{Key: "allow_network_folder", Value: set.allowNetworkFolder},
	}
	for _, t := range set.idle.byName() {
		all = append(all, settingJSON{Key: "idle." + t.name, Value: *t.minutes})
	}
	all = append(all, settingJSON{Key: "profession", Value: groups})
	for i := range all {
		all[i].From = set.origin(all[i].Key)
		if all[i].Key == "data" && at.data != "" {
			all[i].From = "--data"
		}
	}
	return all
}

// origin says where a setting stands.
func (s *settings) origin(key string) string {
	if line, there := s.lines[key]; there {
		return fmt.Sprintf("%s:%d", clean(s.file), line)
	}
	return "default"
}

// checkLists looks whether the lists that the settings name can be used.
func checkLists(set *settings) (found []store.Finding) {
	if set.training != "" {
		_, err := set.trainingList()
		found = append(found, checkList("training", set.training, err))
	}
	if set.trusted != "" {
		_, err := readTrusted(set.trusted)
		found = append(found, checkList("trusted", set.trusted, err))
	}
	return found
}

// checkList says what came of reading the list that a setting names. Of several faults the first is enough.
func checkList(key, path string, err error) store.Finding {
	if err == nil {
		return fine(key+" list", "The list "+quoted(path)+" can be used.")
	}
	said := strings.Split(sentence(err), "\n")
	if key == "training" && len(said) > 1 { // after what it is about
		said = said[1:]
	}
	return wrong(key+" list", said[0], "Correct the list, or the line "+key+" in the settings.")
}

// words returns the value for a person. Nothing is a dash.
func (s settingJSON) words() string {
	words := fmt.Sprint(s.Value)
	if list, ok := s.Value.([]string); ok {
		words = strings.Join(list, ", ")
	}
	return cmp.Or(words, "-")
}
