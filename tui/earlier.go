package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"waymark/assessment"
)

// What was brought from an earlier record stands beside the new answers. It chooses nothing.

// idNoteThen is a note of last time that is too long for the page.
const idNoteThen = "note-then"

const noteThen = "Your note then: "

// lastTime adds how a statement was rated last time.
func (m *app) lastTime(p *page, f *assessment.FocusArea) {
	then, ok := m.a.EarlierAnswer(f)
	if !ok || !m.q.Offers(f, then.Rating) {
		return
	}
	e := m.a.Earlier()
	when := "Last time, " + monthOf(e.Made)
	if !m.q.SameWords(e.Stage, m.a.Stage()) && !f.Flat() {
		when += ", " + m.stageThen(e)
	}
	p.add(part{kind: prose, text: when + ": " + m.ratingWords(f, then.Rating), style: info})
}

// stageThen words the stage of an earlier record.
func (m *app) stageThen(e *assessment.Earlier) string {
	if i := m.q.StageIndex(e.Stage); i >= 0 {
		return "at " + strings.ToLower(m.q.Stages[i].Title) + " stage"
	}
	return "at another stage"
}

// noteOfThen adds the note of last time. One that takes more than a line leads to the page of the note.
func (m *app) noteOfThen(p *page, f *assessment.FocusArea) {
	then, _ := m.a.EarlierAnswer(f)
	note := strings.Join(strings.Fields(then.Note), " ")
	switch room := m.size.textWidth() - 2; {
	case note == "":
	case m.plain:
		p.prose(noteThen + note)
	case ansi.StringWidth(noteThen+note) <= room:
		p.add(part{kind: prose, text: noteThen + note, style: info})
	default:
		p.add(part{kind: row, id: idNoteThen, text: ansi.Truncate(noteThen+note, room-ansi.StringWidth(m.theme.glyph.show("…"))+1, "…")})
	}
}

// monthOf is the month of a date in words, such as May 2026; "" for no date.
func monthOf(d assessment.Date) string {
	_, month, _ := strings.Cut(d.Words(), " ")
	return month
}

// thenWords are the count of a domain in an earlier record, and what is different now; both "-" where that is not known.
func thenWords(d assessment.DomainComparison) (before, change string) {
	switch {
	case !d.Known:
		return "-", "-"
	case d.Change > 0:
		change = fmt.Sprintf("%d more", d.Change)
	case d.Change < 0:
		change = fmt.Sprintf("%d fewer", -d.Change)
	default:
		change = "the same"
	}
	return countOf(d.Before), change
}

// aboutThen says what the counts of an earlier record are, or why none are shown.
func aboutThen(c *assessment.Comparison) string {
	if c.Changed {
		return "The questions have changed since " + monthOf(c.Made) + ", so we do not compare."
	}
	words := "Then: " + monthOf(c.Made)
	if c.StageChanged {
		words += ", another stage"
	}
	words += "."
	for _, d := range c.Domains {
		if d.Known && d.Change < 0 {
			return words + " Fewer can mean that you see more now."
		}
	}
	return words
}
