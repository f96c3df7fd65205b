"""Sentences that speak of the page and not of the news: promotion, terms, corrections.

Each rule is a name, a pattern and the zone it gives; `tests/articles/test_notes.py` holds examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsflow.types import Zone

_LONGEST = 90
"""Words of a note at most: a longer paragraph is article, whatever it mentions."""


@dataclass(frozen=True, slots=True)
class Note:
    """A rule for one kind of note."""

    name: str
    cues: tuple[str, ...]
    """Lower-case pieces of which a note has at least one: looked for first, since that is cheap."""
    pattern: re.Pattern[str]
    zone: Zone
    anywhere: bool
    """Whether it holds inside the text too, or only at its end."""
    most: int
    """Words of such a note at most."""


def _note(
    name: str,
    cues: str,
    pattern: str,
    zone: Zone = Zone.BOILERPLATE,
    *,
    anywhere: bool = True,
    most: int = _LONGEST,
) -> Note:
    return Note(name, tuple(cues.split("|")), re.compile(pattern, re.I), zone, anywhere, most)


_WORK = (
    r"(?:reporter|editor|writer|correspondent|columnist|journalist|author|producer|contributor|"
    r"critic|analyst|sportswriter|"
    r"professor|fellow|researcher|director|freelancer?|photographer|blogger|host|expert|lecturer|"
    r"consultant|strategist|scientist|officer|founder|attorney)"
)
NOTES = (
    _note(
        "newsletter",
        "newsletter|inbox|alerts|sign up|signing up|subscribe|email list|subscription|"
        "news and offers|breaking news|notifications|news app",
        r"\b(?:sign(?:ing)? up|subscribe|get|receive|delivered)\b[^.!?]{0,120}\b(?:newsletters?|"
        r"inbox|alerts|email list)\b|"
        r"\bnewsletters?\b[^.!?]{0,60}\b(?:sign up|subscribe|here|inbox)\b|^(?:sign up|"
        r"subscribe) (?:here|now|today|to|for)\b|"
        r"^thanks for signing up|your subscription has been confirmed|"
        r"indicates your consent to our|^contact me with news and offers|"
        r"^be the first to (?:get|know|hear)\b.{0,30}\bnews\b|"
        r"^(?:skip past|after) newsletter promotion$|^newsletters? may contain\b|"
        r"^privacy notice: newsletters?\b|^install the\b.{0,40}\bnews app\b|"
        r"\bnewsletters?\b.{0,80}\b(?:abonnieren|anmelden|abbestellen|informiert|kostenlos)\b|"
        r"\bdesktop notifications\b",
        most=50,
    ),
    _note(
        "consent",
        "cookie|consent|gdpr|extern",
        r"\bcookies?\b.{0,200}\b(?:consent|website|browser|plugin|preferences|experience|partners|"
        r"settings|policy)\b|"
        r"\b(?:consent|gdpr)\b.{0,120}\bcookies?\b|\bmanage (?:your )?(?:consent|privacy)\b|"
        r"receive email from us on behalf|"
        r"\bexterne[rn]? inhalte?\b.{0,250}\b(?:daten|anzeigen|angezeigt|artikel ergänzt)\b",
    ),
    _note(
        "commission",
        "commission|compensation|affiliate| fee",
        r"\b(?:may|might|could|will|can) (?:earn|receive|get|"
        r"be paid)\b[^.]{0,40}\b(?:commissions?|compensation|fee)\b|"
        r"\baffiliate (?:links?|commissions?|partners?)\b|we earn (?:a )?commissions?",
        most=50,
    ),
    _note(
        "appeal",
        "support|fund|sustain|as little as|become a|donat|contribut|help keep|gift|consider|"
        "newsroom|journalism|stakes have never",
        r"\b(?:support|fund|sustain)\b[^.!?]{0,40}\b(?:our|independent|quality|local) (?:newsroom|"
        r"journalism|reporting|work)\b|"
        r"\bas little as \$\d|\bbecome a (?:paying |paid )?(?:member|subscriber|supporter)\b|"
        r"\bmake a (?:tax-deductible )?(?:donation|contribution)\b|"
        r"\b(?:contribution|donation|gift)s? (?:of any size|will go)\b|help keep (?:news|our|"
        r"huffpost|this)\b|^the stakes have never been higher$|"
        r"\bwe (?:believe|think|know) that (?:everyone|everybody|people) (?:needs?|deserves?)\b"
        r".{0,40}\bjournalism\b|\bour (?:newsroom|teams?)\b.{0,90}\b(?:bring you|"
        r"investigations?)\b|^donate\b|consider (?:donating|contributing|subscribing|becoming)",
        most=45,
    ),
    _note(
        "player",
        "browser|javascript|video|listen|text-to-speech|to view this|was created|was generated|"
        "revisit this|opens in new",
        r"video has failed to load|(?:refreshing|update|using|use|upgrade) (?:your|a|chrome|"
        r"another|the latest) ?(?:\w+ )?browser|browser does(?: not|n[’']t) support|"
        r"enable javascript|javascript is (?:disabled|required)|to view this (?:content|video|"
        r"media)|powered by text-to-speech|"
        r"^to revisit this (?:article|story)|\(opens in (?:a )?new (?:window|tab)\)$|"
        r"^(?:this )?video (?:is )?(?:unavailable|player)|accessible video player|"
        r"^listen to this (?:article|story)|article was (?:created|generated) (?:by|using) (?:ai|"
        r"text)",
    ),
    _note(
        "subscribers only",
        "subscriber|log in|sign in|subscribe|unlimited|abonné",
        r"réservée? aux abonnés|"
        r"(?:content|article|story) is (?:reserved|available|only) (?:exclusively )?(?:for|"
        r"to) (?:\w+ )?subscribers|already a subscriber|"
        r"(?:log|sign) in to (?:continue|read|view|your account)|"
        r"subscribe (?:now )?to (?:continue|read|unlock)|unlimited (?:online |digital )?access to",
        most=45,
    ),
    _note(
        "syndicated from",
        "origin|publish|appear|cross|post|syndicated|produced|reported| ran ",
        r"^(?:\W*)(?:this|the|a version of this|parts of this) (?:story|article|piece|post|column|"
        r"essay|interview|report|op-ed|commentary|transcript)\b.{0,40}"
        r"\b(?:originally|first|also|previously)?\s*(?:appear(?:s|ed)|published|ran|posted|"
        r"republished|syndicated|produced|reported)\b|"
        r"^(?:read|see) the original (?:article|story|post)|^cross-?posted|^republished (?:from|"
        r"with)|^(?:originally|first) (?:published|appeared)\b|^republish (?:this|our)\b",
    ),
    _note(
        "disclaimer",
        "rights reserved|disclaimer|advice|expressed|©|by using this",
        r"\ball rights reserved\b|^disclaimer\b|does not constitute (?:medical|legal|financial|"
        r"investment) advice|"
        r"views (?:and opinions )?expressed (?:in this|here|by)|opinions? expressed (?:in|are|"
        r"by)\b|^©|by using this site, you",
    ),
    _note(
        "invitation",
        "let us know|tell us|share your|your say|join the|have a|have any|got a|"
        "comments|click|tap |scroll|miss:|listen|subscribe|available|download|get in touch|"
        "stories like this|news tip",
        r"\b(?:let us know|tell us|share your (?:thoughts|opinion|views)|have your say|"
        r"join the (?:conversation|discussion))\b.{0,60}|"
        r"^(?:do you )?have (?:a|any) (?:story|news|tip|question|information)\b.{0,80}(?:\?|"
        r"email|contact)|^got a (?:tip|story|question)|"
        r"in the comments(?: section)?(?: below)?[.!]|"
        r"^(?:click|tap) (?:here|on)\b|\bclick here\W*$|^get in touch\b|"
        r"^for more (?:stories|news|articles) like this\b|\bnews tip, correction or comment\b|"
        r"^scroll (?:down|through)|^(?:don't|dont|don’t) miss:|"
        r"(?:listen|subscribe|available)\b.{0,60}\b(?:apple podcasts?|spotify|wherever you get)|"
        r"^download (?:the|our)\b.{0,40}\bapp\b",
        most=30,
    ),
    _note(
        "follow",
        "follow|reached|contact|email|reach|write to",
        r"\bfollow (?:him|her|them|us|"
        r"me|the \w+|"
        r"\w+(?: \w+)?) (?:on|at|"
        r"via)\b|^follow (?:@|\w+ @)|"
        r"\b(?:can|"
        r"may) be reached (?:at|by|via|"
        r"on)\b|"
        r"^(?:\W*)(?:contact|email|reach|write to)\b.{0,60}@|^(?:\W*)(?:contact|"
        r"email) (?:the )?(?:reporter|author|writer|editor)",
        most=40,
    ),
    _note(
        "in print",
        "appear|edition|issue",
        r"\bappear(?:s|ed)? in (?:print|the (?:print|"
        r"\w+ \d{4}) (?:edition|issue))|in the (?:print|"
        r"new york) edition of|^this story is from the\b|"
        r"\bnov/dec issue\b",
    ),
    _note(
        "contributed",
        "contribut|reported from|reporting|writing|editing|compiled|translated|by",
        r"\b(?:contributed (?:to|reporting)|reported from|contributed reporting)\b.{0,60}\.?$|"
        r"^(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b|"
        r"^\W{0,3}(?:editing|reporting) by\b|^\W{0,3}additional reporting (?:from|by)\b|"
        r"^this (?:episode|story|segment|article|piece) was (?:\w+ )?(?:produced|written|"
        r"edited) by\b",
        Zone.BYLINE,
        most=25,
    ),
    _note(
        "editor's note",
        "note",
        r"^\W*(?:editor[’']?s?[’']? note|author[’']s note|"
        r"note to readers|publisher[’']s note)\b",
    ),
    _note(
        "correction",
        "correct|clarif|erratum|version|verison|updat|amended|edited",
        r"^\W*(?:correction|corrections|clarification|erratum|corrected|"
        r"editor[’']s correction)\b\s*(?:\(|:|—|–|-|,|appended|$)|"
        r"\b(?:an|a|this|the) (?:earlier|previous|prior|original) ver(?:sion|ison) of (?:this|"
        r"the (?:story|article|post|piece|report|headline))\b|"
        r"\bthis (?:story|article|post|piece|report|headline) (?:has been|was|"
        r"is being) (?:updated|corrected|amended|clarified|edited)\b|"
        r"^\W*update[ds]?\b\s*(?:\(|:|—|–|-|on\b)",
    ),
    _note(
        "about the author",
        " is | was | has | covers | writes | works | reports | serves |"
        " joined |about|more from|stories by|read more",
        rf"^(?:\W*)(?:[A-Z][\w.'’-]+ ){{1,4}}(?:is|was|has been|covers|writes|works|reports|"
        rf"serves|joined)\b.{{0,120}}\b{_WORK}s?\b(?!.*[“\"])|"
        r"^(?:about|more about|more from|stories by|read more by) (?:the )?(?:author|"
        r"[A-Z]\w+ [A-Z]\w+)",
        anywhere=False,
    ),
)
_TAIL = 120
"""Characters at the end of a caption in which its credit stands."""
_CREDITED = re.compile(
    r"(?:\((?:photo|image|picture|credit|source|courtesy|file|AP|AFP|Reuters|REUTERS|EPA|Getty|"
    r"AAP|PA|Shutterstock|dpa|Xinhua)\b[^()]{0,80}\)\.?|"
    r"\b(?:photo|image|picture|illustration|foto|bild|credit|photo credit|photograph|ảnh|"
    r"crédit)s?(?: (?:credit|by|courtesy(?: of)?))?\s*:\s*[^:]{2,80}|"
    r"(?-i:\([A-Z][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,4} ?/ ?[A-Z][^()]{1,60}\)\.?)|"
    r"(?:©|\(c\))\s*[^©]{2,60}|\bvia (?:Getty Images|AP|Reuters|REUTERS)\)?\.?|/(?:AP|AFP|"
    r"Getty Images|Reuters|REUTERS|TASS|EPA))$",
    re.I,
)


def find_note(text: str, words: int, *, last: bool) -> Note | None:
    """The rule that knows a paragraph for a note; `last` when no article text follows it."""
    if words > _LONGEST:
        return None
    low = text.lower()
    for note in NOTES:
        if words > note.most or not (note.anywhere or last):
            continue
        for cue in note.cues:
            if cue in low:
                if note.pattern.search(text):
                    return note
                break
    return None


def is_credited(text: str, words: int) -> bool:
    """Whether a line ends with who made a picture, as captions without markup do."""
    return words <= 60 and find_credit(text) is not None


def find_credit(text: str) -> int | None:
    """Where the credit at a caption's end starts."""
    base = max(0, len(text) - _TAIL)
    match = _CREDITED.search(text[base:])
    return base + match.start() if match is not None else None
