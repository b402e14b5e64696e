package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/sethvargo/go-diceware/diceware"
)

const (
	codeLen     = 6 // words
	enough      = 3 // letters: no two words begin with the same
	mistakes    = 2 // letters that may be wrong after those
	suggestions = 3
)

// NewWords draws six different words. Nothing is saved under them yet.
func (d *Drafts) NewWords() ([]string, error) {
	generator, err := diceware.NewGenerator(&diceware.GeneratorInput{WordList: diceware.WordListEffSmall(), RandReader: d.opt.Random})
	if err != nil {
		return nil, fmt.Errorf("draw words: %w", err)
	}
	words, err := generator.Generate(codeLen)
	if err != nil {
		return nil, fmt.Errorf("draw words: %w", err)
	}
	return words, nil
}

// Word is one word of a code as somebody typed it.
type Word struct {
	Typed string // its letters, small
	Full  string // the word of our list that it stands for, or ""
	// Suggestions are up to three words of our list that look like it, best first, when it stands for none.
	Suggestions []string
}

// CompleteWords reads words as people type them from paper: in any case, with any blanks, dashes, commas or numbers
// between them, in full or by their first three letters: no two words share them, so two wrong letters after them do not
// matter. Typing yo-yo without its dash is fine. It completes from the list of all words, never from drafts.
func CompleteWords(typed string) []Word {
	var words []Word
	for _, text := range splitWords(typed) {
		full := wordList().full(text)
		word := Word{Typed: text, Full: full}
		if full == "" {
			word.Suggestions = wordList().like(text)
		}
		words = append(words, word)
	}
	return words
}

// codeWords returns the words that typed stands for, with what is not one of our words as it is.
func codeWords(typed string) []string {
	var words []string
	for _, w := range CompleteWords(typed) {
		words = append(words, cmp.Or(w.Full, w.Typed))
	}
	return words
}

// splitWords splits what was typed into runs of letters, and runs of letters into words that lack the blank between.
func splitWords(typed string) []string {
	var words []string
	for _, text := range strings.FieldsFunc(joinYoYo(typed), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words = append(words, wordList().split(text)...)
	}
	return words
}

// joinYoYo makes one run of letters of the one word with a dash, which also ends its first three characters. No other
// word of the list ends in yo.
func joinYoYo(typed string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Dash, r) {
			return '-'
		}
		return unicode.ToLower(r)
	}, typed)
	return strings.NewReplacer("yo-yo", " yoyo ", "yo yo", " yoyo ", "yo-", " yoyo ").Replace(plain)
}

// list is our list of words.
type list struct {
	all     []string
	byStart map[string]string // by the first letters that are enough
}

var wordList = sync.OnceValue(func() list {
	l := list{byStart: map[string]string{}}
	small := diceware.WordListEffSmall()
	for roll := 1111; roll <= 6666; roll++ { // four dice; other numbers give ""
		if word := small.WordAt(roll); word != "" {
			l.all = append(l.all, word)
			l.byStart[letters(word)[:enough]] = word
		}
	}
	return l
})

// letters returns a word of the list without its dash.
func letters(word string) string { return strings.ReplaceAll(word, "-", "") }

// startOf returns the one word that begins as typed does, or "".
func (l list) startOf(typed string) string {
	if len(typed) < enough {
		return ""
	}
	return l.byStart[typed[:enough]]
}

// full returns the word that typed stands for, or "".
func (l list) full(typed string) string {
	word := l.startOf(typed)
	if edits(typed, letters(word)) > mistakes {
		return ""
	}
	return word
}

// split returns the words in a run of letters: as long as it begins with a whole word and goes on as another, they are
// parted there.
func (l list) split(text string) []string {
	var words []string
	for {
		rest, whole := strings.CutPrefix(text, letters(l.startOf(text)))
		if !whole || l.startOf(rest) == "" {
			return append(words, text)
		}
		words = append(words, strings.TrimSuffix(text, rest))
		text = rest
	}
}

// like returns the words that are nearest to typed, and of those as near the ones that begin most like it.
func (l list) like(typed string) []string {
	type likeness struct {
		word             string
		edits, different int
	}
	all := make([]likeness, len(l.all))
	for i, word := range l.all {
		all[i] = likeness{word, edits(typed, letters(word)), len(typed) - sameStart(typed, word)}
	}
	slices.SortStableFunc(all, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(a.different, b.different))
	})
	var words []string
	for _, a := range all[:suggestions] {
		words = append(words, a.word)
	}
	return words
}

func sameStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// edits returns how many letters must be put in, left out or changed to make typed the beginning of word.
func edits(typed, word string) int {
	row := make([]int, len(word)+1) // for what was typed so far, by length of the beginning
	for j := range row {
		row[j] = j
	}
	for i := range len(typed) {
		before := row[0]
		row[0] = i + 1
		for j := range len(word) {
			change := before
			if typed[i] != word[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return slices.Min(row)
}
