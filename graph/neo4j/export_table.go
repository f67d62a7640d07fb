package neo4j

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
)

// listMark stands between the elements of a list. It is a control character that no sensible name holds, and one byte: every
// byte of a record is an element.
const listMark = "\x1f"

// table is a CSV file of nodes or relationships: a header, then one line each, in which every text is quoted, so that nothing at all
// differs from an empty text. The file is made with its first line.
type table struct {
	path    string
	columns []tableColumn

	file *os.File
	out  *bufio.Writer
	line []byte
	facts
}

// facts are what the importer has to be told of a table.
type facts struct {
	rows      int
	widest    int  // bytes of the longest value
	multiline bool // a text has an end of line in it
}

// tableColumn is a property, or what is not one: the ends of a relationship and the labels of a node.
type tableColumn struct {
	name string // in the properties of a line
	kind string // type of the values
	head string
}

// What a line holds beside properties.
const (
	startColumn, endColumn, labelColumn = ":START_ID", ":END_ID", ":LABEL"
)

// newTable describes a table by its columns: words such as day:date, of which those without a type are texts. Ids name the
// space in which they are unique, as in id:ID(Graph).
func newTable(dir, file, columns string) *table {
	t := &table{path: filepath.Join(dir, file)}
	for word := range strings.FieldsSeq(columns) {
		name, kind, typed := strings.Cut(word, ":")
		c := tableColumn{name, kind, word}
		switch {
		case !typed:
			c.kind, c.head = "string", word+":string"
		case word == labelColumn:
			c.name, c.kind = word, "string[]"
		case name == "":
			c.name, _, _ = strings.Cut(word, "(")
			c.kind = "string"
		case strings.HasPrefix(kind, "ID("):
			c.kind = "string"
		}
		t.columns = append(t.columns, c)
	}
	return t
}

// write writes a line. Every property must have its column.
func (t *table) write(p properties) error {
	if t.file == nil {
		if err := t.create(); err != nil {
			return err
		}
	}
	t.line = t.line[:0]
	written := 0
	for i, c := range t.columns {
		if i > 0 {
			t.line = append(t.line, ',')
		}
		value, there := p[c.name]
		if !there {
			continue
		}
		written++
		start := len(t.line)
		if err := t.cell(c, value); err != nil {
			return err
		}
		t.widest = max(t.widest, len(t.line)-start)
	}
	if written != len(p) {
		return t.unknown(p)
	}
	t.line = append(t.line, '\n')
	t.rows++
	_, err := t.out.Write(t.line)
	return unwritten(err)
}

func (t *table) create() (err error) {
	if t.file, err = os.Create(t.path); err != nil {
		return unwritten(err)
	}
	t.out = bufio.NewWriterSize(t.file, 1<<18)
	heads := make([]string, len(t.columns))
	for i, c := range t.columns {
		heads[i] = c.head
	}
	_, err = t.out.WriteString(strings.Join(heads, ",") + "\n")
	return unwritten(err)
}

// unknown names the property that has no column: whoever adds one must add it here.
func (t *table) unknown(p properties) error {
	for _, name := range sortedKeys(p) {
		if !slices.ContainsFunc(t.columns, func(c tableColumn) bool { return c.name == name }) {
			return graph.Errorf(graph.Internal, "%s has no column for %s; this is a fault of the program", filepath.Base(t.path), name)
		}
	}
	return nil
}

// cell appends a value. A type that is not the column's is a fault of the program.
func (t *table) cell(c tableColumn, value any) error {
	kind := "string"
	switch v := value.(type) {
	case string:
		if !utf8.ValidString(v) {
			return graph.Errorf(graph.BadInput, "%q cannot be exported: it is the %s of a node and not valid UTF-8; correct it first", v[:min(len(v), 100)], c.name)
		}
		t.text(v)
	case []string:
		kind = "string[]"
		if err := t.list(c, v); err != nil {
			return err
		}
	case []byte:
		kind = "byte[]"
		for i, b := range v {
			if i > 0 {
				t.line = append(t.line, listMark...)
			}
			t.line = append(t.line, bytesInDecimal[b]...)
		}
	case int64:
		kind = "long"
		t.line = strconv.AppendInt(t.line, v, 10)
	case float64:
		kind = "double"
		t.line = strconv.AppendFloat(t.line, v, 'g', -1, 64)
	case bool:
		kind = "boolean"
		t.line = strconv.AppendBool(t.line, v)
	case dbtype.Date:
		kind = "date"
		t.line = time.Time(v).AppendFormat(t.line, time.DateOnly)
	case time.Time:
		kind = "datetime"
		t.line = v.UTC().AppendFormat(t.line, zonedFormat)
	default:
		kind = fmt.Sprintf("%T", value)
	}
	if kind != c.kind {
		return graph.Errorf(graph.Internal, "%s has %s for %s and got %s; this is a fault of the program", filepath.Base(t.path), c.kind, c.name, kind)
	}
	return nil
}

// zonedFormat is a moment in UTC as the driver sends it: with the name of the zone.
const zonedFormat = "2006-01-02T15:04:05.999999999Z[UTC]"

// bytesInDecimal are bytes as the importer reads them: signed.
var bytesInDecimal = func() (all [256]string) {
	for i := range all {
		all[i] = strconv.Itoa(int(int8(i)))
	}
	return all
}()

func (t *table) text(s string) {
	t.multiline = t.multiline || strings.ContainsAny(s, "\n\r")
	t.line = append(t.line, '"')
	for {
		before, after, found := strings.Cut(s, `"`)
		t.line = append(t.line, before...)
		if !found {
			break
		}
		t.line = append(t.line, `""`...)
		s = after
	}
	t.line = append(t.line, '"')
}

// list refuses the two lists that the importer would read as others: there is no way to write them.
func (t *table) list(c tableColumn, all []string) error {
	if len(all) == 1 && all[0] == "" {
		return graph.Errorf(graph.BadInput, "a node's %s are one empty text, which neo4j-admin cannot import; correct them, or use dump and restore", c.name)
	}
	for _, s := range all {
		if !utf8.ValidString(s) {
			return graph.Errorf(graph.BadInput, "%q of a node's %s is not valid UTF-8; correct it first", s, c.name)
		}
		if strings.Contains(s, listMark) {
			return graph.Errorf(graph.BadInput, "%q of a node's %s holds the control character U+001F, which neo4j-admin cannot import; correct it, or use dump and restore", s, c.name)
		}
	}
	t.text(strings.Join(all, listMark))
	return nil
}

// close ends the file, if there is one.
func (t *table) close() error {
	if t.file == nil {
		return nil
	}
	return unwritten(cmp.Or(t.out.Flush(), t.file.Close()))
}
