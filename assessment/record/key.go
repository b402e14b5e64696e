package record

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"
	"github.com/go-jose/go-jose/v4"

	"waymark/assessment"
)

// Employer is who signs, as a list of trusted employers names them: by one public key, for signatures of some days. An
// employer with several keys has an entry for each, under the same name.
type Employer struct {
	Name  string
	Key   string          // did:key of an Ed25519 key
	From  assessment.Date // first day on which the key signs
	Until assessment.Date // last one
}

// signsOn reports whether the key may sign on a day.
func (e *Employer) signsOn(day assessment.Date) bool {
	return !day.Before(e.From) && !e.Until.Before(day)
}

// Key is an employer's key pair. Its private half leaves the program only under a passphrase.
type Key struct {
	Employer
	private ed25519.PrivateKey
}

// Limits of a key.
const (
	EmployerLimit   = 80 // characters of an employer's name
	PassphraseLeast = 10 // characters
	MaxKeyFile      = 16 << 10
)

// How hard a passphrase is made to guess, as a power of two.
const (
	UsualWork = 18 // about a second and 256 MiB for each try
	mostWork  = 20 // of a file from elsewhere, or it could hold the program up
)

// What a key file can be refused for.
var (
	ErrPassphrase = errors.New("another passphrase than the one of this key")
	ErrNoKey      = errors.New("not a key that Waymark made")
)

// NewKey makes a key pair out of randomness.
func NewKey(random io.Reader, name string, from, until assessment.Date) (*Key, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	private := ed25519.NewKeyFromSeed(seed)
	return &Key{Employer{name, didOf(private.Public().(ed25519.PublicKey)), from, until}, private}, nil
}

// keyFile is what stands under the passphrase. The key itself is a JWK, as other tools have it too.
type keyFile struct {
	Format string          `json:"format"`
	Issuer string          `json:"issuer"`
	From   string          `json:"from"`
	Until  string          `json:"until"`
	Key    jose.JSONWebKey `json:"jwk"`
}

const keyFormat = "waymark-key-1"

// Seal writes the key pair as an age file that opens with a passphrase, and takes so much work for each try.
func (k *Key) Seal(passphrase string, work int) ([]byte, error) {
	plain, err := json.Marshal(keyFile{
		Format: keyFormat, Issuer: k.Name, From: k.From.String(), Until: k.Until.String(), Key: jose.JSONWebKey{Key: k.private},
	})
	if err != nil {
		return nil, fmt.Errorf("seal a key: %w", err)
	}
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("seal a key: %w", err)
	}
	lock.SetWorkFactor(work)
	var out bytes.Buffer
	armored := armor.NewWriter(&out)
	sealed, err := age.Encrypt(armored, lock)
	if err != nil {
		return nil, fmt.Errorf("seal a key: %w", err)
	}
	_, err = sealed.Write(plain)
	if err := errors.Join(err, sealed.Close(), armored.Close()); err != nil {
		return nil, fmt.Errorf("seal a key: %w", err)
	}
	return out.Bytes(), nil
}

// OpenKey opens a key file. It returns ErrPassphrase for a wrong passphrase, and ErrNoKey for another file.
func OpenKey(data []byte, passphrase string) (*Key, error) {
	unlock, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, ErrPassphrase
	}
	unlock.SetMaxWorkFactor(mostWork)
	opened, err := age.Decrypt(armor.NewReader(bytes.NewReader(data)), unlock)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, ErrNoKey
	}
	plain, err := io.ReadAll(io.LimitReader(opened, MaxKeyFile))
	if err != nil {
		return nil, ErrNoKey
	}
	var f keyFile
	if err := json.Unmarshal(plain, &f); err != nil || f.Format != keyFormat {
		return nil, ErrNoKey
	}
	private, ok := f.Key.Key.(ed25519.PrivateKey)
	from, errFrom := assessment.ParseDate(f.From)
	until, errUntil := assessment.ParseDate(f.Until)
	if !ok || errFrom != nil || errUntil != nil {
		return nil, ErrNoKey
	}
	return &Key{Employer{f.Issuer, didOf(private.Public().(ed25519.PublicKey)), from, until}, private}, nil
}
