package cli_test

import (
	"io/fs"
	"os"
	"path/filepath"
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

const passwd = `root:x:0:0:root:/root:/bin/bash
waymark:x:996:996::/var/lib/waymark:/usr/local/bin/waymark
kiosk:x:997:997::/var/lib/waymark:/usr/sbin/nologin
renamed:x:998:998::/home/r:/opt/questionnaire
therapy:x:1000:1000:Therapy,,,:/home/therapy:/bin/bash
plain:x:1001:1001::/home/plain:
`

func TestAnAccountWithAShellIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		uid   int
		want  store.Verdict
		words string
	}{
		"root":                  {0, store.LookAt, "runs as root"},
		"waymark as shell":      {996, store.Fine, "no shell"},
		"no log-in":             {997, store.Fine, "Nobody can log in"},
		"this program as shell": {998, store.Fine, "no shell"},
		"a shell":               {1000, store.LookAt, `"/bin/bash"`},
		"the shell of nobody":   {1001, store.LookAt, `"/bin/sh"`},
		"unknown":               {4711, store.LookAt, "not in /etc/passwd"},
	} {
		found := cli.AccountOf(files(map[string]string{"etc/passwd": passwd}), c.uid, "/opt/questionnaire", "")
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

// A shell is no worry where sshd runs Waymark in its place for this account, and nothing else.
func TestWhatSSHDGivesTheAccountIsLookedAt(t *testing.T) {
	const (
		include = "Include /etc/ssh/sshd_config.d/*.conf\n"
		shut    = "AllowTcpForwarding no\nAllowStreamLocalForwarding no\nX11Forwarding no\nPermitUserRC no\n"
		forced  = "Match User therapy\n\tForceCommand /usr/local/bin/waymark --kiosk\n" + shut
	)
	for name, c := range map[string]struct {
		main, part string
		want       store.Verdict
		words      string
	}{
		"as it should be":       {include, forced, store.Fine, "ForceCommand"},
		"for everybody":         {"ForceCommand /opt/questionnaire\n" + shut, "", store.Fine, "ForceCommand"},
		"one of several":        {"Match User admin,ther*,!other\nForceCommand \"waymark\"\nDisableForwarding yes\nPermitUserRC=no\n", "", store.Fine, "ForceCommand"},
		"as people write it":    {"match user therapy\nforcecommand exec waymark --plain\n" + strings.ToLower(shut), "", store.Fine, "ForceCommand"},
		"commented":             {include, "#" + strings.ReplaceAll(forced, "\n", "\n#"), store.LookAt, `"/bin/bash"`},
		"not read":              {"", forced, store.LookAt, `"/bin/bash"`},
		"one that names itself": {"Include sshd_config\n" + forced, "", store.Fine, "ForceCommand"},
		"another account":       {"Match User somebody\nForceCommand waymark\n" + shut, "", store.LookAt, `"/bin/bash"`},
		"not this account":      {"Match User *,!therapy\nForceCommand waymark\n" + shut, "", store.LookAt, `"/bin/bash"`},
		"from some places only": {"Match User therapy Address 192.0.2.*\nForceCommand waymark\n" + shut, "", store.LookAt, `"/bin/bash"`},
		"another command":       {"ForceCommand internal-sftp # not waymark\n" + shut, "", store.LookAt, `"internal-sftp`},
		"one more command":      {"ForceCommand waymark; bash\n" + shut, "", store.LookAt, `"waymark; bash"`},
		"a shell that runs it":  {"ForceCommand /bin/sh -c waymark\n" + shut, "", store.LookAt, `"/bin/sh -c waymark"`},
		"a name like it":        {"ForceCommand /usr/bin/notwaymark\n" + shut, "", store.LookAt, `notwaymark"`},
		"the first one counts":  {"ForceCommand bash\nForceCommand waymark\n" + shut, "", store.LookAt, `"bash"`},
		"forwarding":            {"ForceCommand waymark\nX11Forwarding no\nPermitUserRC no\n", "", store.LookAt, "AllowTcpForwarding no, AllowStreamLocalForwarding no"},
		"forwarding of sockets": {"ForceCommand waymark\nAllowTcpForwarding no\nPermitUserRC no\n", "", store.LookAt, "without AllowStreamLocalForwarding no for"},
		"windows of its own":    {"X11Forwarding yes\n" + "Match User therapy\nForceCommand waymark\n" + shut, "", store.Fine, "ForceCommand"},
		"a script at log-in":    {"ForceCommand waymark\nDisableForwarding yes\n", "", store.LookAt, "PermitUserRC"},
	} {
		system := files(map[string]string{"etc/passwd": passwd, "etc/ssh/sshd_config": c.main, "etc/ssh/sshd_config.d/waymark.conf": c.part})
		found := cli.AccountOf(system, 1000, "/opt/questionnaire", "")
		if len(found) != 1 || found[0].Verdict != c.want || !strings.Contains(found[0].Found, c.words) {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	for settings, want := range map[string]store.Verdict{
		"Subsystem sftp internal-sftp":                                      store.LookAt,
		"Subsystem sftp internal-sftp -l INFO":                              store.LookAt,
		"ForceCommand internal-sftp":                                        store.LookAt,
		"Subsystem sftp /usr/lib/openssh/sftp-server":                       store.Fine,
		"Subsystem sftp internal-sftp\nForceCommand /usr/local/bin/waymark": store.Fine,
	} {
		system := files(map[string]string{"etc/passwd": passwd, "etc/ssh/sshd_config": settings + "\n"})
		if found := cli.AccountOf(system, 996, "", ""); len(found) != 1 || found[0].Verdict != want {
			t.Errorf("Waymark as shell, and %s: found %+v", settings, found)
		}
	}
}

// shut are files of which this account cannot read some.
type shut struct {
	fstest.MapFS
	name string
}

func (s shut) Open(name string) (fs.File, error) {
	if name == s.name || strings.HasPrefix(name, s.name+"/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return s.MapFS.Open(name)
}

func (s shut) ReadFile(name string) ([]byte, error) { return fs.ReadFile(struct{ fs.FS }{s}, name) }

func (s shut) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(struct{ fs.FS }{s}, name)
}

func (s shut) Glob(pattern string) ([]string, error) { return fs.Glob(struct{ fs.FS }{s}, pattern) }

// What cannot be read may be just what docs/install.md asks for, so doctor sends nobody to change it.
func TestSettingsOfSSHDThatCannotBeReadAreNotTakenForNone(t *testing.T) {
	const (
		include = "Include /etc/ssh/sshd_config.d/*.conf\n"
		forced  = "Match User therapy\nForceCommand waymark\nDisableForwarding yes\n"
	)
	for name, c := range map[string]struct {
		shut, main string
		uid        int
		want       store.Verdict
		words      string
	}{
		"the part":                       {"etc/ssh/sshd_config.d/waymark.conf", include, 1000, store.LookAt, "cannot read"},
		"the folder of parts":            {"etc/ssh/sshd_config.d", include, 1000, store.LookAt, "cannot read"},
		"all":                            {"etc/ssh/sshd_config", "", 1000, store.LookAt, "cannot read"},
		"a part that may shut the rest":  {"etc/ssh/sshd_config.d", include + forced, 1000, store.LookAt, "cannot read"},
		"a part where the rest says it":  {"etc/ssh/sshd_config.d", include + forced + "PermitUserRC no\n", 1000, store.Fine, "ForceCommand"},
		"a part that is not asked for":   {"etc/ssh/sshd_config.d", "", 1000, store.LookAt, "read the databases"},
		"a part of others":               {"etc/ssh/sshd_config.d", "Match User somebody\n" + include, 1000, store.LookAt, "read the databases"},
		"another command":                {"etc/ssh/sshd_config.d", include + "ForceCommand bash\n", 1000, store.LookAt, `"bash"`},
		"no log-in":                      {"etc/ssh/sshd_config", "", 997, store.Fine, "Nobody can log in"},
		"Waymark as shell":               {"etc/ssh/sshd_config", "", 996, store.LookAt, "cannot read"},
		"Waymark as shell, and sftp":     {"etc/ssh/sshd_config.d", include + "Subsystem sftp internal-sftp\n", 996, store.LookAt, "hands out files"},
		"Waymark as shell, and its sftp": {"etc/ssh/sshd_config.d", include + "Subsystem sftp /usr/lib/sftp-server\n", 996, store.Fine, "no shell"},
	} {
		system := shut{files(map[string]string{
			"etc/passwd": passwd, "etc/ssh/sshd_config": c.main, "etc/ssh/sshd_config.d/waymark.conf": forced,
		}), c.shut}
		found := cli.AccountOf(system, c.uid, "", "")
		if len(found) != 1 || found[0].Verdict != c.want || !strings.Contains(found[0].Found, c.words) {
			t.Errorf("%s: found %+v", name, found)
			continue
		}
		if do := found[0].Do; c.words == "cannot read" && (!strings.Contains(do, "ForceCommand") || strings.Contains(do, "login shell")) {
			t.Errorf("%s: to do is %s", name, do)
		}
	}
}

func TestListsOfTheSettingsThatCannotBeUsedAreNamed(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ours, err := os.ReadFile("../questionnaires/training.yaml")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/passport.md")
	if err != nil {
		t.Fatal(err)
	}
	_, entry, _ := strings.Cut(string(page), "[[employer]]")
	entry, _, _ = strings.Cut(entry, "\n```")
	for name, c := range map[string]struct {
		training, trusted, about string
		want                     store.Verdict
		words                    string
	}{
		"a list of training":         {training: write("training.yaml", string(ours)), about: "training list", want: store.Fine},
		"training that is not there": {training: "/nope.yaml", about: "training list", want: store.Wrong, words: `There is no file "/nope.yaml".`},
		"training that does not fit": {training: write("bad.yaml", "topics: 3\n"), about: "training list", want: store.Wrong, words: "bad.yaml:1: "},
		"employers":                  {trusted: write("employers.toml", "[[employer]]"+entry+"\n"), about: "trusted list", want: store.Fine},
		"employers not there":        {trusted: "/nope.toml", about: "trusted list", want: store.Wrong, words: `There is no file "/nope.toml".`},
		"employers that do not fit":  {trusted: write("bad.toml", "\nemployers = 3\n"), about: "trusted list", want: store.Wrong, words: "bad.toml:2: "},
	} {
		found := cli.ListsOf(c.training, c.trusted)
		if len(found) != 1 || found[0].About != c.about || found[0].Verdict != c.want || !strings.Contains(found[0].Found, c.words) {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	if found := cli.ListsOf("", ""); found != nil {
		t.Errorf("no lists: found %+v", found)
	}
}

func TestADiskThatIsNotSeenToBeEncryptedIsNamed(t *testing.T) {
	const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 254:0 / /var/lib rw,relatime - ext4 /dev/mapper/lib rw
31 22 0:40 / /var/lib/way\040mark rw - tmpfs tmpfs rw
`
	luks := map[string]string{"proc/self/mountinfo": mounts, "sys/dev/block/254:0/dm/uuid": "CRYPT-LUKS2-0123-lib\n", "sys/dev/block/8:1/size": "1\n"}
	for data, want := range map[string]store.Verdict{
		"/var/lib/waymark/data": store.Fine,
		"/var/lib":              store.Fine,
		"/var/library":          store.LookAt,
		"/srv/waymark":          store.LookAt,
		"/var/lib/way mark":     store.LookAt,
	} {
		if found := cli.DiskOf(files(luks), data); len(found) != 1 || found[0].Verdict != want {
			t.Errorf("%s: found %+v", data, found)
		}
	}
	if found := cli.DiskOf(files(nil), "/srv"); found != nil {
		t.Errorf("a system without such a file: found %+v", found)
	}
}

func TestAPrintSystemThatKeepsPagesIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		settings string
		want     store.Verdict
	}{
		"kept no pages":  {"LogLevel warn\nPreserveJobFiles No\n", store.Fine},
		"in small":       {"preservejobfiles off\n", store.Fine},
		"the usual":      {"LogLevel warn\n", store.LookAt},
		"kept for a day": {"PreserveJobFiles 86400\n", store.LookAt},
		"commented":      {"#PreserveJobFiles No\n", store.LookAt},
	} {
		found := cli.SpoolOf(files(map[string]string{"etc/cups/cupsd.conf": c.settings}))
		if len(found) != 1 || found[0].Verdict != c.want {
			t.Errorf("%s: found %+v", name, found)
		}
	}
	if found := cli.SpoolOf(files(nil)); found != nil {
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
		"no pages":       {env{"TERM": "dumb", "LANG": "C.UTF-8"}, []store.Verdict{store.LookAt}},
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
