package codebook

import (
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

// defaultName is the include that stands for the built-in codebook; with a
// slash and a path after it, for one of its files.
const defaultName = "default"

// maxFiles bounds how many files one codebook joins.
const maxFiles = 500

// library is a place files are read from.
type library interface {
	// read returns the bytes of a file, at most maxFile+1 of them. The error
	// says in words what is wrong with it.
	read(name string) ([]byte, error)
	// join returns the name of an include that is relative to a file.
	join(from, include string) string
	// beside lists the YAML files in the folder of a file, relative to it.
	beside(name string) []string
}

// reader reads a file and all it includes into a draft.
type reader struct {
	faults faultList
	seen   map[string]bool // files read or begun
	stack  []string        // files whose includes are being read, outermost first
	steps  int
	out    draft
}

func newReader() *reader {
	return &reader{seen: map[string]bool{}, faults: faultList{order: map[string]int{}}}
}

// result checks what was read and joins it, or returns all faults.
func (r *reader) result() (*Codebook, error) {
	check(&r.out, &r.faults)
	if err := r.faults.result(); err != nil {
		return nil, err
	}
	return assemble(&r.out), nil
}

// file reads one file: first what it includes, then its own entries.
func (r *reader) file(lib library, name string, data []byte) {
	r.seen[name] = true
	r.faults.order[name] = len(r.faults.order)
	root := parseBytes(name, data, &r.faults)
	if root == nil {
		return
	}
	r.stack = append(r.stack, name)
	d := &decoder{file: name, faults: &r.faults, steps: r.steps}
	if node := child(root, "include"); node != nil && !isBlank(node) {
		f := fields{d, dealias(root), "codebook"}
		for _, n := range f.items("include") {
			r.include(lib, name, n, d)
		}
	}
	r.stack = r.stack[:len(r.stack)-1]
	d.steps = r.steps
	d.document(root, &r.out)
	r.steps = d.steps
}

// include reads one item of an include list.
func (r *reader) include(lib library, from string, n *yaml.Node, d *decoder) {
	item := d.text(n, "an include")
	if item == "" {
		if isBlank(n) {
			d.add(n, "an include is empty", "write the path of a file or take it out")
		}
		return
	}
	name := ""
	switch {
	case item == defaultName:
		lib, name = defaultLibrary, defaultEntry
	case strings.HasPrefix(item, defaultName+"/"):
		lib, name, from = defaultLibrary, path.Clean(item), defaultEntry
	default:
		name = lib.join(from, item)
	}
	if r.seen[name] {
		r.again(name, n, d)
		return
	}
	if len(r.seen) >= maxFiles {
		d.add(n, fmt.Sprintf("more than %d files are included", maxFiles), "join some of them")
		return
	}
	data, err := lib.read(name)
	if err != nil {
		d.add(n, fmt.Sprintf("%s cannot be included: %v", quoted(item), err), includeHint(item, lib, from))
		return
	}
	r.file(lib, name, data)
}

// again deals with a file that was read before: fine, unless it is one that
// is still being read.
func (r *reader) again(name string, n *yaml.Node, d *decoder) {
	for i, open := range r.stack {
		if open == name {
			way := strings.Join(append(append([]string{}, r.stack[i:]...), name), " → ")
			d.add(n, "the includes go round in a circle: "+way, "take this one out")
			return
		}
	}
}

// includeHint offers the nearest files there are.
func includeHint(item string, lib library, from string) string {
	files := lib.beside(from)
	if lib == defaultLibrary {
		for i := range files {
			files[i] = defaultName + "/" + files[i]
		}
	}
	near := nearest(item, files, 3)
	if len(near) == 0 {
		return "write the path of a YAML file, or " + code(defaultName) + " for the built-in codebook"
	}
	return "write " + orList(near)
}
