package boltstub

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

var (
	magic    = []byte{0x60, 0x60, 0xB0, 0x17}
	manifest = []byte{0, 0, 1, 0xFF} // instead of a version: let us talk about versions
)

// newest is the minor of Bolt 5 that is offered in a manifest, legacy the one that is answered to drivers that know no manifest.
const newest, legacy = 8, 4

// shake agrees on a version of Bolt 5 and gives its minor: by manifest where the driver proposes one and old is false.
func shake(rw io.ReadWriter, old bool) (minor int, err error) {
	hello := make([]byte, 20)
	if _, err := io.ReadFull(rw, hello); err != nil {
		return 0, err
	}
	if !bytes.Equal(hello[:4], magic) {
		return 0, fmt.Errorf("% x is no handshake of Bolt", hello[:4])
	}
	proposals := slices.Collect(slices.Chunk(hello[4:], 4))
	if !old && slices.ContainsFunc(proposals, func(p []byte) bool { return bytes.Equal(p, manifest) }) {
		return shakeByManifest(rw)
	}
	for _, p := range proposals {
		if major, most, back := p[3], p[2], p[1]; major == 5 && most >= legacy && most-back <= legacy {
			_, err := rw.Write([]byte{0, 0, legacy, 5})
			return legacy, err
		}
	}
	return 0, fmt.Errorf("the driver proposes % x and not 5.%d", hello[4:], legacy)
}

func shakeByManifest(rw io.ReadWriter) (minor int, err error) {
	offer := append(slices.Clone(manifest), 1, 0, newest, newest, 5, 0) // one range, 5.0 to newest, and no capabilities
	if _, err := rw.Write(offer); err != nil {
		return 0, err
	}
	chosen := make([]byte, 5) // a version and no capabilities
	if _, err := io.ReadFull(rw, chosen); err != nil {
		return 0, err
	}
	if chosen[3] != 5 || chosen[2] > newest {
		return 0, fmt.Errorf("the driver chooses version %d.%d of 5.0 to 5.%d", chosen[3], chosen[2], newest)
	}
	return int(chosen[2]), nil
}

// readMessage reads the chunks of one message. Chunks without content before it keep a connection alive and mean nothing.
func readMessage(r io.Reader) (Struct, error) {
	var message []byte
	for {
		var size [2]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return Struct{}, err
		}
		n := int(binary.BigEndian.Uint16(size[:]))
		if n == 0 && len(message) > 0 {
			break
		}
		at := len(message)
		message = append(message, make([]byte, n)...)
		if _, err := io.ReadFull(r, message[at:]); err != nil {
			return Struct{}, err
		}
	}
	v, err := decode(message)
	if err != nil {
		return Struct{}, err
	}
	s, ok := v.(Struct)
	if !ok {
		return s, errors.New("a message is no struct")
	}
	return s, nil
}

// writeMessage writes one message in chunks.
func writeMessage(w io.Writer, tag byte, fields ...any) error {
	message, err := encode(nil, Struct{tag, fields})
	if err != nil {
		return err
	}
	var framed []byte
	for chunk := range slices.Chunk(message, math.MaxUint16) {
		framed = append(binary.BigEndian.AppendUint16(framed, uint16(len(chunk))), chunk...)
	}
	_, err = w.Write(append(framed, 0, 0))
	return err
}
