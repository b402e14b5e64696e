package record

import (
	"slices"

	"waymark/assessment"
)

// The training record in the JSON form: the skills passport.

type jsonTraining struct {
	Joined string         `json:"joined,omitempty"` // a month, such as "2025-09"
	Holder string         `json:"holder,omitempty"` // binds signed lines to this record
	Lines  []jsonLine     `json:"lines,omitempty"`
	Care   *jsonCareCerts `json:"care_certificate,omitempty"`
}

type jsonLine struct {
	Topic      string `json:"topic,omitempty"`
	Name       string `json:"name,omitempty"`
	Title      string `json:"title,omitempty"`
	Category   string `json:"category,omitempty"`
	Class      string `json:"class,omitempty"`
	Every      string `json:"every"`
	Window     string `json:"window,omitempty"`
	Done       string `json:"done,omitempty"`
	How        string `json:"how,omitempty"`
	Equivalent bool   `json:"equivalent,omitempty"`
	Provider   string `json:"provider,omitempty"`
	Evidence   string `json:"evidence,omitempty"`
	VerifiedBy string `json:"verified_by,omitempty"`
	Due        string `json:"due,omitempty"` // given by the worker
	Booked     string `json:"booked,omitempty"`
	Credential string `json:"credential,omitempty"` // compact JWS
}

type jsonCareCerts struct {
	Edition   string                  `json:"edition"` // "2025" or "2015"
	Standards map[string]jsonStandard `json:"standards,omitempty"`
}

type jsonStandard struct {
	Known      string `json:"known,omitempty"`
	SignedOff  string `json:"signed_off,omitempty"`
	VerifiedBy string `json:"verified_by,omitempty"`
}

// The editions of the Care Certificate.
const (
	edition2015 = "2015"
	edition2025 = "2025"
)

func trainingForm(t assessment.TrainingRecord) *jsonTraining {
	if t.IsEmpty() && !t.Edition2015 {
		return nil
	}
	form := &jsonTraining{Holder: t.Holder}
	if !t.Joined.IsZero() {
		form.Joined = t.Joined.String()[:len("2025-09")]
	}
	for _, l := range t.Lines {
		form.Lines = append(form.Lines, jsonLine{
			Topic: l.Topic, Name: l.Name, Title: l.Title, Category: string(l.Category), Class: string(l.Class),
			Every: l.Every.String(), Window: l.Window.String(), Done: l.Done.String(), How: string(l.How),
			Equivalent: l.Equivalent, Provider: l.Provider, Evidence: l.Evidence, VerifiedBy: l.VerifiedBy,
			Due: l.GivenDue.String(), Booked: l.Booked.String(), Credential: l.Credential,
		})
	}
	if len(t.Standards) > 0 || t.Edition2015 {
		form.Care = &jsonCareCerts{Edition: edition2025, Standards: map[string]jsonStandard{}}
		if t.Edition2015 {
			form.Care.Edition = edition2015
		}
		for _, s := range t.Standards {
			form.Care.Standards[s.ID] = jsonStandard{s.Known.String(), s.SignedOff.String(), s.VerifiedBy}
		}
	}
	return form
}

func (d *decoder) training(n node) assessment.TrainingRecord {
	var t assessment.TrainingRecord
	if n.value == nil {
		return t
	}
	d.only(n, "joined", "holder", "lines", "care_certificate")
	t.Joined = d.month(n.member("joined"))
	t.Holder = d.optionalWord(n.member("holder"), isHolder)
	for _, line := range d.list(n.member("lines"), assessment.TrainingLimit) {
		t.Lines = append(t.Lines, d.line(line))
	}
	care := n.member("care_certificate")
	if care.value == nil {
		return t
	}
	d.only(care, "edition", "standards")
	t.Edition2015 = d.oneOf(care.member("edition"), edition2025, edition2015) == edition2015
	for _, e := range d.byID(care.member("standards"), assessment.StandardLimit) {
		d.only(e.node, "known", "signed_off", "verified_by")
		t.Standards = append(t.Standards, assessment.StandardDone{
			ID:         e.id,
			Known:      d.optionalDate(e.member("known")),
			SignedOff:  d.optionalDate(e.member("signed_off")),
			VerifiedBy: d.text(e.member("verified_by"), assessment.TrainingFieldLimit),
		})
	}
	return t
}

func (d *decoder) line(n node) assessment.Training {
	d.only(n, "topic", "name", "title", "category", "class", "every", "window", "done", "how", "equivalent", "provider",
		"evidence", "verified_by", "due", "booked", "credential")
	line := assessment.Training{
		Topic:      d.optionalID(n.member("topic")),
		Name:       d.text(n.member("name"), assessment.TopicTitleLimit),
		Title:      d.text(n.member("title"), assessment.OwnTitleLimit),
		Category:   assessment.TrainingCategory(d.oneOf(n.member("category"), "", "mandatory", "care-certificate", "role", "on-the-job")),
		Class:      assessment.TrainingClass(d.oneOf(n.member("class"), "", "C", "R")),
		Every:      parsed(d, n.member("every"), assessment.ParseInterval),
		Done:       d.optionalDate(n.member("done")),
		How:        assessment.HowShown(d.oneOf(n.member("how"), "", "course", "e-learning", "observed", "earlier-learning", "at-work")),
		Equivalent: d.yes(n.member("equivalent")),
		Provider:   d.text(n.member("provider"), assessment.TrainingFieldLimit),
		Evidence:   d.text(n.member("evidence"), assessment.TrainingFieldLimit),
		VerifiedBy: d.text(n.member("verified_by"), assessment.TrainingFieldLimit),
		GivenDue:   d.optionalDate(n.member("due")),
		Booked:     d.optionalDate(n.member("booked")),
		Credential: d.optionalWord(n.member("credential"), mayBeCredential),
	}
	if window := n.member("window"); window.value != nil {
		line.Window = parsed(d, window, assessment.ParseWindow)
	}
	if line.Topic == "" && line.Title == "" {
		d.keep(n.refuse())
	}
	return line
}

// oneOf returns a word that has to be one of several; a word that is absent is "".
func (d *decoder) oneOf(n node, words ...string) string {
	if n.value == nil && slices.Contains(words, "") {
		return ""
	}
	return d.word(n, func(s string) bool { return s != "" && slices.Contains(words, s) })
}

// month returns the first day of a month such as "2025-09"; the zero Date when there is none. A year that cannot be is as
// if it was not said: it is somebody's slip, and no reason to refuse the rest of their record.
func (d *decoder) month(n node) assessment.Date {
	var date assessment.Date
	if n.value == nil {
		return date
	}
	d.word(n, func(s string) bool {
		var err error
		date, err = assessment.ParseDate(s + "-01")
		return err == nil && date.String() == s+"-01"
	})
	if date.CheckYear() != nil {
		return assessment.Date{}
	}
	return date
}

// parsed returns what a word stands for.
func parsed[T any](d *decoder, n node, parse func(string) (T, bool)) (value T) {
	d.word(n, func(s string) (ok bool) {
		value, ok = parse(s)
		return ok
	})
	return value
}
