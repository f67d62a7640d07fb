// Package encoder is the neural text encoder: it cuts text into word pieces, reads them with a small transformer, and
// gives scores – for every piece, whether it is part of a source, a cue or a content (Attribution), and for a statement,
// what stance it takes on a proposition (Stance). It runs on the processor alone, in Go and generated assembly, with the
// models inside the program.
//
// # What a transformer encoder is
//
// A text is cut into pieces of a fixed vocabulary, words or parts of words (tokenise.go). Each piece becomes a row of 384
// numbers, the sum of vectors learnt for the piece, for its position, and here for how it is written and whether it is
// quoted (forward.go). Then come six or twelve layers, all built alike, that rewrite every row in the light of the others:
//
//   - attention (attention.go): every row takes in from the other rows what matters to it, in twelve ways at once. This is
//     the only place where pieces learn of one another, and any two of them can, however far apart;
//   - feed-forward (feedforward.go): every row by itself passes through two matrices with a soft threshold between them,
//     where most of what the model knows is kept;
//   - after each, the result is added to the row and the row brought back to a standard size (layernorm.go).
//
// After the last layer a row stands for its piece in this very text – "said" of a spokesman and "said" in "that said" lie
// far apart – and a small matrix, the head (head.go), reads the scores from it. Nothing else of language is built in:
// everything is learnt, first from much plain text, then from the project's marked corpora.
//
// The transformer is of Vaswani et al. 2017, "Attention Is All You Need"; the encoder that reads in both directions of
// Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers"; the weights that training started from are
// e5-small-v2 of Wang et al. 2022, "Text Embeddings by Weakly-Supervised Contrastive Pre-training" (MIT licence).
//
// # How it is made fast
//
// A piece costs eleven million multiplications in six layers, nearly all of them in matrices (linear.go). They are done on
// whole numbers of eight bits, weights and rows each with a scale of their own, as Jacob et al. 2018 describe: a quarter
// of the memory, and processors multiply many such numbers in one instruction. Against the same model in float32 the
// logits differ by 0.06 (root mean square) and the likeliest tag of more than 99 pieces in 100 is the same;
// testdata/reference.py makes the vectors that a test compares with.
//
// What a processor does with numbers is a kernel (kernel.go): AVX-512 with VNNI, AVX2, NEON with and without dot products,
// and plain Go, chosen when a model is loaded. All kernels give the same bits. The assembly is written by internal/gen.
// On a core that multiplies 64 int8 a cycle the integer products run close to that limit and are two thirds of the time, attention's
// in float32 most of the rest: BenchmarkTag tells the share of the limit, docs/quality.md what it is made of.
//
// # How it is used
//
// A model is loaded once and shared; a worker has the memory of one goroutine, and reading allocates nothing.
//
//	tokens := encoder.Vocabulary().Tokenise(text)
//	tagger, err := encoder.Attribution()
//	…
//	worker := tagger.NewWorker(encoder.NewScratch())
//	outer = worker.Tag(encoder.Window(nil, tokens, features, from, to), outer[:0])
//	nested = worker.Nested(nested[:0])
package encoder
