package store

import (
	"context"
	"fmt"
	"io/fs"
)

// Backup writes a copy of responses.db, as it is at one moment, to path, where there is no file yet or an empty one.
// With an empty one the copy has its rights, else those that the system gives. It returns fs.ErrNotExist when there is
// nothing to copy; every other error is an *Error, after which path is no copy. Drafts are never copied.
func (r *Responses) Backup(ctx context.Context, path string) error {
	if !r.isThere() {
		return fs.ErrNotExist
	}
	return r.use(ctx, "back up responses", func(db *database) error {
		if _, err := db.conn.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
			return fmt.Errorf("copy the file: %w", err)
		}
		return nil
	})
}
