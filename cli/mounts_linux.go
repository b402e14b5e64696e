package cli

import (
	"os"
	"strconv"
	"strings"
)

// stickRoots are the folders under which desktops mount removable drives.
func stickRoots() []string { return []string{"/media", "/run/media"} }

// mounts lists where drives are mounted for writing.
func mounts() []string {
	table, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return nil
	}
	return mountPoints(string(table))
}

// mountPoints reads the kernel's list of mounts: device, folder, type and options in each line, with blanks in a name
// written as octal codes.
func mountPoints(table string) []string {
	var points []string
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) < 4 || strings.Contains(","+fields[3]+",", ",ro,") {
			continue
		}
		if point, err := strconv.Unquote(`"` + fields[1] + `"`); err == nil {
			points = append(points, point)
		}
	}
	return points
}
