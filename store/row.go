package store

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"

	"waymark/assessment"
)

// Bounds of a stored row; the tables hold the same ones.
const (
	maxID      = 40
	maxVersion = 12
	maxStage   = 3
	maxAreas   = 200
	maxTicks   = 16
)

// checkRows refuses what no assessment can give, so that a fault elsewhere never becomes somebody's answer. Its error
// never quotes an answer.
func checkRows(rows assessment.Rows) error {
	r, p := rows.Response, rows.Planning
	if err := checkOrigin(r.ID, r.Period, r.Questionnaire, r.Version); err != nil {
		return fmt.Errorf("response: %w", err)
	}
	switch {
	case !isName(r.Profession):
		return fmt.Errorf("response: not an id of a profession group")
	case r.Stage < 0 || r.Stage > maxStage:
		return fmt.Errorf("response: stage is not 0 to %d", maxStage)
	case len(r.Areas) < 1 || len(r.Areas) > maxAreas:
		return fmt.Errorf("response: %d focus areas, not 1 to %d", len(r.Areas), maxAreas)
	}
	for i, b := range r.Areas {
		if _, ok := assessment.UnpackArea(b); !ok {
			return fmt.Errorf("response: no answer gives the byte of focus area %d", i+1)
		}
	}
	if p == nil {
		return nil
	}
	if err := checkOrigin(p.ID, p.Period, p.Questionnaire, p.Version); err != nil {
		return fmt.Errorf("planning row: %w", err)
	}
	switch {
	case p.ID == r.ID:
		return fmt.Errorf("planning row: its id is that of the response and would link them")
	case p.Period != r.Period || p.Questionnaire != r.Questionnaire || p.Version != r.Version:
		return fmt.Errorf("planning row: not of the response's quarter and questionnaire")
	}
	return checkTicks(p)
}

func checkOrigin(id assessment.RowID, period, questionnaire, version string) error {
	if id == (assessment.RowID{}) {
		return fmt.Errorf("no id was drawn")
	}
	if _, err := parseQuarter(period); err != nil {
		return err
	}
	if !isName(questionnaire) {
		return fmt.Errorf("not an id of a questionnaire")
	}
	if len(version) < 1 || len(version) > maxVersion || strings.Trim(version, "0123456789.") != "" {
		return fmt.Errorf("not a version of a questionnaire")
	}
	return nil
}

func checkTicks(p *assessment.PlanningRow) error {
	if n := len(p.Ticks); n < 2 || n > maxTicks || n%2 != 0 {
		return fmt.Errorf("planning row: %d bytes of ticks", n)
	}
	ticked := false
	for i := range len(p.Ticks) / 2 {
		n := bits.OnesCount16(p.TicksOf(i))
		if n > assessment.TickLimit {
			return fmt.Errorf("planning row: more than %d ticks in list %d", assessment.TickLimit, i+1)
		}
		ticked = ticked || n > 0
	}
	if !ticked {
		return fmt.Errorf("planning row: nothing is ticked")
	}
	return nil
}

// isName reports whether s is an id as packs spell them.
func isName(s string) bool {
	return len(s) >= 1 && len(s) <= maxID && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// responseColumns returns the values of a response row in the order of its columns, checksum included.
func responseColumns(r assessment.Response) []any {
	sum := checksum(r.ID[:], []byte(r.Period), []byte(r.Questionnaire), []byte(r.Version), []byte(r.Profession),
		[]byte{byte(r.Stage)}, r.Areas)
	return []any{r.ID[:], r.Period, r.Questionnaire, r.Version, r.Profession, r.Stage, r.Areas, sum}
}

// planningColumns returns the values of a planning row in the order of its columns, checksum included.
func planningColumns(p *assessment.PlanningRow) []any {
	sum := checksum(p.ID[:], []byte(p.Period), []byte(p.Questionnaire), []byte(p.Version), p.Ticks)
	return []any{p.ID[:], p.Period, p.Questionnaire, p.Version, p.Ticks, sum}
}

// checksum finds damage that SQLite cannot see. It leaves the release column out, which changes later.
func checksum(columns ...[]byte) []byte { return digest(columns...)[:8] }

// digest hashes parts, each with its length before it, so that no two lists of parts give the same bytes.
func digest(parts ...[]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(p))))
		h.Write(p)
	}
	return h.Sum(nil)
}
