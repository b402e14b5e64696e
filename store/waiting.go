package store

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"waymark/assessment"
)

// candidates are the rows of an edition that wait for a release, up to and with the quarter to.
type candidates struct {
	Edition
	to quarter
}

// areCandidates is their condition in both tables.
const areCandidates = " WHERE release IS NULL AND questionnaire = ? AND version = ? AND period <= ?"

func (c candidates) args() []any { return []any{c.Questionnaire, c.Version, c.to.String()} }

// eachResponse calls visit with each response in the order of keys, until it wants no more. One whose checksum is
// wrong is not sound. The row is good until visit returns.
func (d *database) eachResponse(ctx context.Context, c candidates, visit func(row *assessment.Response, sound bool) (more bool)) error {
	var parts []byte
	query := "SELECT id, period, profession, stage, areas, checksum FROM response" + areCandidates + " ORDER BY id"
	return d.each(ctx, query, c, func(v []driver.Value) bool {
		row := assessment.Response{Questionnaire: c.Questionnaire, Version: c.Version}
		id, _ := v[0].([]byte)
		copy(row.ID[:], id)
		row.Period, _ = v[1].(string)
		row.Profession, _ = v[2].(string)
		stage, whole := v[3].(int64)
		row.Stage = int(stage)
		row.Areas, _ = v[4].([]byte)
		sum, _ := v[5].([]byte)
		parts = appendResponse(parts[:0], &row)
		want := checksum(parts)
		return visit(&row, len(id) == len(row.ID) && whole && stage >= 0 && stage <= maxStage && bytes.Equal(sum, want[:]))
	})
}

// eachPlanning is eachResponse for planning rows.
func (d *database) eachPlanning(ctx context.Context, c candidates, visit func(row *assessment.PlanningRow, sound bool)) error {
	var parts []byte
	query := "SELECT id, period, ticks, checksum FROM planning" + areCandidates + " ORDER BY id"
	return d.each(ctx, query, c, func(v []driver.Value) bool {
		row := assessment.PlanningRow{Questionnaire: c.Questionnaire, Version: c.Version}
		id, _ := v[0].([]byte)
		copy(row.ID[:], id)
		row.Period, _ = v[1].(string)
		row.Ticks, _ = v[2].([]byte)
		sum, _ := v[3].([]byte)
		parts = appendPlanning(parts[:0], &row)
		want := checksum(parts)
		visit(&row, len(id) == len(row.ID) && bytes.Equal(sum, want[:]))
		return true
	})
}

// hasDamagedRows reports whether the checksum of any waiting row is wrong.
func (d *database) hasDamagedRows(ctx context.Context) (damaged bool, err error) {
	inEach := func(table string, look func(candidates) error) error {
		editions, err := editionsWaiting(ctx, d.conn, table)
		for _, e := range editions {
			err = errors.Join(err, look(candidates{e, lastQuarter}))
		}
		return err
	}
	err = errors.Join(
		inEach("response", func(c candidates) error {
			return d.eachResponse(ctx, c, func(_ *assessment.Response, sound bool) bool {
				damaged = damaged || !sound
				return !damaged
			})
		}),
		inEach("planning", func(c candidates) error {
			return d.eachPlanning(ctx, c, func(_ *assessment.PlanningRow, sound bool) { damaged = damaged || !sound })
		}),
	)
	return damaged, err
}

// each calls visit with the values of each row of query until it wants no more. It asks the driver itself, which is
// faster and tells the type of a value: damage may have made bytes of a text.
func (d *database) each(ctx context.Context, query string, c candidates, visit func(values []driver.Value) (more bool)) error {
	var args []driver.NamedValue
	for i, arg := range c.args() {
		args = append(args, driver.NamedValue{Ordinal: i + 1, Value: arg})
	}
	err := d.conn.Raw(func(conn any) error {
		rows, err := conn.(driver.QueryerContext).QueryContext(ctx, query, args)
		if err != nil {
			return err
		}
		defer rows.Close()
		values := make([]driver.Value, len(rows.Columns()))
		for ctx.Err() == nil {
			err := rows.Next(values)
			if errors.Is(err, io.EOF) || err == nil && !visit(values) {
				return nil
			}
			if err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return fmt.Errorf("read waiting rows: %w", err)
	}
	return nil
}

// tally holds which rows were counted, as stretches of keys in which every candidate was. A stretch has one first byte,
// so that stamping can tell how far it is.
type tally struct {
	counted, leftOut int
	stretches        []stretch
	inStretch        bool // the row before was counted
}

// stretch is a range of keys with both ends.
type stretch struct{ first, last assessment.RowID }

// add takes the rows in the order of their keys.
func (t *tally) add(id assessment.RowID, counted bool) {
	if !counted {
		t.leftOut++
		t.inStretch = false
		return
	}
	t.counted++
	end := len(t.stretches) - 1
	if t.inStretch && t.stretches[end].first[0] == id[0] {
		t.stretches[end].last = id
		return
	}
	t.stretches = append(t.stretches, stretch{id, id})
	t.inStretch = true
}

// stamp gives the counted rows of a table the number of their release.
func (t *tally) stamp(ctx context.Context, tx *sql.Tx, table string, c candidates, number int, at *progress) error {
	update, err := tx.PrepareContext(ctx, "UPDATE "+table+" SET release = ?"+areCandidates+" AND id BETWEEN ? AND ?")
	if err != nil {
		return fmt.Errorf("stamp rows of %s: %w", table, err)
	}
	defer update.Close()
	stamped := int64(0)
	for _, s := range t.stretches {
		at.row(s.first)
		args := append([]any{number}, c.args()...)
		result, err := update.ExecContext(ctx, append(args, s.first[:], s.last[:])...)
		if err != nil {
			return fmt.Errorf("stamp rows of %s: %w", table, err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return fmt.Errorf("stamp rows of %s: %w", table, err)
		}
		stamped += n
	}
	if stamped != int64(t.counted) {
		return found(Damaged, "rows of %s are not in the order of their keys", table)
	}
	return nil
}
