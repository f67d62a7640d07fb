package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server"
	"github.com/standpoint-graph/standpoint/web"
)

func (p *program) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "serve the page, GraphQL, GraphiQL and the health pages",
		Long: `Serves the store until it is interrupted: the page at /, /graphql (GET, POST, SSE), /graphiql, /healthz, /readyz, /metrics and /schema.graphql. Articles that
an earlier program left unfinished are finished first. On this machine reading and writing are open; elsewhere both need a token.`,
		Example: "  standpoint serve\n  STANDPOINT_TOKENS=ana:a-long-secret standpoint serve --addr 0.0.0.0:8470 --hosts news.example",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			r, err := p.openReader(cmd.Context(), g)
			if err != nil {
				return err
			}
			return p.serve(cmd.Context(), r)
		},
	}
}

// serve serves until ctx is done, and then lets running requests end.
func (p *program) serve(ctx context.Context, r *reader) error {
	options, err := p.serverOptions(r)
	if err != nil {
		return err
	}
	handler, err := server.New(options)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", p.settings.Addr)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "cannot listen on %s (%s); choose another place with --addr", p.settings.Addr, cause(err))
	}
	at := "http://" + listener.Addr().String()
	p.sayf("page      %s/\nGraphQL   %s/graphql\nGraphiQL  %s/graphiql\nhealth    %s/healthz  %s/readyz  %s/metrics\nstop with Ctrl-C", at, at, at, at, at, at)
	handler.Resume()
	return server.Serve(ctx, listener, handler)
}

// serverOptions turns the settings into the server's.
func (p *program) serverOptions(r *reader) (server.Options, error) {
	tokens, err := server.ParseTokens(p.settings.Tokens)
	if err != nil {
		return server.Options{}, err
	}
	o := server.Options{
		Graph: r.graph, Loader: r.loader, Page: web.Files(), Version: thisBuild().Version, Tokens: tokens,
		Log:   slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Hosts: list(p.settings.Hosts),
		Text:  server.Text(p.settings.Text),
	}
	if p.settings.Read == "open" {
		o.Read = server.ReadOpen
	}
	if o.Origins, err = server.ParseOrigins(p.settings.Origins); err != nil {
		return o, err
	}
	if o.Proxies, err = server.ParseProxies(p.settings.Proxies); err != nil {
		return o, err
	}
	if o.Limits.Operations, err = p.settings.operations(); err != nil {
		return o, err
	}
	host, _, err := net.SplitHostPort(p.settings.Addr)
	if err != nil {
		return o, usage{fmt.Errorf("--addr %q is not a place; write host:port, such as 127.0.0.1:8470", p.settings.Addr)}
	}
	if len(tokens) == 0 && o.Read != server.ReadOpen && !isLoopback(host) {
		return o, usage{errors.New("off this machine reading and writing need a token: set STANDPOINT_TOKENS=name:secret, or STANDPOINT_READ=open to let everybody read")}
	}
	return o, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// list splits a setting at its commas.
func list(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// cause is the innermost reason of a network error.
func cause(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
