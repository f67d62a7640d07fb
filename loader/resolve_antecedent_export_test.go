package loader

// AntecedentFile is the shipped file of weights.
func AntecedentFile() []byte { return antecedentFile }

// WithAntecedents is the resolver with the weights of a file.
func (rs *Resolver) WithAntecedents(file []byte) (*Resolver, error) {
	m, err := readAntecedents(file)
	return &Resolver{rs.g, m}, err
}
