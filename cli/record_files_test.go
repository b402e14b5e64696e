package cli_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"waymark/assessment/record"
	"waymark/cli"
)

// sealed puts a record into its envelope, with the digest that it must have.
func sealed(t *testing.T, version int, inside string) []byte {
	t.Helper()
	var compact bytes.Buffer
	must(t, json.Compact(&compact, []byte(inside)))
	return fmt.Appendf(nil, `{"format": "waymark-record", "version": %d, "sha256": "%x", "record": %s}`,
		version, sha256.Sum256(compact.Bytes()), inside)
}

// aPDF makes a PDF with a file inside, as small as can be. Extra stands in its trailer.
func aPDF(inside []byte, extra string) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(inside) // into memory
	z.Close()
	out := []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
	if inside != nil {
		out = fmt.Appendf(out, "2 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n",
			packed.Len(), packed.Bytes())
	}
	return fmt.Appendf(out, "trailer\n<< /Root 1 0 R %s >>\n%%%%EOF\n", extra)
}

// given are a record and what may be wrong with a file, with what is said of each.
func given(t *testing.T) map[string]struct {
	data []byte
	said string
} {
	const about = `"made": "2026-05-04", "questionnaire": {"id": "ahp-support-worker", "version": "1"}`
	good := sealed(t, 1, `{`+about+`, "answers": {"d3-consent": {"rating": "on-my-own", "note": "I ask."}}}`)
	note := func(s string) []byte {
		text, err := json.Marshal(s)
		must(t, err)
		return sealed(t, 1, `{`+about+`, "answers": {"d3-consent": {"rating": "on-my-own", "note": `+string(text)+`}}}`)
	}
	bomb := append(bytes.TrimSuffix(good, []byte("}")), bytes.Repeat([]byte(" "), 8<<20)...)
	const (
		none       = `There is no Waymark record in this file. A printed, scanned or "print to PDF" copy has none. Nor has a one-page report, or one saved without its record. Choose another file that you saved.`
		incomplete = "This file is not complete. It was cut short or changed on its way. Choose another copy."
		tooBig     = "This file is too big to hold a Waymark record. Choose the file that you saved."
		other      = "This is neither a PDF nor a Waymark record. Choose the PDF or the record that you saved."
		notOurs    = "This is not a Waymark record. Choose the PDF or the record that you saved."
	)
	return map[string]struct {
		data []byte
		said string
	}{
		"good.json":          {good, ""},
		"good.pdf":           {aPDF(good, ""), ""},
		"escapes.json":       {note("\x1b[2JI \u202eask\u0007."), ""},
		"unknown-id.json":    {sealed(t, 1, `{`+about+`, "answers": {"d3-consent": {"rating": "on-my-own"}, "d9-flying": {"rating": "not-yet"}}}`), ""},
		"other-pack.json":    {sealed(t, 1, strings.ReplaceAll(`{`+about+`}`, "ahp-support-worker", "nurses")), ""},
		"printed.pdf":        {aPDF(nil, ""), none},
		"other-program.pdf":  {aPDF([]byte(`<?xml version="1.0"?><invoice/>`), ""), none},
		"other-json.pdf":     {aPDF([]byte(`{"format": "something-else"}`), ""), none},
		"truncated.pdf":      {aPDF(good, "")[:180], incomplete},
		"truncated.json":     {good[:len(good)-20], incomplete},
		"changed.json":       {bytes.Replace(good, []byte("on-my-own"), []byte("not-yet"), 1), incomplete},
		"locked.pdf":         {aPDF(nil, "/Encrypt 9 0 R"), "This PDF has a password. Choose the file as you first saved it, without one."},
		"bomb.pdf":           {aPDF(bomb, ""), tooBig},
		"newer.json":         {sealed(t, 7, `{"anything": true}`), "This record is from a newer Waymark (7). Ask for the newer version."},
		"newer.pdf":          {aPDF(sealed(t, 7, `{"anything": true}`), ""), "This record is from a newer Waymark (7). Ask for the newer version."},
		"long-note.json":     {note(strings.Repeat("a", 200_000)), "Something in this record does not fit, at record.answers.d3-consent.note: 200000 characters, and the limit is 1000. Choose another copy."},
		"megabyte.json":      {note(strings.Repeat("a", 1<<20)), tooBig},
		"unknown-value.json": {sealed(t, 1, `{`+about+`, "answers": {"d3-consent": {"rating": "\u001b[31mbest"}}}`), `Something in this record does not fit, at record.answers.d3-consent.rating: "best". Choose another copy.`},
		"strange-key.json":   {sealed(t, 1, `{`+about+`, "name": "Ada"}`), `Something in this record does not fit, at record: "name". Choose another copy.`},
		"list.json":          {[]byte(`[1, 2]`), notOurs},
		"empty.json":         {nil, "This file is empty. Choose another copy."},
		"text.txt":           {[]byte("Dear all"), other},
		"letter.docx":        {[]byte("PK\x03\x04rest"), "This is a Word document or a zip file. Choose the PDF or the record that you saved."},
		"huge.pdf":           {make([]byte, record.MaxFile+1), ""},
	}
}

func TestEveryFileThatGivesNoRecordGetsItsSentence(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, file := range given(t) {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, file.data, 0o600))
		start := time.Now()
		stdout, stderr, code := carryOut(t, "record", "check", path)
		switch {
		case name == "huge.pdf":
			file.said = fmt.Sprintf("The file %q is larger than 16 MiB. That is more than Waymark reads of such a file.", path)
		case file.said == "":
			if code != 0 || stderr != "" || !strings.HasPrefix(stdout, path+": whole. Record version 1, made 2026-05-04, questionnaire ") {
				t.Errorf("%s: exit code %d, said %q %q", name, code, stdout, stderr)
			}
			continue
		}
		if want := path + ": " + file.said + "\n"; code != 1 || stdout != want || stderr != "" {
			t.Errorf("%s: exit code %d, said %q %q\nwant %q", name, code, stdout, stderr, want)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		for _, command := range [][]string{{"record", "show", path}, {"report", path, "-o", filepath.Join(folder, "out.pdf")}} {
			stdout, stderr, code := carryOut(t, command...)
			if code != 1 || stdout != "" || !strings.HasSuffix(stderr, file.said+"\n") || strings.Count(stderr, "\n") != 1 {
				t.Errorf("%s, %s: exit code %d, said %q %q", command[0], name, code, stdout, stderr)
			}
		}
	}
	if _, err := os.Lstat(filepath.Join(folder, "out.pdf")); err == nil {
		t.Error("a report was made of one of them")
	}
}

// What stands in a record comes from outside, and goes to a terminal.
func TestNothingOfARecordReachesTheTerminalRaw(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, file := range given(t) {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, file.data, 0o600))
		for _, args := range [][]string{{"record", "show", path}, {"record", "check", path}, {"record", "show", "--json", path}, {"record", "compare", path, path}} {
			stdout, stderr, _ := carryOut(t, args...)
			for _, r := range stdout + stderr {
				if r != '\n' && (!unicode.IsPrint(r) || r == '\u202e') {
					t.Errorf("%q of %s says %q", args[1], name, r)
					break
				}
			}
		}
	}
}

// carryOut runs one command line inside the test, as the program would.
func carryOut(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	code = cli.Run(t.Context(), args, cli.Env{
		Stdout: &out, Stderr: &errs, Environ: []string{"HOME=" + t.TempDir()},
		Clock: func() time.Time { return time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC) },
	})
	return out.String(), errs.String(), code
}
