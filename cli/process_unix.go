//go:build unix

package cli

import (
	"os"
	"os/signal"
	"syscall"
)

func makeSafe() {
	syscall.Umask(0o077)
	// Whoever asks to hear of a closed pipe gets an error from Write instead of being ended by the signal.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	forbidCore()
}
