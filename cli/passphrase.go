package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"waymark/assessment/record"
)

// maxPassphrase is how much of standard input is read as one.
const maxPassphrase = 1024

// askPassphrase reads the passphrase of a key: typed without an echo at a terminal, else the first line of standard
// input. It never stands among the words of a command, where others on the same computer could read it.
func askPassphrase(cmd *cobra.Command, env *Env, prompt string) (string, error) {
	terminal, ok := env.Stdin.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(env.Stdin, maxPassphrase)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", failed("The passphrase could not be read from standard input (%s). Nothing was written.", reason(err))
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	fmt.Fprint(cmd.ErrOrStderr(), prompt)
	typed, err := readHidden(cmd.Context(), int(terminal.Fd()))
	fmt.Fprintln(cmd.ErrOrStderr())
	if err != nil && !errors.Is(err, ErrInterrupted) {
		err = failed("The passphrase could not be read (%s). Nothing was written.", reason(err))
	}
	return typed, err
}

// readHidden reads a line from a terminal that shows none of it. A signal stops it, and leaves the terminal as it was.
func readHidden(ctx context.Context, terminal int) (string, error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	type line struct {
		text []byte
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(terminal)
		typed <- line{text, err}
	}()
	select {
	case l := <-typed:
		return string(l.text), l.err
	case <-ctx.Done():
		return "", errors.Join(ErrInterrupted, term.Restore(terminal, before))
	}
}

// newPassphrase asks for a passphrase to lock a key with, twice at a terminal.
func newPassphrase(cmd *cobra.Command, env *Env) (string, error) {
	first, err := askPassphrase(cmd, env, fmt.Sprintf("Passphrase for the new key, %d characters or more: ", record.PassphraseLeast))
	if err != nil {
		return "", err
	}
	if utf8.RuneCountInString(first) < record.PassphraseLeast {
		return "", failed("A passphrase has %d characters or more. Nothing was written. Try a longer one.", record.PassphraseLeast)
	}
	if !isTerminal(env.Stdin) {
		return first, nil
	}
	second, err := askPassphrase(cmd, env, "The same once more: ")
	if err == nil && first != second {
		err = failed("The two passphrases differ. Nothing was written. Try again.")
	}
	return first, err
}

// openKey reads a key file and unlocks it with the passphrase that it asks for.
func openKey(cmd *cobra.Command, env *Env, path string) (*record.Key, error) {
	data, err := readGiven(path, record.MaxKeyFile)
	if err != nil {
		return nil, err
	}
	passphrase, err := askPassphrase(cmd, env, "Passphrase of the key: ")
	if err != nil {
		return nil, err
	}
	key, err := record.OpenKey(data, passphrase)
	switch {
	case err == nil:
		return key, nil
	case errors.Is(err, record.ErrPassphrase):
		return nil, failed("This passphrase does not open the key %s. Nothing was signed. Try again.", quoted(path))
	}
	return nil, failed("The file %s is not a key that \"waymark record key\" made, or it is damaged. Nothing was signed.", quoted(path))
}
