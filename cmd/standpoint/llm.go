package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/llm"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// model is the language model that the settings name, not checked for being there; nil options where the encoder extracts.
func (s *settings) model() (*llm.Options, error) {
	switch s.Extractor {
	case "", "encoder":
		return nil, nil
	case "llm":
	default:
		return nil, usage{fmt.Errorf("STANDPOINT_EXTRACTOR is %q; write encoder or llm, or leave it out", s.Extractor)}
	}
	o := llm.Options{URL: s.LLMURL, Model: s.LLMModel, Key: s.LLMKey}
	if s.LLMPerMinute != "" {
		n, err := strconv.Atoi(s.LLMPerMinute)
		if err != nil || n < 1 {
			return nil, usage{fmt.Errorf("STANDPOINT_LLM_PER_MINUTE is %q; write a whole number of requests, or leave it out", s.LLMPerMinute)}
		}
		o.PerMinute = n
	}
	if s.LLMPrice != "" {
		in, out, _ := strings.Cut(s.LLMPrice, "/")
		a, err := strconv.ParseFloat(in, 64)
		b, err2 := strconv.ParseFloat(out, 64)
		if err != nil || err2 != nil || !(a >= 0 && b >= 0) {
			return nil, usage{fmt.Errorf("STANDPOINT_LLM_PRICE is %q; write the price of a million tokens asked and answered, as 0.50/1.50", s.LLMPrice)}
		}
		o.Price = llm.Price{In: a, Out: b}
	}
	return &o, nil
}

// extractor is the one that the settings choose. Where a language model is asked, asked tells what that has taken; nil otherwise.
func (p *program) extractor(cb *codebook.Codebook) (e *loader.Extractor, asked func() *loader.Asked, err error) {
	o, err := p.settings.model()
	if err != nil {
		return nil, nil, err
	}
	if o == nil {
		e, err = loader.New(cb)
		return e, nil, err
	}
	client, err := llm.New(*o)
	if err != nil {
		return nil, nil, err
	}
	if e, err = loader.NewAsking(cb, client); err != nil {
		return nil, nil, err
	}
	return e, func() *loader.Asked {
		return &loader.Asked{Model: client.Name(), Spent: client.Spent(), Grounding: e.Grounding()}
	}, nil
}

// askedWords says what a language model was asked and took.
func askedWords(a *loader.Asked) string {
	s := fmt.Sprintf("asked %s in %s (%d of them again), %d tokens in and %d out", printable(a.Model), count(int(a.Requests), "request"), a.Again, a.TokensIn, a.TokensOut)
	if a.Cost > 0 {
		s += fmt.Sprintf(", at a cost of %.2f", a.Cost)
	}
	return s + fmt.Sprintf("; %d of %s refused, whose words are not in the article", a.Refused, count(int(a.Kept+a.Refused), "answer"))
}
