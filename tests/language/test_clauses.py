import pytest

from newsflow.language import roles
from newsflow.language.roles import Role
from tests.language.trees import shown, tree

GOLDEN = {
    "a transitive verb with phrases after prepositions": (
        """
        The DT det 2
        frigate NN nsubj 3
        fired VBD ROOT 0
        six CD nummod 5
        shells NNS dobj 3
        at IN prep 3
        a DT det 8
        depot NN pobj 6
        in IN prep 3
        Tivat NNP pobj 9
        . . punct 3
        """,
        ["fire root past | subject: The frigate; object: six shells; oblique at: a depot; "
         "oblique in: Tivat"],
    ),
    "a passive's subject is its object, and its agent an agent": (
        """
        Two CD nummod 2
        miners NNS nsubjpass 5
        were VBD auxpass 5
        not RB neg 5
        rescued VBN ROOT 0
        by IN agent 5
        the DT det 8
        army NN pobj 6
        """,
        ["rescue root past passive negated | object: Two miners; agent by: the army"],
    ),
    "by a day is no agent": (
        """
        The DT det 2
        bill NN nsubjpass 5
        will MD aux 5
        be VB auxpass 5
        passed VBN ROOT 0
        by IN prep 5
        Friday NNP pobj 6
        """,
        ["pass root future will passive | object: The bill; oblique by: Friday"],
    ),
    "coordinated verbs share their subject, coordinated nouns are arguments each": (
        """
        Rebels NNS nsubj 2
        entered VBD ROOT 0
        Sirte NNP dobj 2
        and CC cc 3
        Misrata NNP conj 3
        and CC cc 2
        burned VBD conj 2
        cars NNS dobj 7
        """,
        ["enter root past | subject: Rebels; object: Sirte; object: Misrata",
         "burn conj past | object: cars; subject*: Rebels"],
    ),
    "an object after two verbs belongs to both": (
        """
        Police NNS nsubj 2
        caught VBD ROOT 0
        and CC cc 2
        released VBD conj 2
        him PRP dobj 2
        """,
        ["catch root past | subject: Police; object: him",
         "release conj past | subject*: Police; object*: him"],
    ),
    "a coordinated participle shares its auxiliary": (
        """
        He PRP nsubjpass 3
        was VBD auxpass 3
        arrested VBN ROOT 0
        and CC cc 3
        charged VBN conj 3
        """,
        ["arrest root past passive | object: He", "charge conj past passive | object*: He"],
    ),
    "a relative pronoun stands for the noun": (
        """
        The DT det 2
        mayor NN nsubj 8
        , , punct 2
        who WP nsubj 6
        had VBD aux 6
        resigned VBN relcl 2
        , , punct 2
        left VBD ROOT 0
        Kotor NNP dobj 8
        """,
        ["resign relative past perfect | subject*: The mayor",
         "leave root past | subject: The mayor; object: Kotor"],
    ),
    "a relative clause without a pronoun leaves its object open": (
        """
        The DT det 2
        steps NNS nsubj 6
        Peru NNP nsubj 5
        is VBZ aux 5
        taking VBG relcl 2
        failed VBD ROOT 0
        """,
        ["take relative present progressive | subject: Peru; object*: The steps",
         "fail root past | subject: The steps"],
    ),
    "a preposition left behind takes the noun": (
        """
        the DT det 2
        bridge NN ROOT 0
        they PRP nsubj 4
        marched VBD relcl 2
        over IN prep 4
        """,
        ["march relative past | subject: they; oblique over*: the bridge"],
    ),
    "the object of an order does what is ordered": (
        """
        She PRP nsubj 2
        ordered VBD ROOT 0
        the DT det 4
        fleet NN dobj 2
        to TO aux 6
        leave VB xcomp 2
        Malta NNP dobj 6
        """,
        ["order root past | subject: She; object: the fleet",
         "leave open_complement mark=to none | object: Malta; subject*: the fleet"],
    ),
    "who promises does what is promised": (
        """
        She PRP nsubj 2
        promised VBD ROOT 0
        voters NNS dobj 2
        to TO aux 5
        resign VB xcomp 2
        """,
        ["promise root past | subject: She; object: voters",
         "resign open_complement mark=to none | subject*: She"],
    ),
    "going to is the future": (
        """
        They PRP nsubj 3
        are VBP aux 3
        going VBG ROOT 0
        to TO aux 5
        vote VB xcomp 3
        """,
        ["go root present progressive | subject: They",
         "vote open_complement mark=to future | subject*: They"],
    ),
    "participles after a noun take it as subject or object": (
        """
        Boats NNS nsubj 7
        carrying VBG acl 1
        rice NN dobj 2
        sunk VBN acl 1
        by IN agent 4
        mines NNS pobj 5
        blocked VBD ROOT 0
        Poti NNP dobj 7
        """,
        ["carry participial none | object: rice; subject*: Boats",
         "sink participial none passive | agent by: mines; object*: Boats",
         "block root past | subject: Boats; object: Poti"],
    ),
    "a verb after a preposition takes the subject above and the preposition as its mark": (
        """
        After IN prep 6
        meeting VBG pcomp 1
        the DT det 4
        king NN dobj 2
        Lund NNP nsubj 6
        flew VBD ROOT 0
        out RB prep 6
        of IN prep 7
        Oslo NNP pobj 7
        """,
        ["meet adverbial mark=after none | object: the king; subject*: Lund",
         "fly root past | subject: Lund; oblique out of: Oslo"],
    ),
    "prepositions of several words": (
        """
        He PRP nsubj 2
        spoke VBD ROOT 0
        on IN prep 2
        behalf NN pobj 3
        of IN prep 4
        farmers NNS pobj 5
        because IN prep 2
        of IN compound 7
        floods NNS pobj 7
        """,
        ["speak root past | subject: He; oblique on behalf of: farmers; "
         "oblique because of: floods"],
    ),
    "a second preposition on the first's noun": (
        """
        Shops NNS nsubj 2
        closed VBD ROOT 0
        in IN prep 2
        Lima NNP pobj 3
        and CC cc 4
        in IN conj 4
        Cusco NNP pobj 6
        """,
        ["close root past | subject: Shops; oblique in: Lima; oblique in: Cusco"],
    ),
    "a copula has a complement, and there is a subject": (
        """
        There EX expl 2
        are VBP ROOT 0
        no DT det 4
        survivors NNS attr 2
        """,
        ["be root present negated | subject: no survivors"],
    ),
    "particles, modals and indirect objects": (
        """
        He PRP nsubj 3
        might MD aux 3
        hand VB ROOT 0
        over RP prt 3
        the DT det 6
        keys NNS dobj 3
        to IN dative 3
        her PRP pobj 7
        """,
        ["hand over root none might | subject: He; object: the keys; indirect_object to: her"],
    ),
    "a second verb of saying is coordinated with the first": (
        """
        She PRP nsubj 2
        said VBD ROOT 0
        that IN mark 5
        talks NNS nsubj 5
        failed VBD ccomp 2
        and CC cc 5
        added VBD conj 5
        that IN mark 10
        war NN nsubj 10
        loomed VBD ccomp 7
        """,
        ["say root past | subject: She",
         "fail complement mark=that past | subject: talks",
         "add conj past | subject*: She",
         "loom complement mark=that past | subject: war"],
    ),
    "of two subjects the first is the object left open": (
        """
        the DT det 2
        talks NNS nsubj 5
        Chad NNP nsubj 5
        is VBZ aux 5
        holding VBG ROOT 0
        """,
        ["hold root present progressive | object: the talks; subject: Chad"],
    ),
    "a headline's infinitive is to come": (
        """
        Fisheries NNS compound 2
        ministers NNS ROOT 0
        to TO aux 4
        meet VB acl 2
        in IN prep 4
        Brest NNP pobj 5
        """,
        ["meet open_complement mark=to future | oblique in: Brest; "
         "subject*: Fisheries ministers"],
    ),
    "a clause after a noun with a conjunction is what the noun says": (
        """
        reports NNS ROOT 0
        that IN mark 5
        he PRP nsubj 5
        was VBD aux 5
        sailing VBG acl 1
        """,
        ["sail complement mark=that past progressive | subject: he"],
    ),
    "an agent that hangs on the complement": (
        """
        He PRP nsubjpass 3
        was VBD auxpass 3
        shot VBN ROOT 0
        dead JJ oprd 3
        by IN prep 4
        guards NNS pobj 5
        """,
        ["shoot root past passive | object: He; complement: dead; agent by: guards"],
    ),
    "who acts makes the attempt": (
        """
        Banks NNS nsubj 2
        cut VBD ROOT 0
        rates NNS dobj 2
        in IN prep 2
        a DT det 6
        bid NN pobj 4
        to TO aux 8
        lend VB acl 6
        """,
        ["cut root past | subject: Banks; object: rates; oblique in: a bid",
         "lend open_complement mark=to none | subject*: Banks"],
    ),
    "a participle after a comma is done by the subject": (
        """
        Lund NNP nsubj 2
        told VBD ROOT 0
        reporters NNS dative 2
        , , punct 2
        smiling VBG xcomp 2
        """,
        ["tell root past | subject: Lund; indirect_object: reporters",
         "smile open_complement none | subject*: Lund"],
    ),
    "the time that something happened is when, not whom": (
        """
        the DT det 2
        year NN ROOT 0
        that WDT dobj 5
        they PRP nsubj 5
        met VBD relcl 2
        """,
        ["meet relative past | oblique*: the year; subject: they"],
    ),
    "a subject without its auxiliary after a passive": (
        """
        Ten CD nsubjpass 3
        were VBD auxpass 3
        killed VBN ROOT 0
        and CC cc 3
        hundreds NNS nsubj 6
        injured VBN conj 3
        """,
        ["kill root past passive | object: Ten", "injure conj past passive | object: hundreds"],
    ),
    "neither is a negation": (
        """
        Neither CC preconj 2
        side NN nsubj 3
        agreed VBD ROOT 0
        """,
        ["agree root past negated | subject: side"],
    ),
    "being held is a participle too": (
        """
        miners NNS ROOT 0
        being VBG auxpass 3
        held VBN acl 1
        """,
        ["hold participial none passive progressive | object*: miners"],
    ),
    "whose leaves the noun out": (
        """
        The DT det 2
        firm NN ROOT 0
        whose WP$ poss 4
        shares NNS nsubj 5
        fell VBD relcl 2
        """,
        ["fall relative past | subject: whose shares"],
    ),
    "a place where something happened": (
        """
        the DT det 2
        square NN ROOT 0
        where WRB advmod 5
        crowds NNS nsubj 5
        wept VBD relcl 2
        """,
        ["weep relative mark=where past | subject: crowds; oblique*: the square"],
    ),
    "what someone wanted to do to the noun": (
        """
        the DT det 2
        men NNS ROOT 0
        police NNS nsubj 4
        wanted VBD relcl 2
        to TO aux 6
        arrest VB xcomp 4
        """,
        ["want relative past | subject: police",
         "arrest open_complement mark=to none | subject*: police; object*: the men"],
    ),
    "an owner's plan is the owner's deed": (
        """
        Mali NNP poss 3
        's POS case 1
        plan NN ROOT 0
        to TO aux 5
        strike VB acl 3
        """,
        ["strike open_complement mark=to future | subject*: Mali"],
    ),
    "a plan that someone announces is theirs": (
        """
        Togo NNP nsubj 2
        announced VBD ROOT 0
        plans NNS dobj 2
        to TO aux 5
        vote VB acl 3
        """,
        ["announce root past | subject: Togo; object: plans",
         "vote open_complement mark=to none | subject*: Togo"],
    ),
    "the first to do it does it": (
        """
        the DT det 3
        first JJ amod 3
        woman NN ROOT 0
        to TO aux 5
        rule VB acl 3
        """,
        ["rule open_complement mark=to future | subject*: the first woman"],
    ),
    "a finite verb under a noun has it as subject": (
        """
        The DT det 2
        premier NN ROOT 0
        met VBD acl 2
        farmers NNS dobj 3
        """,
        ["meet complement past | object: farmers; subject*: The premier"],
    ),
    "no longer, and nor": (
        """
        They PRP nsubj 5
        do VBP aux 5
        no RB advmod 4
        longer RB advmod 5
        fight VB ROOT 0
        , , punct 5
        nor CC cc 8
        talk VBP conj 5
        """,
        ["fight root present negated | subject: They",
         "talk conj present negated | subject*: They"],
    ),
    "had been being, and may have been": (
        """
        It PRP nsubjpass 5
        may MD aux 5
        have VB aux 5
        been VBN auxpass 5
        sunk VBN ROOT 0
        """,
        ["sink root present may passive perfect | object: It"],
    ),
    "an adverb and a preposition in one": (
        """
        Boats NNS nsubj 2
        sailed VBD ROOT 0
        away RB advmod 2
        from IN prep 3
        Haiti NNP pobj 4
        slowly RB advmod 2
        near IN prep 6
        dusk NN pobj 7
        """,
        ["sail root past | subject: Boats; oblique away from: Haiti; oblique near: dusk"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "clauses"), GOLDEN.values(), ids=GOLDEN.keys())
def test_clauses_of_golden_trees(rows: str, clauses: list[str]) -> None:
    assert shown(tree(rows)) == clauses


def test_arguments_are_asked_for_by_role_and_preposition() -> None:
    rows = GOLDEN["a transitive verb with phrases after prepositions"][0]
    clause = roles.clauses(tree(rows))[0]
    at, within = clause.oblique()
    assert (at.preposition, within.preposition) == ("at", "in")
    assert clause.oblique("in", "near") == (within,)
    assert clause.first(Role.AGENT, Role.SUBJECT) == clause.arguments[0]
    assert clause.first(Role.AGENT) is None
