package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"waymark/assessment"
)

// pair is one person who does the same things full screen and in plain text.
type pair struct {
	t     testing.TB
	full  *walk
	plain *talk
	rand  *rand.Rand
	did   []string
}

func startPair(t testing.TB, seed uint64) *pair {
	t.Helper()
	p := &pair{t: t, full: startWalk(t, 80, 24), plain: startTalk(t), rand: rand.New(rand.NewPCG(seed, 1))}
	for _, out := range []*outside{p.full.out, p.plain.out} {
		out.printers, out.ids = nil, 0
	}
	p.full.saves = seed%2 == 1
	p.full.toTasks()
	p.plain.toTasks(seed%2 == 1)
	if seed%3 == 0 {
		p.fill()
	}
	return p
}

// fill gives both faces the answers of the made-up person, so that every later page has something on it.
func (p *pair) fill() {
	p.t.Helper()
	p.full.fill().send(nil)
	r := p.plain.r
	filled := &walk{t: p.t, m: r.m, out: p.plain.out}
	r.m = filled.fill().m
	r.act(func(*app) tea.Cmd { return nil })
	r.readPage()
}

// TestBothFacesLeaveTheSameState guards parity: whatever is done, in whatever order, full screen and in plain text, what is
// answered, shared and saved is the same to the byte, and so is the page that comes up.
func TestBothFacesLeaveTheSameState(t *testing.T) {
	seeds := uint64(6)
	if os.Getenv("WAYMARK_LONG") != "" {
		seeds = 200
	}
	visited := map[string]bool{}
	for seed := range seeds {
		p := startPair(t, seed)
		for range 300 {
			p.step()
			visited[fmt.Sprintf("%T", p.full.m.top().screen)] = true
			if full, plain := whole(t, &p.full.m, p.full.out), whole(t, &p.plain.r.m, p.plain.out); full != plain {
				t.Fatalf("seed %d, after %s:\nfull screen %s\nplain text  %s\n%s\n%s",
					seed, strings.Join(p.did[max(len(p.did)-12, 0):], ", "), full, plain, p.full.screen(), p.plain.last(40))
			}
		}
	}
	if len(visited) < 20 {
		t.Errorf("it came to %d pages only: %v", len(visited), slices.Sorted(maps.Keys(visited)))
	}
}

// whole is all that lasts of a run: the page, the draft as it would be saved, and what was given away.
func whole(t testing.TB, m *app, out *outside) string {
	t.Helper()
	text := fmt.Sprintf("%T begun %t saving %t shared %d saved %v drafts %v choice %q",
		m.top().screen, m.begun, m.saving.on, len(out.shared), slices.Sorted(maps.Keys(out.saved)),
		slices.Sorted(maps.Keys(out.drafts.kept)), m.sharing.choice)
	if len(out.shared) > 0 {
		text += fmt.Sprintf(" %v", out.shared[len(out.shared)-1].Response)
	}
	if !m.begun {
		return text
	}
	d := assessment.Draft{
		Assessment: m.a.Clone(), Place: formatPlace(m.wayOn(), false), Response: m.sharing.response, Planning: m.sharing.planning,
	}
	content, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text + "\n" + string(content)
}

// step does one thing with both.
func (p *pair) step() {
	p.t.Helper()
	switch n := p.rand.IntN(100); {
	case n < 6:
		p.note("undo")
		p.full.press("ctrl+z")
		p.plain.say("undo")
	case n < 12 && !p.full.m.shown.first:
		p.take(part{kind: button, id: idBack})
	case n < 15 && p.full.m.menuOffered():
		p.note("menu")
		p.full.m.inputID = "" // M is a letter in a box
		p.full.run(p.full.m.showMenu())
		p.full.send(nil)
		p.plain.say("menu")
	case n < 27 && len(p.boxes()) > 0:
		p.write(p.boxes()[p.rand.IntN(len(p.boxes()))])
	case n < 45 && p.full.m.hasContinue():
		p.take(part{kind: button, id: idContinue})
	default:
		if things := p.things(); len(things) > 0 {
			p.take(things[p.rand.IntN(len(things))])
		}
	}
}

