package cli

import "golang.org/x/sys/unix"

// forbidCore keeps memory out of core files, and out of reach of the person's other programs. Both are one more lock
// on the door: where the system refuses one, Waymark runs as before.
func forbidCore() {
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}
