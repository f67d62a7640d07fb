package codebook

// The closed lists a codebook chooses from, in the order they are offered.
var (
	// Stances are what an implication speaks of; a test may also have StanceNone.
	Stances = []string{"supports", "opposes", "conditional", "neutral"}
	// Acts are the speech acts of the served schema.
	Acts = []string{
		"ASSERT", "DENY", "DEMAND", "REQUEST", "PROMISE", "PLAN", "THREATEN", "WARN", "SUPPORT",
		"OPPOSE", "AGREE", "REJECT", "PREDICT", "BELIEVE", "PERCEIVE", "RULE", "QUESTION", "ANNOUNCE",
	}
	// Kinds are the kinds of actor.
	Kinds = []string{"country", "organisation", "person"}
	// OrganisationForms are the forms of organisation of the served schema.
	OrganisationForms = []string{
		"GOVERNMENT_BODY", "INTERGOVERNMENTAL", "PARTY", "COMPANY", "MEDIUM",
		"ARMED_GROUP", "CIVIL_SOCIETY", "COLLECTIVE", "OTHER",
	}
	// Genders are the genders of a person that pronouns tell apart.
	Genders = []string{"male", "female"}
)

// StanceNone is the stance of a test whose sentence does not speak of the proposition.
const StanceNone = "none"

// testStances are what a test may expect.
var testStances = append(append([]string{}, Stances...), StanceNone)
