package server

import (
	"container/list"
	"sync"
)

// lru remembers values by text, up to so many bytes of text, and forgets what was not asked for longest.
type lru[V any] struct {
	mu    sync.Mutex
	limit int64
	used  int64
	order *list.List // of *entry, latest first
	at    map[string]*list.Element
}

type entry[V any] struct {
	key   string
	value V
	bytes int64
}

func newLRU[V any](limit int64) *lru[V] {
	return &lru[V]{limit: limit, order: list.New(), at: map[string]*list.Element{}}
}

func (c *lru[V]) get(key string) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.at[key]
	if !ok {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[V]).value, true
}

// add remembers a value that takes up so many bytes.
func (c *lru[V]) add(key string, value V, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, ok := c.at[key]; ok {
		c.drop(old)
	}
	c.at[key] = c.order.PushFront(&entry[V]{key, value, bytes})
	c.used += bytes
	for c.used > c.limit && c.order.Len() > 0 {
		c.drop(c.order.Back())
	}
}

func (c *lru[V]) drop(e *list.Element) {
	old := c.order.Remove(e).(*entry[V])
	delete(c.at, old.key)
	c.used -= old.bytes
}
