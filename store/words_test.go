package store_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/sethvargo/go-diceware/diceware"

	"waymark/store"
)

// allWords are the words of the list, by four dice.
func allWords() (all []string) {
	for a := 1111; a <= 6666; a++ {
		if word := diceware.WordListEffSmall().WordAt(a); word != "" {
			all = append(all, word)
		}
	}
	return all
}

func TestThreeLettersOfAnyWordAreEnough(t *testing.T) {
	all := allWords()
	if len(all) != 1296 {
		t.Fatalf("%d words, want 1296", len(all))
	}
	for _, word := range all {
		for _, typed := range []string{word, strings.ToUpper(word), word[:3], strings.ReplaceAll(word, "-", ""), "3. " + word, strings.ReplaceAll(word, "-", "")[:3] + "x", word + word} {
			for _, got := range store.CompleteWords(typed) {
				if got.Full != word || got.Suggestions != nil {
					t.Errorf("%q gives %+v, want %s", typed, got, word)
				}
			}
		}
	}
}

func TestWordsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"":                                  "",
		" \t ":                              "",
		"acid":                              "acid",
		"1 Acid 2 zebra":                    "acid zebra",
		"1.acid, 2.zebra; 3) taco":          "acid zebra taco",
		"acid-zebra-taco":                   "acid zebra taco",
		"acid – zebra — taco":               "acid zebra taco",
		"aci zeb tac":                       "acid zebra taco",
		"acidzebrataco":                     "acid zebra taco",
		"acidzebtaco":                       "acid ?", // what is not there cannot be told from a mistake
		"yo-yo":                             "yo-yo",
		"yoyo":                              "yo-yo",
		"Yo Yo":                             "yo-yo",
		"yo‑yo":                             "yo-yo", // a dash that does not break
		"yo-":                               "yo-yo",
		"yoy":                               "yo-yo",
		"acid-yo-yo-zebra":                  "acid yo-yo zebra",
		"acidyo-yozebra":                    "acid yo-yo zebra",
		"yo-yo yo-yo":                       "yo-yo yo-yo",
		"5 yo-yo 6 yodel":                   "yo-yo yodel",
		"umberella":                         "umbrella",
		"embrella":                          "?", // embroidery, or umbrella
		"acid fax zebra":                    "acid ? zebra",
		"yo":                                "?",
		"a":                                 "?",
		"é日本":                               "?",
		"acid\u202ezebra\x00taco\u200bajar": "acid zebra taco ajar",
	} {
		var got []string
		for _, w := range store.CompleteWords(typed) {
			if w.Full == "" {
				w.Full = "?"
			}
			got = append(got, w.Full)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %q, want %q", typed, got, want)
		}
	}
}

func TestWhatIsNotOneOfOurWordsGetsThoseLikeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"fax":      "",
		"embrella": "umbrella",
		"kzebra":   "zebra",
		"ucumber":  "cucumber",
		"zo":       "zodiac zombie zookeeper",
		"q":        "",
	} {
		words := store.CompleteWords(typed)
		if len(words) != 1 || words[0].Full != "" || len(words[0].Suggestions) != 3 || words[0].Typed != typed {
			t.Errorf("%q gives %+v, want three words like it", typed, words)
			continue
		}
		got := words[0].Suggestions
		if want != "" && !slices.Equal(got[:len(strings.Fields(want))], strings.Fields(want)) {
			t.Errorf("%q: %v, want %s first", typed, got, want)
		}
		t.Log(typed, got)
	}
}

func TestNewWordsAreSixDifferentOnesOfTheList(t *testing.T) {
	all, d := allWords(), store.NewDrafts(t.TempDir(), draftOptions())
	drawn := map[string]bool{}
	for range 200 {
		words, err := d.NewWords()
		if err != nil || len(words) != 6 {
			t.Fatalf("%v %v, want six", words, err)
		}
		for i, word := range words {
			if !slices.Contains(all, word) || slices.Contains(words[:i], word) {
				t.Errorf("%s in %v", word, words)
			}
			drawn[word] = true
		}
	}
	if len(drawn) < 600 { // 781 by chance
		t.Errorf("%d words in 1,200 draws", len(drawn))
	}
}

// Whatever is typed: nothing fails, each word is one of the list or has three suggestions, and what it stands for
// stands for itself.
func FuzzCompleteWords(f *testing.F) {
	all := allWords()
	for _, seed := range []string{"apr daf fax", "1. yo-yo 2. YO-", "acidzebrataco", "\xff\xfe", "İstanbul", "yo-yo-yo-yo"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		var full []string
		for _, w := range store.CompleteWords(typed) {
			if strings.ContainsFunc(w.Typed, func(r rune) bool { return !unicode.IsLetter(r) }) || w.Typed == "" {
				t.Errorf("%q: a word is %q", typed, w.Typed)
			}
			known := slices.Contains(all, w.Full)
			if known == (w.Suggestions != nil) || !known && (w.Full != "" || len(w.Suggestions) != 3) {
				t.Errorf("%q: %+v", typed, w)
			}
			if known {
				full = append(full, w.Full)
			}
		}
		again := store.CompleteWords(strings.Join(full, " "))
		for i, w := range again {
			if w.Full != full[i] {
				t.Errorf("%q: %v becomes %v", typed, full, again)
			}
		}
	})
}
