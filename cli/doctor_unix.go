//go:build unix

package cli

import (
	"io/fs"
	"syscall"
)

// ownerOf returns the account that a file belongs to.
func ownerOf(info fs.FileInfo) (uid int, known bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(stat.Uid), true
}

// mayWrite returns why this account may not write to a file or folder; nil when it may.
func mayWrite(path string) error {
	const toWrite = 2
	return syscall.Access(path, toWrite)
}

// memoryIsShut reports whether forbidCore worked.
func memoryIsShut() bool {
	var limit syscall.Rlimit
	return syscall.Getrlimit(syscall.RLIMIT_CORE, &limit) == nil && limit.Max == 0
}
