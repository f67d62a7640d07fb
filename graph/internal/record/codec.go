// Package record writes and reads the whole of a noun as a short row of bytes: what every store keeps beside the columns or
// properties that it finds and orders by. What is read back is equal to what was written, to the nanosecond and the letter.
package record

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// The formats of records, in the first byte of each. All are read. A record is written in the first that holds all of it, so that what has
// nothing new keeps its bytes and is seen to be the same. An older program knows no later one: a format comes with a migration of every store.
const (
	formatFirst  = 1
	formatCalled = 2 // codings hold what a speaker is called
	formatLast   = formatCalled
)

var errRecord = errors.New("a record cannot be read")

// codec writes or reads a record. One description of a record serves both directions, so that they cannot differ: each method
// appends *p to b when writing and fills *p from b when reading. Lists without elements are read as nil.
type codec struct {
	b       []byte // written so far, or left to read
	whole   string // what is read; the strings of a record are parts of it, so that they cost nothing each
	reading bool
	format  byte // of what is read or written
	err     error
}

// encode gives the record that describe writes in the first format.
func encode(describe func(*codec)) []byte { return encodeIn(formatFirst, describe) }

// encodeIn gives the record that describe writes in a format.
func encodeIn(format byte, describe func(*codec)) []byte {
	c := &codec{b: append(make([]byte, 0, 1024), format), format: format}
	describe(c)
	return c.b
}

// decode reads a record with describe; all of it must be used.
func decode(b []byte, describe func(*codec)) error {
	if len(b) == 0 || b[0] < formatFirst || b[0] > formatLast {
		return errRecord
	}
	c := &codec{b: b[1:], whole: string(b), reading: true, format: b[0]}
	describe(c)
	if c.err == nil && len(c.b) != 0 {
		c.err = errRecord
	}
	return c.err
}

func (c *codec) fail() { c.err, c.b = errRecord, nil }

func (c *codec) num(p *int) {
	if !c.reading {
		c.b = binary.AppendVarint(c.b, int64(*p))
		return
	}
	v, n := binary.Varint(c.b)
	if n <= 0 {
		c.fail()
		return
	}
	*p, c.b = int(v), c.b[n:]
}

func (c *codec) str(p *string) {
	n := len(*p)
	c.num(&n)
	if !c.reading {
		c.b = append(c.b, *p...)
		return
	}
	if n < 0 || n > len(c.b) {
		c.fail()
		return
	}
	from := len(c.whole) - len(c.b)
	*p, c.b = c.whole[from:from+n], c.b[n:]
}

func (c *codec) id(p *graph.ID) { text(c, p) }

func (c *codec) flag(p *bool) {
	n := 0
	if *p {
		n = 1
	}
	c.num(&n)
	*p = n != 0
}

func (c *codec) real(p *float64) {
	if !c.reading {
		c.b = binary.LittleEndian.AppendUint64(c.b, math.Float64bits(*p))
		return
	}
	if len(c.b) < 8 {
		c.fail()
		return
	}
	*p, c.b = math.Float64frombits(binary.LittleEndian.Uint64(c.b)), c.b[8:]
}

func (c *codec) date(p *graph.Date) {
	n := p.Number()
	c.num(&n)
	if c.reading {
		*p = graph.DateOfNumber(n)
	}
}

// time keeps the instant to the nanosecond and the offset it was written with.
func (c *codec) time(p *time.Time) {
	if !c.reading {
		_, offset := p.Zone()
		seconds, nanos := int(p.Unix()), p.Nanosecond()
		c.num(&seconds)
		c.num(&nanos)
		c.num(&offset)
		return
	}
	var seconds, nanos, offset int
	c.num(&seconds)
	c.num(&nanos)
	c.num(&offset)
	t := time.Unix(int64(seconds), int64(nanos)).UTC()
	if offset != 0 {
		t = t.In(time.FixedZone("", offset))
	}
	*p = t
}

// text describes any string type.
func text[T ~string](c *codec, p *T) {
	s := string(*p)
	c.str(&s)
	*p = T(s)
}

// maybe describes a value that may be absent.
func maybe[T any](c *codec, p **T, each func(*T)) {
	there := *p != nil
	c.flag(&there)
	if !there {
		*p = nil
		return
	}
	if c.reading {
		*p = new(T)
	}
	each(*p)
}

// list describes a list.
func list[T any](c *codec, p *[]T, each func(*T)) {
	n := len(*p)
	c.num(&n)
	if c.reading {
		*p = nil
		if n < 0 || n > len(c.b) { // every element takes at least one byte
			c.fail()
			return
		}
		if n > 0 {
			*p = make([]T, n)
		}
	}
	for i := range *p {
		each(&(*p)[i])
		if c.err != nil {
			return
		}
	}
}
