"""The words of directions: which are verbs in their base form, which verbs tell somebody something.

The verbs are those that stand after "to" in Council decisions of the development years, and their common kin. A
document of another year brings others: `is_verb` takes an unknown lower-case word for one only by its place and form.
"""

from __future__ import annotations

import re

_VERB_WORDS = """
gather defer transition
abandon abide abolish abstain accede accelerate accept accompany accomplish account achieve acknowledge act adapt
address adhere adjust adopt advance advise advocate affect afford agree agreement align alleviate allocate allow
amend annex apply appoint apprehend approve archive arm arrange arrest arrive ascertain ask assert assess assign
assist assume assure attach attain attend attract augment authorize avail avoid await backstop ban be bear become
begin believe benefit block bolster boost break bridge brief bring broaden broker build calibrate call cancel
carry cause cease certify channel chart circulate cite clarify clear close codify coerce collaborate collect
combat come commence commend commit communicate compel compensate compete compile complement complete comply
comprise conceive concentrate conclude concur condemn condition conduct configure confine confirm confiscate
conform confront consent consider consolidate constitute constrain construct consult contact contemplate contest
continue contract contribute control convene convert convey cooperate coordinate copy core correct counter
counteract couple cover craft create credit criminalize cross curb curtail deal debate decentralize decide declare
decommission decrease dedicate deem deepen defend define defuse degrade delegate deliberate delineate delist
deliver demand demarcate demilitarize demonstrate denounce deny depart deploy derive design designate desist
destabilize destroy detail detect deter deteriorate determine develop devise devote diminish direct disarm disband
disburse discharge disclose discontinue discourage discuss disengage dismantle dismiss dispatch dispense display
dispose disrupt disseminate dissociate dissolve diversify divide document double downsize draft draw ease educate
effect elaborate elect elevate eliminate embark emphasize empower enable enact encourage end endanger endorse
enforce engage enhance enjoy enlarge enlist enquire ensure entail enter entrust equip eradicate escort establish
evacuate evade evaluate evolve exacerbate examine excavate exceed exchange exclude execute exempt exercise exert
exhaust exhort exist expand expedite expel explain exploit explore export extend extinguish extract extradite face
facilitate federate fight fill finalise finalize finance find finish flee focus follow forestall forge forgo form
formalize formulate fortify forward foster free freeze fuel fulfil fulfill fully function fund furnish further
gain galvanize generate give govern grant guarantee guide halt hand handle harmonize harness hasten have heighten
help hinder hire hold honour host identify impede implement import impose imprison improve improved incarcerate
incentivize incite include incorporate increase influence inform initiate inquire insist inspect instal install
instigate institute institutionalize instruct insulate integrate intensify intercept interdict interfere
internalize interrupt intervene introduce inventory invest investigate invite involve isolate issue itemize join
judge justify keep label launch lay lead leave lend leverage liaise liberalize liberate license lift limit live
locate lodge look loosen lower mainstream maintain make manage mandate manifest map marginalize mark master
maximize measure mediate meet merge minimize mitigate mobilise mobilize moderate modernize modify monitor motivate
move name negotiate nominate normalise normalize notify nurture observe obstruct obtain occur offer open operate
operationalize oppose optimize organize orient oust outline overcome overhaul override oversee participate patrol
pave pay penalize perform permit perpetrate persevere persuade petition phase pilot plan play pledge police pool
populate pose possess postpone practise preclude predict prejudice prepare present preserve prevent prioritise
prioritize proceed process procure produce professionalize prohibit prolong promote promulgate propose proscribe
prosecute protect provide provoke publicize publish purchase pursue put quantify query question radicalize raise
rally rank ratify rationalize reach react reaffirm realign realize reallocate reappoint reassess rebuild recall
receive reclassify recognise recognize recommend reconfigure reconsider recruit rectify redeem redeploy redouble
redress reduce reengage refer refine reflect refocus reform refrain refuse regain regard register regularize
regulate rehabilitate reinforce reinstate reintegrate reiterate reject relaunch release relieve relinquish
relocate rely remain remedy remind remit remove render renew renounce reopen reorient repair repatriate repeal
replace replenish report represent repress request require rescind research reserve reside resist resolve resort
respect respond restate restore restrict restructure resume retain retire retrain retrieve return reunite reverse
revert review revise revisit revive reward roll safeguard sanction satisfy save scale scrutinize secure see seek
seize select send sensitise sensitize serve set settle share ship shorten shoulder show sign signal simplify
solicit solidify solve spare specify speed stabilize stand standardize start state stay stem step stimulate stop
store streamline strengthen stress strive structure subject submit subscribe substitute subvert succeed sue suffer
summon supervise supplement support suppress surge surrender survey suspend sustain swear switch synchronize
synthesize tackle tailor take target task terminate test thank threaten time tolerate touch track trade train
transact transfer transform transmit travel treat trigger try unblock undergo undermine understand undertake unify
unite update upgrade uphold use utilise utilize validate value verify view violate visit voice volunteer vote wage
waive walk warn watch weaken widen withdraw withhold honor work write yield retract
"""
VERBS = frozenset(_VERB_WORDS.split())
_NO_VERB_WORDS = """
a about above across all also an and any appropriate armed as at both building by civil civilian civilians common
conflict date each eight enabling existing five for four from future global he health her him his how human
humanitarian i if in independent individual individuals inter international it its itself key legal local long mass
member men military money national new no non none on one or other others our parts peace people persons political
post public refugees regional relevant security seven sexual six small social some specific states sub such
sustainable ten that the their them these they third this those three troops two United us victims vulnerable what
when where which who whom women zero
"""
_NO_VERBS = frozenset(_NO_VERB_WORDS.split())
_NOUN_ENDING = re.compile(
    r"(?:ing|[st]ion|ments?|ness|ity|ities|ance|ence|ous|ive|ical|ful|ers?|ors?|ies|[^s]s|[^e]ed)$"
)


def is_verb(word: str, *, after_to: bool = True) -> bool:
    """Whether a lower-case word is a verb in its base form; after "to" an unknown one is, unless it looks a noun."""
    if word in VERBS:
        return True
    return after_to and word.isalpha() and word not in _NO_VERBS and _NOUN_ENDING.search(word) is None
