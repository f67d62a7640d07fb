package encoder

import "math"

// fma gives a·b + c rounded once to float32, as the fused multiply-add instructions of amd64 and arm64 do.
//
// In float64 the product of two float32 is exact, so only the sum is rounded, and rounding it again to float32 is the
// same as rounding once – unless the float64 sum is an exact tie between two float32 (its 29 lowest bits are 1000…0),
// where what the first rounding dropped should decide, or too small for all 24 bits. Those go the careful way.
func fma(a, b, c float32) float32 {
	s := float64(a)*float64(b) + float64(c)
	if bits := math.Float64bits(s); bits&(1<<29-1) != 1<<28 && bits<<1 >= smallestNormal {
		return float32(s)
	}
	return fmaCareful(a, b, c)
}

// smallestNormal is the float64 pattern of 2⁻¹²⁶, shifted left by one to lose the sign.
const smallestNormal = (1023 - 126) << 53

// fmaCareful rounds a·b + c to odd in float64 – an inexact sum takes the neighbour whose last bit is set – and then to
// float32. Rounding to odd keeps what the second rounding must know (Boldo, Melquiond 2008: "Emulation of FMA and
// correctly rounded sums: proved algorithms using rounding to odd"). It is seldom needed, and kept out of line so that
// fma can be inlined.
//
//go:noinline
func fmaCareful(a, b, c float32) float32 {
	product, addend := float64(a)*float64(b), float64(c)
	s := product + addend
	t := s - product
	lost := (product - (s - t)) + (addend - t) // exact: Knuth's two-sum
	bits := math.Float64bits(s)
	if lost != 0 && bits&1 == 0 {
		if (lost > 0) == (s > 0) {
			bits++
		} else {
			bits--
		}
	}
	return float32(math.Float64frombits(bits))
}
