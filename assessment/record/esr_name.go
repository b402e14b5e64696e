package record

import (
	"regexp"
	"strings"
	"time"

	"waymark/assessment"
)

// esrInterval is the end of an ESR name that says how often: " - 2 Years", " - 1 Year(s)", " - 6 Months".
var esrInterval = regexp.MustCompile(`(?i)^(.*) - ([0-9]{1,3}) (year|month)(?:s|\(s\))?$`)

// esrParts splits an ESR name such as "NHS|CSTF|Fire Safety - 2 Years|" at its bars, without the empty end.
func esrParts(name string) []string {
	parts := strings.Split(name, "|")
	for i := range parts {
		parts[i] = strings.Join(strings.Fields(parts[i]), " ")
	}
	if last := len(parts) - 1; parts[last] == "" {
		parts = parts[:last]
	}
	return parts
}

// esrKey is what an ESR name is known by: white space, case and the spelling of "Years" make no difference.
func esrKey(name string) string {
	key := strings.ToLower(strings.Join(esrParts(name), "|"))
	return esrInterval.ReplaceAllString(key, "$1 - $2 $3")
}

// nameKey is the same without how often.
func nameKey(name string) string {
	key, _, _ := cutInterval(strings.ToLower(strings.Join(esrParts(name), "|")))
	return key
}

// esrTitle returns the title in an ESR name, which is its third part, and how often its end says that the training is
// repeated. Whatever does not read so stays part of the title.
func esrTitle(name string) (title string, every assessment.Interval) {
	parts := esrParts(name)
	if len(parts) > 2 {
		parts = parts[2:] // the owner of the name and its scheme go: the owner can be an organisation
	}
	title, every, _ = cutInterval(strings.Join(parts, " | "))
	return title, every
}

// cutInterval cuts off the end of a title that says how often; ok is false where there is none.
func cutInterval(title string) (before string, every assessment.Interval, ok bool) {
	found := esrInterval.FindStringSubmatch(title)
	if found == nil {
		return title, assessment.EmployerSets, false
	}
	every, ok = assessment.ParseInterval(strings.TrimLeft(found[2], "0") + " " + strings.ToLower(found[3]))
	before = strings.TrimSpace(found[1])
	if !ok || before == "" {
		return title, assessment.EmployerSets, false
	}
	return before, every, true
}

// topicsByName finds topics by the names that they have in a list: by their whole ESR name; and, without how often, by
// that, by the title in it, and by their own title. A name that two topics have tells neither.
func topicsByName(list *assessment.TrainingList) (whole, named map[string]*assessment.Topic) {
	whole, named = map[string]*assessment.Topic{}, map[string]*assessment.Topic{}
	for i := range list.Topics {
		topic := &list.Topics[i]
		title, _ := esrTitle(topic.ESR)
		enter(topic, whole, esrKey(topic.ESR))
		enter(topic, named, nameKey(topic.ESR), nameKey(title), nameKey(topic.Title))
	}
	return whole, named
}

func enter(topic *assessment.Topic, topics map[string]*assessment.Topic, names ...string) {
	for _, name := range names {
		if other, taken := topics[name]; name == "" || taken && other != topic {
			topics[name] = nil
		} else {
			topics[name] = topic
		}
	}
}

// endOfTime is the year that the database behind ESR writes for no end.
const endOfTime = 4712

// isNoDate reports whether a cell says that there is no day.
func isNoDate(cell string) bool {
	switch strings.ToLower(strings.TrimRight(cell, ".")) {
	case "", "-", "–", "n/a", "na", "none", "no expiry", "no expiry date", "does not expire", "never", "null":
		return true
	}
	return false
}

var (
	timeOfDay  = regexp.MustCompile(`[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]+)?( ?[AaPp][Mm])?Z?$`)
	sept       = regexp.MustCompile(`(?i)\bsept\b`)
	shortYears = []string{"2-Jan-06", "2 Jan 06"} // as the database behind ESR writes them
)

// isEndOfTime reports whether a cell is the last day of that year, written with two digits: 31-DEC-12. Nobody's training
// is listed as having held until the end of 2012.
func isEndOfTime(cell string) bool {
	return strings.EqualFold(strings.ReplaceAll(cell, " ", "-"), "31-Dec-12")
}

// parseExportDate reads a day as exports write it, with or without a time of day: 30-Nov-2028, 30-NOV-28, 30/11/2028,
// 30.11.2028, 2028-11-30 or 30 November 2028. The day comes before the month. Years of two digits are read only behind
// the name of a month.
func parseExportDate(cell string) (date assessment.Date, ok bool) {
	cell = sept.ReplaceAllString(timeOfDay.ReplaceAllString(cell, ""), "Sep")
	if date, err := assessment.ParseDate(cell); err == nil {
		return date, true
	}
	for _, layout := range shortYears {
		if t, err := time.Parse(layout, cell); err == nil {
			return assessment.DateOf(t), true
		}
	}
	return assessment.Date{}, false
}

// notADay goes on behind a cell that is no day that can be read.
func notADay(cell string) string {
	day := strings.NewReplacer("/", " ", ".", " ", "-", " ").Replace(timeOfDay.ReplaceAllString(cell, ""))
	if _, err := time.Parse("2 1 06", day); err == nil {
		return " has two digits for its year. Write four, such as 30/11/2025."
	}
	return " is no day that Waymark can read."
}
