package encoder

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// exactFMA rounds a·b + c to float32 once, by arithmetic without limits.
func exactFMA(a, b, c float32) float32 {
	float := func(x float32) *big.Float { return new(big.Float).SetPrec(2000).SetFloat64(float64(x)) }
	sum := float(a)
	sum.Mul(sum, float(b)).Add(sum, float(c))
	f, _ := sum.Float32()
	return f
}

func TestExp2(t *testing.T) {
	for x := float32(-exponentLimit); x <= exponentLimit; x += 0x1p-7 {
		got, want := float64(exp2(x)), math.Exp2(float64(x))
		if math.Abs(got/want-1) > 3.5e-6 {
			t.Errorf("2^%v is %v, want %v", x, got, want)
		}
	}
}

func TestFMA(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	check := func(a, b, c float32) {
		t.Helper()
		if got, want := fma(a, b, c), exactFMA(a, b, c); got != want {
			t.Errorf("fma(%x, %x, %x) = %x, want %x", a, b, c, got, want)
		}
	}
	small := math.Float32frombits(1)
	for _, c := range [][3]float32{
		{0, 0, 0}, {1, 1, -1}, {1, small, small}, {0.5, small, 0}, {0.5, small, small}, {-1.5, small, 1},
		{1 + 0x1p-23, 1 + 0x1p-23, -1}, {1 + 0x1p-12, 1 + 0x1p-12, 0x1p-60}, {0x1p-12, 0x1p-12, 1}, {0x1p-70, 0x1p-70, 1 + 0x1p-23},
	} {
		check(c[0], c[1], c[2])
		check(-c[0], c[1], c[2])
	}
	for range 50_000 { // few bits and close exponents make ties, where rounding twice goes wrong
		short := func() float32 {
			return float32(math.Ldexp(float64(r.IntN(1<<13)-1<<12), r.IntN(30)-15))
		}
		check(short(), short(), float32(math.Ldexp(r.Float64()-0.5, r.IntN(60)-30)))
		check(short(), short(), float32(math.Ldexp(float64(r.IntN(1<<24)), r.IntN(60)-40)))
		check(short()*0x1p-70, short()*0x1p-60, short()*0x1p-125)
	}
}
