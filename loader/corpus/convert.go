package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Converted writes an article as one line of JSON, without the line's end: the heading's fields, text, and attributions with
// spans of code points, {n,source,cue,content,speaker,kind,for,form,act,positions}. A comma and a colon have a blank behind
// them and letters are not escaped, as Python's json.dumps(…, ensure_ascii=False) writes it, so that files made by either are
// the same to the byte.
func (a *Article) Converted() []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, h := range a.heading {
		writePair(&b, h.key, h.value)
	}
	writePair(&b, "text", a.Text)
	b.WriteString(`"attributions": [`)
	for i := range a.Attributions {
		if i > 0 {
			b.WriteString(", ")
		}
		a.Attributions[i].convert(&b)
	}
	b.WriteString("]}")
	return b.Bytes()
}

func (a *Attribution) convert(b *bytes.Buffer) {
	fmt.Fprintf(b, `{"n": %d, `, a.N)
	for _, x := range []struct {
		key   string
		spans Spans
	}{{"source", a.Source}, {"cue", a.Cue}, {"content", a.Content}} {
		fmt.Fprintf(b, `"%s": [`, x.key)
		for i, s := range x.spans {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "[%d, %d]", s.Start, s.End)
		}
		b.WriteString("], ")
	}
	writeOptional(b, "speaker", a.Speaker)
	writePair(b, "kind", a.Kind)
	writeOptional(b, "for", a.For)
	writePair(b, "form", a.Form)
	writePair(b, "act", a.Act)
	b.WriteString(`"positions": [`)
	for i, p := range a.Positions {
		if i > 0 {
			b.WriteString(", ")
		}
		p.convert(b)
	}
	b.WriteString("]}")
}

func (p Position) convert(b *bytes.Buffer) {
	keys := p.keys
	if keys == nil {
		keys = []string{"topic", "proposition", "stance"}
	}
	values := map[string]string{"topic": p.Topic, "proposition": p.Proposition, "stance": p.Stance}
	b.WriteByte('{')
	for i, k := range keys {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(b, `"%s": `, k)
		writeString(b, values[k])
	}
	b.WriteByte('}')
}

// writePair writes a key that another one follows.
func writePair(b *bytes.Buffer, key, value string) {
	writeString(b, key)
	b.WriteString(": ")
	writeString(b, value)
	b.WriteString(", ")
}

func writeOptional(b *bytes.Buffer, key string, value *string) {
	if value != nil {
		writePair(b, key, *value)
		return
	}
	writeString(b, key)
	b.WriteString(": null, ")
}

// writeString escapes what JSON demands and nothing else. encoding/json would also escape U+2028 and U+2029.
func writeString(b *bytes.Buffer, s string) {
	short := map[rune]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\b': `\b`, '\f': `\f`}
	b.WriteByte('"')
	for _, r := range s {
		switch e, ok := short[r]; {
		case ok:
			b.WriteString(e)
		case r < 0x20:
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

// convertedAttribution is an attribution of JSON Lines. Corpora of others may leave out all but the spans, and mark the head.
type convertedAttribution struct {
	N          int
	Source     Spans
	Cue        Spans
	Content    Spans
	SourceHead *[2]int `json:"source_head"`
	Speaker    *string
	SpeakerRef *string `json:"speaker_ref"`
	Kind       string
	For        *string
	Form, Act  string
	Positions  []Position
}

// ParseConverted reads what [Article.Converted] writes, or any line {"id":…,"text":…,"attributions":[{"source":[[0,4]],"cue":[],
// "content":[[10,20]]}]}. An error says what is wrong with the line.
func ParseConverted(line []byte) (*Article, error) {
	var x struct {
		ID, Title, Publisher, Date, Style string
		Text                              *string
		Attributions                      []convertedAttribution
	}
	if err := json.Unmarshal(line, &x); err != nil {
		return nil, fmt.Errorf("it is no article in JSON (%w)", err)
	}
	if x.ID == "" || x.Text == nil {
		return nil, fmt.Errorf("it has no %q; write {\"id\":…,\"text\":…,\"attributions\":[…]}", missing(x.ID))
	}
	a := &Article{ID: x.ID, Title: x.Title, Publisher: x.Publisher, Date: x.Date, Style: x.Style, Text: *x.Text}
	length := len([]rune(a.Text))
	for i, y := range x.Attributions {
		at := Attribution{
			N: y.N, Source: orEmpty(y.Source), Cue: orEmpty(y.Cue), Content: orEmpty(y.Content),
			Speaker: y.Speaker, Kind: y.Kind, For: y.For, Form: y.Form, Act: y.Act, Positions: y.Positions,
		}
		if at.Speaker == nil {
			at.Speaker = y.SpeakerRef
		}
		if y.SourceHead != nil {
			at.SourceHead = &spanOf(*y.SourceHead)[0]
		}
		if !at.Source.within(length) || !at.Cue.within(length) || !at.Content.within(length) {
			return nil, fmt.Errorf("attribution %s lies beyond the text's %d code points", strconv.Itoa(i+1), length)
		}
		a.Attributions = append(a.Attributions, at)
	}
	return a, nil
}

func missing(id string) string {
	if id == "" {
		return "id"
	}
	return "text"
}

func spanOf(p [2]int) Spans { return Spans{{Start: p[0], End: p[1]}} }
