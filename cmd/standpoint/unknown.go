package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// refuseUnknown makes a word that is no command an error of the command line, wherever it stands. Cobra by itself makes that of it at the
// root only, and shows the help of a command with others below it as if somebody had asked for it.
func (p *program) refuseUnknown(root *cobra.Command) {
	root.Args = cobra.ArbitraryArgs // what it says of a word by itself
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		if p.unknown = unknownCommand(c); p.unknown == nil {
			help(c, args)
		}
	})
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if unknown := unknownCommand(c); unknown != nil {
			return unknown // a flag behind it may well be one of the command that is meant
		}
		return usage{err}
	})
}

// unknownCommand is the error that names the first word behind a command that has others below it: none of them is called so.
func unknownCommand(c *cobra.Command) error {
	if !c.HasSubCommands() || c.Flags().NArg() == 0 {
		return nil
	}
	word := c.Flags().Arg(0)
	c.SuggestionsMinimumDistance = 2 // letters that differ, at most; cobra sets it only for its own message
	near := c.SuggestionsFor(word)
	next := "the nearest is "
	switch len(near) {
	case 0:
		near, next = commandsBelow(c), "write one of "
	case 1:
	default:
		next = "the nearest are "
	}
	slices.Sort(near)
	return usage{fmt.Errorf("%q is no command of %s; %s%s", word, c.CommandPath(), next, strings.Join(near, ", "))}
}

// commandsBelow names the commands that can stand behind one.
func commandsBelow(c *cobra.Command) (names []string) {
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			names = append(names, below.Name())
		}
	}
	return names
}
