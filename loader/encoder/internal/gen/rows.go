package main

// The kernels that work along a row.

const (
	groupBytes = 4 * lanes
	fullGroups = width / lanes
)

func embed(m machine) {
	m.function("embed", "sets dst to codes·scale + position + feature, width numbers each",
		"dst *float32", "codes *byte", "scale *float32", "position *float32", "feature *float32")
	dst, codes, position, feature := m.arg("dst"), m.arg("codes"), m.arg("position"), m.arg("feature")
	scale := m.spread(m.arg("scale"), 0)
	for i := range fullGroups {
		x := m.loadCodes(codes, lanes*i)
		for j, r := range x {
			offset := groupBytes*i + 4*m.width()*j
			p, f := m.load(position, offset), m.load(feature, offset)
			m.mulAdd(r, scale, p)
			m.add(r, r, f)
			m.store(r, dst, offset)
			m.free(p, f, r)
		}
	}
	m.free(scale)
	m.end()
}

func normAdd(m machine) {
	m.function("normAdd", "sets the row x of width numbers to the layer norm of x + y",
		"x *float32", "y *float32", "gain *float32", "bias *float32")
	x, y := m.arg("x"), m.arg("y")
	sum := group(m, m.zero)
	eachGroup(m, x, func(offset, j int, v vec) {
		w := m.load(y, offset)
		m.add(v, v, w)
		m.store(v, x, offset)
		m.add(sum[j], sum[j], v)
		m.free(w)
	})
	part := m.constant(1.0 / width)
	m.fold(sum, m.add)
	mean := sum[0]
	m.mul(mean, mean, part)

	squares := group(m, m.zero)
	eachGroup(m, x, func(offset, j int, v vec) {
		m.sub(v, v, mean)
		m.store(v, x, offset)
		m.addProduct(squares[j], v, v)
	})
	m.fold(squares, m.add)
	inverse := squares[0]
	epsilon, one := m.constant(normEpsilon), m.constant(1)
	m.mul(inverse, inverse, part)
	m.add(inverse, inverse, epsilon)
	m.sqrt(inverse, inverse)
	m.div(inverse, one, inverse)
	m.free(epsilon, one, part, mean)

	gain, bias := m.arg("gain"), m.arg("bias")
	eachGroup(m, x, func(offset, j int, v vec) {
		g, b := m.load(gain, offset), m.load(bias, offset)
		m.mul(v, v, inverse)
		m.mulAdd(v, g, b)
		m.store(v, x, offset)
		m.free(g, b)
	})
	m.free(inverse)
	m.end()
}

// eachGroup loads the registers of a row of width numbers one after the other; j counts within the lanes.
func eachGroup(m machine, x ptr, do func(offset, j int, v vec)) {
	for i := range width / m.width() {
		offset := 4 * m.width() * i
		v := m.load(x, offset)
		do(offset, i%(lanes/m.width()), v)
		m.free(v)
	}
}

// quantiseGroups is how many groups quantise takes at a time: the largest of them are found side by side, since a
// processor can begin several comparisons before the first is done.
const quantiseGroups = 4

func quantise(m machine) {
	m.function("quantise", "writes n·quantiseGroups·lanes numbers x as codes with one scale",
		"codes *byte", "x *float32", "n int", "scale *float32")
	x, n := m.arg("x"), m.arg("n")
	var largest []vec
	for range max(quantiseGroups, lanes/m.width()) {
		largest = append(largest, m.constant(smallestScale))
	}
	m.repeat(n, func() {
		for i := range quantiseGroups * lanes / m.width() {
			v := m.load(x, 4*m.width()*i)
			m.abs(v, v)
			m.max(largest[i%len(largest)], largest[i%len(largest)], v)
			m.free(v)
		}
		m.advance(x, quantiseGroups*groupBytes)
	})
	for width := lanes / m.width(); len(largest) > width; largest = largest[:len(largest)-1] {
		m.max(largest[0], largest[0], largest[len(largest)-1])
		m.free(largest[len(largest)-1])
	}
	m.fold(largest, m.max)
	steps, part := m.constant(127), m.constant(1.0/127)
	m.div(steps, steps, largest[0])
	m.mul(part, part, largest[0])
	m.storeFirst(part, m.arg("scale"))
	m.free(part, largest[0])

	x, n, codes := m.arg("x"), m.arg("n"), m.arg("codes")
	m.repeat(n, func() {
		for i := range quantiseGroups {
			v := loadGroup(m, x, groupBytes*i)
			for _, r := range v {
				m.mul(r, r, steps)
			}
			m.storeCodes(v, codes, lanes*m.codeBytes()*i)
			m.free(v...)
		}
		m.advance(x, quantiseGroups*groupBytes)
		m.advance(codes, quantiseGroups*lanes*m.codeBytes())
	})
	m.free(steps)
	m.end()
}

