package neo4j

import (
	"context"
	"fmt"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// indexesText names the indexes that are not in use yet, and how far they are.
	indexesText = `SHOW INDEXES YIELD name, state, populationPercent WHERE state <> 'ONLINE' RETURN name, state, populationPercent ORDER BY populationPercent, name`
	// awaitFirst and awaitLongest bound the pause between two looks, awaitTold is how often people hear of it.
	awaitFirst, awaitLongest, awaitTold = 20 * time.Millisecond, time.Second, 10 * time.Second
)

// awaitIndexes waits until the indexes of the schema are in use: a write while one of them is being made can fail. In an empty
// database that takes a moment, after an import of millions of statements minutes.
func (s *Store) awaitIndexes(ctx context.Context, ours map[string]laidDown) error {
	told, pause := time.Now(), awaitFirst
	for {
		left, err := s.indexesLeft(ctx, ours)
		if err != nil || len(left) == 0 {
			return err
		}
		if time.Since(told) > awaitTold {
			told = time.Now()
			s.report(fmt.Sprintf("neo4j is making indexes, %d of %d are left, the slowest is %s done", len(left), len(ours), left[0]))
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
		pause = min(2*pause, awaitLongest)
	}
}

// indexesLeft names those of our indexes that are not in use yet, the slowest first.
func (s *Store) indexesLeft(ctx context.Context, ours map[string]laidDown) (left []string, err error) {
	session := s.open(ctx, bolt.AccessModeWrite) // the leader's, of a cluster
	defer end(ctx, session)
	err = autocommit(ctx, session).each(indexesText, nil, func(values []any) error {
		name := as[string](values[0])
		if _, known := ours[name]; !known {
			return nil
		}
		if as[string](values[1]) == "FAILED" {
			return graph.Errorf(graph.Internal, "neo4j could not make the index %s; its log says why; then run DROP INDEX %s and start again", name, name)
		}
		left = append(left, fmt.Sprintf("%s %.0f %%", name, as[float64](values[2])))
		return nil
	})
	return left, err
}
