//go:build !linux && !darwin

package cli

// freeSpace does not ask these systems.
func freeSpace(string) (free uint64, known bool) { return 0, false }
