//go:build !amd64 && !arm64

package encoder

func nativeKernels() []kernel { return nil }
