package neo4j_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestWritersOfManyPrograms writes from sixteen stores at once, which know nothing of each other, as sixteen programs do: each its own
// articles, all the same hubs and one actor they all meet. One lock lets them in one after the
// other, and each must see what those before it wrote: nothing may be lost, doubled or counted wrongly, whoever came first.
func TestWritersOfManyPrograms(t *testing.T) {
	const writers = 16
	s := vacant(t)
	told := pieces(131, 800, 1)
	fill(t, s.open(t, s.URI), told[:1])
	began := time.Now()
	var wait sync.WaitGroup
	for i := range writers {
		store := s.open(t, s.URI)
		met := &graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Origin: graph.OriginArticle,
			Aliases: []string{fmt.Sprintf("Orlov %d", i)}}}
		wait.Go(func() {
			for n := 1 + i; n < len(told); n += writers {
				w := told[n]
				w.Met = []graph.Actor{met}
				if _, err := store.Write(t.Context(), w); err != nil {
					t.Errorf("writer %d, piece %d: %v", i, n, err)
					return
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d articles by %d writers in %v", len(told)-1, writers, time.Since(began).Round(time.Millisecond))
	var all []string
	for i := range writers {
		all = append(all, fmt.Sprintf("Orlov %d", i))
	}
	told = append(told, graph.Write{Met: []graph.Actor{&graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov",
		Origin: graph.OriginArticle, Aliases: all}}}})
	store := s.open(t, s.URI)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
}
