package encoder

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
)

// modelFile writes a file of a header and data.
func modelFile(header string, data ...byte) []byte {
	file := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(file, header...), data...)
}

func TestTensors(t *testing.T) {
	file := modelFile(`{"__metadata__":{"by":"hand"},"half":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},`+
		`"float":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]},"code":{"dtype":"I8","shape":[2],"data_offsets":[8,10]},`+
		`"whole":{"dtype":"I32","shape":[1],"data_offsets":[10,14]},"none":{"dtype":"F32","shape":[0,3],"data_offsets":[14,14]}}`,
		0x00, 0x3e, 0x00, 0xc0, 0, 0, 0x20, 0x40, 0xff, 0x7f, 0xfe, 0xff, 0xff, 0xff)
	tensors := must(OpenTensors(file))(t)
	if got, want := tensors.Names(), []string{"code", "float", "half", "none", "whole"}; !slices.Equal(got, want) {
		t.Errorf("names %v, want %v", got, want)
	}
	if got := must(tensors.Floats("half", 2))(t); !slices.Equal(got, []float32{1.5, -2}) {
		t.Errorf("float16 %v", got)
	}
	if got := must(tensors.Floats("float", 1, 1))(t); got[0] != 2.5 {
		t.Errorf("float32 %v", got)
	}
	if got := must(tensors.Bytes("code", 2))(t); !slices.Equal(got, []byte{0xff, 0x7f}) {
		t.Errorf("int8 %v", got)
	}
	if got := must(tensors.Ints("whole", 1))(t); got[0] != -2 {
		t.Errorf("int32 %v", got)
	}
	if got := must(tensors.Floats("none", 0, 3))(t); len(got) != 0 {
		t.Errorf("empty tensor %v", got)
	}
	for what, err := range map[string]error{
		"lacks":           second(tensors.Floats("other", 2)),
		"has type I8":     second(tensors.Floats("code", 2)),
		"has shape [2]":   second(tensors.Floats("half", 3)),
		"instead of [I32": second(tensors.Ints("half", 2)),
	} {
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("error %v, want one with %q", err, what)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestOpenTensorsRefuses(t *testing.T) {
	entry := func(kind, shape, place string) []byte {
		return modelFile(`{"x":{"dtype":"`+kind+`","shape":`+shape+`,"data_offsets":`+place+`}}`, make([]byte, 8)...)
	}
	for name, file := range map[string][]byte{
		"no header":       {1, 2, 3},
		"cut off":         modelFile(`{}`)[:9],
		"no JSON":         modelFile(`[`),
		"unknown type":    entry("BF16", "[1]", "[0,2]"),
		"beyond the end":  entry("F32", "[3]", "[0,12]"),
		"wrong length":    entry("F32", "[1]", "[0,8]"),
		"negative shape":  entry("F32", "[-1]", "[0,4]"),
		"negative place":  entry("F32", "[1]", "[-4,0]"),
		"shape overflows": entry("F32", "[4611686018427387904,4]", "[0,0]"),
		"enormous header": binary.LittleEndian.AppendUint64(nil, math.MaxUint64),
		"entry no object": modelFile(`{"x":7}`),
	} {
		if _, err := OpenTensors(file); err == nil {
			t.Errorf("%s: opened", name)
		}
	}
}

func TestModelsRefuseOtherFiles(t *testing.T) {
	if _, err := newTagger(stanceFile, plain{}); err == nil || !strings.Contains(err.Error(), "attribution model: ") {
		t.Errorf("the tagger loads the judge's file: %v", err)
	}
	if _, err := newJudge(attributionFile, plain{}); err == nil || !strings.Contains(err.Error(), "stance model: ") {
		t.Errorf("the judge loads the tagger's file: %v", err)
	}
	if _, err := newTagger(modelFile(`{}`), plain{}); err == nil {
		t.Error("the tagger loads an empty file")
	}
}

func TestHalfToFloat(t *testing.T) {
	for h, want := range map[uint16]float32{
		0x0000: 0, 0x3c00: 1, 0xbc00: -1, 0x7bff: 65504, 0x0001: 0x1p-24, 0x03ff: 0x1p-14 - 0x1p-24, 0x0400: 0x1p-14, 0x3555: 0x1.554p-2,
		0x7c00: float32(math.Inf(1)), 0xfc00: float32(math.Inf(-1)),
	} {
		if got := halfToFloat(h); got != want {
			t.Errorf("%#04x is %v, want %v", h, got, want)
		}
	}
	if got := halfToFloat(0x7e00); got == got {
		t.Errorf("0x7e00 is %v, want not a number", got)
	}
}
