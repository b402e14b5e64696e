package release

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// chart is a bar chart of the block that it belongs to, and has its title. The first column names the bars; the last ones, one for each
// shade, are drawn.
type chart struct {
	says     string // what it shows, for people who cannot see it
	category string // what one line is
	stacked  bool
	shades   []shade
}

// shade is the colour of a series and of the number on it. The lightness of two neighbours differs, so they can be told
// apart in grey.
type shade struct{ bar, number string }

var (
	dark   = shade{"1F3A5F", "FFFFFF"}
	middle = shade{"5B84B1", "000000"}
	light  = shade{"9DBAD9", "000000"}
	pale   = shade{"D6E2EF", "000000"}
)

const (
	mostNeeds   = 15 // focus areas in the charts of training needs and wishes
	mostRatings = 18 // focus areas in one chart of ratings: what a printed page holds
)

// chartsSheet has a block for each chart, with the figures that are drawn beside it. A line with [c] in one of its
// figures is not drawn, for a missing bar would say that nobody is there. A need has figures only, also where one of the
// two that it adds is [c].
func (r *Release) chartsSheet() sheet {
	s := sheet{
		name: "Charts", holds: "Training needs, ratings and learning as bars, each with its figures beside it.",
		notes: []string{
			"Only lines without [c] are drawn. One that is not here may still matter: see the other sheets.",
			"Bars of ratings end at different lengths: other answers are not in them. Every figure but a need is to the nearest 5.",
			"Need is not yet and with support. " + NeedWords,
		},
		widths: []float64{40, 11, 13, 17, 15, 2},
	}
	s.blocks = append(s.blocks, r.needsChart()...)
	s.blocks = append(s.blocks, r.wishesChart()...)
	s.blocks = append(s.blocks, r.ratingsCharts()...)
	s.blocks = append(s.blocks, r.learningCharts()...)
	return s
}

func (r *Release) needsChart() []block {
	b := block{
		title: "Training needs", heads: []string{"Focus area", "Rank", "Need"}, figures: 1,
		chart: &chart{
			category: "Focus area", shades: []shade{dark},
			says: "the need of the focus areas that rank first",
		},
	}
	for _, n := range r.TrainingNeeds() {
		if len(b.rows) < mostNeeds && allShown(n.Need) {
			b.rows = append(b.rows, []any{areaWords(n.Area), n.Rank, n.Need})
		}
	}
	return drawn(b)
}

// wishesChart is a chart of its own: a wish is often [c] where the need is great.
func (r *Release) wishesChart() []block {
	b := block{
		title: "Want to work on it", heads: []string{"Focus area", r.Table(Marks).Levels[0].Words}, figures: 1,
		chart: &chart{
			category: "Focus area", shades: []shade{dark},
			says: "how many people want to work on a focus area, the most first",
		},
	}
	needs := r.TrainingNeeds() // of those with one wish, the greater need comes first
	slices.SortStableFunc(needs, func(x, y Need) int { return cmp.Compare(y.Wish.known(), x.Wish.known()) })
	for _, n := range needs {
		if len(b.rows) < mostNeeds && allShown(n.Wish) {
			b.rows = append(b.rows, []any{areaWords(n.Area), n.Wish})
		}
	}
	return drawn(b)
}

func (r *Release) ratingsCharts() []block {
	ratings := r.Table(Ratings)
	var rows [][]any
	for i := range ratings.Rows {
		row := &ratings.Rows[i]
		if levels := row.Cells[:4]; allShown(levels...) {
			rows = append(rows, append([]any{areaWords(row)}, values(levels)...))
		}
	}
	var blocks []block
	for part := range slices.Chunk(rows, mostRatings) {
		title := "Ratings: the four levels"
		if len(rows) > mostRatings {
			title = fmt.Sprintf("%s (part %d)", title, len(blocks)+1)
		}
		blocks = append(blocks, block{
			title: title, heads: append([]string{"Focus area"}, ratings.words()[:4]...), figures: 1, rows: part,
			chart: &chart{
				category: "Focus area", stacked: true, shades: []shade{pale, light, middle, dark},
				says: "how many people gave each of the four levels, in the order of the framework",
			},
		})
	}
	return blocks
}

func (r *Release) learningCharts() []block {
	t := r.Table(Planning)
	if t == nil {
		return nil
	}
	var blocks []block
	for _, list := range r.Lists {
		b := block{
			title: list.Question, heads: []string{"Answer", t.Levels[0].Words}, figures: 1,
			chart: &chart{
				category: "Answer", shades: []shade{dark},
				says: "how many people ticked each answer, the most first",
			},
		}
		options := t.options(list.ID)
		slices.SortStableFunc(options, func(x, y Row) int { return cmp.Compare(y.Cells[0].known(), x.Cells[0].known()) })
		for _, o := range options {
			if allShown(o.Cells[0]) {
				b.rows = append(b.rows, []any{o.Words, o.Cells[0]})
			}
		}
		blocks = append(blocks, drawn(b)...)
	}
	return blocks
}

