//go:build unix

package tui

import (
	"os"
	"syscall"
)

// endSignals end the program: a closed window and a dropped line send SIGHUP.
var endSignals = []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM}
