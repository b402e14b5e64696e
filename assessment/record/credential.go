package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"waymark/assessment"
)

// credential is what an employer signs of one line: an Open Badges 3.0 achievement credential in the form of Verifiable
// Credentials 2.0. It names nobody. The last fields are claims of a JWT that Open Badges asks for: they say the same
// again.
type credential struct {
	Context []string  `json:"@context"`
	ID      string    `json:"id"`
	Type    []string  `json:"type"`
	Name    string    `json:"name"`
	Issuer  issuer    `json:"issuer"`
	From    time.Time `json:"validFrom"`
	Until   time.Time `json:"validUntil,omitzero"`
	Subject subject   `json:"credentialSubject"`

	JWTIssuer  string `json:"iss"`
	JWTID      string `json:"jti"`
	JWTSubject string `json:"sub"`
	NotBefore  int64  `json:"nbf"`
	Expires    int64  `json:"exp,omitempty"`
}

type issuer struct {
	ID   string   `json:"id"`
	Type []string `json:"type"`
	Name string   `json:"name"`
}

type subject struct {
	ID          string      `json:"id"`
	Type        []string    `json:"type"`
	Identifier  []identity  `json:"identifier"`
	Ended       time.Time   `json:"activityEndDate"`
	Narrative   string      `json:"narrative"` // the facts of the line
	Achievement achievement `json:"achievement"`
}

// identity is the holder: a digest of the secret in their record and a salt, so that two credentials of one person
// have nothing in common.
type identity struct {
	Type   string `json:"type"`
	Hashed bool   `json:"hashed"`
	Hash   string `json:"identityHash"`
	Kind   string `json:"identityType"`
	Salt   string `json:"salt"`
}

