package tui

import (
	"fmt"
	"strings"
)

// This file answers where somebody is, and what can be typed there.

// where says where the person is and how far they are.
func (r *plainRun) where() {
	words := r.said.head
	if r.m.begun {
		all := r.m.a.Progress()
		if count := fmt.Sprintf("%d of %d answered.", all.Answered, all.Total); !strings.HasSuffix(words, count) {
			words += " " + count
		}
		words += " " + sentenceEnd(r.m.savedWords())
	}
	r.paper.line(words)
	r.prompt()
}

// help tells what can be typed here.
func (r *plainRun) help() {
	if numbers := r.said.numbers(); numbers != "" {
		r.paper.line("A number, " + numbers + ", chooses what was read with it.")
	}
	switch {
	case r.said.box != nil:
		r.paper.line("Here you type a text: type it and press Enter.")
		if _, waits := r.m.top().texts[r.said.box.id]; waits || r.said.page.empties {
			r.paper.line("clear: empty it.")
		}
	case r.said.goesOn:
		r.paper.line("Enter alone keeps what is answered and goes on.")
	}
	for _, o := range r.said.buttons {
		if word, _ := r.m.findWord(o.handle, true); word == nil {
			r.paper.line(o.handle + ": " + sentenceEnd(o.label))
		}
	}
	for _, w := range plainWords() {
		if w.worksIn(&r.m) {
			r.paper.line(w.name + ": " + sentenceEnd(w.does))
		}
	}
	words := "The first letters of a word are enough."
	if r.m.onStatement() {
		words += " Leaving a statement open is fine."
	}
	r.paper.line(words)
	r.prompt()
}
