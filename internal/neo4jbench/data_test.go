package neo4jbench

import (
	"hash/fnv"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// hubShare is how many of a thousand statements with a named speaker are given to the hub besides its own: of a million statements
// of seed 1 it then has some 150,000.
const hubShare = 154

// stream gives the random graph of a seed in writes of at least batch statements: first the codebook and the actors, then articles
// with all that is printed in them. It is graphtest.Stream with three changes: the first person is a hub, nobody speaks twice in
// one statement, and a statement of which one day is known has both, so that a range of days means the same to all that are compared.
func stream(seed uint64, statements, batch int, write func(graph.Write) error) error {
	var hub graph.ID
	var w graph.Write
	err := graphtest.Stream(seed, statements, func(x graph.Write) error {
		if x.Codebook != nil {
			hub = firstPerson(x.Actors)
			return write(x)
		}
		for _, st := range x.Statements {
			reshape(st, hub)
		}
		w.Articles = append(w.Articles, x.Articles...)
		w.Statements = append(w.Statements, x.Statements...)
		w.Relations = append(w.Relations, x.Relations...)
		if len(w.Statements) < batch {
			return nil
		}
		full := w
		w = graph.Write{}
		return write(full)
	})
	if err != nil || len(w.Articles) == 0 {
		return err
	}
	return write(w)
}

func firstPerson(actors []graph.Actor) graph.ID {
	for _, a := range actors {
		if a.Kind() == graph.ActorPerson {
			return a.Profiled().ID
		}
	}
	return ""
}

// reshape makes one statement that of a hub, or not: reports of the same words go to the same speaker.
func reshape(st *graph.Statement, hub graph.ID) {
	if st.Said.From == nil {
		st.Said.From = st.Said.Until
	}
	if st.Said.Until == nil {
		st.Said.Until = st.Said.From
	}
	st.SpeakerIDs = once(st.SpeakerIDs)
	if h := fnv.New32a(); len(st.SpeakerIDs) > 0 && !slices.Contains(st.SpeakerIDs, hub) {
		h.Write([]byte(st.Content)) // never fails
		if h.Sum32()%1000 < hubShare {
			st.SpeakerIDs = append([]graph.ID{hub}, st.SpeakerIDs[1:]...)
		}
	}
	st.Machine.SpeakerIDs, st.Machine.Said = st.SpeakerIDs, st.Said
}

// once gives each id once, in the order in which they come.
func once(ids []graph.ID) (list []graph.ID) {
	for _, id := range ids {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// TestStream: the graph has the hub it promises, whole days, and batches that end with an article.
func TestStream(t *testing.T) {
	const statements = 20_000
	said, total, hub := map[graph.ID]int{}, 0, graph.ID("")
	err := stream(1, statements, 1000, func(w graph.Write) error {
		if w.Codebook != nil {
			hub = firstPerson(w.Actors)
			return nil
		}
		if n := len(w.Statements); n < 1000 && total+n != statements || n >= 1015 {
			t.Errorf("a batch of %d", n)
		}
		total += len(w.Statements)
		for _, st := range w.Statements {
			if (st.Said.From == nil) != (st.Said.Until == nil) {
				t.Fatalf("%s was said on half a day", st.ID)
			}
			for _, id := range st.SpeakerIDs {
				said[id]++
			}
		}
		return nil
	})
	if err != nil || total != statements {
		t.Fatalf("%d statements: %v", total, err)
	}
	for id, n := range said {
		if id != hub && n > said[hub] {
			t.Errorf("%s said more than the hub: %d", id, n)
		}
	}
	if share := float64(said[hub]) / statements; share < 0.14 || share > 0.18 {
		t.Errorf("the hub said %.3f of all", share)
	}
}
