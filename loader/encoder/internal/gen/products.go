package main

import "fmt"

// The kernels that multiply matrices. Both keep a tile of results in registers: tileRows rows by as many columns as
// there are registers for, and add to it one outer product a step.

// product multiplies floats, a panel of columns at a time. All strides and bPanel, from one panel of b to the next, are in
// bytes.
func product(m machine, name string, columns int) {
	m.function(name, fmt.Sprintf("sets panels of %d columns of dst, tileRows rows, to scales·a·b; strides are in bytes", columns),
		"dst *float32", "dstStride int", "a *float32", "aStride int", "b *float32", "bStride int", "n int",
		"scales *float32", "panels int", "bPanel int")
	dst, b, panels := m.arg("dst"), m.arg("b"), m.arg("panels")
	m.repeat(panels, func() {
		tile := outer(m, b, columns/m.width())
		dstRow, dstStride, scales := m.copyPtr(dst), m.arg("dstStride"), m.arg("scales")
		for r := range tileRows {
			scale := m.spread(scales, 4*r)
			for c, sum := range tile[r] {
				m.mul(sum, sum, scale)
				m.store(sum, dstRow, 4*c*m.width())
				m.free(sum)
			}
			m.free(scale)
			m.advanceBy(dstRow, dstStride)
		}
		bPanel := m.arg("bPanel")
		m.advanceBy(b, bPanel)
		m.advance(dst, 4*columns)
		m.freePtr(dstRow, dstStride, scales, bPanel)
	})
	m.end()
}

// outer sums n outer products of a column of a and a row of b, columns registers wide.
func outer(m machine, b ptr, columns int) [][]vec {
	bRow, bStride, n := m.copyPtr(b), m.arg("bStride"), m.arg("n")
	a := m.rows(m.arg("a"), m.arg("aStride"))
	tile := newTile(columns, m.zero)
	m.repeat(n, func() {
		var row []vec
		for c := range columns {
			row = append(row, m.load(bRow, 4*c*m.width()))
		}
		for r := range tileRows {
			x := m.spreadRow(a, r, 0)
			for c := range row {
				m.addProduct(tile[r][c], x, row[c])
			}
			m.free(x)
		}
		m.free(row...)
		m.advanceBy(bRow, bStride)
		m.advanceRows(a, 4)
	})
	m.freePtr(bRow, bStride, n)
	m.freeRows(a)
	return tile
}

// newTile makes the registers of a tile.
func newTile(columns int, make func() vec) [][]vec {
	var tile [][]vec
	for range tileRows {
		var row []vec
		for range columns {
			row = append(row, make())
		}
		tile = append(tile, row)
	}
	return tile
}

// unrolled is the number of steps of linear between two looks at the counter, and cacheLine the bytes that a processor
// fetches at once.
const (
	unrolled  = 2
	cacheLine = 64
)

// linear multiplies int8 codes and scales the sums.
func linear(m machine) {
	m.function("linear", "sets a panel of dst, tileRows rows, to codes·weights·rowScales·scale + bias; strides are in bytes, n counts unrolled steps",
		"dst *float32", "dstStride int", "codes *byte", "codesStride int", "weights *byte", "n int",
		"correction *int32", "rowScales *float32", "scale *float32", "bias *float32", "ahead *byte")
	l := m.dotLayout()
	tile := startSums(m, l)
	weights, steps, ahead := m.arg("weights"), m.arg("n"), m.arg("ahead")
	codes := m.rows(m.arg("codes"), m.arg("codesStride"))
	m.repeat(steps, func() {
		for u := range unrolled {
			dotStep(m, l, tile, weights, codes, u)
			m.prefetch(ahead, cacheLine*u)
		}
		m.advance(ahead, unrolled*cacheLine)
		m.advance(weights, unrolled*l.loads*l.bytes)
		m.advanceRows(codes, unrolled*4)
	})
	finishSums(m, l, tile)
	m.end()
}

// dotStep adds to a tile the products of one step, the u-th of an unrolled loop.
func dotStep(m machine, l dotLayout, tile [][]vec, weights ptr, codes rows, u int) {
	var panel []vec
	for i := range l.loads {
		panel = append(panel, m.weights(weights, (u*l.loads+i)*l.bytes))
	}
	for r := range tileRows {
		x := m.spreadRow(codes, r, 4*u)
		for i, w := range panel {
			m.dot(tile[r][i*l.accs:(i+1)*l.accs], w, x)
		}
		m.free(x)
	}
	m.free(panel...)
}

// startSums gives a tile of zeros, or of the corrections.
func startSums(m machine, l dotLayout) [][]vec {
	if !l.biased {
		return newTile(l.loads*l.accs, m.zero)
	}
	tile, correction := newTile(0, nil), m.arg("correction")
	for c := range l.loads * l.accs {
		first := m.load(correction, 4*m.width()*c)
		tile[0] = append(tile[0], first)
		for r := 1; r < tileRows; r++ {
			tile[r] = append(tile[r], m.copy(first))
		}
	}
	return tile
}

// finishSums turns the sums into floats and stores them, column after column.
func finishSums(m machine, l dotLayout, tile [][]vec) {
	dst, stride := m.arg("dst"), m.arg("dstStride")
	rowScales, scales, biases := m.arg("rowScales"), m.arg("scale"), m.arg("bias")
	for r := range tile {
		var sums []vec
		for i := range l.loads {
			sums = append(sums, m.sums(tile[r][i*l.accs:(i+1)*l.accs])...)
		}
		rowScale := m.spread(rowScales, 4*r)
		for c, sum := range sums {
			offset := 4 * m.width() * c
			scale, bias := m.load(scales, offset), m.load(biases, offset)
			m.toFloat(sum, sum)
			m.mul(sum, sum, rowScale)
			m.mulAdd(sum, scale, bias)
			m.store(sum, dst, offset)
			m.free(scale, bias, sum)
		}
		m.free(rowScale)
		m.advanceBy(dst, stride)
	}
}
