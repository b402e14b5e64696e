package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"waymark/assessment"
)

// ErrNoRelease is returned when no release has the number asked for.
var ErrNoRelease = errors.New("no release has that number")

// Maker makes one release of one edition. The store hands it the rows; what may be said of them is its business.
type Maker interface {
	// CountResponse takes one row and reports whether it can be counted. One that cannot goes on waiting. The row and
	// what it holds are good until CountResponse returns.
	CountResponse(*assessment.Response) bool
	// CountPlanning is the same for a planning row. All responses come before the first of them.
	CountPlanning(*assessment.PlanningRow) bool
	// Document returns the release as it is to be stored, or nil when too few were counted. An error makes nothing of
	// the whole publication.
	Document(Imprint) ([]byte, error)
}

// Imprint is what the store knows about a release that is being made.
type Imprint struct {
	Number  int
	Made    assessment.Date
	To      string   // the last quarter counted, such as 2026-Q3
	Early   bool     // To was closed before it ended
	LeftOut int      // responses that are damaged or could not be counted, and go on waiting
	Earlier []Stored // all releases of any edition before this publication, oldest first
}

// Publication says what is to be published.
type Publication struct {
	Early bool // close the present quarter early
	Least int  // fewest responses of a release
	// Maker returns who makes the release of an edition, or nil when the edition is not known here. It is called at
	// most once for each edition that waits.
	Maker func(Edition) Maker
	// Progress, unless nil, is called with 1 to 100, each once and in order, when the word allows a release. The calls
	// are the same whatever the number of rows.
	Progress func(percent int)
}

// Stored is a release as it lies in the file.
type Stored struct {
	Number   int
	Made     assessment.Date
	Document []byte
	Digest   [sha256.Size]byte // of Document as it was stored: compare them
}

// Publish makes one release of each known edition that has enough rows, all of them or none, and returns their
// numbers. There are none when the word of the day does not allow it: see Ready. Without Early the word must be Ready,
// with it ReadyNow will do. Once it was tried the word of the day is NotReady, whether or not there were enough.
//
// Each row is counted in one release at most. Rows that are damaged, that Maker cannot count, or whose edition is not
// known go on waiting. Nil means that the releases are stored; after an error nothing was published, unless its
// PlannerSentence says that this could not be seen. An error of Maker's Document is returned as it is; every other is
// an *Error.
//
// Tidy must run afterwards: until then the file may still tell in which order rows came.
func (r *Responses) Publish(ctx context.Context, p Publication) ([]int, error) {
	if !r.IsThere() {
		return nil, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	work := press{Publication: p, makers: map[Edition]Maker{}}
	err := r.ensureOpen(ctx)
	if err == nil {
		err = r.publish(ctx, &work)
	}
	if err == nil {
		_ = coarsenTimes(r.db.path, r.opt.Now()) // Tidy tells of it
		return work.numbers(), nil
	}
	r.close()
	if work.refusal != nil {
		return nil, work.refusal
	}
	failed := explain("publish", err).(*Error)
	if work.committing { // which can go wrong after the releases are in
		stand, err := r.areStored(context.WithoutCancel(ctx), work.made)
		if stand {
			return work.numbers(), nil
		}
		failed.unsure = err != nil
	}
	return nil, failed
}

// Releases returns all releases, oldest first. It writes nothing: what is published can be read from a disk that is full
// and from a folder that can only be read.
func (r *Responses) Releases(ctx context.Context) (all []Stored, err error) {
	err = r.lookIfThere(ctx, "read releases", func(db *database) error {
		all, err = storedReleases(ctx, db.conn)
		return err
	})
	return all, err
}

// Release returns the release with this number, or ErrNoRelease.
func (r *Responses) Release(ctx context.Context, number int) (Stored, error) {
	all, err := r.Releases(ctx)
	if err != nil {
		return Stored{}, err
	}
	for _, s := range all {
		if s.Number == number {
			return s, nil
		}
	}
	return Stored{}, ErrNoRelease
}

// storedReleases reads all releases, oldest first. One that was changed since is for its reader to refuse, by the
// digest: it must not stand in the way of the others.
func storedReleases(ctx context.Context, q querier) (all []Stored, err error) {
	err = eachRelease(ctx, q, func(number int, made string, document, digest []byte) error {
		day, err := assessment.ParseDate(made)
		if err != nil || len(digest) != sha256.Size {
			return found(Damaged, "release %d has no day or no digest", number)
		}
		all = append(all, Stored{Number: number, Made: day, Document: document, Digest: [sha256.Size]byte(digest)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// eachRelease calls visit with what is stored of each release, oldest first, until it returns an error.
func eachRelease(ctx context.Context, q querier, visit func(number int, made string, document, digest []byte) error) error {
	rows, err := q.QueryContext(ctx, "SELECT no, made, doc, sha256 FROM release ORDER BY no")
	if err != nil {
		return fmt.Errorf("read releases: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var number int
		var made string
		var document, digest []byte
		if err := rows.Scan(&number, &made, &document, &digest); err != nil {
			return fmt.Errorf("read releases: %w", err)
		}
		if err := visit(number, made, document, digest); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read releases: %w", err)
	}
	return nil
}

// areStored opens the file afresh and reports whether it holds these releases. Its error says that the file could not
// be asked.
func (r *Responses) areStored(ctx context.Context, made []Stored) (bool, error) {
	db, err := r.another(ctx)
	if err != nil {
		return false, err
	}
	defer db.close()
	all, err := storedReleases(ctx, db.conn)
	if err != nil {
		return false, err
	}
	digests := map[int][sha256.Size]byte{}
	for _, s := range all {
		digests[s.Number] = s.Digest
	}
	for _, s := range made {
		if digests[s.Number] != s.Digest {
			return false, nil
		}
	}
	return true, nil
}
