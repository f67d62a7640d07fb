package main

// instruction is a vector instruction of arm64 whose operands are registers alone: its name with the shapes of the
// registers, and its encoding with all of them zero (Arm Architecture Reference Manual, C7).
type instruction struct {
	name, dst, first, second string
	word                     uint32
}

// Instructions of three registers.
var (
	fadd      = instruction{"FADD", "4S", "4S", "4S", 0x4E20D400}
	fsub      = instruction{"FSUB", "4S", "4S", "4S", 0x4EA0D400}
	fmul      = instruction{"FMUL", "4S", "4S", "4S", 0x6E20DC00}
	fdiv      = instruction{"FDIV", "4S", "4S", "4S", 0x6E20FC00}
	fmax      = instruction{"FMAX", "4S", "4S", "4S", 0x4E20F400}
	fmin      = instruction{"FMIN", "4S", "4S", "4S", 0x4EA0F400}
	fmla      = instruction{"FMLA", "4S", "4S", "4S", 0x4E20CC00}
	addp      = instruction{"ADDP", "4S", "4S", "4S", 0x4EA0BC00}
	sdot      = instruction{"SDOT", "4S", "16B", "16B", 0x4E809400}
	smull     = instruction{"SMULL", "8H", "8B", "8B", 0x0E20C000}
	smullHigh = instruction{"SMULL2", "8H", "16B", "16B", 0x4E20C000}
)

// Instructions of two registers.
var (
	fabs        = instruction{"FABS", "4S", "4S", "", 0x4EA0F800}
	fsqrt       = instruction{"FSQRT", "4S", "4S", "", 0x6EA1F800}
	frintn      = instruction{"FRINTN", "4S", "4S", "", 0x4E218800}
	fcvtns      = instruction{"FCVTNS", "4S", "4S", "", 0x4E21A800}
	scvtf       = instruction{"SCVTF", "4S", "4S", "", 0x4E21D800}
	sadalp      = instruction{"SADALP", "4S", "8H", "", 0x4E606800}
	sqxtn32     = instruction{"SQXTN", "4H", "4S", "", 0x0E614800}
	sqxtn32high = instruction{"SQXTN2", "8H", "4S", "", 0x4E614800}
	sqxtn16     = instruction{"SQXTN", "8B", "8H", "", 0x0E214800}
	sqxtn16high = instruction{"SQXTN2", "16B", "8H", "", 0x4E214800}
	sxtl8       = instruction{"SXTL", "8H", "8B", "", 0x0F08A400}
	sxtl8high   = instruction{"SXTL2", "8H", "16B", "", 0x4F08A400}
	sxtl16      = instruction{"SXTL", "4S", "4H", "", 0x0F10A400}
	sxtl16high  = instruction{"SXTL2", "4S", "8H", "", 0x4F10A400}
)

// three writes an instruction of three registers, the destination first, as Arm writes it.
func (a *arm) three(i instruction, dst, first, second vec) {
	word := i.word | uint32(n(second))<<16 | uint32(n(first))<<5 | uint32(n(dst))
	a.print("WORD $0x%08x // %s V%d.%s, V%d.%s, V%d.%s", word, i.name, n(dst), i.dst, n(first), i.first, n(second), i.second)
}

// two writes an instruction of two registers.
func (a *arm) two(i instruction, dst, first vec) {
	word := i.word | uint32(n(first))<<5 | uint32(n(dst))
	a.print("WORD $0x%08x // %s V%d.%s, V%d.%s", word, i.name, n(dst), i.dst, n(first), i.first)
}
