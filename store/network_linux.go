package store

import (
	"fmt"
	"syscall"
)

// networkTypes are the file systems on which locks cannot be relied on, by the number that statfs gives.
var networkTypes = map[uint32]string{
	0x00006969: "NFS",
	0x0000517b: "SMB",
	0xff534d42: "CIFS",
	0xfe534d42: "SMB2",
	0x01021997: "9p",
	0x65735546: "FUSE",
}

// networkFileSystem names the network file system that dir is on; "" when it is on none.
func networkFileSystem(dir string) (string, error) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(dir, &stat); err != nil {
		return "", fmt.Errorf("ask for the file system of %s: %w", dir, err)
	}
	return networkTypes[uint32(stat.Type)], nil
}
