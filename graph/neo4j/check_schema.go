package neo4j

import (
	"regexp"
	"slices"
	"strings"
)

// laidDown is an index or a constraint of a migration, or as it is in the database. Constraints have an index of the same name.
type laidDown struct {
	on       string // what it finds, such as Statement(said)
	kind     string // RANGE, TEXT, FULLTEXT
	analyzer string // of a full-text index
	unique   bool
	text     string // that makes it
}

var (
	schemaText     = regexp.MustCompile(`^(CREATE|DROP) (CONSTRAINT|(?:\w+ )?INDEX) (\w+)`)
	schemaLabel    = regexp.MustCompile(`(?:\(n|\[r):(\w+)`)
	schemaAnalyzer = regexp.MustCompile("`fulltext.analyzer`: '([^']+)'")
	schemaProperty = regexp.MustCompile(`\b[nr]\.(\w+)`)
)

// wantedIndexes reads from the migrations which indexes and constraints there must be, by name.
func wantedIndexes(steps []migration) map[string]laidDown {
	wanted := map[string]laidDown{}
	var all []string
	for _, m := range steps {
		all = append(all, m.statements...)
	}
	for _, text := range slices.Concat(beforeLock, all) {
		found := schemaText.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		if found[1] == "DROP" {
			delete(wanted, found[3])
			continue
		}
		var label string
		if on := schemaLabel.FindStringSubmatch(text); on != nil {
			label = on[1]
		}
		var properties []string
		for _, p := range schemaProperty.FindAllStringSubmatch(text, -1) {
			properties = append(properties, p[1])
		}
		wanted[found[3]] = laidDown{on: onText([]string{label}, properties), kind: kindOfIndex(found[2]), analyzer: analyzerIn(text),
			unique: found[2] == "CONSTRAINT", text: text}
	}
	return wanted
}

// kindOfIndex is the type that the database tells of what CREATE is followed by: CONSTRAINT, INDEX, TEXT INDEX, FULLTEXT INDEX.
func kindOfIndex(made string) string {
	if kind, _, ok := strings.Cut(made, " "); ok {
		return kind
	}
	return "RANGE"
}

func analyzerIn(text string) string {
	if found := schemaAnalyzer.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

// analyzerOf is the analyzer among the options of an index, "" if it has none.
func analyzerOf(options any) string {
	settings := as[map[string]any](as[map[string]any](options)["indexConfig"])
	return as[string](settings["fulltext.analyzer"])
}

func onText(labels, properties []string) string {
	return strings.Join(labels, "|") + "(" + strings.Join(properties, ", ") + ")"
}

// schemaParts looks at the indexes, the constraints and the nodes that tell the version.
func (c *checker) schemaParts() error {
	steps, err := readMigrations(migrationFiles)
	if err != nil {
		return err
	}
	wanted := wantedIndexes(steps)
	return c.twice(func(l *look) error {
		if err := l.indexes(wanted); err != nil {
			return err
		}
		return l.versions(len(steps))
	})
}

// indexes compares what the database has with what there must be. What else it has is nobody's business.
func (l *look) indexes(wanted map[string]laidDown) error {
	there := map[string]laidDown{}
	err := l.each(`SHOW INDEXES YIELD name, state, labelsOrTypes, properties, owningConstraint, type, options`, nil, func(values []any) error {
		name := as[string](values[0])
		there[name] = laidDown{on: onText(stringsOf(values[2]), stringsOf(values[3])), unique: values[4] != nil, kind: as[string](values[5]), analyzer: analyzerOf(values[6])}
		if _, ours := wanted[name]; ours && as[string](values[1]) != "ONLINE" {
			l.fault(ruleSchema, name, "the index is %s; wait until it is made, or drop it and run: %s", strings.ToLower(as[string](values[1])), wanted[name].text)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range sortedKeys(wanted) {
		has, ok := there[name]
		want := wanted[name]
		switch {
		case !ok:
			l.fault(ruleSchema, name, "it is missing; run: %s", want.text)
		case has.on != want.on:
			l.fault(ruleSchema, name, "it is on %s; drop it and run: %s", has.on, want.text)
		case has.kind != want.kind:
			l.fault(ruleSchema, name, "its type is %s; drop it and run: %s", has.kind, want.text)
		case has.analyzer != want.analyzer:
			l.fault(ruleSchema, name, "its analyzer is %q and would not find the words; drop it and run: %s", has.analyzer, want.text)
		case has.unique != want.unique:
			l.fault(ruleSchema, name, "only one of index and constraint is right; drop it and run: %s", want.text)
		}
	}
	return nil
}

// versions looks at the nodes of which there is one.
func (l *look) versions(known int) error {
	row, err := l.one(`OPTIONAL MATCH (g:Standpoint) WITH count(g) AS graphs, max(g.version) AS version
		OPTIONAL MATCH (m:Migration) WITH graphs, version, count(m) AS steps, max(m.number) AS last
		OPTIONAL MATCH (b:Codebook) RETURN graphs, version, steps, last, count(b)`, nil)
	if err != nil {
		return err
	}
	for i, want := range []struct {
		ok             bool
		subject, fault string
	}{
		{row[0] == int64(1), "Standpoint", "one node holds the version of the graph; there are %d"},
		{row[1] == int64(known), "Standpoint", "the version is told as %d"},
		{row[2] == int64(known), "Migration", "every migration leaves a node; there are %d"},
		{row[3] == int64(known), "Migration", "the last migration is told as %d"},
		{as[int64](row[4]) <= 1, "Codebook", "there is one codebook at most; there are %d"},
	} {
		if !want.ok {
			l.fault(ruleSchema, want.subject, want.fault, as[int64](row[i]))
		}
	}
	return nil
}
