package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"waymark/assessment"
)

// longestRest is for how many days nobody may have saved before the clock is taken to have jumped ahead.
const longestRest = 366

// lastDay is the last one that the tables can hold.
var lastDay = assessment.Date{Year: 2099, Month: time.December, Day: 31}

// today returns the day, which no clock can set before that of this program's build.
func (d *Drafts) today() assessment.Date {
	today := assessment.DateOf(d.opt.Now())
	if today.Before(d.opt.Built) {
		return d.opt.Built
	}
	return today
}

// expiryOf returns the last day of a draft that is saved now. A clock that was set back does not shorten a life, and
// one that was set ahead lengthens it by DraftOptions.Days at most.
func (d *Drafts) expiryOf(s *sitting) assessment.Date {
	expires := d.today().AddDays(d.opt.Days)
	switch {
	case expires.Before(s.expires):
		expires = s.expires
	case s.longest.Before(expires):
		expires = s.longest
	}
	if lastDay.Before(expires) {
		return lastDay
	}
	return expires
}

// purge deletes drafts whose last day is over, and what is left of deleted ones. A clock that is more than longestRest
// after the last expiry of any draft deletes nothing: it may be wrong, and Unlock refuses the drafts all the same. The
// next draft that is saved, or a newer program, bears it out.
func (d *Drafts) purge(ctx context.Context) error {
	today := d.today()
	err := d.db.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := d.db.checkSize(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM draft WHERE expires < ?1 AND ?2 <= max(?3, (SELECT max(expires) FROM draft))",
			today.String(), today.AddDays(-longestRest).String(), d.opt.Built.String())
		if err != nil {
			return fmt.Errorf("delete expired drafts: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.shrink(ctx)
}

// shrink writes the file afresh if drafts were deleted, so that not even room is left of them, or if a program was killed
// so early in a change that its journal counts for nothing and stays as it is, with pages in it.
func (d *Drafts) shrink(ctx context.Context) error {
	var free int
	if err := d.db.conn.QueryRowContext(ctx, "PRAGMA freelist_count").Scan(&free); err != nil {
		return fmt.Errorf("look for free pages: %w", err)
	}
	journal, err := os.Lstat(d.db.path + "-journal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if free > 0 || err == nil && journal.Size() > 0 {
		if _, err := d.db.conn.ExecContext(ctx, "VACUUM"); err != nil {
			return fmt.Errorf("vacuum: %w", err)
		}
	}
	return coarsenTimes(d.db.path, d.opt.Now())
}
