package cli

import "golang.org/x/sys/unix"

// forbidCore keeps memory out of core files, and out of reach of the person's other programs. Both are one more lock
// on the door: where the system refuses one, Waymark runs as before.
func forbidCore() {
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// discardTyped forgets what was typed or clicked and not read, so that a key pressed once too often on the last page
// does not reach the shell.
func discardTyped(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIFLUSH) }
