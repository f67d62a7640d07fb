package loader

// Relate fills d.Relations: contacts and deeds between the actors of the article.
func Relate(d *Document) {
	d.Relations = nil
}
