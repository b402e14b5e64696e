//go:build unix

package cli

import "syscall"

// openWithoutWaiting keeps an open from following a link and from waiting for the other end of a pipe.
const openWithoutWaiting = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
