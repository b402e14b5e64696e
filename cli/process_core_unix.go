//go:build unix && !linux

package cli

import "syscall"

// forbidCore keeps memory out of core files. Where the system refuses, Waymark runs as before.
func forbidCore() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}

// discardTyped does nothing where the system has no one call for it.
func discardTyped(int) {}
