package neo4j

import (
	"cmp"
	"maps"
	"slices"
)

// sortedKeys lists the keys of a map in order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}

// sortBy sorts a list by a key; what has equal keys keeps its order.
func sortBy[T any, K cmp.Ordered](all []T, key func(T) K) {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}

// once sorts a list and takes out what is in it twice.
func once[T cmp.Ordered](all []T) []T {
	slices.Sort(all)
	return slices.Compact(all)
}
