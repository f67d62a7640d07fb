package record

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestRecords writes and reads every noun of a random graph, and one of each with nothing in it.
func TestRecords(t *testing.T) {
	c := graphtest.Generate(2, 300)
	c.Statements = append(c.Statements, &graph.Statement{})
	c.Articles = append(c.Articles, &graph.Article{})
	c.Relations = append(c.Relations, &graph.Relation{})
	c.Actors = append(c.Actors, &graph.Person{}, &graph.Country{}, &graph.Organisation{})
	for _, st := range c.Statements {
		back, err := ReadStatement(Statement(st))
		same(t, st, back, err)
	}
	for _, a := range c.Articles {
		body := *a
		body.Body = ""
		back, err := ReadArticle(Article(a))
		same(t, &body, back, err)
	}
	for _, r := range c.Relations {
		back, err := ReadRelation(Relation(r))
		same(t, r, back, err)
	}
	for _, a := range c.Actors {
		back, err := ReadActor(Actor(a))
		same(t, a, back, err)
	}
}

func same(t *testing.T, want, got any, err error) {
	t.Helper()
	w, _ := json.Marshal(want)
	g, _ := json.Marshal(got)
	if err != nil || string(w) != string(g) {
		t.Errorf("%v\n got %s\nwant %s", err, g, w)
	}
}

// TestRecordsKeepEverything fails when a field is added to a noun and forgotten in its record.
func TestRecordsKeepEverything(t *testing.T) {
	at := time.Date(2025, 2, 3, 4, 5, 6, 7, time.FixedZone("", 3600))
	st, a, r := new(graph.Statement), new(graph.Article), new(graph.Relation)
	person, country, organisation := new(graph.Person), new(graph.Country), new(graph.Organisation)
	topic, proposition, codebook := new(graph.Topic), new(graph.Proposition), new(graph.Codebook)
	for _, x := range []any{st, a, r, person, country, organisation, topic, proposition, codebook} {
		fill(reflect.ValueOf(x).Elem(), at)
	}
	a.Body, st.Utterance, proposition.Retired, topic.Propositions, codebook.Topics = "", "", false, nil, nil // kept apart
	gotStatement, err := ReadStatement(Statement(st))
	whole(t, st, gotStatement, err)
	gotArticle, err := ReadArticle(Article(a))
	whole(t, a, gotArticle, err)
	gotRelation, err := ReadRelation(Relation(r))
	whole(t, r, gotRelation, err)
	for _, x := range []graph.Actor{person, country, organisation} {
		got, err := ReadActor(Actor(x))
		whole(t, x, got, err)
	}
	gotTopic, err := ReadTopic(Topic(topic))
	whole(t, topic, gotTopic, err)
	gotProposition, err := ReadProposition(Proposition(proposition))
	whole(t, proposition, gotProposition, err)
	gotCodebook, err := ReadCodebook(Codebook(codebook))
	whole(t, codebook, gotCodebook, err)
}

func whole(t *testing.T, want, got any, err error) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(want, got) {
		w, _ := json.Marshal(want)
		g, _ := json.Marshal(got)
		t.Errorf("%v\n got %s\nwant %s", err, g, w)
	}
}

// fill gives every field a value other than zero.
func fill(v reflect.Value, at time.Time) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(at))
		return
	case graph.Date:
		v.Set(reflect.ValueOf(graph.Date{Year: 2024, Month: 2, Day: 29}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("ż" + v.Type().Name())
	case reflect.Int:
		v.SetInt(-3)
	case reflect.Float64:
		v.SetFloat(0.123456789)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), at)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), at)
		fill(v.Index(1), at)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), at)
		}
	}
}

// TestFormats: a statement is written as ever where it has nothing new, in the second format where a speaker is called something, in either
// coding; a record of a format that is not known is not read.
func TestFormats(t *testing.T) {
	it, report := "it", "report of the harbour office"
	st := &graph.Statement{ID: "statement:s", Revision: 3, Coding: graph.Coding{Speaking: graph.Unnamed, SpeakerText: &it, Content: "dig", Confidence: 0.5}}
	st.Machine = st.Coding
	called := st.Coding
	called.Called = &report
	for _, c := range []struct {
		now, machine graph.Coding
		format       byte
	}{{st.Coding, st.Coding, 1}, {called, called, 2}, {st.Coding, called, 2}, {called, st.Coding, 2}} {
		st.Coding, st.Machine = c.now, c.machine
		kept := Statement(st)
		if kept[0] != c.format {
			t.Errorf("format %d, want %d", kept[0], c.format)
		}
		got, err := ReadStatement(kept)
		whole(t, st, got, err)
		for _, unknown := range []byte{0, formatLast + 1} {
			if _, err := ReadStatement(append([]byte{unknown}, kept[1:]...)); err == nil {
				t.Errorf("a record of format %d is read", unknown)
			}
		}
	}
}

// FuzzRecord reads anything as a record: an error, never a panic or a list longer than its bytes.
func FuzzRecord(f *testing.F) {
	c := graphtest.Generate(2, 10)
	f.Add(Statement(c.Statements[0]))
	f.Add(Article(c.Articles[0]))
	f.Add(Actor(c.Actors[7]))
	f.Add([]byte{formatLast, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, b []byte) {
		if st, err := ReadStatement(b); err == nil {
			if again, err := ReadStatement(Statement(st)); err != nil || !reflect.DeepEqual(st, again) {
				t.Errorf("read and written again: %v", err)
			}
		}
		_, _ = ReadArticle(b)
		_, _ = ReadRelation(b)
		_, _ = ReadActor(b)
	})
}

// BenchmarkRecord measures reading and writing one statement.
func BenchmarkRecord(b *testing.B) {
	st := graphtest.Generate(2, 10).Statements[3]
	record := Statement(st)
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := ReadStatement(record); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			Statement(st)
		}
	})
}
