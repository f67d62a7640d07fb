package encoder

import (
	"os"
	"syscall"
	"unsafe"
)

// release gives the memory of a model file that is part of the program back to the system: what a kernel needs of it has been laid
// out anew, and would be there twice. Nothing changes, for whoever reads the bytes again has the system read them from the program's
// file again. It must not be used on bytes of any other kind, which would be lost.
func release(embedded []byte) {
	page := os.Getpagesize()
	skip := int(-uintptr(unsafe.Pointer(unsafe.SliceData(embedded))) & uintptr(page-1))
	if pages := (len(embedded) - skip) / page * page; pages > 0 {
		_ = syscall.Madvise(embedded[skip:skip+pages], syscall.MADV_DONTNEED) // refused, the memory stays in use: no harm
	}
}
