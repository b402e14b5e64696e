//go:build linux || darwin

package cli

import "syscall"

// freeSpace returns how many bytes this account may still write on the disk of a folder.
func freeSpace(dir string) (free uint64, known bool) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return 0, false
	}
	return disk.Bavail * uint64(disk.Bsize), true
}
