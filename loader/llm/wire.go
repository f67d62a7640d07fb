package llm

import "github.com/standpoint-graph/standpoint/graph"

// The part of the interface that is used: https://platform.openai.com/docs/api-reference/chat.

const (
	mostOut = 16_000 // tokens of one answer: more than any portion of an article needs
	oneSeed = 1      // for servers that can then answer alike
	mostIn  = 8 << 20
)

type request struct {
	Model       string    `json:"model"`
	Messages    []message `json:"messages"`
	Temperature float64   `json:"temperature"` // 0: the likeliest answer
	Seed        int       `json:"seed"`
	MaxTokens   int       `json:"max_tokens"`
	Format      format    `json:"response_format"`
}

type message struct {
	Role    string `json:"role,omitempty"`
	Content string `json:"content"`
	Refusal string `json:"refusal,omitempty"`
}

type format struct {
	Type   string `json:"type"`
	Schema named  `json:"json_schema"`
}

type named struct {
	Name   string `json:"name"`
	Strict bool   `json:"strict"`
	Schema any    `json:"schema"`
}

type answer struct {
	Choices []struct {
		Message message `json:"message"`
		Ended   string  `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		In  int64 `json:"prompt_tokens"`
		Out int64 `json:"completion_tokens"`
	} `json:"usage"`
}

// text is what was answered, or why nothing was.
func (a *answer) text() (string, error) {
	if len(a.Choices) == 0 {
		return "", graph.Errorf(graph.BadInput, "the language model gave no answer; try another one")
	}
	first := a.Choices[0]
	switch {
	case first.Ended == "length":
		return "", graph.Errorf(graph.BadInput, "the language model's answer is longer than it may be; try another model")
	case first.Message.Refusal != "" || first.Ended == "content_filter":
		return "", graph.Errorf(graph.BadInput, "the language model refuses to answer; try another one")
	}
	return first.Message.Content, nil
}
