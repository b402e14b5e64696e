package cli

import (
	"cmp"
	"fmt"
	"strings"
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

// words returns the value for a person. Nothing is a dash.
func (s settingJSON) words() string {
	words := fmt.Sprint(s.Value)
	if list, ok := s.Value.([]string); ok {
		words = strings.Join(list, ", ")
	}
	return cmp.Or(words, "-")
}
