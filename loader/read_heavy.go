package loader

import (
	"regexp"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/net/html"
)

// What a page may be before it is taken apart. The parser holds the attributes of every further <html> and <body> against those of all
// before, so that a megabyte of them would take it minutes; and formatting that is left open it makes anew in every paragraph that follows,
// so that a hundred kilobytes can become gigabytes.
const (
	maxPages  = 20        // how often it may begin anew
	maxCopies = 4_000_000 // tags and attributes that open formatting may be copied to, in all: a few hundred megabytes
)

// pageTags are where a page begins.
var pageTags = regexp.MustCompile(`(?i)<(?:html|body)`)

// checkPage refuses a page that would keep the parser for minutes, or in gigabytes.
func checkPage(page string) error {
	if len(pageTags.FindAllStringIndex(page, maxPages+1)) > maxPages {
		return graph.Errorf(graph.BadInput, "the page begins more than %d times; save the article's text instead", maxPages)
	}
	if copiesOf(page) > maxCopies {
		return graph.Errorf(graph.BadInput, "the page leaves too much formatting open; save the article's text instead")
	}
	return nil
}

// copiesOf is how many tags and attributes the parser would make of formatting that is open, at most; it stops counting above maxCopies.
func copiesOf(page string) (copies int) {
	var open formatting
	z := html.NewTokenizer(strings.NewReader(page))
	for ; copies <= maxCopies; copies += open.weight {
		switch z.Next() {
		case html.ErrorToken:
			return copies
		case html.StartTagToken:
			open.start(z, false)
		case html.SelfClosingTagToken:
			open.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			open.end(string(name))
		}
	}
	return copies
}

// formattingTags are those that the parser opens again in the next paragraph where they were not closed; a closing tag inside one of
// wallTags does not reach beyond it.
var (
	formattingTags = wordSet(`a b big code em font i nobr s small strike strong tt u`)
	wallTags       = wordSet(`applet caption html marquee object select table td template th annotation-xml desc foreignobject mi mn mo ms mtext title`)
)

// What the parser does with formatting: of tags that are alike it keeps three, and a closing tag looks no further than so many blocks.
const (
	mostAlike = 3
	mostSteps = 8
)

// formatting is what is open at a place of a page, never less than the parser takes for open.
type formatting struct {
	tags   []formattingTag
	weight int // tags and attributes of all that are open
	steps  int // other tags that have begun
	walls  int // wallTags that have begun or ended
	within drawing
}

type formattingTag struct {
	name, written        string
	weight, steps, walls int
}

// start takes note of a tag that begins.
func (f *formatting) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	tag := formattingTag{name: string(name), weight: 1, steps: f.steps, walls: f.walls}
	if f.within.start(tag.name, closed) {
		z.NextIsNotRawText()
	}
	if !formattingTags[tag.name] {
		f.steps++
		f.wall(tag.name)
		return
	}
	for ; more; tag.weight++ {
		_, _, more = z.TagAttr()
	}
	tag.written = string(z.Raw())
	f.makeRoom(tag)
	f.tags = append(f.tags, tag)
	f.weight += tag.weight
}

// makeRoom takes out the tag that ends where another begins: the link before a link, the first of too many alike.
func (f *formatting) makeRoom(tag formattingTag) {
	alike := 0
	for i := len(f.tags) - 1; i >= 0; i-- {
		if f.tags[i].written == tag.written {
			alike++
		}
		if alike == mostAlike || tag.name == "a" && f.tags[i].name == "a" {
			f.remove(i)
			return
		}
	}
}

// end takes note of a tag that ends: formatting stays open if the parser might not find where it began.
func (f *formatting) end(name string) {
	if f.within.end(name) {
		return
	}
	f.wall(name)
	for i := len(f.tags) - 1; formattingTags[name] && i >= 0; i-- {
		if t := f.tags[i]; t.name == name {
			if t.walls == f.walls && f.steps-t.steps < mostSteps {
				f.remove(i)
			}
			return
		}
	}
}

func (f *formatting) wall(name string) {
	if wallTags[name] {
		f.walls++
	}
}

func (f *formatting) remove(i int) {
	f.weight -= f.tags[i].weight
	f.tags = append(f.tags[:i], f.tags[i+1:]...)
}
