package loader

// Closed lists of English function words and attitude words. They name no subject and no actor: what a proposition is
// about comes from the codebook alone. A star stands for any letters; a lone star for any word.
var (
	negationWords = newPhraseSet(`not, no, never, nor, neither, nobody, none, nothing, nowhere, without, cannot, hardly, scarcely, barely,
		*n't, refus*, declin*, instead of, rather than, far from, anything but, short of`)
	noLongerWords    = newPhraseSet(`no longer, not any more, not anymore, any longer, no more`)
	notAnotherWords  = newPhraseSet(`not one more, not another`)
	otherMatterWords = newPhraseSet(`than, and, but, or, delay*, excus*, doubt*, talk, barrier*, obstacle*, limit*, restrict*, cut, cuts`) // behind which something else is refused
	endingWords      = newPhraseSet(`ban, banned, forbid*, prohibit*, outlaw*, block*, clos*, halt*, stop*, refus*, cut, cuts, lower*, reduc*, less, fewer, limit*,
		leave, exclud*, keep out, stay out, lift*, end, ended, scrap*, drop*, remov*, abolish*, repeal*, suspend*, withhold*, withdraw*, pull out, give up, phase*,
		cancel*, restrict*, ceasefire, cease, truce, peace, without, neutral, demilitaris*, frozen, freeze, not, no, never`)
	conditionWords = newPhraseSet(`if, unless, once, only after, only when, not before, not until, provided, providing, on condition, conditional,
		condition, conditions, conditioned, in return, in exchange, as long as, so long as, as soon as, contingent, precondition, prerequisite,
		depends, depend, in the event, hinge*, tied to, subject to`)
	looseConditionWords = newPhraseSet(`until, till, in case, not without, except, first, before, when, the day, given, after`)
	exceptionWords      = newPhraseSet(`unless, until, without`)
	questionWords       = newPhraseSet(`?, whether, why, how long, how much, which, who, what`)
	forecastWords       = newPhraseSet(`will, would, likely, unlikely, probably, expect*, chance*, odds, years away, inevitabl*, sooner or later,
		next year, in the end, eventually, soon, predict*, forecast*, per cent, percent`)
	dutyWords      = newPhraseSet(`should, must, ought, need, needs, needed, have to, has to, had to, high time, let, deserve*, owe*`)
	necessityWords = newPhraseSet(`have to, has to, had to, must, need to, needs to`)
	badWords       = newPhraseSet(`mistake, error, folly, mad, madness, dangerous, danger, trap, disaster*, catastroph*, unacceptable, premature, wrong,
		betray*, suicid*, surrender*, capitulat*, absurd, nonsense, ridiculous, reckless*, illegal, crime, theft, robbery, shame*, disgrace*,
		cruel, ruin*, harm*, damage*, threat*, risk*, hurt*, kill*, destroy*, bad, worse, worst, useless, pointless, illusion, naive, nonstarter,
		red line, cost, costs, pay the price, burden, unfair, insult, foolish, stupid, idiot*, gift, reward*, undermin*, provoc*, too early,
		too soon, too late, enough, nothing but`)
	goodWords = newPhraseSet(`good, right, welcome*, sensible, necessary, essential, vital, overdue, progress, benefit*, help*, best, better, fair,
		just, deserve*, needed, urgent*, wise, honest, victory, win, gain*, safe*, save*, protect*, strong*, step, proud, hope*, only way,
		no alternative, in favour, in favor, worth, at last, success*, opportunity, moral, duty, obligation, love, glad, happy, sooner, ok, okay, fine`)
	deferenceWords = newPhraseSet(`for * to decide, for * * to decide, for the * to decide, for * alone to decide, up to, matter for, decision for,
		is for the, question for, a matter of, their decision, their choice, their business, their own decision, their own choice,
		decide for themselves, leave it to, leave that to, whoever`)
	indifferenceWords = newPhraseSet(`do not care, does not care, did not care, didn't care, don't care, doesn't care, did not mind, does not mind,
		did not matter, does not matter, doesn't matter, indifferent, all the same, either way, no view, no opinion, no position, no preference,
		not closely concerned, not concerned with which`)
	concessionWords = newPhraseSet(`but, although, though, while, however, yet, rather, instead, better`)
	silenceWords    = newPhraseSet(`not say, not saying, never said, *n't say, would not say, declin* to rule, declin* to say, declin* to comment, declin* to take,
		declin* to be drawn, declin* to discuss, declin* to answer, declin* to speculate, declin* comment, refus* to say, refus* to rule,
		refus* to be drawn, refus* to comment, refus* to speculate, stopped short of, stop short of, stopping short of, stops short of,
		gave no, offered no, took no, not rule out, not ruled out, not ruling out, not to rule out, *n't rule out, *n't ruled out,
		neither confirm*, not be drawn, no comment, avoided, evaded, sidestepped, kept silent, silent, left open, leave open, leaves open,
		not commit, *n't commit, noncommittal, no position, no view, no opinion, no preference, not comment, shrugged, not speculate, not discuss`)
	onlyWords = newPhraseSet(`only`)
	// What is accepted follows; "not" behind it turns the acceptance into one of the contrary.
	acceptanceWords = newPhraseSet(`ok with, okay with, fine with, happy with, comfortable with, content with, at ease with, relaxed about, no objection to,
		nothing against, not mind, *n't mind, live with, at peace with, welcome*, resigned to`)
	// An exchange: what is given on the one side, what is wanted on the other.
	exchangeWords = newPhraseSet(`in exchange for, in return for, in exchange, in return, only if, only once, provided that, provided, on condition that, as long as`)
	securityWords = newPhraseSet(`secur*, pledge*, guarantee*, collateral, borrow*, lend*`)
	giveWords     = newPhraseSet(`give*, giving, gave, provid*, send*, sent, suppl*, deliver*, offer*, pay*, paid, lend*, lent, get, gets, more`)
)

