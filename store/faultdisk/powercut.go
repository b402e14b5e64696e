//go:build unix

package faultdisk

import (
	"maps"
	"math/rand/v2"
)

// AfterPowerCut returns what files may hold when the power goes after the changes of record, by name without folder:
// all that was synced, and any part of what was not, a sector at a time. before is what they held at StartRecording.
func AfterPowerCut(before map[string][]byte, record []Operation, rng *rand.Rand) map[string][]byte {
	synced := map[string]int{} // by file, how much of the record is safe
	for i, op := range record {
		if op.Kind == 's' {
			synced[op.File] = i
		}
	}
	files := maps.Clone(before)
	for i, op := range record {
		safe := i < synced[op.File]
		switch {
		case op.Kind == 't' && (safe || rng.IntN(2) == 0):
			files[op.File] = resize(files[op.File], op.At)
		case op.Kind == 'w':
			files[op.File] = writeSectors(files[op.File], op, func() bool { return safe || rng.IntN(2) == 0 })
		}
	}
	return files
}

func writeSectors(data []byte, op Operation, lands func() bool) []byte {
	const sector = 512
	for from := int64(0); from < int64(len(op.Data)); {
		to := min((op.At+from)/sector*sector+sector-op.At, int64(len(op.Data)))
		if lands() {
			data = resize(data, max(int64(len(data)), op.At+to))
			copy(data[op.At+from:], op.Data[from:to])
		}
		from = to
	}
	return data
}

// resize returns a copy of data with n bytes, cut or filled with zeros.
func resize(data []byte, n int64) []byte {
	sized := make([]byte, n)
	copy(sized, data)
	return sized
}
