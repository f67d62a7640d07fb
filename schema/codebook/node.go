package codebook

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxSteps bounds how many nodes are looked at, so that a small file whose
// aliases repeat one another cannot unfold into billions.
const maxSteps = 1_000_000

// decoder reads the nodes of one file into values and reports what does not fit.
type decoder struct {
	file   string
	faults *faultList
	steps  int
}

// source remembers where an entry was written, so that a later check can say
// the place of any of its values without keeping them all.
type source struct {
	file string
	node *yaml.Node
}

// entry is a value and where it was written.
type entry[T any] struct {
	value T
	from  source
}

// at returns the place of the value under keys and indexes, or of the
// innermost one on the way that was written.
func (s source) at(path ...any) spot {
	node := s.node
	for _, step := range path {
		next := child(node, step)
		if next == nil {
			break
		}
		node = next
	}
	return spot{s.file, node.Line, node.Column}
}

// child finds the value of a key (string) or the item of an index (int).
func child(n *yaml.Node, step any) *yaml.Node {
	n = dealias(n)
	switch step := step.(type) {
	case string:
		if n.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == step {
					return n.Content[i+1]
				}
			}
		}
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	}
	return nil
}

// dealias returns the node an alias stands for.
func dealias(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// add reports a fault at a node.
func (d *decoder) add(n *yaml.Node, what, instead string) {
	d.faults.add(spot{d.file, n.Line, n.Column}, what, instead)
}

// enter counts a step and returns the node an alias stands for, nil when
// there were too many.
func (d *decoder) enter(n *yaml.Node) *yaml.Node {
	if d.steps > maxSteps {
		return nil
	}
	if d.steps++; d.steps > maxSteps {
		d.add(n, "the aliases (*name) of this file unfold into too much", "write the values themselves")
		return nil
	}
	return dealias(n)
}

// fields is a mapping whose keys have been checked.
type fields struct {
	d    *decoder
	node *yaml.Node
	what string // what the mapping describes, for messages: "proposition"
}

// fields checks that a node is a mapping with none but the known keys, each once.
func (d *decoder) fields(n *yaml.Node, what string, keys ...string) (fields, bool) {
	node := d.enter(n)
	if node == nil {
		return fields{}, false
	}
	if node.Kind != yaml.MappingNode {
		d.add(n, fmt.Sprintf("%s is %s", article(what), kindName(node)), "write "+keyList(keys))
		return fields{}, false
	}
	lines := make([]int, len(keys)) // where each known key was first written
	for i := 0; i+1 < len(node.Content); i += 2 {
		d.key(node.Content[i], what, keys, lines)
	}
	return fields{d, node, what}, true
}

// key reports a key that is unknown or repeated.
func (d *decoder) key(key *yaml.Node, what string, keys []string, lines []int) {
	known := slices.Index(keys, key.Value)
	switch {
	case key.Kind != yaml.ScalarNode:
		d.add(key, fmt.Sprintf("a key of %s is %s", article(what), kindName(key)), "write "+keyList(keys))
	case key.Value == "<<":
		d.add(key, "merge keys (<<) are not read", "write the keys out")
	case known < 0:
		d.add(key, fmt.Sprintf("%s has no key %s", article(what), code(key.Value)), "write "+keyHint(key.Value, keys))
	case lines[known] > 0:
		d.add(key, fmt.Sprintf("the key %s is repeated, first in line %d", code(key.Value), lines[known]), "write it once")
	default:
		lines[known] = key.Line
	}
}

// value returns the node of a key, nil if it is absent or empty.
func (f fields) value(key string) *yaml.Node {
	n := child(f.node, key)
	if n == nil || isBlank(n) {
		return nil
	}
	return n
}

// has reports whether something was written under a key of the entry.
func (s source) has(key string) bool {
	n := child(s.node, key)
	return n != nil && !isBlank(n)
}

// isBlank reports whether nothing but white space was written for the node.
func isBlank(n *yaml.Node) bool {
	n = dealias(n)
	return n.Kind == yaml.ScalarNode && (isNull(n) || strings.TrimSpace(n.Value) == "")
}

// text returns the words of a key on one line; "" if absent.
func (f fields) text(key string) string {
	n := f.value(key)
	if n == nil {
		return ""
	}
	return f.d.text(n, code(key))
}

// required is text that reports its absence.
func (f fields) required(key string) string {
	n := f.value(key)
	if n == nil {
		f.d.add(f.node, fmt.Sprintf("the %s has no %s", f.what, code(key)), fmt.Sprintf("write `%s: …`", key))
		return ""
	}
	return f.d.text(n, code(key))
}

// text reads a scalar; white space is folded, since YAML breaks lines freely.
func (d *decoder) text(n *yaml.Node, what string) string {
	node := d.enter(n)
	if node == nil {
		return ""
	}
	if node.Kind != yaml.ScalarNode {
		d.add(n, fmt.Sprintf("%s is %s", what, kindName(node)), "write one text")
		return ""
	}
	if isNull(node) {
		return ""
	}
	return strings.Join(strings.Fields(node.Value), " ")
}

// items returns the nodes of a list under a key; nil if absent.
func (f fields) items(key string) []*yaml.Node {
	n := f.value(key)
	if n == nil {
		return nil
	}
	node := f.d.enter(n)
	if node == nil {
		return nil
	}
	if node.Kind != yaml.SequenceNode {
		f.d.add(n, fmt.Sprintf("%s is %s", code(key), kindName(node)), listHint(key, node))
		return nil
	}
	return node.Content
}

// texts reads a list of texts, each once.
func (f fields) texts(key string) []string {
	nodes := f.items(key)
	if len(nodes) == 0 {
		return nil
	}
	list := make([]string, 0, len(nodes))
	first := make(map[string]int, len(nodes))
	for _, n := range nodes {
		text := f.d.text(n, "an item of "+code(key))
		line, repeated := first[text]
		switch {
		case f.d.steps > maxSteps:
			return list
		case isBlank(n):
			f.d.add(n, "an item of "+code(key)+" is empty", "write a text or take it out")
		case repeated:
			f.d.add(n, fmt.Sprintf("%s is listed twice, first in line %d", quoted(text), line), "write it once")
		case text != "":
			first[text] = n.Line
			list = append(list, text)
		}
	}
	return list
}

// choice reads a text that must be one of a list; noun says of what.
func (f fields) choice(key, noun string, options []string) string {
	text := f.text(key)
	if text != "" && !slices.Contains(options, text) {
		f.d.add(f.value(key), fmt.Sprintf("%s is no %s", quoted(text), noun), "write "+choiceHint(text, options))
		return ""
	}
	return text
}

// day reads a date; of a month or year the last day if last is set.
func (f fields) day(key string, last bool) Day {
	text := f.text(key)
	if text == "" {
		return Day{}
	}
	day, err := parseDay(text, last)
	if err != nil {
		f.d.add(f.value(key), err.Error(), "write a day as 2024-03-07, a month as 2024-03 or a year as 2024")
	}
	return day
}
