package gql

import (
	"bytes"
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	largestKept   = 1 << 20  // bytes that a buffer may hold to be used again
	largestAnswer = 32 << 20 // bytes: the longest text that an article may have, with the escapes it needs, and much beside it
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// written is a value as JSON. It grows in a buffer that is used again, so that no more than the answer is left to be collected. Objects
// are counted before an operation is begun, but a text may be read under a hundred names: an answer that gets too long is null, with
// the reason.
func written(ctx context.Context, m graphql.Marshaler) []byte {
	b := bounded{Buffer: buffers.Get().(*bytes.Buffer), most: largestAnswer}
	b.Reset()
	m.MarshalGQL(&b)
	answer := []byte("null")
	if b.over {
		graphql.AddError(ctx, graph.Errorf(graph.LimitExceeded, "the answer is longer than %d MiB; ask for fewer texts at once", b.most>>20))
	} else {
		answer = bytes.Clone(b.Bytes())
	}
	if b.Cap() <= largestKept {
		buffers.Put(b.Buffer)
	}
	return answer
}

// bounded is a buffer that takes no more than so many bytes, since those who write answers do not look at errors.
type bounded struct {
	*bytes.Buffer
	most int
	over bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.over = b.over || b.Len()+len(p) > b.most; b.over {
		return len(p), nil
	}
	return b.Buffer.Write(p)
}

func (b *bounded) WriteString(s string) (int, error) {
	if b.over = b.over || b.Len()+len(s) > b.most; b.over {
		return len(s), nil
	}
	return b.Buffer.WriteString(s)
}
