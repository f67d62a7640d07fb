package loader

import "strings"

// Given names that nearly always mean a man or a woman in English-language news, and endings that mostly do. They only weigh
// when the article itself says nothing.
var (
	givenMale = wordSet(`aaron abdul abdullah abel abraham achim adam adamu adrian ahmad ahmed ahmet aidan aksel alain alan albert albrecht aldo aleksander alessandro alex
		alexander alexandros alexei alfonso alfred ali alistair alvaro amadou amir anatoli anatoly anders andre andreas andrei andrej andrew andris andriy
		andrzej angus anil ansgar anthony antoine anton antonio antti anwar aram ari arjun arkady armand arne arnold artem arthur arturo arvid ashok asif
		atanas august axel babatunde bartek bartosz bashir basil bastien ben benjamin bernard bernardo bernd bertrand bill bjorn bob bogdan bohdan boleslaw
		boris brad brandon branko brendan brian bruce bryan burak callum camilo carl carlos casper cathal celestin cem chad charles chinedu christian
		christoph christophe christopher chukwuemeka cillian clement clive colin colm conor cormac cornelius craig cristian curtis cyril czeslaw daisuke dale
		damian damien dan daniel danilo danylo darius darragh david davor dean declan dennis denys derek desmond diarmuid didier diego dieter dietrich dirk
		dmitri dmitry dominic dominik don doug douglas dragan drago duncan dusan dwayne eamon eberhard ebrahim edgar edmund eduard eduardo edvard edward edwin
		egon einar eino emanuel emeka emil emiliano emir emmanuel enrico enzo eric erik erkki ernest ernesto erwin esteban etienne eugene evgeny fabian fabio
		faisal farid fausto federico feliks felix ferdinand fergus fernando finlay florian francesco francis francisco francois frank franz fred frederick
		fredrik friedrich fritz gabriel gareth garrett gary gaston gaurav gavin geert geoff geoffrey georg george georges georgi gerald gerard gerardo gerd
		gerhard giacomo gianni gilbert giles giorgi giorgio giovanni giuseppe glenn godfrey goran gordan gordon graham grant greg gregor gregory guido
		guillaume guillermo gulab gunnar gunther gustav gustavo guy haakon habib hakan hakim halil hamid hamza hans harald harlan harold harry harvey hasan
		hassan hector heikki heinrich heinz helmut hemi hendrik henning henri henrik henry henryk herbert hermann hiroshi horacio horst hossein howard hubert
		hugh hugo humberto husain hussein hywel ian ibrahim idris ifeanyi ignacio ignatius igor ihor ilmari imran ingmar ioannis isaac isaiah ismail istvan
		ivan ivo jaakko jack jacob jakob jamal james jan janis janos janusz jari jaromir jaroslav jason jasper javier jean jed jeff jeffrey jens jeremiah
		jeremy jerome jerzy jesper jim jiri joachim joaquin jochen joe joel johan johannes john jonah jonas jonathan jone joost jorge jorgen joris jose josef
		joseph joshua josip jozef juan juha jukka julian julio julius junaid jurgen jussi kalle kamal kareem karim karl karol kaspar kasper keith kemal ken
		kenji kenneth kevin kevork khaled khalid kirill klaus knut kofi kojo konrad konstantin kostas kristian kristof krzysztof kurt kwame kwesi kyle lachlan
		lajos larry lars lasse laszlo laurence lawrence lech leif leo leon leonard leonardo leopold leszek lloyd lorenzo lothar louis luc luca lucas luciano
		ludwig luis luka lukas lukasz luke maciej mads magnus mahmoud malakai malcolm malik manfred manoa mansour manuel marc marcel marcello marcin marco
		marcus marek mario mark markku marko markus martin martti mateo mateusz mathias matteo matthew matti mattias maurice maurizio max maxim mehmet mendel
		michael miguel mihai mikael mike mikhail mikko milan milos miroslav mohamed mohammad mohammed morgan moritz morten moshe muhammad murat mustafa mykola
		nasser naveed neil niall nicholas nick nicolae nicolas niels nigel nikita nikola nikolai nikolaos nikos nils noah norbert norman obinna odd olaf olav
		ole oleg oliver olivier olufemi oluwaseun omar omer orlando oscar oskar osman ossian ostap otmar otto owen paavo pablo padraig paolo pascal pat
		patrick patrik paul pauli pavel pavlo pawel peder pedro pekka per petar peter petr petri petro petros philip philippe piero pierre piet pieter piotr
		prakash preston quentin quincy rafael rafal raimund rainer raj rajesh rajiv ralph ramesh rami ramon randall randolph rashid raul ravi ray raymond
		reinhard reinhold remi renato rene ricardo riccardo richard rob robert roberto rodney rodrigo roger roland rolf romain roman ron ronald ronan rory
		ross roy ruairi ruben rudolf rune rupert ruprecht russell rustam sadiq salim salman salvatore sam sami samuel sandor sanjay santiago saul scott seamus
		sean sebastian sebastien sefton segun selim semyon serge sergei sergey sergio serhii serhiy seth siaki sigurd silas silvio simo simon sione sipho
		sitiveni slobodan sotiris stanislav stanislaw stanley stavros stefan stefano stephen steve steven stewart stuart sture suleiman sunil suresh svein
		sven sverre tadeusz tadhg tane tapio taras tarik tariq ted tendai teodor teodoro terje terrence terry thabo themba theo theodore thierry thomas thor
		thorsten tiago tim timo timofey timothy tobiah tobias toby todd tom tomas tomasi tomasz tommy tony tor torsten toshiro trevor tunde tuomas ulf ulrich
		umberto urho uwe vaclav vadim valentin valter vasile vasili vasily vasyl venkat victor vidkun viktor viljo ville vincent vincenzo vitali vitaly vito
		vlad vladislav vojtech volkmar volodymyr wade waldemar walt walter walther warren wayne werner wesley wiktor wilhelm willem william wim winston wiremu
		witold wojciech wolfgang xavier yannick yannis yaroslav yehuda yevhen yiannis yuri yusuf yves zachary zbigniew zdenek zoltan zoran`)
	givenFemale = wordSet(`abigail adelaide adele adriana agata agnes agnieszka aicha aida aino aisha akosua alba albertina alena alessandra alexandra alice alicia alina aline
		alison allison alva amal amalia amanda amara amber amelia amina amira amy ana anabel anais anastasia anastasija andrea ane aneta angela angelica
		angeliki anika anita anja anke ann anna anne anneke anneli annelies annemarie annette annie annika annikki anouk ansa antje antoinette antonia aoife
		apolonia ariane arlene arzu asha asma asta astrid audrey aune aurelia aurora austeja ayesha ayse azadeh bahar barbara barbro beata beatrice beatriz
		becky belinda benedikte bente berit bernadette bernice bertha beth betty beverly bianca birgit birgitta bogumila bohdana bozena branka briana bridget
		brigid brigitta brigitte brita bronagh bronwyn camille candice carina carla carmen carol carola carolina caroline carolyn cassandra catalina catarina
		cath catherine cathy cecile cecilia celeste celia celine chantal charlene charlotte cheryl chiamaka chiara chioma chloe christa christiane christina
		christine cindy claire clara clarissa claudia claudine clementine colleen constance consuelo cora cordelia corinna cornelia courtney cristina cynthia
		dagmar dagny daiva daniela danielle danuta daphne daria darlene darya dawn debbie deborah deirdre delia delphine denise desiree diana diane dietlinde
		dilnoza dina dolores donna dora doris dorota dorothea dorothy dorte dragana ebba eda edda edel edita edith edna efua eileen eilidh eira elaine eleanor
		elena elin elina elisabeth elise eliza elizabeth elke ella ellen elsa elspeth elvira emilia emilie emily emine emma enid erica erika erin erna
		ernestine esperanza esra estela estelle ester esther eszter ethel eugenia eugenie eunice eva eve eveline evelyn ewa fadila fanny farah farida fatima
		fatma fatou fatoumata faye felicia felicity fiona fiorella flavia flora florence frances francesca francine francisca franziska freda freya frida
		friederike gabriela gabriella gabrielle gail galina gemma genevieve georgia georgina geraldine gerda gerlinde gertrude gesa gillian gina gisela gita
		giulia giuliana gladys gloria grace grainne graziella greta gretchen gudrun gunilla gunvor gwen gwendolen gwyneth habiba hanna hannah hanne harriet
		hazel heather hedda hedwig heidi heidrun heike helen helena helene helga helle helmi henrietta henrike henryka hermine hermione hettie hilary hilda
		hildegard hillary hortense ida ilona ilse imelda imogen ina ineke ines inga inge ingeborg ingrid inna ioana ipek irena irene irina iris irma irmgard
		isabel isabella isabelle isolde iva ivana ivanka iwona jacinta jackie jacqueline jadwiga jana jane janet janice janina jasmine jasna jaya jeanette
		jeanne jelena jenna jenni jennifer jenny jessica jette jill jitka joan joana joann joanna jocelyn jodie joelle johanna jolanta josefa josefina
		josephine josie jovana joy joyce juana juanita judit judith judy julia juliana julie juliet juliette june jutta kaarina kadija kaisa kajsa kamila
		kamini karen karin karina karla karolina katarina katarzyna kate kateryna katharina katherine kathleen kathrine kathryn kathy katja katrin katrina
		kavita kelly kerstin khadija kinga kira kirsi kirsten kirsty klara klaudia kristen kristin kristina kristine krystyna ksenia lakshmi lala larisa
		larissa latifa laura lauren lavinia layla leah leena leila leilani lena lene leni leokadia leonie leonor leonora leslie leticia letitia lidia lies
		liesbeth lieselotte liisa lili lilja lilla lillian lina linda lindiwe linnea lisa liv livia liz ljiljana lois loretta lorna lorraine lotta lotte
		louise lourdes lubna lucia luciana lucie lucille lucy lucyna ludmila ludmilla luisa lusine luz lydia lynn lyudmila mabel madeleine mafalda magda
		magdalena maggie maire mairead maja malgorzata malin mandy manuela mara marcela marcia margaret margareta margarethe margarita margot marguerite mari
		maria mariam mariana marianne maribel marie mariela marietta marija marika marilyn marina marion mariya marjatta marjorie marlene marlies marta martha
		martina mary maryam mathilde matilda maud maura maureen mavis maya mechthild meera megan mehwish melanie melinda melissa mercedes meret merete merja
		mette mia michaela michelle mikaela mildred milena milica mira mirela miriam mirjana moira molly mona monica nadezhda nadia nadine najat nancy nanette
		naomi natalia natalie nataliia natalija natasha nathalie neha nerida nesrin ngozi niamh nicole nicoletta nikoletta nilufar nina noelle nokuthula
		nomvula nora noreen norma nuala nuria odette ofelia oksana olena olga olha olivia oona oonagh orla orsolya ottilie ottoline paige paloma pamela
		patience patricia paula pauliina paulina pauline peggy penelope pernille petra petronella philippa phoebe phyllis pia piia pilar pippa pirkko polly
		pooja priscilla priya priyanka prudence rachel radka ragnhild rahel raisa raquel rasa rebecca rebekah regina regine reina rena renata renate renee
		renske rhiannon rhona rhonda rita ritva roberta roisin roksana romana rosa rosalie rosalind rosalyn rosamund rosanna rose rosemarie rosemary rosie
		roxana roxanne rukhsana ruta ruth saara sabina sabine sabrina sadie safiya saima sally salma samantha sandra sandrine sanna saoirse sara sarah saskia
		sela selma senga serena shabnam shanice sharon sheila shirley shona sieglinde sigrid silja silje silke silvia sinead siobhan sirpa siv slavica snezana
		sofia solange solveig sonia sonja sophia sophie soraya stefania stefanie steffi stella stephanie suki sunita susan susanna susanne sushma suzanne
		svetlana svitlana swantje sybil sylvia sylvie synnove tabitha taina tamar tamara tammy tamsin tania tanja tanya tara tarja tasha tatiana tatjana
		teodozja teresa teresia tess thandeka thandi thea thelma theresa therese thora tiina tilda tina tineke tora torunn toyin traute trine trish trudy
		tuula tuva ulla ulrike una ursula uta ute valentina valeria valerie vanessa vanja varda vera verena verity veronica vesna vibeke victoria vida
		viktoria vilma viola violet virginia virve vivian vivienne waltraud wanda wangari wanjiru wendy wiebke wilhelmina winifred wioletta xenia yael yasmin
		yasmina yekaterina yelena yetunde yevgenia yoko yolanda yulia yuliia yvette yvonne zahra zainab zaneta zara zdenka zeynep zinaida zita zlata zoe zofia
		zora zsofia zsuzsanna zuzana`)
)

// givenGender guesses the gender from the given name of somebody whom the article calls neither he nor she.
func givenGender(x *entity) gender {
	if x.gender != anyGender || len(x.words) < 2 {
		return x.gender
	}
	if g := listedGender(x); g != anyGender {
		return g
	}
	first := x.words[0]
	switch {
	case strings.HasSuffix(first, "a"), strings.HasSuffix(first, "ette"), strings.HasSuffix(first, "elle"), strings.HasSuffix(first, "ine"):
		return female
	case strings.HasSuffix(first, "o"), strings.HasSuffix(first, "us"), strings.HasSuffix(first, "rd"):
		return male
	}
	return anyGender
}

// listedGender is the gender of somebody's given name where it is one of those that nearly always mean a man or a woman.
func listedGender(x *entity) gender {
	switch first := x.words[0]; {
	case len(x.words) < 2:
	case givenMale[first]:
		return male
	case givenFemale[first]:
		return female
	}
	return anyGender
}
