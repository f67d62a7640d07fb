"""Plain made-up statements that teach how cue, negation, condition and proposition add up to a stance.

    python loader/training/stance_frames.py [N]     shows some

A proposition "S should V" is put into what a speaker welcomes, rejects, says, asks …: the attitude of the cue times the
direction of what follows gives the side, a stated condition makes it conditional, and a question or a forecast is neutral.
Often a second speaker has the contrary view in the same breath, or speaks of something else: only the marks tell whose
words are judged. These teach the sum; what people really say is learnt from the corpora.
"""
import random
import re
import sys

SPEAKERS = '''the minister|Prime Minister Lena Orlov|a spokeswoman for the union|the mayor|Senator Dahl|the chairman|she|he|the opposition leader|a diplomat
the committee|Marek Tolvan, an engineer|the farmers’ league|the government|the envoy|Anna Birk|the council|the bishop|her party|the think tank|a shopkeeper
the bank’s chief economist|the general|the country’s foreign ministry|critics|a senior official|the president|most residents|the editorial|Brannock's deputy, Ilse Rand
the report|they|allies of the chancellor|an analyst at the institute|the delegation|Jonas Weil|former ambassador Petra Holm|the trade ministry'''
FOR = '''welcomed|backed|endorsed|praised|supported|defended|championed|embraced|applauded|hailed|spoke in favour of|came out in favour of|is in favour of|voted for
argued for|lent support to|threw their weight behind|was enthusiastic about|has long advocated|had no objection to|stood by|pleaded for|reaffirmed support for|gave approval to
could live with|agreed to|is keen on|would be happy with|was fine with|made the case for|accepted|never opposed|no longer objects to|signed up to'''
AGAINST = '''rejected|opposed|criticised|condemned|attacked|denounced|dismissed|ruled out|warned against|spoke out against|voted against|ridiculed|came out against|resisted
objected to|poured cold water on|would not hear of|turned down|refused to accept|refused to support|could not accept|did not support|will never agree to|is against|protested against
argued against|expressed anger at|said no to|is hostile to|had grave doubts about|withdrew support for|was dismayed by|bristled at|fears|no longer backs|cannot live with|vetoed'''
ASIDE = '''discussed|described|outlined|took no position on|declined to comment on|asked about|was briefed on|would not be drawn on|reported on|is studying|has yet to take a view on
would neither back nor reject|had no opinion on|left open|did not rule out|abstained on|avoided any word on|would not say what they thought of'''
SAY = 'said|said that|argued that|insisted that|told reporters that|wrote that|believes|added that|declared that|stressed that|maintained that|is convinced that|posted that|told parliament that'
WANT = 'demanded that|urged that|called for a rule that|insisted that|asked that|proposed that|recommended that'
THING = '''the proposal that {S} should {V}|the plan for {S} to {V}|a plan for {S} to {V}|the idea of {S} {G}|calls for {S} to {V}|{S} {G}|the suggestion that {S} {V}|the motion that {S} should {V}
demands that {S} {V}|the decision that {S} would {V}|letting {S} {V}'''
NOTHING = '''the proposal that {S} should not {V}|the idea of {S} not {G}|calls for {S} not to {V}|demands that {S} not {V}|the decision that {S} would not {V}|the refusal to let {S} {V}|{S} not {G}
the plan to stop {S} from {G}|the motion that {S} should not {V}|the failure of {S} to {V}'''
YES = '''{S} should {V}|{S} must {V}|it was high time for {S} to {V}|{S} had every reason to {V}|it would be wise for {S} to {V}|it was right that {S} should {V}|there was no alternative to {S} {G}
it would be folly if {S} did not {V}|those who did not want {S} to {V} were wrong|{S} could not afford not to {V}|there was a strong case for {S} to {V}|{S} needed to {V}|everybody would gain if {S} were to {V}
it could not be that {S} did not {V}|nothing spoke against {S} {G}|{S} should {V} at last|{S} ought to {V}|not {G} was no option for {S}|it would be a mistake for {S} not to {V}|they wanted {S} to {V}'''
NO = '''{S} should not {V}|{S} must never {V}|it would be a mistake for {S} to {V}|there was no reason for {S} to {V}|it was too early for {S} to {V}|nobody could want {S} to {V}|{S} had no business {G}
{S} {G} would be a disaster|those who wanted {S} to {V} were wrong|the last thing anyone needed was {S} {G}|{S} would be mad to {V}|{S} had better not {V}|nothing could justify {S} {G}
the price of {S} {G} would be too high|it would be wrong for {S} to {V}|{S} should no longer {V}|{S} {G} was out of the question|they did not want {S} to {V}|{S} {G} would only make things worse|{S} need not {V}'''
OPEN = '''{S} would {V} next year|{S} was unlikely to {V}|it was for others to decide whether {S} should {V}|it made no difference whether {S} should {V}|the question whether {S} should {V} was still open
opinions differed on whether {S} should {V}|the debate on {S} {G} would go on|{S} would probably {V} in the end|some wanted {S} to {V} and others did not|{S} might or might not {V}|nothing had been decided on {S} {G}'''
ASK = 'asked whether|wondered whether|did not say whether|would not say whether|declined to say whether|is waiting to see whether|was asked whether|will decide in June whether|wanted to know if'
IF = '''only if {c}|provided that {c}|once {c}|as long as {c}|on condition that {c}|but not before {a}|in return for {a}|if, and only if, {c}|after {a} and not before|if {c}'''
UNLESS = 'unless {c}|until {c}|without {a}|before {a}|as long as it was not the case that {c}'
EVEN = 'even if {c}|whether or not {c}|no matter whether {c}|after {a}|as {c}'
CASES = '''the money is found|the other side does the same|parliament agrees|the courts allow it|there are firm guarantees|the neighbours are consulted|it costs nothing|the inspectors return|a vote is held
safety is proven|the treaty is signed|the fighting stops|wages rise|the allies join in|the report is published'''
EVENTS = 'a referendum|an independent review|the harvest|the elections|a full audit|talks with the unions|the withdrawal|payment of the debt|firm guarantees|a formal apology'
BEFORE = '|||On Tuesday, |In the debate, |Asked about it, |After the meeting |In Marlow, |Earlier, '
BETWEEN = '. |. |, while |; |, but |, whereas |. By contrast, '
LISTS = {k: re.split(r'[|\n]', v) for k, v in list(globals().items()) if k.isupper() and isinstance(v, str)}
SUPPORTS, OPPOSES, CONDITIONAL, NEUTRAL = 1, 2, 3, 4
DOUBLED = set('cut get put stop let sit run set ban drop quit begin scrap admit permit commit swap plan'.split())


