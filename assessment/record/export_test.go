package record

// SignAs signs any payload.
func (k *Key) SignAs(payload []byte, typ string) (string, error) { return k.sign(payload, typ) }
