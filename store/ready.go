package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"waymark/assessment"
)

// Edition is one version of one questionnaire.
type Edition struct{ Questionnaire, Version string }

// Readiness is the word for whether a release can be made.
type Readiness string

// The words. They are kept in the file and shown by commands.
const (
	NotReady Readiness = "no"
	ReadyNow Readiness = "now" // only with the present quarter closed early
	Ready    Readiness = "yes" // from quarters that have ended
)

// Ready returns the word for whether a release can be made: whether some edition that is known has at least least
// waiting responses. It is worked out at most once a day and kept; for the rest of the day the kept word is the
// answer, whatever is shared meanwhile, so that the word does not tell that the person who has just left took part.
func (r *Responses) Ready(ctx context.Context, least int, known func(Edition) bool) (Readiness, error) {
	word := NotReady
	err := r.useIfThere(ctx, "work out whether a release is ready", func(db *database) error {
		return db.inTransaction(ctx, func(tx *sql.Tx) error {
			today, current, err := r.clock(ctx, tx)
			if err == nil {
				word, err = db.wordOf(ctx, tx, today, current, least, known)
			}
			return err
		})
	})
	if err != nil {
		return "", err
	}
	return word, nil
}

// Unknown lists the editions of waiting rows, of any quarter, that are not known, in order. Nothing else can tell a
// planner that rows of a questionnaire that is gone still wait.
func (r *Responses) Unknown(ctx context.Context, known func(Edition) bool) ([]Edition, error) {
	var unknown []Edition
	err := r.useIfThere(ctx, "look for unknown editions", func(db *database) error {
		for _, table := range []string{"response", "planning"} {
			waiting, err := editionsWaiting(ctx, db.conn, table)
			if err != nil {
				return err
			}
			unknown = append(unknown, slices.DeleteFunc(waiting, known)...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(unknown, compareEditions)
	return slices.Compact(unknown), nil
}

func compareEditions(a, b Edition) int {
	return cmp.Or(strings.Compare(a.Questionnaire, b.Questionnaire), strings.Compare(a.Version, b.Version))
}

// editionsWaiting lists the editions of the waiting rows of a table, in order.
func editionsWaiting(ctx context.Context, q querier, table string) ([]Edition, error) {
	rows, err := q.QueryContext(ctx, "SELECT DISTINCT questionnaire, version FROM "+table+" WHERE release IS NULL")
	if err != nil {
		return nil, fmt.Errorf("read editions: %w", err)
	}
	defer rows.Close()
	var editions []Edition
	for rows.Next() {
		var e Edition
		if err := rows.Scan(&e.Questionnaire, &e.Version); err != nil {
			return nil, fmt.Errorf("read editions: %w", err)
		}
		editions = append(editions, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read editions: %w", err)
	}
	slices.SortFunc(editions, compareEditions) // SQLite would sort all rows to sort these few
	return editions, nil
}

// clock returns the day and its quarter. It refuses a clock that cannot be right: nothing is published by it.
func (r *Responses) clock(ctx context.Context, q querier) (today assessment.Date, current quarter, err error) {
	today = assessment.DateOf(r.opt.Now())
	last, err := r.last(ctx, q)
	if err != nil {
		return today, 0, err
	}
	current = quarterOf(today)
	if current != currentQuarter(current, last) {
		return today, 0, &Error{
			Problem: WrongClock, today: today, ahead: current > last,
			err: fmt.Errorf("the clock says %s, and the last quarter used is %s", today, last),
		}
	}
	return today, current, nil
}

// wordOf returns the word of today: the kept one, or a new one that is kept from now on.
func (d *database) wordOf(ctx context.Context, tx *sql.Tx, today assessment.Date, current quarter, least int, known func(Edition) bool) (Readiness, error) {
	var kept []byte
	err := tx.QueryRowContext(ctx, "SELECT v FROM meta WHERE k = 'release_ready'").Scan(&kept)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read the word of the day: %w", err)
	}
	for _, word := range []Readiness{NotReady, ReadyNow, Ready} {
		if string(kept) == dayAndWord(today, word) {
			return word, nil
		}
	}
	word, err := d.workOutWord(ctx, tx, current, least, known)
	if err != nil {
		return "", err
	}
	return word, keepWord(ctx, tx, today, word)
}

func keepWord(ctx context.Context, tx *sql.Tx, today assessment.Date, word Readiness) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta(k, v) VALUES('release_ready', ?)", []byte(dayAndWord(today, word)))
	if err != nil {
		return fmt.Errorf("keep the word of the day: %w", err)
	}
	return nil
}

func dayAndWord(day assessment.Date, word Readiness) string { return day.String() + " " + string(word) }

func (d *database) workOutWord(ctx context.Context, tx *sql.Tx, current quarter, least int, known func(Edition) bool) (Readiness, error) {
	editions, err := editionsWaiting(ctx, tx, "response")
	if err != nil {
		return "", err
	}
	editions = slices.DeleteFunc(editions, func(e Edition) bool { return !known(e) })
	for _, closing := range []struct {
		to   quarter
		word Readiness
	}{{current - 1, Ready}, {current, ReadyNow}} {
		for _, e := range editions {
			enough, err := d.hasEnough(ctx, candidates{e, closing.to}, least)
			if err != nil || enough {
				return closing.word, err
			}
		}
	}
	return NotReady, nil
}

// hasEnough reports whether at least least of the candidates are sound.
func (d *database) hasEnough(ctx context.Context, c candidates, least int) (bool, error) {
	sound := 0
	err := d.eachResponse(ctx, c, func(_ *assessment.Response, ok bool) bool {
		if ok {
			sound++
		}
		return sound < least
	})
	return sound >= least, err
}
