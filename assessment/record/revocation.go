package record

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"waymark/assessment"
)

// Revocations is a list of credentials that an employer takes back. It holds until the day on which the next one is due.
type Revocations struct {
	Issued, Next assessment.Date
	IDs          []string // of credentials

	key string // did:key that signed the list
}

// Limits of a list of revocations.
const (
	RevocationLimit    = 5000
	MaxRevocationsFile = 512 << 10
	revocationsFormat  = "waymark-revocations"
	revocationsTyp     = "waymark-revocations+jwt"
)

// What a list of revocations can be refused for.
var (
	ErrNoList       = errors.New("not a list of revocations")
	ErrListUnsound  = errors.New("the list was changed since it was signed")
	ErrTooManyTaken = errors.New("the list is full")
	ErrListDays     = errors.New("the next list is due before this one begins")
	ErrCredentialID = errors.New("not the id of a credential")
)

// credentialID is the pattern of the id of a credential, also of one that another tool made. It is made when it is first
// needed: at the start of the program it would take longer than all else that is made there.
var credentialID = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[a-z][a-z0-9+.-]{1,20}:[!-~]{1,180}$`)
})

func isCredentialID(id string) bool { return credentialID().MatchString(id) }

type jsonRevocations struct {
	Format  string   `json:"format"`
	Version int      `json:"version"`
	Issuer  string   `json:"iss"`
	Issued  string   `json:"issued"`
	Next    string   `json:"next_update"`
	Revoked []string `json:"revoked"`
}

// Revoke signs a list of revocations: a compact JWS.
func (k *Key) Revoke(list Revocations) (string, error) {
	ids := slices.Compact(slices.Sorted(slices.Values(list.IDs)))
	switch {
	case !k.signsOn(list.Issued):
		return "", ErrKeyDays
	case list.Next.Before(list.Issued):
		return "", ErrListDays
	case len(ids) > RevocationLimit:
		return "", ErrTooManyTaken
	case slices.ContainsFunc(ids, func(id string) bool { return !isCredentialID(id) }):
		return "", ErrCredentialID
	}
	payload, err := compact(jsonRevocations{
		revocationsFormat, 1, k.Key, list.Issued.String(), list.Next.String(), append([]string{}, ids...),
	})
	if err != nil {
		return "", fmt.Errorf("write a list of revocations: %w", err)
	}
	return k.sign(payload, revocationsTyp)
}

// ReadRevocations reads a signed list. The list is sound then, and yet nobody has said that whoever signed it is to be
// trusted.
func ReadRevocations(compacted string) (*Revocations, error) {
	s, known, err := openJWS(compacted)
	switch {
	case err != nil && known:
		return nil, ErrListUnsound
	case err != nil, !known, s.typ != revocationsTyp, s.member("format").text() != revocationsFormat:
		return nil, ErrNoList
	}
	d := decoder{}
	d.only(s.node, "format", "version", "iss", "issued", "next_update", "revoked")
	if version, fault := s.member("version").number(); fault != nil || version != 1 {
		return nil, ErrNoList
	}
	list := &Revocations{Issued: d.date(s.member("issued")), Next: d.date(s.member("next_update")), key: s.issuer}
	for _, id := range d.list(s.member("revoked"), RevocationLimit) {
		list.IDs = append(list.IDs, d.word(id, isCredentialID))
	}
	if d.fault != nil {
		return nil, ErrNoList
	}
	return list, nil
}

// SignedBy reports whether one of these employers signed the list, on a day on which their key signs.
func (l *Revocations) SignedBy(employers []Employer) bool {
	by := signerOn(employers, l.key, l.Issued)
	return by != nil && by.signsOn(l.Issued)
}

// Concerns reports whether the list can say anything of one of these lines: whether the employer who signed it, by
// whichever of their keys, signed one.
func (l *Revocations) Concerns(employers []Employer, checked []CheckedLine) bool {
	return slices.ContainsFunc(checked, func(c CheckedLine) bool { return c.Employer != "" && oneEmployer(employers, l.key, c.Key) })
}

// Key is the did:key that signed the list.
func (l *Revocations) Key() string { return l.key }
