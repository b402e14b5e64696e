package record

import (
	"bytes"
	"crypto/ed25519"
	"math/big"
	"strings"
)

// A did:key is a public key written as a name, so that no one has to be asked what key belongs to it.
const didKey = "did:key:"

// base58 is the alphabet of the multibase form "z".
const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// ed25519Prefix tells that the bytes after it are an Ed25519 public key (multicodec 0xed as a varint).
var ed25519Prefix = []byte{0xed, 0x01}

// didLength is how long the did:key of an Ed25519 key is: its first bytes leave no choice.
const didLength = len(didKey) + len("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")

// didOf names a public key.
func didOf(public ed25519.PublicKey) string {
	n := new(big.Int).SetBytes(append(bytes.Clone(ed25519Prefix), public...))
	var digits []byte
	for base, digit := big.NewInt(int64(len(base58))), new(big.Int); n.Sign() > 0; {
		n.DivMod(n, base, digit)
		digits = append([]byte{base58[digit.Int64()]}, digits...)
	}
	return didKey + "z" + string(digits)
}

// publicKey returns the key that a did:key names; ok is false for any other name, and for a key of another kind.
func publicKey(did string) (key ed25519.PublicKey, ok bool) {
	digits, ok := strings.CutPrefix(did, didKey+"z")
	if !ok || len(did) != didLength {
		return nil, false
	}
	n, base := new(big.Int), big.NewInt(int64(len(base58)))
	for _, r := range digits {
		i := strings.IndexRune(base58, r)
		if i < 0 {
			return nil, false
		}
		n.Add(n.Mul(n, base), big.NewInt(int64(i)))
	}
	key, ok = bytes.CutPrefix(n.Bytes(), ed25519Prefix)
	if !ok || len(key) != ed25519.PublicKeySize {
		return nil, false
	}
	return key, true
}

// ValidKey reports whether a name is the did:key of an Ed25519 key.
func ValidKey(did string) bool {
	_, ok := publicKey(did)
	return ok
}
