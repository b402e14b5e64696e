package release

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes the release as a workbook for course planners: what it is, training needs, each table that it has,
// and charts. There is nothing in it but text, numbers and charts: no formula, link or macro, and no name but those that
// repeat headings in print. The same release gives the same bytes.
func (r *Release) WriteXLSX(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close() // nothing of it is on disk
	f.SetZipWriter(newZipInOrder)
	book := workbook{file: f, release: r}
	if err := book.write(); err != nil {
		return fmt.Errorf("make the workbook: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// zipInOrder puts files into an archive in the order of their names. excelize hands its sheets over in any order.
type zipInOrder struct {
	*zip.Writer
	files map[string]*bytes.Buffer
}

func newZipInOrder(w io.Writer) excelize.ZipWriter {
	return &zipInOrder{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

// Create keeps a file until the archive is closed.
func (z *zipInOrder) Create(name string) (io.Writer, error) {
	z.files[name] = new(bytes.Buffer)
	return z.files[name], nil
}

// Close writes the archive. Its files have no times.
func (z *zipInOrder) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.files)) {
		file, err := z.Writer.Create(name)
		if err != nil {
			return err
		}
		if _, err := file.Write(z.files[name].Bytes()); err != nil {
			return err
		}
	}
	return z.Writer.Close()
}

// workbook is a workbook while it is written.
type workbook struct {
	file    *excelize.File
	release *Release
	styles  styles
}

func (b *workbook) write() error {
	if err := b.describe(); err != nil {
		return err
	}
	if err := b.makeStyles(); err != nil {
		return err
	}
	for i, s := range b.release.sheets() {
		if i == 0 {
			if err := b.file.SetSheetName(b.file.GetSheetName(0), s.name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(s.name); err != nil {
			return err
		}
		if err := b.writeSheet(&s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	b.turnAxes()
	// A chart makes excelize list every kind of picture, in any order.
	if kinds := b.file.ContentTypes; kinds != nil {
		sort.Slice(kinds.Defaults, func(i, j int) bool { return kinds.Defaults[i].Extension < kinds.Defaults[j].Extension })
	}
	return nil
}

// describe sets the properties of the file: the program and the day of the release.
func (b *workbook) describe() error {
	day := b.release.Made.String() + "T00:00:00Z"
	if err := b.file.SetDocProps(&excelize.DocProperties{Creator: "Waymark", Created: day, Modified: day}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "Waymark"})
}

// font is on every office computer, and those without it have one of the same widths.
const font = "Arial"

// styles are the looks of a cell, as excelize numbers them. They are black and grey: most copies are printed so.
type styles struct{ title, strong, note, head, headFigure, text, figure int }

func (b *workbook) makeStyles() error {
	const top, right = "top", "right"
	line := []excelize.Border{{Type: "bottom", Style: 1, Color: "BFBFBF"}}
	heavy := []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}, {Type: "left", Style: 2, Color: "FFFFFF"}}
	grey := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9D9D9"}}
	plain := &excelize.Font{Family: font, Size: 10}
	bold := &excelize.Font{Bold: true, Family: font, Size: 10}
	for _, s := range []struct {
		id   *int
		look excelize.Style
	}{
		{&b.styles.title, excelize.Style{Font: &excelize.Font{Bold: true, Family: font, Size: 14}}},
		{&b.styles.strong, excelize.Style{Font: bold}},
		{&b.styles.note, excelize.Style{Font: plain}},
		{&b.styles.head, excelize.Style{Font: bold, Fill: grey, Border: heavy, Alignment: &excelize.Alignment{Vertical: top, WrapText: true}}},
		{&b.styles.headFigure, excelize.Style{Font: bold, Fill: grey, Border: heavy, Alignment: &excelize.Alignment{Vertical: top, WrapText: true, Horizontal: right, Indent: 1}}},
		{&b.styles.text, excelize.Style{Font: plain, Border: line, Alignment: &excelize.Alignment{Vertical: top, WrapText: true, Horizontal: "left"}}},
		{&b.styles.figure, excelize.Style{Font: plain, Border: line, Alignment: &excelize.Alignment{Vertical: top, Horizontal: right, Indent: 1}}},
	} {
		id, err := b.file.NewStyle(&s.look)
		if err != nil {
			return fmt.Errorf("make a style: %w", err)
		}
		*s.id = id
	}
	return nil
}
