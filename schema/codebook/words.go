package codebook

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// code writes a key or id as messages show it, at a readable length.
func code(s string) string { return "`" + shorten(s, 60) + "`" }

// quoted writes a text as messages show it, at a readable length.
func quoted(s string) string { return "“" + shorten(s, 80) + "”" }

// shorten cuts a text to a number of characters.
func shorten(s string, limit int) string {
	if runes := []rune(s[:min(len(s), 4*limit+4)]); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return s
}

// article puts "a" or "an" before a noun.
func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// kindName says in words what a node is.
func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode:
		if isNull(n) {
			return "empty"
		}
		return "a text"
	}
	return "not readable"
}

// keyList names the keys of a mapping.
func keyList(keys []string) string {
	return "a mapping with " + orList(keys)
}

// keyHint names the nearest key, or all if none is near.
func keyHint(key string, keys []string) string {
	if near := nearest(key, keys, 1); len(near) > 0 && isNear(key, near[0]) {
		return code(near[0])
	}
	return "one of " + orList(keys)
}

// choiceHint names the nearest option, then all.
func choiceHint(text string, options []string) string {
	for _, o := range options {
		if strings.EqualFold(o, text) {
			return code(o)
		}
	}
	return orList(options)
}

// listHint shows how a list is written.
func listHint(key string, n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return "write it in brackets: `" + key + ": [" + shorten(n.Value, 40) + "]`"
	}
	return "write its items below it, each after `- `"
}

// orList joins names: "`a`, `b` or `c`".
func orList(names []string) string {
	var b strings.Builder
	for i, name := range names {
		switch {
		case i > 0 && i == len(names)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(code(name))
	}
	return b.String()
}

// isNear reports whether two names are so alike that one may be a slip for the other.
func isNear(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) >= 3 && strings.HasPrefix(long, short) || distance(a, b) <= max(1, len(short)/3)
}

// maxCandidates bounds how many names are compared for one hint.
const maxCandidates = 20_000

// nearest returns up to n of the names most like the given one, the likest first.
func nearest(name string, names []string, n int) []string {
	if len(names) > maxCandidates {
		names = names[:maxCandidates]
	}
	name = shorten(name, 80)
	cost := make(map[string]int, len(names))
	for _, candidate := range names {
		cost[candidate] = 2*distance(name, shorten(candidate, 80)) - sharedWords(name, candidate)
	}
	sorted := slices.Clone(names)
	slices.SortFunc(sorted, func(a, b string) int {
		if cost[a] != cost[b] {
			return cost[a] - cost[b]
		}
		return strings.Compare(a, b)
	})
	sorted = slices.Compact(sorted)
	return sorted[:min(n, len(sorted))]
}

// sharedWords counts letters in words that both slugs have, so that words in
// another order are still near.
func sharedWords(a, b string) int {
	letters := 0
	for _, word := range strings.FieldsFunc(a, notLetter) {
		if slices.Contains(strings.FieldsFunc(b, notLetter), word) {
			letters += len(word)
		}
	}
	return letters
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// distance counts the letters to insert, delete, replace or swap with a
// neighbour to get from a to b (optimal string alignment; Boytsov, Indexing
// methods for approximate dictionary searching, 2011, section 2.1).
func distance(a, b string) int {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	before, row, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next[0] = i + 1
		for j := range y {
			change := row[j]
			if x[i] != y[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(y)]
}

// plural writes a number and a noun: "1 test", "3 tests".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// sortedKeys returns the keys of a map in alphabetical order.
func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
