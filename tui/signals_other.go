//go:build !unix

package tui

import "os"

// endSignals end the program.
var endSignals = []os.Signal{os.Interrupt}
