package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Bounds of a list of training.
const (
	maxTopics    = 60
	maxESRName   = 120
	longestEvery = 120 // months
)

// Topic returns the topic with an id, nil when the list has none.
func (l *TrainingList) Topic(id string) *Topic {
	for i := range l.Topics {
		if l.Topics[i].ID == id {
			return &l.Topics[i]
		}
	}
	return nil
}

// Title returns how a line of a record is called: the title of its topic and the worker's own words, where there are any.
// A topic that the list does not have keeps the name that another list gave it.
func (l *TrainingList) Title(t *Training) string {
	name := t.Name
	if topic := l.Topic(t.Topic); topic != nil {
		name = topic.Title
	}
	switch {
	case t.Title == "":
		return cmp.Or(name, t.Topic)
	case name == "":
		return t.Title
	}
	return name + ": " + t.Title
}

// Faults checks the list and returns all that is wrong with it, in its own order; nil when nothing is.
func (l *TrainingList) Faults() []Fault {
	c := checker{ids: map[string]string{}}
	c.id("id", l.ID, map[string]string{})
	c.version(l.Version)
	c.text("source", l.Source, maxText)
	if n := len(l.Topics); n == 0 || n > maxTopics {
		c.add("topics", "A list has 1 to %d topics, and this one has %d.", maxTopics, n)
	}
	if n := len(l.Standards); n > StandardLimit {
		c.add("standards", "A list has %d standards at most, and this one has %d.", StandardLimit, n)
	}
	for i := range l.Topics {
		c.topic(fmt.Sprintf("topics[%d]", i), &l.Topics[i])
	}
	for i, s := range l.Standards {
		path := fmt.Sprintf("standards[%d]", i)
		c.id(path+".id", s.ID, c.ids)
		c.text(path+".title", s.Title, TopicTitleLimit)
		c.optional(path+".title_2015", s.Title2015, TopicTitleLimit)
	}
	return c.faults
}

func (c *checker) topic(path string, t *Topic) {
	c.id(path+".id", t.ID, c.ids)
	c.text(path+".title", t.Title, TopicTitleLimit)
	if !slices.Contains([]TrainingCategory{StatutoryMandatory, CareCertificate, RoleTraining, OnTheJob}, t.Category) {
		c.add(path+".category", "There is no category %q. Use %s, %s, %s or %s.", t.Category, StatutoryMandatory, CareCertificate, RoleTraining, OnTheJob)
	}
	if t.Class != Compulsory && t.Class != NeededForRole {
		c.add(path+".class", "There is no class %q. Use C for compulsory or R for needed for the role.", t.Class)
	}
	if t.ESR == "" {
		return
	}
	c.text(path+".esr", t.ESR, maxESRName)
	if strings.Count(t.ESR, "|") != 3 || !strings.HasSuffix(t.ESR, "|") {
		c.add(path+".esr", "A name of the Electronic Staff Record has three parts, each with a bar behind it: \"NHS|CSTF|Fire Safety - 2 Years|\".")
	}
}
