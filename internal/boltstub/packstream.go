package boltstub

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Struct is a value with a tag: every message is one, and so are days, times and nodes.
type Struct struct {
	Tag    byte
	Fields []any
}

// What a value begins with: small ones hold their length or their number in the same byte.
const (
	tinyString = 0x80
	tinyList   = 0x90
	tinyMap    = 0xA0
	tinyStruct = 0xB0
	null       = 0xC0
	float      = 0xC1
	no, yes    = 0xC2, 0xC3
	integer    = 0xC8 // followed by 1, 2, 4 or 8 bytes: C8 to CB
	blob       = 0xCC // lengths of 1, 2 or 4 bytes: CC to CE, and so on
	text       = 0xD0
	list       = 0xD4
	dictionary = 0xD8
	negative   = 0xF0 // -16 to -1
)

// encode appends v in PackStream. The keys of maps come sorted, so that the same value gives the same bytes.
func encode(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, null), nil
	case bool:
		if v {
			return append(b, yes), nil
		}
		return append(b, no), nil
	case int:
		return appendInt(b, int64(v)), nil
	case int64:
		return appendInt(b, v), nil
	case float64:
		return binary.BigEndian.AppendUint64(append(b, float), math.Float64bits(v)), nil
	case string:
		return append(appendLength(b, len(v), tinyString, text), v...), nil
	case []byte:
		return append(appendLength(b, len(v), 0, blob), v...), nil
	case []string:
		return encodeAll(appendLength(b, len(v), tinyList, list), slices.Values(v))
	case []any:
		return encodeAll(appendLength(b, len(v), tinyList, list), slices.Values(v))
	case map[string]any:
		return encodeMap(appendLength(b, len(v), tinyMap, dictionary), v)
	case Struct:
		if len(v.Fields) > 15 {
			return b, fmt.Errorf("a struct has at most 15 fields, this one %d", len(v.Fields))
		}
		return encodeAll(append(b, tinyStruct|byte(len(v.Fields)), v.Tag), slices.Values(v.Fields))
	}
	return b, fmt.Errorf("a %T cannot be sent", v)
}

func encodeAll[T any](b []byte, values func(func(T) bool)) (_ []byte, err error) {
	for v := range values {
		if b, err = encode(b, v); err != nil {
			break
		}
	}
	return b, err
}

func encodeMap(b []byte, m map[string]any) (_ []byte, err error) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		b = append(appendLength(b, len(key), tinyString, text), key...)
		if b, err = encode(b, m[key]); err != nil {
			return b, fmt.Errorf("%s: %w", key, err)
		}
	}
	return b, nil
}

func appendInt(b []byte, n int64) []byte {
	switch {
	case n >= -16 && n <= math.MaxInt8:
		return append(b, byte(n))
	case n == int64(int8(n)):
		return append(b, integer, byte(n))
	case n == int64(int16(n)):
		return binary.BigEndian.AppendUint16(append(b, integer+1), uint16(n))
	case n == int64(int32(n)):
		return binary.BigEndian.AppendUint32(append(b, integer+2), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, integer+3), uint64(n))
}

// appendLength appends the head of something that is n long; tiny is 0 for kinds without a short form.
func appendLength(b []byte, n int, tiny, long byte) []byte {
	switch {
	case tiny != 0 && n < 16:
		return append(b, tiny|byte(n))
	case n <= math.MaxUint8:
		return append(b, long, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, long+1), uint16(n))
	}
	return binary.BigEndian.AppendUint32(append(b, long+2), uint32(n))
}

var errShort = errors.New("a value ends before its end")

// decode gives the one value that b holds: nil, bool, int64, float64, string, []byte, []any, map[string]any or [Struct].
func decode(b []byte) (any, error) {
	d := decoder{b}
	v, err := d.value()
	if err == nil && len(d.rest) > 0 {
		err = fmt.Errorf("%d bytes follow a value", len(d.rest))
	}
	return v, err
}

type decoder struct{ rest []byte }

func (d *decoder) take(n int) ([]byte, error) {
	if n < 0 || n > len(d.rest) {
		return nil, errShort
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b, nil
}

// number reads an unsigned number of so many bytes.
func (d *decoder) number(size int) (n uint64, err error) {
	b, err := d.take(size)
	for _, x := range b {
		n = n<<8 | uint64(x)
	}
	return n, err
}

func (d *decoder) value() (any, error) {
	b, err := d.take(1)
	if err != nil {
		return nil, err
	}
	switch m := b[0]; {
	case m < tinyString || m >= negative:
		return int64(int8(m)), nil
	case m < tinyStruct:
		return d.sized(m&0xF0, int(m&0x0F))
	case m < null:
		return d.structure(int(m & 0x0F))
	case m == null:
		return nil, nil
	case m == float:
		bits, err := d.number(8)
		return math.Float64frombits(bits), err
	case m == no || m == yes:
		return m == yes, nil
	case m >= integer && m < blob:
		size := 1 << (m - integer)
		n, err := d.number(size)
		return int64(n) << (64 - 8*size) >> (64 - 8*size), err
	case m >= blob && m < dictionary+3 && m&3 != 3:
		n, err := d.number(1 << (m & 3))
		if err != nil {
			return nil, err
		}
		return d.sized(m&^3, int(n))
	}
	return nil, fmt.Errorf("no value begins with %#x", b[0])
}

// sized reads what is n long, of a kind told by its tiny or its long head.
func (d *decoder) sized(kind byte, n int) (any, error) {
	switch kind {
	case tinyString, text:
		b, err := d.take(n)
		return string(b), err
	case blob:
		b, err := d.take(n)
		return slices.Clone(b), err
	case tinyList, list:
		return d.values(n)
	}
	m := map[string]any{}
	for range n {
		k, err := d.value()
		if err != nil {
			return nil, err
		}
		key, ok := k.(string)
		if !ok {
			return nil, fmt.Errorf("a map has the key %v", k)
		}
		if m[key], err = d.value(); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (d *decoder) values(n int) ([]any, error) {
	all := []any{}
	for range n {
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func (d *decoder) structure(n int) (any, error) {
	tag, err := d.take(1)
	if err != nil {
		return nil, err
	}
	fields, err := d.values(n)
	return Struct{tag[0], fields}, err
}
