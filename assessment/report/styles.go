package report

// The styles of text. Nothing is set smaller than 10 points; there are no italics and no capitals for emphasis.
var (
	h1      = &style{bold, 33, 40, white, roleH1}
	h2      = &style{bold, 19, 26, darkBlue, roleH2}
	h2Small = &style{bold, 13.5, 19, darkBlue, roleH2} // of a part that is a few lines long
	h3      = &style{bold, 13.5, 19, darkBlue, roleH3}

	body   = &style{regular, 12, 17, ink, roleP}
	strong = &style{semiBold, 12, 17, ink, roleP}

	itemTitle = &style{semiBold, 12, 16, ink, roleP}
	panelText = &style{regular, 12, 17, white, roleP}

	cardText    = &style{regular, 11, 15, ink, roleP}
	levelInCard = &style{semiBold, 12, 19, ink, roleP} // stands beside a title
	cardStrong  = &style{semiBold, 11, 15, ink, roleP}

	cellText   = &style{regular, 10.5, 14, ink, roleP}
	cellStrong = &style{semiBold, 10.5, 14, ink, roleP}
	cellGrey   = &style{regular, 10.5, 14, grey, roleP}
	fact       = &style{regular, 10.5, 15, ink, roleP}
	label      = &style{semiBold, 10.5, 15, grey, roleP}
	tableHead  = &style{semiBold, 10.5, 14, white, roleP}

	small  = &style{regular, 10, 13, grey, roleP}
	footer = &style{regular, 10, 12.5, grey, roleP}
)

// The room between things.
const (
	gapPart    = 22 // before a part
	gapHeading = 6  // between a heading and what follows
	gapBlock   = 12 // between blocks
	gapFront   = 9  // between those of the first page, so that the strengths of most people stand on it whole
	gapItem    = 7  // between the items of a list

	listIndent = 16 // from the mark of a list item to its text
)
