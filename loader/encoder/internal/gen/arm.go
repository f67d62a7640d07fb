package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
)

// arm writes Go assembly for arm64 with NEON, in registers of four floats; with sdot, it multiplies int8 by the dot
// product instructions that processors have since about 2018. Go's assembler knows few vector instructions, so they are
// written as the words they are encoded as (encode.go), with their names beside them.
type arm struct {
	body         *bytes.Buffer // the assembly of the file
	declarations *bytes.Buffer // and its declarations in Go
	sdot         bool

	offsets map[string]int // of the function's arguments in its frame
	labels  int
	vectors pool
	general pool
}

// pool are registers that are free.
type pool []int

func (p *pool) take() int {
	if len(*p) == 0 {
		panic("no register is left: the kernel keeps too many values at once")
	}
	r := (*p)[0]
	*p = (*p)[1:]
	return r
}

func (p *pool) give(r int) { *p = append(*p, r) }

// armVec is a value in a vector register; an operation may move it to another one.
type armVec struct{ n int }

type (
	armPtr  int
	armRows []int
)

func (a *arm) width() int { return 4 }

func (a *arm) suffix() string {
	if a.sdot {
		return "SDOT"
	}
	return "NEON"
}

func (a *arm) print(format string, args ...any) {
	fmt.Fprintf(a.body, "\t"+format+"\n", args...)
}

func (a *arm) function(name, doc string, params ...string) {
	name += a.suffix()
	signature := fmt.Sprintf("func %s(%s)", name, strings.Join(params, ", "))
	fmt.Fprintf(a.declarations, "\n// %s %s.\n//\n//go:noescape\n%s\n", name, doc, signature)
	fmt.Fprintf(a.body, "\n// %s\nTEXT ·%s(SB), NOSPLIT, $0-%d\n", signature, name, 8*len(params))
	a.offsets = map[string]int{}
	for i, p := range params {
		a.offsets[strings.Fields(p)[0]] = 8 * i
	}
	a.labels, a.vectors, a.general = 0, nil, nil
	for i := range 32 {
		a.vectors.give(i)
	}
	for i := range 16 { // R16 is for addresses that are needed once, the others belong to the linker and the runtime
		a.general.give(i)
	}
	for i := 19; i < 26; i++ {
		a.general.give(i)
	}
}

func (a *arm) end() { a.print("RET") }

func (a *arm) arg(param string) ptr {
	r := a.general.take()
	a.print("MOVD %s+%d(FP), R%d", param, a.offsets[param], r)
	return armPtr(r)
}

func (a *arm) copyPtr(p ptr) ptr {
	r := a.general.take()
	a.print("MOVD R%d, R%d", p, r)
	return armPtr(r)
}

func (a *arm) freePtr(ps ...ptr) {
	for _, p := range ps {
		a.general.give(int(p.(armPtr)))
	}
}

func (a *arm) advance(p ptr, bytes int) { a.print("ADD $%d, R%d, R%d", bytes, p, p) }

func (a *arm) advanceBy(p, bytes ptr) { a.print("ADD R%d, R%d, R%d", bytes, p, p) }

func (a *arm) repeat(n ptr, body func()) {
	a.labels++
	label := fmt.Sprintf("loop%d", a.labels)
	fmt.Fprintf(a.body, "\n%s:\n", label)
	body()
	a.print("SUBS $1, R%d, R%d", n, n)
	a.print("BNE %s", label)
}

func (a *arm) rows(p, stride ptr) rows {
	rs := armRows{int(p.(armPtr))}
	for len(rs) < tileRows {
		r := a.general.take()
		a.print("ADD R%d, R%d, R%d", stride, rs[len(rs)-1], r)
		rs = append(rs, r)
	}
	a.freePtr(stride)
	return rs
}

func (a *arm) freeRows(r rows) {
	for _, r := range r.(armRows) {
		a.general.give(r)
	}
}

// spreadRow moves the row on by the four bytes it reads, as the instruction does anyway.
func (a *arm) spreadRow(r rows, row, _ int) vec {
	v := a.fresh().(*armVec)
	a.print("VLD1R.P 4(R%d), [V%d.S4]", r.(armRows)[row], v.n)
	return v
}

// advanceRows has nothing to do: spreadRow has read, and passed, every byte.
func (a *arm) advanceRows(rows, int) {}

func (a *arm) fresh() vec { return &armVec{a.vectors.take()} }

func (a *arm) free(vs ...vec) {
	for _, v := range vs {
		a.vectors.give(n(v))
		v.(*armVec).n = -1
	}
}

// n is the number of a value's register.
func n(v vec) int {
	r := v.(*armVec).n
	if r < 0 {
		panic("a value is used after it was freed")
	}
	return r
}

func (a *arm) load(p ptr, offset int) vec {
	v := a.fresh()
	a.print("FMOVQ %d(R%d), F%d", offset, p, n(v))
	return v
}

func (a *arm) store(v vec, p ptr, offset int) { a.print("FMOVQ F%d, %d(R%d)", n(v), offset, p) }

func (a *arm) prefetch(p ptr, offset int) { a.print("PRFM %d(R%d), PLDL2KEEP", offset, p) }

func (a *arm) storeFirst(v vec, p ptr) { a.print("FMOVS F%d, (R%d)", n(v), p) }

