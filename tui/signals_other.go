//go:build !unix

package tui

import "os"

// endSignals end the program.
var endSignals = []os.Signal{os.Interrupt}

// fromKeyboard reports whether a key sends this signal.
func fromKeyboard(sig os.Signal) bool { return sig == os.Interrupt }

// keepRunning does nothing where no signal would stop a program before it can save.
func keepRunning() (stop func()) { return func() {} }
