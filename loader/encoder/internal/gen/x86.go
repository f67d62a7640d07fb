package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// x86 writes for amd64: AVX-512 with VNNI in registers of sixteen floats, or AVX2 with FMA in registers of eight. avo
// chooses the registers, so freeing one is nothing.
type x86 struct {
	*build.Context
	wide      bool                   // AVX-512
	constants map[uint32]operand.Mem // of the file
	labels    int
}

func (x *x86) width() int {
	if x.wide {
		return 16
	}
	return 8
}

func (x *x86) suffix() string {
	if x.wide {
		return "AVX512"
	}
	return "AVX2"
}

func (x *x86) function(name, doc string, params ...string) {
	x.Function(name + x.suffix())
	x.Doc(name + x.suffix() + " " + doc + ".")
	x.Pragma("noescape")
	x.Attributes(attr.NOSPLIT)
	x.SignatureExpr("func(" + strings.Join(params, ", ") + ")")
}

func (x *x86) end() {
	x.VZEROUPPER()
	x.RET()
}

func (x *x86) arg(param string) ptr { return x.Load(x.Param(param), x.GP64()) }

func (x *x86) copyPtr(p ptr) ptr {
	q := x.GP64()
	x.MOVQ(p.(reg.Register), q)
	return q
}

func (x *x86) freePtr(...ptr) {}

func (x *x86) freeRows(rows) {}

func (x *x86) advance(p ptr, bytes int) { x.ADDQ(operand.I32(bytes), p.(reg.Register)) }

func (x *x86) advanceBy(p, bytes ptr) { x.ADDQ(bytes.(reg.Register), p.(reg.Register)) }

func (x *x86) repeat(n ptr, body func()) {
	x.labels++
	label := fmt.Sprintf("loop%d", x.labels)
	x.Label(label)
	body()
	x.DECQ(n.(reg.Register))
	x.JNZ(operand.LabelRef(label))
}

// x86Rows are rows at up to three pointers, three rows from each, since an address can add a register once or twice.
type x86Rows struct {
	every3rd []reg.Register
	stride   reg.Register
}

func (x *x86) rows(p, stride ptr) rows { return x.rowsAt(p, stride, tileRows) }

func (x *x86) rowsAt(p, stride ptr, n int) x86Rows {
	r := x86Rows{[]reg.Register{p.(reg.Register)}, stride.(reg.Register)}
	for len(r.every3rd)*3 < n {
		next := x.GP64()
		x.LEAQ(operand.Mem{Base: r.every3rd[len(r.every3rd)-1], Index: r.stride, Scale: 2}, next)
		x.ADDQ(r.stride, next)
		r.every3rd = append(r.every3rd, next)
	}
	return r
}

// at is where a row begins.
func (r x86Rows) at(row int) operand.Mem {
	m := operand.Mem{Base: r.every3rd[row/3]}
	if row%3 > 0 {
		m.Index, m.Scale = r.stride, uint8(row%3)
	}
	return m
}

func (x *x86) advanceRows(r rows, bytes int) {
	for _, p := range r.(x86Rows).every3rd {
		x.advance(p, bytes)
	}
}

func at(p ptr, offset int) operand.Mem { return operand.Mem{Base: p.(reg.Register), Disp: offset} }

func (x *x86) fresh() vec {
	if x.wide {
		return x.ZMM()
	}
	return x.YMM()
}

func (x *x86) load(p ptr, offset int) vec {
	r := x.fresh()
	x.VMOVUPS(at(p, offset), op(r))
	return r
}

func (x *x86) prefetch(p ptr, offset int) { x.PREFETCHT1(at(p, offset)) }

func (x *x86) store(r vec, p ptr, offset int) { x.VMOVUPS(op(r), at(p, offset)) }

func (x *x86) spread(p ptr, offset int) vec { return x.spreadFrom(at(p, offset)) }

func (x *x86) spreadRow(r rows, row, offset int) vec {
	m := r.(x86Rows).at(row)
	m.Disp = offset
	return x.spreadFrom(m)
}

func (x *x86) spreadFrom(m operand.Op) vec {
	r := x.fresh()
	x.VBROADCASTSS(m, op(r))
	return r
}

