package assessment

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Draft is an assessment with what has to come back with it when its owner returns. What could be undone is gone.
type Draft struct {
	Assessment *Assessment
	Place      string // where the person was, in the words of whoever shows the pages
	Response   RowID  // drawn before sharing, so that it counts once; zero once shared
	Planning   RowID
}

// savedDraft is a draft as JSON. Answers stand under the ids of their focus areas.
type savedDraft struct {
	Questionnaire string                 `json:"questionnaire"`
	Version       string                 `json:"version"`
	Place         string                 `json:"place,omitempty"`
	Response      string                 `json:"response,omitempty"`
	Planning      string                 `json:"planning,omitempty"`
	Shared        bool                   `json:"shared,omitempty"`
	Reached       Step                   `json:"reached,omitempty"`
	Stage         string                 `json:"stage,omitempty"`
	Aim           string                 `json:"aim,omitempty"`
	Profession    string                 `json:"profession,omitempty"`
	Answers       map[string]savedAnswer `json:"answers,omitempty"`
	Finished      []string               `json:"finished,omitempty"` // ids of domains
	Plan          []Action               `json:"plan,omitempty"`
	Ticks         map[string]uint16      `json:"ticks,omitempty"` // by planning question
	Parts         Parts                  `json:"parts"`
	Training      TrainingRecord         `json:"training,omitzero"`
	Earlier       *Earlier               `json:"earlier,omitempty"`
	Wellbeing     bool                   `json:"wellbeing,omitempty"`
}

type savedAnswer struct {
	Rating    Rating `json:"rating,omitempty"`
	LookAhead Rating `json:"look_ahead,omitempty"`
	Mark      bool   `json:"mark,omitempty"`
	Note      string `json:"note,omitempty"`
}

// Encode returns the draft as JSON for keeping, encrypted, until its owner comes back. A shared draft holds no row ids,
// so nothing links it to what was shared.
func (d *Draft) Encode() ([]byte, error) {
	a := d.Assessment
	s := savedDraft{
		Questionnaire: a.q.ID, Version: a.q.Version, Place: d.Place, Shared: a.shared, Reached: a.reached,
		Stage: a.state.stage, Aim: a.state.aim, Profession: a.state.profession,
		Answers: map[string]savedAnswer{}, Plan: a.state.plan, Ticks: map[string]uint16{},
		Parts: a.state.parts, Training: a.state.training, Earlier: a.state.earlier, Wellbeing: a.state.wellbeingShared,
	}
	if !a.shared {
		s.Response, s.Planning = hex.EncodeToString(d.Response[:]), hex.EncodeToString(d.Planning[:])
	}
	for i, ans := range a.state.answers {
		if ans != (Answer{}) {
			s.Answers[a.q.areas[i].ID] = savedAnswer(ans)
		}
	}
	for i, done := range a.state.finished {
		if done {
			s.Finished = append(s.Finished, a.q.Domains[i].ID)
		}
	}
	for i, ticks := range a.state.ticks {
		if ticks != 0 {
			s.Ticks[a.q.Planning[i].ID] = ticks
		}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // or a note of angle brackets would take six times its room
	err := enc.Encode(s)
	return out.Bytes(), err
}

// DraftEdition returns the questionnaire and version that an encoded draft was begun on.
func DraftEdition(encoded []byte) (questionnaire, version string, err error) {
	var s savedDraft
	if err := json.Unmarshal(encoded, &s); err != nil {
		return "", "", fmt.Errorf("read draft: %w", err)
	}
	return s.Questionnaire, s.Version, nil
}

// DecodeDraft is the way back from Encode, on the very questionnaire and version that the draft was begun on. It
// returns ErrUnknown for what that questionnaire does not have.
func DecodeDraft(q *Questionnaire, encoded []byte) (*Draft, error) {
	s := savedDraft{Parts: unaskedParts} // a draft from before a part was offered did not decline it
	if err := json.Unmarshal(encoded, &s); err != nil {
		return nil, fmt.Errorf("read draft: %w", err)
	}
	if s.Questionnaire != q.ID || s.Version != q.Version {
		return nil, fmt.Errorf("draft of %s %s: %w", s.Questionnaire, s.Version, ErrUnknown)
	}
	a := New(q)
	a.shared, a.reached = s.Shared, s.Reached
	a.state.stage, a.state.aim, a.state.profession = s.Stage, s.Aim, s.Profession
	a.state.plan, a.state.parts, a.state.wellbeingShared = s.Plan, s.Parts, s.Wellbeing
	a.state.training = s.Training
	if err := a.keepEarlier(s.Earlier); err != nil {
		return nil, err
	}
	for id, ans := range s.Answers {
		f := q.Area(id)
		if f == nil || ans.Rating >= ratingCount || ans.LookAhead >= ratingCount {
			return nil, fmt.Errorf("answer to %s: %w", id, ErrUnknown)
		}
		a.state.answers[f.Index] = Answer(ans)
	}
	for i := range q.Domains {
		for _, id := range s.Finished {
			a.state.finished[i] = a.state.finished[i] || q.Domains[i].ID == id
		}
	}
	for i := range q.Planning {
		a.state.ticks[i] = s.Ticks[q.Planning[i].ID]
	}
	d := &Draft{Assessment: a, Place: s.Place}
	return d, errors.Join(d.Response.decode(s.Response), d.Planning.decode(s.Planning))
}

// decode reads an id as Encode writes it; "" is no id.
func (id *RowID) decode(text string) error {
	raw, err := hex.DecodeString(text)
	if err != nil || text != "" && len(raw) != len(id) {
		return fmt.Errorf("row id of a draft: %w", ErrUnknown)
	}
	copy(id[:], raw)
	return nil
}
