package report

func (f *flow) onePage(r *Report) {
	f.parts(r)
}
