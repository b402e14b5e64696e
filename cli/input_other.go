//go:build !unix

package cli

// openWithoutWaiting adds nothing here: these systems have neither such pipes in the file system nor such links.
const openWithoutWaiting = 0
