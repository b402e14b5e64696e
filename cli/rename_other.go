//go:build !linux

package cli

import (
	"errors"
	"os"
)

// renameNew says that this system has no rename that is sure to replace nothing.
func renameNew(*os.Root, string, string) error { return errors.ErrUnsupported }
