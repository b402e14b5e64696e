package record

import (
	"slices"
	"time"

	"waymark/assessment"
)

// Standing says how far a line can be relied on.
type Standing string

// The standings. Only the first is to be trusted.
const (
	Trusted      Standing = "trusted"
	SelfDeclared Standing = "self-declared" // nobody signed it
	Broken       Standing = "broken"        // the signature was changed, or is none
	UnknownKey   Standing = "unknown-key"   // signed by nobody on the list
	KeyDays      Standing = "key-expired"   // signed on a day on which the key does not sign
	NotYet       Standing = "not-yet"       // signed for days to come
	OtherHolder  Standing = "other-holder"  // out of another record
	Changed      Standing = "changed"       // the line is not as it was signed
	Revoked      Standing = "revoked"
	Expired      Standing = "expired"
	StaleList    Standing = "stale-list" // the list that could say whether it was revoked is too old
)

// Trust is whom to believe. Nobody is believed by default.
type Trust struct {
	Employers []Employer
	Lists     []*Revocations
}

// CheckedLine is what came of checking one line of a training record.
type CheckedLine struct {
	Line     int // in the record, from 1
	Standing Standing
	assessment.Training

	Employer   string          // name in the list of trusted employers; "" when the key is not in it
	Key        string          // how the credential names who signed; "" when nobody did
	Calls      string          // what an unknown signer calls themselves, which proves nothing
	ID         string          // of the credential
	Signed     assessment.Date // zero when nobody did
	Until      assessment.Date // last day on which it is good; zero for ever
	Differs    []string        // what is not as it was signed
	ListIssued assessment.Date // of the newest list of revocations by this employer; zero without one
	ListNext   assessment.Date
}

// Verify checks every line of a training record.
func Verify(t *assessment.TrainingRecord, trust Trust, today assessment.Date) []CheckedLine {
	var all []CheckedLine
	for i := range t.Lines {
		c := CheckedLine{Line: i + 1, Training: t.Lines[i]}
		c.check(t.Holder, trust, today)
		all = append(all, c)
	}
	return all
}

func (c *CheckedLine) check(holder string, trust Trust, today assessment.Date) {
	if c.Credential == "" {
		c.Standing = SelfDeclared
		return
	}
	s, known, err := openJWS(c.Credential)
	c.Key = shownKey(s.issuer)
	sound := err == nil && slices.Contains(credentialTypes, s.typ) && c.read(s)
	if !sound && (err != nil || known) {
		c.Standing = Broken
		return
	}
	signer := signerOn(trust.Employers, s.issuer, c.Signed)
	if !known || signer == nil {
		c.Standing = UnknownKey
		return
	}
	c.Employer, c.Calls = signer.Name, ""
	revoked := c.lookUp(s.issuer, trust)
	subject := s.member("credentialSubject")
	c.Differs = differing(&c.Training, subject.member("narrative").text())
	switch {
	case !signer.signsOn(c.Signed):
		c.Standing = KeyDays
	case today.Before(c.Signed):
		c.Standing = NotYet
	case !heldBy(subject, holder):
		c.Standing = OtherHolder
	case c.Differs != nil:
		c.Standing = Changed
	case revoked:
		c.Standing = Revoked
	case !c.Until.IsZero() && c.Until.Before(today):
		c.Standing = Expired
	case !c.ListIssued.IsZero() && (c.ListNext.Before(today) || today.Before(c.ListIssued)):
		c.Standing = StaleList
	default:
		c.Standing = Trusted
	}
}

// read takes out of a credential what is said of it, and reports whether it is one: an achievement credential whose
// claims say the same as the rest of it.
func (c *CheckedLine) read(s signed) bool {
	c.ID = s.member("id").text()
	issuer := s.member("issuer")
	c.Calls = excerpt(issuer.member("name").text())
	from, okFrom := instant(s.member("validFrom"))
	until, okUntil := instant(s.member("validUntil"))
	endless := s.member("validUntil").value == nil
	if !okFrom || !okUntil && !endless {
		return false
	}
	c.Signed = assessment.DateOf(from)
	if !endless {
		c.Until = assessment.DateOf(until)
	}
	issuerID := issuer.member("id").text()
	if issuerID == "" {
		issuerID = issuer.text()
	}
	return isCredentialID(c.ID) && issuerID == s.issuer &&
		s.member("jti").text() == c.ID && seconds(s.member("nbf"), from) &&
		(endless == (s.member("exp").value == nil)) && (endless || seconds(s.member("exp"), until)) &&
		s.member("sub").text() == s.member("credentialSubject").member("id").text() &&
		lists(s.member("@context"), credentialsContext) && lists(s.member("type"), credentialType) &&
		(lists(s.member("type"), badgeType) || lists(s.member("type"), badgeTypeAlias))
}

// signerOn finds the entry of a key: of several, for a key whose days were changed, the one that covers the day.
func signerOn(employers []Employer, key string, day assessment.Date) *Employer {
	var found *Employer
	for i := range employers {
		if e := &employers[i]; e.Key == key && (found == nil || e.signsOn(day)) {
			found = e
		}
	}
	return found
}

// lookUp reports whether the credential was taken back by its employer, by whichever of their keys, and keeps the days
// of the newest of their lists. What was once taken back stays so, even where the list has become too old to say what
// was not.
func (c *CheckedLine) lookUp(key string, trust Trust) (revoked bool) {
	for _, list := range trust.Lists {
		if !list.SignedBy(trust.Employers) || !oneEmployer(trust.Employers, list.key, key) {
			continue
		}
		revoked = revoked || slices.Contains(list.IDs, c.ID)
		if c.ListIssued.IsZero() || c.ListIssued.Before(list.Issued) {
			c.ListIssued, c.ListNext = list.Issued, list.Next
		}
	}
	return revoked
}

// oneEmployer reports whether two keys are of one employer: they are one key, or stand under the same name. The days of
// an entry do not count here, since a list is signed on another day than the lines it takes back.
func oneEmployer(employers []Employer, a, b string) bool {
	return a == b || slices.ContainsFunc(employers, func(e Employer) bool {
		return e.Key == a && slices.ContainsFunc(employers, func(other Employer) bool { return other.Key == b && other.Name == e.Name })
	})
}

// heldBy reports whether a credential was made for the record with this secret.
func heldBy(subject node, holder string) bool {
	identifiers, _ := subject.member("identifier").value.([]any)
	for i := range identifiers {
		id := node{"", identifiers[i]}
		salt := id.member("salt").text()
		if holder != "" && id.member("hashed").value == true && id.member("identityHash").text() == holderHash(holder, salt) {
			return true
		}
	}
	return false
}

// instant reads a time as credentials write it.
func instant(n node) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, n.text())
	return t.UTC(), err == nil
}

// seconds reports whether a claim is the time t, in seconds.
func seconds(n node, t time.Time) bool {
	number, ok := n.value.(interface{ Int64() (int64, error) })
	if !ok {
		return false
	}
	s, err := number.Int64()
	return err == nil && s == t.Unix()
}

// lists reports whether a list of words holds one.
func lists(n node, word string) bool {
	words, _ := n.value.([]any)
	return slices.Contains(words, any(word))
}
