//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
)

// endSignals end the program: a closed window and a dropped line send SIGHUP.
var endSignals = []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM}

// fromKeyboard reports whether a key sends this signal, where the terminal makes signals of keys.
func fromKeyboard(sig os.Signal) bool { return sig == syscall.SIGINT || sig == syscall.SIGQUIT }

// keepRunning takes in signals that would stop a program before it can save: Ctrl+Z, and a reader that is gone.
func keepRunning() (stop func()) {
	unheard := make(chan os.Signal, 1)
	signal.Notify(unheard, syscall.SIGTSTP, syscall.SIGPIPE)
	return func() { signal.Stop(unheard) }
}