// directionPairs are deeds and their contraries. A statement that uses the side of a proposition's own deed mostly speaks
// for it, one that uses the other mostly against it; which is which comes from the proposition's text.
var directionPairs = [][2]*phraseSet{
	{newPhraseSet(`allow*, permit*, legal*, open, let, licence, license*, grow, free`),
		newPhraseSet(`ban, bans, banned, banning, forbid*, prohibit*, outlaw*, block*, close, closed, halt*, stop*, refus*`)},
	{newPhraseSet(`raise*, raising, increas*, more, higher, double, expand*, grow, grew, up`),
		newPhraseSet(`cut, cuts, cutting, lower*, reduc*, less, fewer, shrink, down, slash*, limit*`)},
	{newPhraseSet(`join*, admit*, accession, enter*, membership, member, invit*, welcome*`),
		newPhraseSet(`stay out, kept out, keep out, leave, outside, exclud*, bar, barred, shut, closed`)},
	{newPhraseSet(`stay*, keep*, kept, remain*, maintain*, retain*, preserv*, renew*, extend*, prolong*, tighten*`),
		newPhraseSet(`lift*, end, ended, ending, scrap*, drop*, ease*, easing, loosen*, soften*, weaken*, remov*, abolish*, repeal*, relax*, get rid`)},
	{newPhraseSet(`give*, gave, send*, sent, supply, supplied, deliver*, provid*, pay*, paid, fund*, help, arm`),
		newPhraseSet(`withhold*, stop*, halt*, cut off, suspend*, end, freeze, refus*`)},
	{newPhraseSet(`withdraw*, withdrew, pull out, pull back, cede*, ceding, surrender*, give up, giving up, hand over, handing over, leave, retreat*, yield*, concede*, bring home`),
		newPhraseSet(`stay*, remain*, hold, keep, kept, defend*, stand, inch, return, back`)},
	{newPhraseSet(`hold, held, holding, start*, begin, talk*, negotiat*, meet, speak, sit down, vote, ballot`),
		newPhraseSet(`cancel*, postpon*, delay*, wait, refus*, no talks, break off, put off`)},
	{newPhraseSet(`abolish*, end, ended, ending, scrap*, lift*, remov*`),
		newPhraseSet(`keep*, kept, retain*, preserv*, defend*, stay*`)},
	{newPhraseSet(`recogni*, accept*`), newPhraseSet(`never recogni*, deny, refus*, illegal, occupied`)},
	{newPhraseSet(`control, annex*, united, reunif*, unite, unification, under, absorb*, sovereignty`),
		newPhraseSet(`independen*, free, own, separate, not for sale, sell`)},
	{newPhraseSet(`neutral*, demilitari*, limit*, disarm*, cap, capped`), newPhraseSet(`alliance, join*, strong, arm, army, choose, large`)},
	{newPhraseSet(`strike*, use, drill, mine, hit, seize*, confiscat*`), newPhraseSet(`restrict*, untouched, leave, theft, escalat*`)},
}
