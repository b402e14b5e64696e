//go:build linux

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"waymark/cli"
)

// What docs/install.md tells people to write into files is taken from the page and checked by the program that reads it.

// installBlock returns the block of the page that begins with certain words, or that comes after the name of a file.
func installBlock(t *testing.T, after string) string {
	t.Helper()
	page, err := os.ReadFile("../docs/install.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(page), after)
	block := regexp.MustCompile("(?s)\n```[a-z]*\n(.*?)```\n").FindStringSubmatch(rest)
	if !found || block == nil {
		t.Fatalf("the page has no block after %q", after)
	}
	return block[1]
}

func TestInstallPageHasUnitsThatSystemdTakes(t *testing.T) {
	analyze := needTool(t, "systemd-analyze")
	folder := t.TempDir()
	for _, name := range []string{
		"waymark-kiosk.service", "waymark-purge.service", "waymark-purge.timer", "waymark-backup.service", "waymark-backup.timer",
	} {
		unit := strings.ReplaceAll(installBlock(t, "`/etc/systemd/system/"+name+"`"), "/usr/local/bin/waymark", program)
		if err := os.WriteFile(filepath.Join(folder, name), []byte(unit), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(analyze, "verify", "--man=no", "--recursive-errors=no", filepath.Join(folder, name)).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func TestInstallPageHasAPartForSSHDThatHoldsThisAccountOnly(t *testing.T) {
	keygen := needTool(t, "ssh-keygen")
	sshd, err := exec.LookPath("/usr/sbin/sshd")
	if err != nil {
		sshd = needTool(t, "sshd")
	}
	folder := t.TempDir()
	key, config := filepath.Join(folder, "key"), filepath.Join(folder, "sshd_config")
	if out, err := exec.Command(keygen, "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	part := installBlock(t, "`/etc/ssh/sshd_config.d/waymark.conf`")
	if err := os.WriteFile(config, []byte("HostKey "+key+"\nX11Forwarding yes\nSubsystem sftp internal-sftp\n"+part), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(sshd, "-t", "-f", config).CombinedOutput(); err != nil {
		if strings.Contains(string(out), "Missing privilege separation directory") && os.Getenv("WAYMARK_NEED_TOOLS") == "" {
			t.Skip("sshd has no /run/sshd here")
		}
		t.Fatalf("%v: %s", err, out)
	}
	for account, want := range map[string]map[string]string{
		"waymark": {
			"forcecommand": "/usr/local/bin/waymark", "permittty": "yes", "allowtcpforwarding": "no", "allowstreamlocalforwarding": "no",
			"allowagentforwarding": "no", "x11forwarding": "no", "permittunnel": "no", "permituserrc": "no", "permituserenvironment": "no",
		},
		"somebody": {"forcecommand": "none", "x11forwarding": "yes"},
	} {
		out, err := exec.Command(sshd, "-T", "-f", config, "-C", "user="+account+",host=here,addr=192.0.2.1").Output()
		if err != nil {
			t.Fatal(err)
		}
		for key, value := range want {
			if !strings.Contains("\n"+string(out), "\n"+key+" "+value+"\n") {
				t.Errorf("for %s, %s is not %s", account, key, value)
			}
		}
	}
}

func TestInstallPageHasSettingsThatWaymarkTakes(t *testing.T) {
	if err := cli.ParseSettings("waymark.toml", []byte(installBlock(t, "`/etc/waymark/waymark.toml`"))); err != nil {
		t.Error(err)
	}
}

// TestInstallPageRemovesWhatItPutInPlace guards the last block of the page against what the first ones put outside the
// folders of Waymark.
func TestInstallPageRemovesWhatItPutInPlace(t *testing.T) {
	removed := installBlock(t, "## Removing it")
	for _, path := range []string{
		"/usr/local/bin/waymark", "/usr/local/share/man/man1/waymark*.1", "/etc/bash_completion.d/waymark", "/etc/waymark",
		"/var/lib/waymark", "/var/backups/waymark", "/etc/systemd/system/waymark-*", "/etc/ssh/sshd_config.d/waymark.conf",
	} {
		if !strings.Contains(removed, " "+path) {
			t.Errorf("%s is not removed", path)
		}
	}
}
