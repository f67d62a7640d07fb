//go:build !amd64

package encoder

func nativeKernels() []kernel { return nil }
