"""One observation form about one child: rows while it is a draft, one document once it is signed."""

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models.answer import Answer
from assessments.rules.answered import answered_in
from children.models.child import Child
from children.models.observer import ObserverRole, Setting, named, named_in_role, role_name
from children.rules.voices import OWN_VOICES, is_own_voice
from portfolio.models import Instrument, InstrumentVersion
from portfolio.queries.instruments import form_at, form_of
from portfolio.rules.outcomes import Form


def came_in(to: str = "") -> Q:
    """Return what a signed form meets that was not withdrawn, be it held; `to` leads to it from another model."""
    return Q(**{f"{to}signed_at__isnull": False, f"{to}withdrawal": None})


def signed(to: str = "") -> Q:
    """Return what a signed form meets that may be read: not withdrawn, and not held until a colleague signed too."""
    return came_in(to) & Q(**{f"{to}held_by": None})


def standing(to: str = "", *, with_held: bool = False) -> Q:
    """Return what a signed form meets that no signed correction replaces and that was not withdrawn.

    `with_held` takes those that are held too: that they came in and when may be known, what they say may not.
    """
    newest = Q(**{f"{to}correction": None}) | Q(**{f"{to}correction__signed_at": None})
    return (came_in(to) if with_held else signed(to)) & newest


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Finds forms by their state."""

    def drafts(self) -> "AssessmentQuerySet":
        """Narrow to forms that are not signed."""
        return self.filter(signed_at=None)

    def signed(self) -> "AssessmentQuerySet":
        """Narrow to signed forms that may be read, corrected ones included: not withdrawn, and not held."""
        return self.filter(signed())

    def ever_signed(self) -> "AssessmentQuerySet":
        """Narrow to all signed forms, withdrawn ones included: for who looks after what is kept."""
        return self.filter(signed_at__isnull=False)

    def withdrawn(self) -> "AssessmentQuerySet":
        """Narrow to forms that were signed on the wrong child and taken back."""
        return self.filter(withdrawal__isnull=False)

    def present(self) -> "AssessmentQuerySet":
        """Narrow to drafts and signed forms that were not withdrawn, held ones included: their days, not their answers."""
        return self.filter(withdrawal=None)

    def present_for(self, user: User) -> "AssessmentQuerySet":
        """Narrow to drafts and signed forms that pages may show to this person: of held forms one's own alone."""
        return self.present().filter(Q(held_by=None) | Q(observer=user))

    def readable_by(self, user: User) -> "AssessmentQuerySet":
        """Narrow to signed forms whose answers this person may read as far as holding goes: of held ones one's own."""
        return self.filter(signed() | came_in() & Q(observer=user))

    def standing(self, *, with_held: bool = False) -> "AssessmentQuerySet":
        """Narrow to signed forms that no signed correction replaces."""
        return self.filter(standing(with_held=with_held))

    def in_voice_of(self, role: str) -> "AssessmentQuerySet":
        """Narrow to forms by the child, by a parent, or by a professional in whatever role."""
        if is_own_voice(role):
            return self.filter(observer_role=role)
        return self.exclude(observer_role__in=OWN_VOICES)

    def on_strengths(self) -> "AssessmentQuerySet":
        """Narrow to forms on strengths; outcome strips are never counted among them."""
        return self.filter(instrument_version__instrument__kind=Instrument.Kind.STRENGTHS)

    def on_outcome(self) -> "AssessmentQuerySet":
        """Narrow to outcome strips."""
        return self.filter(instrument_version__instrument__kind=Instrument.Kind.OUTCOME)

    def newest_work_first(self) -> "AssessmentQuerySet":
        """Sort drafts by when someone worked on them last; each gets `last_saved_at`, None where nothing was saved."""
        saved = Answer.objects.filter(assessment=OuterRef("pk")).order_by("-saved_at").values("saved_at")
        worked_at = Coalesce("last_saved_at", "started_at")
        return self.annotate(last_saved_at=Subquery(saved[:1])).order_by(worked_at.desc(), "-started_at")

    def with_people(self) -> "AssessmentQuerySet":
        """Fetch observer and instrument along, and leave the packed document and the texts behind."""
        return self.select_related("observer", "instrument_version__instrument", "correction").defer(
            "document", "instrument_version__document", "correction__document", "correction__scores"
        )