func (p *pair) note(did string) { p.did = append(p.did, did) }

// things are what can be taken on the page, but for ways out and what there is none of in plain text.
func (p *pair) things() []part {
	var things []part
	for _, thing := range p.full.m.shown.parts {
		_, isDomain := p.full.m.top().screen.(checkScreen)
		isDomain = isDomain && slices.ContainsFunc(p.full.m.q.Domains, func(d assessment.Domain) bool { return d.ID == thing.id })
		switch {
		case thing.id == "leave", thing.id == "look", isDomain:
		case thing.kind == choice, thing.kind == tick, thing.kind == row, thing.kind == button:
			things = append(things, thing)
		}
	}
	return things
}

func (p *pair) boxes() []string {
	var boxes []string
	for _, thing := range p.full.m.shown.parts {
		if thing.kind == box {
			boxes = append(boxes, thing.id)
		}
	}
	return boxes
}

// take takes one thing by the means of each face.
func (p *pair) take(thing part) {
	p.t.Helper()
	p.note(thing.id)
	goesOn := thing.kind == choice && p.plain.r.said.goesOn && !p.plain.r.said.page.careful && !p.plain.r.said.page.stays
	onRow := slices.ContainsFunc(p.full.m.shown.parts, func(other part) bool { return other.id == thing.id })
	if !onRow { // every page but a few has Back on it
		p.full.press("esc")
	} else {
		p.full.at(thing.id)
	}
	if goesOn {
		p.full.at(idContinue)
	}
	if p.full.m.top().warned && strings.HasPrefix(p.full.m.message, "You have not chosen") {
		p.full.at(idContinue)
	}
	p.plain.say(p.wordFor(thing.id))
	if p.plain.r.unsure {
		p.plain.say("y")
	}
	if p.plain.r.entry != nil { // a date is asked for at once
		p.plain.say("")
	}
}

// wordFor is what to type for a thing.
func (p *pair) wordFor(id string) string {
	s := p.plain.r.said
	for _, o := range slices.Concat(s.options, s.buttons) {
		if o.part.id == id {
			return o.handle
		}
	}
	if id == idContinue {
		return ""
	}
	return id
}

// texts are what is written, some of which is not taken.
var texts = []string{"", "A short text", "Swelling: told the physio, wrote it up", strings.Repeat("word ", 260), "28 2 2027", "/mnt/stick", "apr daf fal jig nec umb"}

// write puts a text into a box, in the place of what stands there.
func (p *pair) write(id string) {
	p.t.Helper()
	text := strings.TrimSpace(texts[p.rand.IntN(len(texts))])
	p.note("text " + id)
	k := p.full
	submits := p.plain.r.said.box != nil
	if submits && text == "" {
		return // Enter alone goes on
	}
	k.m.focusOn(id)
	k.m.settle()
	k.m.input.SetValue("")
	k.paste(text)
	if submits {
		k.at(idContinue)
		p.plain.say(text)
		return
	}
	k.m.takeText() // as leaving the box does
	k.m.top().focus = ""
	if _, waits := k.m.top().texts[id]; waits {
		k.m.pointOutProblem()
		k.m.top().focus = ""
	}
	k.m.inputID = ""
	k.send(nil)
	if id == noteBox {
		p.plain.say("note")
	} else {
		p.plain.say(p.wordFor(id))
	}
	switch {
	case text == "":
		p.plain.say("clear")
	case p.plain.r.entry.many:
		p.plain.say(text, ".")
	default:
		p.plain.say(text)
	}
	if p.plain.r.entry != nil { // it was not taken, and is left for now
		p.plain.say("")
	}
}
