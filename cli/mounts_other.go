//go:build !linux && !windows

package cli

import (
	"os"
	"path/filepath"
)

// volumes is where macOS mounts every drive but the first, which it shows as a link.
const volumes = "/Volumes"

func stickRoots() []string { return []string{volumes} }

// mounts lists the drives in volumes.
func mounts() []string {
	entries, err := os.ReadDir(volumes)
	if err != nil {
		return nil
	}
	var points []string
	for _, entry := range entries {
		if entry.IsDir() {
			points = append(points, filepath.Join(volumes, entry.Name()))
		}
	}
	return points
}