func (a *arm) spread(p ptr, offset int) vec {
	v, from := a.fresh(), int(p.(armPtr))
	if offset > 0 {
		a.print("ADD $%d, R%d, R16", offset, p)
		from = 16
	}
	a.print("VLD1R (R%d), [V%d.S4]", from, n(v))
	return v
}

func (a *arm) constant(f float32) vec {
	v := a.fresh()
	a.print("MOVD $0x%08x, R16", math.Float32bits(f))
	a.print("VDUP R16, V%d.S4", n(v))
	return v
}

func (a *arm) zero() vec {
	v := a.fresh()
	a.print("VEOR V%[1]d.B16, V%[1]d.B16, V%[1]d.B16", n(v))
	return v
}

func (a *arm) copy(x vec) vec {
	v := a.fresh()
	a.print("VMOV V%d.B16, V%d.B16", n(x), n(v))
	return v
}

func (a *arm) add(dst, x, y vec)        { a.three(fadd, dst, x, y) }
func (a *arm) sub(dst, x, y vec)        { a.three(fsub, dst, x, y) }
func (a *arm) mul(dst, x, y vec)        { a.three(fmul, dst, x, y) }
func (a *arm) div(dst, x, y vec)        { a.three(fdiv, dst, x, y) }
func (a *arm) max(dst, x, y vec)        { a.three(fmax, dst, x, y) }
func (a *arm) min(dst, x, y vec)        { a.three(fmin, dst, x, y) }
func (a *arm) addProduct(dst, x, y vec) { a.three(fmla, dst, x, y) }
func (a *arm) abs(dst, x vec)           { a.two(fabs, dst, x) }
func (a *arm) sqrt(dst, x vec)          { a.two(fsqrt, dst, x) }
func (a *arm) round(dst, x vec)         { a.two(frintn, dst, x) }
func (a *arm) toFloat(dst, x vec)       { a.two(scvtf, dst, x) }

// mulAdd adds the product to a copy of b, since the instruction adds in place.
func (a *arm) mulAdd(dst, x, b vec) {
	sum := a.copy(b)
	a.three(fmla, sum, dst, x)
	a.vectors.give(n(dst))
	dst.(*armVec).n = n(sum)
}

func (a *arm) scale(dst, power vec) {
	bits := a.fresh()
	a.two(fcvtns, bits, power)
	a.print("VSHL $23, V%[1]d.S4, V%[1]d.S4", n(bits))
	a.print("VADD V%[1]d.S4, V%[2]d.S4, V%[2]d.S4", n(bits), n(dst))
	a.free(bits)
}

func (a *arm) fold(vs []vec, combine func(dst, a, b vec)) {
	combine(vs[0], vs[0], vs[2])
	combine(vs[1], vs[1], vs[3])
	combine(vs[0], vs[0], vs[1])
	for _, bytes := range []int{8, 4} { // halves, then neighbours
		a.print("VEXT $%d, V%d.B16, V%d.B16, V%d.B16", bytes, n(vs[0]), n(vs[0]), n(vs[1]))
		combine(vs[0], vs[0], vs[1])
	}
	a.print("VDUP V%[1]d.S[0], V%[1]d.S4", n(vs[0]))
	a.free(vs[1:]...)
}

func (a *arm) loadCodes(p ptr, offset int) []vec {
	codes := a.load(p, offset)
	low, high := a.fresh(), a.fresh()
	a.two(sxtl8, low, codes)
	a.two(sxtl8high, high, codes)
	a.free(codes)
	var out []vec
	for _, half := range []vec{low, high} {
		for _, widen := range []instruction{sxtl16, sxtl16high} {
			v := a.fresh()
			a.two(widen, v, half)
			a.two(scvtf, v, v)
			out = append(out, v)
		}
	}
	a.free(low, high)
	return out
}

func (a *arm) storeCodes(vs []vec, p ptr, offset int) {
	for _, v := range vs {
		a.two(fcvtns, v, v)
	}
	for i := 0; i < len(vs); i += 2 {
		a.two(sqxtn32, vs[i], vs[i])
		a.two(sqxtn32high, vs[i], vs[i+1])
	}
	a.two(sqxtn16, vs[0], vs[0])
	a.two(sqxtn16high, vs[0], vs[2])
	a.store(vs[0], p, offset)
}

func (a *arm) codeBytes() int { return 1 }

func (a *arm) dotLayout() dotLayout {
	if a.sdot {
		return dotLayout{loads: 4, bytes: 16, accs: 1}
	}
	return dotLayout{loads: 2, bytes: 16, accs: 2}
}

func (a *arm) weights(p ptr, offset int) vec { return a.load(p, offset) }

// dot multiplies four neighbouring codes of a row with those of four outputs. Without the dot product instruction, each
// output has two sums, of pairs of products; a pair fits into 16 bits.
func (a *arm) dot(acc []vec, weights, codes vec) {
	if a.sdot {
		a.three(sdot, acc[0], weights, codes)
		return
	}
	products := a.fresh()
	a.three(smull, products, weights, codes)
	a.two(sadalp, acc[0], products)
	a.three(smullHigh, products, weights, codes)
	a.two(sadalp, acc[1], products)
	a.free(products)
}

func (a *arm) sums(acc []vec) []vec {
	if a.sdot {
		return acc
	}
	a.three(addp, acc[0], acc[0], acc[1])
	a.free(acc[1])
	return acc[:1]
}
