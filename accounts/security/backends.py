"""Who counts as a user: an open account with a role somewhere, asked of the database at every request."""

import uuid

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from accounts.models import Membership, User


class MemberBackend(ModelBackend):
    """Password sign-in for people with a role; Django itself hashes as long for an unknown address."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        """Say whether the account is open and has a role."""
        if not isinstance(user, User) or not super().user_can_authenticate(user):
            return False
        return Membership.objects.filter(user=user, ended_at=None).exists()

    def get_user(self, user_id: str | uuid.UUID) -> User | None:
        """Return the user of a session, or None from the moment on that the account or its last role ended."""
        roles = Membership.objects.filter(user=OuterRef("pk"), ended_at=None)
        return User.objects.filter(Exists(roles), pk=user_id, is_active=True).first()
