"""What the review article on the model names of single strengths: what around a child feeds them, and which are core.

Source: the Dutch review article (seed 000), by section. Of all other strengths it says only that what is around a child
feeds what is in it (§2.1), so those are shown by domain.
"""

from collections.abc import Mapping, Sequence

OTHERS = ("caregiver_support", "important_adult", "peer_support")  # §2.1: in contact with others
FED_BY: Mapping[str, Sequence[str]] = {
    "stress_regulation": ("help_with_relaxation", "good_sleep"),  # §3.1
    "feeling_awareness": ("calming_adult", "family_practice", *OTHERS),  # §2.1, §3.2
    "feeling_expression": ("calming_adult", "family_practice", *OTHERS),  # §2.1, §3.2
    "adapting": ("someone_thinks_along",),  # §3.3
    "several_views": ("someone_thinks_along",),  # §3.3
    "problem_solving": ("someone_thinks_along",),  # §3.3
    "goals": ("someone_thinks_along",),  # §3.3
    "conflict": OTHERS,  # §2.1
    "self_confidence": (
        "positive_feedback",
        "arranged_success",
        "club_and_leisure",
        *OTHERS,
    ),  # §2.1, §2.2, §3.6
    "self_efficacy": ("positive_feedback", "arranged_success"),  # §3.6
    "strength_from_experience": ("guidance_in_meaning",),  # §3.7
}
CORE = frozenset(  # §2.2: regulating emotions, persevering and giving meaning help always, also by themselves
    {
        *("feeling_awareness", "feeling_expression"),  # §3.2: recognising emotions and showing them
        "perseverance",  # §2.2
        *("purpose", "something_bigger", "hope", "optimism"),  # §3.7: ways of giving meaning
        *("meaning_for_others", "strength_from_experience"),  # §3.7: for others, and from what happened
    }
)
