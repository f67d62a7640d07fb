package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"

	"golang.org/x/net/netutil"

	"github.com/standpoint-graph/standpoint/graph"
)

// Serve answers on a listener until ctx is done, then stops: no new connections, streams end, running requests have the
// limits' StopTime, the running load is left where it is. It gives nil when it stopped as asked, and it closes the
// listener; the graph is the caller's to close.
func Serve(ctx context.Context, l net.Listener, s *Server) error {
	room := newHeadroom()
	defer runtime.KeepAlive(room)
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.HeaderTime,
		WriteTimeout:      s.limits.LoadTime + 12*s.limits.BodyTime, // to read an upload, to answer, and to be read; streams set their own
		IdleTimeout:       s.limits.Idle,
		MaxHeaderBytes:    s.limits.HeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug), // what clients do to connections
	}
	h.RegisterOnShutdown(s.stopStreams)
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(netutil.LimitListener(l, s.limits.Connections)) }()
	select {
	case err := <-failed:
		return errors.Join(err, s.stop())
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.StopTime)
	defer cancel()
	err := h.Shutdown(grace)
	if err != nil { // requests that did not end in time are cut off
		err = errors.Join(graph.Errorf(graph.Timeout, "some requests did not end in time and were cut off"), h.Close())
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return errors.Join(err, s.stop())
}

// stop ends the loads.
func (s *Server) stop() error {
	grace, cancel := context.WithTimeout(context.Background(), s.limits.StopTime)
	defer cancel()
	return s.Close(grace)
}
