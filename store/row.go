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

	checksumLen = 8
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
	sum := checksum(appendResponse(nil, &r))
	return []any{r.ID[:], r.Period, r.Questionnaire, r.Version, r.Profession, r.Stage, r.Areas, sum[:]}
}

// planningColumns returns the values of a planning row in the order of its columns, checksum included.
func planningColumns(p *assessment.PlanningRow) []any {
	sum := checksum(appendPlanning(nil, p))
	return []any{p.ID[:], p.Period, p.Questionnaire, p.Version, p.Ticks, sum[:]}
}

// appendResponse appends what the checksum of a response is made of: every column but release, which changes later.
func appendResponse(b []byte, r *assessment.Response) []byte {
	b = appendPart(b, r.ID[:])
	b = appendPart(b, r.Period)
	b = appendPart(b, r.Questionnaire)
	b = appendPart(b, r.Version)
	b = appendPart(b, r.Profession)
	b = appendPart(b, []byte{byte(r.Stage)})
	return appendPart(b, r.Areas)
}

// appendPlanning appends what the checksum of a planning row is made of.
func appendPlanning(b []byte, p *assessment.PlanningRow) []byte {
	b = appendPart(b, p.ID[:])
	b = appendPart(b, p.Period)
	b = appendPart(b, p.Questionnaire)
	b = appendPart(b, p.Version)
	return appendPart(b, p.Ticks)
}

// appendPart appends a part with its length before it, so that no two lists of parts give the same bytes.
func appendPart[T string | []byte](b []byte, part T) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(part))), part...)
}

// checksum finds damage that SQLite cannot see in a row of which b holds the parts.
func checksum(b []byte) [checksumLen]byte {
	sum := sha256.Sum256(b)
	return [checksumLen]byte(sum[:])
}