// drawn leaves out a chart without a bar.
func drawn(b block) []block {
	if len(b.rows) == 0 {
		return nil
	}
	return []block{b}
}

func allShown(cells ...Cell) bool {
	for _, c := range cells {
		if !c.shown() {
			return false
		}
	}
	return true
}

// areaWords are the position and the short title of a focus area, such as "3.9 Care plans".
func areaWords(row *Row) string { return row.Position + " " + row.Short }

const (
	rowPixels   = 20  // height of a row of a sheet
	chartPixels = 660 // width of a chart
)

// height is how many rows of the sheet a chart of that many lines takes.
func (c *chart) height(lines int) int {
	each := 26
	if !c.stacked {
		each = 14 + 16*len(c.shades)
	}
	return (150 + each*lines + rowPixels - 1) / rowPixels
}

// addChart draws the chart of a block to the right of it.
func (b *workbook) addChart(s *sheet, of *block, at position) error {
	c := of.chart
	title := of.title
	if b.release.Sample {
		title += " (" + SampleWords + ")" // a chart is copied without its sheet
	}
	black := func(size float64) *excelize.Font { return &excelize.Font{Family: font, Color: "000000", Size: size} }
	gap, overlap := uint(40), 0
	drawing := excelize.Chart{
		Type:  excelize.Bar,
		Title: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Bold: true, Family: font, Color: "000000", Size: 13}}},
		XAxis: excelize.ChartAxis{
			ReverseOrder: true, Font: *black(10), TickLabelSkip: 1,
			Title: []excelize.RichTextRun{{Text: c.category, Font: black(10)}},
		},
		YAxis: excelize.ChartAxis{
			Font: *black(10), MajorGridLines: true, Minimum: new(float64),
			Title: []excelize.RichTextRun{{Text: "People", Font: black(10)}},
		},
		Legend:    excelize.ChartLegend{Position: "top", Font: black(10)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		Dimension: excelize.ChartDimension{Width: chartPixels, Height: uint(rowPixels * c.height(len(of.rows)))},
		GapWidth:  &gap, Overlap: &overlap,
		Format: excelize.GraphicOptions{
			Positioning: "oneCell",
			AltText: fmt.Sprintf("Bar chart: %s. It shows %s. Its figures are in the cells beside it, %s to %s.",
				title, c.says, cellName(1, at.heads), cellName(len(of.heads), at.rows+len(of.rows)-1)),
		},
	}
	if c.stacked {
		drawing.Type, overlap = excelize.BarStacked, 100
	}
	if len(c.shades) == 1 {
		drawing.Legend.Position = "none"
	}
	drawing.Series = series(s, of, at)
	return b.file.AddChart(s.name, cellName(len(s.widths)+1, at.heads), &drawing)
}

// series says which cells a chart draws, and how.
func series(s *sheet, of *block, at position) []excelize.ChartSeries {
	column := func(n int) string {
		return fmt.Sprintf("%s!%s:%s", s.name, fixed(n, at.rows), fixed(n, at.rows+len(of.rows)-1))
	}
	var all []excelize.ChartSeries
	for i, shade := range of.chart.shades {
		n := len(of.heads) - len(of.chart.shades) + i + 1
		number := shade.number
		if !of.chart.stacked {
			number = "000000" // beyond the end of the bar
		}
		all = append(all, excelize.ChartSeries{
			Name: s.name + "!" + fixed(n, at.heads), Categories: column(1), Values: column(n),
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade.bar}},
			DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Family: font, Color: number, Size: 9}},
		})
	}
	return all
}

// fixed names a cell as charts do, such as $B$7.
func fixed(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row, true)
	return name
}

// turnAxes mends the axes of the charts: excelize turns their titles as for upright bars, and since the first line is on
// top, it puts the axis of numbers there too.
func (b *workbook) turnAxes() {
	b.file.Pkg.Range(func(path, content any) bool {
		file, _ := content.([]byte)
		before, axes, isChart := bytes.Cut(file, []byte("<catAx>"))
		lines, numbers, _ := bytes.Cut(axes, []byte("<valAx>"))
		if isChart {
			lines = bytes.Replace(lines, []byte(`rot="0"`), []byte(`rot="-5400000" vert="horz"`), 2)
			numbers = bytes.Replace(numbers, []byte(`rot="-5400000"`), []byte(`rot="0"`), 1)
			numbers = bytes.Replace(numbers, []byte(`<crosses val="autoZero">`), []byte(`<crosses val="max">`), 1)
			b.file.Pkg.Store(path, slices.Concat(before, []byte("<catAx>"), lines, []byte("<valAx>"), numbers))
		}
		return true
	})
}
