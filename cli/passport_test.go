package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/assessment"
	"waymark/assessment/record"
	"waymark/cli"
	"waymark/questionnaires"
)

// office is a place where commands run on a day of its own, with randomness that is the same each time.
type office struct {
	today  time.Time
	random *rand.ChaCha8
}

func newOffice(t *testing.T) *office {
	t.Helper()
	folder := t.TempDir()
	must(t, writeRecords(folder))
	t.Chdir(folder)
	return &office{random: rand.NewChaCha8([32]byte{1}), today: time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC)}
}

const passphrase = "three wet otters"

// key makes a key as the command does, but with a lock that opens at once.
func (o *office) key(t *testing.T, issuer, name string) {
	t.Helper()
	from := assessment.DateOf(o.today)
	key, err := record.NewKey(o.random, issuer, from, from.AddMonths(24))
	must(t, err)
	sealed, err := key.Seal(passphrase, 2)
	must(t, err)
	public := fmt.Sprintf("[[employer]]\nname = %q\nkey = %q\nfrom = %q\nuntil = %q\n", issuer, key.Key, key.From, key.Until)
	must(t, errors.Join(os.WriteFile(name, sealed, 0o600), os.WriteFile(name+".pub", []byte(public), 0o600)))
}

// runs carries out one command line, with a passphrase for whatever asks for one.
func (o *office) runs(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	code := cli.Run(t.Context(), args, cli.Env{
		Stdin: strings.NewReader(passphrase + "\n"), Stdout: &out, Stderr: &errs, Environ: []string{"HOME=" + t.TempDir()},
		Clock: func() time.Time { return o.today }, Random: o.random,
	})
	if code != want {
		t.Fatalf("%v: exit code %d, want %d: %s%s", args, code, want, &out, &errs)
	}
	return out.String(), errs.String()
}

// standing returns how the first line stands, and its id.
func (o *office) standing(t *testing.T, args ...string) (standing, id string) {
	t.Helper()
	out, _ := o.runs(t, 1, append([]string{"record", "verify", "--trusted", "key.pub", "--json"}, args...)...)
	var checked struct {
		Lines []struct{ Standing, ID string }
	}
	must(t, json.Unmarshal([]byte(out), &checked))
	return checked.Lines[0].Standing, checked.Lines[0].ID
}

func TestSignatureIsTakenBackByListsInTurn(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "key")
	o.runs(t, 0, "record", "sign", "trained.json", "--key", "key", "--lines", "1,2", "-o", "signed.json", "--yes")
	_, id := o.standing(t, "signed.json")
	o.runs(t, 0, "record", "revoke", "--key", "key", "--first", "-o", "first.jws")
	check := func(want string, lists ...string) {
		t.Helper()
		args := []string{"signed.json"}
		for _, list := range lists {
			args = append(args, "--revoked", list)
		}
		if got, _ := o.standing(t, args...); got != want {
			t.Errorf("on %s with %v: %s, want %s", o.today.Format(time.DateOnly), lists, got, want)
		}
	}
	check("trusted", "first.jws")
	o.today = o.today.AddDate(0, 0, 30)
	check("trusted", "first.jws")
	o.today = o.today.AddDate(0, 0, 1)
	check("stale-list", "first.jws")
	o.runs(t, 0, "record", "revoke", "--key", "key", "--before", "first.jws", "--ids", id, "-o", "second.jws")
	check("revoked", "second.jws")
	o.runs(t, 0, "record", "revoke", "--key", "key", "--before", "second.jws", "-o", "third.jws")
	check("revoked", "third.jws")
	check("revoked", "first.jws", "third.jws")
	check("trusted")

	// The key ends; what it signed before stays signed, and it signs no more.
	o.today = time.Date(2028, time.November, 23, 10, 0, 0, 0, time.UTC)
	check("trusted")
	_, said := o.runs(t, 1, "record", "sign", "trained.json", "--key", "key", "--lines", "1", "-o", "late.json", "--yes")
	if want := "This key signs from 22 November 2026 to 22 November 2028 alone. Nothing was signed."; !strings.HasPrefix(said, want) {
		t.Errorf("said %s", said)
	}
}

func TestListGoesOnFromTheLastOneOfItsOwnKey(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "key")
	o.key(t, "Riverside", "next")
	o.runs(t, 0, "record", "revoke", "--key", "key", "--first", "-o", "first.jws")
	for name, c := range map[string]struct {
		code int
		args []string
		want string
	}{
		"no list before": {2, []string{"--key", "key"}, "Name your last list with --before, so that what you took back stays so. Say --first for your first list."},
		"both":           {2, []string{"--key", "key", "--first", "--before", "first.jws"}, "A first list has none before it. Say --first or --before."},
		"another's list": {1, []string{"--key", "next", "--before", "first.jws"}, `The list "first.jws" was signed by another key. Nothing was written. Begin the list of a new key with --first, and send both lists.`},
	} {
		_, said := o.runs(t, c.code, append([]string{"record", "revoke", "-o", "second.jws"}, c.args...)...)
		if !strings.HasPrefix(said, c.want) {
			t.Errorf("%s: said %s", name, said)
		}
		if _, err := os.Stat("second.jws"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a list was written", name)
		}
	}
}

