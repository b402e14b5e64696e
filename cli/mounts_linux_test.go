package cli

import (
	"slices"
	"testing"
)

func TestMountPointsLeavesOutWhatCanOnlyBeRead(t *testing.T) {
	table := `/dev/sda1 / ext4 rw,relatime 0 0
/dev/sdb1 /run/media/me/MY\040STICK vfat rw,nosuid,nodev 0 0
/dev/sr0 /media/cdrom iso9660 ro,nosuid 0 0
/dev/sdc1 /media/Caf\303\251 exfat rw,errors=remount-ro 0 0

short line
`
	want := []string{"/", "/run/media/me/MY STICK", "/media/Café"}
	if got := mountPoints(table); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
