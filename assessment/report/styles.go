package report

// The styles of text. Nothing is set smaller than 10 points; there are no italics and no capitals for emphasis.
var (
	h1     = &style{bold, 33, 40, white}
	h2     = &style{bold, 19, 26, darkBlue}
	h3     = &style{bold, 13.5, 19, darkBlue}
	body   = &style{regular, 12, 17, ink}
	strong = &style{semiBold, 12, 17, ink}

	itemTitle = &style{semiBold, 12, 16, ink}
	panelText = &style{regular, 12, 17, white}

	cardText    = &style{regular, 11, 15, ink}
	levelInCard = &style{semiBold, 12, 19, ink} // stands beside a title
	cardStrong  = &style{semiBold, 11, 15, ink}

	cellText   = &style{regular, 10.5, 14, ink}
	cellStrong = &style{semiBold, 10.5, 14, ink}
	cellGrey   = &style{regular, 10.5, 14, grey}
	fact       = &style{regular, 10.5, 15, ink}
	label      = &style{semiBold, 10.5, 15, grey}
	tableHead  = &style{semiBold, 10.5, 14, white}

	small  = &style{regular, 10, 13, grey}
	footer = &style{regular, 10, 12.5, grey}
)

// The room between things.
const (
	gapPart    = 22 // before a part
	gapHeading = 6  // between a heading and what follows
	gapBlock   = 12 // between blocks
	gapItem    = 7  // between the items of a list

	listIndent = 16 // from the mark of a list item to its text
)
