package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"waymark/assessment"
)

// Verdict says how a thing is that was looked at.
type Verdict string

// The verdicts.
const (
	Fine   Verdict = "ok"
	LookAt Verdict = "look at this" // all works, but somebody should decide
	Wrong  Verdict = "wrong"        // something does not work, or a promise is not kept
)

// Finding is what was found of one thing, for the person who looks after the computer. It holds no count of rows or
// drafts, and nothing of what is in one.
type Finding struct {
	About   string // such as "responses.db tables": the same in every version
	Verdict Verdict
	Found   string // a sentence
	Do      string // a sentence on what to do; "" where that is nothing
}

// Check looks at the file system of the data folder, at responses.db, and at the clock as the file knows it. It makes
// nothing, mends nothing and deletes nothing.
func (r *Responses) Check(ctx context.Context) []Finding {
	c := checkup{file: &r.file}
	c.fileSystem()
	c.run(ctx, func(db *database) {
		c.releases(ctx, db)
		c.rows(ctx, db)
		c.waiting(ctx, db, func() (old bool, err error) {
			current, err := r.current(ctx, db.conn)
			if err != nil {
				return false, err
			}
			for _, table := range []string{"response", "planning"} {
				err = errors.Join(err, db.conn.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM "+table+purged+") OR ?",
					(current-keptFor).String(), r.purgeDay(current), old).Scan(&old))
			}
			return old, err
		})
		_, _, err := r.clock(ctx, db.conn)
		c.tell("clock", err, "The clock fits the last quarter in which somebody shared.")
	})
	return c.findings
}

// Check looks at drafts.db. It makes nothing, mends nothing and deletes nothing.
func (d *Drafts) Check(ctx context.Context) []Finding {
	c := checkup{file: &d.file}
	c.run(ctx, func(db *database) {
		_, err := db.readDerivation(ctx)
		c.tell(c.kind.name+" keys", err, "drafts.db makes keys of six words as it should.")
		c.waiting(ctx, db, func() (old bool, err error) {
			err = db.conn.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM draft WHERE expires < ?)", d.today().String()).Scan(&old)
			return old, err
		})
	})
	return c.findings
}

// checkup is one look at a file.
type checkup struct {
	*file
	findings []Finding
}

// tell adds what came of one check: fine, in these words, or what the error says.
func (c *checkup) tell(about string, err error, fine string) {
	if err == nil {
		c.findings = append(c.findings, Finding{about, Fine, fine, ""})
		return
	}
	e := explain("check", err).(*Error)
	e.kind = c.kind
	c.findings = append(c.findings, Finding{about, Wrong, fmt.Sprintf("%s (S%d).", e.what(), e.Problem), c.remedy(e)})
}

// remedy says what to do about an error.
func (c *checkup) remedy(e *Error) string {
	switch e.Problem {
	case Damaged, Altered:
		if c.kind == draftsFile {
			return "Move it out of the data folder: a new one is made. What was saved in it is lost to its owners."
		}
		return "Move it out of the data folder, and put the last backup in its place."
	case Foreign:
		return "Move it, and any file whose name begins as its own, out of the data folder. Waymark makes its own."
	case Newer:
		return "Install the Waymark that was here last, or a later one."
	case NetworkFolder:
		return "Keep the data folder on a disk of this computer."
	case NotPrivate:
		return "Put the file itself in its place."
	case WrongClock, Busy:
		return e.todo()
	}
	return "The system says: " + e.Error() + "."
}

func (c *checkup) fileSystem() {
	network, err := c.access.networkFileSystem(c.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err == nil && network != "" && c.access.allowNetwork:
		c.findings = append(c.findings, Finding{
			"file system", LookAt, "The data folder is on a network drive (" + network + "), and the settings allow it.",
			"Two terminals that write at the same time can damage the databases: keep them on a disk of this computer.",
		})
		return
	case err == nil && network != "":
		err = found(NetworkFolder, "%s", network)
	}
	c.tell("file system", err, "The data folder is on a disk of this computer.")
}

// run looks at the file, and has more done with one that is ours and sound.
func (c *checkup) run(ctx context.Context, more func(db *database)) {
	path := filepath.Join(c.dir, c.kind.name)
	about := c.kind.name
	err := lookAt(path)
	if errors.Is(err, fs.ErrNotExist) {
		c.tell(about, nil, "There is no "+about+" yet. It is made when it is first needed.")
		return
	}
	var db *database
	if err == nil {
		db, err = connect(ctx, path, c.access)
	}
	if err != nil {
		c.tell(about, err, "")
		return
	}
	err = db.identify(ctx, c.kind)
	defer func() {
		db.close()
		if err == nil { // looking leaves its mark on the times too
			_ = coarsenTimes(path, c.now())
		}
	}()
	if err != nil {
		c.tell(about, err, "")
		return
	}
	c.examine(ctx, db, more)
}

