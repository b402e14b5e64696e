package assessment

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Limits of a training record.
const (
	TrainingLimit      = 60   // lines
	StandardLimit      = 24   // standards of the Care Certificate
	TopicTitleLimit    = 80   // characters of the name of a topic in a list
	OwnTitleLimit      = 60   // characters of a title in the worker's own words
	TrainingFieldLimit = 120  // characters of each other text
	CredentialLimit    = 4096 // bytes of what an employer signed of a line
)

// What a change to the training record can be refused for.
var (
	ErrTrainingFull = errors.New("a training record holds sixty lines at most")
	ErrFutureDate   = errors.New("the day has not come yet")
	ErrNoTitle      = errors.New("a topic of one's own needs a title")
)

// TrainingRecord is the worker's training: their skills passport. It is in their draft, report and record, and in no
// response.
type TrainingRecord struct {
	Joined      Date // first day of the month in which the worker joined; zero when not said
	Lines       []Training
	Edition2015 bool // of the Care Certificate: fifteen standards
	Standards   []StandardDone
	Holder      string // secret that binds signed lines to this record; "" until the first line is signed
}

// StandardDone is how far a worker is with one standard of the Care Certificate. Knowledge alone never completes it.
type StandardDone struct {
	ID         string
	Known      Date   // knowledge done
	SignedOff  Date   // seen and signed off at work
	VerifiedBy string // a role, never a name
}

// IsEmpty reports whether there is nothing in the record.
func (t *TrainingRecord) IsEmpty() bool {
	return t.Joined.IsZero() && len(t.Lines) == 0 && len(t.Standards) == 0 && t.Holder == ""
}

// Standard returns how far the worker is with a standard; all of it is zero when nothing was said.
func (t *TrainingRecord) Standard(id string) StandardDone {
	for _, s := range t.Standards {
		if s.ID == id {
			return s
		}
	}
	return StandardDone{ID: id}
}

// Training returns the training record. Nothing in it may be changed.
func (a *Assessment) Training() TrainingRecord { return a.state.training }

func (a *Assessment) setTraining(next TrainingRecord, same bool) {
	state := a.state
	state.training = next
	a.set(Change{Kind: TrainingChange}, state, same)
}

// SetJoined says in which month the worker joined; the zero Date means not said. It returns ErrOtherYear for a year in
// which nobody did, and ErrFutureDate for a month after today's.
func (a *Assessment) SetJoined(month, today Date) error {
	if !month.IsZero() {
		month.Day = 1
		if err := month.CheckYear(); err != nil {
			return err
		}
		if today.Before(month) {
			return ErrFutureDate
		}
	}
	next := a.state.training
	next.Joined = month
	a.setTraining(next, month == a.state.training.Joined)
	return nil
}

// StartTraining puts the topics that a list shows at first into a record that has no lines, all still to do.
func (a *Assessment) StartTraining(list *TrainingList) {
	if len(a.state.training.Lines) > 0 {
		return
	}
	next := a.state.training
	for _, topic := range list.Topics {
		if topic.Shown && len(next.Lines) < TrainingLimit {
			next.Lines = append(next.Lines, topic.Line())
		}
	}
	a.setTraining(next, len(next.Lines) == 0)
}

// TakeTraining puts a whole training record, such as an earlier one of the worker's, in the place of the present one. It
// returns ErrTrainingFull when it is too long.
func (a *Assessment) TakeTraining(t TrainingRecord) error {
	if len(t.Lines) > TrainingLimit || len(t.Standards) > StandardLimit {
		return ErrTrainingFull
	}
	a.setTraining(t, t.equal(a.state.training))
	return nil
}

// Line returns a line for a topic, with nothing done.
func (t *Topic) Line() Training {
	return Training{Topic: t.ID, Name: t.Title, Category: t.Category, Class: t.Class, Every: t.Every, Window: t.Window}
}

// AddTraining puts a line at the end of the record. It returns ErrTrainingFull, ErrNoTitle, ErrFutureDate for a day done
// after today, or a *PlanFieldError for a text over its limit.
func (a *Assessment) AddTraining(t Training, today Date) error {
	if len(a.state.training.Lines) >= TrainingLimit {
		return ErrTrainingFull
	}
	t, err := cleanTraining(t, today)
	if err != nil {
		return err
	}
	next := a.state.training
	next.Lines = append(slices.Clone(next.Lines), t)
	a.setTraining(next, false)
	return nil
}

