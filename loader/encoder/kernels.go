package encoder

// kernels lists those that this processor can run, the fastest first and plain Go last.
func kernels() []kernel { return append(nativeKernels(), plain{}) }

// bestKernel is the fastest kernel for this processor. A slower one is chosen where GODEBUG hides an extension, as in
// GODEBUG=cpu.avx512f=off; the results are the same.
func bestKernel() kernel { return kernels()[0] }
