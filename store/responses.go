package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"waymark/assessment"
)

// Options are what a store of responses needs from outside.
type Options struct {
	// Now is the clock. It may be wrong: see Built.
	Now func() time.Time
	// Built is the day on which this program was built. No row carries an earlier quarter, and before the first share
	// it stands for the last quarter used. Without it the first share has only the clock to go by.
	Built assessment.Date
	// AllowNetworkFolder lets the data folder be on a network file system, where two terminals can damage the file.
	AllowNetworkFolder bool
	// PurgeDays is for how many days rows are kept after their release was made. 0 is 90.
	PurgeDays int

	access
}

// Responses keeps the rows that people agree to share, in responses.db. It is safe for use by several goroutines at
// once, and by several programs on one file. Every error of its methods is an *Error, but where a method names another.
type Responses struct {
	opt Options

	mu sync.Mutex
	file
}

// NewResponses returns the store of the data folder dir. It touches no disk: each method opens the file when it is
// first needed, and a failed opening is tried again at the next call.
func NewResponses(dir string, opt Options) *Responses {
	if opt.PurgeDays == 0 {
		opt.PurgeDays = 90
	}
	opt.allowNetwork = opt.AllowNetworkFolder
	return &Responses{opt: opt, file: newFile(dir, responsesFile, opt.access, opt.Now)}
}

// Open makes the file if there is none, checks it, and tidies it as Tidy does. Its error says why nothing can be
// shared on this computer.
func (r *Responses) Open(ctx context.Context) error {
	return r.use(ctx, "open responses", func(*database) error { return nil })
}

// IsThere reports whether the file was ever made. Where it was not, nothing was shared: looking for releases finds none
// and makes no file.
func (r *Responses) IsThere() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.db != nil || r.isThere()
}

// Period returns the quarter that a row shared now would carry, such as 2026-Q4.
func (r *Responses) Period(ctx context.Context) (string, error) {
	var current quarter
	err := r.use(ctx, "work out the quarter", func(db *database) (err error) {
		current, err = r.current(ctx, db.conn)
		return err
	})
	if err != nil {
		return "", err
	}
	return current.String(), nil
}

