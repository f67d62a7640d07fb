"""Invented worlds: every known country, alliance, city and region replaced, consistently, by an invented name.

A codebook may speak of any actors, so nothing that is learnt may lean on the names of those in the corpus.
A world maps every name of the table below to an invented one; passages and propositions renamed by one world
still belong together.
"""
import random
import re

# name(s) / adjective(s) / people / places that stand for it
STATES = '''
Ukraine / Ukrainian / Ukrainians / Kyiv, Kiev, Rada, Odesa, Kharkiv, Dnipro, Kherson, Lviv, Mykolaiv, Kramatorsk, Enerhodar, Sloviansk, Poltava
Russia / Russian / Russians / Moscow, Kremlin, Belgorod
United States, US, U.S., America / American / Americans / Washington, White House, Pentagon, Congress
China, People's Republic of China / Chinese / / Beijing
Britain, United Kingdom, UK, England / British, English / Britons / London, Westminster
Germany / German / Germans / Berlin, Bundestag
France / French / / Paris, Elysée
Poland / Polish / Poles / Warsaw, Sejm
Israel / Israeli / Israelis / Jerusalem, Knesset
Palestine / Palestinian / Palestinians / Ramallah
Panama / Panamanian / Panamanians /
Denmark / Danish / Danes / Copenhagen
Norway / Norwegian / Norwegians / Oslo
Sweden / Swedish / Swedes / Stockholm
Finland / Finnish / Finns / Helsinki
Estonia / Estonian / Estonians / Tallinn
Latvia / Latvian / Latvians / Riga
Lithuania / Lithuanian / Lithuanians / Vilnius
Hungary / Hungarian / Hungarians / Budapest
Slovakia / Slovak / Slovaks / Bratislava
Czechia / Czech / Czechs / Prague
Moldova / Moldovan / Moldovans / Chisinau
Georgia / Georgian / Georgians / Tbilisi
Serbia / Serbian / Serbs / Belgrade
Bosnia / Bosnian / Bosnians / Sarajevo
Turkey / Turkish / Turks / Ankara, Istanbul
Canada / Canadian / Canadians / Ottawa
Japan / Japanese / / Tokyo
India / Indian / Indians / Delhi, New Delhi
Pakistan / Pakistani / Pakistanis / Islamabad
Brazil / Brazilian / Brazilians / Brasília
Argentina / Argentine / Argentines / Buenos Aires
Cuba / Cuban / Cubans / Havana
Iran / Iranian / Iranians / Tehran
Syria / Syrian / Syrians / Damascus
Morocco / Moroccan / Moroccans / Rabat
Sudan / Sudanese / / Khartoum
Rwanda / Rwandan / Rwandans / Kigali
Congo / Congolese / / Kinshasa
Ethiopia / Ethiopian / Ethiopians / Addis Ababa
Egypt / Egyptian / Egyptians / Cairo
Afghanistan / Afghan / Afghans / Kabul
South Korea / South Korean / South Koreans / Seoul
Iceland / Icelandic / Icelanders / Reykjavik
Ireland / Irish / / Dublin
Italy / Italian / Italians / Rome
Greece / Greek / Greeks / Athens
Spain / Spanish / Spaniards / Madrid
Netherlands / Dutch / / The Hague
Belgium / Belgian / Belgians /
Taiwan / Taiwanese / / Taipei
Greenland / Greenlandic / Greenlanders / Nuuk
Crimea / Crimean / Crimeans / Sevastopol, Simferopol, Yalta
Donbas / / / Donetsk, Luhansk
Zaporizhzhia / / /
Western Sahara / Sahrawi / Sahrawis /
Gaza / Gazan / Gazans /
West Bank / / / Jordan Valley
Venice / Venetian / Venetians /
New York / / New Yorkers / Manhattan
Amazon / / /
'''
ALLIANCES = ['NATO', 'European Union|EU', 'United Nations|UN', 'Mercosur', 'Hezbollah', 'Taliban', 'IAEA', 'Hamas', 'BBC', 'International Criminal Court|ICC']

ONSET = 'b br c d dr f g gr h k kl l m n p pr r s sk st t tr v vl z'.split()
VOWEL = 'a e i o u a e o ai'.split()
CODA = 'l n r s v m rn ld st lm nd'.split()
ENDING = [('ia', 'ian'), ('land', 'lander'), ('or', 'orian'), ('ova', 'ovan'), ('ane', 'anese'), ('istan', 'istani'), ('ey', 'eyan'), ('mark', 'markish')]


class World:
    """One consistent renaming, drawn from a seed."""

    def __init__(self, seed):
        r = random.Random(seed)
        self.map = {}
        used = set()

        def stem(n):
            while True:
                s = ''.join(r.choice(ONSET) + r.choice(VOWEL) for _ in range(n - 1)) + r.choice(ONSET) + r.choice(VOWEL) + r.choice(CODA)
                if s not in used:
                    used.add(s)
                    return s.capitalize()
        for line in STATES.strip().split('\n'):
            names, adjectives, people, places = ([w.strip() for w in p.split(',') if w.strip()] for p in line.split('/'))
            s = stem(r.choice((1, 2, 2)))
            end = r.choice(ENDING)
            for w in names:
                self.map[w] = s + end[0]
            for w in adjectives:
                self.map[w] = s + end[1]
            for w in people:
                self.map[w] = s + end[1] + 's'
            for w in places:
                self.map[w] = stem(2)
        for line in ALLIANCES:
            words = [w.strip() for w in line.split('|')]
            short = ''.join(r.choice('ABCDEFGILMNOPRSTU') for _ in range(r.choice((3, 4))))
            for w in words:
                self.map[w] = short if w.isupper() or len(words) == 1 or r.random() < .5 else stem(1) + r.choice((' Pact', ' League', ' Union', ' Compact'))
        alternatives = '|'.join(re.escape(w) for w in sorted(self.map, key=lambda w: (-len(w), w)))
        self.pattern = re.compile(r'(?<!\w)(?:(?:[Tt]he )?(?=United States|US\b|U\.S\.|Netherlands))?(' + alternatives + r')(?!\w)')

    def text(self, t):
        """The text renamed."""
        return self.pattern.sub(lambda m: self.map[m.group(1)], t)

    def item(self, x):
        """A statement renamed, its spans moved along."""
        out, shifts, at, size = [], [], 0, 0
        for m in self.pattern.finditer(x['text']):
            out.append(x['text'][at:m.start()])
            new = self.map[m.group(1)]
            size += m.start() - at
            shifts.append((m.start(), m.end(), size, size + len(new)))
            out.append(new)
            size += len(new)
            at = m.end()
        out.append(x['text'][at:])

        def move(p, end):
            d = 0
            for a, b, na, nb in shifts:
                if p <= a:
                    break
                if p < b:
                    return nb if end else na
                d = nb - b
            return p + d
        y = dict(x, text=''.join(out), title=self.text(x.get('title', '')))
        for k in ('speaker', 'cue', 'content'):
            y[k] = [(move(a, False), move(b, True)) for a, b in x[k]]
        return y
