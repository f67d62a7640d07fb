package graph

// The closed lists of the contract. Their values are those of the GraphQL enums, letter for letter.

// ActorKind tells persons, countries and organisations apart.
type ActorKind string

// ActorOrigin says where an actor comes from and so what may delete it.
type ActorOrigin string

// OrganisationForm says what sort of organisation it is.
type OrganisationForm string

// Speaking says whether the text names who speaks.
type Speaking string

// Form says how much of a statement's content stands in quotation marks.
type Form string

// SpeechAct is what the speaker does by speaking.
type SpeechAct string

// Stance is a side on a proposition.
type Stance string

// SaidBasis says how the day of a statement is known.
type SaidBasis string

// CoderKind says what sort of coder produced values.
type CoderKind string

// ReviewStatus is where a statement stands in review.
type ReviewStatus string

// ArticleState is how far an article has been read.
type ArticleState string

// RelationKind is a sort of contact or deed.
type RelationKind string

// RelationStatus says whether a relation has come to pass.
type RelationStatus string

// TieKind is a reason why two nodes are joined.
type TieKind string

// Dimension is something statements can be grouped by.
type Dimension string

// LoadOutcome is what became of one article of a load.
type LoadOutcome string

// LoadState is how far a load has come.
type LoadState string

// OrderDirection is ascending or descending.
type OrderDirection string

// The values of the closed lists.
const (
	ActorPerson       ActorKind = "PERSON"
	ActorCountry      ActorKind = "COUNTRY"
	ActorOrganisation ActorKind = "ORGANISATION"

	OriginCodebook ActorOrigin = "CODEBOOK"
	OriginArticle  ActorOrigin = "ARTICLE"
	OriginHand     ActorOrigin = "HAND"

	FormGovernmentBody    OrganisationForm = "GOVERNMENT_BODY"
	FormIntergovernmental OrganisationForm = "INTERGOVERNMENTAL"
	FormParty             OrganisationForm = "PARTY"
	FormCompany           OrganisationForm = "COMPANY"
	FormMedium            OrganisationForm = "MEDIUM"
	FormArmedGroup        OrganisationForm = "ARMED_GROUP"
	FormCivilSociety      OrganisationForm = "CIVIL_SOCIETY"
	FormCollective        OrganisationForm = "COLLECTIVE"
	FormOther             OrganisationForm = "OTHER"

	Named   Speaking = "NAMED"
	Unnamed Speaking = "UNNAMED"
	Absent  Speaking = "ABSENT"

	Direct   Form = "DIRECT"
	Mixed    Form = "MIXED"
	Indirect Form = "INDIRECT"

	Supports    Stance = "SUPPORTS"
	Opposes     Stance = "OPPOSES"
	Conditional Stance = "CONDITIONAL"
	Neutral     Stance = "NEUTRAL"

	SaidStated      SaidBasis = "STATED"
	SaidPublication SaidBasis = "PUBLICATION"
	SaidUnknown     SaidBasis = "UNKNOWN"

	CoderRules  CoderKind = "RULES"
	CoderModel  CoderKind = "MODEL"
	CoderLLM    CoderKind = "LLM"
	CoderPerson CoderKind = "PERSON"

	Unreviewed ReviewStatus = "UNREVIEWED"
	Accepted   ReviewStatus = "ACCEPTED"
	Edited     ReviewStatus = "EDITED"
	Rejected   ReviewStatus = "REJECTED"
	Retired    ReviewStatus = "RETIRED"

	TieStance   TieKind = "STANCE"    // from an actor to a proposition it took this stance on
	TieSpokeOf  TieKind = "SPOKE_OF"  // from a speaker to an actor named in the words
	TieSpokeTo  TieKind = "SPOKE_TO"  // from a speaker to an addressee
	TieSpokeFor TieKind = "SPOKE_FOR" // from a speaker to an actor on whose behalf was spoken
	TieRelation TieKind = "RELATION"  // between two parties of a relation; from the one with the smaller id
	TiePartOf   TieKind = "PART_OF"   // from a member, a part, or somebody of a country, to the whole

	ArticleWaiting ArticleState = "WAITING"
	ArticleRead    ArticleState = "READ"
	ArticleFailed  ArticleState = "FAILED"

	RelationCall        RelationKind = "CALL"
	RelationMeeting     RelationKind = "MEETING"
	RelationVisit       RelationKind = "VISIT"
	RelationAgreement   RelationKind = "AGREEMENT"
	RelationNegotiation RelationKind = "NEGOTIATION"
	RelationCooperation RelationKind = "COOPERATION"
	RelationAid         RelationKind = "AID"
	RelationSanction    RelationKind = "SANCTION"
	RelationAttack      RelationKind = "ATTACK"

	Happened RelationStatus = "HAPPENED"
	Ongoing  RelationStatus = "ONGOING"
	Planned  RelationStatus = "PLANNED"
	Denied   RelationStatus = "DENIED"

	OutcomeRead    LoadOutcome = "READ"
	OutcomeKnown   LoadOutcome = "KNOWN"
	OutcomeUpdated LoadOutcome = "UPDATED"
	OutcomeCopy    LoadOutcome = "COPY"
	OutcomeFailed  LoadOutcome = "FAILED"

	LoadWaiting   LoadState = "WAITING"
	LoadRunning   LoadState = "RUNNING"
	LoadDone      LoadState = "DONE"
	LoadCancelled LoadState = "CANCELLED"

	Ascending  OrderDirection = "ASC"
	Descending OrderDirection = "DESC"
)

// The speech acts.
const (
	ActAssert   SpeechAct = "ASSERT"
	ActDeny     SpeechAct = "DENY"
	ActDemand   SpeechAct = "DEMAND"
	ActRequest  SpeechAct = "REQUEST"
	ActPromise  SpeechAct = "PROMISE"
	ActPlan     SpeechAct = "PLAN"
	ActThreaten SpeechAct = "THREATEN"
	ActWarn     SpeechAct = "WARN"
	ActSupport  SpeechAct = "SUPPORT"
	ActOppose   SpeechAct = "OPPOSE"
	ActAgree    SpeechAct = "AGREE"
	ActReject   SpeechAct = "REJECT"
	ActPredict  SpeechAct = "PREDICT"
	ActBelieve  SpeechAct = "BELIEVE"
	ActPerceive SpeechAct = "PERCEIVE"
	ActRule     SpeechAct = "RULE"
	ActQuestion SpeechAct = "QUESTION"
	ActAnnounce SpeechAct = "ANNOUNCE"
)

// The dimensions of Counts.
const (
	BySpeakerDim     Dimension = "SPEAKER"
	ByCountsForDim   Dimension = "COUNTS_FOR"
	ByPropositionDim Dimension = "PROPOSITION"
	ByTopicDim       Dimension = "TOPIC"
	ByStanceDim      Dimension = "STANCE"
	ByActDim         Dimension = "ACT"
	ByFormDim        Dimension = "FORM"
	ByPublisherDim   Dimension = "PUBLISHER"
	ByReviewDim      Dimension = "REVIEW"
	ByYearDim        Dimension = "YEAR"
	ByMonthDim       Dimension = "MONTH"
	ByWeekDim        Dimension = "WEEK"
	ByDayDim         Dimension = "DAY"
)
