package assessment

// Rating is what a worker says about one focus area. Its numbers are the low three bits of a stored response, so they
// never change.
type Rating uint8

// The ratings. NotYet to TeachOthers are levels 1 to 4; NoChance and NotMyRole stand apart and are never counted as
// a level.
const (
	NotAnswered Rating = iota
	NotYet
	WithSupport
	OnMyOwn
	TeachOthers
	NoChance
	NotMyRole
)

// ratingCount is how many ratings there are, NotAnswered included.
const ratingCount = 7

// Ratings lists what can be chosen, in the order in which screens and scales show it.
func Ratings() []Rating {
	return []Rating{NotYet, WithSupport, OnMyOwn, TeachOthers, NoChance, NotMyRole}
}

// ratingIDs are the names used in packs and files.
var ratingIDs = [ratingCount]string{"not-answered", "not-yet", "with-support", "on-my-own", "teach-others", "no-chance", "not-my-role"}

// String returns the rating's id as packs and answers files spell it, such as "on-my-own".
func (r Rating) String() string {
	if r >= ratingCount {
		return "unknown"
	}
	return ratingIDs[r]
}

// ParseRating finds a rating by its id; ok is false for any other text, "not-answered" included.
func ParseRating(id string) (r Rating, ok bool) {
	for _, r := range Ratings() {
		if ratingIDs[r] == id {
			return r, true
		}
	}
	return NotAnswered, false
}

// IsLevel reports whether the rating is one of the four levels.
func (r Rating) IsLevel() bool { return r >= NotYet && r <= TeachOthers }

// OnMyOwnOrAbove reports whether the rating is level 3 or 4.
func (r Rating) OnMyOwnOrAbove() bool { return r == OnMyOwn || r == TeachOthers }

// ToWorkOn reports whether the rating is level 1 or 2.
func (r Rating) ToWorkOn() bool { return r == NotYet || r == WithSupport }

// Kind says what sort of thing a focus area is about; it picks the words of the rating scale.
type Kind string

// The four kinds.
const (
	Skill         Kind = "skill"
	Knowledge     Kind = "knowledge"
	Behaviour     Kind = "behaviour"
	Qualification Kind = "qualification"
)

// Kinds lists the four kinds in the order of a pack.
func Kinds() []Kind { return []Kind{Skill, Knowledge, Behaviour, Qualification} }

// Level holds the words for one rating on one scale.
type Level struct {
	Label string // bold, 15 characters at most (22 for "not part of my role")
	Hint  string // 60 characters at most; may be empty
}

// Scale holds the words of one kind, indexed by Rating. A rating without a label is not offered.
type Scale [ratingCount]Level

// Offers reports whether the scale has words for r, and so whether it can be chosen.
func (s *Scale) Offers(r Rating) bool {
	return r != NotAnswered && r < ratingCount && s[r].Label != ""
}
