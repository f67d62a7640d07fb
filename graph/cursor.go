package graph

import (
	"encoding/base64"
	"encoding/binary"
	"strconv"
)

// Position is where a row stands in an order: the name of the order, the row's order keys in sequence, and its id.
// Order is the field's own name, such as "SAID"; stores write numbers in decimal. An order by id alone has no keys.
type Position struct {
	Order string
	Keys  []string
	ID    ID
}

const (
	cursorVersion = 1
	maxCursor     = 4096 // bytes of an encoded cursor
	maxCursorKeys = 8
)

// MakeCursor encodes a position. The result means nothing to anybody else; it holds letters, digits, "-" and "_" only.
func MakeCursor(p Position) Cursor {
	b := []byte{cursorVersion, byte(len(p.Keys))}
	b = appendField(b, p.Order)
	for _, k := range p.Keys {
		b = appendField(b, k)
	}
	b = appendField(b, string(p.ID))
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

func appendField(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// ParseCursor decodes a cursor made for the given order with that many keys. Anything else, another order's cursor too, is
// BAD_USER_INPUT; the length of what is looked at is bounded.
func ParseCursor(c Cursor, order string, keys int) (Position, error) {
	p, ok := decodeCursor(c)
	switch {
	case !ok:
		return Position{}, Errorf(BadInput, "the cursor is not one of ours; take it from pageInfo or from an edge")
	case p.Order != order || len(p.Keys) != keys:
		return Position{}, Errorf(BadInput, "the cursor belongs to a list in another order; begin again without it")
	}
	return p, nil
}

func decodeCursor(c Cursor) (Position, bool) {
	if len(c) > maxCursor {
		return Position{}, false
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(string(c))
	if err != nil || len(b) < 2 || b[0] != cursorVersion || b[1] > maxCursorKeys {
		return Position{}, false
	}
	fields, rest := make([]string, 2+int(b[1])), b[2:]
	for i := range fields {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(rest)-size) {
			return Position{}, false
		}
		fields[i], rest = string(rest[size:size+int(n)]), rest[size+int(n):]
	}
	last := len(fields) - 1
	return Position{Order: fields[0], Keys: fields[1:last], ID: ID(fields[last])}, len(rest) == 0
}

// Int is key i as a number; a key that is none is BAD_USER_INPUT.
func (p Position) Int(i int) (int64, error) {
	n, err := strconv.ParseInt(p.Keys[i], 10, 64)
	if err != nil {
		return 0, Errorf(BadInput, "the cursor is not one of ours; take it from pageInfo or from an edge")
	}
	return n, nil
}

// Checked gives the range as a store takes it: [DefaultPage] rows when neither direction is asked for, or BAD_USER_INPUT when
// it asks for too much or in both directions. With CountTo and neither direction only the total is asked for.
func (r Range) Checked() (Range, error) {
	switch {
	case r.First < 0 || r.Last < 0 || r.CountTo < 0:
		return r, fieldError("first", "a page cannot have a negative number of rows; ask for 1 to %d", MaxPage)
	case r.First > 0 && r.Last > 0:
		return r, fieldError("first", "first and last ask for opposite ends; give one of them")
	case r.First > MaxPage:
		return r, fieldError("first", "a page has at most %d rows; ask for the next with after", MaxPage)
	case r.Last > MaxPage:
		return r, fieldError("last", "a page has at most %d rows; ask for the one before with before", MaxPage)
	case r.First == 0 && r.Last == 0 && r.CountTo == 0:
		r.First = DefaultPage
	}
	r.CountTo = min(r.CountTo, MaxCountTo)
	return r, nil
}

func fieldError(field, format string, args ...any) *Error {
	e := Errorf(BadInput, format, args...)
	e.Field = field
	return e
}