def gerund(verb):
    """The -ing form of an infinitive's first word."""
    word, _, rest = verb.partition(' ')
    if word in DOUBLED:
        word += word[-1]
    elif word.endswith('ie'):
        word = word[:-2] + 'y'
    elif word.endswith('e') and not word.endswith(('ee', 'oe', 'ye')) and word != 'be':
        word = word[:-1]
    return (word + 'ing ' + rest).strip()


def parts(text):
    """Subject and verb of "S should V", or None."""
    subject, should, verb = text.rstrip('.').partition(' should ')
    if not should or ' should ' in verb or verb.startswith('not ') or subject.startswith('There'):
        return None
    first = subject.split()[0]
    common = first in ('The', 'A', 'An', 'All', 'Any', 'No', 'Both', 'Every', 'New', 'Foreign', 'Western', 'Schools', 'Cities') or len(subject.split()) > 1 and not subject.split()[1][0].isupper()
    return (subject[0].lower() + subject[1:] if common and first.lower() != 'nato' else subject), verb


class Frames:
    """Draws statements on the given propositions."""

    def __init__(self, propositions, seed):
        self.random = random.Random(seed)
        self.propositions = [(p, parts(p)) for p in propositions if parts(p)]

    def one(self, name):
        return self.random.choice(LISTS[name])

    def clause(self, form, stance):
        """(cue, content with slots) that takes the stance."""
        r = self.random
        if stance == NEUTRAL:
            return r.choice([(self.one('ASIDE'), self.one('THING')), (self.one('ASK'), r.choice(('{S} should {V}', '{S} would {V}'))), (self.one('SAY'), self.one('OPEN'))])
        if stance == CONDITIONAL:
            return r.choice([(self.one('SAY'), self.one('YES') + ' ' + self.one('IF')), (self.one('FOR'), self.one('THING') + ', ' + self.one('IF')),
                             (self.one('SAY'), self.one('NO') + ' ' + self.one('UNLESS')), (self.one('AGAINST'), self.one('THING') + ' ' + self.one('UNLESS')),
                             (self.one('WANT'), '{S} {V} ' + self.one('IF'))])
        even = ' ' + self.one('EVEN') if r.random() < .12 else ''
        if form < .4:
            attitude = r.choice((SUPPORTS, OPPOSES))
            return self.one('FOR' if attitude == SUPPORTS else 'AGAINST'), self.one('THING' if attitude == stance else 'NOTHING') + even
        if form < .5:
            return self.one('WANT'), ('{S} {V}' if stance == SUPPORTS else '{S} not {V}') + even
        return self.one('SAY'), self.one('YES' if stance == SUPPORTS else 'NO') + even

    def said(self, start, stance, subject, verb):
        """A clause as (text, speaker, cue, content spans); start is the text before it."""
        speaker = self.one('SPEAKERS')
        cue, content = self.clause(self.random.random(), stance)
        content = content.replace('{c}', self.one('CASES')).replace('{a}', self.one('EVENTS')).format(S=subject, V=verb, G=gerund(verb))
        plain = cue in LISTS['SAY']
        if plain and self.random.random() < .3:
            head = content[0].upper() + content[1:] + ', '
            cue = cue.split()[0]
            text = head + speaker + ' ' + cue
            at = [len(head), len(head) + len(speaker) + 1]
            spans = [(at[0], at[0] + len(speaker)), (at[1], at[1] + len(cue)), (0, len(head) - 2)]
        else:
            that = cue.endswith(' that')
            cue, content = (cue[:-5], 'that ' + content) if that else (cue, content)
            text = speaker + ' ' + cue + ' ' + content
            spans = [(0, len(speaker)), (len(speaker) + 1, len(speaker) + 1 + len(cue)), (len(speaker) + len(cue) + 2, len(text))]
        if not start or start.endswith('. '):
            text = text[0].upper() + text[1:]
        return start + text, [[(a + len(start), b + len(start))] for a, b in spans]

    def group(self, number):
        """One passage with one speaker or two: its statements."""
        r = self.random
        text, out = self.one('BEFORE'), []
        (p, (subject, verb)), other = r.choice(self.propositions), r.choice(self.propositions)
        for k in range(2 if r.random() < .55 else 1):
            if k:
                text += self.one('BETWEEN')
                if r.random() < .35:
                    p, (subject, verb) = other
            last = next(iter(out[-1]['gold'].values())) if out and p in out[-1]['gold'] else 0
            stance = r.choices((SUPPORTS, OPPOSES, CONDITIONAL, NEUTRAL), (.36, .4, .13, .11))[0]
            if last in (SUPPORTS, OPPOSES) and r.random() < .6:
                stance = SUPPORTS + OPPOSES - last
            text, (speaker, cue, content) = self.said(text, stance, subject, verb)
            out.append(dict(id='frame', j=number * 2 + k, set='frame', key='frame %d' % number, speaker=speaker, cue=cue, content=content, gold={p: stance}))
        named = list(dict.fromkeys(q for x in out for q in x['gold']))
        for x in out:
            x['text'] = text + '.'
            x['asked'] = [q for q in named + [other[0]] if q not in x['gold']]
        return out


def main():
    import features as F
    import stance_data as D
    f = Frames(list(D.NAMES.values()), 1)
    for k in range(int(sys.argv[1]) if sys.argv[1:] else 12):
        for x in f.group(k):
            cut = lambda spans: ' … '.join(x['text'][a:b] for a, b in spans)
            print('%s | %s | %s | %s | %s' % (x['text'], cut(x['speaker']), cut(x['cue']), cut(x['content']), {p: F.STANCES[v] for p, v in x['gold'].items()}))


if __name__ == '__main__':
    main()
