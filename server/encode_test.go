package server

import (
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// TestEncode: an answer is JSON, with errors first and no data where there are none.
func TestEncode(t *testing.T) {
	for want, a := range map[string]*answer{
		`{"data":{"a":1}}`:                         {Data: []byte(`{"a":1}`)},
		`{"errors":[{"message":"a"}]}`:             {Errors: gqlerror.List{{Message: "a"}}},
		`{"errors":[{"message":"a"}],"data":null}`: {Errors: gqlerror.List{{Message: "a"}}, Data: []byte("null")},
		`{"data":{},"extensions":{"b":[1]}}`:       {Data: []byte("{}"), Extensions: map[string]any{"b": []int{1}}},
	} {
		if got := string(a.encode(nil)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestLRU forgets what was not asked for longest, by the bytes it takes.
func TestLRU(t *testing.T) {
	c := newLRU[int](30)
	c.add("a", 1, 10)
	c.add("b", 2, 10)
	c.get("a")
	c.add("c", 3, 15) // b goes
	c.add("d", 4, 31) // is never kept
	for key, want := range map[string]bool{"a": false, "b": false, "c": false, "d": false} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s: %v", key, ok)
		}
	}
	c.add("a", 1, 10)
	c.add("a", 5, 20)
	c.add("b", 2, 10)
	if v, ok := c.get("a"); v != 5 || !ok || c.used != 30 || c.order.Len() != 2 {
		t.Errorf("%d %v, %d bytes in %d", v, ok, c.used, c.order.Len())
	}
	c.add("c", 3, 10)
	if _, ok := c.get("b"); ok || c.used != 30 {
		t.Errorf("b is there still, %d bytes", c.used)
	}
}
