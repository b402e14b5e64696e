package record

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-jose/go-jose/v4"
)

// sign secures a payload as a compact JWS. The header names the key twice, since some tools look it up by its did:key
// and others take it as it stands. typ is left out of a credential: Open Badges allows "JWT" alone there, and
// VC-JOSE-COSE would rather have "vc+jwt".
func (k *Key) sign(payload []byte, typ string) (string, error) {
	opts := (&jose.SignerOptions{}).
		WithHeader("jwk", jose.JSONWebKey{Key: k.private.Public()}).
		WithHeader("kid", k.keyID())
	if typ != "" {
		opts = opts.WithType(jose.ContentType(typ))
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: k.private}, opts)
	if err != nil {
		return "", err
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		return "", err
	}
	return signed.CompactSerialize()
}

// keyID is the key as a DID document of it names it.
func (k *Key) keyID() string { return k.Key + "#" + strings.TrimPrefix(k.Key, didKey) }

// errUnsound is returned for whatever is no signature, or one that does not hold.
var errUnsound = errors.New("the signature does not hold")

// signed is what a signature holds for: the payload, and the key that signed it, which is not yet one to trust.
type signed struct {
	node
	issuer string // did:key, or another name whose key nobody here knows
	typ    string
}

// openJWS checks the signature of a compact JWS against the key that its own issuer names. It says nothing of whether
// that issuer is to be trusted. known is false when the issuer is named in another way than by their key: then nothing
// was checked.
func openJWS(compact string) (s signed, known bool, err error) {
	parts := strings.Split(compact, ".")
	if len(parts) != 3 || slices.ContainsFunc(parts, func(p string) bool { return !canonical(p) }) {
		return s, false, errUnsound
	}
	jws, err := jose.ParseSignedCompact(compact, []jose.SignatureAlgorithm{jose.EdDSA})
	if err != nil || len(jws.Signatures) != 1 {
		return s, false, errUnsound
	}
	payload := jws.UnsafePayloadWithoutVerification()
	if !utf8.Valid(payload) || !json.Valid(payload) {
		return s, false, errUnsound
	}
	top, fault := parse(payload)
	if fault != nil {
		return s, false, errUnsound
	}
	header := jws.Signatures[0].Protected
	s.node = node{"", top}
	s.issuer = s.member("iss").text()
	s.typ, _ = header.ExtraHeaders[jose.HeaderType].(string)
	key, known := publicKey(s.issuer)
	if !known {
		return s, false, nil
	}
	if _, err := jws.Verify(key); err != nil || !sameKey(header, s.issuer, key) {
		return s, true, errUnsound
	}
	return s, true, nil
}

// canonical reports whether a part is base64url as there is only one way to write it. A decoder passes over the last
// bits, so that several ways would come to the same bytes.
func canonical(part string) bool {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(part)
	return err == nil && base64.RawURLEncoding.EncodeToString(raw) == part
}

// sameKey reports whether the header names no other key than the issuer's.
func sameKey(header jose.Header, issuer string, key ed25519.PublicKey) bool {
	if id, _, _ := strings.Cut(header.KeyID, "#"); id != "" && id != issuer {
		return false
	}
	if header.JSONWebKey == nil {
		return true
	}
	named, ok := header.JSONWebKey.Key.(ed25519.PublicKey)
	return ok && bytes.Equal(named, key)
}

// text returns a text, "" for anything else.
func (n node) text() string {
	s, _ := n.value.(string)
	return s
}
