package loader

import "strings"

// Given names that nearly always mean a man or a woman in English-language news, and endings that mostly do. They only weigh
// when the article itself says nothing.
var (
	givenMale = wordSet(`aaron abdul abdullah adam ahmad ahmed alan albert aleksander alex alexander alfred ali anders andre andreas andrei andrew andriy
		anthony anton antonio arthur ben benjamin bernard bill bob boris brad brandon brian bruce carl carlos charles christian christopher conor craig curtis
		dale dan daniel david dean dennis derek diego dmitri dmitry don doug douglas duncan edgar edmund eduardo edward emil emmanuel eric erik ernest
		eugene felix fernando francis francisco frank franz fred frederick gabriel gary gavin george gerald gerard gilbert glenn gordon graham grant greg gregory
		gustav hans harald harlan harold harry hassan hector henrik henry herbert howard hugh hugo ian igor isaac ivan jack jacob jakob james jan jason javier jean
		jeff jeffrey jeremy jerome jim joe joel johan john jonas jonathan jorge jose josef joseph joshua juan julian jurgen karl keith ken kenneth kevin kurt larry
		lars laurence lawrence leo leon leonard lloyd louis luca lucas luis luke magnus manuel marc marcel marco marcus mario mark markus martin mathias matthew
		max maurice michael miguel mike mikhail mohamed mohammad mohammed morgan neil nicholas nick nicolas nigel nikolai nils noah norman olaf oleg oliver omar
		oscar oskar otto pablo pat patrick paul pavel pedro pekka per peter petr petro philip philippe pierre pieter rafael ralph ramon randall ray raymond ricardo
		richard rob robert roberto rodney roger roland ron ronald ross roy rudolf rupert russell sam samuel scott sean sebastian sergei sergey sergio seth simon
		stanley stefan stephen steve steven stewart stuart sven ted terrence terry theodore thomas tim timothy tobias toby tom tomas tony vadim vasyl victor viktor
		vincent walter warren wayne wesley wilhelm william wolfgang yuri yusuf zachary`)
	givenFemale = wordSet(`abigail agnes alice alison allison amanda amy anastasia andrea angela anita ann anna anne annette annie audrey barbara beatrice bernadette
		beth betty beverly bridget brigitte camille carla carmen carol caroline catherine cecilia charlotte cheryl chloe christina christine claire clara claudia
		colleen constance courtney cynthia deborah denise diana diane dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisabeth elizabeth
		ella ellen elsa emily emma erica erin esther eva eve evelyn fatima faye fiona florence frances gabrielle gail georgina geraldine gertrude gillian gina gloria grace
		greta gwen hannah harriet heather hedda heidi helen helena helga hilary hilda imelda ines ingrid irene iris isabel isabelle jackie jacqueline jane janet janice
		jennifer jenny jessica jill joan joanna josephine joy joyce judith judy julia julie june karen karin kate katherine kathleen kathryn kathy katja kelly kirsten
		laura lauren leah lena leslie lillian linda lisa liz lois loretta lorraine louise lucia lucille lucy lydia lynn mabel madeleine margaret margarita maria marie
		marilyn marion marjorie marlene martha mary maureen megan melanie melissa michelle mildred miriam monica nadia nancy naomi natalia natalie nicole nina nora
		norma olga olivia pamela patricia paula pauline penelope peggy petra phyllis priscilla rachel rebecca renee rita roberta rosa rosalind rose rosemary ruth sabine
		sally samantha sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie susan suzanne sylvia tamara tanya tatiana teresa
		theresa ursula valerie vanessa vera veronica victoria viola violet virginia vivian wendy yolanda yvonne zoe`)
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
