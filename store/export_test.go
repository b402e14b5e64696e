package store

import (
	"context"
	"crypto/rand"
	"slices"
	"testing"
	"time"

	"waymark/assessment"
)

// WithNetwork makes the store see the data folder on the named file system.
func (o Options) WithNetwork(name string) Options {
	o.networkFileSystem = func(string) (string, error) { return name, nil }
	return o
}

// WithWait shortens how long the store waits for another terminal.
func (o Options) WithWait(wait time.Duration) Options {
	o.wait = wait
	return o
}

// WithVFS sends the file operations of SQLite through the named VFS.
func (o Options) WithVFS(name string) Options {
	o.vfs = name
	return o
}

// Exec runs a statement on the open connection.
func (r *Responses) Exec(ctx context.Context, query string) error {
	_, err := r.db.conn.ExecContext(ctx, query)
	return err
}

// Setting reads a pragma on the open connection.
func (r *Responses) Setting(ctx context.Context, name string) (value string, err error) {
	err = r.db.conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value)
	return value, err
}

// Misspell gives a setting another name and value for the length of a test.
func Misspell(t *testing.T, name, as, value string) {
	i := slices.IndexFunc(settings, func(s setting) bool { return s.name == name })
	before := settings[i]
	settings[i].name, settings[i].value = as, value
	t.Cleanup(func() { settings[i] = before })
}

// ResponseColumns returns a response as it is stored, but for its release.
func ResponseColumns(r assessment.Response) []any { return responseColumns(r) }

// PlanningColumns returns a planning row as it is stored, but for its release.
func PlanningColumns(p *assessment.PlanningRow) []any { return planningColumns(p) }

// ResponseParts returns what the checksum of a response is made of.
func ResponseParts(r assessment.Response) []byte { return appendResponse(nil, &r) }

// PlanningParts returns what the checksum of a planning row is made of.
func PlanningParts(p *assessment.PlanningRow) []byte { return appendPlanning(nil, p) }

// WithNetwork makes the store see the data folder on the named file system.
func (o DraftOptions) WithNetwork(name string) DraftOptions {
	o.networkFileSystem = func(string) (string, error) { return name, nil }
	return o
}

// WithWait shortens how long the store waits for another terminal.
func (o DraftOptions) WithWait(wait time.Duration) DraftOptions {
	o.wait = wait
	return o
}

// WithVFS sends the file operations of SQLite through the named VFS.
func (o DraftOptions) WithVFS(name string) DraftOptions {
	o.vfs = name
	return o
}

// WithKeys has keys made another way.
func (o DraftOptions) WithKeys(derive func(password, salt []byte, passes, memory uint32, lanes uint8, keyLen uint32) []byte) DraftOptions {
	o.derive = derive
	return o
}

// Exec runs a statement on the open connection.
func (d *Drafts) Exec(ctx context.Context, query string) error {
	_, err := d.db.conn.ExecContext(ctx, query)
	return err
}

// Key returns the memory in which the key of the open draft lies.
func (d *Drafts) Key() []byte { return d.sitting.key.key[:] }

// AsFirstVersion does something as the program did that knew version 1 of drafts.db only.
func AsFirstVersion(do func()) {
	now, first := draftsFile, *draftsFile
	defer func(lens []int) { draftsFile, paddedLens = now, lens }(paddedLens)
	first.fingerprints, paddedLens = now.fingerprints[:1], paddedLens[:3]
	draftsFile = &first
	do()
}

// DraftError is an *Error about drafts.db, for somebody who wanted to save.
func DraftError(p Problem) *Error { return &Error{Problem: p, kind: draftsFile, outcome: notSaved} }

// TakeSeat takes one of the places for making keys. The file must be open.
func (d *Drafts) TakeSeat(ctx context.Context) (leave func(), err error) { return d.takeSeat(ctx) }

// Seal seals content as a draft is.
func Seal(id [16]byte, key [32]byte, expires string, content []byte) ([]byte, error) {
	return seal(&draftKey{id, key}, expires, content, rand.Reader)
}

// Unseal is the way back from Seal.
func Unseal(id [16]byte, key [32]byte, expires string, blob []byte) ([]byte, error) {
	return unseal(&draftKey{id, key}, expires, blob)
}
