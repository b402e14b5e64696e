package record

// SealFast is Seal with next to no work for each guess.
func (k *Key) SealFast(passphrase string) ([]byte, error) { return k.seal(passphrase, 2) }

// SignAs signs any payload.
func (k *Key) SignAs(payload []byte, typ string) (string, error) { return k.sign(payload, typ) }
