"""The form about a child that someone began and did not sign, and how far it got."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from children.models import Child


@dataclass(frozen=True)
class OpenDraft:
    """A draft: its form, where and when was looked, how much has an answer, and the page on which it stopped."""

    id: UUID
    title: str
    setting: str
    period_from: datetime.date
    period_to: datetime.date
    n_answered: int
    n_asked: int
    page: int


def open_draft_of(child: Child, user: User) -> OpenDraft | None:
    """Return the draft about a child on which someone worked last; one query, two when there is one."""
    draft = child.assessments.drafts().filter(observer=user).with_people().newest_work_first().first()
    if draft is None:
        return None
    draft.child = child
    answered, form = draft.answered, draft.form
    open_pages = (
        number
        for number, page in enumerate(form.pages_asked, start=1)
        if any(item.key not in answered for item in page.items)
    )
    return OpenDraft(
        id=draft.pk,
        title=draft.title,
        setting=draft.get_setting_display(),
        period_from=draft.period_from,
        period_to=draft.period_to,
        n_answered=len(answered),
        n_asked=len(form.items_asked),
        page=next(open_pages, 1),
    )
