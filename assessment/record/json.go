package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"waymark/assessment"
)

// file is the JSON form: the record in an envelope that tells what it is, and whether it is whole.
type file struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	SHA256  string          `json:"sha256"` // of Record without the white space between its values
	Record  json.RawMessage `json:"record"`
}

// What is not said, and what the worker did not choose, is absent.
type jsonRecord struct {
	Made          string                `json:"made"`
	Sample        bool                  `json:"sample,omitempty"`
	Questionnaire jsonEdition           `json:"questionnaire"`
	Stage         string                `json:"stage,omitempty"`
	Aim           string                `json:"aim,omitempty"`
	Profession    string                `json:"profession,omitempty"`
	Answers       map[string]jsonAnswer `json:"answers,omitempty"`
	Plan          []jsonAction          `json:"plan,omitempty"`
	Training      *jsonTraining         `json:"training,omitempty"`
	Planning      map[string][]string   `json:"planning,omitempty"`
}

type jsonEdition struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

type jsonAnswer struct {
	Rating    string `json:"rating,omitempty"`
	LookAhead string `json:"look_ahead,omitempty"`
	Mark      bool   `json:"mark,omitempty"`
	Note      string `json:"note,omitempty"`
}

type jsonAction struct {
	Area    string `json:"area,omitempty"`
	What    string `json:"what,omitempty"`
	Measure string `json:"measure,omitempty"`
	Help    string `json:"help,omitempty"`
	Why     string `json:"why,omitempty"`
	By      string `json:"by,omitempty"`
	Status  string `json:"status"`
}

// statusIDs are the names of the states of an action in files.
var statusIDs = map[assessment.ActionStatus]string{
	assessment.NotStarted: "not-started", assessment.Started: "started", assessment.Done: "done",
}

// Encode writes the record as JSON, indented for people. The same record gives the same bytes. It returns a *Fault for
// a record that Read would find too big.
func (r *Record) Encode() ([]byte, error) {
	raw, err := compact(r.form())
	if err != nil {
		return nil, fmt.Errorf("write record: %w", err)
	}
	whole, err := compact(file{Format: Format, Version: Version, SHA256: digest(raw), Record: raw})
	if err != nil {
		return nil, fmt.Errorf("write record: %w", err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, whole, "", "  "); err != nil {
		return nil, fmt.Errorf("write record: %w", err)
	}
	out.WriteByte('\n')
	if out.Len() > maxJSON {
		return nil, &Fault{TooBig, saidTooLong}
	}
	return out.Bytes(), nil
}

// form puts the record into the words of the JSON form.
func (r *Record) form() jsonRecord {
	form := jsonRecord{
		Made: r.Made.String(), Sample: r.Sample, Questionnaire: jsonEdition{r.Questionnaire, r.Edition},
		Stage: r.Stage, Aim: r.Aim, Profession: r.Profession,
		Answers: map[string]jsonAnswer{}, Training: trainingForm(r.Training), Planning: r.Ticks,
	}
	for id, ans := range r.Answers {
		form.Answers[id] = jsonAnswer{ratingID(ans.Rating), ratingID(ans.LookAhead), ans.Mark, ans.Note}
	}
	for _, act := range r.Plan {
		form.Plan = append(form.Plan, jsonAction{
			Area: act.Area, What: act.What, Measure: act.Measure, Help: act.Help, Why: act.Why,
			By: act.By.String(), Status: statusIDs[act.Status],
		})
	}
	return form
}

func ratingID(r assessment.Rating) string {
	if r == assessment.NotAnswered {
		return ""
	}
	return r.String()
}

// compact writes v as JSON without white space. Angle brackets stay as they are, or they would take six times their
// room.
func compact(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// digest returns the SHA-256 of JSON without white space.
func digest(compacted []byte) string {
	sum := sha256.Sum256(compacted)
	return hex.EncodeToString(sum[:])
}
