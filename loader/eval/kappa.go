package eval

// Kappa is Cohen's kappa of two coders: how much of the agreement that chance would not have given they reached.
type Kappa struct {
	Kappa  float64 `json:"kappa"`  // 1 is full agreement, 0 what chance gives
	Agreed Share   `json:"agreed"` // items coded alike
	counts map[[2]string]int
}

// add counts one item that both have coded.
func (k *Kappa) add(a, b string) {
	if k.counts == nil {
		k.counts = map[[2]string]int{}
	}
	k.counts[[2]string{a, b}]++
	k.Agreed.add(a == b)
}

// compute fills in Kappa. Where both give every item the same one code there is nothing that chance could have missed: 1. Without any
// item it is 0.
func (k *Kappa) compute() {
	n := float64(k.Agreed.Of)
	if n == 0 {
		return
	}
	rows, columns := map[string]int{}, map[string]int{}
	for pair, c := range k.counts {
		rows[pair[0]] += c
		columns[pair[1]] += c
	}
	chance := 0 // in n², so that the sum is exact in any order
	for code, c := range rows {
		chance += c * columns[code]
	}
	expected := float64(chance) / (n * n)
	if expected == 1 {
		k.Kappa = 1
		return
	}
	k.Kappa = (float64(k.Agreed.Right)/n - expected) / (1 - expected)
}
