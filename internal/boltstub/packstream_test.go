package boltstub

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"
)

// sample holds each kind of value, the numbers and lengths at which another encoding begins among them.
var sample = []any{
	nil, true, false, 0.0, -1.5, math.MaxFloat64, "", "é€😀", []byte{}, []byte{1, 2},
	int64(0), int64(127), int64(128), int64(-16), int64(-17), int64(-128), int64(-129), int64(math.MaxInt16), int64(math.MaxInt16 + 1),
	int64(math.MinInt16), int64(math.MinInt32), int64(math.MaxInt32 + 1), int64(math.MinInt64), int64(math.MaxInt64),
	strings.Repeat("x", 15), strings.Repeat("x", 16), strings.Repeat("x", 255), strings.Repeat("x", 256), strings.Repeat("x", 65_536),
	bytes.Repeat([]byte{7}, 300), []any{}, []any{int64(1), "two", []any{nil}}, []any{make16()}, map[string]any{},
	map[string]any{"a": int64(1), "b": map[string]any{"c": []any{3.5}}}, Struct{'D', []any{int64(20_000)}},
}

func make16() []any {
	all := make([]any, 16)
	for i := range all {
		all[i] = int64(i)
	}
	return all
}

func TestValues(t *testing.T) {
	for _, v := range sample {
		b, err := encode(nil, v)
		if err != nil {
			t.Errorf("%v: %v", v, err)
			continue
		}
		if got, err := decode(b); err != nil || !reflect.DeepEqual(got, v) {
			t.Errorf("%T comes back as %.60v: %v", v, got, err)
		}
		for n := range min(len(b), 70) {
			if got, err := decode(b[:n]); err == nil {
				t.Errorf("%d of the %d bytes of %.60v are read as %v", n, len(b), v, got)
			}
		}
	}
}

func TestBadValues(t *testing.T) {
	for _, b := range [][]byte{{}, {0xC4}, {0xDF}, {0xEF}, {1, 1}, {tinyMap | 1, 1, 1}, {0xD2, 0xFF, 0xFF, 0xFF, 0xFF}, {0xD6, 0xFF, 0xFF, 0xFF, 0xFF}} {
		if v, err := decode(b); err == nil {
			t.Errorf("% x is read as %v", b, v)
		}
	}
	for _, v := range []any{struct{}{}, map[string]any{"x": []any{uint8(1)}}, Struct{1, make([]any, 16)}} {
		if b, err := encode(nil, v); err == nil {
			t.Errorf("%v is written as % x", v, b)
		}
	}
}
