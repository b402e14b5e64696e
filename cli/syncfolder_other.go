//go:build !unix

package cli

import "os"

// syncFolder does nothing: these systems keep names and contents together.
func syncFolder(*os.Root) error { return nil }
