package cli_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"waymark/cli"
	"waymark/store"
)

func files(all map[string]string) fstest.MapFS {
	system := fstest.MapFS{}
	for name, content := range all {
		system[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return system
}

const swapHead = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

func TestSwapThatIsNotSeenToBeEncryptedIsNamed(t *testing.T) {
	luks := map[string]string{"sys/block/dm-0/dm/uuid": "CRYPT-LUKS2-0123-swap\n"}
	volume := map[string]string{
		"sys/block/dm-1/dm/uuid": "LVM-0123\n", "sys/block/dm-1/slaves/dm-0/size": "1\n",
		"sys/block/dm-0/dm/uuid": "CRYPT-LUKS2-0123-disk\n",
	}
	plain := map[string]string{"sys/block/dm-1/dm/uuid": "LVM-0123\n", "sys/block/dm-1/slaves/sda3/size": "1\n"}
	for name, c := range map[string]struct {
		swaps string
		more  map[string]string
		named string // "" when all is well
	}{
		"none":                     {swapHead, nil, ""},
		"in memory":                {swapHead + "/dev/zram0 partition 8388604 0 100\n", nil, ""},
		"dm-crypt":                 {swapHead + "/dev/dm-0 partition 8388604 0 -2\n", luks, ""},
		"volume on dm-crypt":       {swapHead + "/dev/dm-1 partition 8388604 0 -2\n", volume, ""},
		"volume on a plain disk":   {swapHead + "/dev/dm-1 partition 8388604 0 -2\n", plain, "/dev/dm-1"},
		"partition":                {swapHead + "/dev/sda3 partition 8388604 0 -2\n", nil, "/dev/sda3"},
		"file":                     {swapHead + "/swapfile file 8388604 0 -2\n", nil, "/swapfile"},
		"file named like a device": {swapHead + "/srv/dm-0 file 8388604 0 -2\n", luks, "/srv/dm-0"},
		"one of two":               {swapHead + "/dev/dm-0 partition 1 0 -2\n/dev/sdb2 partition 1 0 -3\n", luks, "/dev/sdb2"},
	} {
		system := files(c.more)
		system["proc/swaps"] = &fstest.MapFile{Data: []byte(c.swaps)}
		found := cli.SwapOf(system)
		want := store.Fine
		if c.named != "" {
			want = store.LookAt
		}
		if len(found) != 1 || found[0].Verdict != want || !strings.Contains(found[0].Found, c.named) {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	if found := cli.SwapOf(files(nil)); found != nil {
		t.Errorf("a system without such a file: found %+v", found)
	}
}

func TestAnAccountWithAShellIsNamed(t *testing.T) {
	const passwd = `root:x:0:0:root:/root:/bin/bash
waymark:x:996:996::/var/lib/waymark:/usr/local/bin/waymark
kiosk:x:997:997::/var/lib/waymark:/usr/sbin/nologin
renamed:x:998:998::/home/r:/opt/questionnaire
therapy:x:1000:1000:Therapy,,,:/home/therapy:/bin/bash
plain:x:1001:1001::/home/plain:
`
	for name, c := range map[string]struct {
		uid   int
		sshd  string
		want  store.Verdict
		words string
	}{
		"root":                   {0, "", store.LookAt, "runs as root"},
		"waymark as shell":       {996, "", store.Fine, "no shell"},
		"no log-in":              {997, "", store.Fine, "Nobody can log in"},
		"this program as shell":  {998, "", store.Fine, "no shell"},
		"a shell":                {1000, "", store.LookAt, `"/bin/bash"`},
		"the shell of nobody":    {1001, "", store.LookAt, `"/bin/sh"`},
		"unknown":                {4711, "", store.LookAt, "not in /etc/passwd"},
		"ForceCommand":           {1000, "Match User therapy\n\tForceCommand /usr/local/bin/waymark --kiosk\n", store.Fine, "ForceCommand"},
		"ForceCommand commented": {1000, "#ForceCommand /usr/local/bin/waymark\n", store.LookAt, `"/bin/bash"`},
		"other ForceCommand":     {1000, "ForceCommand internal-sftp\n# not waymark\n", store.LookAt, `"/bin/bash"`},
	} {
		system := files(map[string]string{"etc/passwd": passwd, "etc/ssh/sshd_config.d/waymark.conf": c.sshd})
		found := cli.AccountOf(system, c.uid, "/opt/questionnaire", "")
		if len(found) != 1 || found[0].Verdict != c.want || !strings.Contains(found[0].Found, c.words) {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	over := cli.AccountOf(files(map[string]string{"etc/passwd": passwd}), 1000, "", "192.0.2.1 50000 192.0.2.2 22")
	if len(over) != 1 || !strings.Contains(over[0].Do, "ForceCommand") {
		t.Errorf("over SSH: found %+v", over)
	}
	if found := cli.AccountOf(files(nil), 1000, "", ""); found != nil {
		t.Errorf("a system without such a file: found %+v", found)
	}
}

func TestATerminalWithoutUTF8IsNamed(t *testing.T) {
	type env = map[string]string
	for name, c := range map[string]struct {
		environ env
		want    []store.Verdict
	}{
		"usual":          {env{"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, nil},
		"another way":    {env{"LANG": "C.utf8"}, nil},
		"overruled":      {env{"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, []store.Verdict{store.LookAt}},
		"nothing is set": {env{}, []store.Verdict{store.LookAt}},
		"no colours":     {env{"NO_COLOR": "1", "LANG": "C.UTF-8"}, []store.Verdict{store.Fine}},
		"no pages":       {env{"TERM": "dumb", "LANG": "C.UTF-8"}, []store.Verdict{store.Wrong}},
	} {
		found := cli.LooksOf(c.environ)
		if len(found) != len(c.want) {
			t.Errorf("%s: found %+v", name, found)
			continue
		}
		for i, f := range found {
			if f.Verdict != c.want[i] {
				t.Errorf("%s: found %+v", name, f)
			}
		}
	}
}
