package neo4j

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/standpoint-graph/standpoint/graph"
)

// sorterMemory is how many bytes a sorter holds before it writes them out.
const sorterMemory = 16 << 20

// sorter sorts more entries than memory holds: it writes sorted parts to files and merges them. An entry is a list of fields;
// entries with equal first fields come together, and the order depends on nothing but the entries.
type sorter struct {
	dir, name string
	memory    int

	held    []byte
	entries []extent // of held
	spilt   []string // files, each sorted
}

// extent is where an entry lies.
type extent struct{ start, end int }

func newSorter(dir, name string) *sorter { return &sorter{dir: dir, name: name, memory: sorterMemory} }

// add takes an entry. Each field is written with its length, so that no field can be taken for the beginning of a longer one.
func (s *sorter) add(fields ...string) error {
	start := len(s.held)
	for _, f := range fields {
		s.held = binary.AppendUvarint(s.held, uint64(len(f)))
		s.held = append(s.held, f...)
	}
	s.entries = append(s.entries, extent{start, len(s.held)})
	if len(s.held)+len(s.entries)*16 < s.memory {
		return nil
	}
	return s.spill()
}

func (s *sorter) sort() {
	slices.SortFunc(s.entries, func(a, b extent) int {
		return bytes.Compare(s.held[a.start:a.end], s.held[b.start:b.end])
	})
}

// spill writes what is held to a file of its own.
func (s *sorter) spill() error {
	s.sort()
	file := filepath.Join(s.dir, s.name+"-"+strconv.Itoa(len(s.spilt))+".sorting")
	f, err := os.Create(file)
	if err != nil {
		return unwritten(err)
	}
	s.spilt = append(s.spilt, file)
	out := bufio.NewWriterSize(f, 1<<18)
	for _, e := range s.entries {
		writeEntry(out, s.held[e.start:e.end])
	}
	s.held, s.entries = s.held[:0], s.entries[:0]
	return unwritten(cmp.Or(out.Flush(), f.Close()))
}

// writeEntry writes an entry behind its length; the writer keeps the first error.
func writeEntry(out *bufio.Writer, entry []byte) {
	var size [binary.MaxVarintLen64]byte
	_, _ = out.Write(binary.AppendUvarint(size[:0], uint64(len(entry))))
	_, _ = out.Write(entry)
}

// each gives the fields of every entry in order. They are valid during the call only. It can be called once.
func (s *sorter) each(yield func(fields []string) error) error {
	fields := make([]string, 0, 8)
	give := func(entry []byte) error {
		fields = appendFields(fields[:0], entry)
		return yield(fields)
	}
	if len(s.spilt) == 0 {
		s.sort()
		for _, e := range s.entries {
			if err := give(s.held[e.start:e.end]); err != nil {
				return err
			}
		}
		s.held, s.entries = nil, nil
		return nil
	}
	if len(s.entries) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.held, s.entries = nil, nil
	return s.merge(give)
}

// appendFields parts an entry.
func appendFields(fields []string, entry []byte) []string {
	for len(entry) > 0 {
		n, size := binary.Uvarint(entry)
		entry = entry[size:]
		fields = append(fields, string(entry[:n]))
		entry = entry[n:]
	}
	return fields
}

// merge reads the files side by side.
func (s *sorter) merge(yield func([]byte) error) (err error) {
	var front []*run
	defer func() {
		for _, r := range front {
			err = cmp.Or(err, unread(r.file.Close()))
		}
	}()
	for _, name := range s.spilt {
		f, openErr := os.Open(name)
		if openErr != nil {
			return unread(openErr)
		}
		r := &run{file: f, in: bufio.NewReaderSize(f, 1<<17)}
		front = append(front, r)
		if err := r.next(); err != nil {
			return err
		}
	}
	for i := len(front)/2 - 1; i >= 0; i-- {
		sink(front, i)
	}
	for !front[0].done {
		if err := yield(front[0].entry); err != nil {
			return err
		}
		if err := front[0].next(); err != nil {
			return err
		}
		sink(front, 0)
	}
	return nil
}

// remove takes the files away.
func (s *sorter) remove() error {
	var all error
	for _, name := range s.spilt {
		all = errors.Join(all, os.Remove(name))
	}
	s.spilt = nil
	return unwritten(all)
}

// run is one sorted file that is being read.
type run struct {
	file  *os.File
	in    *bufio.Reader
	entry []byte
	done  bool
}

func (r *run) next() error {
	n, err := binary.ReadUvarint(r.in)
	if errors.Is(err, io.EOF) {
		r.done = true
		return nil
	}
	if err != nil {
		return unread(err)
	}
	r.entry = slices.Grow(r.entry[:0], int(n))[:n]
	_, err = io.ReadFull(r.in, r.entry)
	return unread(err)
}

// sink puts the file at i to its place in a heap of files by their next entries; those that are at their end come last.
func sink(front []*run, i int) {
	for {
		first := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(front); child++ {
			if front[child].before(front[first]) {
				first = child
			}
		}
		if first == i {
			return
		}
		front[i], front[first] = front[first], front[i]
		i = first
	}
}

func (r *run) before(o *run) bool {
	if r.done || o.done {
		return !r.done && o.done
	}
	return bytes.Compare(r.entry, o.entry) < 0
}

func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &graph.Error{Code: graph.Unavailable, Message: "the export could not be written; see that there is room for it", Err: err}
}

func unread(err error) error {
	if err == nil {
		return nil
	}
	return &graph.Error{Code: graph.Unavailable, Message: "what the export has set aside could not be read again; begin anew in an empty folder", Err: err}
}