class Assessment(models.Model):
    """One observation form: one observer, one setting, one period; a snapshot, never a verdict.

    While a draft, its answers are rows (`Answer`). Signing packs them into `document`, stores the
    scores and the digest, and from then on a trigger refuses every change. A correction is a new form
    that points back.
    """

    PERSONAL = {
        *("child", "observer", "observer_role", "setting", "hours_seen", "with_teacher"),
        *("document", "scores", "correction_reason", "copied_from"),
        *("sent_by", "seen_in", "spoken_by"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="assessments")
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    observer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assessments")
    observer_role = models.CharField(_("your role"), max_length=20, choices=ObserverRole.choices)
    setting = models.CharField(_("where you saw the child"), max_length=20, choices=Setting.choices)
    period_from = models.DateField(_("first day of the period"))
    period_to = models.DateField(_("last day of the period"))
    hours_seen = models.PositiveSmallIntegerField(
        _("hours you saw the child in this period"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
    )
    with_teacher = models.BooleanField(_("filled in together with the teacher"), default=False)
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    correction_reason = models.CharField(_("why it is corrected"), max_length=300, blank=True)
    # the id of the withdrawn form with the wrong child; no foreign key: either is destroyed without the other
    copied_from = models.UUIDField(null=True, blank=True, editable=False)
    # who sent the answers by a link, as the observer calls this person; empty where the observer was there
    sent_by = models.CharField(_("who sent it by a link"), max_length=80, blank=True, editable=False)
    # the code of the language in which that was seen
    seen_in = models.CharField(max_length=12, blank=True, editable=False)
    spoken_by = models.CharField(_("which parent or carer"), max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    document = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    scores = models.JSONField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-period_to", "-started_at"]
        indexes = [models.Index(fields=["child", "period_to"], name="assessment_child_period")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="assessment_signed_is_whole",
                condition=Q(signed_at=None, document=None, scores=None, digest="")
                | Q(signed_at__isnull=False, document__isnull=False, scores__isnull=False) & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="assessment_period_in_order", condition=Q(period_from__lte=F("period_to"))
            ),
            models.UniqueConstraint(
                "child",
                "instrument_version",
                "observer",
                Case(When(observer_role__in=list(OWN_VOICES), then="observer_role"), default=Value("")),
                name="assessment_one_draft_per_observer",
                condition=Q(signed_at=None, corrects=None),
            ),
            models.UniqueConstraint("copied_from", name="assessment_copied_once"),
            models.CheckConstraint(
                name="assessment_hours_seen_by_professionals",
                condition=Q(hours_seen__isnull=False) | Q(observer_role__in=list(OWN_VOICES)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_setting_display()} · {self.period_to:%d-%m-%Y}"

    @property
    def title(self) -> str:
        """The name of the form in the language of the page."""
        return form_of(self.instrument_version_id).title.in_language(get_language() or "nl")

    @property
    def age(self) -> int:
        """How old the child was on the last day of the period (whole years): what a form asks goes by it."""
        return self.child.age_on(self.period_to)

    @property
    def age_then(self) -> int:
        """The age that was packed at signing; of a draft, the age as it is reckoned now."""
        return (self.document or {}).get("age", self.age) if self.is_signed else self.age

    @property
    def form(self) -> Form:
        """What the form asks about a child of this age; of a signed form, as it was asked."""
        return form_at(self.instrument_version_id, self.age_then)

    @property
    def answered(self) -> set[str]:
        """The items of a draft that have an answer; one query."""
        return answered_in(self.form, {answer.item_key: answer for answer in self.answers.all()})

    @property
    def is_own_voice(self) -> bool:
        """Whether the child or a parent answered, together with the observer."""
        return is_own_voice(self.observer_role)

    @property
    def is_by_child(self) -> bool:
        """Whether the child itself answered."""
        return self.observer_role == ObserverRole.CHILD

    @property
    def is_by_parent(self) -> bool:
        """Whether a parent or carer answered."""
        return self.observer_role == ObserverRole.PARENT

    @property
    def wants_to_talk(self) -> bool:
        """Whether who answered for themselves ticked, at the end, that they want to talk about something."""
        return bool((self.document or {}).get("wants_to_talk"))

    @property
    def role_in_words(self) -> str:
        """Name the role; the child by its age on the last day of the period."""
        return role_name(self.observer_role, self.child.age_on(self.period_to))

    @property
    def seen_by(self) -> str:
        """Who observed, by name; a child, a parent or a teacher with the one who was there."""
        return named(self.observer_role, **self.people)

    @property
    def seen_by_in_role(self) -> str:
        """In which role was observed and who filled it in; a child, a parent or a teacher with the one who was there."""
        return named_in_role(self.observer_role, **self.people)

    @property
    def people(self) -> dict[str, Any]:
        """The names of the child, of the observer and of who sent it by a link, and whether the teacher sat beside."""
        names = {"child": self.child.first_name, "observer": self.observer.full_name}
        said = {"sent_by": self.sent_by, "seen_in": self.seen_in, "spoken_by": self.spoken_by}
        return {**names, **said, "with_teacher": self.with_teacher}

    @property
    def is_signed(self) -> bool:
        """Whether the form is signed and closed for ever."""
        return self.signed_at is not None

    @property
    def is_held(self) -> bool:
        """Whether only its observer reads it, until a colleague signed too."""
        return hasattr(self, "held_by")

    @property
    def is_replaced(self) -> bool:
        """Whether a signed correction stands in its place."""
        correction = getattr(self, "correction", None)
        return correction is not None and correction.is_signed
