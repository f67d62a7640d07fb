package codebook

import "testing"

// BenchmarkDefault reads the whole built-in codebook: every command that needs
// it waits for that once.
func BenchmarkDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		r := newReader()
		data, err := defaultLibrary.read(defaultEntry)
		if err != nil {
			b.Fatal(err)
		}
		r.file(defaultLibrary, defaultEntry, data)
		if _, err := r.result(); err != nil {
			b.Fatal(err)
		}
	}
}
