package release_test

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"waymark/assessment/outside"
)

// rowLine is the colour of the lines between rows, as the style has it.
var rowLine = color.RGBA{0xb4, 0xbe, 0xc6, 0xff}

// TestLinesBetweenRowsGoUnderTheColumnThatStays guards that in a narrow window, where the first column covers what is
// scrolled under it, it does not cover the lines between the rows. A line may be a pixel off there, for the column is
// laid on whole pixels.
func TestLinesBetweenRowsGoUnderTheColumnThatStays(t *testing.T) {
	outside.Need(t, "chromium")
	dir := outside.Folder(t)
	page, picture := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.png")
	if err := os.WriteFile(page, pageOf(t, aPage.release(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	outside.Chromium(t, dir, "--hide-scrollbars", "--window-size=400,14000", "--screenshot="+picture, "file://"+page)
	looked := pictureOf(t, picture)
	right, broken := 0, 0
	for y := 1; y < looked.Bounds().Dy()-1; y++ {
		if !lined(looked, y, 250, 380) {
			continue
		}
		right++
		for _, from := range []int{20, 90} {
			if !lined(looked, y, from, from+60) && !lined(looked, y-1, from, from+60) && !lined(looked, y+1, from, from+60) {
				broken++
			}
		}
	}
	if right < 100 || broken > 0 {
		t.Errorf("of %d lines between rows %d are broken under the first column", right, broken)
	}
}

// lined reports whether a row of pixels is a line between rows, all the way.
func lined(looked image.Image, y, from, to int) bool {
	for x := from; x < to; x++ {
		if color.RGBAModel.Convert(looked.At(x, y)) != rowLine {
			return false
		}
	}
	return true
}

func pictureOf(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	looked, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return looked
}
