package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"waymark/assessment"
)

// press is a publication under way.
type press struct {
	Publication
	db      *database
	tx      *sql.Tx
	today   assessment.Date
	makers  map[Edition]Maker // nil for an edition that is not known
	earlier []Stored
	at      *progress

	made       []Stored
	refusal    error // of a Maker's Document
	committing bool
}

// publish makes the releases in one transaction.
func (r *Responses) publish(ctx context.Context, p *press) error {
	return r.db.inTransaction(ctx, func(tx *sql.Tx) error {
		today, current, err := r.clock(ctx, tx)
		if err != nil {
			return err
		}
		p.db, p.tx, p.today = r.db, tx, today
		err = p.run(ctx, current)
		p.committing = err == nil && len(p.made) > 0
		return err
	})
}

// partsOfRelease are reading and stamping, of responses and of planning rows.
const partsOfRelease = 4

func (p *press) run(ctx context.Context, current quarter) error {
	word, err := p.db.wordOf(ctx, p.tx, p.today, current, p.Least, func(e Edition) bool { return p.maker(e) != nil })
	if err != nil || word == NotReady || word == ReadyNow && !p.Early {
		return err
	}
	if p.earlier, err = storedReleases(ctx, p.tx); err != nil {
		return err
	}
	editions, err := editionsWaiting(ctx, p.tx, "response")
	if err != nil {
		return err
	}
	to := current - 1
	if p.Early {
		to = current
	}
	p.at = newProgress(p.Progress, partsOfRelease*len(editions))
	for i, e := range editions {
		p.at.next(partsOfRelease * i)
		if p.maker(e) == nil {
			continue
		}
		if err := p.release(ctx, candidates{e, to}); err != nil {
			return err
		}
	}
	p.at.to(100)
	// Otherwise trying again after each person would tell whose answers made it enough.
	return keepWord(ctx, p.tx, p.today, NotReady)
}

// release makes the release of one edition, if there is enough for one.
func (p *press) release(ctx context.Context, c candidates) error {
	var responses, plans tally
	maker, part := p.maker(c.Edition), p.at.part
	err := p.db.eachResponse(ctx, c, func(row *assessment.Response, sound bool) bool {
		p.at.row(row.ID)
		responses.add(row.ID, sound && maker.CountResponse(row))
		return true
	})
	if err != nil || responses.counted < p.Least {
		return err
	}
	p.at.next(part + 1)
	err = p.db.eachPlanning(ctx, c, func(row *assessment.PlanningRow, sound bool) {
		p.at.row(row.ID)
		plans.add(row.ID, sound && maker.CountPlanning(row))
	})
	if err != nil {
		return err
	}
	s := Stored{Number: p.nextNumber(), Made: p.today}
	s.Document, err = maker.Document(Imprint{
		Number: s.Number, Made: s.Made, To: c.to.String(), Early: p.Early, LeftOut: responses.leftOut, Earlier: p.earlier,
	})
	if err != nil {
		p.refusal = fmt.Errorf("make release of %s %s: %w", c.Questionnaire, c.Version, err)
		return p.refusal
	}
	if s.Document == nil {
		return nil
	}
	p.at.next(part + 2)
	if err := responses.stamp(ctx, p.tx, "response", c, s.Number, p.at); err != nil {
		return err
	}
	p.at.next(part + 3)
	if err := plans.stamp(ctx, p.tx, "planning", c, s.Number, p.at); err != nil {
		return err
	}
	return p.insert(ctx, s)
}

func (p *press) insert(ctx context.Context, s Stored) error {
	s.Digest = sha256.Sum256(s.Document)
	_, err := p.tx.ExecContext(ctx, "INSERT INTO release(no, made, doc, sha256) VALUES(?, ?, ?, ?)",
		s.Number, s.Made.String(), string(s.Document), s.Digest[:])
	if err != nil {
		return fmt.Errorf("insert release: %w", err)
	}
	p.made = append(p.made, s)
	return nil
}

// maker asks for the maker of an edition once.
func (p *press) maker(e Edition) Maker {
	m, asked := p.makers[e]
	if !asked {
		m = p.Maker(e)
		p.makers[e] = m
	}
	return m
}

// nextNumber is the highest number and one.
func (p *press) nextNumber() int {
	for _, before := range [][]Stored{p.made, p.earlier} {
		if n := len(before); n > 0 {
			return before[n-1].Number + 1
		}
	}
	return 1
}

func (p *press) numbers() (numbers []int) {
	for _, s := range p.made {
		numbers = append(numbers, s.Number)
	}
	return numbers
}
