"""The web, asked politely: robots, pace, conditions, limits, and no address that is not public.

    async with Client(Manners(contact="desk@example.org"), clock=now) as client:
        answer = await client.ask(Ask(url="https://…"))   # Answered, Unchanged or Failed

Whatever a server does, the answer is one of these values. Conditions (ETag, Last-Modified and the
hash of the body we have) go in with `Ask`, new ones come back with the answer.
"""

from newsflow.intake.web.answers import Answer, Answered, Ask, Exchange, Failed, Unchanged
from newsflow.intake.web.client import Client, Manners
from newsflow.intake.web.exchange import Limits
from newsflow.intake.web.guard import Guard, why_forbidden

__all__ = [
    "Answer",
    "Answered",
    "Ask",
    "Client",
    "Exchange",
    "Failed",
    "Guard",
    "Limits",
    "Manners",
    "Unchanged",
    "why_forbidden",
]