func (x *x86) storeFirst(r vec, p ptr) { x.VMOVSS(r.(reg.Vec).AsX(), at(p, 0)) }

func (x *x86) constant(f float32) vec { return x.spreadFrom(x.memory(math.Float32bits(f))) }

// memory keeps a constant of 32 bits beside the code.
func (x *x86) memory(bits uint32) operand.Mem {
	m, known := x.constants[bits]
	if !known {
		m = x.ConstData(fmt.Sprintf("constant%08x", bits), operand.U32(bits))
		x.constants[bits] = m
	}
	return m
}

func (x *x86) zero() vec {
	r := x.fresh()
	if x.wide {
		x.VPXORD(op(r), op(r), op(r))
	} else {
		x.VXORPS(op(r), op(r), op(r))
	}
	return r
}

func (x *x86) copy(a vec) vec {
	r := x.fresh()
	x.VMOVAPS(op(a), op(r))
	return r
}

func (x *x86) free(...vec) {}

func op(r vec) operand.Op { return r.(reg.Register) }

func (x *x86) add(dst, a, b vec)        { x.VADDPS(op(b), op(a), op(dst)) }
func (x *x86) sub(dst, a, b vec)        { x.VSUBPS(op(b), op(a), op(dst)) }
func (x *x86) mul(dst, a, b vec)        { x.VMULPS(op(b), op(a), op(dst)) }
func (x *x86) div(dst, a, b vec)        { x.VDIVPS(op(b), op(a), op(dst)) }
func (x *x86) max(dst, a, b vec)        { x.VMAXPS(op(b), op(a), op(dst)) }
func (x *x86) min(dst, a, b vec)        { x.VMINPS(op(b), op(a), op(dst)) }
func (x *x86) sqrt(dst, a vec)          { x.VSQRTPS(op(a), op(dst)) }
func (x *x86) mulAdd(dst, a, b vec)     { x.VFMADD213PS(op(b), op(a), op(dst)) }
func (x *x86) addProduct(dst, a, b vec) { x.VFMADD231PS(op(b), op(a), op(dst)) }
func (x *x86) toFloat(dst, a vec)       { x.VCVTDQ2PS(op(a), op(dst)) }

// abs shifts the sign out.
func (x *x86) abs(dst, a vec) {
	x.VPSLLD(operand.Imm(1), op(a), op(dst))
	x.VPSRLD(operand.Imm(1), op(dst), op(dst))
}

func (x *x86) round(dst, a vec) {
	if x.wide {
		x.VRNDSCALEPS(operand.Imm(0), op(a), op(dst))
	} else {
		x.VROUNDPS(operand.Imm(0), op(a), op(dst))
	}
}

func (x *x86) scale(dst, power vec) {
	if x.wide {
		x.VSCALEFPS(op(power), op(dst), op(dst))
		return
	}
	n := x.fresh()
	x.VCVTPS2DQ(op(power), op(n))
	x.VPSLLD(operand.Imm(23), op(n), op(n))
	x.VPADDD(op(n), op(dst), op(dst))
}

func (x *x86) fold(rs []vec, combine func(dst, a, b vec)) {
	half := x.YMM()
	if x.wide {
		x.VEXTRACTF64X4(operand.Imm(1), op(rs[0]), half)
		combine(half, half, rs[0].(reg.Vec).AsY())
	} else {
		combine(half, rs[0], rs[1])
	}
	a, b := half.AsX(), x.XMM()
	x.VEXTRACTF128(operand.Imm(1), half, b)
	combine(a, a, b)
	for _, swap := range []uint64{0x4E, 0xB1} { // halves, then neighbours
		x.VPERMILPS(operand.Imm(swap), a, b)
		combine(a, a, b)
	}
	x.VBROADCASTSS(a, op(rs[0]))
}

func (x *x86) loadCodes(p ptr, offset int) []vec {
	return group(x, func() vec {
		r := x.fresh()
		x.VPMOVSXBD(at(p, offset), op(r))
		x.VCVTDQ2PS(op(r), op(r))
		offset += x.width()
		return r
	})
}

