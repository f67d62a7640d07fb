package encoder

import "golang.org/x/sys/cpu"

// avx512 multiplies int8 with VNNI: an instruction multiplies 64 pairs and adds them up by four.
var avx512 = &native{
	label:          "avx512-vnni",
	shape:          layout{panel: 64, group: 4, codeBytes: 1, biased: true, keyPanel: 64},
	embedRow:       embedAVX512,
	normAddRow:     normAddAVX512,
	quantiseRow:    quantiseAVX512,
	geluRow:        geluAVX512,
	softmaxRow:     softmaxAVX512,
	scoresTile:     scoresAVX512,
	productTile:    productAVX512,
	productColumns: 32,
	linearTile:     linearAVX512,
	transposeRow:   transposeAVX2,
}

// avx2 runs on nearly every amd64 processor since 2013.
var avx2 = &native{
	label:          "avx2",
	shape:          layout{panel: 16, group: 2, codeBytes: 2, keyPanel: 16},
	embedRow:       embedAVX2,
	normAddRow:     normAddAVX2,
	quantiseRow:    quantiseAVX2,
	geluRow:        geluAVX2,
	softmaxRow:     softmaxAVX2,
	scoresTile:     productAVX2,
	productTile:    productAVX2,
	productColumns: 16,
	linearTile:     linearAVX2,
	transposeRow:   transposeAVX2,
}

func nativeKernels() (ks []kernel) {
	x := &cpu.X86
	hasAVX2 := x.HasAVX2 && x.HasFMA
	if hasAVX2 && x.HasAVX512F && x.HasAVX512VNNI {
		ks = append(ks, avx512)
	}
	if hasAVX2 {
		ks = append(ks, avx2)
	}
	return ks
}
