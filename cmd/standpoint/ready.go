package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
)

// readyPatience is how long a server may take to say that it is ready; its own question to the store takes at most two seconds.
const readyPatience = 5 * time.Second

func (p *program) readyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "ready",
		Short: "ask the running server whether it and its store answer",
		Long: `Asks /readyz of the server on this machine that --addr or STANDPOINT_ADDR names, and fails when it is not there or not ready. Made for the health
checks of containers and service managers: it needs no token and no shell.`,
		Example: "  standpoint ready\n  standpoint ready --addr 127.0.0.1:8470",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.ready(cmd.Context()) },
	}
}

func (p *program) ready(ctx context.Context) error {
	place, err := probePlace(p.settings.Addr)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, readyPatience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+place+"/readyz", nil)
	if err != nil {
		return err
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // and no proxy between
	response, err := client.Do(request)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no server answers at %s (%s); start it with standpoint serve", place, cause(err))
	}
	if err := response.Body.Close(); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return graph.Errorf(graph.Unavailable, "the server at %s is not ready (%s); its log says why", place, response.Status)
	}
	p.sayf("ready: %s", place)
	return nil
}

// probePlace is where a server that listens at addr is asked from its own machine: one that listens everywhere is asked on loopback.
func probePlace(addr string) (string, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", usage{fmt.Errorf("--addr %q is not a place; write host:port, such as 127.0.0.1:8470", addr)}
	}
	if port == "" || port == "0" {
		return "", usage{errors.New("say which server with its port, such as --addr 127.0.0.1:8470")}
	}
	switch ip := net.ParseIP(host); {
	case host == "" || ip != nil && ip.IsUnspecified() && ip.To4() != nil:
		host = "127.0.0.1"
	case ip != nil && ip.IsUnspecified():
		host = "::1"
	}
	return net.JoinHostPort(host, port), nil
}
