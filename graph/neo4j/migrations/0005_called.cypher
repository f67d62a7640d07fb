// Records of statements may hold what a speaker without a name is called, in a format that programs of before cannot read. Nothing else changes.
