"""What the reports of one story say together: events, quotations, figures, origins, differences."""

from newsflow.stories.link.whole import link

__all__ = ["link"]