// Share stores a response and its planning row, if any: both or neither. It returns nil only when they are stored, and
// sharing the same rows again stores nothing twice. It refuses rows that no assessment can give, rows of a quarter that
// Period would not have named lately, and an id that other content already has.
//
// After an error the rows may still be stored if the file could not be asked; sharing them again settles it.
func (r *Responses) Share(ctx context.Context, rows assessment.Rows) error {
	if err := checkRows(rows); err != nil {
		return found(Refused, "share: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.ensureOpen(ctx)
	if err == nil {
		err = r.insert(ctx, rows)
	}
	if err == nil {
		// The rows stand whether or not this works; Tidy tells of it.
		_ = coarsenTimes(r.db.path, r.opt.Now())
		return nil
	}
	r.close()
	// The last step of a commit can go wrong after the rows are in.
	if r.isStored(context.WithoutCancel(ctx), rows) {
		return nil
	}
	return explain("share", err)
}

// Tidy wipes the order of arrival from the file, deletes rows whose release was made PurgeDays ago and rows that no
// release has taken eight quarters after their own, and sets the file times to the first day of the month. It runs
// after each share and each publication, once the person has been told, and whenever the file is opened.
func (r *Responses) Tidy(ctx context.Context) error {
	return r.use(ctx, "tidy responses", func(db *database) error { return r.tidy(ctx, db) })
}

// Close closes the file. The store can be used again after it.
func (r *Responses) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return explain("close responses", r.close())
}

// useIfThere is use, and does nothing where there is no file.
func (r *Responses) useIfThere(ctx context.Context, doing string, do func(db *database) error) error {
	if !r.IsThere() {
		return nil
	}
	return r.use(ctx, doing, do)
}

// use runs do on the open file. After an error the file is closed, so that the next call checks it afresh.
func (r *Responses) use(ctx context.Context, doing string, do func(db *database) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.ensureOpen(ctx)
	if err == nil {
		err = do(r.db)
	}
	if err != nil {
		r.close()
	}
	return explain(doing, err)
}

// lookIfThere is useIfThere for what only reads: it neither tidies the file nor leaves it open.
func (r *Responses) lookIfThere(ctx context.Context, doing string, do func(db *database) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.db == nil && !r.isThere() {
		return nil
	}
	db, err := r.another(ctx)
	if err == nil {
		defer db.close()
		err = do(db)
	}
	return explain(doing, err)
}

// ensureOpen opens the file unless it is open. Tidying shows that it can be written to, before anybody says yes to sharing.
func (r *Responses) ensureOpen(ctx context.Context) error {
	if r.db != nil {
		return nil
	}
	if err := r.open(ctx); err != nil {
		return err
	}
	return r.tidy(ctx, r.db)
}

func (r *Responses) tidy(ctx context.Context, db *database) error {
	err := db.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := db.checkSize(ctx, tx); err != nil {
			return err
		}
		current, err := r.current(ctx, tx)
		if err != nil {
			return err
		}
		overdue := (current - keptFor).String()
		for _, table := range []string{"response", "planning"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+purged, overdue, r.purgeDay(current)); err != nil {
				return fmt.Errorf("delete old rows of %s: %w", table, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	// Pages keep rows in the order in which they came until they are written out afresh.
	if _, err := db.conn.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("vacuum: %w", err)
	}
	return coarsenTimes(db.path, r.opt.Now())
}

// purged is the condition of rows that have been kept long enough.
const purged = " WHERE release IS NULL AND period <= ? OR release IN (SELECT no FROM release WHERE made <= ?)"

// purgeDay is the day up to which releases were made long enough ago for their rows to go. It is before all days when
// the clock cannot be right.
func (r *Responses) purgeDay(current quarter) string {
	if r.today() != current {
		return ""
	}
	return assessment.DateOf(r.opt.Now()).AddDays(-r.opt.PurgeDays).String()
}

// querier is a connection or a transaction on it.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func (r *Responses) current(ctx context.Context, q querier) (quarter, error) {
	last, err := r.last(ctx, q)
	return currentQuarter(r.today(), last), err
}

func (r *Responses) today() quarter { return quarterOf(assessment.DateOf(r.opt.Now())) }

// last returns the last quarter used, which no clock can take back: that of a stored row, or of this program's build.
func (r *Responses) last(ctx context.Context, q querier) (quarter, error) {
	built := quarterOf(r.opt.Built)
	var stored []byte
	err := q.QueryRowContext(ctx, "SELECT v FROM meta WHERE k = 'last_period'").Scan(&stored)
	switch {
	case errors.Is(err, sql.ErrNoRows) && r.opt.Built.IsZero():
		return r.today(), nil
	case errors.Is(err, sql.ErrNoRows):
		return built, nil
	case err != nil:
		return 0, fmt.Errorf("read the last quarter: %w", err)
	}
	used, err := parseQuarter(string(stored))
	if err != nil {
		return 0, found(Damaged, "last quarter used: %w", err)
	}
	return max(used, built), nil
}

const (
	insertResponse = `INSERT INTO response(id, period, questionnaire, version, profession, stage, areas, checksum)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING`
	insertPlanning = `INSERT INTO planning(id, period, questionnaire, version, ticks, checksum)
		VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING`
	hasResponse = `SELECT EXISTS(SELECT 1 FROM response
		WHERE (id, period, questionnaire, version, profession, stage, areas, checksum) = (?, ?, ?, ?, ?, ?, ?, ?))`
	hasPlanning = `SELECT EXISTS(SELECT 1 FROM planning
		WHERE (id, period, questionnaire, version, ticks, checksum) = (?, ?, ?, ?, ?, ?))`
	// A row that was shown before the quarter ended may be stored after it. The last quarter never goes back.
	useQuarter = `INSERT INTO meta(k, v) VALUES('last_period', ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v WHERE v < excluded.v`
)

// insert stores rows in one transaction, unless they are stored already.
func (r *Responses) insert(ctx context.Context, rows assessment.Rows) error {
	return r.db.inTransaction(ctx, func(tx *sql.Tx) error {
		if stored, err := hasRows(ctx, tx, rows); stored || err != nil {
			return err
		}
		if err := r.takeQuarter(ctx, tx, rows.Response.Period); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, insertResponse, responseColumns(rows.Response)...); err != nil {
			return fmt.Errorf("insert response: %w", err)
		}
		if rows.Planning != nil {
			if _, err := tx.ExecContext(ctx, insertPlanning, planningColumns(rows.Planning)...); err != nil {
				return fmt.Errorf("insert planning row: %w", err)
			}
		}
		stored, err := hasRows(ctx, tx, rows)
		if err == nil && !stored {
			err = found(Refused, "the id of a row belongs to another")
		}
		return err
	})
}

// takeQuarter makes period the last quarter used. It refuses one that a wrong clock cannot explain, since it would
// stand for ever.
func (r *Responses) takeQuarter(ctx context.Context, tx *sql.Tx, period string) error {
	last, err := r.last(ctx, tx)
	if err != nil {
		return err
	}
	p, err := parseQuarter(period)
	if err != nil || p < last-1 || p > last+longestGap {
		return found(Refused, "the quarter is too far from the last one, %s", last)
	}
	if _, err := tx.ExecContext(ctx, useQuarter, []byte(period)); err != nil {
		return fmt.Errorf("keep the quarter: %w", err)
	}
	return nil
}

// isStored opens the file afresh and reports whether it holds rows. It does not tidy: what went wrong may be that
// nothing can be written.
func (r *Responses) isStored(ctx context.Context, rows assessment.Rows) bool {
	db, err := r.another(ctx)
	if err != nil {
		return false
	}
	defer db.close()
	stored, err := hasRows(ctx, db.conn, rows)
	return err == nil && stored
}

// hasRows reports whether the file holds exactly these rows, whatever release has taken them since.
func hasRows(ctx context.Context, q querier, rows assessment.Rows) (bool, error) {
	var stored bool
	if err := q.QueryRowContext(ctx, hasResponse, responseColumns(rows.Response)...).Scan(&stored); err != nil {
		return false, fmt.Errorf("look for the response: %w", err)
	}
	if !stored || rows.Planning == nil {
		return stored, nil
	}
	if err := q.QueryRowContext(ctx, hasPlanning, planningColumns(rows.Planning)...).Scan(&stored); err != nil {
		return false, fmt.Errorf("look for the planning row: %w", err)
	}
	return stored, nil
}
