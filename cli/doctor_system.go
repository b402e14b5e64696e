package cli

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/term"

	"waymark/store"
)

// machine is what the system tells of itself in files. On systems without a file nothing is found.
type machine struct {
	files   fs.FS // from the root folder down
	uid     int   // of this account
	program string
	getenv  func(string) string
}

func checkBuild(b Build) store.Finding {
	if b.day().IsZero() {
		return lookAt("program", "This Waymark does not know the day on which it was built.", "Build it from a clone with git: until somebody has shared, the day keeps a wrong clock from being believed.")
	}
	return fine("program", fmt.Sprintf("This is waymark %s, built from the commit of %s.", b.Version, b.day().Words()))
}

func checkMemory() store.Finding {
	if !memoryIsShut() {
		return lookAt("memory", "A crash could write answers to a core file.", "Forbid core files for this account, with ulimit -c 0 or LimitCORE=0.")
	}
	return fine("memory", "No crash can write answers to a core file.")
}

// account finds whether the account of Waymark gives people a shell, and with it the databases.
func (m *machine) account() []store.Finding {
	const about = "account"
	passwd, err := fs.ReadFile(m.files, "etc/passwd")
	if err != nil {
		return nil
	}
	if m.uid == 0 {
		return []store.Finding{lookAt(about, "Waymark runs as root.", "Give it an account of its own.")}
	}
	name, shell, known := accountOf(string(passwd), m.uid)
	said := m.sshdFor(name)
	switch program := path.Base(shell); {
	case !known:
		return []store.Finding{lookAt(about, "The account is not in /etc/passwd, so its shell is not known.", "See that nobody gets a shell with it.")}
	case program == "nologin" || program == "false":
		return []store.Finding{fine(about, "Nobody can log in with this account.")}
	case program == "waymark" || shell == m.program:
		return []store.Finding{accountWithoutShell(name, said)}
	}
	return []store.Finding{m.accountWithShell(name, shell, said)}
}

// accountWithoutShell finds whether sshd hands out files, for an account of which Waymark is the login shell.
func accountWithoutShell(name string, said sshd) store.Finding {
	const about = "account"
	switch {
	case said.handsOutFiles():
		return lookAt(about, "sshd hands out files by sftp without asking any shell.", "Name Waymark in ForceCommand of sshd too: docs/install.md has the lines.")
	case said.mayHandOutFiles():
		return lookAt(about, "This account cannot read all settings of sshd, which may hand out files by sftp.", lookAsRoot(name))
	}
	return fine(about, "Who logs in with this account gets Waymark and no shell.")
}

// accountWithShell finds whether sshd runs Waymark in place of the shell that an account has.
func (m *machine) accountWithShell(name, shell string, said sshd) store.Finding {
	const about = "account"
	forced, missing := said.get("forcecommand"), said.open()
	switch has := "The account has the shell " + quoted(shell); {
	case m.isWaymark(forced) && missing == nil:
		return fine(about, "sshd gives this account Waymark by ForceCommand. The account itself has the shell "+quoted(shell)+".")
	case said.unread && (forced == "" || m.isWaymark(forced)):
		return lookAt(about, has+". This account cannot read all settings of sshd, which may run Waymark in its place.", lookAsRoot(name))
	case m.isWaymark(forced):
		return lookAt(about, "sshd runs Waymark by ForceCommand, without "+strings.Join(missing, ", ")+" for this account.", "Add it in the settings of sshd: docs/install.md has the lines.")
	case forced != "":
		return lookAt(about, has+canBeRead+" ForceCommand of sshd is "+quoted(forced)+", which is not Waymark alone.", nameInSSHD)
	case m.getenv("SSH_CONNECTION") != "":
		return lookAt(about, has+canBeRead, nameInSSHD)
	default:
		return lookAt(about, has+canBeRead, "Make Waymark its login shell, or let nobody log in with it: docs/install.md has both.")
	}
}

// Words of more than one finding about the account.
const (
	canBeRead  = ": with it anyone who uses the terminal can read the databases."
	nameInSSHD = "Name Waymark in ForceCommand of sshd: docs/install.md has the lines."
)

// lookAsRoot says how to see the settings of sshd that this account cannot read.
func lookAsRoot(name string) string {
	return `Run "sudo sshd -T -C user=` + name + `" and see that ForceCommand there is Waymark: docs/install.md has the lines.`
}

