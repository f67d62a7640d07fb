package main

// machine writes assembly for one instruction set. The kernels are described once, on top of it (rows.go, products.go),
// so that they cannot come to differ in the order of their arithmetic.
//
// A vec (a vector register) holds width floats or 32-bit integers. Operations name their destination first.
type machine interface {
	width() int     // floats in a register
	suffix() string // of function names

	function(name, doc string, params ...string) // params as in Go, each eight bytes: "x *float32", "n int"
	end()

	arg(param string) ptr
	copyPtr(p ptr) ptr
	freePtr(ps ...ptr)
	freeRows(r rows)
	advance(p ptr, bytes int)
	advanceBy(p, bytes ptr)
	repeat(n ptr, body func()) // n times, n ≥ 1; n is used up
	rows(p, stride ptr) rows   // tileRows rows, stride bytes apart

	load(p ptr, offset int) vec
	prefetch(p ptr, offset int) // into the second cache
	store(r vec, p ptr, offset int)
	spread(p ptr, offset int) vec          // the four bytes at p, in every place
	spreadRow(r rows, row, offset int) vec // the four bytes where a row begins
	advanceRows(r rows, bytes int)         // let every row begin later
	storeFirst(r vec, p ptr)               // the first float
	constant(x float32) vec                // in every place
	zero() vec
	fresh() vec // with anything in it
	copy(r vec) vec
	free(rs ...vec) // r is not needed any more

	add(dst, a, b vec)
	sub(dst, a, b vec)
	mul(dst, a, b vec)
	div(dst, a, b vec)
	max(dst, a, b vec)
	min(dst, a, b vec)
	abs(dst, a vec)
	sqrt(dst, a vec)
	mulAdd(dst, a, b vec)     // dst = dst·a + b, rounded once
	addProduct(dst, a, b vec) // dst = dst + a·b, rounded once

	round(dst, a vec)     // to the nearest integer, ties to even
	scale(dst, power vec) // dst·2^power, for integers that keep dst far from overflow
	toFloat(dst, a vec)   // from int32

	// fold leaves in every place of the first register all places of several combined, half on half.
	fold(rs []vec, combine func(dst, a, b vec))

	loadCodes(p ptr, offset int) []vec      // lanes int8, as floats
	storeCodes(rs []vec, p ptr, offset int) // lanes floats, rounded to codes as this machine stores them
	codeBytes() int

	// The product of int8: weights loads a register of them, dot adds to the sums of their outputs the products with a
	// spread piece of a row, sums makes one sum an output of them.
	dotLayout() dotLayout
	weights(p ptr, offset int) vec
	dot(acc []vec, weights, codes vec)
	sums(acc []vec) []vec
}

type (
	ptr  any
	vec  any
	rows any
)

// dotLayout says how a machine multiplies int8.
type dotLayout struct {
	loads  int  // registers of weights for a step of a panel
	bytes  int  // of weights in each
	accs   int  // registers of sums for each
	biased bool // sums start from the layer's correction
}

const (
	lanes     = 16
	tileRows  = 6
	headWidth = 32
	width     = 384
)

// The constants of kernel_go.go.
const (
	normEpsilon   = 1e-12
	smallestScale = 1e-9
	exponentLimit = 64

	exp1   = 0.69314718
	exp2nd = 0.24022651
	exp3   = 0.05550411
	exp4   = 0.00961813
	exp5   = 0.00133336

	geluLinear = -1.5957691 * 1.44269504
	geluCubic  = -0.044715 * 1.5957691 * 1.44269504
)

// group is lanes floats in as many registers as that takes.
func group(m machine, make func() vec) []vec {
	g := []vec{make()}
	for len(g) < lanes/m.width() {
		g = append(g, make())
	}
	return g
}

// loadGroup loads lanes floats.
func loadGroup(m machine, p ptr, offset int) []vec {
	return group(m, func() vec {
		r := m.load(p, offset)
		offset += 4 * m.width()
		return r
	})
}

func storeGroup(m machine, g []vec, p ptr, offset int) {
	for i, r := range g {
		m.store(r, p, offset+4*m.width()*i)
	}
}