// ChangeTraining puts t in the place of line i, which counts from 0. It fails as AddTraining does.
func (a *Assessment) ChangeTraining(i int, t Training, today Date) error {
	if i < 0 || i >= len(a.state.training.Lines) {
		return fmt.Errorf("training %d: %w", i+1, ErrUnknown)
	}
	t, err := cleanTraining(t, today)
	if err != nil {
		return err
	}
	next := a.state.training
	next.Lines = slices.Clone(next.Lines)
	next.Lines[i] = t
	a.setTraining(next, t == a.state.training.Lines[i])
	return nil
}

// RemoveTraining takes line i, which counts from 0, off the record. An i outside it changes nothing.
func (a *Assessment) RemoveTraining(i int) {
	if i < 0 || i >= len(a.state.training.Lines) {
		return
	}
	next := a.state.training
	next.Lines = slices.Delete(slices.Clone(next.Lines), i, i+1)
	a.setTraining(next, false)
}

// SetCareEdition says whether the Care Certificate is of the 2015 edition, which has fifteen standards. What was said of
// the sixteenth stays, and counts in no place.
func (a *Assessment) SetCareEdition(is2015 bool) {
	next := a.state.training
	next.Edition2015 = is2015
	a.setTraining(next, is2015 == a.state.training.Edition2015)
}

// SetStandard says how far the worker is with a standard of the Care Certificate. It returns ErrFutureDate for a day
// after today, and a *PlanFieldError for a role over its limit.
func (a *Assessment) SetStandard(s StandardDone, today Date) error {
	if today.Before(s.Known) || today.Before(s.SignedOff) {
		return ErrFutureDate
	}
	role, err := Clean(s.VerifiedBy, TrainingFieldLimit)
	if err != nil {
		return &PlanFieldError{Field: "verified_by", Err: err}
	}
	s.VerifiedBy = role
	before := a.state.training.Standard(s.ID)
	next := a.state.training
	next.Standards = slices.DeleteFunc(slices.Clone(next.Standards), func(o StandardDone) bool { return o.ID == s.ID })
	if s != (StandardDone{ID: s.ID}) {
		next.Standards = append(next.Standards, s)
		slices.SortFunc(next.Standards, compareStandards)
	}
	a.setTraining(next, s == before)
	return nil
}

// compareStandards orders standards as a record has them.
func compareStandards(a, b StandardDone) int { return cmp.Compare(a.ID, b.ID) }

func cleanTraining(t Training, today Date) (Training, error) {
	if today.Before(t.Done) {
		return t, ErrFutureDate
	}
	for _, field := range []struct {
		name  string
		text  *string
		limit int
	}{
		{"name", &t.Name, TopicTitleLimit},
		{"title", &t.Title, OwnTitleLimit},
		{"provider", &t.Provider, TrainingFieldLimit},
		{"evidence", &t.Evidence, TrainingFieldLimit},
		{"verified_by", &t.VerifiedBy, TrainingFieldLimit},
	} {
		cleaned, err := Clean(*field.text, field.limit)
		if err != nil {
			return t, &PlanFieldError{Field: field.name, Err: err}
		}
		*field.text = cleaned
	}
	if t.Topic == "" && t.Title == "" {
		return t, ErrNoTitle
	}
	return t, nil
}

// CareCertificateProgress counts the standards of the worker's edition.
type CareCertificateProgress struct{ Of, Known, SignedOff int }

// CareCertificate counts how far the worker is with the Care Certificate; the list has its standards. A standard that is
// signed off counts as known.
func (t *TrainingRecord) CareCertificate(list *TrainingList) CareCertificateProgress {
	var p CareCertificateProgress
	for _, standard := range list.Standards {
		if standard.Only2025 && t.Edition2015 {
			continue
		}
		p.Of++
		done := t.Standard(standard.ID)
		if !done.SignedOff.IsZero() {
			p.SignedOff++
		}
		if !done.SignedOff.IsZero() || !done.Known.IsZero() {
			p.Known++
		}
	}
	return p
}
