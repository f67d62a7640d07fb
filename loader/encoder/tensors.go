package encoder

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Tensors are the named arrays of one model file in the safetensors format: eight bytes with the length of a JSON
// header, the header (name, type, shape, place), the data. The data is not copied: int8 tensors share the file's bytes.
type Tensors struct {
	tensors map[string]tensor
}

// tensor is one array as the file has it.
type tensor struct {
	Type    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
	data    []byte
}

// elementSize gives the bytes of one number of every type the encoder reads.
var elementSize = map[string]int{"F16": 2, "F32": 4, "I8": 1, "U8": 1, "I32": 4}

// OpenTensors reads the header of a model file and checks that every tensor lies inside it. It fails on a file that is
// cut off or is no safetensors file; types the encoder cannot read are refused here, not when they are asked for.
func OpenTensors(file []byte) (*Tensors, error) {
	if len(file) < 8 {
		return nil, fmt.Errorf("model file of %d bytes has no header; convert the model again", len(file))
	}
	size := binary.LittleEndian.Uint64(file)
	if size > uint64(len(file)-8) {
		return nil, fmt.Errorf("model file of %d bytes is cut off in its header; copy it again", len(file))
	}
	header, data := file[8:8+size], file[8+size:]
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(header, &raw); err != nil {
		return nil, fmt.Errorf("model file header: %w; convert the model again", err)
	}
	delete(raw, "__metadata__")
	t := &Tensors{tensors: make(map[string]tensor, len(raw))}
	for name, text := range raw {
		one, err := openTensor(text, data)
		if err != nil {
			return nil, fmt.Errorf("tensor %q: %w; convert the model again", name, err)
		}
		t.tensors[name] = one
	}
	return t, nil
}

func openTensor(text json.RawMessage, data []byte) (tensor, error) {
	var t tensor
	if err := json.Unmarshal(text, &t); err != nil {
		return t, err
	}
	size, known := elementSize[t.Type]
	if !known {
		return t, fmt.Errorf("type %s is not one of %v", t.Type, slices.Sorted(maps.Keys(elementSize)))
	}
	for _, n := range t.Shape {
		if n < 0 || (n > 0 && size > len(data)/n) {
			return t, fmt.Errorf("shape %v does not fit into %d bytes", t.Shape, len(data))
		}
		size *= n
	}
	from, to := t.Offsets[0], t.Offsets[1]
	if from < 0 || to > len(data) || to-from != size {
		return t, fmt.Errorf("bytes %d to %d of %d do not hold shape %v", from, to, len(data), t.Shape)
	}
	t.data = data[from:to]
	return t, nil
}

// Names lists the tensors in order of name.
func (t *Tensors) Names() []string { return slices.Sorted(maps.Keys(t.tensors)) }

// Shape gives the extent of a tensor in every dimension, nil if the file does not have it.
func (t *Tensors) Shape(name string) []int { return slices.Clone(t.tensors[name].Shape) }

// find gives a tensor after checking its type and shape.
func (t *Tensors) find(name string, shape []int, types ...string) (tensor, error) {
	one, ok := t.tensors[name]
	switch {
	case !ok:
		return one, fmt.Errorf("model file lacks tensor %q; convert the model again", name)
	case !slices.Contains(types, one.Type):
		return one, fmt.Errorf("tensor %q has type %s instead of %v; convert the model again", name, one.Type, types)
	case !slices.Equal(one.Shape, shape):
		return one, fmt.Errorf("tensor %q has shape %v instead of %v; convert the model again", name, one.Shape, shape)
	}
	return one, nil
}

// Floats decodes a float16 or float32 tensor of the shape given, row after row, into float32, exactly.
func (t *Tensors) Floats(name string, shape ...int) ([]float32, error) {
	one, err := t.find(name, shape, "F16", "F32")
	if err != nil {
		return nil, err
	}
	if one.Type == "F16" {
		out := make([]float32, len(one.data)/2)
		for i := range out {
			out[i] = halfToFloat(binary.LittleEndian.Uint16(one.data[2*i:]))
		}
		return out, nil
	}
	out := make([]float32, len(one.data)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(one.data[4*i:]))
	}
	return out, nil
}

// Bytes gives the bytes of an int8 or uint8 tensor of the shape given; they are the file's own and must not be changed.
func (t *Tensors) Bytes(name string, shape ...int) ([]byte, error) {
	one, err := t.find(name, shape, "I8", "U8")
	return one.data, err
}

// Ints decodes an int32 tensor of the shape given.
func (t *Tensors) Ints(name string, shape ...int) ([]int32, error) {
	one, err := t.find(name, shape, "I32")
	if err != nil {
		return nil, err
	}
	out := make([]int32, len(one.data)/4)
	for i := range out {
		out[i] = int32(binary.LittleEndian.Uint32(one.data[4*i:]))
	}
	return out, nil
}

// halfToFloat widens an IEEE 754 binary16 number; every one of them is a float32.
func halfToFloat(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, uint32(h>>10)&31, uint32(h)&1023
	switch exponent {
	case 0: // zero and subnormal: fraction · 2⁻²⁴
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)*0x1p-24))
	case 31: // infinity, not a number
		return math.Float32frombits(sign | 255<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | fraction<<13)
}
