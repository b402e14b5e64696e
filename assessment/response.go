package assessment

// RowID is the random key of a stored row. It is drawn before sharing, so that the same row sent twice counts once.
type RowID [16]byte

// Response is the anonymous row that is kept when a worker agrees to share. It holds nothing that a report with every
// part ticked does not hold.
type Response struct {
	ID            RowID
	Period        string // quarter, such as 2026-Q4
	Questionnaire string
	Version       string
	Profession    string // id of a profession group, NotSaid when skipped
	Stage         int    // 1 is the first stage; 0 not said
	Areas         []byte // one byte a focus area: see AreaByte
}

// PlanningRow is the row of planning answers. Nothing links it to a response.
type PlanningRow struct {
	ID            RowID
	Period        string
	Questionnaire string
	Version       string
	Ticks         []byte // 16 bits for each planning question of the pack, little-endian
}

// Rows are what one worker shares: a response, and a planning row when anything was ticked.
type Rows struct {
	Response Response
	Planning *PlanningRow
}

// Rows builds what would be stored for this assessment, under the given ids and quarter.
func (a *Assessment) Rows(response, planning RowID, period string) Rows {
	rows := Rows{Response: Response{
		ID: response, Period: period,
		Questionnaire: a.q.ID, Version: a.q.Version,
		Profession: a.state.profession,
		Stage:      a.q.StageIndex(a.state.stage) + 1,
		Areas:      make([]byte, len(a.q.areas)),
	}}
	if rows.Response.Profession == "" {
		rows.Response.Profession = NotSaid
	}
	for i, f := range a.q.areas {
		if !f.Private || a.state.wellbeingShared {
			rows.Response.Areas[i] = AreaByte(a.Answer(f))
		}
	}
	if a.AnyTicked() {
		p := &PlanningRow{ID: planning, Period: period, Questionnaire: a.q.ID, Version: a.q.Version}
		for _, t := range a.state.ticks {
			p.Ticks = append(p.Ticks, byte(t), byte(t>>8))
		}
		rows.Planning = p
	}
	return rows
}

// AreaByte packs an answer: bits 0 to 2 the rating, bit 3 the mark, bits 4 to 6 the look-ahead rating.
func AreaByte(ans Answer) byte {
	b := byte(ans.Rating) | byte(ans.LookAhead)<<4
	if ans.Mark {
		b |= 1 << 3
	}
	return b
}

// UnpackArea is the way back from AreaByte; ok is false for a byte that no answer can give.
func UnpackArea(b byte) (ans Answer, ok bool) {
	ans = Answer{Rating: Rating(b & 7), Mark: b&8 != 0, LookAhead: Rating(b >> 4)}
	ok = ans.Rating < ratingCount && ans.LookAhead < ratingCount &&
		(ans.LookAhead == NotAnswered || ans.Rating.OnMyOwnOrAbove())
	return ans, ok
}

// TicksOf returns the stored ticks of planning question i, counted from 0; 0 when the row has none.
func (p *PlanningRow) TicksOf(i int) uint16 {
	if p == nil || len(p.Ticks) < 2*i+2 {
		return 0
	}
	return uint16(p.Ticks[2*i]) | uint16(p.Ticks[2*i+1])<<8
}
