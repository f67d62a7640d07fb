package neo4j

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// connections bounds how many connections to one server there are; a reading holds one for one round trip.
	connections = 64
	// acquisition is how long a query waits for one of them, connecting bounds the making of one.
	acquisition, connecting = 20 * time.Second, 5 * time.Second
	// answering is how long a server may take to say who it is when a graph is opened.
	answering = 10 * time.Second
	// oldestMajor and oldestMinor are the oldest version of the server: the first with scoped subqueries.
	oldestMajor, oldestMinor = 5, 23
)

// Options says which database to open.
type Options struct {
	URI      string // neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://, without user and password
	Username string // default: neo4j
	Password string // without one, and without a user name, the server must ask for none
	Database string // default: the user's own
	Shared   bool   // the database may hold nodes that are not ours
	Existing bool   // there must be a graph already: one that is not there is a mistake and not laid down
	// Report is told in a sentence what a person may want to know: a migration, a database that does not answer.
	Report func(string)
}

// Open connects to a database and brings its schema up to date. A database that holds nodes of others is refused unless
// o.Shared, and so are older servers and newer schemas; each is left as it is.
func Open(ctx context.Context, o Options) (*Store, error) {
	u, err := address(o.URI)
	if err != nil {
		return nil, err
	}
	if o.Report == nil {
		o.Report = func(string) {}
	}
	s := &Store{
		bookmarks: bolt.NewBookmarkManager(bolt.BookmarkManagerConfig{}), database: o.Database, place: place(u, o.Database),
		routed: strings.HasPrefix(u.Scheme, "neo4j"), report: o.Report, writer: make(chan struct{}, 1),
	}
	if s.driver, err = bolt.NewDriverWithContext(u.String(), credentials(o), configure); err != nil {
		return nil, &graph.Error{Code: graph.BadInput, Message: "NEO4J_URI cannot be used; write it as neo4j://host:7687", Err: err}
	}
	if err := s.prepare(ctx, o); err != nil {
		err = s.explain(ctx, err)
		_ = s.Close() // what went wrong first is what matters
		return nil, err
	}
	return s, nil
}

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// address reads the URI. Errors never show it: it may hold a password by mistake.
func address(uri string) (*url.URL, error) {
	u, err := url.Parse(uri)
	switch {
	case err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme):
		return nil, graph.Errorf(graph.BadInput, "NEO4J_URI must begin with one of %s and name a server, as in neo4j://localhost:7687",
			strings.Join(schemes, "://, ")+"://")
	case u.User != nil:
		return nil, graph.Errorf(graph.BadInput, "NEO4J_URI must not hold a user or a password; set NEO4J_USERNAME and NEO4J_PASSWORD")
	}
	return u, nil
}

// place is how people are told where the graph is.
func place(u *url.URL, database string) string {
	p := u.Scheme + "://" + u.Host
	if database != "" {
		p += "/" + database
	}
	return p
}

func credentials(o Options) bolt.AuthToken {
	if o.Username == "" && o.Password == "" {
		return bolt.NoAuth()
	}
	if o.Username == "" {
		o.Username = "neo4j"
	}
	return bolt.BasicAuth(o.Username, o.Password, "")
}

// configure sets up the driver. It tries nothing again by itself: its pauses grow too long, see insist.
func configure(c *config.Config) {
	c.UserAgent = "standpoint"
	c.MaxConnectionPoolSize = connections
	c.ConnectionAcquisitionTimeout = acquisition
	c.SocketConnectTimeout = connecting
	c.MaxTransactionRetryTime = 0
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.ReadBufferSize = 64 << 10
}

// prepare looks at the server and at the database and migrates it.
func (s *Store) prepare(ctx context.Context, o Options) error {
	info, err := s.reach(ctx)
	if err != nil {
		return err
	}
	if err := checkVersion(info.Agent()); err != nil {
		return err
	}
	steps, err := readMigrations(migrationFiles)
	if err != nil {
		return err
	}
	version, there, err := s.schema(ctx, o.Shared)
	if err != nil {
		return err
	}
	s.version = len(steps)
	switch {
	case version > len(steps):
		return newerSchema(s.place, version, len(steps))
	case version == len(steps):
		return nil
	case !there && o.Existing:
		return graph.Errorf(graph.NotFound, "there is no graph in %s; load articles first, or set NEO4J_DATABASE to where it is", s.place)
	}
	// programs that open an empty database at the same moment may deadlock over its schema; whoever loses begins again and finds it done
	return s.insist(ctx, writePatience, func() error { return s.migrate(ctx, steps, o) })
}

