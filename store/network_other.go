//go:build !linux

package store

// networkFileSystem names no file system here: only Linux tells them apart by a number.
func networkFileSystem(string) (string, error) { return "", nil }
