package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"waymark/assessment"
)

// Format is the name of the form in which a release is stored and exported as JSON.
const Format = "waymark-release/1"

// ErrChanged is returned for a stored release that is not as it was published.
var ErrChanged = errors.New("the release is not as it was published")

// document is the stored form of a release. It is canonical: the same release gives the same bytes.
type document struct {
	Format        string         `json:"format"`
	Number        int            `json:"number"`
	Made          string         `json:"made"`
	Site          string         `json:"site"`
	Sample        bool           `json:"sample"`
	Questionnaire documentSource `json:"questionnaire"`
	Period        documentPeriod `json:"period"`
	LeftOut       string         `json:"left_out"`
	Rule          string         `json:"rule"`
	NeedsRule     string         `json:"needs_rule"`
	People        any            `json:"people"`
	Domains       []documentPart `json:"domains"`
	Groups        []documentWho  `json:"groups"`
	Lists         []documentList `json:"lists"`
	Tables        []documentRows `json:"tables"`
}

type documentSource struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
}

type documentPeriod struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Early bool   `json:"early"`
}

type documentPart struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Short string `json:"short"`
}

type documentWho struct {
	Stage           string `json:"stage"`
	StageWords      string `json:"stage_words"`
	Profession      string `json:"profession"`
	ProfessionWords string `json:"profession_words"`
	People          any    `json:"people"`
}

type documentList struct {
	ID       string `json:"id"`
	Question string `json:"question"`
}

type documentRows struct {
	ID     TableID         `json:"id"`
	Levels []documentLevel `json:"levels"`
	Rows   []documentRow   `json:"rows"`
}

type documentLevel struct {
	ID    string `json:"id"`
	Words string `json:"words"`
}

type documentRow struct {
	ID       string `json:"id"`
	Domain   string `json:"domain,omitempty"`
	List     string `json:"list,omitempty"`
	Group    int    `json:"group,omitempty"`
	Position string `json:"position,omitempty"`
	Words    string `json:"words"`
	Short    string `json:"short"`
	Private  bool   `json:"private,omitempty"`
	People   any    `json:"people"`
	Cells    []any  `json:"cells"` // numbers, "[c]", and null for a level that the row does not have
}

// Document returns the release as it is stored: JSON, the same bytes each time.
func (r *Release) Document() []byte {
	d := document{
		Format: Format, Number: r.Number, Made: r.Made.String(), Site: r.Site, Sample: r.Sample,
		Questionnaire: documentSource{r.Questionnaire, r.Version, r.Title},
		Period:        documentPeriod{r.From, r.To, r.Early},
		LeftOut:       r.LeftOut, Rule: r.Rule, NeedsRule: r.NeedsRule,
		People: r.People.stored(), Domains: []documentPart{}, Groups: []documentWho{}, Lists: []documentList{},
	}
	for _, part := range r.Domains {
		d.Domains = append(d.Domains, documentPart(part))
	}
	for _, g := range r.Groups {
		d.Groups = append(d.Groups, documentWho{g.Stage, g.StageWords, g.Profession, g.ProfessionWords, g.People.stored()})
	}
	for _, l := range r.Lists {
		d.Lists = append(d.Lists, documentList(l))
	}
	for _, t := range r.Tables {
		rows := documentRows{ID: t.ID, Rows: []documentRow{}}
		for _, l := range t.Levels {
			rows.Levels = append(rows.Levels, documentLevel(l))
		}
		for _, row := range t.Rows {
			stored := documentRow{
				row.ID, row.Domain, row.List, row.Group, row.Position, row.Words, row.Short, row.Private,
				row.People.stored(), nil,
			}
			for _, c := range row.Cells {
				stored.Cells = append(stored.Cells, c.stored())
			}
			rows.Rows = append(rows.Rows, stored)
		}
		d.Tables = append(d.Tables, rows)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	_ = enc.Encode(d) // strings, numbers and a buffer: nothing can fail
	return out.Bytes()
}

// stored is the form of a cell in a document.
func (c Cell) stored() any {
	switch {
	case !c.IsLevel():
		return nil
	case c.shown():
		return c.figure
	}
	return Concealed
}

// Digest returns the SHA-256 of the stored form, in hexadecimal. Every export carries it.
func (r *Release) Digest() string {
	sum := sha256.Sum256(r.Document())
	return hex.EncodeToString(sum[:])
}

// Open reads a stored release. It returns ErrChanged, wrapped, for anything but the very bytes that were published.
func Open(stored []byte, digest [sha256.Size]byte) (*Release, error) {
	if sha256.Sum256(stored) != digest {
		return nil, fmt.Errorf("compare the digest: %w", ErrChanged)
	}
	var d document
	dec := json.NewDecoder(bytes.NewReader(stored))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("read the document: %w", errors.Join(ErrChanged, err))
	}
	r, err := d.release()
	if err != nil {
		return nil, err
	}
	return r, nil
}