// accountOf reads the name and the login shell of an account from a table of accounts.
func accountOf(passwd string, uid int) (name, shell string, known bool) {
	for line := range strings.Lines(passwd) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), ":")
		if len(fields) == 7 && fields[2] == strconv.Itoa(uid) {
			return fields[0], cmp.Or(fields[6], "/bin/sh"), true
		}
	}
	return "", "", false
}

// swap finds swap space that may hold answers in plain. Memory that is compressed in memory is none.
func (m *machine) swap() []store.Finding {
	table, err := fs.ReadFile(m.files, "proc/swaps")
	if err != nil {
		return nil
	}
	var found []store.Finding
	_, spaces, _ := strings.Cut(string(table), "\n") // below the headings
	for line := range strings.Lines(spaces) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		device, isDevice := strings.CutPrefix(fields[0], "/dev/")
		if isDevice && (strings.HasPrefix(device, "zram") || m.isEncryptedAt(path.Join("sys/block", path.Base(device)))) {
			continue
		}
		found = append(found, lookAt("swap", "The swap space "+quoted(fields[0])+" is not seen to be encrypted.", "Switch swap off, or encrypt it: answers in memory may be written there."))
	}
	if len(found) == 0 {
		found = append(found, fine("swap", "There is no swap space, or it is encrypted."))
	}
	return found
}

// isEncryptedAt reports whether a device of the kernel's device mapper is, or lies on, one that dm-crypt made. At is the
// folder in which the kernel tells of it.
func (m *machine) isEncryptedAt(at string) bool {
	if uuid, err := fs.ReadFile(m.files, at+"/dm/uuid"); err == nil && strings.HasPrefix(string(uuid), "CRYPT-") {
		return true
	}
	below, err := fs.ReadDir(m.files, at+"/slaves")
	for _, d := range below {
		if !m.isEncryptedAt(path.Join("sys/block", d.Name())) {
			return false
		}
	}
	return err == nil && len(below) > 0
}

func checkPrinter(ctx context.Context, printer *Printer) store.Finding {
	names, err := printer.Names(ctx)
	switch {
	case err != nil:
		return wrong("printer", "The printer of the settings, "+quoted(printer.chosen)+", is not there.", `List the printers with "lpstat -e".`)
	case len(names) == 0:
		return lookAt("printer", "There is no printer, or no lp command: people can save their report and not print it.", "Set one up in CUPS, if you want one.")
	}
	return fine("printer", "Reports are printed on "+quoted(names[0])+".")
}

// The smallest window for the pages.
const (
	leastColumns = 60
	leastRows    = 20
)

func checkTerminal(env *Env) []store.Finding {
	const about = "terminal"
	screen, ok := env.Stdout.(*os.File)
	if !ok || !isTerminal(screen) {
		return []store.Finding{fine(about, "This goes to no terminal, so none was looked at.")}
	}
	columns, rows, err := term.GetSize(int(screen.Fd()))
	found := []store.Finding{fine(about, fmt.Sprintf("The window has %d columns and %d rows.", columns, rows))}
	if err != nil || columns < leastColumns || rows < leastRows {
		found[0].Verdict = store.LookAt
		found[0].Do = fmt.Sprintf("Make it %d by %d or larger, or its letters smaller.", leastColumns, leastRows)
	}
	return append(found, checkLooks(env.getenv)...)
}

// checkLooks finds what keeps colours or symbols from the screen.
func checkLooks(getenv func(string) string) (found []store.Finding) {
	const about = "terminal"
	if getenv("TERM") == "dumb" {
		found = append(found, lookAt(about, "The terminal cannot show pages (TERM=dumb). The questionnaire runs there line by line, in plain text.", "Use another terminal for pages."))
	}
	if getenv("NO_COLOR") != "" {
		found = append(found, fine(about, "Colours are off (NO_COLOR). Nothing hangs on them."))
	}
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG"))
	if name := strings.ToUpper(locale); runtime.GOOS != "windows" && !strings.Contains(name, "UTF-8") && !strings.Contains(name, "UTF8") {
		found = append(found, lookAt(about, "The locale is not one of UTF-8 ("+cmp.Or(locale, "none is set")+").", "Set LANG=C.UTF-8, or another that ends in UTF-8."))
	}
	return found
}
