package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "modernc.org/sqlite" // registers the driver "sqlite"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// applicationID marks our files: "STPT". It stands at byte 68 of the file, where file(1) looks for it.
	applicationID = 0x53545054
	// busyTimeout is how long a write waits for another process.
	busyTimeout = 10 * time.Second
	// readerCache and writerCache are page caches in KiB, one for each connection.
	readerCache, writerCache = 16 << 10, 64 << 10
	// smallReaderCache and smallWriterCache are those where memory is to be spared.
	smallReaderCache, smallWriterCache = 8 << 10, 16 << 10
	// readerMap is how much of the file readers see through the memory map of the system, which saves a third of the time of a
	// reading on a file of 3 GB; the rest is read as usual.
	readerMap = 1<<31 - 1
	// magic opens every SQLite file.
	magic = "SQLite format 3\x00"
)

// Option changes how a store is opened.
type Option func(*options)

type options struct {
	readers    int
	sparing    bool
	durable    bool
	migrations fs.FS
	report     func(string)
	now        func() time.Time
}

// WithReaders bounds how many queries run at once; the default is two for each processor, at least four.
func WithReaders(n int) Option { return func(o *options) { o.readers = max(1, n) } }

// WithoutSync acknowledges writes before they are on the disk: a power cut may then lose the last of them, though never half a
// write. For tests and for graphs that can be made again.
func WithoutSync() Option { return func(o *options) { o.durable = false } }

// WithSmallCaches keeps less of the file in memory, 8 MB for each that reads and 16 for the one that writes: for programs that need theirs for
// something else. Reading hardly tells, since most is read through the system's own cache; of writing much it takes a tenth more time.
func WithSmallCaches() Option { return func(o *options) { o.sparing = true } }

// WithReport is told in a sentence what opening did to an existing file: where the copy is that was made before a migration.
func WithReport(report func(string)) Option { return func(o *options) { o.report = report } }

// Open opens the graph in the file at path and makes file and folder if they are not there. An older file is copied beside
// itself and migrated; a newer one, and one that is not ours, is refused and left as it is.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	o := options{
		readers: max(4, 2*runtime.GOMAXPROCS(0)), durable: true, migrations: migrationFiles,
		report: func(string) {}, now: time.Now,
	}
	for _, set := range opts {
		set(&o)
	}
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path}
	if err := s.open(ctx, o); err != nil {
		_ = s.Close() // what went wrong first is what matters
		return nil, explain(ctx, err)
	}
	return s, nil
}

// place makes the path absolute, its folder exist, and looks whether the file there can be ours.
func place(path string) (string, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return "", graph.Errorf(graph.BadInput, "name the file of the graph")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", graph.Wrap(err, graph.BadInput, "the graph's file cannot be found")
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o755); err != nil {
		return "", graph.Wrap(err, graph.Unavailable, "the folder of the graph cannot be made; choose another with --db")
	}
	f, err := os.Open(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return abs, nil
	case err != nil:
		return "", graph.Wrap(err, graph.Unavailable, "the graph's file cannot be opened")
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := f.Read(head)
	if info, statErr := f.Stat(); statErr == nil && info.IsDir() {
		return "", graph.Errorf(graph.BadInput, "%s is a folder; name a file in it", abs)
	}
	if n > 0 && (err != nil || string(head[:n]) != magic) {
		return "", foreign(abs)
	}
	return abs, nil
}

func foreign(path string) error {
	return graph.Errorf(graph.BadInput, "%s is not a graph of standpoint and was left as it is; name another file", path)
}

func (s *Store) open(ctx context.Context, o options) error {
	forWriter, forReader := writerCache, readerCache
	if o.sparing {
		forWriter, forReader = smallWriterCache, smallReaderCache
	}
	writer, err := connect(s.path, 1, forWriter, "&_txlock=immediate"+syncLevel(o.durable))
	if err != nil {
		return err
	}
	s.writer = newPool(writer, 1)
	if err := s.prepareFile(ctx, writer, o); err != nil {
		return err
	}
	reader, err := connect(s.path, o.readers, forReader, fmt.Sprintf("&_pragma=query_only(1)&_pragma=mmap_size(%d)", readerMap))
	if err != nil {
		return err
	}
	s.reader = newPool(reader, o.readers)
	return nil
}

func syncLevel(durable bool) string {
	if durable {
		return "&_pragma=synchronous(FULL)"
	}
	return "&_pragma=synchronous(OFF)"
}

// connect makes a pool of at most n connections to the file.
func connect(path string, n, cache int, more string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: path}
	dsn := fmt.Sprintf("%s?_pragma=busy_timeout(%d)&_pragma=cache_size(-%d)&_pragma=temp_store(MEMORY)&_pragma=trusted_schema(0)&_pragma=wal_autocheckpoint(4000)%s",
		u.String(), busyTimeout.Milliseconds(), cache, more)
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}
