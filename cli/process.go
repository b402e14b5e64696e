package cli

import (
	"os"
	"runtime/debug"
)

// MakeSafe readies the process before anything else runs: files that it makes are its owner's alone, memory with
// answers in it is never written to a core file, a crash prints no values, and a closed pipe is an ordinary error. It
// removes the variables with which Bubble Tea would write every key and frame to a file.
func MakeSafe() {
	os.Unsetenv("TEA_TRACE")
	os.Unsetenv("TEA_DEBUG")
	debug.SetTraceback("none")
	debug.SetGCPercent(50) // a report is made from a burst of small things: without this it doubles the memory that stays
	makeSafe()
}
