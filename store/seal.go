package store

import (
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// paddedLens are the lengths to which a draft is filled up before it is encrypted, so that its length does not tell how
// far somebody got or how much they wrote.
var paddedLens = []int{16 << 10, 64 << 10, 256 << 10, 1 << 20}

// lengthLen is how many bytes before the content hold its length.
const lengthLen = 4

// paddedLen returns the length to which content of n bytes is filled up, or ErrTooLong.
func paddedLen(n int) (int, error) {
	for _, padded := range paddedLens {
		if lengthLen+n <= padded {
			return padded, nil
		}
	}
	return 0, ErrTooLong
}

// seal pads and encrypts content: a fresh nonce, then the ciphertext and its tag. The blob opens only with the same key,
// day and id.
func seal(k *draftKey, expires string, content []byte, random io.Reader) ([]byte, error) {
	padded, err := paddedLen(len(content))
	if err != nil {
		return nil, err
	}
	plain := make([]byte, padded)
	defer clear(plain)
	binary.BigEndian.PutUint32(plain, uint32(len(content)))
	copy(plain[lengthLen:], content)
	aead, err := chacha20poly1305.NewX(k.key[:])
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+padded+aead.Overhead())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, err
	}
	return aead.Seal(nonce, nonce, plain, k.authenticated(expires)), nil
}

var errNotSealed = errors.New("the blob is not one that this key sealed for this id and day")

// unseal is the way back from seal.
func unseal(k *draftKey, expires string, blob []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(k.key[:])
	if err != nil {
		return nil, err
	}
	if len(blob) < aead.NonceSize() {
		return nil, errNotSealed
	}
	plain, err := aead.Open(nil, blob[:aead.NonceSize()], blob[aead.NonceSize():], k.authenticated(expires))
	if err != nil || len(plain) < lengthLen {
		return nil, errNotSealed
	}
	n := binary.BigEndian.Uint32(plain)
	if int64(n) > int64(len(plain)-lengthLen) {
		return nil, errNotSealed
	}
	return plain[lengthLen : lengthLen+n], nil
}

// authenticated is what a blob is bound to besides its key.
func (k *draftKey) authenticated(expires string) []byte {
	return append([]byte("v1|"+expires+"|"), k.id[:]...)
}
