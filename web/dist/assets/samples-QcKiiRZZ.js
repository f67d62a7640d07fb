var e=Object.assign({"../../../../loader/sample/2021-12-23-draft-treaties.txt":`title: Putin demands guarantees from the West as NATO rejects a veto
publisher: Standpoint samples
date: 2021-12-23
author: Standpoint contributors
language: en

MOSCOW — Russian President Vladimir Putin demanded on Thursday that the West give Russia security guarantees at once, a week after his Foreign Ministry published two draft treaties that would roll back NATO's presence in Eastern Europe.

At his annual news conference Putin said any further eastward expansion of NATO was unacceptable. He accused the alliance of having deceived Russia after the Cold War with promises not to move "one inch" to the east. Asked whether he would rule out an invasion of Ukraine, Putin replied that Russia's actions would depend on the guarantees it was given, not on the course of negotiations.

The drafts, released on Dec. 17, would oblige NATO to renounce any further enlargement, including the admission of Ukraine. They would also bar the alliance from placing troops and weapons in countries that joined after May 1997, and from any military activity in Ukraine, Eastern Europe, the South Caucasus and Central Asia. Under the second text, the United States would undertake not to set up bases in former Soviet republics outside NATO.

Deputy Foreign Minister Sergei Ryabkov, who presented the proposals, said Moscow was ready to start talks with Washington immediately.

NATO Secretary General Jens Stoltenberg insisted that only Ukraine and the 30 allies could decide on Ukraine's membership. Russia had no veto, he has said repeatedly. Any dialogue, according to Stoltenberg, would also have to address NATO's concerns about Russia's actions and take place in consultation with Kyiv.

White House press secretary Jen Psaki told reporters on the day of publication that there would be no talks on European security without Washington's European allies and partners.

In Kyiv, Foreign Ministry spokesman Oleh Nikolenko said that Ukraine had an exclusive sovereign right to run its own foreign policy and that the question of membership concerned Ukraine and the members of NATO alone.

President Volodymyr Zelenskyy had urged European Union leaders in Brussels a week earlier to impose sanctions on Moscow before an attack rather than after one. Ukraine has written the goal of joining NATO into its constitution.

The United States and its allies have warned Russia of severe economic consequences if it invades its neighbour. Moscow denies that it plans to attack.
`,"../../../../loader/sample/2022-03-29-istanbul.txt":`title: Ukraine offers neutrality for guarantees at Istanbul talks
publisher: Standpoint samples
date: 2022-03-29
author: Standpoint contributors
language: en

ISTANBUL — Ukrainian negotiators offered on Tuesday to give up the goal of joining NATO and to accept neutral status if a group of states guarantees their country's security, in the most detailed proposals Kyiv has made public since the Russian invasion began.

Under the plan Ukraine would join no military alliance and host no foreign bases. In return it demanded a mechanism that would oblige guarantors to come to its defence. The guarantors, negotiator Davyd Arakhamia told reporters, should act in a similar way to NATO's Article 5, and even more firmly. The Ukrainian side named Turkey, Israel, Poland and Canada among the possible guarantors.

The status of Crimea, which Russia annexed in 2014, would be settled in consultations lasting 15 years. The negotiators said the proposals could take effect only after a complete ceasefire.

Russia's chief negotiator, Vladimir Medinsky, said Moscow would examine the proposals and report on them to President Vladimir Putin. Deputy Defence Minister Alexander Fomin announced that Russia had decided to reduce its military activity sharply around Kyiv and Chernihiv in order to increase trust.

President Volodymyr Zelenskyy had prepared the ground two days earlier in a video interview with independent Russian journalists. He said Ukraine was ready to discuss a neutral and non-nuclear status, but added that any such agreement would have to be guaranteed by third parties and put to a referendum.

Zelenskyy refused to discuss what Moscow calls the demilitarisation of Ukraine. No deal would be possible, he said, without a ceasefire and the withdrawal of Russian troops.

In the same interview the president ruled out an attempt to recapture all occupied territory by force, warning that it would lead to a third world war. He said he wanted a compromise over the eastern region of Donbas.

Two weeks earlier Zelenskyy had told leaders of the British-led Joint Expeditionary Force that Ukraine had heard for years about open doors at NATO but had also heard that it could not enter, and that this had to be acknowledged.

Putin has demanded that Ukraine be neutral and demilitarised and that Crimea be recognised as Russian. The Kremlin also wants Kyiv to accept the independence of the self-proclaimed republics in Donetsk and Luhansk.
`,"../../../../loader/sample/2022-06-30-madrid-summit.txt":`title: NATO invites Finland and Sweden, calls Russia its main threat
publisher: Standpoint samples
date: 2022-06-30
author: Standpoint contributors
language: en

MADRID — NATO leaders formally invited Finland and Sweden to join the alliance at a summit in Madrid this week and described Russia as the most significant and direct threat to their security.

The way was cleared on Tuesday, when Turkey dropped its objections after signing a memorandum with the two Nordic states. But Turkish President Recep Tayyip Erdogan warned on Thursday that Ankara could still block their accession if Finland and Sweden failed to keep their promises. The memorandum would not be sent to the Turkish parliament, he said, unless they did.

Secretary General Jens Stoltenberg said the war in Ukraine had brought the biggest overhaul of collective defence since the end of the Cold War. The leaders agreed to place far larger forces at high readiness.

U.S. President Joe Biden announced that the United States would strengthen its military presence in Europe, including a permanent headquarters of the Army's V Corps in Poland. The alliance would defend every inch of its territory, Biden said.

Russian President Vladimir Putin, speaking to reporters in Ashgabat on Wednesday, said that Moscow did not have the problems with Sweden and Finland that it had with Ukraine and that they could join if they wished. He warned, however, that Russia would respond in kind if NATO deployed troops and military infrastructure on their territory.

President Volodymyr Zelenskyy, who addressed the summit by video link, asked the allies for modern artillery and air defence. Ukraine needed about 5 billion dollars a month for its defence, he told them. Other countries would be next if Russia was not stopped in Ukraine, Zelenskyy warned.

The leaders reaffirmed the decision of 2008 that Ukraine would one day become a member, but set no date. They promised Kyiv a package of non-lethal assistance, including secure communications, fuel and medical supplies.

Finnish President Sauli Niinistö and Swedish Prime Minister Magdalena Andersson both attended the meeting. Their governments applied for membership in May, abandoning decades of military non-alignment after Russia's invasion of Ukraine.

All 30 allies must ratify the accession before the two countries become full members.
`,"../../../../loader/sample/2022-09-30-annexation.txt":`title: Ukraine seeks fast entry to NATO after Putin annexes four regions
publisher: Standpoint samples
date: 2022-09-30
author: Standpoint contributors
language: en

KYIV — Ukraine announced on Friday that it was applying for accelerated membership of NATO, hours after Russian President Vladimir Putin signed documents declaring four Ukrainian regions part of Russia.

Putin told a ceremony in the Kremlin that the people of Donetsk, Luhansk, Zaporizhzhia and Kherson had become Russian citizens for ever. He called on Kyiv to cease fire immediately and return to the negotiating table. But the choice of the people in the four regions, he said, would not be discussed. Russia would defend its land with all the means at its disposal, Putin vowed.

President Volodymyr Zelenskyy answered with a video in which he signed the application. “De facto, we have already completed our path to NATO,” he said. Ukraine was now asking to make it official under an accelerated procedure, according to the president.

Zelenskyy rejected talks with the present leader of Russia. Ukraine was ready for a dialogue, he said, but with another president of Russia. Only the expulsion of the occupiers from the entire territory of Ukraine would restore peace, he added.

NATO Secretary General Jens Stoltenberg condemned the annexation as illegal and said the alliance would never recognise it. He avoided a clear answer on the Ukrainian application. The door remained open, Stoltenberg told reporters in Brussels, but a decision on membership had to be taken by all 30 allies.

U.S. President Joe Biden said the United States would never recognise Russia's claims. The administration announced new sanctions the same day. His national security adviser, Jake Sullivan, was cool about membership: the best way to support Ukraine was practical help on the ground, he said, and the process in Brussels should be taken up at a different time.

Russia does not fully control any of the four regions. The referendums it staged there have been dismissed by Kyiv and Western governments as a sham.
`,"../../../../loader/sample/2023-07-13-vilnius-summit.txt":`title: Zelenskyy calls lack of NATO timetable absurd, then welcomes pledges
publisher: Standpoint samples
date: 2023-07-13
author: Standpoint contributors
language: en

VILNIUS — President Volodymyr Zelenskyy left a NATO summit in Lithuania with new promises of weapons but without the invitation he had demanded, while Russian President Vladimir Putin said on Thursday that Ukraine's membership would threaten Russia.

On his way to Vilnius on Tuesday Zelenskyy protested against the wording that the allies were preparing. “It's unprecedented and absurd when time frame is not set neither for the invitation nor for Ukraine's membership,” he wrote on social media. Uncertainty was weakness, he added.

The leaders declared later that day that Ukraine's future was in NATO. They said they would be in a position to extend an invitation when allies agreed and conditions were met. Ukraine was now closer to NATO than ever before, Secretary General Jens Stoltenberg told reporters at the end of the meeting.

U.S. President Joe Biden had told CNN before the summit that Ukraine was not ready for membership. Admitting it in the middle of a war, he said, would mean that the allies were at war with Russia. Biden promised that the United States would keep giving Ukraine the weapons it needed in the meantime.

British Defence Secretary Ben Wallace told reporters that whether Kyiv liked it or not, people wanted to see gratitude for the arms they had sent. Zelenskyy replied that Ukraine had always been grateful to Britain.

By Wednesday his tone had changed. The results of the summit were good, Zelenskyy said, though an invitation would have been ideal. He acknowledged that Ukraine could not become a member while the war was going on. The Group of Seven meanwhile agreed on a framework for long-term security commitments to Ukraine.

Putin said in televised remarks on Thursday that Ukraine's accession to NATO would create threats to Russia's security. Supplies of Western weapons, according to Putin, would only worsen the situation and inflame the conflict further.

On the eve of the summit Turkish President Recep Tayyip Erdogan agreed to forward Sweden's application to parliament. Finland joined the alliance in April.
`,"../../../../loader/sample/2024-03-13-sweden-joins.txt":`title: Putin calls Nordic accession pointless after Sweden joins NATO
publisher: Standpoint samples
date: 2024-03-13
author: Standpoint contributors
language: en

STOCKHOLM — Russian President Vladimir Putin described the decision of Finland and Sweden to join NATO as a meaningless step, in an interview broadcast on Wednesday, six days after Sweden became the 32nd member of the alliance.

Putin told state television and the news agency RIA that the step made no sense for the two countries from the point of view of their own national interests. Russia had had no troops on the Finnish border, he said, but now it would station them there. Systems of destruction would also appear where there had been none, he warned.

The Russian leader also said that Moscow was ready for negotiations on Ukraine, but that they would have to be based on the realities on the ground. If the United States sent troops to Ukraine, Russia would treat them as intervention forces, he said.

Swedish Prime Minister Ulf Kristersson handed over his country's documents in Washington on March 7. "Good things come to those who wait," U.S. Secretary of State Antony Blinken said as he received them. Blinken argued that the accession showed what a strategic debacle the invasion had become for Russia.

Kristersson said that unity and solidarity would be Sweden's guiding lights as a member. Sweden would share burdens, responsibilities and risks with its allies, he promised.

NATO Secretary General Jens Stoltenberg said the accession made Sweden safer and the whole alliance stronger. It also demonstrated that NATO's door remained open and that every nation had the right to choose its own path, according to Stoltenberg.

Ukrainian President Volodymyr Zelenskyy congratulated Sweden. Kyiv itself has asked for an invitation to join the alliance but has not received one.

Hungary was the last member to ratify Sweden's accession. Parliament in Budapest approved the accession on Feb. 26, after Kristersson and Orbán agreed on a sale of Swedish fighter aircraft.

When Finland joined in April 2023, Kremlin spokesman Dmitry Peskov said that Russia would be forced to take countermeasures. Finnish President Sauli Niinistö declared at the time that the era of military non-alignment had come to an end.
`,"../../../../loader/sample/2024-06-14-putin-conditions.txt":`title: Putin: ceasefire if Ukraine leaves four regions and drops NATO bid
publisher: Standpoint samples
date: 2024-06-14
author: Standpoint contributors
language: en

MOSCOW — President Vladimir Putin said on Friday that Russia would cease fire and open peace talks if Ukraine withdrew from four regions and gave up its plans to join NATO. Kyiv rejected the conditions within hours.

"The conditions are very simple," Putin told senior officials at the Russian Foreign Ministry. Ukrainian troops would have to leave the entire territory of the Donetsk, Luhansk, Kherson and Zaporizhzhia regions within their administrative borders, he said. Russia claimed all four in 2022 but controls none of them completely.

As soon as Kyiv began a real withdrawal and officially renounced membership of NATO, Moscow would order a ceasefire the same minute, according to Putin. He demanded that Ukraine be neutral, free of nuclear weapons and demilitarised, that the status of Crimea and the four regions as parts of Russia be fixed in international agreements, and that all Western sanctions be lifted.

The Russian president said he wanted not a frozen conflict but a final end to it. If Kyiv and the West refused, they would bear the responsibility for continued bloodshed, he warned. Putin also called the freezing of Russian assets theft that would not go unpunished.

President Volodymyr Zelenskyy dismissed the offer as an ultimatum. Putin would not stop even if his demands were met, Zelenskyy told the Italian channel Sky TG24 at the Group of Seven summit in Apulia, comparing them to those of Adolf Hitler.

Presidential adviser Mykhailo Podolyak said the conditions contained no real peace proposal.

In Brussels, NATO Secretary General Jens Stoltenberg said that it was not for Ukraine to withdraw forces from Ukrainian territory but for Russia to withdraw its own from occupied land. It was not a proposal for peace but one for more aggression, he said.

U.S. Defense Secretary Lloyd Austin rejected the terms as well. Putin was in no position to dictate to Ukraine what it must do to bring about peace, Austin told reporters.

The speech came on the eve of a conference in Switzerland on Zelenskyy's peace formula, to which Russia was not invited.
`,"../../../../loader/sample/2024-10-17-victory-plan.txt":`title: Zelenskyy asks for NATO invitation now and offers allies minerals
publisher: Standpoint samples
date: 2024-10-17
author: Standpoint contributors
language: en

KYIV — Ukrainian President Volodymyr Zelenskyy has asked his allies to invite Ukraine into NATO without conditions and without delay, and has offered them a share in developing its mineral wealth.

Zelenskyy presented what he calls the victory plan to parliament on Wednesday and to European Union leaders in Brussels on Thursday. Its five points and three secret annexes, he said, could end the war next year at the latest if they were carried out now.

The first point is an immediate invitation to NATO. The second asks partners to lift restrictions on long-range strikes inside Russia. The third proposes to station a package of non-nuclear deterrence on Ukrainian soil.

Under the fourth, Ukraine would conclude an agreement with the United States, the European Union and others on the joint protection of its critical resources and on investment in them. Zelenskyy mentioned uranium, titanium, lithium and graphite. After the war, the fifth point suggests, Ukrainian troops could replace some American forces in Europe.

The president ruled out trading territory for peace. There could be no freezing of the front and no trade in Ukraine's territory or sovereignty, he told lawmakers.

NATO Secretary General Mark Rutte reacted cautiously. “That doesn't mean that I here can say I support the whole plan,” he told reporters, adding that there were many issues which the allies had to understand better. Rutte said that Ukraine would one day be a member.

Kremlin spokesman Dmitry Peskov said it was too early to comment in detail but that Kyiv needed to sober up and realise the futility of its policy. Foreign Ministry spokeswoman Maria Zakharova accused Zelenskyy of pushing NATO towards a direct conflict with Russia.

Hungarian Prime Minister Viktor Orbán called the plan frightening. In a post on Facebook he urged the leaders of Germany and France to start negotiations with Moscow as soon as possible.

The United States did not endorse the call for an invitation. President Joe Biden has promised Ukraine weapons but has so far refused to let it fire American missiles deep into Russia.
`,"../../../../loader/sample/2025-01-08-greenland-panama.txt":`title: Trump does not rule out force over Greenland and Panama Canal
publisher: Standpoint samples
date: 2025-01-08
author: Standpoint contributors
language: en

PALM BEACH — President-elect Donald Trump has refused to rule out military or economic pressure to bring Greenland and the Panama Canal under American control, drawing protests from Copenhagen, Nuuk, Panama City and Berlin.

Asked at a news conference in Florida on Tuesday whether he could assure the world that he would not use such coercion, Trump answered: “No, I can't assure you on either of those two.” The United States needed both for its economic security, he said. “We need Greenland for national security purposes,” he told reporters. Trump threatened Denmark with high tariffs if it resisted.

He also demanded that NATO members raise their defence spending to 5 percent of gross domestic product. They could all afford it, according to Trump, but it should be 5 percent, not 2. The president-elect said he could understand Russia's feelings about having NATO on its doorstep and blamed President Joe Biden for supporting Ukrainian membership.

Danish Prime Minister Mette Frederiksen told the broadcaster TV 2 that Greenland belonged to the Greenlanders. She said she did not believe that the United States would use military or economic force, and called it Denmark's most important and closest ally.

Greenland's prime minister, Múte Egede, has said that the island is not for sale and never will be. He wants it to become independent of Denmark.

Panama's foreign minister, Javier Martínez-Acha, rejected Trump's demand. The sovereignty of the canal was not negotiable, he said, and the only hands operating it were Panamanian and would remain so. President José Raúl Mulino had declared in December that every square metre of the canal belonged to Panama.

German Chancellor Olaf Scholz said on Wednesday that the inviolability of borders applied to every country, whether in the East or the West. French Foreign Minister Jean-Noël Barrot insisted that the European Union would not let other nations attack its sovereign borders.

Outgoing Secretary of State Antony Blinken dismissed the idea of taking over Greenland. It was obviously not a good one, he told reporters in Paris, and it was not going to happen.
`,"../../../../loader/sample/2025-02-03-panama-canal.txt":`title: Rubio presses Panama over canal, Mulino sees no threat of force
publisher: Standpoint samples
date: 2025-02-03
author: Standpoint contributors
language: en

PANAMA CITY — U.S. Secretary of State Marco Rubio warned Panama on Sunday that the United States would act to protect its rights over the Panama Canal unless the government made immediate changes. President José Raúl Mulino replied that the sovereignty of the canal was not in question.

Rubio told Mulino that President Donald Trump had reached a preliminary finding: China's influence over the canal area was a threat to the waterway and violated the treaty on its neutrality. The present state of affairs was unacceptable, Rubio said, according to the State Department. Absent immediate changes, Washington would take the measures necessary to protect its rights under the treaty.

Mulino described the meeting as respectful. He told reporters that he did not feel there was any real threat that the United States would use military force to retake the canal. Panama would not renew its agreement of 2017 on China's Belt and Road Initiative, the president announced, and would look into whether it could end earlier. He proposed technical talks with Washington.

Trump devoted part of his inaugural address on Jan. 20 to the subject. "China is operating the Panama Canal. And we didn't give it to China. We gave it to Panama, and we're taking it back," he said. The president repeated on Sunday, before reporters, that the United States would take the canal back or that something very powerful would happen. He did not think that troops would be necessary, he added.

The canal is and will remain Panama's, Mulino answered on the day of the inauguration. No other nation in the world interferes in its administration, he insisted. He had rejected the claim in December as well, saying that every square metre of the canal belonged to Panama.

Chinese Foreign Ministry spokeswoman Mao Ning said last month that China took no part in managing or operating the canal and had never interfered in its affairs. Beijing respected Panama's sovereignty over the waterway, she said.

A Hong Kong company, CK Hutchison, runs ports at both ends of the canal, which the United States handed over to Panama at the end of 1999.
`,"../../../../loader/sample/2025-02-13-trump-putin-call.txt":`title: Trump and Putin agree to start talks; Hegseth rules out NATO for Ukraine
publisher: Standpoint samples
date: 2025-02-13
author: Standpoint contributors
language: en

BRUSSELS — The United States told its allies on Wednesday that Ukraine could not expect to join NATO or to recover all its territory, and President Donald Trump announced that he and Russian President Vladimir Putin had agreed to begin negotiations at once.

“We want, like you, a sovereign and prosperous Ukraine. But we must start by recognizing that returning to Ukraine's pre-2014 borders is an unrealistic objective,” Defense Secretary Pete Hegseth told the Ukraine Defense Contact Group at NATO headquarters. Washington did not believe that membership of the alliance was a realistic outcome of a negotiated settlement, he said.

Hegseth demanded that Europe provide the overwhelming share of aid to Ukraine. Any security guarantees must be backed by European and other troops, he said, but no Americans would be sent.

Trump wrote on Truth Social that he had held a “lengthy and highly productive” telephone call with Putin and that the two had agreed to visit each other's nations. He said later that he did not think it was practical for Ukraine to have NATO membership. It was unlikely to get all of its land back, he told reporters, though some of it would come back.

Kremlin spokesman Dmitry Peskov said the call had lasted almost an hour and a half. Putin told Trump that the root causes of the conflict had to be eliminated, according to Peskov, and invited him to Moscow.

Trump then telephoned Volodymyr Zelenskyy. The Ukrainian president described the conversation as meaningful. But on Thursday he warned that Ukraine, as a sovereign country, would not accept any agreement made without it. It was not pleasant, Zelenskyy added, that Trump had spoken to Putin first.

Ukraine and Europe must be part of any negotiations, the foreign ministers of France, Germany, Poland and other European states said in a joint statement. The European Union's foreign policy chief, Kaja Kallas, criticised Washington for making concessions before talks had started. A quick fix would be a dirty deal, she said.

Zelenskyy is to meet Vice President JD Vance at the Munich Security Conference on Friday.
`,"../../../../loader/sample/2025-02-25-minerals.txt":`title: Putin offers U.S. rare earths as Zelenskyy holds out for guarantees
publisher: Standpoint samples
date: 2025-02-25
author: Standpoint contributors
language: en

KYIV — Russian President Vladimir Putin has offered to let American companies develop rare earth deposits in Russia and in Ukrainian regions that it occupies, while Ukraine insists that an agreement on its own minerals be tied to security guarantees.

Russia would be ready to work with its American partners, Putin told state television on Monday. "We undoubtedly have, I want to emphasise, significantly more resources of this kind than Ukraine," he said. He extended the offer to what he called Russia's new territories and proposed joint aluminium production in the Siberian region of Krasnoyarsk. A deal between Washington and Kyiv, the Kremlin leader said, did not concern him.

U.S. President Donald Trump first told reporters on Feb. 3 that he wanted Ukraine to secure American aid with its rare earths and other things. A week later he said in an interview with Fox News that he had asked Kyiv for the equivalent of 500 billion dollars' worth of rare earths.

President Volodymyr Zelenskyy was open to the idea at first. If it was about a deal, he said in an interview with Reuters on Feb. 7, then Ukraine was only for it, but it needed guarantees of its security.

Shown a first draft by Treasury Secretary Scott Bessent in Kyiv, however, he refused to sign. Zelenskyy told journalists in Munich on Feb. 15 that he had not allowed his ministers to sign because the text did not protect Ukraine. It contained no security guarantees, he said. Four days later he declared that he could not sell his state.

Trump responded the same day by calling Zelenskyy "A Dictator without Elections" in a post on Truth Social and by urging him to move fast.

The Ukrainian president said on Sunday that he was prepared to leave office if it brought peace or membership of NATO. He would not recognise as a debt what Washington had given as aid, he added.

Trump said on Monday, as he received French President Emmanuel Macron, that an agreement was very close and that Zelenskyy might come to Washington to sign it. He also announced that major economic transactions with Russia were under discussion.
`,"../../../../loader/sample/2025-03-02-oval-office.txt":`title: Minerals deal left unsigned after Trump and Zelenskyy quarrel
publisher: Standpoint samples
date: 2025-03-02
author: Standpoint contributors
language: en

WASHINGTON — An agreement on Ukraine's minerals was left unsigned after a quarrel on Friday between U.S. President Donald Trump and Ukrainian President Volodymyr Zelenskyy in the Oval Office, in front of the press.

"You don't have the cards right now," Trump told his guest, accusing him of gambling with World War III. Vice President JD Vance demanded to know whether Zelenskyy had said thank you once in the entire meeting.

Zelenskyy had questioned whether diplomacy with Russian President Vladimir Putin could work. Putin had broken agreements before, he said, and there could be no compromises with a killer about Ukraine's territory. Early in the meeting he had said that he hoped the minerals agreement would be a first step towards real security guarantees.

Trump cut the visit short. Zelenskyy was not ready for peace if America was involved, he wrote on Truth Social. "He can come back when he is ready for Peace," the post ended.

Two days before, at a cabinet meeting, Trump had been asked which concessions the two sides would have to make. "NATO, you can forget about," he said of Ukraine's hopes of joining, and added that the issue was probably the reason the war had started. He would not give security guarantees beyond very much and wanted Europe to do so. At the same time he promised to try to get back as much land for Ukraine as possible. Putin, too, would have to make concessions, Trump said.

In an interview with Fox News on Friday evening Zelenskyy declined to apologise but said the relationship could be repaired.

The European Union's foreign policy chief, Kaja Kallas, drew her own conclusion. "Today, it became clear that the free world needs a new leader," she wrote on X. Polish Prime Minister Donald Tusk assured Zelenskyy that Ukraine was not alone. Hungarian Prime Minister Viktor Orbán, on the other hand, thanked Trump for having stood up for peace.

In London on Sunday, British Prime Minister Keir Starmer announced that Britain, France and other states would form a coalition of the willing to defend a deal in Ukraine. He was prepared to send British troops, but insisted that the effort must have strong American backing.

U.S. Treasury Secretary Scott Bessent told CBS News that an economic deal was impossible without a peace deal.
`,"../../../../loader/sample/2025-03-14-ceasefire-proposal.txt":`title: Ukraine accepts 30-day truce; Putin agrees in principle but sets terms
publisher: Standpoint samples
date: 2025-03-14
author: Standpoint contributors
language: en

MOSCOW — Russian President Vladimir Putin said on Thursday that he agreed with a U.S. proposal to stop the fighting in Ukraine for 30 days, but raised questions that he said had to be settled first. Ukrainian President Volodymyr Zelenskyy accused him of preparing a refusal.

A ceasefire had to lead to a lasting peace and remove the root causes of the crisis, Putin told a news conference with the Belarusian leader, Alexander Lukashenko. He asked what would happen to Ukrainian troops in Russia's Kursk region, and whether Ukraine would use the time to mobilise, train soldiers and receive arms. Nor was it clear who would monitor a front of 2,000 kilometres, he said. Putin suggested that he might telephone U.S. President Donald Trump.

Ukraine accepted the proposal on Tuesday after talks in the Saudi city of Jeddah. In a joint statement Kyiv expressed its readiness for an immediate, interim ceasefire provided that Russia did the same. Washington agreed to resume military aid and intelligence sharing. The two sides also decided to conclude an agreement on Ukraine's critical minerals as soon as possible.

Secretary of State Marco Rubio said in Jeddah that the ball was now in Russia's court. If Moscow refused, he said, the world would know what the impediment to peace was.

Putin was afraid to tell Trump directly that he wanted to continue the war, Zelenskyy said in his evening address. He described the Russian leader's words as manipulative and called for more sanctions. Ukraine was not setting conditions that complicated matters, according to Zelenskyy.

“He put out a very promising statement, but it wasn't complete,” Trump said at the White House, where he was receiving NATO Secretary General Mark Rutte. It would be a disappointing moment for the world if Russia rejected the plan, Trump warned. He said that land that Ukraine would keep and lose had been discussed.

Asked about Greenland, Trump told Rutte that he thought annexation would happen. The leaders of all parties in Greenland's parliament, among them Jens-Frederik Nielsen, said on Friday that they could not accept the repeated remarks and called them unacceptable.

Two weeks earlier a meeting between Trump and Zelenskyy in the Oval Office had ended in a quarrel, and a minerals agreement was left unsigned. Zelenskyy later called the meeting regrettable and said Ukraine was ready to sign at any time.
`,"../../../../loader/sample/2025-03-30-greenland.txt":`title: Greenland's leader says United States will not get the island
publisher: Standpoint samples
date: 2025-03-30
author: Standpoint contributors
language: en

NUUK — Greenland's incoming prime minister rejected Donald Trump's claim to the island on Sunday, a day after the U.S. president said that the United States would obtain it and declined to exclude the use of force.

In a post on Facebook, Jens-Frederik Nielsen said the United States would not get Greenland. Greenlanders belonged to nobody else and would decide their own future, he wrote.

“We'll get Greenland. Yeah, 100%,” Trump had told NBC News. There was a good possibility of doing so without military force, he said, but added: “I don't take anything off the table.” Addressing Congress on March 4, Trump had promised that the United States would get the island one way or the other, while also saying that he supported the right of its people to determine their own future.

Vice President JD Vance visited the American base at Pituffik on Friday. “Our message to Denmark is very simple — you have not done a good job by the people of Greenland,” Vance told the troops. He argued that Greenlanders would be better off under the security umbrella of the United States. Washington did not think that military force would ever be necessary, according to Vance, who said that Greenland's people should choose independence first.

Danish Foreign Minister Lars Løkke Rasmussen objected to the tone of the criticism. This was not how one spoke to close allies, he said in a video. Denmark was open to a larger American presence under a defence agreement of 1951, the minister added.

Russian President Vladimir Putin told a forum in Murmansk on Thursday that the American plans were serious and had long historical roots. The matter concerned the United States and Denmark, Putin said, and had nothing to do with Russia. He expressed concern, however, that NATO countries were treating the Far North as a possible bridgehead for conflict.

Four of the five parties in Greenland's parliament agreed on a coalition on Friday. All parties have rejected Trump's demand. Prime Minister Mette Frederiksen of Denmark has called the American pressure on Greenland unacceptable and has said that the island is not for sale.
`,"../../../../loader/sample/2025-05-01-minerals-agreement.txt":`title: U.S. and Ukraine sign minerals deal; Crimea still divides them
publisher: Standpoint samples
date: 2025-05-01
author: Standpoint contributors
language: en

WASHINGTON — The United States and Ukraine have signed an agreement that gives American investors preferential access to new Ukrainian mineral projects and sets up a joint fund for reconstruction, after months of dispute.

Treasury Secretary Scott Bessent and First Deputy Prime Minister Yulia Svyrydenko signed it in Washington on Wednesday. It signals to Russia that the Trump administration is committed to a peace process centred on a free, sovereign and prosperous Ukraine, Bessent said. No state or person who had financed or supplied the Russian war machine would be allowed to benefit from reconstruction, he added.

“Full ownership and control remain with Ukraine,” Svyrydenko wrote on X. The Ukrainian state decides where and what to extract, she said, and the agreement contains no debt to the United States for past aid.

President Volodymyr Zelenskyy, who had refused to sign a first draft in February, praised the final text on Thursday. The agreement had changed significantly, he said, and was now a truly equal one. He asked parliament to ratify it without delay.

President Donald Trump told NewsNation that the United States would in theory get back far more than the 350 billion dollars he says it has spent on Ukraine. He had told Zelenskyy that it would be a very good thing to sign because Russia was much stronger, Trump said.

In Moscow, Dmitry Medvedev, deputy chairman of Russia's Security Council, claimed that Trump had broken the Kyiv government, which would now have to pay for American aid with mineral resources.

The two presidents still disagree about territory. “Crimea will stay with Russia,” Trump said in an interview with Time magazine published on April 25. He did not think that Ukraine would ever be able to join NATO, he told the magazine, and believed that talk of joining had caused the war.

Zelenskyy had said three days before the interview appeared that Ukraine would not legally recognise the occupation of Crimea, because that would violate its constitution. Trump denounced that statement as very harmful to peace negotiations, but said nobody was asking Zelenskyy to recognise Crimea as Russian.

Kremlin spokesman Dmitry Peskov said that Trump's view of Crimea coincided with Moscow's.
`,"../../../../loader/sample/2025-08-18-after-alaska.txt":`title: Trump drops demand for ceasefire after Alaska summit with Putin
publisher: Standpoint samples
date: 2025-08-18
author: Standpoint contributors
language: en

WASHINGTON — U.S. President Donald Trump received Volodymyr Zelenskyy and seven European leaders at the White House on Monday, three days after a summit with Russian President Vladimir Putin in Alaska that brought no ceasefire in Ukraine.

Putin told reporters in Anchorage on Friday that all the root causes of the conflict had to be removed. He said he agreed with Trump that Ukraine's security must be ensured. "There's no deal until there's a deal," Trump said beside him.

Before the summit Trump had called for a rapid ceasefire. On Saturday he wrote that the best way to end the war was to go directly to a peace agreement. In a further post on Sunday he said that Zelenskyy could end the war almost immediately if he wanted to, that Ukraine would not get back Crimea and that there would be "NO GOING INTO NATO BY UKRAINE".

Trump's envoy Steve Witkoff told CNN on Sunday that Russia had agreed that the United States and European states could offer Ukraine protection similar to Article 5 of the NATO treaty.

"Ukrainians will not give their land to the occupier," Zelenskyy had declared on Aug. 9. In Brussels on Sunday he repeated that the constitution made it impossible to give up or trade territory. Talks should start from where the front line is now, he said. At the White House Zelenskyy said that he was ready for a meeting with Putin and that territory could be discussed there between leaders.

German Chancellor Friedrich Merz pressed Trump for a ceasefire before the next meeting. He could not imagine that it would take place without one, Merz said. Moscow's demand that Kyiv give up the parts of Donbas that it still holds would be comparable to the United States having to give up Florida, he told reporters.

French President Emmanuel Macron said Europeans should be part of the talks and suggested a meeting of four.

Trump said the United States would help with guarantees for Ukraine's security but that European nations were the first line of defence. He interrupted the meeting to telephone Putin. Russia's Foreign Ministry meanwhile rejected any deployment of NATO troops in Ukraine.
`,"../../../../loader/sample/2025-10-12-rare-earths.txt":`title: China defends rare earth controls as Trump threatens 100% tariff
publisher: Standpoint samples
date: 2025-10-12
author: Standpoint contributors
language: en

BEIJING — China defended its new controls on exports of rare earths on Sunday and warned the United States of countermeasures if President Donald Trump carries out a threat to impose an additional tariff of 100 percent.

"China's position on the trade war is consistent: we do not want it, but we are not afraid of it," the Commerce Ministry said in a statement. Threatening high tariffs at every turn was not the right way to get along with China, a spokesperson said. If Washington persisted, Beijing would take resolute measures to protect its legitimate rights and interests, the ministry warned.

The ministry announced on Thursday that it was extending its licensing system to five more rare earths and to products made abroad that contain even small amounts of Chinese material. The controls were not bans, it insisted, and licences would be granted for civilian use. It justified them by the military uses of the minerals.

Trump reacted on Friday in a post on Truth Social, accusing Beijing of becoming very hostile and of trying to hold the world captive. He announced the tariff for Nov. 1 and said there seemed to be no reason to meet Chinese President Xi Jinping in South Korea. By Sunday he had softened his tone: the United States wanted to help China, not hurt it, he wrote.

Vice President JD Vance told Fox News that China's control over critical supplies was a national emergency. The United States had far more cards than China if Beijing responded aggressively, Vance said.

In April China restricted exports of seven rare earths after Trump had raised tariffs on its goods. The country mines about 70 percent of the world's rare earths and processes about 90 percent.

The European Union and the United States both want to depend less on Chinese supplies. Trump signed orders this year to speed up permits for American mines and to allow mining on the deep seabed, which China has criticised as a violation of international law.
`,"../../../../loader/sample/2025-10-22-front-line.txt":`title: Zelenskyy backs Trump call to stop at the front line, Lavrov refuses
publisher: Standpoint samples
date: 2025-10-22
author: Standpoint contributors
language: en

OSLO — Ukrainian President Volodymyr Zelenskyy said on Wednesday that he supported a proposal by Donald Trump to halt the war along the present front line, an idea which Russia had rejected a day earlier.

Trump had proposed that both sides stay where they were and begin a conversation, Zelenskyy told reporters in Oslo. "I think that was a good compromise, but I'm not sure that Putin will support it," he said.

The U.S. president called on both countries last Friday, after a meeting with Zelenskyy at the White House, to stop where they were. "Let both claim Victory, let History decide!" he wrote on Truth Social.

Trump has changed his position on territory several times. In August he said that Ukraine would not get Crimea back. On Sept. 23, after meeting Zelenskyy in New York, he wrote that Ukraine, with the support of the European Union, was in a position "to fight and WIN all of Ukraine back in its original form", and said Russia looked like a paper tiger.

To stop now would mean forgetting the root causes of the conflict, Russian Foreign Minister Sergei Lavrov said on Tuesday. Moscow wanted a long-term, sustainable peace, he said. Kremlin spokesman Dmitry Peskov said Russia's position had not changed: Ukrainian troops must leave the eastern regions.

Eleven European leaders, including British Prime Minister Keir Starmer, German Chancellor Friedrich Merz and Zelenskyy himself, said in a joint statement on Tuesday that they strongly supported Trump's position that the fighting should stop immediately and that the current line of contact should be the starting point of negotiations. They accused Russia of stalling. International borders must not be changed by force, the leaders insisted. They were also preparing, they said, to use the full value of Russia's frozen assets so that Ukraine had the resources it needs.

A meeting between Trump and President Vladimir Putin planned for Budapest has been put off. Trump told reporters on Tuesday that he did not want a wasted meeting.

Zelenskyy has asked Washington for long-range Tomahawk missiles. As soon as the pressure eased, he wrote on Telegram, the Russians had begun to drop diplomacy.
`}),t=Object.keys(e).sort().map(t=>e[t]??``);export{t as samples};