package embedded

import (
	"context"
	"database/sql"
	"errors"
)

// maxPrepared bounds the prepared statements of one connection. Shapes are few; what varies is which filters they carry.
const maxPrepared = 300

// session is one connection to the file with its prepared statements. It serves one caller at a time.
type session struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	order    []string // of prepared, oldest first
}

func newSession(ctx context.Context, db *sql.DB) (*session, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{conn: conn, prepared: map[string]*sql.Stmt{}}, nil
}

// prepare gives the statement for text. Texts come from constants, so that the few there are stay prepared.
func (s *session) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	if st, ok := s.prepared[text]; ok {
		return st, nil
	}
	st, err := s.conn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if len(s.order) == maxPrepared {
		if err := s.prepared[s.order[0]].Close(); err != nil {
			return nil, errors.Join(err, st.Close())
		}
		delete(s.prepared, s.order[0])
		s.order = s.order[1:]
	}
	s.prepared[text] = st
	s.order = append(s.order, text)
	return st, nil
}

// exec runs a statement that gives no rows and tells how many rows it changed.
func (s *session) exec(ctx context.Context, text string, args ...any) (int, error) {
	st, err := s.prepare(ctx, text)
	if err != nil {
		return 0, err
	}
	done, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// each calls row for every row of a query. row must not run the same query again: a statement has one cursor.
func (s *session) each(ctx context.Context, text string, args []any, row func(*sql.Rows) error) error {
	st, err := s.prepare(ctx, text)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	for err == nil && rows.Next() {
		err = row(rows)
	}
	return errors.Join(err, rows.Err(), rows.Close())
}

// one scans the first row of a query into to and tells whether there was one.
func (s *session) one(ctx context.Context, text string, args []any, to ...any) (bool, error) {
	found := false
	err := s.each(ctx, text, args, func(rows *sql.Rows) error {
		if found {
			return nil
		}
		found = true
		return rows.Scan(to...)
	})
	return found, err
}

// column collects the first column of a query.
func column[T any](ctx context.Context, s *session, text string, args ...any) ([]T, error) {
	var all []T
	err := s.each(ctx, text, args, func(rows *sql.Rows) error {
		var v T
		if err := rows.Scan(&v); err != nil {
			return err
		}
		all = append(all, v)
		return nil
	})
	return all, err
}

func (s *session) close() error {
	var errs []error
	for _, st := range s.prepared {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, s.conn.Close())...)
}

// pool lends out sessions. One is made when those there are do not suffice: each has a page cache of its own.
type pool struct {
	db     *sql.DB
	free   chan *session
	unmade chan struct{} // may be made
}

func newPool(db *sql.DB, n int) *pool {
	p := &pool{db: db, free: make(chan *session, n), unmade: make(chan struct{}, n)}
	for range n {
		p.unmade <- struct{}{}
	}
	return p
}

// within runs fn in a transaction that begin opens. The transaction is committed if fn and commit succeed, else rolled back.
func (p *pool) within(ctx context.Context, begin string, fn func(*session) error) error {
	s, err := p.take(ctx)
	if err != nil {
		return err
	}
	defer func() { p.put(s) }()
	if s == nil {
		if s, err = newSession(ctx, p.db); err != nil {
			return err
		}
	}
	if _, err = s.exec(ctx, begin); err == nil {
		err = fn(s)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil { // a commit that has begun is not interrupted: its outcome would be unknown
		if _, err = s.exec(context.WithoutCancel(ctx), "COMMIT"); err == nil {
			return nil
		}
	}
	// A begin that was cancelled may have begun all the same: a session that is given back inside a transaction would begin no other.
	// There may be nothing to roll back: it did not begin, or a full disk has already rolled back by itself.
	_, _ = s.exec(context.WithoutCancel(ctx), "ROLLBACK")
	return err
}

// take waits for a session, an equal chance for every caller; the answer is nil if one has to be made.
func (p *pool) take(ctx context.Context) (s *session, err error) {
	open := true
	select {
	case s, open = <-p.free:
	default:
		select {
		case s, open = <-p.free:
		case <-p.unmade:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if !open {
		return nil, errClosed
	}
	return s, nil
}

// put takes a session back; nil: it could not be made.
func (p *pool) put(s *session) {
	if s == nil {
		p.unmade <- struct{}{}
		return
	}
	p.free <- s
}

// close waits for what is lent out and closes all.
func (p *pool) close() error {
	var errs []error
	for range cap(p.free) {
		select {
		case s := <-p.free:
			errs = append(errs, s.close())
		case <-p.unmade:
		}
	}
	close(p.free)
	return errors.Join(append(errs, p.db.Close())...)
}