// reach asks the server who it is. The driver bounds only the dialling: whoever takes a connection and says nothing would be waited for
// without an end.
func (s *Store) reach(ctx context.Context) (bolt.ServerInfo, error) {
	patient, cancel := context.WithTimeout(ctx, answering)
	defer cancel()
	info, err := s.driver.GetServerInfo(patient)
	message := ""
	switch {
	case err == nil || ctx.Err() != nil:
	case patient.Err() != nil:
		message = s.place + " takes connections and does not answer; look whether neo4j runs there and whether NEO4J_URI is right, port 7687 as a rule"
	case serverError(err) == nil && unreachable(err):
		message = "neo4j cannot be reached at " + s.place + "; look whether it runs there and whether NEO4J_URI is right"
	}
	if message != "" {
		err = &graph.Error{Code: graph.Unavailable, Message: message, Err: err}
	}
	return info, err
}

func newerSchema(place string, version, known int) error {
	return graph.Errorf(graph.NewerSchema, "%s was written by a newer standpoint (schema %d, this one knows %d); "+
		"update this program, or dump the graph with the newer one and restore it elsewhere", place, version, known)
}

// checkVersion refuses what is not Neo4j and what is too old, by what the server calls itself, such as "Neo4j/5.26.30".
func checkVersion(agent string) error {
	name, version, _ := strings.Cut(agent, "/")
	parts := strings.FieldsFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if name != "Neo4j" || len(parts) < 2 {
		return graph.Errorf(graph.Unavailable, "the server calls itself %q and is not neo4j; set NEO4J_URI to a neo4j server", agent)
	}
	major, majorErr := strconv.Atoi(parts[0])
	minor, minorErr := strconv.Atoi(parts[1])
	if majorErr != nil || minorErr != nil || major < oldestMajor || major == oldestMajor && minor < oldestMinor {
		return graph.Errorf(graph.Unavailable, "the server is neo4j %s; at least %d.%d is needed: update it", version, oldestMajor, oldestMinor)
	}
	return nil
}

// ourLabels are all labels of our nodes. Those of tests are tolerated.
var ourLabels = []string{
	"Actor", "Person", "Country", "Organisation", "Alias", "Topic", "Proposition", "Codebook", "Article", "Url", "Statement",
	"Relation", "Call", "Meeting", "Visit", "Agreement", "Negotiation", "Cooperation", "Aid", "Sanction", "Attack", "Unnamed",
	"Everyone", "Migration", "Standpoint", testLabel,
}

const testLabel = "StandpointTest"

// schema gives the version of the graph in the database, 0 if there is none yet or it has been imported without indexes, and refuses a
// database of others.
func (s *Store) schema(ctx context.Context, shared bool) (version int, there bool, err error) {
	err = s.read(ctx, func(q *session) error {
		row, err := q.one(`MATCH (g:Standpoint {id: 'graph'}) RETURN g.version`, nil)
		if err != nil {
			return err
		}
		version, there = 0, row != nil
		if there {
			version = int(as[int64](row[0]))
		}
		if shared {
			return nil
		}
		return onlyOurs(q, s.place, there)
	})
	return version, there, err
}

// onlyOurs refuses a database with nodes that are not ours. If there is no graph of ours yet, no node is.
func onlyOurs(q *session, place string, ours bool) error {
	text := `MATCH (n) WHERE NOT n:` + testLabel + ` RETURN labels(n) LIMIT 1`
	if ours {
		labels, err := firsts[string](q, `CALL db.labels() YIELD label RETURN label ORDER BY label`, nil)
		if err != nil {
			return err
		}
		labels = slices.DeleteFunc(labels, func(l string) bool { return slices.Contains(ourLabels, l) })
		if len(labels) == 0 {
			return nil
		}
		text = anyOf(labels)
	}
	row, err := q.one(text, nil)
	if err != nil || row == nil {
		return err
	}
	return graph.Errorf(graph.BadInput, "%s holds nodes that are not of standpoint (%s) and was left as it is; "+
		"set NEO4J_DATABASE to an empty database, or STANDPOINT_NEO4J_SHARED=yes to share this one", place, fmt.Sprint(row[0]))
}

// anyOf finds a node with one of the labels. Labels cannot be parameters; backticks keep each within itself.
func anyOf(labels []string) string {
	var parts []string
	for _, l := range labels {
		parts = append(parts, "MATCH (n:`"+strings.ReplaceAll(l, "`", "``")+"`) RETURN labels(n) AS found LIMIT 1")
	}
	return strings.Join(parts, " UNION ALL ")
}
