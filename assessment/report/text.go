package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// textWidth is the width of the text twin in characters.
const textWidth = 72

// WriteText writes the report as plain text, with the same words in the same order as the pages. Tables become lines
// of "heading: value", so that it can be read aloud. Places to fill in by pen keep their words and have no lines. A
// word that is too long for a line, such as a web address, stays whole. It returns the error of w.
func (r *Report) WriteText(w io.Writer) error {
	t := &textWriter{}
	t.front(r)
	t.profile(r)
	t.talk(r)
	t.plan(r.Plan)
	t.training(r.Training)
	t.routes(r.Routes)
	t.meeting(r.Meeting)
	t.file(r.File)
	t.made(r.Made)
	t.answers(r.Answers)
	if _, err := io.WriteString(w, t.out.String()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

type textWriter struct{ out strings.Builder }

// part begins a part of the report: its heading stands alone between blank lines.
func (t *textWriter) part(heading string) {
	t.blank()
	t.out.WriteByte('\n')
	t.line(heading)
	t.blank()
}

// heading begins a smaller stretch of text, with words or without.
func (t *textWriter) heading(words string) {
	t.blank()
	t.paragraph(words)
}

// paragraph writes words, if there are any.
func (t *textWriter) paragraph(words string) {
	if words != "" {
		t.line(words)
	}
}

// blank leaves one blank line, if there is none yet.
func (t *textWriter) blank() {
	if !strings.HasSuffix(t.out.String(), "\n\n") {
		t.out.WriteByte('\n')
	}
}

func (t *textWriter) line(words string) { t.hang("", words) }

func (t *textWriter) bullet(words string) { t.hang("- ", words) }

// field writes "label: text"; a label alone is for filling in by pen.
func (t *textWriter) field(f Field) {
	label := f.Label
	if !strings.HasSuffix(label, "?") {
		label += ":"
	}
	t.line(label + " " + f.Text)
}

func (t *textWriter) fields(fields []Field) {
	for _, f := range fields {
		t.field(f)
	}
}

// hang writes words behind a mark; further lines stand under the first word.
func (t *textWriter) hang(mark, words string) {
	indent := strings.Repeat(" ", len(mark))
	for _, line := range wrap(words, textWidth-len(mark)) {
		t.out.WriteString(strings.TrimRight(mark+line, " ") + "\n")
		mark = indent
	}
}

// wrap breaks text into lines of at most width characters, keeping its own line ends. A longer word stays whole.
func wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(clean(text), "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				lines = append(lines, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		lines = append(lines, line)
	}
	return lines
}

func (t *textWriter) item(item Item) {
	t.bullet(item.Title + ": " + item.Statement)
	for _, note := range item.Notes {
		t.hang("  ", note.Label+": "+note.Text)
	}
}

func (t *textWriter) items(items []Item) {
	for _, item := range items {
		t.item(item)
	}
}

func (t *textWriter) front(r *Report) {
	t.line(r.marked(r.Kicker))
	t.line(r.Title)
	t.line(r.Purpose)
	t.heading(r.ByPen.Heading)
	for _, label := range r.ByPen.Labels {
		t.field(Field{Label: label})
	}
	t.blank()
	t.fields(r.About)
	t.heading(r.Guide.Heading)
	t.paragraph(r.Guide.Text)
	t.line(r.Guide.Disclaimer)
	if r.Wish.Words != "" {
		t.heading(r.Wish.Words)
	}
	t.part(r.Strengths.Heading)
	t.paragraph(r.Strengths.None)
	t.items(r.Strengths.Items)
}

func (t *textWriter) profile(r *Report) {
	t.part(r.Profile.Heading)
	for _, d := range r.Profile.Rows {
		t.bullet(d.Sentence)
	}
	t.blank()
	for _, words := range []string{r.Profile.Earlier, r.Profile.Note, r.Profile.ToAll} {
		t.paragraph(words)
	}
	t.lookAhead(r.LookAhead)
	t.key(r.Key)
}

func (t *textWriter) lookAhead(l *LookAhead) {
	if l == nil {
		return
	}
	t.part(l.Heading)
	t.line(l.Intro)
	for _, d := range l.Rows {
		t.heading(fmt.Sprintf("%s %d, %s", l.Columns[0], d.Number, d.Title))
		t.paragraph(d.Open)
		t.field(Field{l.Columns[1], named(d.Ready, d.ReadyNone)})
		t.field(Field{l.Columns[2], named(d.ToBuild, "")})
	}
}

func (t *textWriter) key(k *Key) {
	if k == nil {
		return
	}
	t.part(k.Heading)
	for _, row := range k.Rows {
		words := []string{strings.TrimSpace(row.Level.Words + " " + row.Hint)}
		for i, other := range row.Others {
			words = append(words, k.Columns[i+1]+": "+other)
		}
		t.line(strings.Join(words, ". ") + ".")
	}
}

// named says how many names there are, and which, unless there are words to stand in their place.
func named(names []string, none string) string {
	switch {
	case none != "":
		return none
	case len(names) == 0:
		return "0"
	}
	return strconv.Itoa(len(names)) + ". " + strings.Join(names, "; ")
}
