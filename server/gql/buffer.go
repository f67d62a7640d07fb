package gql

import (
	"bytes"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// largestKept is up to how many bytes a buffer may hold to be used again.
const largestKept = 1 << 20

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// written is a value as JSON. It grows in a buffer that is used again, so that no more than the answer is left to be collected.
func written(m graphql.Marshaler) []byte {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	m.MarshalGQL(b)
	answer := bytes.Clone(b.Bytes())
	if b.Cap() <= largestKept {
		buffers.Put(b)
	}
	return answer
}