// examine looks into a file that is ours.
func (c *checkup) examine(ctx context.Context, db *database, more func(db *database)) {
	about := c.kind.name
	c.tell(about, nil, fmt.Sprintf("%s is Waymark's own, version %d.", about, db.version))
	tables := db.compareTables(ctx, c.kind)
	c.tell(about+" tables", tables, "The tables of "+about+" are those of this version, and there is nothing beside them.")
	if tables != nil {
		c.nameStrangers(ctx, db)
		return // nothing is set in such a file
	}
	err := db.configure(ctx)
	c.tell(about+" settings", err, "SQLite took every setting for "+about+" that the promises lean on.")
	if err != nil {
		return
	}
	err = db.checkIntegrity(ctx)
	if err == nil {
		err = db.inTransaction(ctx, func(tx *sql.Tx) error { return db.checkSize(ctx, tx) })
	}
	c.tell(about+" soundness", err, about+" is sound.")
	if err == nil {
		more(db)
	}
}

// rows compares every row that waits for a release with its checksum. A release leaves out those that are damaged.
func (c *checkup) rows(ctx context.Context, db *database) {
	about := c.kind.name + " rows"
	damaged, err := db.hasDamagedRows(ctx)
	if !damaged {
		c.tell(about, err, "Every row that waits for a release is as it was stored.")
		return
	}
	c.findings = append(c.findings, Finding{
		about, Wrong, "Rows that wait for a release are damaged. Releases leave those out.",
		"Find out what changed the file. A backup may have it whole.",
	})
}

// releases compares every release with its digest. Readers refuse one that was changed, so this has to find it too.
func (c *checkup) releases(ctx context.Context, db *database) {
	about := c.kind.name + " releases"
	changed, err := db.changedReleases(ctx)
	if err != nil || len(changed) == 0 {
		c.tell(about, err, "Every release is as it was published.")
	}
	for _, number := range changed {
		c.findings = append(c.findings, Finding{
			about, Wrong, fmt.Sprintf("Release %d is not as it was published.", number),
			"Find out who changed the file. A backup, or what was given out before, has that release as it was.",
		})
	}
}

// changedReleases returns the numbers of the releases that do not fit their digest or have no day.
func (d *database) changedReleases(ctx context.Context) (changed []int, err error) {
	err = eachRelease(ctx, d.conn, func(number int, made string, document, digest []byte) error {
		sum := sha256.Sum256(document)
		if _, err := assessment.ParseDate(made); err != nil || !bytes.Equal(sum[:], digest) {
			changed = append(changed, number)
		}
		return nil
	})
	return changed, err
}

// waiting tells whether anything waits to be deleted, or to be written over.
func (c *checkup) waiting(ctx context.Context, db *database, isOld func() (bool, error)) {
	var free bool
	err := db.conn.QueryRowContext(ctx, "SELECT freelist_count > 0 FROM pragma_freelist_count").Scan(&free)
	old, oldErr := isOld()
	about := c.kind.name + " purge"
	if err := errors.Join(err, oldErr); err != nil || !old && !free {
		c.tell(about, err, "Nothing in "+c.kind.name+" waits to be deleted.")
		return
	}
	what := "Something in " + c.kind.name + " is past its time and waits to be deleted."
	if !old {
		what = "In " + c.kind.name + " the room of something that was deleted waits to be given back."
	}
	c.findings = append(c.findings, Finding{about, LookAt, what, `Run "waymark purge", once a day where nobody uses Waymark for long.`})
}

// nameStrangers says in what way the tables are not those of this version.
func (c *checkup) nameStrangers(ctx context.Context, db *database) {
	const most = 4
	got, err := db.definitions(ctx)
	want, wantErr := c.kind.definitions(ctx, db.version)
	if err := errors.Join(err, wantErr); err != nil {
		c.tell(c.kind.name+" tables", err, "")
		return
	}
	var strange []string
	for name, sql := range got {
		switch expected, known := want[name]; {
		case !known:
			strange = append(strange, "The "+name+" is none of ours.")
		case sql != expected:
			strange = append(strange, "The "+name+" is not as we made it.")
		}
	}
	for name := range want {
		if _, there := got[name]; !there {
			strange = append(strange, "The "+name+" is missing.")
		}
	}
	slices.Sort(strange)
	for _, words := range strange[:min(most, len(strange))] {
		c.findings = append(c.findings, Finding{c.kind.name + " tables", Wrong, words, "Find out who changed the file."})
	}
}

// definitions returns what is defined in the file, such as "table meta", each with its statement. In a file that was
// altered the names are a stranger's.
func (d *database) definitions(ctx context.Context) (map[string]string, error) {
	rows, err := d.conn.QueryContext(ctx, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return nil, fmt.Errorf("read tables: %w", err)
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var kind, name, definition string
		if err := rows.Scan(&kind, &name, &definition); err != nil {
			return nil, fmt.Errorf("read tables: %w", err)
		}
		all[kind+" "+name] = definition
	}
	return all, rows.Err()
}

// definitions returns what is defined in a file of this kind and a version.
func (k *kind) definitions(ctx context.Context, version int) (map[string]string, error) {
	prepareDriver()
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, k.schema(version)); err != nil {
		return nil, fmt.Errorf("lay out tables: %w", err)
	}
	return (&database{conn: conn}).definitions(ctx)
}
