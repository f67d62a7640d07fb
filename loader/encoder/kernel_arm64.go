package encoder

import "golang.org/x/sys/cpu"

// newNEON is a kernel for every arm64 processor; but for the int8 product there is one in two ways.
func newNEON(label string, panel int, linear linearFunc) *native {
	return &native{
		label:          label,
		shape:          layout{panel: panel, group: 4, codeBytes: 1, keyPanel: 16},
		embedRow:       embedNEON,
		normAddRow:     normAddNEON,
		quantiseRow:    quantiseNEON,
		geluRow:        geluNEON,
		softmaxRow:     softmaxNEON,
		scoresTile:     productNEON,
		productTile:    productNEON,
		productColumns: 16,
		linearTile:     linear,
	}
}

func nativeKernels() (ks []kernel) {
	if cpu.ARM64.HasASIMDDP {
		ks = append(ks, newNEON("neon-sdot", 16, linearSDOT))
	}
	return append(ks, newNEON("neon", 8, linearNEON))
}
