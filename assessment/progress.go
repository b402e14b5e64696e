package assessment

// Status says how far a domain, or the look ahead, is.
type Status uint8

// The states, in order. Completed is the worker's own word for a domain.
const (
	NotYetStarted Status = iota
	InProgress
	Completed
)

// String returns the words a task list shows.
func (s Status) String() string {
	return [...]string{"Not yet started", "In progress", "Completed"}[s]
}

// Progress counts what is answered.
type Progress struct {
	Answered, Total int
	Status          Status
}

// Progress counts over the whole questionnaire. It is Completed when the worker has finished every domain.
func (a *Assessment) Progress() Progress {
	p := Progress{Status: Completed}
	started := false
	for i := range a.q.Domains {
		d := a.DomainProgress(&a.q.Domains[i])
		p.Answered += d.Answered
		p.Total += d.Total
		p.Status = min(p.Status, d.Status)
		started = started || d.Status != NotYetStarted
	}
	if p.Status == NotYetStarted && started {
		p.Status = InProgress
	}
	return p
}

// DomainProgress counts one domain. It is Completed when the worker said so, whatever is still open in it.
func (a *Assessment) DomainProgress(d *Domain) Progress {
	p := Progress{Total: len(d.Areas)}
	for i := range d.Areas {
		if a.Answer(&d.Areas[i]).Rating != NotAnswered {
			p.Answered++
		}
	}
	switch {
	case a.state.finished[d.Index]:
		p.Status = Completed
	case p.Answered > 0:
		p.Status = InProgress
	}
	return p
}

// LookAheadProgress counts the second pass. It is Completed when every area in it is answered.
func (a *Assessment) LookAheadProgress() Progress {
	areas := a.LookAheadAreas()
	p := Progress{Total: len(areas)}
	for _, f := range areas {
		if a.Answer(f).LookAhead != NotAnswered {
			p.Answered++
		}
	}
	switch {
	case p.Total > 0 && p.Answered == p.Total:
		p.Status = Completed
	case p.Answered > 0:
		p.Status = InProgress
	}
	return p
}

// FirstOpen returns the first focus area of d that is not answered; nil when all are.
func (a *Assessment) FirstOpen(d *Domain) *FocusArea {
	for i := range d.Areas {
		if a.Answer(&d.Areas[i]).Rating == NotAnswered {
			return &d.Areas[i]
		}
	}
	return nil
}

// NextOpenDomain returns the first domain that is not completed; nil when all are.
func (a *Assessment) NextOpenDomain() *Domain {
	for i := range a.q.Domains {
		if !a.state.finished[i] {
			return &a.q.Domains[i]
		}
	}
	return nil
}

// Step is a set of the parts of the way, after the domains, that the worker has gone through.
type Step uint8

// The steps, in the order in which Continue walks them.
const (
	LookedAhead Step = 1 << iota
	Checked
	SawResults
	Planned
	Trained // saw the training record
)

// Reach records that a step was gone through. It is a place on the way and not an answer, so undo leaves it alone.
func (a *Assessment) Reach(s Step) { a.reached |= s }

// Reached reports whether a step was gone through.
func (a *Assessment) Reached(s Step) bool { return a.reached&s == s }
