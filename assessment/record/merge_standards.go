package record

import (
	"slices"
	"strings"

	"waymark/assessment"
)

// edition settles which edition of the Care Certificate counts: that of the later record that says anything about it.
func (m *merger) edition(into *assessment.TrainingRecord, later, earlier Named) {
	says := func(n Named) bool { return n.Training.Edition2015 || len(n.Training.Standards) > 0 }
	into.Edition2015 = later.Training.Edition2015
	switch {
	case !says(later):
		into.Edition2015 = earlier.Training.Edition2015
	case says(earlier) && earlier.Training.Edition2015 != later.Training.Edition2015:
		m.conflict("Care Certificate: %s has the edition of %s. That of %s stays.", earlier.File, editionOf(&earlier.Training), later.File)
	}
}

// editionOf names the edition of the Care Certificate.
func editionOf(t *assessment.TrainingRecord) string {
	if t.Edition2015 {
		return edition2015
	}
	return edition2025
}

// standards merges standards one by one, those of the later record first, and puts them in the order of their ids.
func (m *merger) standards(into *assessment.TrainingRecord, later, earlier Named) {
	at := map[string]int{}
	for _, s := range slices.Concat(later.Training.Standards, earlier.Training.Standards) {
		i, twice := at[s.ID]
		switch {
		case twice:
			into.Standards[i] = m.standard(into.Standards[i], s)
		case len(into.Standards) == assessment.StandardLimit:
			m.conflict("%s: a training record has room for %d standards. This one stays in %s: %s.",
				m.standardTitle(s.ID), assessment.StandardLimit, earlier.File, standardWords(s)) // one record holds no more than there is room for
		default:
			at[s.ID] = len(into.Standards)
			into.Standards = append(into.Standards, s)
		}
	}
	sortStandards(into.Standards)
}

// standard merges what two records say of one standard. Signed off later counts; who signed belongs to that day.
func (m *merger) standard(first, second assessment.StandardDone) assessment.StandardDone {
	stays, goes := first, second
	if stays.SignedOff.Before(goes.SignedOff) || stays.SignedOff == goes.SignedOff && stays.Known.Before(goes.Known) {
		stays, goes = goes, stays
	}
	if stays.Known.IsZero() {
		stays.Known = goes.Known
	}
	if stays.VerifiedBy == "" && stays.SignedOff == goes.SignedOff {
		stays.VerifiedBy = goes.VerifiedBy
	}
	lost := assessment.StandardDone{ID: goes.ID}
	if goes.Known != stays.Known {
		lost.Known = goes.Known
	}
	if goes.SignedOff != stays.SignedOff {
		lost.SignedOff = goes.SignedOff
	}
	if goes.VerifiedBy != stays.VerifiedBy {
		lost.VerifiedBy = goes.VerifiedBy
	}
	if words := standardWords(lost); words != "" {
		m.conflict("%s: also %s. What counts later stays.", m.standardTitle(goes.ID), words)
	}
	return stays
}

func (m *merger) standardTitle(id string) string {
	for _, s := range m.list.Standards {
		if s.ID == id {
			return "Care Certificate, " + s.Title
		}
	}
	return "Care Certificate, " + id
}

func standardWords(s assessment.StandardDone) string {
	var said []string
	for _, f := range []struct{ name, value string }{
		{"knowledge done on", s.Known.Words()}, {"signed off on", s.SignedOff.Words()}, {"verified by", s.VerifiedBy},
	} {
		if f.value != "" {
			said = append(said, f.name+" "+f.value)
		}
	}
	return strings.Join(said, ", ")
}
