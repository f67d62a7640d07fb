package neo4j

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
)

// awkward are texts that a CSV file may break.
var awkward = []string{
	`quote " and ""`, `back\slash \" \`, "new\nline\r\nand\r", "semi;comma,tab\t", "zero\x00byte", "right-to-left שלום \u202eعربى", "👩‍👩‍👧 😀", "",
	" blanks ", "\ufeffmark", "nel\u0085 ls\u2028", "'", "é e\u0301",
}

// TestTable writes one line of every type, and reads it as CSV.
func TestTable(t *testing.T) {
	dir := t.TempDir()
	table := newTable(dir, "x.csv", "id:ID(Graph) :LABEL name none aliases:string[] record:byte[] n:long c:double lead:boolean day:date at:datetime")
	moment := time.Date(2024, 2, 3, 4, 5, 6, 7_000, time.FixedZone("", 3600))
	for i, s := range awkward {
		p := properties{"id": fmt.Sprint(i), "name": s, "record": []byte{0, 127, 128, 255}, "n": int64(-i), "c": 0.1, "lead": i == 0,
			"day": dbtype.Date(graph.Date{Year: 2024, Month: 2, Day: 29}.Time()), "at": moment, labelColumn: []string{"A", "B"}, "aliases": []string{s, "x"}}
		if err := table.write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.close(); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(filepath.Join(dir, "x.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(written)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(lines[0], " "); got != "id:ID(Graph) :LABEL name:string none:string aliases:string[] record:byte[] n:long c:double lead:boolean day:date at:datetime" {
		t.Errorf("the header is %s", got)
	}
	for i, s := range awkward {
		want := []string{fmt.Sprint(i), "A\x1fB", s, "", s + "\x1fx", "0\x1f127\x1f-128\x1f-1", fmt.Sprint(-i), "0.1", fmt.Sprint(i == 0), "2024-02-29", "2024-02-03T03:05:06.000007Z[UTC]"}
		for j := range want {
			want[j] = strings.ReplaceAll(want[j], "\r\n", "\n") // as the reader gives them
		}
		if !reflect.DeepEqual(lines[i+1], want) {
			t.Errorf("got %q\nwant %q", lines[i+1], want)
		}
	}
	if want := (facts{rows: len(awkward), widest: table.widest, multiline: true}); table.facts != want || table.widest < 30 {
		t.Errorf("the facts are %+v", table.facts)
	}
	if !bytes.Contains(written, []byte(`"",,`)) {
		t.Error("an empty text cannot be told from a missing one")
	}
}

// TestTableRefuses wants an error for whatever would come out differently, or not at all.
func TestTableRefuses(t *testing.T) {
	for _, c := range []struct {
		p    properties
		code graph.Code
	}{
		{properties{"id": "a", "other": "x"}, graph.Internal},
		{properties{"id": "a", "n": "1"}, graph.Internal},
		{properties{"id": "a", "n": 1}, graph.Internal},
		{properties{"id": []string{"a"}}, graph.Internal},
		{properties{"id": "a", "aliases": []string{""}}, graph.BadInput},
		{properties{"id": "a", "aliases": []string{"x", "a\x1fb"}}, graph.BadInput},
	} {
		err := newTable(t.TempDir(), "x.csv", "id:ID(Graph) n:long aliases:string[]").write(c.p)
		if graph.CodeOf(err) != c.code {
			t.Errorf("%v: got %v", c.p, err)
		}
	}
	if err := newTable("/nowhere/at/all", "x.csv", "id:ID(Graph)").write(properties{"id": "a"}); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a folder that is not there: %v", err)
	}
	if err := newTable(t.TempDir(), "x.csv", "id:ID(Graph)").close(); err != nil {
		t.Errorf("closing a file that was never begun: %v", err)
	}
}