// release is the way back from Document.
func (d *document) release() (*Release, error) {
	if d.Format != Format {
		return nil, fmt.Errorf("the form is %q, and this Waymark knows %s: %w", d.Format, Format, ErrChanged)
	}
	made, err := assessment.ParseDate(d.Made)
	if err != nil {
		return nil, fmt.Errorf("read the day: %w", ErrChanged)
	}
	var cells cellReader
	r := &Release{
		Number: d.Number, Made: made, Site: d.Site, Sample: d.Sample,
		Questionnaire: d.Questionnaire.ID, Version: d.Questionnaire.Version, Title: d.Questionnaire.Title,
		From: d.Period.From, To: d.Period.To, Early: d.Period.Early, LeftOut: d.LeftOut,
		Rule: d.Rule, NeedsRule: d.NeedsRule, People: cells.read(d.People),
	}
	for _, part := range d.Domains {
		r.Domains = append(r.Domains, Domain(part))
	}
	for _, g := range d.Groups {
		r.Groups = append(r.Groups, Group{g.Stage, g.StageWords, g.Profession, g.ProfessionWords, cells.read(g.People)})
	}
	for _, l := range d.Lists {
		r.Lists = append(r.Lists, List(l))
	}
	for _, rows := range d.Tables {
		t := Table{ID: rows.ID}
		for _, l := range rows.Levels {
			t.Levels = append(t.Levels, Level(l))
		}
		for _, stored := range rows.Rows {
			row := Row{
				stored.ID, stored.Domain, stored.List, stored.Group, stored.Position, stored.Words, stored.Short,
				stored.Private, cells.read(stored.People), nil,
			}
			for _, c := range stored.Cells {
				row.Cells = append(row.Cells, cells.read(c))
			}
			if len(row.Cells) != len(t.Levels) || row.Group < 0 || row.Group > len(r.Groups) {
				return nil, fmt.Errorf("table %s, row %s: %w", t.ID, row.ID, ErrChanged)
			}
			t.Rows = append(t.Rows, row)
		}
		r.Tables = append(r.Tables, t)
	}
	if cells.wrong || !r.hasAreas() {
		return nil, fmt.Errorf("read the figures: %w", ErrChanged)
	}
	return r, nil
}

// hasAreas reports whether the tables that every release has are there and fit one another.
func (r *Release) hasAreas() bool {
	ratings, marks := r.Table(Ratings), r.Table(Marks)
	return r.People.shown() && ratings != nil && marks != nil && len(ratings.Rows) == len(marks.Rows) &&
		len(ratings.Levels) == len(ratingLevels) && len(marks.Levels) == 2
}

// cellReader reads cells back from a document whose digest is right. It takes nothing that the rule of a row cannot
// have printed.
type cellReader struct{ wrong bool }

func (r *cellReader) read(stored any) Cell {
	switch v := stored.(type) {
	case nil:
		return noLevel
	case string:
		r.wrong = r.wrong || v != Concealed
		return Cell{}
	case float64:
		figure := int(v)
		r.wrong = r.wrong || float64(figure) != v || figure < least || figure%nearest != 0
		return Cell{figure}
	}
	r.wrong = true
	return Cell{}
}
