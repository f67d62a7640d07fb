package embedded

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/standpoint-graph/standpoint/graph"
)

// explain turns what the database says into an error with a code and the next step. A done context wins: the database only
// knows that it was interrupted.
func explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return err
	}
	if ctx.Err() != nil {
		return graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		if code, message := explainCode(e.Code()); message != "" {
			return graph.Wrap(err, code, message)
		}
	}
	return graph.Wrap(err, graph.Internal, "the store failed; run standpoint check")
}

// explainCode knows the faults of a database that a person can do something about.
func explainCode(code int) (graph.Code, string) {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return graph.Unavailable, "another program is writing to this graph and did not finish within ten seconds; try again"
	case sqlite3.SQLITE_FULL:
		return graph.Unavailable, "the disk is full; nothing was written; make room and try again"
	case sqlite3.SQLITE_READONLY:
		return graph.Unavailable, "the graph's file cannot be written; give yourself write permission to it and to its folder"
	case sqlite3.SQLITE_CANTOPEN:
		return graph.Unavailable, "the graph's file cannot be opened; look whether its folder exists and may be written"
	case sqlite3.SQLITE_IOERR:
		return graph.Unavailable, "the disk failed while the graph was read or written; look at the disk, then run standpoint check"
	case sqlite3.SQLITE_CORRUPT:
		return graph.Internal, "the graph's file is damaged; restore it from a copy or a dump"
	case sqlite3.SQLITE_NOTADB:
		return graph.BadInput, "this file is not a graph of standpoint; name another file"
	case sqlite3.SQLITE_TOOBIG:
		return graph.LimitExceeded, "one value is larger than the store can hold (1 GB); give it in parts"
	}
	return "", ""
}
