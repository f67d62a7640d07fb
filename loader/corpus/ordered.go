package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// object is a JSON object that still knows the order of its keys. encoding/json forgets it, and takes the last of two equal keys
// without a word.
type object struct {
	keys   []string
	values map[string]json.RawMessage
}

// parseObject reads one JSON object; a key that stands twice is an error.
func parseObject(raw []byte) (object, error) {
	o := object{values: map[string]json.RawMessage{}}
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil {
		return o, fmt.Errorf("it is not JSON (%w)", err)
	} else if t != json.Delim('{') {
		return o, fmt.Errorf("it is no JSON object")
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return o, fmt.Errorf("it is not JSON (%w)", err)
		}
		key := t.(string) // inside an object the decoder gives nothing else here
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return o, fmt.Errorf("it is not JSON (%w)", err)
		}
		if _, twice := o.values[key]; twice {
			return o, fmt.Errorf("%q stands twice; keep one", key)
		}
		o.keys, o.values[key] = append(o.keys, key), value
	}
	if _, err := dec.Token(); err != nil {
		return o, fmt.Errorf("it is not JSON (%w)", err)
	}
	if rest := bytes.TrimSpace(raw[dec.InputOffset():]); len(rest) > 0 {
		return o, fmt.Errorf("behind the JSON object stands %s; write one object a line", excerpt(string(rest)))
	}
	return o, nil
}

// unknown are the keys that are not among those allowed.
func (o object) unknown(allowed ...string) []string {
	var out []string
	for _, k := range o.keys {
		if !slices.Contains(allowed, k) {
			out = append(out, k)
		}
	}
	return out
}

// text reads a string; null and a missing key give nil.
func (o object) text(key string) (*string, error) {
	var s *string
	if raw, ok := o.values[key]; ok {
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, fmt.Errorf("%q is %s; write a string", key, excerpt(string(raw)))
		}
	}
	return s, nil
}

// list reads an array; null and a missing key give none.
func (o object) list(key string) ([]json.RawMessage, error) {
	var l []json.RawMessage
	if raw, ok := o.values[key]; ok {
		if err := json.Unmarshal(raw, &l); err != nil {
			return nil, fmt.Errorf("%q is %s; write a list", key, excerpt(string(raw)))
		}
	}
	return l, nil
}
