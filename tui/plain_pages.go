package tui

import (
	"fmt"
	"strings"

	"waymark/assessment"
)

// This file is what pages say in plain text in the place of charts, tables and keys.

// worded picks the words that fit how pages are shown: full screen, or line by line.
func (m *app) worded(full, plain string) string {
	if m.plain {
		return plain
	}
	return full
}

// undoKey is what takes back the last change here.
func (m *app) undoKey() string {
	switch {
	case m.plain:
		return "undo"
	case m.look.noKeys:
		return "Ctrl+Z"
	}
	return "U"
}

// markedWords say of a statement that it is marked.
const markedWords = "You marked this to work on."

// saidOf tells what else stands against a statement.
func (p *page) saidOf(ans assessment.Answer) {
	if ans.Mark {
		p.cells(cell{text: markedWords})
	}
	if ans.Note != "" {
		p.cells(cell{text: "There is a note. note reads it."})
	}
	p.gap()
	p.add(part{kind: box, id: noteBox, text: ans.Note})
}

// domainSentences say what the table of results shows.
func (m *app) domainSentences(p *page, res assessment.Results, then *assessment.Comparison) {
	for i, d := range res.Domains {
		words := fmt.Sprintf("Domain %d, %s: ", i+1, d.Domain.Short)
		switch d.Showing {
		case assessment.NotYourRole:
			words += "Not part of your role."
		case assessment.ShowCount:
			words += fmt.Sprintf("%d of %d on my own or above. %d to work on.", d.OnMyOwnOrAbove(), d.Levels(), d.ToWorkOn())
			if then != nil && then.Domains != nil && then.Domains[i].Known {
				before, change := thenWords(then.Domains[i])
				words += " Last time: " + before + ", so " + change + "."
			}
			if res.LookAhead != nil {
				words += " " + nextStage(d)
			}
		default:
			words += "Not enough answers yet."
		}
		p.row(d.Domain.ID, listKey(i, len(res.Domains)), words)
	}
}

// nextStage says how a domain stands for the stage looked ahead at.
func nextStage(d assessment.DomainResult) string {
	if len(d.Ready) == 0 && d.Open > 0 { // not looked at, which is not the same as none
		return fmt.Sprintf("Next stage: not looked at, %d to build.", len(d.ToBuild))
	}
	return fmt.Sprintf("Next stage: %d ready, %d to build.", len(d.Ready), len(d.ToBuild))
}

// sharedSentences read out what a row would hold of one domain, from the very bytes.
func (m *app) sharedSentences(d *assessment.Domain, r assessment.Response) string {
	words := fmt.Sprintf("Domain %d, %s.", d.Index+1, d.Short)
	for i := range d.Areas {
		f := &d.Areas[i]
		words += " " + f.Position + " " + f.Short + ": " + m.sharedAnswer(f, r.Areas[f.Index]) + "."
	}
	return words
}

// sharedAnswer is one stored answer in words, such as "On my own, look ahead With support, marked".
func (m *app) sharedAnswer(f *assessment.FocusArea, stored byte) string {
	ans, _ := assessment.UnpackArea(stored)
	words := []string{"none"}
	if ans.Rating != assessment.NotAnswered {
		words[0] = m.q.Level(f, ans.Rating).Label
	}
	if ans.LookAhead != assessment.NotAnswered {
		words = append(words, "look ahead "+m.q.Level(f, ans.LookAhead).Label)
	}
	if ans.Mark {
		words = append(words, "marked")
	}
	return strings.Join(words, ", ")
}
