package loader

// Tags whose content is text, except in a drawing or formula, where it may be tags; and those inside which a drawing is a page again.
var (
	rawTags     = wordSet(`iframe noembed noframes noscript plaintext script style textarea title xmp`)
	drawingTags = wordSet(`svg math`)
	pointTags   = wordSet(`desc title foreignobject annotation-xml mi mn mo ms mtext`)
)

// unclear is on the stack of a [drawing] what never ends: a page within it whose end the parser alone knows.
const unclear = "?"

// drawing is how deep a place of a page is in drawings and formulas, never less than the parser takes it to be. There the parser reads
// tags in what is text elsewhere, and so formatting could be hidden in the style of a picture.
type drawing struct {
	open []string // drawingTags and pointTags that are open
	raw  string   // the rawTag of a drawing that is open: what it holds may be text or tags
}

func (d *drawing) top() string {
	if len(d.open) == 0 {
		return ""
	}
	return d.open[len(d.open)-1]
}

// start takes note of a tag that begins and tells whether tags follow where text would elsewhere.
func (d *drawing) start(name string, closed bool) (tags bool) {
	top := d.top()
	if pointTags[top] && !drawingTags[name] {
		d.open = append(d.open, unclear)
	} else if drawingTags[name] && !closed || drawingTags[top] && pointTags[name] && !closed {
		d.open = append(d.open, name)
	}
	if top == "" || !rawTags[name] {
		return false
	}
	if d.raw == "" && !closed && !pointTags[name] {
		d.raw = name
	}
	return true
}

// end takes note of a tag that ends, and tells whether that may be text and nothing else.
func (d *drawing) end(name string) (text bool) {
	if d.raw != "" && d.raw != name {
		return true
	}
	d.raw = ""
	if d.top() == name {
		d.open = d.open[:len(d.open)-1]
	}
	return false
}