// The list of a new key does not bring back what the list of the key before it took back.
func TestFirstListOfANewKeyLeavesTheLastOneOfTheOldKeyInForce(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "old")
	o.key(t, "Riverside", "new")
	var both []byte
	for _, name := range []string{"old.pub", "new.pub"} {
		entry, err := os.ReadFile(name)
		must(t, err)
		both = append(both, entry...)
	}
	must(t, os.WriteFile("key.pub", both, 0o600))
	o.runs(t, 0, "record", "sign", "trained.json", "--key", "old", "--lines", "1", "-o", "signed.json", "--yes")
	_, id := o.standing(t, "signed.json")
	o.runs(t, 0, "record", "revoke", "--key", "old", "--first", "--ids", id, "-o", "old.jws")
	o.today = o.today.AddDate(0, 0, 31)
	o.runs(t, 0, "record", "revoke", "--key", "new", "--first", "-o", "new.jws")
	if got, _ := o.standing(t, "signed.json", "--revoked", "old.jws", "--revoked", "new.jws"); got != "revoked" {
		t.Errorf("with both lists the line is %s", got)
	}
}

func TestRecordWhoseEveryLineIsTrustedExitsZero(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "key")
	data, err := os.ReadFile("trained.json")
	must(t, err)
	r, err := record.Read(data)
	must(t, err)
	r.Training.Lines = r.Training.Lines[:2]
	data, err = r.Encode()
	must(t, err)
	must(t, os.WriteFile("two.json", data, 0o600))
	o.runs(t, 0, "record", "sign", "two.json", "--key", "key", "--lines", "1,2", "-o", "signed.json", "--yes")
	out, _ := o.runs(t, 0, "record", "verify", "signed.json", "--trusted", "key.pub")
	if !strings.HasSuffix(out, "\n2 of 2 lines are trusted.\n") {
		t.Errorf("said %s", out)
	}

	// One altered byte of a signature, in a record whose digest fits again, and that line alone is not trusted.
	r, err = cli.NewRecords(nil, "", "").Open(t.Context(), filepath.Join(".", "signed.json"))
	must(t, err)
	altered := []byte(r.Training.Lines[1].Credential)
	altered[len(altered)/2] ^= 1
	r.Training.Lines[1].Credential = string(altered)
	data, err = r.Encode()
	must(t, err)
	must(t, os.WriteFile("altered.json", data, 0o600))
	out, _ = o.runs(t, 1, "record", "verify", "altered.json", "--trusted", "key.pub")
	if !strings.Contains(out, "Not trusted: what stands there as a signature does not hold.") || !strings.HasSuffix(out, "\n1 of 2 lines are trusted.\n") {
		t.Errorf("said %s", out)
	}
}

func TestLinesSignedByTwoEmployersStandSideBySide(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "river")
	o.key(t, "North", "north")
	o.runs(t, 0, "record", "sign", "trained.json", "--key", "river", "--lines", "1", "-o", "one.json", "--yes")
	o.runs(t, 0, "record", "sign", "one.json", "--key", "north", "--lines", "2", "-o", "two.json", "--yes")
	var list []byte
	for _, name := range []string{"river.pub", "north.pub"} {
		entry, err := os.ReadFile(name)
		must(t, err)
		list = append(list, entry...)
	}
	must(t, os.WriteFile("employers.toml", list, 0o600))
	out, _ := o.runs(t, 1, "record", "verify", "two.json", "--trusted", "employers.toml")
	for _, want := range []string{"Trusted: signed by Riverside", "Trusted: signed by North", "Self-declared", "2 of 3 lines are trusted."} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
	out, _ = o.runs(t, 1, "record", "verify", "two.json", "--trusted", "north.pub")
	if !strings.Contains(out, "1 of 3 lines are trusted.") {
		t.Errorf("said %s", out)
	}
}

// The signatures go along when the record is brought to a new assessment, and into the report made of it.
func TestSignaturesGoAlongWithAReport(t *testing.T) {
	o := newOffice(t)
	o.key(t, "Riverside", "key")
	o.runs(t, 0, "record", "sign", "trained.json", "--key", "key", "--lines", "1", "-o", "signed.json", "--yes")
	r, err := cli.NewRecords(nil, "", "").Open(t.Context(), "signed.json")
	must(t, err)
	q, err := questionnaires.ByID(questionnaires.Default)
	must(t, err)
	a, left := r.Assessment(q)
	if left != nil {
		t.Errorf("left out %v", left)
	}
	back := record.New(a, assessment.DateOf(o.today)).Training
	if back.Holder != r.Training.Holder || back.Lines[0] != r.Training.Lines[0] {
		t.Error("the signature or the secret is lost")
	}
}