// storeCodes stores bytes plus 128 for VPDPBUSD, whose one factor has no sign, or 16-bit integers for VPMADDWD.
func (x *x86) storeCodes(rs []vec, p ptr, offset int) {
	for _, r := range rs {
		x.VCVTPS2DQ(op(r), op(r))
	}
	if x.wide {
		x.VPADDD_BCST(x.memory(128), op(rs[0]), op(rs[0]))
		x.VPMOVDB(op(rs[0]), at(p, offset))
		return
	}
	packed := x.YMM()
	x.VPACKSSDW(op(rs[1]), op(rs[0]), packed)
	x.VPERMQ(operand.Imm(0xD8), packed, packed)
	x.VMOVUPS(packed, at(p, offset))
}

func (x *x86) codeBytes() int {
	if x.wide {
		return 1
	}
	return 2
}

func (x *x86) dotLayout() dotLayout {
	if x.wide {
		return dotLayout{loads: 4, bytes: 64, accs: 1, biased: true}
	}
	return dotLayout{loads: 2, bytes: 16, accs: 1}
}

func (x *x86) weights(p ptr, offset int) vec {
	if x.wide {
		return x.load(p, offset)
	}
	r := x.fresh()
	x.VPMOVSXBW(at(p, offset), op(r))
	return r
}

// dot multiplies four neighbouring codes of a row with those of every output, or two. The AVX2 way widens to 16 bits,
// where sums of two products are exact; VPMADDUBSW on bytes would be twice as wide and saturate.
func (x *x86) dot(acc []vec, weights, codes vec) {
	if x.wide {
		x.VPDPBUSD(op(weights), op(codes), op(acc[0]))
		return
	}
	pairs := x.fresh()
	x.VPMADDWD(op(weights), op(codes), op(pairs))
	x.VPADDD(op(pairs), op(acc[0]), op(acc[0]))
}

func (x *x86) sums(acc []vec) []vec { return acc }

// transpose moves eight rows and columns at a time, by halves, quarters and single floats.
func (x *x86) transpose() {
	x.function("transpose", "writes lanes rows of headWidth floats, stride bytes apart, as columns, the rows of dst dstStride bytes apart",
		"dst *float32", "dstStride int", "src *float32", "stride int")
	for i := 0; i < lanes; i += 8 {
		dst, dstStride := x.arg("dst"), x.arg("dstStride")
		src, stride := x.arg("src"), x.arg("stride")
		rows := x.rowsAt(src, stride, 8)
		if i > 0 {
			x.SHLQ(operand.Imm(3), stride.(reg.Register))
			for _, p := range rows.every3rd {
				x.advanceBy(p, stride)
			}
			stride = x.arg("stride")
			rows.stride = stride.(reg.Register)
		}
		n := x.GP64()
		x.MOVQ(operand.I32(headWidth/8), n)
		x.repeat(n, func() {
			for _, column := range x.transpose8(rows) {
				x.VMOVUPS(column, at(dst, 4*i))
				x.advanceBy(dst, dstStride)
			}
			x.advanceRows(rows, 4*8)
		})
	}
	x.end()
}

func (x *x86) transpose8(rows x86Rows) (columns [8]reg.VecVirtual) {
	var pairs, quads [8]reg.VecVirtual
	for i := 0; i < 8; i += 2 {
		a, b := x.YMM(), x.YMM()
		x.VMOVUPS(rows.at(i), a)
		x.VMOVUPS(rows.at(i+1), b)
		pairs[i], pairs[i+1] = x.YMM(), x.YMM()
		x.VUNPCKLPS(b, a, pairs[i])
		x.VUNPCKHPS(b, a, pairs[i+1])
	}
	for i := 0; i < 8; i += 4 {
		for j := range 2 {
			for k, choice := range []uint64{0x44, 0xEE} {
				quads[i+2*j+k] = x.YMM()
				x.VSHUFPS(operand.Imm(choice), pairs[i+j+2], pairs[i+j], quads[i+2*j+k])
			}
		}
	}
	for i := range 8 {
		columns[i] = x.YMM()
		x.VPERM2F128(operand.Imm([]uint64{0x20, 0x31}[i/4]), quads[i%4+4], quads[i%4], columns[i])
	}
	return columns
}
