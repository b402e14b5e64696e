// Package readability checks texts for people: words that judge, long sentences and reading age. Tests use it over the
// questionnaires, the screens and the report; no part of the program does.
package readability

import (
	"regexp"
	"strings"
)

// MostWords is the most that a sentence may have.
const MostWords = 20

// HighestGrade is the highest Flesch-Kincaid grade that a body of text may have: about the reading age of 14.
const HighestGrade = 9

// banned are words that judge a person, talk down, blame, or belong to jargon.
var banned = regexp.MustCompile(`(?i)\b(weak(ness(es)?)?|fail(s|ed|ing|ures?)?|scor(es?|ed|ing)|below|band(s|ed|ing)?|pay|grad(es?|ed|ing)|` +
	`rank(s|ed|ing)?|poor(ly)?|deficits?|incompeten(t|ce)|(only|just) an?|should|eas(y|ily)|simpl[ey]|obviously|please|sorry|` +
	`invalid|oops|patients?|service users?)\b`)

// namedSo are names that hold such a word and cannot be put otherwise.
var namedSo = strings.NewReplacer("Supporting service users", "", "easy read", "", "easy-read", "", "GCSEs at grade 4", "", "the power fails", "")

// Banned returns the first word of a text that no text for people may have, or "".
func Banned(text string) string { return banned.FindString(namedSo.Replace(text)) }

var sentenceEnd = regexp.MustCompile(`[.?!]( |$)`)

// Sentences cuts a text into its sentences.
func Sentences(text string) []string {
	var sentences []string
	for _, s := range sentenceEnd.Split(text, -1) {
		if word.MatchString(s) {
			sentences = append(sentences, s)
		}
	}
	return sentences
}

// Long returns the first sentence of a text with more than MostWords words, or "".
func Long(text string) string {
	for _, s := range Sentences(text) {
		if len(strings.Fields(s)) > MostWords {
			return s
		}
	}
	return ""
}

var (
	word      = regexp.MustCompile(`[A-Za-z']+`)
	vowels    = regexp.MustCompile(`[aeiouy]+`)
	silentEnd = regexp.MustCompile(`[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxz]es$`)
)

// Grade returns the reading grade of texts, each of which ends a sentence, by the formula of Kincaid, Fishburne, Rogers
// and Chissom (1975, Naval Technical Training Command Research Branch Report 8-75). It is a rough check: it counts
// syllables, and knows nothing of sense. Add five for a reading age in years.
func Grade(texts []string) float64 {
	var sentences, words, syllables float64
	for _, text := range texts {
		for _, s := range Sentences(text) {
			sentences++
			for _, w := range word.FindAllString(strings.ToLower(s), -1) {
				words++
				n := len(vowels.FindAllString(w, -1))
				if n > 1 && silentEnd.MatchString(w) {
					n--
				}
				syllables += float64(max(n, 1))
			}
		}
	}
	return 0.39*words/sentences + 11.8*syllables/words - 15.59
}
