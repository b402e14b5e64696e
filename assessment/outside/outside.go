// Package outside runs programs of other people on what this program makes: Debian's tools for PDF, and Chromium with
// axe-core, which checks web pages for accessibility. It is imported by tests only.
//
// Where such a program is missing the test is skipped, unless WAYMARK_NEED_TOOLS is set: then it fails.
package outside

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

// Need returns the path of a program. The file .ci/run has the Debian packages of all.
func Need(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name+" is not installed")
	}
	return path
}

// Missing ends a test for want of what it needs.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("WAYMARK_NEED_TOOLS") != "" {
		t.Fatalf("%s, and WAYMARK_NEED_TOOLS is set", what)
	}
	t.Skip(what)
}

// Run runs a program and returns what it prints. It is a failure if it complains.
func Run(t testing.TB, name string, args ...string) string {
	t.Helper()
	var complaints bytes.Buffer
	cmd := exec.Command(Need(t, name), args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s %v: %v\n%s", name, args, err, complaints.String())
	}
	return string(out)
}
