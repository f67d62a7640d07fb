package loader

// linkReferences sets RefersTo where a content only points back at an earlier one ("those demands").
func linkReferences(d *Document) {
}
