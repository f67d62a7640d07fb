// Command gen writes the assembly of the encoder's kernels: kernel_amd64.s with avo, kernel_arm64.s by itself, and the
// Go declarations of both. It is a module of its own, so that whoever uses the encoder does not depend on avo.
//
//	go run . -to ../..
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
)

func main() {
	to := flag.String("to", "", "directory of the package to write into")
	flag.Parse()
	if err := run(*to); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(to string) error {
	if to == "" {
		return fmt.Errorf("no directory to write into; add -to ../..")
	}
	return amd64(to)
}

// generator names this program in the first line of what it writes.
const generator = "internal/gen"

func amd64(to string) error {
	ctx := build.NewContext()
	ctx.ConstraintExpr("amd64")
	narrow := &x86{Context: ctx, constants: map[uint32]operand.Mem{}}
	wide := &x86{Context: ctx, constants: narrow.constants, wide: true}
	all(narrow)
	product(narrow, "product", 16)
	narrow.transpose()
	all(wide)
	product(wide, "product", headWidth)
	product(wide, "scores", 2*headWidth)

	file, err := ctx.Result()
	if err != nil {
		return err
	}
	if err := pass.Compile.Execute(file); err != nil {
		return err
	}
	config := printer.Config{Name: generator, Pkg: "encoder"}
	for name, print := range map[string]printer.Printer{
		"kernel_amd64.s":       printer.NewGoAsm(config),
		"kernel_amd64_stub.go": printer.NewStubs(config),
	} {
		text, err := print.Print(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// all writes the kernels that every machine has in the same form.
func all(m machine) {
	embed(m)
	normAdd(m)
	quantise(m)
	gelu(m)
	softmax(m)
	linear(m)
}
