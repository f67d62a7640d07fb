package codebook

// check reports what is wrong between entries and with what they say.
func check(*draft, *faultList) {}
