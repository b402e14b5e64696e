package tui

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// mostOnLine bounds a line, in bytes: more than the longest note ever takes.
const mostOnLine = 8000

// byteOrderMark is what some editors begin a file with.
const byteOrderMark = '\uFEFF'

// typedLine is one line of what was typed or piped in.
type typedLine struct {
	text    string
	tooLong bool // text is empty: nothing of such a line is kept
	end     bool // no more lines will come
	cut     bool // what came last had no line end, and is not taken for a line
}

// readLines reads the input of a whole run, a line each time that more is wanted, until it ends. A line without an end
// may be the first half of one, such as 1 of 12, so it answers nothing.
func readLines(in io.Reader, more, done <-chan struct{}) <-chan typedLine {
	lines := make(chan typedLine)
	go func() {
		reader := bufio.NewReaderSize(in, mostOnLine)
		for first := true; ; first = false {
			select {
			case <-more:
			case <-done:
				return
			}
			line := readLine(reader)
			if first {
				line.text = strings.TrimPrefix(line.text, string(byteOrderMark))
			}
			select {
			case lines <- line:
			case <-done:
				return
			}
			if line.end {
				return
			}
		}
	}()
	return lines
}

func readLine(reader *bufio.Reader) typedLine {
	found, err := reader.ReadSlice('\n')
	line := typedLine{}
	for err == bufio.ErrBufferFull {
		line.tooLong = true
		found, err = reader.ReadSlice('\n')
	}
	switch {
	case err != nil:
		return typedLine{end: true, cut: line.tooLong || len(found) > 0}
	case !line.tooLong:
		line.text = onlyText(found)
	}
	return line
}

// onlyText takes the line end off, and bytes that are no text.
func onlyText(line []byte) string {
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError {
			return '?'
		}
		return r
	}, string(bytes.ToValidUTF8(line, []byte("?"))))
}
