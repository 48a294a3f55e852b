"""The kinds of records about a child: the one list that access, erasure and the tests go by.

A new model with a way to a child must be added to `KINDS`: `tests/integration/rights/test_everything.py`
finds the one that was forgotten. What is in the list is given to who asks for everything about a child.
"""

from django.utils.translation import gettext_lazy

from advice.models import Advice, AdviceAnswer, AdviceRequest
from assessments.models import Answer, Assessment, ObservationRequest, Withdrawal, WithdrawnReading
from assessments.queries.apart import in_apart_draft
from children.models import Child, Grant, Retention, SafetyNote, SpecialistHelp
from consents.models import Authority, Consent
from invitations.models import Invitation, InvitedAnswer
from lifecourse.models import (
    Circumstance,
    CopingEpisode,
    LifeEvent,
    MissedMoment,
    QuickNote,
    Resource,
    ResourceUse,
)
from meetings.models import AgendaItem, Line, Minutes
from reviews.models import Judgement
from rights.models import Archive, ErasureRequest, Statement
from rights.queries.kinds_of_plans import PLANNING
from rights.queries.record_kind import RecordKind

NOT_OF_ANOTHER = ("", Invitation.SetAside.WRONG_PERSON.value)
KINDS = (
    RecordKind(
        "registratie",
        Child,
        "pk",
        gettext_lazy("Registration"),
        gettext_lazy("How the child is known here: first name, birth and a number."),
    ),
    RecordKind(
        "observaties",
        Assessment,
        "child",
        gettext_lazy("Observation forms"),
        gettext_lazy("What someone saw in a certain period, or what the child or a parent told."),
        ("correction_reason", "sent_by", "spoken_by"),
        # what stands in a withdrawn form is about another child; who put a file together may be the other of a double
        only={"withdrawal": None, "held_by": None},
    ),
    RecordKind(
        "gevraagde-observaties",
        ObservationRequest,
        "child",
        gettext_lazy("Observations that were asked"),
        gettext_lazy("Which colleague was asked to look, by when, and what became of it."),
        ("note",),
    ),
    RecordKind(
        "ingetrokken",
        Withdrawal,
        "assessment__child",
        gettext_lazy("Withdrawn observations"),
        gettext_lazy(
            "That a form was signed with this child while it was about another child. What stood in it is not here."
        ),
        ("reason",),
    ),
    RecordKind(
        "ingetrokken-gelezen",
        WithdrawnReading,
        "assessment__child",
        gettext_lazy("Who read a withdrawn observation"),
        gettext_lazy("When a colleague read a withdrawn form to account for it, and why."),
        ("reason",),
    ),
    RecordKind(
        "concepten",
        Answer,
        "assessment__child",
        gettext_lazy("Answers in drafts"),
        gettext_lazy("Answers on forms that are not finished yet."),
        ("reason", "example"),
        waits=in_apart_draft("assessment__"),
    ),
    RecordKind(
        "gebeurtenissen",
        LifeEvent,
        "child",
        gettext_lazy("What happened"),
        gettext_lazy("Things that happened and how much they weighed."),
        ("title", "note"),
    ),
    RecordKind(
        "omstandigheden",
        Circumstance,
        "child",
        gettext_lazy("What presses"),
        gettext_lazy("Circumstances that may weigh on the child and the family for longer."),
        ("title", "note"),
    ),
    RecordKind(
        "oordelen",
        Judgement,
        "adversity__child",
        gettext_lazy("How it went since"),
        gettext_lazy("How the team thinks things went after something that happened, and why."),
        ("reasons", "example"),
    ),
    RecordKind(
        "hulpbronnen",
        Resource,
        "child",
        gettext_lazy("Resources"),
        gettext_lazy("People, places and activities that help."),
        ("name", "note"),
    ),
    RecordKind(
        "gebruik-van-hulpbronnen",
        ResourceUse,
        "resource__child",
        gettext_lazy("How resources were used"),
        gettext_lazy("From which day a resource was there and used."),
    ),
    RecordKind(
        "wat-hielp",
        CopingEpisode,
        "child",
        gettext_lazy("What helped"),
        gettext_lazy("Moments that asked something, and what helped then."),
        ("situation", "first_reaction", "options_seen", "own_way", "choice", "who_helped"),
    ),
    RecordKind(
        "snelle-notities",
        QuickNote,
        "child",
        gettext_lazy("Quick notes"),
        gettext_lazy("Single moments in which someone saw or heard a strength."),
        ("what", "quote"),
    ),
    *PLANNING,
    RecordKind(
        "uitnodigingen",
        Invitation,
        "child",
        gettext_lazy("Invitations"),
        gettext_lazy("Who was asked to fill in a form by a link, and what became of it."),
        ("called", "own_words", "set_aside_note"),
        only={"set_aside_as__in": NOT_OF_ANOTHER},  # what is about another child is handed over to nobody
    ),
    RecordKind(
        "antwoorden-per-link",
        InvitedAnswer,
        "invitation__child",
        gettext_lazy("Answers by a link"),
        gettext_lazy("Answers that came by a link and are not checked yet, or were set aside."),
        ("example",),
        only={"invitation__set_aside_as__in": NOT_OF_ANOTHER},
    ),
    RecordKind(
        "overleggen",
        AgendaItem,
        "child",
        gettext_lazy("Case meetings"),
        gettext_lazy("On which days the team planned to talk about the child."),
    ),
    RecordKind(
        "gezag",
        Authority,
        "child",
        gettext_lazy("Authority"),
        gettext_lazy("Who has something to say over the child, from when, and how that is known."),
        ("called", "note"),
    ),
    RecordKind(
        "toestemming",
        Consent,
        "child",
        gettext_lazy("Consent"),
        gettext_lazy("What the child and those around it agreed to, when and how."),
        ("words", "reason", "instead"),
    ),
    RecordKind(
        "besproken",
        Line,
        "item__child",
        gettext_lazy("What was said in case meetings"),
        gettext_lazy("What was written down about the child while the team talked, and by whom."),
        ("text", "said_by"),
    ),
    RecordKind(
        "verslagen",
        Minutes,
        "child",
        gettext_lazy("Minutes of case meetings"),
        gettext_lazy("Who was there, what was said and what was decided about the child."),
        ("reason",),
    ),
    RecordKind(
        "gevraagd-advies",
        AdviceRequest,
        "child",
        gettext_lazy("Advice that was asked"),
        gettext_lazy("What the team asked a behavioural scientist about the child."),
        ("question",),
    ),
    RecordKind(
        "advies",
        Advice,
        "child",
        gettext_lazy("Advice of a behavioural scientist"),
        gettext_lazy("What the behavioural scientist advised on that question."),
        ("text",),
    ),
    RecordKind(
        "antwoord-op-advies",
        AdviceAnswer,
        "child",
        gettext_lazy("What the team did with advice"),
        gettext_lazy("Whether the team took the advice over, and why."),
        ("reasons",),
    ),
    RecordKind(
        "niet-doorgegaan",
        MissedMoment,
        "child",
        gettext_lazy("Observations that did not take place"),
        gettext_lazy("When nobody could observe, and why."),
        ("note",),
    ),
    RecordKind(
        "specialistische-hulp",
        SpecialistHelp,
        "child",
        gettext_lazy("Specialist help"),
        gettext_lazy("Whether specialist help is needed or under way, from which day on."),
    ),
    RecordKind(
        "veiligheid",
        SafetyNote,
        "child",
        gettext_lazy("Notes on the reporting code"),
        gettext_lazy("That a worry about safety was thought through, step by step."),
        ("note",),
        is_apart=True,
    ),
    RecordKind(
        "zienswijzen",
        Statement,
        "child",
        gettext_lazy("Statements by child and parents"),
        gettext_lazy("What the child or a parent said about something that was written down."),
        ("text",),
    ),
    RecordKind(
        "toegang",
        Grant,
        "child",
        gettext_lazy("Who got access"),
        gettext_lazy("Who could see this child beside the team, on what grounds and until when."),
        ("reason", "review_note"),
    ),
    RecordKind(
        "inzage",
        Archive,
        "child",
        gettext_lazy("Archives made earlier"),
        gettext_lazy("When everything about the child was put together before, and for whom."),
    ),
    RecordKind(
        "verzoeken-om-vernietiging",
        ErasureRequest,
        "child",
        gettext_lazy("Requests to destroy"),
        gettext_lazy("Who asked to destroy something, and what was decided."),
        ("asker_name", "wish", "explanation"),
    ),
    RecordKind(
        "bewaren",
        Retention,
        "child",
        gettext_lazy("How long it is kept"),
        gettext_lazy("When the file was closed and how long it is kept."),
        ("hold_reason",),
    ),
)
