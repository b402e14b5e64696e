//go:build linux

package cli_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"waymark/cli"
)

// cupsSettings let a print server run in a folder of its own, for whoever may reach its socket.
const cupsSettings = `Listen FOLDER/socket
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
`

const cupsFiles = `ServerRoot FOLDER/settings
ServerBin FOLDER/bin
RequestRoot FOLDER/spool
TempDir FOLDER/tmp
CacheDir FOLDER/cache
StateDir FOLDER/state
AccessLog FOLDER/access
ErrorLog FOLDER/error
PageLog FOLDER/page
Printcap
`

// cupsPrinter is what CUPS runs for a printer: the queue of the test puts title, options and pages into one pipe.
const cupsPrinter = `#!/bin/sh
[ $# -eq 0 ] && exit 0
{ printf '%s\n' "$3" "$5"; cat ${6:+"$6"}; } >'FOLDER/paper'
`

// This is the real print system of Linux, as the install page sets it up.
func TestRealPrintServerGetsThePagesAndKeepsNothing(t *testing.T) {
	folder := startCUPS(t)
	environ := append(os.Environ(), "CUPS_SERVER="+filepath.Join(folder, "socket"))
	queue := exec.Command(needTool(t, "lpadmin"), "-p", "Therapy_room", "-E", "-v", "keep:/", "-m", "raw")
	queue.Env = environ
	if out, err := queue.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	printer := cli.NewPrinter("", environ)
	names, err := printer.Names(t.Context())
	if err != nil || !slices.Equal(names, []string{"Therapy_room"}) {
		t.Fatalf("the printers are %q, %v", names, err)
	}
	pages := makeReport(t, "print")
	paper := readPipe(t, filepath.Join(folder, "paper"))
	must(t, printer.Print(t.Context(), names[0], pages))
	title, rest, _ := bytes.Cut(paper(), []byte("\n"))
	options, printed, _ := bytes.Cut(rest, []byte("\n"))
	if string(title) != "Report" {
		t.Errorf("the job is called %q", title)
	}
	for _, want := range []string{"media=A4", "sides=two-sided-long-edge", "print-scaling=fit"} {
		if !slices.Contains(strings.Fields(string(options)), want) {
			t.Errorf("the options are %q, without %s", options, want)
		}
	}
	if !bytes.Equal(printed, pages) {
		t.Errorf("%d bytes came out of %d", len(printed), len(pages))
	}
	until(t, "the spool is empty", func() bool {
		left, err := os.ReadDir(filepath.Join(folder, "spool"))
		return err == nil && len(left) == 0
	})
}

// startCUPS runs a print server until the test ends, and returns its folder.
func startCUPS(t *testing.T) string {
	t.Helper()
	cupsd, err := exec.LookPath("/usr/sbin/cupsd")
	if err != nil {
		cupsd = needTool(t, "cupsd")
	}
	folder, err := os.MkdirTemp("", "cups") // t.TempDir is too long a name for a socket, and closed to the print server
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	must(t, os.Chmod(folder, 0o755))
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{"settings", "bin/backend", "spool", "tmp", "cache", "state/certs"} {
		must(t, os.MkdirAll(at(name), 0o755))
	}
	kept := installBlock(t, "`/etc/cups/cupsd.conf`")
	for name, text := range map[string]string{
		"settings/cupsd.conf": cupsSettings + kept, "settings/cups-files.conf": cupsFiles, "bin/backend/keep": cupsPrinter,
	} {
		must(t, os.WriteFile(at(name), []byte(strings.ReplaceAll(text, "FOLDER", folder)), 0o700))
	}
	must(t, errors.Join(os.Symlink("/usr/lib/cups/daemon", at("bin/daemon")), syscall.Mkfifo(at("paper"), 0o600)))
	server := exec.Command(cupsd, "-f", "-c", at("settings/cupsd.conf"), "-s", at("settings/cups-files.conf"))
	server.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	must(t, server.Start())
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGTERM) // an interrupt may be ignored here, as in a shell's background
		_ = server.Wait()                          // its exit code is that of the signal
		if log, err := os.ReadFile(at("error")); err == nil && t.Failed() {
			t.Logf("%s", log)
		}
	})
	until(t, "the print server answers", func() bool {
		conn, err := net.Dial("unix", at("socket"))
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return folder
}

// inVain is how long a test waits for another process that will never do it: far more than a busy computer takes.
const inVain = 3 * time.Minute

// readPipe begins to read a pipe, and returns a function that waits for its end.
func readPipe(t *testing.T, path string) (all func() []byte) {
	t.Helper()
	read := make(chan []byte, 1)
	go func() {
		data, _ := os.ReadFile(path) // what is missing shows
		read <- data
	}()
	return func() []byte {
		select {
		case data := <-read:
			return data
		case <-time.After(inVain):
			// The reader still waits for somebody to open the other end.
			if end, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
				end.Close()
			}
			t.Fatal("nothing came out of the printer")
			return nil
		}
	}
}

// until waits for something that another process does.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), inVain)
	defer cancel()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for !done() {
		select {
		case <-look.C:
		case <-ctx.Done():
			t.Fatalf("%v went by, and not yet: %s", inVain, what)
		}
	}
}
