package neo4j

import (
	"strings"
)

// batchRows is how many rows of a kind go into one query: fewer cost round trips, more cost memory and save nothing.
const batchRows = 2000

// step is a query that runs together with others in one round trip. It sees each of its rows as r. One that gives something ends
// with RETURN collect(…) AS its name, and each element of that is handed to row.
type step struct {
	name, text string
	row        func(v []any) error // nil if it gives nothing
}

// together runs steps, each with the rows of its name, a batch at a time. A step without rows costs next to nothing.
func (c *change) together(steps []step, rows map[string][]any) error {
	text := assemble(steps)
	for from := 0; ; from += batchRows {
		params, left := map[string]any{}, false
		for _, p := range steps {
			all := rows[p.name]
			batch := all[min(from, len(all)):min(from+batchRows, len(all))]
			params[p.name] = batch
			left = left || len(batch) > 0
		}
		if !left {
			return nil
		}
		if err := c.each(text, packed(params), func(v []any) error { return hand(steps, v) }); err != nil {
			return err
		}
	}
}

// packed puts parameters into one: the database plans a query again for every combination of lengths that its lists have, but not
// for those of lists within a map.
func packed(params map[string]any) map[string]any { return map[string]any{"p": params} }

// hand gives each step what it returned.
func hand(steps []step, values []any) error {
	i := 0
	for _, p := range steps {
		if p.row == nil {
			continue
		}
		for _, element := range as[[]any](values[i]) {
			if err := p.row(as[[]any](element)); err != nil {
				return err
			}
		}
		i++
	}
	return nil
}

func assemble(steps []step) string {
	var b strings.Builder
	var names []string
	for _, p := range steps {
		b.WriteString("CALL () { UNWIND $p." + p.name + " AS r " + p.text + " }\n")
		if p.row != nil {
			names = append(names, p.name)
		}
	}
	if len(names) > 0 {
		b.WriteString("RETURN " + strings.Join(names, ", "))
	}
	return b.String()
}