func gelu(m machine) {
	m.function("gelu", "replaces n·lanes numbers x by x·Φ(x)", "x *float32", "n int")
	x, n := m.arg("x"), m.arg("n")
	e := newExponential(m)
	high, low := m.constant(exponentLimit), m.constant(-exponentLimit)
	linear, cubic := m.constant(geluLinear), m.constant(geluCubic)
	m.repeat(n, func() {
		for j, v := range loadGroup(m, x, 0) {
			square, y := m.fresh(), m.copy(cubic)
			m.mul(square, v, v)
			m.mulAdd(y, square, linear)
			m.free(square)
			m.mul(y, y, v)
			m.max(y, y, low)
			m.min(y, y, high)
			p := e.power(y)
			m.add(p, p, e.one)
			m.div(v, v, p)
			m.store(v, x, 4*m.width()*j)
			m.free(p, v)
		}
		m.advance(x, groupBytes)
	})
	m.free(high, low, linear, cubic)
	e.free()
	m.end()
}

func softmax(m machine) {
	m.function("softmax", "replaces n·lanes scores x by 2^(x−max) and gives 1 over their sum",
		"x *float32", "n int", "inverse *float32")
	x, n := m.arg("x"), m.arg("n")
	largest := loadGroup(m, x, 0)
	m.repeat(n, func() {
		for j, v := range loadGroup(m, x, 0) {
			m.max(largest[j], largest[j], v)
			m.free(v)
		}
		m.advance(x, groupBytes)
	})
	m.fold(largest, m.max)

	x, n = m.arg("x"), m.arg("n")
	e, low, sum := newExponential(m), m.constant(-exponentLimit), group(m, m.zero)
	m.repeat(n, func() {
		for j, v := range loadGroup(m, x, 0) {
			m.sub(v, v, largest[0])
			m.max(v, v, low)
			p := e.power(v)
			m.store(p, x, 4*m.width()*j)
			m.add(sum[j], sum[j], p)
			m.free(p)
		}
		m.advance(x, groupBytes)
	})
	m.fold(sum, m.add)
	m.div(sum[0], e.one, sum[0])
	m.storeFirst(sum[0], m.arg("inverse"))
	m.free(sum[0], largest[0], low)
	e.free()
	m.end()
}

// exponential holds the constants of 2^x.
type exponential struct {
	m          machine
	one        vec
	polynomial [5]vec // of the first to the fifth power
}

func newExponential(m machine) *exponential {
	e := &exponential{m: m, one: m.constant(1)}
	for i, c := range [5]float32{exp1, exp2nd, exp3, exp4, exp5} {
		e.polynomial[i] = m.constant(c)
	}
	return e
}

// power gives 2^x in a new register and uses x up.
func (e *exponential) power(x vec) vec {
	m := e.m
	n := m.fresh()
	m.round(n, x)
	m.sub(x, x, n)
	p := m.copy(e.polynomial[4])
	for i := 3; i >= 0; i-- {
		m.mulAdd(p, x, e.polynomial[i])
	}
	m.mulAdd(p, x, e.one)
	m.scale(p, n)
	m.free(n, x)
	return p
}

func (e *exponential) free() {
	e.m.free(e.one)
	e.m.free(e.polynomial[0], e.polynomial[1], e.polynomial[2], e.polynomial[3], e.polynomial[4])
}