type achievement struct {
	ID          string   `json:"id"`
	Type        []string `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Criteria    criteria `json:"criteria"`
}

type criteria struct {
	Narrative string `json:"narrative"`
}

// The words of the two specifications.
const (
	credentialsContext = "https://www.w3.org/ns/credentials/v2"
	badgesContext      = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
	credentialType     = "VerifiableCredential"
	badgeType          = "OpenBadgeCredential"
	badgeTypeAlias     = "AchievementCredential"
)

// credentialTypes are what the header may call a credential. Whatever else an employer signs is none.
var credentialTypes = []string{"", "JWT", "vc+jwt"}

// What a line can not be signed for.
var (
	ErrNotDone     = errors.New("only what was done can be signed")
	ErrPastDue     = errors.New("it is past its due date, so that nobody could rely on the signature")
	ErrKeyDays     = errors.New("the key does not sign on this day")
	ErrTooLong     = errors.New("the texts of the line are too long to sign")
	ErrFutureLine  = errors.New("it was done on a day that has not come yet")
	ErrHolderUnset = errors.New("the record has no secret to bind a signature to")
)

// NewHolder makes the secret that binds signed lines to a record, out of randomness.
func NewHolder(random io.Reader) (string, error) {
	secret := make([]byte, holderBytes)
	if _, err := io.ReadFull(random, secret); err != nil {
		return "", fmt.Errorf("make a secret: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(secret), nil
}

const holderBytes = 32

func isHolder(s string) bool {
	secret, err := base64.RawURLEncoding.Strict().DecodeString(s)
	return err == nil && len(secret) == holderBytes
}

// mayBeCredential reports whether a text can stand as a credential in a record. A damaged one can: what is wrong with
// it is said of its line, and nothing else of the record is lost.
func mayBeCredential(s string) bool {
	return s != "" && len(s) <= assessment.CredentialLimit && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}

// Signable says why nobody could sign line i of a training record today; nil when an employer can. Lines count from 0.
func Signable(t *assessment.TrainingRecord, i int, today assessment.Date) error {
	line := &t.Lines[i]
	due := line.Due(t.Joined)
	switch {
	case line.Done.IsZero():
		return ErrNotDone
	case today.Before(line.Done):
		return ErrFutureLine
	case !due.IsZero() && due.Before(today):
		return ErrPastDue
	}
	return nil
}

// Sign has an employer sign line i of a training record today, which counts from 0. The credential stands in the line
// afterwards, in the place of an earlier one. The same randomness gives the same credential.
func (k *Key) Sign(t *assessment.TrainingRecord, i int, today assessment.Date, random io.Reader) error {
	switch {
	case t.Holder == "":
		return ErrHolderUnset
	case !k.signsOn(today):
		return ErrKeyDays
	}
	if err := Signable(t, i, today); err != nil {
		return err
	}
	line := &t.Lines[i]
	c, err := k.credential(line, line.Due(t.Joined), t.Holder, today, random)
	if err != nil {
		return err
	}
	payload, err := compact(c)
	if err != nil {
		return fmt.Errorf("write a credential: %w", err)
	}
	compacted, err := k.sign(payload, "")
	if err != nil {
		return fmt.Errorf("sign a credential: %w", err)
	}
	if len(compacted) > assessment.CredentialLimit {
		return ErrTooLong
	}
	line.Credential = compacted
	return nil
}

func (k *Key) credential(line *assessment.Training, due assessment.Date, holder string, today assessment.Date, random io.Reader) (*credential, error) {
	drawn := make([]byte, 32)
	if _, err := io.ReadFull(random, drawn); err != nil {
		return nil, fmt.Errorf("make a credential: %w", err)
	}
	salt := base64.RawURLEncoding.EncodeToString(drawn[16:])
	c := &credential{
		Context: []string{credentialsContext, badgesContext},
		ID:      uuid([16]byte(drawn)), Type: []string{credentialType, badgeType}, Name: LineName(line),
		Issuer: issuer{k.Key, []string{"Profile"}, k.Name},
		From:   startOf(today),
		Subject: subject{
			ID:         holderID(holder, salt),
			Type:       []string{"AchievementSubject"},
			Identifier: []identity{{"IdentityObject", true, holderHash(holder, salt), "identifier", salt}},
			Ended:      startOf(line.Done), Narrative: signedText(signedFacts(line)),
			Achievement: achievementOf(line),
		},
	}
	if !due.IsZero() {
		c.Until = endOf(due)
		c.Expires = c.Until.Unix()
	}
	c.JWTIssuer, c.JWTID, c.JWTSubject, c.NotBefore = c.Issuer.ID, c.ID, c.Subject.ID, c.From.Unix()
	return c, nil
}

func achievementOf(line *assessment.Training) achievement {
	name := LineName(line)
	topic := line.Topic
	if topic == "" {
		sum := sha256.Sum256([]byte(name))
		topic = "own:" + hex.EncodeToString(sum[:8])
	}
	class := "Training"
	switch line.Class {
	case assessment.Compulsory:
		class = "Compulsory training"
	case assessment.NeededForRole:
		class = "Training needed for the role"
	}
	shown := "The employer saw that it was done."
	if line.How != "" {
		shown = "Shown by: " + howWords[line.How] + "."
	}
	return achievement{
		ID: "urn:waymark:training:" + topic, Type: []string{"Achievement"}, Name: name,
		Description: class + ". How often: " + everyWords(line.Every) + ".", Criteria: criteria{shown},
	}
}

// LineName is how a credential calls a line.
func LineName(line *assessment.Training) string {
	name := cmp.Or(line.Name, line.Topic)
	switch {
	case line.Title == "":
		return name
	case name == "":
		return line.Title
	}
	return name + ": " + line.Title
}

// startOf and endOf are the bounds of a day for whoever reads times. A line is good to the end of its due day.
func startOf(d assessment.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func endOf(d assessment.Date) time.Time { return startOf(d.AddDays(1)).Add(-time.Second) }

// uuid is a random name (RFC 9562, version 4).
func uuid(b [16]byte) string {
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// holderHash is an identity as Open Badges hashes it.
func holderHash(holder, salt string) string { return "sha256$" + holderDigest(holder, salt) }

// holderID names the holder in this one credential.
func holderID(holder, salt string) string { return "urn:waymark:holder:" + holderDigest(holder, salt) }

func holderDigest(holder, salt string) string {
	sum := sha256.Sum256([]byte(holder + salt))
	return hex.EncodeToString(sum[:])
}
