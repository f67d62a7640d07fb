package loader

// Words of general English that tell what a name or a noun phrase means. No name of a person, country or body is among them:
// those are the codebook's.

var (
	// titleWords end a title before a name or stand for an office; none is a name.
	titleWords = wordSet(`president premier chancellor minister secretary ambassador senator representative congressman congresswoman
		governor mayor councillor councilor alderman commissioner chairman chairwoman chair chairperson chief director general colonel
		major captain admiral brigadier lieutenant sergeant marshal commander judge justice king queen prince princess emperor sultan emir
		sheikh pope cardinal archbishop bishop imam rabbi reverend pastor father sister brother speaker leader spokesman spokeswoman spokesperson
		envoy negotiator deputy vice attorney treasurer comptroller sheriff professor doctor dr mr mrs ms miss mx sir dame lord lady baroness baron
		count countess gov sen rep gen lt col maj capt cmdr adm sgt prof rev hon ambassador-designate whip economist analyst candidate
		mp mep msp senators representatives presidents ministers professor coach farmer officer inspector superintendent constable adviser advisor
		chieftain corporal harbourmaster stationmaster headmaster headmistress postmaster quartermaster paramedic private chairlady shri smt engr engineer foreign-minister adjutant counsellor consul delegate magistrate provost rector dean head
		founder owner manager captain skipper author writer actor singer activist lawyer counsel solicitor barrister solicitor-general
		taoiseach tánaiste tanaiste kommissar hetman voivode comrade chancellor-elect president-elect co-leader coordinator`)
	// honorifics say the gender of who bears them.
	maleTitles   = wordSet("mr sir lord king prince baron count father brother emperor sultan emir sheikh pope spokesman chairman congressman shri alderman")
	femaleTitles = wordSet("mrs ms miss dame lady queen princess baroness countess sister spokeswoman chairwoman congresswoman smt chairlady")

	// officeNouns are heads of noun phrases that mean whoever holds the office.
	officeNouns = wordSet(`president premier chancellor minister secretary governor mayor king queen prince pope chief speaker leader ambassador
		commissioner chairman chairwoman chair director general commander senator judge head treasurer attorney prime`)
	// bodyNouns are heads of the names of organisations.
	bodyNouns = wordSet(`ministry party union council committee commission bank institute university college school agency court parliament
		senate congress assembly legislature army navy police federation association alliance group fund company corporation corp inc ltd llc plc
		times post herald news tribune gazette journal observer chronicle mail mercury monitor guardian telegraph standard sentinel courier
		department office bureau authority board service services organisation organization foundation trust society league network
		coalition movement front brigade guard forces force church centre center museum hospital airport railway railways airlines airways
		chamber exchange confederation congress cabinet government administration embassy consulate mission delegation secretariat tribunal
		campaign club team press media radio television tv broadcaster daily watch fellowship guild collective cooperative co-operative
		syndicate laboratory lab academy conference treasury exchequer customs coastguard inspectorate ombudsman programme program initiative
		forum partnership consortium industries holdings energy mining steel motors systems technologies bloc pact conservatives liberals
		democrats republicans greens socialists labour labor nation band tribe`)
	// stateNouns with a country before or after them mean the country itself.
	stateNouns = wordSet("government authorities administration cabinet regime leadership state republic kingdom side delegation")
	// speakerNouns are people who speak for others and are not named.
	speakerNouns = wordSet(`spokesman spokeswoman spokesperson spokespeople spokesmen official officials diplomat diplomats source sources aide
		aides adviser advisers advisor advisors lawyer lawyers representative representatives officer officers envoy envoys person people
		insider insiders lawmaker lawmakers staffer staffers employee employees minister ministers negotiator negotiators`)
	// documentNouns are texts that are said to say something.
	documentNouns = wordSet(`report survey poll statement letter study document memo article editorial readout communique communiqué draft bill text
		treaty agreement plan proposal budget manifesto transcript email post audit review ruling verdict motion petition filing lawsuit
		complaint indictment resolution note paper book catalogue website data figures polls surveys documents records account version
		letters reports papers notes judgment judgement opinion order decree notice clause chapter page pages mailer commercial schedule contract
		contracts minutes agenda memoir diary entry log logs logbook register dashboard summary annex appendix sticker sign caption message scheme
		outline rules law decree count forecast inquiry research material measure amendment accord pact deal readout release formula assessment
		leaflet brochure advert transcript footnote dossier guidance directive constitution charter declaration article analysis table suit
		legislation guidelines regulation outlook affidavit testimony scripture script notebook newsletter questionnaire`)
	// groupNouns make a noun phrase in the plural a collective when a name qualifies it.
	groupNouns = wordSet(`allies countries nations leaders states members governments capitals partners powers lawmakers senators republicans
		democrats conservatives ministers officials diplomats troops forces rebels militants residents voters farmers activists campaigners
		economists analysts experts investors critics supporters opponents unions workers companies firms`)
	// notAName are words that are capitalised at the beginning of a sentence or in a heading without being names.
	notAName = wordSet(`the a an and or but nor so yet for if in on at by to of from with without after before during since until while when where
		who whom whose which what why how that this these those there here it its he she they we i you his her their our my your him them us me
		as is are was were be been being has have had do does did will would shall should can could may might must not no yes nobody
		everybody everyone someone somebody anyone anybody nothing something anything everything none one two three four five six seven eight nine ten
		all any both each either neither some many most few several much more less other another such same own only just even also too very
		about above across against along among around behind below beneath beside between beyond despite down into like near off onto out over
		past through throughout toward towards under up upon within amid although because unless whether though once than then thus hence however
		moreover furthermore meanwhile nevertheless nonetheless otherwise instead still already again ever never always often sometimes
		now today tomorrow yesterday tonight earlier later recently finally eventually last next first second third
		new old says said according asked let please thank dear well oh
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
		jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter fall easter christmas ramadan
		jr sr mr mrs ms dr article chapter section
		correction editor editors read watch see related updated published breaking exclusive opinion analysis live video photo photos file
		privately publicly asked pressed speaking writing born under`)
	// nationSigns follow the name of a country: "X's president", "the X government".
	nationSigns = wordSet(`president premier government parliament army foreign prime defence defense chancellor king queen minister ministry
		navy border capital constitution economy ambassador finance interior opposition cabinet authorities troops forces citizens soldiers`)

	// personNouns are heads of descriptions of one person: "the former judge".
	personNouns = wordSet(`man woman judge lawyer candidate mp congressman congresswoman senator representative governor mayor premier farmer widow
		widower mother father mum dad grandmother grandfather teacher doctor nurse engineer officer general colonel captain admiral politician lawmaker
		economist analyst researcher author writer activist campaigner founder owner manager executive veteran incumbent challenger nominee leader
		chairman chairwoman chief head director president minister chancellor secretary ambassador envoy diplomat commissioner professor scientist
		prosecutor defendant plaintiff witness resident student worker driver fisherman spokesman spokeswoman spokesperson official mediator negotiator
		republican democrat conservative liberal independent councillor councilor sheriff pastor bishop billionaire businessman businesswoman`)
	// thingNouns are heads of descriptions of a body whose name does not hold the noun.
	thingNouns = wordSet(`company firm charity party fund bank group agency organisation organization body union paper newspaper outlet broadcaster
		manufacturer maker operator utility regulator watchdog lender carrier airline supplier contractor developer team club bloc alliance pact
		institute association federation network board council commission committee court ministry department office government retailer producer
		tank brokerage insurer importer exporter bidder explorer lobby consultancy brewery refiner shipper pollster chain startup ngo foundation trust corporation coalition movement consortium cooperative magazine station church giant lab laboratory`)
	// neverPersons are words that are written with a capital and describe a person without naming one.
	neverPersons = wordSet(`democrat democrats republican republicans conservative conservatives liberal liberals labour tory tories socialist socialists
		green greens independent independents christian muslim jewish catholic protestant orthodox sunni shia god lord parliament congress senate
		covid internet twitter facebook youtube whatsapp telegram day christmas mps tv id`)
	// partyWords before a name say to whose party somebody belongs.
	partyWords = wordSet("democrat republican conservative liberal labour tory socialist green independent")
	// shortTitles are titles written short.
	shortTitles = map[string]string{"sen": "senator", "gov": "governor", "rep": "representative", "lt": "lieutenant", "gen": "general", "col": "colonel",
		"capt": "captain", "maj": "major", "adm": "admiral", "sgt": "sergeant", "cmdr": "commander", "prof": "professor", "dr": "doctor", "rev": "reverend"}
)
