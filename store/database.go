package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// setting is a pragma, the value it is given, and what it then reads as.
type setting struct{ name, value, want string }

// settings are what the promises lean on. SQLite ignores a name or value that it does not know, so each one is read
// back.
var settings = []setting{
	{"trusted_schema", "OFF", "0"},
	{"cell_size_check", "ON", "1"},
	{"foreign_keys", "ON", "1"},
	{"mmap_size", "0", "0"},
	{"temp_store", "MEMORY", "2"},            // no temporary file holds a row
	{"secure_delete", "ON", "1"},             // deleted rows are written over
	{"synchronous", "EXTRA", "3"},            // a commit that was acknowledged survives a power cut
	{"journal_mode", "TRUNCATE", "truncate"}, // other modes leave deleted rows readable in the journal
}

// prepareDriver sets what the driver keeps for the whole process. It runs before the first file is opened.
var prepareDriver = sync.OnceFunc(func() {
	// Locks that belong to the open file survive code elsewhere that opens and closes the same file. Only Linux has
	// them; the error elsewhere says just that.
	_, _ = sqlite.OFDLocking(true)
	sqlite.StrictPragmas(true)
})

// database is one open file. All work goes over its one connection, which is never replaced by another, so every
// statement runs on a connection whose file and settings were checked.
type database struct {
	path    string
	pool    *sql.DB
	conn    *sql.Conn
	wait    string // milliseconds
	version int    // of the file, once it is identified
}

// connect opens path without writing to it. The settings are not in the name: taking them reads, and for a file in
// another journal mode rewrites, a file that may not be ours.
func connect(ctx context.Context, path string, a access) (*database, error) {
	prepareDriver()
	wait := strconv.FormatInt(a.wait.Milliseconds(), 10)
	query := url.Values{
		"_txlock":    {"immediate"}, // waiting is not honoured when a reader turns into a writer
		"_defensive": {"1"},
		"_dqs":       {"0"},
		"_pragma":    {"busy_timeout(" + wait + ")"},
	}
	if a.vfs != "" {
		query.Set("vfs", a.vfs)
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: slashed}).EscapedPath(), RawQuery: query.Encode()}
	pool, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &database{path: path, pool: pool, conn: conn, wait: wait}, nil
}

func (d *database) close() error {
	d.conn.Close() // gives it back to the pool, which closes it and tells of errors
	return d.pool.Close()
}

// check refuses a file that is not safe to write to.
func (d *database) check(ctx context.Context, k *kind) error {
	if err := d.identify(ctx, k); err != nil {
		return err
	}
	if err := d.configure(ctx); err != nil {
		return err
	}
	if err := d.compareTables(ctx, k); err != nil {
		return err
	}
	return d.checkIntegrity(ctx)
}

// identify refuses a file that is not of this kind or not of this version. It reads the file's header only.
func (d *database) identify(ctx context.Context, k *kind) error {
	var application, version int
	if err := d.conn.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return fmt.Errorf("read application id: %w", err)
	}
	if err := d.conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("read version: %w", err)
	}
	switch {
	case application != k.applicationID || version < 1:
		return found(Foreign, "application id %#x, version %d", application, version)
	case version > k.version():
		return &Error{Problem: Newer, version: version, err: fmt.Errorf("version %d", version)}
	}
	d.version = version
	return nil
}

// configure takes the settings and reads each one back.
func (d *database) configure(ctx context.Context) error {
	for _, s := range append([]setting{{"busy_timeout", d.wait, d.wait}}, settings...) {
		if _, err := d.conn.ExecContext(ctx, "PRAGMA "+s.name+"("+s.value+")"); err != nil {
			return fmt.Errorf("set %s: %w", s.name, err)
		}
		var got string
		if err := d.conn.QueryRowContext(ctx, "PRAGMA "+s.name).Scan(&got); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("read %s back: %w", s.name, err)
		}
		if got != s.want {
			return found(NotSafe, "%s is %q, not %q", s.name, got, s.want)
		}
	}
	return nil
}

// compareTables refuses a file with other tables than its version has.
func (d *database) compareTables(ctx context.Context, k *kind) error {
	// The version is asked for once more, in the same breath: another terminal may make the file one of the next.
	rows, err := d.conn.QueryContext(ctx, "SELECT type, name, tbl_name, coalesce(sql, ''), user_version FROM sqlite_schema, pragma_user_version ORDER BY type, name")
	if err != nil {
		return fmt.Errorf("read tables: %w", err)
	}
	defer rows.Close()
	var parts []byte
	for rows.Next() {
		var kind, name, table, definition []byte
		if err := rows.Scan(&kind, &name, &table, &definition, &d.version); err != nil {
			return fmt.Errorf("read tables: %w", err)
		}
		for _, part := range [][]byte{kind, name, table, definition} {
			parts = appendPart(parts, part)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read tables: %w", err)
	}
	known := 0 < d.version && d.version <= k.version()
	if got := sha256.Sum256(parts); !known || hex.EncodeToString(got[:]) != k.fingerprints[d.version-1] {
		return found(Altered, "fingerprint of tables is %x", got)
	}
	return nil
}

// checkIntegrity refuses a file with damage that SQLite can see. Other damage shows in a row's checksum.
func (d *database) checkIntegrity(ctx context.Context) error {
	var verdict string
	if err := d.conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("check integrity: %w", err)
	}
	if verdict != "ok" {
		return found(Damaged, "integrity check did not pass")
	}
	return nil
}

// checkSize refuses a file that was cut inside its last page: SQLite reads what is missing as zeros. It asks inside a
// transaction, since another terminal may be making the file longer.
func (d *database) checkSize(ctx context.Context, tx *sql.Tx) error {
	var want int64
	err := tx.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&want)
	if err != nil {
		return fmt.Errorf("ask for the size: %w", err)
	}
	info, err := os.Lstat(d.path)
	if err != nil {
		return err
	}
	if info.Size() < want {
		return found(Damaged, "%d bytes of %d", info.Size(), want)
	}
	return nil
}

// layTables makes the tables of a new file, all or none.
func (d *database) layTables(ctx context.Context, k *kind) error {
	return d.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, fmt.Sprintf("%s PRAGMA application_id = %d; PRAGMA user_version = %d", k.schema(k.version()), k.applicationID, k.version()))
		return err
	})
}

// inTransaction runs do inside a transaction that has the right to write from its start, and commits when do returns
// nil.
func (d *database) inTransaction(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := d.conn.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}
