package cli

import "golang.org/x/sys/windows"

// stickRoots is empty: mounts lists nothing but memory sticks here.
func stickRoots() []string { return nil }

// mounts lists the roots of removable drives, such as E:\.
func mounts() []string {
	drives, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var points []string
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if err == nil && drives>>i&1 == 1 && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			points = append(points, root)
		}
	}
	return points
}
