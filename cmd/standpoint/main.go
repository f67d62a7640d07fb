// Command standpoint reads news articles, finds who said what and where they stand, and answers questions about it on the
// terminal and over GraphQL.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second interrupt ends the program at once
	}()
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.LookupEnv, now: time.Now}
	os.Exit(p.run(ctx, os.Args[1:]))
}

// program is the command line as a value: streams, environment and clock are given to it, so that tests can be.
type program struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) (string, bool)
	now      func() time.Time
	settings settings
	json     bool
	spares   bool // memory: a command that reads articles is at work

	unwritten error // the first fault of standard output
	unknown   error // a word that is no command, where cobra would show help instead
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something was not done; what and why is on standard error
	exitUsage  = 2 // the command line is wrong
)

// afterInterrupt says how to go on with what was interrupted, by command; the others are simply asked again.
var afterInterrupt = map[string]string{
	"load":    "; the same command goes on where it was",
	"demo":    "; the same command goes on where it was",
	"restore": "; run it again with the same graph: what is stored already stays as it is",
	"dump":    "; what was written is not the whole graph: run it again",
	"export":  "; remove the folder if it is there and run it again",
}

// errFailed is an error that has been reported already: only the exit code is left to give.
var errFailed = errors.New("failed")

// usage is an error of the command line.
type usage struct{ error }

func (p *program) run(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		err = p.unknown
	}
	if p.unwritten != nil {
		_, _ = fmt.Fprintf(p.err, "standpoint: the output could not be written (%s), what there is of it is not whole; make room or write it elsewhere, and run it again\n", cause(p.unwritten))
		if err == nil || errors.Is(err, p.unwritten) {
			return exitFailed
		}
	}
	var wrong usage
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFailed):
		return exitFailed
	case errors.As(err, &wrong):
		_, _ = fmt.Fprintf(p.err, "standpoint: %v\nsee: standpoint --help\n", err)
		return exitUsage
	case ctx.Err() != nil && graph.CodeOf(err) == graph.Cancelled:
		_, _ = fmt.Fprintln(p.err, "standpoint: interrupted"+afterInterrupt[command.Name()])
		return exitFailed
	}
	_, _ = fmt.Fprintf(p.err, "standpoint: %v\n", err)
	return exitFailed
}

// root is the command line: every command has a file of its own.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "standpoint",
		Short: "who said what, about what, when, and where it stands printed",
		Long: `Standpoint reads news articles, finds the people, countries and organisations in them and the positions they state,
keeps them as a graph, and answers who said what, in which words, in which article.`,
		Example:       "  standpoint demo\n  standpoint load articles/\n  standpoint ask --speaker Orlov --about neutrality --since 2024-12\n  standpoint serve",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return p.settings.resolve(cmd.Flags(), p.env)
		},
	}
	root.SetIn(p.in)
	root.SetOut(output{p})
	root.SetErr(p.err)
	p.refuseUnknown(root)
	root.PersistentFlags().BoolVar(&p.json, "json", false, "write JSON, one object a line, for programs")
	p.settings.flags(root.PersistentFlags())
	root.AddCommand(
		p.demoCommand(), p.serveCommand(), p.readyCommand(), p.loadCommand(), p.extractCommand(), p.askCommand(),
		p.checkCommand(), p.dumpCommand(), p.restoreCommand(), p.exportCommand(), p.codebookCommand(), p.recodeCommand(), p.corpusCommand(), p.evalCommand(),
		p.versionCommand(), p.manCommand(root),
	)
	return root
}

// output is the program's standard output. Whoever writes to it need not look at errors: the run reports the first of them.
type output struct{ *program }

// Write keeps what went wrong; a broken pipe is the reader's wish and no fault.
func (o output) Write(b []byte) (int, error) {
	n, err := o.out.Write(b)
	if err != nil && o.unwritten == nil && !errors.Is(err, syscall.EPIPE) {
		o.unwritten = err
	}
	return n, err
}

// printf writes to standard output. Who prints much looks at p.unwritten now and then, so as not to work for nothing.
func (p *program) printf(format string, args ...any) { _, _ = fmt.Fprintf(output{p}, format, args...) }

// sayf writes a line for people to standard error, where it does not disturb what programs read.
func (p *program) sayf(format string, args ...any) { _, _ = fmt.Fprintf(p.err, format+"\n", args...) }
